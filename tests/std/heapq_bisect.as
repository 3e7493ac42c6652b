# heapq and bisect.
import bisect
import heapq
h = []
for x in (5, 1, 4, 1, 3): heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)
l = [9, 5, 7, 1, 8]; heapq.heapify(l); print(l, heapq.nlargest(2, l), heapq.nsmallest(3, [5, 1, 4]), heapq.nlargest(1, ["a", "ccc"], key=len))
print(list(heapq.merge([1, 4], [2, 3])), [heapq.heappop(l) for _ in range(5)])
h = [(1, i) for i in (3, 1, 2)]; heapq.heapify(h); print(h)
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
a = [1, 3, 3, 5]; print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9)); bisect.insort(a, 4); print(a, bisect.bisect_left([("a", 1), ("b", 2)], "b", key=lambda p: p[0]))
