# What has no `__eq__`, `__ne__` and `__hash__` of its own is equal to itself alone, until its class gets them.
class Plain:
    pass


class Derived(Plain):
    pass


class Words(list):
    pass


a, b, words = Plain(), Derived(), Words()
print([a == x for x in (a, b, words, None, 1, "x", (1,), [], {}, Plain, ...)])  # expect: [True, False, False, False, False, False, False, False, False, False, False]
print(words == [], a != a, [a, b] == [a, b], (a, 1) == (b, 1), {a: 1, b: 2}[b], {(a, 1): 5}[a, 1])  # expect: True False True False 2 5
Plain.__eq__ = lambda self, other: True
print(a == 5, 5 == b, [b] == [7])  # expect: True True True
try:
    hash(a)
    print("hashable")  # expect: hashable
except TypeError as e:
    print(e)
del Plain.__eq__
print(a == 5, b == 5)  # expect: False False
Plain.__hash__ = lambda self: 7
print(hash(a), hash(b), len({a: 1, b: 2}), {a: "here"}.get(a))  # expect: 7 7 2 here


class Meta(type):
    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class Made(metaclass=Meta):
    pass


print(Made == 5, a == Made, a != Made)  # expect: True True False


class Odd:
    def __ne__(self, other):
        return "other"


print(Odd() == 3, Odd() != 3, a != Odd())  # expect: False other other


class Greater:
    __eq__ = max


try:
    Greater() == 1
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable

sets = {1, 2}, {1, 2, 3}, frozenset({1, 2}), set()
print([[x < y, x <= y, x > y, x >= y].count(True) for x in sets for y in sets])  # expect: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]
print(min({3, 1, 2}), max({3, 1, 2}), min({1.5, 2}), max(frozenset("ab")), min({True, 5}), max({2**70, 1}))  # expect: 1 3 1.5 b True 1180591620717411303424
