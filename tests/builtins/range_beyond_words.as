# Ranges whose bounds or whose length are no machine integers.
import pickle
import sys

big = 2**100
evens = range(0, big, 2)
print(evens == range(0, big - 1, 2), hash(evens) == hash(range(0, big - 1, 2)), evens == range(0, big + 1, 2))
print(range(big, big) == range(0), range(big, big + 1, 5) == range(big, big + 4, 4))
print(bool(evens), bool(range(big, big)), evens.count(4), evens.count(5), big in evens)
print(next(reversed(evens)) == big - 2)
print([n - big for n in reversed(range(big, big + 6, 2))])
print(list(reversed(range(-4294967298, -18446744073709551618, -9223372036854775808))))
print(len(range(sys.maxsize, sys.maxsize + 10)), len(range(big, big + 9, 4)))
try:
    len(evens)
except OverflowError as e:
    print(e)
steps = iter(range(10, 20, 2))
steps.__setstate__(2)
print(list(steps))
steps = iter(range(-(2**65), 20, 2))
steps.__setstate__(2**64 + 7)
print(list(steps))
back = reversed(range(big, big + 5))
next(back)
print([n - big for n in pickle.loads(pickle.dumps(back))])
