# Special methods that builtins call, in C's order: what is asked twice, what is not asked at all, what ends a search.
import math
import os
import statistics


class Heard:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "H%d" % self.n


class Less(Heard):
    def __lt__(self, other):
        print("lt", self, other)
        return NotImplemented


class Index(Heard):
    def __index__(self):
        print("index", self)
        return self.n


class Number(Heard):
    def __float__(self):
        print("float", self)
        return float(self.n)

    __hash__ = None


class Path(Heard):
    def __fspath__(self):
        return self.n


class Named(Heard):
    def __getitem__(self, name):
        return name.upper()

    def __getattr__(self, name):
        print("look up", name)
        raise AttributeError(name)


class Plain:
    pass


def told(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


def put(target, key):
    target[key] = 1


def drop(target, key):
    del target[key]


# Keys of one class are asked for their own `__lt__` before the comparison begins anew.
told(lambda: sorted([Less(2), Less(1)]))
told(lambda: sorted([Less(2), Plain()]))
told(lambda: b"ab".find(Index(98)))
told(lambda: b"ab".count(Index(300)))
told(lambda: bytes(Index(10**30)))
told(lambda: math.dist([Number(1), Number(2)], [Number(3)]))
told(lambda: math.dist([Number(1), Number(2)], (Number(4), Number(6))))
told(lambda: math.sumprod([1, Plain()], [1, 2, 3]))
told(lambda: math.sumprod(iter([1, 2]), [1]))
told(lambda: os.fspath(Path(5)))
told(lambda: "%(a)s %(b)s" % Named(1))
told(lambda: statistics.mean([Named(1)]))
told(lambda: str.maketrans(type("D", (dict,), {})({"a": "b"})))
told(lambda: {1, 2}.isdisjoint([{1}]))
told(lambda: {1}.issuperset([set()]))
told(lambda: {1}.intersection(print("took", n) or n for n in (1, 2)))
told(lambda: {1, 2}.issubset(print("took", n) or n for n in (2, 1, 3)))
told(lambda: eval("1", Named(1)))
for target in Plain(), (1,), {1}, "a", 5:
    for key in 0, Index(0), Index(10**30), 10**30, "a":
        told(lambda: put(target, key))
        told(lambda: drop(target, key))
