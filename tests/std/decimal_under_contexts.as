# decimal: what is exact and what is rounded, under contexts that change on the way; texts that are numbers and texts that are none.
import operator
import random
from decimal import *

r = random.Random(5)
ODD = ["0", "-0", "0.00", "-0.0", "Infinity", "NaN", "sNaN", "1E+500", "1E-500", "1E-7", "0.000001", "1e5", "9" * 28, "9" * 29, "9" * 40, ".", ".5", "5.",
       "+1.5", " 1.5 ", "1_0", "", "-", "1.2.3", "٣"]


def text():
    if r.random() < 0.1:
        return r.choice(ODD)
    whole = r.choice(["", "-"]) + str(r.randint(0, 10 ** r.randint(1, 32)))
    return whole + r.choice(["", "." + str(r.randint(0, 10 ** r.randint(1, 12))), ".", "E" + str(r.randint(-20, 20))])


def value():
    k = r.random()
    if k < 0.2:
        return r.choice([0, 1, -1, 10, 3, 2**63, 2**64, True, 10**30, 1.5, None])
    try:
        return Decimal(text())
    except InvalidOperation:
        return Decimal(1)


def show(f, *args):
    try:
        print(repr(f(*args)), end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")


OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv, operator.lt, operator.eq, operator.ge]
changes = [
    lambda c: None, lambda c: setattr(c, "prec", 9), lambda c: setattr(c, "rounding", ROUND_FLOOR), lambda c: setattr(c, "Emax", 3),
    lambda c: setcontext(Context(prec=40)), lambda c: c.traps.__setitem__(Inexact, True),
]
for number, change in enumerate(changes):
    change(getcontext())
    print("#", number, getcontext().prec)
    for _ in range(40):
        a, b, t = value(), value(), text()
        show(r.choice(OPERATORS), a, b)
        show(Decimal, t)
        print(a, end="; ")
        if r.random() < 0.3:
            print([signal.__name__ for signal, up in getcontext().flags.items() if up])
            getcontext().clear_flags()
    print()
with localcontext(Context()) as c:
    print(sum([Decimal("0.10")] * 3), sum([Decimal(1)], 5), Decimal(5) - Decimal(5), Decimal("-1.0") * 0, Decimal(10) / 4, Decimal(1) / Decimal("0.125"), 6 / Decimal("-3.00"))
    print(sorted([Decimal("1.5"), 1, Decimal("-0"), Decimal("1e-3")]), {Decimal("1.0"): 1}[1], Decimal("2.50") == Decimal("2.5"), max(Decimal(2), 3), c.flags[Inexact])
    c.prec = 3
    print(Decimal("1.234") + 1, Decimal("12.34") * 10, c.flags[Inexact], c.flags[Rounded])
