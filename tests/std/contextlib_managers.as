# contextmanager, closing, suppress, nullcontext, redirect_stdout, ContextDecorator.
import io
from contextlib import contextmanager, closing, suppress, nullcontext, redirect_stdout, ContextDecorator
from contextlib import AbstractContextManager


@contextmanager
def tag(name):
    """Doc of tag."""
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("exit", name)


with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("v")
try:
    with tag("c"):
        raise KeyError("k")
except KeyError as e:
    print("through", e)
print(tag.__name__, tag.__doc__, tag("x").__doc__)


@tag("deco")
def work(x):
    return x * 2


print(work(4), work(5), work.__name__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def replacing():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e


@contextmanager
def plain():
    yield


def attempt(cm, error=None):
    try:
        with cm:
            if error is not None:
                raise error
        print("fine")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), e is error)


attempt(never())
attempt(twice())
attempt(stubborn(), ValueError("x"))
attempt(replacing(), ValueError("y"))
attempt(plain(), StopIteration("s"))
attempt(plain(), RuntimeError("r"))
attempt(plain(), GeneratorExit())
attempt(plain())
cm = plain()
with cm:
    pass
try:
    with cm:
        pass
except Exception as e:
    print(type(e).__name__, e)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as d:
    print(type(d).__name__)
with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
attempt(suppress(KeyError), ValueError("other"))
attempt(suppress(ValueError), ExceptionGroup("g", [ValueError(1), TypeError(2)]))
attempt(suppress(ValueError), ExceptionGroup("g", [ValueError(1)]))
with nullcontext() as n, nullcontext(3) as m:
    print(n, m)
out = io.StringIO()
with redirect_stdout(out) as o:
    print("hidden", end="")
    with redirect_stdout(io.StringIO()):
        print("deeper")
print(repr(out.getvalue()), o is out)


class loud(ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *exc):
        print("out", exc[0])
        return True


@loud()
def f():
    print("f runs")
    raise OSError


f()


class Own(AbstractContextManager):
    def __exit__(self, *exc):
        return False


with Own() as own:
    print(type(own).__name__, isinstance(nullcontext(), AbstractContextManager), isinstance(3, AbstractContextManager))
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
