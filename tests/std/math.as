# The functions of math.
import math
print(math.sqrt(16), math.pow(2, 3), math.exp(0), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0), math.expm1(0))
print(math.sin(0), round(math.cos(math.pi), 5), math.tan(0), round(math.atan2(1, 1), 5), math.hypot(3, 4), math.hypot(1, 2, 2), round(math.asin(1), 5), math.acos(1), round(math.sinh(1), 5))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.fmod(7, 3), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.copysign(1, -0.0))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.lcm(4, 6), math.factorial(20), math.comb(5, 2), math.perm(5, 2), math.perm(4), math.isqrt(17), math.isqrt(10 ** 30), math.prod([1, 2, 3]), math.prod([], start=5))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.degrees(math.pi), math.radians(180), math.fsum([0.1] * 10), math.dist([0, 0], [3, 4]), math.sumprod([1, 2], [3, 4]), math.cbrt(8), math.nextafter(1, 2), math.ulp(1.0), math.gamma(5), math.erf(0), math.remainder(7, 4))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.sqrt("a"), lambda: math.exp(1000), lambda: math.gcd(1.5), lambda: math.floor("x"), lambda: math.isqrt(-1), lambda: math.acos(2), lambda: math.pow(0, -1), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.comb(-1, 2), lambda: math.sqrt(), lambda: math.fmod(1, 0), lambda: math.log(0, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class F:
    def __floor__(self): return "floored"
    def __ceil__(self): return "ceiled"
    def __float__(self): return 4.0
print(math.floor(F()), math.ceil(F()), math.sqrt(F()), math.floor(10 ** 20), math.log(10 ** 400) > 900, math.log2(2 ** 1000))
