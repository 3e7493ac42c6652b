# __cause__, __context__, __suppress_context__.
def show(e):
    print(repr(e), "cause:", repr(e.__cause__), "context:", repr(e.__context__), e.__suppress_context__)


try:
    try:
        raise ValueError("first")
    except ValueError as e:
        raise KeyError("second") from e
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second") from None
except KeyError as e:
    show(e)
try:
    raise RuntimeError("r") from OSError("c")
except RuntimeError as e:
    show(e)
try:
    raise RuntimeError from ValueError
except RuntimeError as e:
    show(e)
try:
    try:
        1 / 0
    finally:
        {}["k"]
except KeyError as e:
    show(e)
def deep():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise ValueError(2)
    except ValueError:
        raise ValueError(3)
try:
    deep()
except ValueError as e:
    while e:
        print(e, end=" ")
        e = e.__context__
print()
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
e = ValueError("x").with_traceback(None)
print(repr(e), e.__traceback__)
