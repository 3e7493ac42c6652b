# What `except*` puts together is a group of a list; parts of a group hide their context, as when a cause is set.
def show(e):
    return repr(e), e.__suppress_context__, [part.__suppress_context__ for part in e.exceptions]


group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("n", [ValueError(2), OSError(3)])])
for part in group.split(ValueError):
    print(show(part))
# expect: ("ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(2)])])", True, [False, True])
# expect: ("ExceptionGroup('g', [ExceptionGroup('n', [OSError(3)])])", True, [True])
print(group.subgroup(Exception) is group, group.__suppress_context__)  # expect: True False


def attempt(what):
    try:
        what()
    except BaseException as e:
        print(show(e))


def other_errors():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise TypeError
    except* KeyError:
        raise OSError


def part_again():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise


def naked():
    try:
        raise ValueError(1)
    except* ValueError as e:
        print(repr(e))
        raise


attempt(other_errors)  # expect: ("ExceptionGroup('', [TypeError(), OSError()])", False, [False, False])
attempt(part_again)  # expect: ("ExceptionGroup('g', [ValueError(1), KeyError(2)])", True, [False, False])
# expect: ExceptionGroup('', (ValueError(1),))
attempt(naked)  # expect: ("ExceptionGroup('', (ValueError(1),))", False, [False])


class Indexed(set):
    def __getitem__(self, i):
        return i


print(list(reversed(Indexed("ab"))))  # expect: [1, 0]
