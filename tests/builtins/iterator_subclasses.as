# Subclasses of the builtin iterators: their instances have attributes and methods of their own.

class Swapped(enumerate):
    def __init__(self, items, start=0):
        self.drawn = 0

    def __next__(self):
        index, item = super().__next__()
        self.drawn += 1
        return item, index


swapped = Swapped("ab", 5)
print(type(swapped).__name__, isinstance(swapped, enumerate))  # expect: Swapped True
print(list(swapped), swapped.drawn)  # expect: [('a', 5), ('b', 6)] 2


class Pairs(zip):
    def __new__(cls, *iterables):
        return super().__new__(cls, *iterables, strict=True)


pairs = Pairs("ab", [1, 2])
pairs.name = "letters"
print(next(pairs), vars(pairs))  # expect: ('a', 1) {'name': 'letters'}
print([*pairs])  # expect: [('b', 2)]
try:
    list(Pairs("ab", [1]))
except ValueError as error:
    print(error)  # expect: zip() argument 2 is shorter than argument 1
for letter, number in Pairs("xy", (1, 2)):
    print(letter, number)
# expect: x 1
# expect: y 2


class Lengths(map):
    def total(self):
        return sum(self)


print(Lengths(len, ["a", "bcd"]).total())  # expect: 4


class Present(filter):
    pass


print(type(Present(None, [])).__name__, list(Present(None, [0, 1, "", 2])))  # expect: Present [1, 2]


class Backwards(reversed):
    pass


# What the argument itself reverses is no instance of the subclass.
print(type(Backwards([1, 2])).__name__)  # expect: list_reverseiterator
print(type(Backwards("ab")).__name__, *Backwards("ab"))  # expect: Backwards b a
