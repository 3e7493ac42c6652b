# partial, partialmethod, wraps, reduce, cmp_to_key.
from functools import partial, partialmethod, wraps, reduce, cmp_to_key, update_wrapper
import functools


def area(w, h, *, unit="m"):
    """Doc of area."""
    return f"{w * h}{unit}"


p = partial(area, 3)
print(p(4), p(4, unit="cm"), p.args, p.keywords, p.func is area)
q = partial(p, unit="km")
print(q(5), q.func is area, q.args, q.keywords)
print(repr(partial(int, base=2)), repr(partial(print, 1, "a", sep="-")))
for bad in (lambda: partial(), lambda: partial(5), lambda: p(), lambda: q(1, 2, 3)):
    try:
        bad()
    except TypeError as e:
        print(e)


class Sub(partial):
    pass


print(repr(Sub(int, "7"))[-25:], Sub(int, "7")())
p.note = "kept"
print(p.note, partial(p).func is p, p.__dict__)


class Cell:
    def set(self, value, *, twice=False):
        self.value = value * 2 if twice else value
        return self

    on = partialmethod(set, 1)
    more = partialmethod(on, twice=True)

    @classmethod
    def make(cls, n):
        return cls.__name__, n

    make3 = partialmethod(make, 3)


print(Cell().on().value, Cell().more().value, Cell.make3(), Cell().make3())
try:
    partialmethod(3)
except TypeError as e:
    print(e)


def logged(f):
    @wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner


area.tag = "T"
g = logged(area)
print(g.__name__, g.__doc__, g.__module__ == area.__module__, g.tag, g.__wrapped__ is area, g(2, 3))
print(update_wrapper(lambda: 0, g, assigned=("__name__",), updated=()).__name__)

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3], 9), reduce(lambda a, b: a + [b], "ab", []))
for bad in (lambda: reduce(max, []), lambda: reduce(max, 5)):
    try:
        bad()
    except TypeError as e:
        print(e)

K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=K), K(1) < K(2), K(1) == K(1), K(1) >= K(2), K(3).obj, max("axb", key=K))
try:
    K(1) < 5
except TypeError as e:
    print(e)
