# lru_cache and cache: hits, misses, eviction order, typed, errors.
from functools import lru_cache, cache

calls = []


@lru_cache(maxsize=3)
def f(x, y=0):
    """Adds."""
    calls.append((x, y))
    return x + y


for x in (1, 2, 3, 1, 4, 2, 1, 3):
    f(x)
print(calls, f.cache_info())
f(1, y=2), f(1, 2), f(x=1, y=2), f(y=2, x=1)
print(calls[-4:], f.cache_info(), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(5, 6))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info(), fib.cache_parameters())


@lru_cache(typed=True)
def t(x):
    return type(x).__name__


print(t(1), t(1.0), t(True), t(1), t.cache_info())


@lru_cache
def u(*args):
    return len(args)


print(u(1), u(1.0), u((1,)), u(1, 2), u((1, 2)), u("a"), u(True), u.cache_info())
print(u(None), u(1, 2), u.cache_info().hits, u.cache_info() == u.cache_info(), u.cache_info()[3])


@lru_cache(maxsize=0)
def z(x):
    return x


z(1), z(1)
print(z.cache_info())


@lru_cache(maxsize=-5)
def neg(x):
    return x


print(neg.cache_info())


@lru_cache(maxsize=2)
def bad(x):
    raise ValueError(x)


for _ in range(2):
    try:
        bad(1)
    except ValueError as e:
        print("raised", e, bad.cache_info())
try:
    u([])
except TypeError as e:
    print(e)
try:
    lru_cache("x")
except TypeError as e:
    print(e)


class C:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def double(self):
        print("computing", self.n)
        return self.n * 2


c = C(4)
print(c.double(), c.double(), C.double.cache_info())


@lru_cache(maxsize=2)
def nested(n):
    return 0 if n == 0 else nested(n - 1) + 1


print(nested(10), nested.cache_info())
