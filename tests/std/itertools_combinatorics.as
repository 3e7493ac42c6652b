# product, permutations, combinations, with and without replacement.
from itertools import product, permutations, combinations, combinations_with_replacement as cwr

for p in (product("ab", [1, 2]), product("ab", repeat=2), product(), product("ab", ""), product([0, 1], repeat=3), product(range(2), "x", repeat=2), product("ab", repeat=0)):
    print(list(p))
for n in range(4):
    pool = "abcd"[:n]
    print(n, list(permutations(pool)), [len(list(permutations(pool, r))) for r in range(5)])
    print([list(combinations(pool, r)) for r in range(4)])
    print([list(cwr(pool, r)) for r in range(4)])
print(list(permutations("ABCD", 2)), list(permutations([1, 1, 2])), list(permutations(range(3), 0)))
print(list(combinations("ABCDE", 3)), list(combinations(range(4), 4)), list(combinations([], 1)))
print(sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(10), 4)), sum(1 for _ in cwr(range(5), 4)), sum(1 for _ in product(range(5), repeat=4)))
p = permutations("ab")
print(next(p), iter(p) is p, next(p), next(p, "end"), type(p).__name__, repr(p).split(" at ")[0])
for bad in (lambda: product(3), lambda: product("a", repeat=-1), lambda: permutations("a", -1), lambda: permutations("a", "b"), lambda: combinations("a", -1), lambda: combinations("a", "b"), lambda: cwr("a", -1), lambda: permutations(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print([a + b for a, b in product("xy", "12")], {x * y for x, y in combinations(range(1, 6), 2)} == {2, 3, 4, 5, 6, 8, 10, 12, 15, 20})
