# len, min, max, sum, any, all, abs, round, divmod, pow.
print(len("abc"), len([1, 2]), len({}), len(range(10, 0, -3)), len(b"ab"))
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max("hello"))
print(min([], default="none"), max([1, 5, 3], key=lambda v: -v), min("aa", "b", key=len))
print(sum([1, 2, 3]), sum([1.5, 2]), sum([[1], [2]], []), sum(range(5), 10), sum([1, 2], start=5))
print(any([]), all([]), any([0, "", 1]), all([1, 0]), any(x > 2 for x in range(4)))
print(abs(-5), abs(5.5), abs(-0.0), abs(True))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5), round(15, -1), round(25, -1))
print(round(0.5), round(1.5), round(1e20), round(2.0, 3), round(-0.4), type(round(2.5, 0)).__name__)
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2))
print(pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), pow(2.0, 3), pow(0, 0))
for f in (lambda: len(5), lambda: min([]), lambda: max(), lambda: sum(["a"]), lambda: abs("x"), lambda: round("x"), lambda: divmod(1, 0),
          lambda: pow(2, -1, 4), lambda: pow(1, 2, 0), lambda: min(1), lambda: max(1, "a"), lambda: sum("ab", ""), lambda: round(1.5, "a"),
          lambda: pow(2.0, 3, 5), lambda: min([1, "a"]), lambda: round(float("nan")), lambda: round(float("inf")), lambda: sum(5), lambda: min(1, 2, default=3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sum([0.1] * 10), sum([1e16, 1, -1e16]), sum([True, True]))
