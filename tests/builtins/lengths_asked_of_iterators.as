# Who asks for a length, of what, and how often `__iter__` is called: what makes a list of what it is given, as C does.
import array
import itertools
import math


class Steps:
    at = 0

    def __iter__(self):
        print(" steps.iter", end="")
        return self

    def __next__(self):
        self.at += 1
        if self.at > 2:
            raise StopIteration
        return self.at

    def __len__(self):
        print(" steps.len", end="")
        return 2


class Source:
    def __iter__(self):
        print(" source.iter", end="")
        return Steps()

    def __len__(self):
        print(" source.len", end="")
        return 2


class Items:
    def __getitem__(self, i):
        return [5, 6][i]

    def __len__(self):
        print(" items.len", end="")
        return 2


def first(x):
    a, *rest = x
    return a, rest


def last(x):
    *rest, a = x
    return rest, a


def put(x):
    items = [0, 0, 0]
    items[1:2] = x
    return items


def add(x):
    items = [0]
    items += x
    return items


WAYS = [tuple, sorted, bytes, bytearray, first, last, put, add, lambda x: [*x], lambda x: (*x,), lambda x: dict([x]),
        lambda x: array.array("i", x), lambda x: list(itertools.product(x)), lambda x: list(itertools.permutations(x, 1)),
        lambda x: math.dist(x, [1, 2]), lambda x: list(reversed(x))]
for i, way in enumerate(WAYS):
    for make in Source, Steps, Items, lambda: iter(Items()):
        try:
            print("", way(make()), i)
        except TypeError as error:
            print("", error, i)
