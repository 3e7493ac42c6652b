# What a decimal context does with numbers, and what contexts, signals and formats refuse.

from decimal import *
from fractions import Fraction


def show(what, *args, **kwargs):
    try:
        print(repr(what(*args, **kwargs)))
    except (ArithmeticError, TypeError, ValueError, KeyError, AttributeError) as problem:
        print(type(problem).__name__, str(problem).splitlines()[0])


c = Context(prec=9, traps=[InvalidOperation])
print([name for name in ("add", "compare_signal", "logical_xor", "max_mag", "next_toward", "radix", "rotate", "fma") if name in dir(Context)])
show(c.add, 1, Decimal("0.123456789123"))
show(c.compare_signal, 1, 2)
show(c.copy_decimal, 5)
show(c.divmod, 7, 2)
show(c.fma, 2, 3, 4)
show(c.logical_and, 101, 110)
show(c.logical_invert, 101)
show(c.max_mag, -3, 2)
show(c.next_minus, 1)
show(c.next_toward, 1, 2)
show(c.number_class, -5)
show(c.power, 2, b=10, modulo=1000)
show(c.quantize, 5, Decimal("0.1"))
show(c.radix)
show(c.rotate, 123, 1)
show(c.shift, 123, -1)
show(c.to_sci_string, Decimal("1E+5"))
show(c.canonical, 5)
show(c.add, 1, "2")
show(c.add, 1, 2.5)
show(c.create_decimal, "NaN12345678901")
print(c.flags[Inexact], c.flags[Rounded], getcontext().flags[Inexact])

# Signals.
show(c.flags.__setitem__, "x", 1)
show(c.flags.__delitem__, Inexact)
show(lambda: c.flags["y"])
show(setattr, c, "flags", {})
show(setattr, c, "traps", [])
show(setattr, c, "prec", "x")
show(setattr, c, "prec", 0)
show(delattr, c, "prec")
show(setattr, c, "colour", 1)
show(Context, traps=[1])
show(localcontext, 1)
show(localcontext, Emin=5)
with localcontext(prec=3, rounding=ROUND_UP) as inner:
    print(Decimal(1) / 3, inner.prec)

# Numbers beyond the bounds, payloads, subclasses.
for text in ("1e9999999999999999999", "0e1000000000000000000", "1e-9999999999999999999", "_1__2_"):
    show(Decimal, text)
show(Decimal, (0, (1,), "x"))
show(Decimal, (0, (1,), 1.5))
show(Decimal, context=5)
print(Context(prec=5).divide(Decimal("NaN987654321"), 1), c.fma(Decimal("NaN7"), Decimal("NaN5"), 1))


class Money(Decimal):
    def __init__(self, value="0"):
        self.source = type(value).__name__


print([type(m).__name__ for m in (Money(3).max(2), Money(3) % 5, Money(3).copy_abs(), Money(3).normalize(), Money.from_float(2.5))])
print(Money.from_float(2.5).source, Money(5).source)
print(Decimal("1e999999999") > Fraction(1, 3), Decimal("1e-999999999") == Fraction(1, 3), Decimal("inf") > Fraction(1, 3))
show(Decimal(5).quantize, 1, "x")
show(round, Decimal("1.25"), "x")

# Formats.
for spec in ("n", "#", ".3z", "05", "<05", "_", "09,.3f", "x<10", "*^12.3e", ".0%", ".3G", "z.1f", "0=12", ",.3", "c"):
    show(format, Decimal("-1234.5678"), spec)
show(Decimal("1234567.89").__format__, "n", {"decimal_point": ",", "grouping": "\3\2", "thousands_sep": "."})
show(Decimal("5").__format__, "#")
