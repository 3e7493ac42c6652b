# Methods, special values and comparison of float.
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"), (2.5).real, (2.5).conjugate())
inf, nan = float("inf"), float("nan")
print(inf > 1e308, -inf < 0, nan == nan, nan != nan, nan < 1, inf == inf, inf - inf, inf * 0, 1 / inf)
print([nan] == [nan], nan in [nan], (l := [nan]) == l)
print(1e308 + 1e308, -1e308 * 10, 1e-320 / 1e10, 2.0 ** 1023 * 2)
for f in (lambda: 2.0 ** 5000, lambda: 1e308 ** 2, lambda: (-8.0) ** 0.5 if False else 0.0 ** -1.0, lambda: float("inf") // 1, lambda: int(nan), lambda: nan.as_integer_ratio(), lambda: inf.as_integer_ratio(), lambda: float(10 ** 400), lambda: 5.5 % inf, lambda: -5.5 % inf, lambda: inf % 2, lambda: divmod(1e300, 1e-300)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(7.0 // 2, -7.0 // 2, 7.0 % -2, -7.5 % 2, 0.0 == -0.0, str(-0.0), 3.0 == 3, hash(3.0) == hash(3), hash(0.5), hash(inf), hash(1e20) == hash(10 ** 20))
print(float(2 ** 53) == 2 ** 53, float(2 ** 53 + 1) == 2 ** 53 + 1, 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, 10 ** 16 + 1 == 1e16)
print(max(1, 2.5), min(1.0, 1), max(1, 1.0), sorted([1.5, 1, 0.5, True]))
print(1.0.__repr__(), (1.5).__add__(1), (1.5).__int__(), (2.5).__round__(), (2.567).__round__(1), (1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__())
print((-3.7).__trunc__(), 5 // 0.3, 1e-7, 100 * 1.1, 3 * 0.1)
