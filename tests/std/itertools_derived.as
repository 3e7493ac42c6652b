# Iterators of itertools can be derived from.
import copy
import itertools


class Chain(itertools.chain):
    def twice(self):
        return [item * 2 for item in self]


class Numbers(itertools.count):
    def __next__(self):
        return -super().__next__()


class Pairs(itertools.zip_longest):
    kept = 0

    def __init__(self, *args):
        self.kept = len(args)


c = Chain([1, 2], [3])
print(type(c).__name__, isinstance(c, itertools.chain), next(c), c.twice())
print(list(zip(Numbers(1), "ab")))
p = Pairs("ab", "c")
print(p.kept, list(p))
print(list(Chain.from_iterable(["xy", "z"])), type(Chain.from_iterable([])) is Chain)


class Groups(itertools.groupby):
    pass


print([(key, list(group)) for key, group in Groups("aab")])
