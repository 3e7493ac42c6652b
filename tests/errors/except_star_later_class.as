# After a clause of `except*` has taken its part, that part is what is handled while later classes are looked at.
import sys


def seen(kind):
    print("class asked while", repr(sys.exception()), "is handled")
    return kind


def run(f):
    try:
        f()
    except BaseException as e:
        print(repr(e), "|", repr(e.__context__), "|", repr(e.__cause__))


def refused():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError(1)
    except* ExceptionGroup:
        print("no")


def no_class():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* OSError:
        print("no")
    except* (TypeError, 3):
        print("no")


def asked():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* seen(OSError):
        print("no")
    except* seen(ValueError):
        print("ValueError", repr(sys.exception()))
    except* seen(OSError):
        print("no")
    except* seen(TypeError):
        print("TypeError", repr(sys.exception()))
    except* seen(OSError):
        print("no")


run(refused)
run(no_class)
run(asked)
print(sys.exception())
