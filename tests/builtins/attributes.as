# getattr, setattr, hasattr, delattr, vars, dir, id, type, callable.
class C:
    x = 1
    def m(self): return "m"
c = C()
print(getattr(c, "x"), getattr(c, "zz", "default"), hasattr(c, "m"), hasattr(c, "zz"))
setattr(c, "y", 2)
print(c.y, vars(c))
delattr(c, "y")
print(vars(c))
for f in (lambda: getattr(c, "zz"), lambda: delattr(c, "zz"), lambda: getattr(c, 5), lambda: setattr(5, "a", 1), lambda: setattr([], "x", 1), lambda: vars(5), lambda: hasattr(c, 1), lambda: getattr(c),
          lambda: (5).nope, lambda: "s".nope, lambda: [].push, lambda: None.x, lambda: C.zz, lambda: setattr(C, "x", 5) or setattr(int, "x", 1), lambda: {}.a, lambda: len.foo, lambda: (lambda: 0).zz):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
print([n for n in dir(c) if not n.startswith("__")], "append" in dir([]), "x" in dir(C))
print(id(c) == id(c), id(c) == id(C()), type(5), type(c).__name__, type("X", (), {"a": 1})().a)
print(callable(len), callable(C), callable(c.m), callable(5), callable(lambda: 0))
def f():
    a = 1
    return vars()
print(f(), sorted(dir())[:1])
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None))
for f in (lambda: hash([]), lambda: hash({}), lambda: hash({1}), lambda: hash((1, [])), lambda: {[]: 1}, lambda: {{}}, lambda: type(1, 2), lambda: {1: 2}[[]]):
    try:
        f()
    except TypeError as e:
        print(e)

# What takes attributes says only that it does not have one.
import asyncio

for holder in staticmethod(len), classmethod(len), asyncio.new_event_loop().create_future(), lambda: 0, ValueError():
    try:
        del holder.absent
    except AttributeError as e:
        print(e)
