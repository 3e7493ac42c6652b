"""The less common operations of decimals: rounding to an exponent, roots, powers, logarithms, shifting.

Those of METHODS become methods of `Decimal`. Logarithms and powers are computed on scaled ints, with more digits each time,
until it is clear how the result rounds.
"""

import math
from _decimal_context import Context, _KNOWN_ROUNDINGS, _ROUNDINGS
from _decimal import number as _number_of, quantized as _quantized, text as _text
from decimal import (
    MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Clamped, Decimal, Inexact, InvalidOperation, Overflow, Rounded,
    Subnormal, Underflow, getcontext, _dropped, _made, _operand, _size,
)

METHODS = [
    "quantize", "normalize", "to_integral_value", "to_integral_exact", "to_integral", "sqrt", "exp", "ln", "log10", "logb",
    "fma", "remainder_near", "scaleb", "shift", "rotate", "next_plus", "next_minus", "next_toward", "number_class",
    "same_quantum", "max_mag", "min_mag", "logical_and", "logical_or", "logical_xor", "logical_invert", "compare_signal",
]


def _context(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def _rounding(rounding, context):
    """Returns the rounding asked for, or else that of the context."""
    if rounding is None:
        return context.rounding
    if rounding not in _ROUNDINGS:
        raise TypeError(_KNOWN_ROUNDINGS)
    return rounding


def quantize(self, exp, rounding=None, context=None):
    """Returns the number rounded to the exponent of another."""
    if (quick := _quantized(self, exp, rounding, context)) is not None:
        return quick
    context = _context(context)
    exp = _operand(exp)
    rounding = _rounding(rounding, context)
    nan = self._nan(exp, context)
    if nan is not None:
        return nan
    if self._kind or exp._kind:
        if self._kind and exp._kind:
            return self
        return Decimal._invalid(context)
    if not context.Etiny() <= exp._exp <= context.Emax:
        return Decimal._invalid(context)
    if not self._coef:
        return _made(self._sign, 0, exp._exp)._fix(context)
    if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
        return Decimal._invalid(context)
    if self._exp >= exp._exp:
        made = _made(self._sign, self._coef * 10 ** (self._exp - exp._exp), exp._exp)
        changed = False
    else:
        coefficient, changed = _dropped(self._coef, exp._exp - self._exp, rounding, self._sign)
        made = _made(self._sign, coefficient, exp._exp)
    if made.adjusted() > context.Emax or _size(made._coef) > context.prec:
        return Decimal._invalid(context)
    signals = []
    if made._coef and made.adjusted() < context.Emin:
        signals.append(Subnormal)
    if self._exp < exp._exp:
        signals.append(Rounded)
        if changed:
            signals.append(Inexact)
    context._signal(*signals)
    return made._fix(context)


def normalize(self, context=None):
    """Returns the number without zeros at its end."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    made = self._fix(context)
    if made._kind:
        return made
    if not made._coef:
        return _made(made._sign, 0, 0)
    most = context.Etop() if context.clamp else context.Emax
    coefficient, exponent = made._coef, made._exp
    while coefficient % 10 == 0 and exponent < most:
        coefficient //= 10
        exponent += 1
    return _made(made._sign, coefficient, exponent)


def _integral(self, rounding, context, signal):
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    rounding = _rounding(rounding, context)
    if self._kind or self._exp >= 0:
        return _made(self._sign, self._coef, self._exp, self._kind)
    if not self._coef:
        return _made(self._sign, 0, 0)
    coefficient, changed = _dropped(self._coef, -self._exp, rounding, self._sign)
    if signal:
        context._signal(*([Rounded, Inexact] if changed else [Rounded]))
    return _made(self._sign, coefficient, 0)


def to_integral_exact(self, rounding=None, context=None):
    """Returns the number rounded to a whole one."""
    return _integral(self, rounding, _context(context), True)


def to_integral_value(self, rounding=None, context=None):
    """Returns the number rounded to a whole one, and signals nothing."""
    return _integral(self, rounding, _context(context), False)


to_integral = to_integral_value


def sqrt(self, context=None):
    """Returns the square root."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if self._kind:
        return Decimal._invalid(context) if self._sign else self
    if not self._coef:
        return _made(self._sign, 0, self._exp // 2)._fix(context)
    if self._sign:
        return Decimal._invalid(context)
    ideal = self._exp // 2
    coefficient, exponent = self._coef, self._exp
    if exponent % 2:
        coefficient *= 10
        exponent -= 1
    shift = max(0, context.prec + 2 - (_size(coefficient) + 1) // 2)
    square = coefficient * 100 ** shift
    root = math.isqrt(square)
    exponent = exponent // 2 - shift
    if root * root == square:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
    else:
        # Not exact: a last digit that keeps the rounding from a tie.
        root = root * 10 + 1
        exponent -= 1
    return _with_half_even(_made(0, root, exponent), context)


def _with_half_even(number, context):
    before = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return number._fix(context)
    finally:
        context.rounding = before


# Logarithms and powers: ints scaled by powers of ten.

_ln10_kept = (0, 0)


def _ln10(places):
    global _ln10_kept
    if _ln10_kept[0] < places:
        more = places + 10
        total = 0
        for factor, n in ((46, 31), (34, 49), (20, 161)):
            term = 10 ** (more + 5) // n
            square = n * n
            part, k = 0, 1
            while term:
                part += term // k
                term //= square
                k += 2
            total += factor * part
        _ln10_kept = (more, total // 10 ** 5)
    return _ln10_kept[1] // 10 ** (_ln10_kept[0] - places)


def _exp_scaled(x, places):
    """Returns e to the x, for an x below a few; both scaled."""
    halvings = 8 + min(places // 40, 2 * math.isqrt(places))
    # Each squaring doubles the error.
    guard = 12 + halvings * 31 // 100
    scale = 10 ** (places + guard)
    r = (x * 10 ** guard) >> halvings
    total, term, k = scale, scale, 1
    while term:
        term = term * r // scale // k
        if term == -1:
            term = 0
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // scale
    return total // 10 ** guard


def _ln_scaled(coefficient, exponent, places):
    """Returns the logarithm of a number above zero, scaled."""
    shift = _size(coefficient) - 1
    power = exponent + shift
    more = places + 8
    scale = 10 ** more
    # One digit before the point.
    number = coefficient * scale // 10 ** shift
    guess = int(math.log(number / scale if number.bit_length() < 900 else int(_text(number)[:17]) / 1e16) * 1e15)
    y = guess * 10 ** (more - 15)
    exact = 14
    while exact < more + 2:
        e = _exp_scaled(y, more)
        y += 2 * (number - e) * scale // (number + e)
        exact *= 3
    e = _exp_scaled(y, more)
    y += 2 * (number - e) * scale // (number + e)
    return (y + power * _ln10(more)) // 10 ** (more - places)


def _settled(compute, prec):
    """Calls `compute(extra)`, which gives a coefficient and an exponent, until it is clear how the result rounds."""
    extra = 4
    while True:
        coefficient, exponent = compute(extra)
        drop = _size(abs(coefficient)) - prec
        tail = abs(coefficient) % 10 ** drop if drop > 0 else 0
        half = 10 ** drop // 2 if drop > 0 else 0
        if drop >= 3 and abs(tail - half) > 50 and 50 < tail < 10 ** drop - 50:
            return coefficient, exponent, True
        if extra > 40:
            return coefficient, exponent, False
        extra += 9


def _inexact(sign, coefficient, exponent, context):
    # One digit more, so that it counts as rounded.
    return _with_half_even(_made(sign, abs(coefficient) * 10 + 1, exponent - 1), context)


def exp(self, context=None):
    """Returns e to this power."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if self._kind:
        return _made(0, 0, 0) if self._sign else self
    if not self._coef:
        return Decimal(1)
    if self.adjusted() > 20:
        if self._sign:
            return _inexact(0, 1, context.Etiny() - 2, context)
        return _with_half_even(_made(0, 1, context.Emax + 1), context)
    if self.adjusted() < -context.prec - 2:
        # So near to one that only the direction counts.
        one = 10 ** (context.prec + 2)
        return _with_half_even(_made(0, one - 1 if self._sign else one + 1, -context.prec - 2), context)

    def compute(extra):
        places = context.prec + extra + max(0, self.adjusted()) + 3
        x = self._coef * 10 ** (places + self._exp) if places + self._exp >= 0 else self._coef // 10 ** -(places + self._exp)
        x = -x if self._sign else x
        power, rest = divmod(x, _ln10(places))
        return _exp_scaled(rest, places), power - places

    coefficient, exponent, _ = _settled(compute, context.prec)
    return _inexact(0, coefficient, exponent, context)


def ln(self, context=None):
    """Returns the natural logarithm."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if not self:
        return _made(1, 0, 0, "F")
    if self._sign:
        return Decimal._invalid(context)
    if self._kind:
        return self
    if self == 1:
        return Decimal(0)

    def compute(extra):
        places = context.prec + extra + 3
        made = _ln_scaled(self._coef, self._exp, places)
        while _size(abs(made)) < context.prec + extra:
            # Near to one the first digits are lost.
            places += context.prec + extra - _size(abs(made)) + 1
            made = _ln_scaled(self._coef, self._exp, places)
        return made, -places

    coefficient, exponent, _ = _settled(compute, context.prec)
    return _inexact(1 if coefficient < 0 else 0, coefficient, exponent, context)


def log10(self, context=None):
    """Returns the logarithm to the base ten."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if not self:
        return _made(1, 0, 0, "F")
    if self._sign:
        return Decimal._invalid(context)
    if self._kind:
        return self
    digits = _text(self._coef)
    if digits.strip("0") == "1":
        return Decimal(self._exp + len(digits) - 1)._fix(context)

    def compute(extra):
        places = context.prec + extra + 3
        while True:
            made = _ln_scaled(self._coef, self._exp, places + 5) * 10 ** places // _ln10(places + 5)
            if _size(abs(made)) >= context.prec + extra:
                return made, -places
            places += context.prec + extra - _size(abs(made)) + 1

    coefficient, exponent, _ = _settled(compute, context.prec)
    return _inexact(1 if coefficient < 0 else 0, coefficient, exponent, context)


def power(self, other, context):
    """Returns a power."""
    nan = self._nan(other, context)
    if nan is not None:
        return nan
    if not other:
        return Decimal._invalid(context) if not self else Decimal(1)
    whole = not other._kind and (other._exp >= 0 or other._coef % 10 ** -other._exp == 0 if other._exp > -10000 else False)
    odd = whole and (int(other) & 1 if other._exp <= 0 else 0)
    sign = 1 if self._sign and odd else 0
    if self._sign and self and not whole and not other._kind:
        return Decimal._invalid(context)
    if self._sign and self and other._kind:
        return Decimal._invalid(context)
    if not self._kind and not self._coef:
        return _made(sign, 0, 0, "F") if other._sign else _made(sign, 0, 0)
    if self._kind:
        return _made(sign, 0, 0) if other._sign else _made(sign, 0, 0, "F")
    size = self.copy_abs()
    if other._kind:
        order = size._compare(Decimal(1))
        if order == 0:
            return _inexact_one(context, 0)
        return _made(0, 0, 0, "F") if (order > 0) != bool(other._sign) else _made(0, 0, 0)
    if size._compare(Decimal(1)) == 0:
        if whole:
            return _ten_power(size, int(other) if other.adjusted() < 18 else 10 ** 18 * (-1 if other._sign else 1), sign, context)
        return _inexact_one(context, 0)
    # Far out of bounds it need not be computed.
    bound = (size.adjusted() if size.adjusted() > 0 else size.adjusted() + 1 if size.adjusted() < -1 else 0)
    if bound and other.adjusted() > 25:
        return _huge(sign, (bound > 0) != bool(other._sign), context)
    if whole and abs(int(other)) < 10 ** 9:
        return _int_power(size, int(other), sign, context)
    return _real_power(size, other, sign, context)


def _inexact_one(context, sign):
    made = _made(sign, 10 ** (context.prec - 1), 1 - context.prec)
    context._signal(Inexact, Rounded)
    return made


def _huge(sign, large, context):
    return _made(sign, 1, context.Emax + 1 if large else context.Etiny() - 2)._fix(context)


def _ten_power(size, n, sign, context):
    """Returns a power of a power of ten: rounded perhaps, but never inexact."""
    zeros = _size(size._coef) - 1
    if n < 0:
        return _ended(_made(sign, 1, (size._exp + zeros) * n), context)
    if zeros * n < context.prec:
        return _ended(_made(sign, 10 ** (zeros * n), size._exp * n), context)
    context._signal(Rounded)
    places = context.prec - 1
    return _made(sign, 10 ** places, (size._exp + zeros) * n - places)._fix(context)


def _bound(context):
    return max(context.Emax, -context.Emin) + context.prec


def _ended(number, context):
    # Far below the smallest number it is zero, whichever way is rounded.
    if number._coef and number.adjusted() < context.Etiny() - 8:
        return _with_half_even(number, context)
    return number._fix(context)


def _int_power(size, n, sign, context):
    log = (size.adjusted() + 1) * n
    if abs(log) > 3 * _bound(context) and size.adjusted() not in (0, -1):
        if log > 0:
            return _huge(sign, True, context)
        return _with_half_even(_made(sign, 1, context.Etiny() - 2), context)
    if _text(size._coef).strip("0") == "1":
        return _ten_power(size, n, sign, context)
    # Squared and multiplied with a few digits more; each product is rounded, and so is the result.
    count = abs(n)
    work = Context(context.prec + len(str(count)) + 2 + (n < 0), ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, [], [])
    base = size if n > 0 else Decimal(1).__truediv__(size, work)
    made = base
    for bit in range(count.bit_length() - 2, -1, -1):
        made = made.__mul__(made, work)
        if count >> bit & 1:
            made = made.__mul__(base, work)
        if made._kind or not made._coef:
            break
    # What is to be raised is raised for all of it at once.
    last = context.copy()
    last.clear_flags()
    last.clear_traps()
    made = _ended(_made(sign, made._coef, made._exp, made._kind), last)
    context._signal(*[signal for signal in last.flags if last.flags[signal] or work.flags[signal]])
    return made


def _real_power(size, other, sign, context):
    def compute(extra):
        lead = max(0, other.adjusted()) + 12
        places = context.prec + extra + lead
        log = _ln_scaled(size._coef, size._exp, places + max(0, -size.adjusted() - 1))
        log //= 10 ** max(0, -size.adjusted() - 1)
        scaled = log * other._coef
        scaled = scaled * 10 ** other._exp if other._exp >= 0 else scaled // 10 ** -other._exp
        if other._sign:
            scaled = -scaled
        whole, rest = divmod(scaled, _ln10(places))
        if abs(whole) > 10 * _bound(context):
            return (10 ** (context.prec + extra), whole)
        return _exp_scaled(rest, places), whole - places

    coefficient, exponent, clear = _settled(compute, context.prec)
    if not clear:
        # An exact result, shown with all its digits.
        drop = _size(coefficient) - context.prec
        coefficient, _ = _dropped(coefficient, drop, ROUND_HALF_EVEN, 0)
        context._signal(Inexact, Rounded)
        return _made(sign, coefficient, exponent + drop)._fix(context)
    return _made(sign, coefficient * 10 + 1, exponent - 1)._fix(context)


def power_modulo(self, other, modulo, context):
    """Returns a power's remainder, of whole numbers."""
    for operand in (self, other, modulo):
        nan = operand._nan(None, context)
        if nan is not None:
            return nan
    numbers = (self, other, modulo)
    if any([n._kind or n != n.to_integral_value() for n in numbers]) or other._sign and other or not modulo:
        return Decimal._invalid(context)
    if modulo.adjusted() >= context.prec or not other and not self:
        return Decimal._invalid(context)
    made = pow(abs(int(self)), int(other), abs(int(modulo)))
    return _made(1 if self._sign and int(other) & 1 else 0, made, 0)


# The others.

def logb(self, context=None):
    """Returns the exponent of the first digit, as a decimal."""
    context = _context(context)
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if self._kind:
        return _made(0, 0, 0, "F")
    if not self._coef:
        from decimal import DivisionByZero
        context._signal(DivisionByZero)
        return _made(1, 0, 0, "F")
    return Decimal(self.adjusted())._fix(context)


def fma(self, other, third, context=None):
    """Returns the product with another plus a third, rounded once."""
    context = _context(context)
    other, third = _operand(other), _operand(third)
    if not self._kind and not other._kind:
        product = _made(self._sign ^ other._sign, self._coef * other._coef, self._exp + other._exp)
    else:
        if "n" in (self._kind, other._kind) and "N" not in (self._kind, other._kind) and third._kind == "N":
            return third._nan(None, context)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        product = self.__mul__(other, context)
        if product._kind == "n":
            return product
    return product.__add__(third, context)


def remainder_near(self, other, context=None):
    """Returns the remainder as against the nearest whole quotient."""
    context = _context(context)
    other = _operand(other)
    nan = self._nan(other, context)
    if nan is not None:
        return nan
    if self._kind:
        return Decimal._invalid(context)
    if not other._kind and not other._coef:
        from decimal import DivisionUndefined
        return Decimal._invalid(context, InvalidOperation if self._coef else DivisionUndefined)
    if other._kind:
        return self._fix(context)
    exponent = min(self._exp, other._exp)
    if self._coef and self.adjusted() - other.adjusted() > context.prec:
        from decimal import DivisionImpossible
        return Decimal._invalid(context, DivisionImpossible)
    if self.adjusted() - other.adjusted() <= -2 and self._coef:
        return self._at(exponent)._fix(context)
    a = self._coef * 10 ** (self._exp - exponent)
    b = other._coef * 10 ** (other._exp - exponent)
    quotient, rest = divmod(a, b)
    sign = self._sign
    if 2 * rest + (quotient & 1) > b:
        rest -= b
        quotient += 1
    if _size(quotient) > context.prec:
        from decimal import DivisionImpossible
        return Decimal._invalid(context, DivisionImpossible)
    if rest < 0:
        sign, rest = 1 - sign, -rest
    return _made(sign, rest, exponent)._fix(context)


def scaleb(self, other, context=None):
    """Returns the number with its exponent changed."""
    context = _context(context)
    other = _operand(other)
    nan = self._nan(other, context)
    if nan is not None:
        return nan
    limit = 2 * (context.Emax + context.prec)
    if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
        return Decimal._invalid(context)
    if self._kind:
        return self
    return _made(self._sign, self._coef, self._exp + int(other))._fix(context)


def _moved(self, other, context):
    other = _operand(other)
    nan = self._nan(other, context)
    if nan is not None:
        return nan, None
    if other._kind or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
        return Decimal._invalid(context), None
    return None, int(other)


def shift(self, other, context=None):
    """Returns the number with its digits shifted; zeros come in."""
    context = _context(context)
    done, places = _moved(self, other, context)
    if done is not None or self._kind:
        return self if done is None else done
    digits = _text(self._coef)[-context.prec:]
    digits = (digits + "0" * places)[-context.prec:] if places >= 0 else digits[:places]
    return _made(self._sign, int(digits or "0"), self._exp)


def rotate(self, other, context=None):
    """Returns the number with its digits turned round."""
    context = _context(context)
    done, places = _moved(self, other, context)
    if done is not None or self._kind:
        return self if done is None else done
    digits = _text(self._coef)[-context.prec:].rjust(context.prec, "0")
    return _made(self._sign, int(digits[places:] + digits[:places]), self._exp)


def _next(self, context, rounding, edge):
    nan = self._nan(None, context)
    if nan is not None:
        return nan
    if self._kind:
        if self._sign == edge:
            return self
        return _made(self._sign, 10 ** context.prec - 1, context.Etop())
    quiet = context.copy()
    quiet.clear_traps()
    quiet.rounding = rounding
    made = self._fix(quiet)
    if made != self:
        return made
    step = _made(edge, 1, context.Etiny() - 1)
    return self.__add__(step, quiet)


def next_plus(self, context=None):
    """Returns the next larger number that the context can hold."""
    return _next(self, _context(context), ROUND_CEILING, 0)


def next_minus(self, context=None):
    """Returns the next smaller number that the context can hold."""
    return _next(self, _context(context), ROUND_FLOOR, 1)


def next_toward(self, other, context=None):
    """Returns the next number in the direction of another."""
    context = _context(context)
    other = _operand(other)
    nan = self._nan(other, context)
    if nan is not None:
        return nan
    order = self._compare(other)
    if order == 0:
        return self.copy_sign(other)
    made = next_plus(self, context) if order < 0 else next_minus(self, context)
    if made._kind:
        context._signal(Overflow, Inexact, Rounded)
    elif made.adjusted() < context.Emin:
        context._signal(Underflow, Subnormal, Inexact, Rounded, *([] if made else [Clamped]))
    return made


def number_class(self, context=None):
    """Returns what kind of number it is."""
    context = _context(context)
    if self._kind in ("n", "N"):
        return "NaN" if self._kind == "n" else "sNaN"
    sign = "-" if self._sign else "+"
    if self._kind:
        return sign + "Infinity"
    if not self._coef:
        return sign + "Zero"
    return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")


def same_quantum(self, other, context=None):
    """Tells whether two numbers have the same exponent."""
    other = _operand(other)
    if self._kind or other._kind:
        return self.is_nan() and other.is_nan() or self._kind == other._kind == "F"
    return self._exp == other._exp


def _by_size(self, other, context, sign):
    context = _context(context)
    other = _operand(other)
    if self.is_nan() or other.is_nan():
        return self._bigger(other, context, sign)
    order = self.copy_abs()._compare(other.copy_abs()) or self._total(other)
    return (self if order * sign >= 0 else other)._fix(context)


def max_mag(self, other, context=None):
    """Returns the larger of two without their signs."""
    return _by_size(self, other, context, 1)


def min_mag(self, other, context=None):
    """Returns the smaller of two without their signs."""
    return _by_size(self, other, context, -1)


def compare_signal(self, other, context=None):
    """Compares; what is no number is an invalid operation."""
    context = _context(context)
    other = _operand(other)
    if self.is_nan() or other.is_nan():
        context._signal(InvalidOperation)
        for kind in "Nn":
            for operand in (self, other):
                if operand._kind == kind:
                    return operand._quiet(context)
    return Decimal(self._compare(other))


def _bits(number, context):
    if number._kind or number._sign or number._exp or not set(_text(number._coef)) <= {"0", "1"}:
        return None
    return _text(number._coef)[-context.prec:].rjust(context.prec, "0")


def _logical(self, other, context, rule):
    context = _context(context)
    a, b = _bits(self, context), _bits(_operand(other), context)
    if a is None or b is None:
        return Decimal._invalid(context)
    return Decimal(_number_of("".join([str(rule(int(x), int(y))) for x, y in zip(a, b)])))


def logical_and(self, other, context=None):
    """Returns the digits that are 1 in both."""
    return _logical(self, other, context, lambda x, y: x & y)


def logical_or(self, other, context=None):
    """Returns the digits that are 1 in either."""
    return _logical(self, other, context, lambda x, y: x | y)


def logical_xor(self, other, context=None):
    """Returns the digits that are 1 in one alone."""
    return _logical(self, other, context, lambda x, y: x ^ y)


def logical_invert(self, context=None):
    """Returns the digits turned."""
    context = _context(context)
    return logical_xor(self, Decimal(_number_of("1" * context.prec)), context)
