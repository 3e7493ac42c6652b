# The lazy ones.
print(list(enumerate("ab")), list(enumerate([5, 6], 10)), list(enumerate("x", start=2)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
print(list(zip([1, 2], [3, 4], strict=True)))
for f in (lambda: list(zip([1, 2], [3], strict=True)), lambda: list(zip([1], [2, 3], strict=True)), lambda: list(zip([1], [2], [], strict=True)), lambda: zip(5), lambda: zip([1], 5),
          lambda: enumerate(5), lambda: map(5), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate("a", "b")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda v: v > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")))
m = map(print, "ab")
print("lazy")
next(m)
print(list(m))
z = zip(*[(1, "a"), (2, "b")])
print(list(z), list(z))
for i, (a, b) in enumerate(zip("xy", [1, 2])): print(i, a, b)
print(type(map(str, [])).__name__, type(zip()).__name__, type(enumerate([])).__name__, type(filter(None, [])).__name__)
it = iter([1, 2, 3, 4])
print(list(zip(it, it)))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
try:
    reversed({1, 2})
except TypeError as e:
    print(e)
e = enumerate("ab")
print(next(e), next(e), next(e, "done"))
