# The code of a function can be replaced, but not while it runs: its registers belong to the old one.
# differs: CPython lets what runs go on with the old code


def replacement():
    return "new"


def replace_own():
    try:
        replace_own.__code__ = replacement.__code__
    except RuntimeError as error:
        return error


def replace_below():
    def inner():
        caller.__code__ = replacement.__code__

    inner()


def caller():
    text = "old"
    try:
        replace_below()
    except RuntimeError as error:
        return text, 5.25, error


def numbers():
    yield 1


print(replace_own())  # expect: cannot replace the code of a function that runs
print(caller())  # expect: ('old', 5.25, RuntimeError('cannot replace the code of a function that runs'))
try:
    numbers.__code__ = replacement.__code__
except RuntimeError as error:
    print(error)  # expect: cannot replace the code of a generator or coroutine function
caller.__code__ = replacement.__code__
print(caller())  # expect: new
