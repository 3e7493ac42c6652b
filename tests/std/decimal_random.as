# Random decimals through all operations, with the flags each puts up.
from decimal import *
import random
R = random.Random(5)


def show(label, fn):
    c = getcontext()
    c.clear_flags()
    try:
        r = repr(fn())
    except Exception as e:
        r = type(e).__name__ + ' ' + str(e)
    print(label, r, [s.__name__ for s in (Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow) if c.flags[s]])


def rnd():
    r = R.random()
    if r < 0.06:
        return R.choice(['0', '-0', '0.00', '0E+5', '-0E-3'])
    if r < 0.12:
        return R.choice(['Infinity', '-Infinity', 'NaN', 'sNaN', '-NaN12'])
    if r < 0.4:
        return str(R.randrange(-1000, 1000))
    if r < 0.55:
        return '%s%d.%d' % (R.choice(['', '-']), R.randrange(100), R.randrange(10000))
    if r < 0.6:
        return R.choice(['1', '10', '100', '0.1', '0.5', '2', '-1', '1.0', '1.00', '0.001', '5E+3'])
    return '%s%dE%d' % (R.choice(['', '-']), R.randrange(10 ** R.randrange(1, 40)), R.randrange(-40, 40))


ROUND = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
import operator as o
BIN = [o.add, o.sub, o.mul, o.truediv, o.floordiv, o.mod, divmod, o.lt, o.eq, o.ge]
BINM = ['compare', 'max', 'min', 'compare_total', 'remainder_near', 'same_quantum', 'quantize', 'copy_sign', 'scaleb', 'max_mag', 'min_mag', 'next_toward', 'compare_signal', 'compare_total_mag']
UN = [o.neg, o.pos, abs, bool, str, int, float, round, hash, lambda d: round(d, 2), lambda d: d.as_tuple(), lambda d: d.as_integer_ratio()]
UNM = ['normalize', 'to_integral_value', 'to_integral_exact', 'sqrt', 'adjusted', 'logb', 'number_class', 'next_plus', 'next_minus', 'to_eng_string', 'is_normal', 'is_subnormal', 'is_zero', 'copy_abs', 'canonical']
for i in range(8):
    c = Context(prec=R.choice([28, 28, 12, 50]), traps=[InvalidOperation, DivisionByZero, Overflow])
    pass
    setcontext(c)
    a, b, t = (rnd(), rnd(), rnd())
    A, B, T = (Decimal(a), Decimal(b), Decimal(t))
    print('#', i, a, b, t, c.prec, c.rounding, c.Emin, c.Emax, c.clamp)
    for f in BIN:
        show(f.__name__, lambda: f(A, B))
    for m in BINM:
        show(m, lambda: getattr(A, m)(B))
    for k, f in enumerate(UN):
        if f is hash and A.is_qnan():
            continue
        if f in (int, round) and A.is_finite() and (A.adjusted() > 60):
            continue
        show(k, lambda: f(A))
    for m in UNM:
        show(m, lambda: getattr(A, m)())
    show('fma', lambda: A.fma(B, T))
    show('create', lambda: c.create_decimal(a))
    if True:
        for m in ('exp', 'ln', 'log10'):
            show(m, lambda: getattr(A, m)())
        show('pow', lambda: A ** B)
        n = R.randrange(-5, 12)
        show(('powi', n), lambda: A ** n)
        show('rpow', lambda: 2 ** A if A.is_finite() and A.adjusted() < 3 else 0)
    for _ in range(3):
        spec = R.choice(['', '*<', '>', '^', 'x=']) + R.choice(['', '+', ' ', '-']) + R.choice(['', '0', '12', '020']) + R.choice(['', ',']) + R.choice(['', '.0', '.2', '.5', '.10']) + R.choice(['', 'f', 'e', 'g', '%', 'E', 'G', 'F'])
        show(spec, lambda: format(A, spec))
