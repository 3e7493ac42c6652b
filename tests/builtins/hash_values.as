# Hashes that CPython fixes.
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-(2 ** 61)), hash(10 ** 40))
print(hash(1.5), hash(-0.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(3.0))
print(hash(True), hash(False))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((1, (2, 3))), hash((-1, 0.5)))
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(range(3)), hash(range(0)))
