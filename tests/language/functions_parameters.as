# Every kind of parameter.
def a(x, y=2, *args, k, m=5, **kw):
    return x, y, args, k, m, kw
print(a(1, k=3))
print(a(1, 2, 3, 4, k=5, z=6))
def pos(x, y, /, z): return x, y, z
print(pos(1, 2, 3), pos(1, 2, z=3))
def kwo(*, a, b=1): return a, b
print(kwo(a=5), kwo(b=2, a=1))
def mixed(a, /, b, *, c): return a, b, c
print(mixed(1, 2, c=3), mixed(1, b=2, c=3))
def same(a, /, **kw): return a, kw
print(same(1, a=2))
def default(x, acc=[]):
    acc.append(x)
    return acc
print(default(1), default(2), default(3, []))
print((lambda x, *y, z=1, **w: (x, y, z, w))(1, 2, q=3))
def ann(x: int, y: "str" = "d", *args: float, k: list[int] = None, **kw: dict) -> tuple:
    return x, y, args, k, kw
print(ann(1), ann.__annotations__)
print(a.__defaults__, a.__kwdefaults__, pos.__name__)
def f(a, b): return a - b
print(f(b=1, a=5), f(*(7, 2)), f(**{"b": 1, "a": 2}))
