# The tools of itertools.
from itertools import *
print(list(islice(count(5), 3)), list(islice(count(0, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(chain([1], (2, 3), "a")), list(chain.from_iterable(["ab", "c"])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(compress("abcd", [1, 0, 1, 0])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in groupby("aabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 1, None, 2)), list(pairwise([1, 2, 3])), list(starmap(pow, [(2, 3), (3, 2)])), list(batched("abcdefg", 3)))
print(list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(product("ab", [1, 2])), list(product(range(2), repeat=2)), list(permutations("abc", 2)), list(permutations([1, 2, 3]))[:3])
print(list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)), len(list(permutations(range(5)))), list(combinations([1], 2)), list(product()))
a, b = tee([1, 2, 3]); print(list(a), list(b))
a, b, c = tee("xy", 3); next(a); print(list(a), list(b), list(c))
g = groupby("aab"); k1, g1 = next(g); k2, g2 = next(g); print(list(g1), list(g2))
for f in (lambda: islice([], -1), lambda: list(batched("a", 0)), lambda: list(repeat(1, "a")), lambda: chain(5).__next__(), lambda: combinations([1], -1), lambda: list(starmap(pow, [5])), lambda: list(zip_longest(5)), lambda: list(islice([1], "a")), lambda: product(5), lambda: count("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter([1, 2, 3, 4]); print(list(islice(it, 2)), list(it)); print(count(3), repeat(1, 2), repeat("x"))
