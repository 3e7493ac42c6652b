# The places that a report marks: parentheses, methods, several lines, and what is raised again.

import traceback


def report(function):
    try:
        function()
    except Exception:
        for line in traceback.format_exc().splitlines()[2:]:
            print(line.replace(__file__, "FILE"))


def one():
    return 1


def again():
    try:
        one() / 0
    except ZeroDivisionError:
        raise


def again_of_group():
    try:
        one() / 0
    except* ZeroDivisionError:
        raise


def parentheses():
    return 1 + (2 / (0)) * 3


def parentheses_first():
    return (1 + (2)) / (0)


def no_method():
    return one().missing(1, 2)


def no_method_below():
    return (
        one()
        .real
        .missing(1)
    )


def assigned():
    first = one(1)


def assigned_to_two():
    first, second = one(1)


def several_lines():
    return sum([
        1,
        2,
        3,
        "a",
    ],
        4,
        5)


def operator_below():
    return (one()
            + one()
            / 0
            )


def unpacked():
    return [1, *one(), 2]


def imported():
    from sys import missing


def executed():
    exec("first = 1\nfirst / 0")


def not_compiled():
    eval("1 +")


for function in (again, again_of_group, parentheses, parentheses_first, no_method, no_method_below, assigned,
                 assigned_to_two, several_lines, operator_below, unpacked, imported, executed, not_compiled):
    print("--", function.__name__)
    report(function)
