# raise alone raises what is being handled.
import sys
def f():
    try:
        raise ValueError("original")
    except ValueError:
        print("seen")
        raise


try:
    f()
except ValueError as e:
    print("again", e)
try:
    raise
except RuntimeError as e:
    print(e)
def helper():
    raise
try:
    try:
        raise KeyError("from caller")
    except KeyError:
        helper()
except KeyError as e:
    print(repr(e))
try:
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError:
            pass
        raise
except ValueError as e:
    print("outer one", e)
print(sys.exception())
try:
    raise OSError("x")
except OSError:
    print(repr(sys.exception()), sys.exc_info()[0].__name__)
print(sys.exc_info())
for bad in (5, "s", None, int):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise ValueError("v") if True else None
except ValueError as e:
    print(e)
