# The module cmath: values, branch cuts, infinities, and errors.
import cmath

NAMES = "acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar".split()
POINTS = (
    1 + 1j,
    -2.5 + 0.5j,
    complex(-2, -0.0),
    0.3j,
    1e-300 + 1e-310j,
    1e308 - 1e308j,
    complex("inf"),
    complex("-inf+infj"),
    complex("2+nanj"),
    complex("1-infj"),
)
for name in NAMES:
    for z in POINTS:
        try:
            print(name, z, getattr(cmath, name)(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
print(cmath.rect(2, cmath.pi / 3), cmath.log(8, 2), cmath.log(1j, 10))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1j, 2j, abs_tol=1), cmath.isclose(cmath.inf, 1))
print(cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj), cmath.isfinite(1j), cmath.tau)


class Imaginary:
    def __complex__(self):
        return 4j


print(cmath.sqrt(Imaginary()), cmath.sqrt(-4), cmath.sqrt(True))
for bad in ("a", None):
    try:
        cmath.sqrt(bad)
    except TypeError as e:
        print(e)
