# Which builtin containers ask a derived one how it iterates, and which take what it holds.
class Bag(set):
    def __iter__(self):
        print("iter")
        return iter([9])


class Table(dict):
    def __iter__(self):
        print("iter")
        return iter("a")


print({*Bag([1])}, set(Bag([1])), {1}.union(Bag([2])), {2}.isdisjoint(Bag([2])), [*Bag([1])])
print({"a", "b"}.difference(Table(b=1)), {"b"}.isdisjoint(Table(b=1)), {*Table(b=1)})


class Index:
    def __index__(self):
        print("index")
        return 97


print(Index() in b"abc", Index() in bytearray(b"xyz"))


class Times(list):
    def __mul__(self, other):
        return NotImplemented


for f in lambda: Times([1]) * 2, lambda: 2 * Times([1]), lambda: Times([1]) * (1, 2):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Guess:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i

    def __length_hint__(self):
        print("hint")
        return 2


print(list(Guess()), dict([Guess()]), tuple(iter(Guess())), "".join(map(str, Guess())))
