# The endless and the simple ones: values, reprs, what they consume, errors.
import itertools
from itertools import *

c = count(3)
print(next(c), next(c), c, count(1, 2), count(1.5), count(0, -1), count(step=3), [x for x, _ in zip(count(2.5, 0.5), "abc")])
print(repeat(5), repeat(5, 2), list(repeat("a", 3)), list(repeat(1, -2)), list(map(pow, range(4), repeat(2))))
r = repeat(0, 3)
next(r)
print(r, list(r), r)
cy = cycle([1, 2, 3])
print([next(cy) for _ in range(7)], list(cycle([])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([3, 1, 2], max)), list(accumulate([], initial=5)), list(accumulate([1, 2], lambda a, b: a * b, initial=10)))
print(list(chain([1], "ab", (), {3: 4})), list(chain()), list(chain.from_iterable(["ab", [1]])), list(chain.from_iterable(x * [x] for x in range(4))))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("AB", [1, 1, 1])), list(compress(count(), [0, 1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(takewhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a"])))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(max, [[1, 2], "ab"])), list(starmap(lambda *a: a, [(), range(3)])))
print(list(pairwise("ABCD")), list(pairwise("A")), list(pairwise([])))
print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched("ab", 1)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 4, 2)), list(it))
print(list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 3)), list(islice("AB", 5)), list(islice("ABC", None)), list(islice(count(), 5, 15, 4)))
for args in ((5,), (1, 9, 3), (2, 3), (0, 10, 3), (0, 9, 3), (20, 30), (3, 1)):
    source = iter(range(12))
    print(args, list(islice(source, *args)), list(source))
print(list(zip_longest("ABC", [1], (), fillvalue="-")), list(zip_longest()), list(zip_longest("a", "bc")))
print([(k, list(g)) for k, g in groupby("AAAABBBCCDA")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
groups = list(groupby("aab"))
print([k for k, _ in groups], [list(g) for _, g in groups])
g = groupby("aabbcc")
k, first = next(g)
print(k, next(first))
k, second = next(g)
print(k, list(first), list(second), list(g)[0][0])
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), len(tee("x", 3)), tee("x", 0))
a, b = tee(count())
next(a)
a2, = tee(a, 1)
print(next(a2), next(a), next(b), next(b))
print(iter(a) is a, iter(c) is c, type(a).__name__, type(chain()).__name__, repr(chain()).split(" at ")[0], repr(groupby([])).split(" at ")[0], itertools.chain.__module__)
for bad in (
    lambda: islice([], -1), lambda: islice([], 0, -1), lambda: islice([], 0, 1, 0), lambda: islice([], "a"), lambda: islice([]),
    lambda: islice([], 1, 2, 3, 4), lambda: list(chain(1)), lambda: list(chain.from_iterable(5)), lambda: count("a"), lambda: repeat(1, "a"),
    lambda: batched("a", 0), lambda: list(batched("abc", 2, strict=True)), lambda: cycle(3), lambda: list(starmap(pow, [3])), lambda: tee([], -1),
    lambda: next(repeat(1, 0)), lambda: takewhile(None, 3), lambda: list(takewhile(3, [1])), lambda: zip_longest(3), lambda: list(accumulate(["a", 1])),
    lambda: islice([], 0, "x"), lambda: islice([], "x", 1),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def noisy(n):
    for i in range(n):
        print(f"<{i}>", end="")
        yield i


for it in (takewhile(lambda x: x < 2, noisy(5)), islice(noisy(5), 2), chain(noisy(2), noisy(1)), pairwise(noisy(3)), zip_longest(noisy(1), noisy(2)), batched(noisy(3), 2), compress(noisy(3), [1, 1])):
    print(list(it), list(it))
t = takewhile(lambda x: 1 / x, [1, 0, 2])
print(next(t))
try:
    next(t)
except ZeroDivisionError:
    print("zero", next(t))
