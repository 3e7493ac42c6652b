# partial, wraps, lru_cache, cache, reduce, cmp_to_key, total_ordering, singledispatch, cached_property.
import functools
from functools import partial, wraps, lru_cache, reduce
p = partial(pow, 2); print(p(5), partial(int, base=2)("101"), p.func is pow, p.args, p.keywords)
f = partial(lambda *a, **k: (a, k), 1, x=2); print(f(3, y=4), f(x=9), partial(f, 5)(6))
def deco(fn):
    @wraps(fn)
    def wrapper(*a): return fn(*a) + 1
    return wrapper
@deco
def add(a, b):
    "Adds."
    return a + b
print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__(1, 2))
calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x)
    return x * x
print([sq(i) for i in (1, 2, 1, 3, 2, 1)], calls, sq.cache_info()); sq.cache_clear(); print(sq.cache_info())
@lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().misses, fib.__name__)
@functools.cache
def ident(x): return [x]
print(ident(1) is ident(1), ident(1) is ident(2))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), reduce(max, [3, 9, 2]))
for g in (lambda: reduce(lambda a, b: a, []), lambda: partial(), lambda: partial(5), lambda: sq([]), lambda: reduce(max, 5)):
    try:
        g()
    except TypeError as e:
        print(e)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(2) >= V(3))
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {x}"
print(show(1), show([1]), show("s"), show(True))
class C:
    @functools.cached_property
    def slow(self):
        print("computing")
        return 5
c = C(); print(c.slow, c.slow)
class M:
    @functools.partialmethod
    def x(self): pass
    def set(self, a, b): return (a, b)
    set5 = functools.partialmethod(set, 5)
print(M().set5(6))
