# Fractions: made, calculated, compared, shown.
from fractions import Fraction as F
import math, operator, random
print([F(), F(3), F(3, -6), F('1/3'), F(' -7/14 '), F('3.25'), F('1e-3'), F('-.5'), F('1_000/3'), F(0.5), F(0.1), F(F(1, 2), F(3, 4)), F('1e5')])
for bad in ['', 'a', '1/', '1 / 2', '1//2', '/2', '1/-2', '1.2/3', '1e', '1__0', None, (1, 2), 'nan']:
    try: print(bad, F(bad))
    except Exception as e: print(bad, type(e).__name__, e)
for a in [(1, 0), (0, 0), (1.5, 2), ('1', 2), (F(1), 0)]:
    try: print(F(*a))
    except Exception as e: print(a, type(e).__name__, e)
R = random.Random(7)
ops = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]
vals = [F(1, 2), F(-3, 4), F(7), F(0), F(22, 7), F(-5), 2, 0, -3, 0.5, -1.25, True, 3.0]
for a in vals:
    for b in vals:
        if not isinstance(a, F) and not isinstance(b, F): continue
        for op in ops:
            if op is operator.pow and a < 0 and b != int(b): continue
            try: r = op(a, b)
            except Exception as e: r = type(e).__name__ + ' ' + str(e)
            print(op.__name__, a, b, type(r).__name__, r)
for f in [F(7, 2), F(-7, 2), F(5, 2), F(3), F(22, 7), F(12345, 100)]:
    print(f, repr(f), hash(f), int(f), float(f), math.floor(f), math.ceil(f), math.trunc(f), round(f), round(f, 1), round(f, -1), abs(f), -f, +f, bool(f), f.limit_denominator(3), f.as_integer_ratio(), f.is_integer(), f.numerator, f.denominator, f.real, f.imag, f.conjugate())
for spec in ['', '.2f', '10.3f', '<10.3f', '+.1e', ',.2f', 'g', '.3g', '.2%', '010.2f', 'z.1f', '_.2f', '>12', '^12', '+', '#', '*=10', '012', 'x', '.2', 'd', '#.0f', '.10E', ',', '=010.2f']:
    for f in [F(1, 3), F(-22, 7), F(0), F(123456789, 10), F(-1, 1000), F(5)]:
        try: print(spec, '|', format(f, spec), '|', end=' ')
        except Exception as e: print(spec, type(e).__name__, e, end=' ')
    print()
print(F.from_float(0.25), F(math.pi).limit_denominator(1000), sum([F(1, n) for n in range(1, 10)]), F(1, 3) == 1 / 3, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), {F(2): 1}[2], max(F(1, 2), 0.7), math.gcd(6, 4))
for x in ['a', float('nan'), float('inf')]:
    try: print(F(x) if isinstance(x, float) else F(1) + x)
    except Exception as e: print(type(e).__name__, e)
