# heapq and bisect: layout of the heap, ties, merge, nlargest and nsmallest.
import heapq
from heapq import heappush, heappop, heapify, heapreplace, heappushpop, merge, nlargest, nsmallest
from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right


class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.rank}{self.name}"


h = []
for x in [5, 1, 8, 3, 9, 2, 7, 1]:
    heappush(h, x)
print(h, [heappop(h) for _ in range(3)], h)
h = [(i * 7919) % 101 for i in range(20)]
heapify(h)
print(h, heapreplace(h, 50), heappushpop(h, 0), heappushpop(h, 99), h)
h = [Item(r, n) for r, n in zip([2, 1, 2, 1, 2, 1, 3, 1], "abcdefgh")]
heapify(h)
print(h)
heappush(h, Item(1, "z"))
print([heappop(h) for _ in range(len(h))])
print(list(merge([1, 4, 7], [2, 5], [], [3, 6, 8])), list(merge([7, 3], [9, 1], reverse=True)), list(merge(["b", "dd"], ["ccc"], key=len)))
print(list(merge([Item(1, "a"), Item(2, "b")], [Item(1, "c"), Item(2, "d")])), list(merge()), list(merge("abc")))
data = [Item(i % 3, c) for i, c in enumerate("abcdefghij")]
print(nsmallest(4, data), nlargest(4, data), nsmallest(1, data), nlargest(1, data), nlargest(0, data), nsmallest(-1, data), nlargest(50, [1, 2]))
print(nsmallest(3, [5, 1, 4], key=lambda x: -x), nlargest(2, iter(["a", "ccc", "bb"]), key=len), nlargest(3, []), nlargest(1, []))
for bad in (lambda: heappop([]), lambda: heappush((), 1), lambda: heapify({}), lambda: heapreplace([], 1), lambda: heappush([1], "a"), lambda: heappop(3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
a = [1, 2, 2, 2, 5]
print(bisect(a, 2), bisect_left(a, 2), bisect_right(a, 2, 0, 2), bisect(a, 0), bisect(a, 9), bisect_left(["bb", "dddd"], 3, key=len), bisect_left(a, 2, lo=2))
insort(a, 3), insort_left(a, 2.0), insort(a, 2.5, key=lambda x: x), insort_right(a, -1)
print(a)
try:
    bisect(a, 1, lo=-1)
except ValueError as e:
    print(e)
grades = [bisect([60, 70, 80, 90], s) for s in (33, 99, 77, 70, 89, 90, 100)]
print(["FDCBA"[g] for g in grades])
