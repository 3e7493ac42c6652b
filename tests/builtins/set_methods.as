# Sets of small integers: methods and operators.
s = {3, 1, 2}
print(s, len(s), 2 in s, s == {1, 2, 3}, set(), {1, 1, True, 1.0})
s.add(4); s.add(1); print(s)
s.discard(9); s.discard(4); s.remove(3); print(s)
print({1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1, 2} <= {1, 2}, {1, 2} > {1}, {1} >= {2}, {1, 2} == {2, 1})
print({1}.union([2], (3,)), {1, 2, 3}.intersection([2, 3], [3]), {1, 2}.difference([1]), {1, 2}.symmetric_difference([2, 3]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]))
t = {1, 2, 3}; t.update([4], {5}); t.intersection_update({1, 4, 5}); t.difference_update([5]); t.symmetric_difference_update({1, 9}); print(sorted(t))
t |= {1}; t &= {1, 4}; t -= {4}; t ^= {7}; print(sorted(t), t.copy() == t)
f = frozenset([1, 2]); print(f, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset({2, 1})], f | {3}, type({3} | f).__name__, type(f | {3}).__name__, f == {1, 2})
for g in (lambda: s.remove(99), lambda: set().pop(), lambda: {[]}, lambda: hash(set()), lambda: {1} | [2], lambda: {1} < [1], lambda: s[0], lambda: f.add(1), lambda: set(5), lambda: {1} + {2}, lambda: s.add(), lambda: s.update(5), lambda: s.add({}), lambda: set(1, 2), lambda: {1}.union(5)):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
x = {5}; print(x.pop(), x); x.clear(); print(x, bool(x), {i % 3 for i in range(9)}, frozenset(), {frozenset()}, sorted({3, 1} | {2}), sum({1, 2}), {1, 2}.__len__())
print({0, 8, 16, 1}, {10, 5, 0}, set(range(10)), {-1, -2}, {True, 2}, set("a"), {None})
