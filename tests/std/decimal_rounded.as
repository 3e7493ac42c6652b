"""Operations that are rounded, under every way to round and several precisions, with what they signal."""
import zlib
from decimal import *

WAYS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
numbers = [Decimal(text) for text in (
    "1", "-3", "7.5", "-2.50", "0.125", "-0.375", "12345.6789", "-99999.5", "1E+5", "-4.5E-7", "0.00", "-0",
    "9999999999999999999999999999", "-1234567890123456789012345678.5", "3.141592653589793238462643383279502884197")]


def flags():
    context = getcontext()
    raised = [signal.__name__ for signal, up in context.flags.items() if up]
    context.clear_flags()
    return raised


def tell(function, *args, **named):
    try:
        print(function(*args, **named), flags())
    except (DecimalException, ValueError) as error:
        print(type(error).__name__, flags())


for precision, way in zip((3, 28, 9, 40) * 2, WAYS):
    with localcontext(prec=precision, rounding=way):
        results = []
        for a in numbers[1::3]:
            for b in numbers[2::4]:
                for operate in (Decimal.__add__, Decimal.__sub__, Decimal.__mul__, Decimal.__truediv__, Decimal.__floordiv__,
                                Decimal.__mod__):
                    try:
                        made = operate(a, b)
                    except DecimalException as error:
                        made = type(error).__name__
                    results.append(f"{made} {flags()}")
        print(precision, way, zlib.crc32("".join(results).encode()))
for way in WAYS:
    print(way, *[number.quantize(Decimal("0.1"), rounding=way) for number in numbers[:8]], flags())
    with localcontext(rounding=way):
        print(*[f"{number:.1f} {number:,.0f} {number:+.1%}" for number in numbers[:8]], *[round(number, 1) for number in numbers[:8]])
        print(*[round(number) for number in numbers], flags())
        print(*[-number for number in numbers], *[abs(number) for number in numbers], *[+number for number in numbers], flags())
tell(Decimal("1234.5").quantize, Decimal("1E-30"))
tell(Decimal("99.995").quantize, Decimal("0.01"), context=Context(prec=4))
tell(lambda: Decimal("1.1") ** 9)
tell(lambda: Decimal("1.23456789") ** 40)
tell(lambda: Decimal("7") ** -3)
tell(lambda: Decimal("0.00") ** 5)
tell(lambda: Decimal(1) / 3)
tell(lambda: 10 ** 40 + Decimal("0.5"))
tell(format, Decimal("1234.567"), "*<012.1f")
with localcontext() as context:
    context.traps[Inexact] = True
    tell(lambda: Decimal(1) / 3)
    tell(lambda: Decimal(1) / 4)
    tell(lambda: Decimal("0.5").quantize(Decimal(1)))
    context.traps[Rounded] = True
    tell(lambda: Decimal("1.00").quantize(Decimal(1)))
print([hash(number) == hash(Decimal(str(number))) for number in numbers], hash(Decimal("0.5")) == hash(0.5), hash(Decimal(-1)),
      hash(Decimal("1E+5")) == hash(10 ** 5), {Decimal("2.0"): "two"}[2])


class Price(Decimal):
    pass


print(type(Price("1.005") * 3), Price("1.005").quantize(Decimal("0.01")), f"{Price('1.005'):.2f}", round(Price("2.675"), 2), -Price(1) / 3)
