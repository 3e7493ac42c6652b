# Equality and hashing across types.
vals = [0, 0.0, False, "", None, [], (), {}, set(), b"", 1, 1.0, True, "1", frozenset(), range(0)]
for i, a in enumerate(vals):
    print(repr(a), [repr(b) for b in vals[i + 1:] if a == b])
print([1, 2] == (1, 2), {1} == frozenset([1]), {"a": 1} == {"a": 1.0}, (1, 2.0) == (1.0, 2), "a" == b"a", [[]] == [()])
print(1 == "1", None == 0, None is None, not None, "a" != 1, [] is [], () is ())
print(2 ** 64 == float(2 ** 64), hash(2 ** 64) == hash(float(2 ** 64)), 10 ** 30 == 1e30, 10 ** 22 == 1e22)
for f in (lambda: 1 < None, lambda: None < None, lambda: [] < (), lambda: {} <= {}, lambda: "a" < b"a", lambda: object() < object(), lambda: int < str, lambda: {1} < 1, lambda: max("a", 1), lambda: sorted([None, 1]), lambda: range(1) < range(2), lambda: (lambda: 0) >= 1, lambda: 1 >= [], lambda: "a" > 1.5):
    try:
        f()
    except TypeError as e:
        print(e)
