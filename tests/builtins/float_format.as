# repr and every field of a float's format spec.
for x in (0.0, -0.0, 1.0, 1.5, 100.0, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 0.1, 1/3, 2.5e-10, 1e100, 1.7976931348623157e308, 5e-324, float("inf"), float("-inf"), float("nan"), 9007199254740993.0, 4.35, 0.1 + 0.7):
    print(repr(x), str(x), f"{x:.3f}", f"{x:e}", f"{x:g}", f"{x:.0f}", f"{x:10.2f}|")
v = 1234.5678
for spec in ("", "f", ".1f", ".0f", "#.0f", "e", ".2e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.2f", "_", "+.2f", " .2f", "010.2f", "<12.1f", "^12.1f", ">12.1f", "*^12.1f", "=+12.1f", "12", ".3", ".10", "z.1f", "#g", ".15g", "+,.3f"):
    print(f"{spec!r:10} [{format(v, spec)}] [{format(-0.04, spec)}]")
for spec in ("d", "x", "s", ".f", "c", "5.5.5", "b"):
    try:
        print(format(v, spec))
    except ValueError as e:
        print(e)
print("%f %.2f %8.3f|%-8.1f|%e %g %G %s %r %5.0f" % (v, v, v, v, v, v, 1e20, v, v, v))
print(f"{1e10:g} {1e5:g} {1e6:g} {123456:g} {1234567:g} {0.0001:g} {0.00001:g} {1.0:g} {100000000.0:.3g}")
print(round(1.005, 2), round(2.5), 0.1 + 0.2, 1e22, 1e23, 3.0e-5, 12345678901234567890.0)
