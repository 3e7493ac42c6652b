# A cached function that recurses too deep is stopped as any other.
import functools

@functools.lru_cache(maxsize=None)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

print(depth(300))  # expect: 300
try:
    depth(100000)
except RecursionError as e:
    print("too deep")  # expect: too deep
print(depth(600), depth.cache_info().currsize >= 600)  # expect: 600 True

@functools.lru_cache(maxsize=3)
def slow(n):
    print("made", n)
    return n

for n in (1, 2, 3, 1, 4, 1, 2):
    slow(n)
# expect: made 1
# expect: made 2
# expect: made 3
# expect: made 4
# expect: made 2
print(slow.cache_info())  # expect: CacheInfo(hits=2, misses=5, maxsize=3, currsize=3)
