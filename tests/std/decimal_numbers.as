# Decimals made, shown, compared and computed with; contexts.
from decimal import *
import decimal, pickle, copy, math, statistics, json
from fractions import Fraction


def show(fn, *a, **k):
    try:
        print('->', repr(fn(*a, **k)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for t in ('1.5', ' 3 ', '1_000', 'abc', '', '.', '1e5', '+.5', '-0', 'inf', '-Infinity', 'nan123', 'sNaN', '1e', '0x5', '１２', '1__0', '--1'):
    show(Decimal, t)
print(getcontext(), Decimal('1.1') + Decimal('2.2'), Decimal(1) / Decimal(7), Decimal('3.14159').quantize(Decimal('0.01')), Decimal('2.5').quantize(Decimal('1'), rounding=ROUND_HALF_UP), Decimal('1E+2'), Decimal('0.0000001'), Decimal('123456789E-3'))
print(hash(Decimal('1.5')) == hash(1.5), hash(Decimal(5)) == hash(5), hash(Decimal('1e20')) == hash(10 ** 20), {Decimal('1.0'): 1}[1], Decimal('1.0') in {1}, sum([Decimal('0.1')] * 3), max(Decimal(1), Decimal(2)), sorted([Decimal('2'), Decimal('1.5')]))
print(math.floor(Decimal('-1.5')), math.ceil(Decimal('1.2')), math.trunc(Decimal('-1.9')), round(Decimal('2.5')), round(Decimal('2.675'), 2), round(Decimal('1234'), -2), float(Decimal('0.1')), complex(Decimal(1)), divmod(Decimal('-7.5'), 2), Decimal('-7.5') // 2, -Decimal(0), abs(Decimal(-3)))
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 3, getcontext().prec)
with localcontext(prec=3, rounding=ROUND_UP) as ctx:
    print(Decimal(2).sqrt(), ctx)
print(getcontext().prec)
show(localcontext, bogus=1)
show(setcontext, 5)
show(Context, prec=0)
show(Context, rounding='x')
show(Context, bogus=1)
c = Context(prec=4)
print(c.add(Decimal('1.23456'), 2), c.divide(1, 3), c.create_decimal('1.234567'), c.sqrt(2), c.power(2, 10), c.flags[Inexact], c.quantize(Decimal('1.55'), Decimal('0.1')), c.compare(1, 2), c.to_eng_string(Decimal('12345E2')), c.copy() is not c)
show(c.add, 1.5, 2)
print(c.Etiny(), c.Etop(), ExtendedContext, BasicContext.traps[Underflow], decimal.MAX_PREC, decimal.HAVE_THREADS)
x = Decimal('1.10')
print(pickle.loads(pickle.dumps(x)), copy.deepcopy(x) is x, x.as_tuple(), x.normalize(), x.is_signed(), x.real, x.imag, repr(x.as_integer_ratio()), bool(Decimal('0.0')), str(x), f'{x:.1f} {Decimal(1234567.891):,.2f} {x!r} {Decimal('0.5'):.0%} {x:>10} {x:010.3f}')
show(setattr, x, 'foo', 1)
show(lambda: '%s %d %.2f' % (x, x, x))
show(format, x, 'q')


class Money(Decimal):

    def __repr__(self):
        return 'Money(%s)' % self


print(Money('5'), repr(Money('5')), type(Money('5') + 1), isinstance(Money(1), Decimal), statistics.mean([Decimal('1.5'), Decimal('2.5')]))
print(issubclass(DivisionByZero, ZeroDivisionError), InvalidOperation.__mro__[1].__name__, Overflow.__bases__, Decimal.from_float(0.5), sorted((n for n in dir(decimal) if n[0] != '_' and n.isupper())), ROUND_05UP)
print(json.dumps({'a': 1}), json.loads('1.10', parse_float=Decimal), Decimal(10).ln(), Decimal(2).exp(), Decimal(100).log10(), Decimal('0.5').log10())
