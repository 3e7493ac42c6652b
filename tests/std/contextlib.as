# contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout.
import contextlib
import io
from contextlib import contextmanager, suppress, ExitStack
@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("seen", e)
    finally:
        print(f"</{name}>")
with tag("a") as t, tag("b"): print(t)
with tag("v"): raise ValueError("swallowed")
try:
    with tag("k"): raise KeyError("through")
except KeyError as e:
    print(repr(e))
with suppress(ZeroDivisionError, KeyError): 1 / 0
print("suppressed")
@tag("deco")
def f(): return "decorated"
print(f())
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xy"]
    stack.callback(print, "callback", 1)
    stack.push(lambda t, v, tb: print("push sees", v))
    print(names)
with ExitStack() as stack:
    stack.enter_context(tag("m"))
    kept = stack.pop_all()
print("not closed yet"); kept.close()
class Res:
    def close(self): print("closed")
with contextlib.closing(Res()): print("open")
with contextlib.nullcontext(5) as n: print(n)
out = io.StringIO()
with contextlib.redirect_stdout(out): print("hidden")
print(repr(out.getvalue()))
@contextmanager
def never():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
for cm in (never, twice):
    try:
        with cm(): pass
    except RuntimeError as e:
        print(e)
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("body")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))
class Own(contextlib.ContextDecorator):
    def __enter__(self): print("in")
    def __exit__(self, *a): print("out")
@Own()
def g(): print("g")
g()
with contextlib.chdir("/"): pass
