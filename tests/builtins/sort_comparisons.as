# Which comparisons a sort makes, and in which order, is CPython's.

class Item:
    made = []

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Item.made.append((self.value, other.value))
        return self.value < other.value


def comparisons(values):
    Item.made = []
    items = sorted(Item(value) for value in values)
    assert [item.value for item in items] == sorted(values)
    return Item.made


print(comparisons([3, 1, 2]))
print(comparisons([1, 2, 3, 4]))
print(comparisons([4, 3, 2, 1]))
print(comparisons([5, 5, 4, 4, 4, 9]))
scrambled = [(i * 37) % 101 for i in range(101)]
print(len(comparisons(scrambled)))
print(len(comparisons(list(range(100)) + list(range(50)))))
print(len(comparisons(list(range(500, 0, -1)) + list(range(500)))))
print(len(comparisons([i % 7 for i in range(1000)])))

nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.0]))
print(sorted([8, 7, 2, nan], reverse=True))
