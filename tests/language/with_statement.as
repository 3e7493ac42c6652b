# Context managers: enter, exit, suppression, several at once.
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v)
        return self.swallow


with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (
    CM("p") as p,
    CM("q"),
):
    print(p)
with CM("s", True):
    raise ValueError("swallowed")
print("after")
try:
    with CM("outer"), CM("inner"):
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
def f():
    with CM("ret"):
        return "returned"
print(f())
for i in range(3):
    with CM(str(i)):
        if i == 0: continue
        break
class NoEnter: pass
try:
    with NoEnter(): pass
except TypeError as e:
    print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e:
    print(e)
with CM("t") as (a): print(a)
class Pair:
    def __enter__(self): return 1, [2, 3]
    def __exit__(self, *a): pass
with Pair() as (a, [b, c]):
    print(a, b, c)
