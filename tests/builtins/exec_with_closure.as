# exec of code with free variables; dir() where the locals are a mapping; input without its streams.
import io
import sys
from types import CellType


def make():
    total, a, b = 0, 2, 3

    def multiply():
        nonlocal total
        total = a * b

    return multiply, lambda: total


f, total = make()
exec(f.__code__, f.__globals__, closure=f.__closure__)
print(total(), f.__code__.co_freevars)
cells = tuple(c if name == "total" else CellType(n) for c, name, n in zip(f.__closure__, f.__code__.co_freevars, (35, 72, 9)))
exec(f.__code__, f.__globals__, closure=cells)
print(total())
for code, closure in ((f.__code__, None), (f.__code__, f.__closure__[:2]), (f.__code__, list(f.__closure__)), (f.__code__, (int,) * 3), ("1", f.__closure__), (make.__code__, f.__closure__)):
    try:
        exec(code, {}, closure=closure)
    except TypeError as e:
        print(e)


class M:
    def __getitem__(self, key):
        if key == "a":
            return 12
        raise KeyError(key)

    def keys(self):
        return list("xyz")


print(eval("a", globals(), M()), eval("dir()", globals(), M()))
try:
    __import__("no\0name")
except ModuleNotFoundError as e:
    print(e)
try:
    1 / 0
except ZeroDivisionError as e:
    print(dir(e.__traceback__))
stdin, out = sys.stdin, sys.stdout
del sys.stdin
try:
    input("not shown")
except RuntimeError as e:
    print(e)
sys.stdin = stdin
try:
    io.StringIO("", newline=b"x")
except TypeError as e:
    print(e)


def shared(b, a, *, z, k=1, **m):
    q = 1
    c = 2

    def inner():
        return a, b, z, q, m, c

    return inner


print(shared.__code__.co_cellvars, shared(1, 2, z=3).__code__.co_freevars, shared.__code__.co_varnames)
