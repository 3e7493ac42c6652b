# range: arithmetic of a sequence that is not stored.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1])
print(r.start, r.stop, r.step, 5 in r, 6 in r, r.index(8), r.count(8), r.count(9))
print(range(5), range(0), list(range(5, 0, -2)), list(range(3, 3)), bool(range(0)))
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(list(reversed(range(4))), list(range(-3, 3)), sum(range(1, 101)), max(range(7)))
print(5.0 in range(10), "a" in range(3), True in range(2))
print(range(10**20, 10**20 + 3)[1], len(range(10**18)), 10**18 - 1 in range(10**18))
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: r[100], lambda: r.index(7), lambda: range(1, 2, 3, 4), lambda: r["a"]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
a, *b = range(4)
print(a, b, [*range(2)], range(10)[2:8:2], range(10)[-3:], range(1, 10)[::-2])
for i in range(3, 0, -1): print(i, end=" ")
print()
print(range(0, 10, 2)[::2], repr(range(1, 5)), str(range(0, 5, 2)), type(iter(range(3))).__name__)
