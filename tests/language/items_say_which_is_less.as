# What the first items that differ give is what a comparison of lists or tuples gives, not its truth.
from collections import deque


class Word:
    def __eq__(self, other):
        return False

    def __lt__(self, other):
        return "less"

    def __gt__(self, other):
        return []

    def __le__(self, other):
        return 5


a, b = Word(), Word()
print([a] < [b], (a,) > (b,), [1, a] <= [1, b], ((a,),) < ((b,),), [a].__lt__([b]))
print([a] == [b], not [a] > [b], "yes" if [a] > [b] else "no", [a] < [b] < [a])
print(deque([a]) < deque([b]), deque([a]) > deque([b]), [a] < [b, a], [] < [a])
