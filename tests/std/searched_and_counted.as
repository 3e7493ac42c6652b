# What operator, array, heapq and collections ask of the things they are given.
import array
import collections
import copy
import heapq
import operator


def told(call, *args):
    try:
        print(call(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class NoIterator:
    def __iter__(self):
        return 5


class Fails:
    def __iter__(self):
        raise TypeError("mine")


for thing in NoIterator(), Fails(), 5:
    told(operator.indexOf, thing, 0)
    told(operator.countOf, thing, 0)
    told(operator.contains, thing, 0)


class Number:
    def __index__(self):
        print("index")
        return 97


numbers = array.array("b", {Number(): 1})
array.array("b", [Number()])
numbers.append(Number())
numbers.extend([Number()])
numbers.insert(0, Number())
numbers[0] = Number()
print(numbers)


class NoLength:
    def __len__(self):
        raise TypeError("no length")

    def __iter__(self):
        return iter([3, 1, 2])


print(heapq.nsmallest(2, NoLength()), heapq.nlargest(2, NoLength()))
counts = collections.Counter("aabbbc")
for n in 2, 1, 0, -1, True, "a", 1.5, None:
    told(counts.most_common, n)


class Plain:
    pass


copy.copy(Plain())
print(Plain.__slotnames__)
