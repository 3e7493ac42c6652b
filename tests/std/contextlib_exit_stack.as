# ExitStack: order, suppression, replaced exceptions and their context, pop_all.
from contextlib import ExitStack, contextmanager


@contextmanager
def named(name, swallow=()):
    print("enter", name)
    try:
        yield name
    except swallow as e:
        print(name, "swallowed", repr(e))
    finally:
        print("exit", name)


with ExitStack() as stack:
    print([stack.enter_context(named(n)) for n in "abc"])
    stack.callback(print, "callback", 1, sep="-")

with ExitStack() as stack:
    stack.enter_context(named("outer", ValueError))
    stack.enter_context(named("inner"))
    raise ValueError("x")
print("after")


def raiser(error):
    def exit(kind, value, tb):
        print("exit sees", repr(value))
        raise error
    return exit


try:
    with ExitStack() as stack:
        stack.push(raiser(KeyError("second")))
        stack.push(raiser(IndexError("first")))
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)

try:
    try:
        raise OSError("outer")
    except OSError:
        with ExitStack() as stack:
            stack.push(raiser(IndexError("x")))
            stack.push(lambda *exc: True)
            raise ValueError("gone")
except IndexError as e:
    print(repr(e), repr(e.__context__))


@ExitStack().callback
def as_decorator():
    pass


print(as_decorator.__name__)
with ExitStack() as stack:
    stack.callback(print, "moved")
    moved = stack.pop_all()
print("left the block")
moved.close()
moved.close()
for bad in (3, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)
s = ExitStack()
s.push(lambda *a: print(a))
print(s.__exit__(None, None, None))
s.push(lambda kind, e, tb: kind is TypeError)
print(s.__exit__(TypeError, TypeError("t"), None))
