"""Decimal numbers: exact as written, rounded as the context says. The contexts are `_decimal_context`.

    >>> Decimal("0.1") + Decimal("0.2")
    Decimal('0.3')
"""

import re as _re
from math import copysign as _copysign, isinf as _isinf
from _decimal import (
    fixed as _fixed, formatted as _formatted, hashed as _hashed, know as _know, negated as _negated, number as _number_of,
    positive as _positive, read as _read_plain, rounded as _rounded, show as _show, size as _size, text as _text,
)
from collections import namedtuple as _namedtuple
from _decimal_context import (
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
    ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context, ConversionSyntax, DecimalException,
    DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation, Inexact,
    InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow, _current, getcontext, localcontext, setcontext,
)

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
HAVE_THREADS = True
HAVE_CONTEXTVAR = True

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")

_number = _re.compile(
    r"\s*(?P<sign>[-+])?(?:(?P<int>\d*)(?:\.(?P<frac>\d*))?(?:[eE](?P<exp>[-+]?\d+))?|inf(?:inity)?|"
    r"(?P<signal>s)?nan(?P<diag>\d*))\s*", _re.IGNORECASE)
# Exponents up to here are fine however many digits there are.
_FAR = MAX_EMAX - (1 << 50)
_PRIME = (1 << 61) - 1
_TENTH = pow(10, _PRIME - 2, _PRIME)


def _dropped(coefficient, drop, rounding, sign):
    """Returns a coefficient without its last digits, rounded; and whether that changed the number."""
    if drop <= 0:
        return coefficient, False
    if drop > _size(coefficient) + 1:
        quotient, rest, half = 0, coefficient, 1
        above = 0 if coefficient == 0 else -1
    else:
        unit = 10 ** drop
        quotient, rest = divmod(coefficient, unit)
        above = (2 * rest > unit) - (2 * rest < unit)
    if rest == 0:
        return quotient, False
    if rounding == ROUND_HALF_EVEN:
        up = above > 0 or above == 0 and quotient & 1
    elif rounding == ROUND_HALF_UP:
        up = above >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = above > 0
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = quotient % 5 == 0
    return quotient + (1 if up else 0), True


class Decimal:
    """A decimal number."""

    # Sign 0 or 1; coefficient; exponent; and kind: "" for a number, "F" infinity, "n" and "N" what is none.
    __slots__ = ("_sign", "_coef", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        if context is None:
            if cls is Decimal and (quick := _read_plain(value)) is not None:
                return quick
            if cls is Decimal and isinstance(value, int):
                return _made(1 if value < 0 else 0, abs(int(value)), 0)
            context = getcontext()
        elif not isinstance(context, Context):
            raise TypeError("optional argument must be a context")
        made = Decimal._any(value, context)
        if not made._kind and not MIN_ETINY <= made._exp <= _FAR:
            made = made._within(context)
        return made if cls is Decimal else _made(made._sign, made._coef, made._exp, made._kind, cls)

    @classmethod
    def _any(cls, value, context):
        """Returns exactly what a value is; what is no number of any kind is a TypeError."""
        if isinstance(value, str):
            return cls._read(value, context)
        if isinstance(value, int):
            return _made(1 if value < 0 else 0, abs(int(value)), 0)
        if isinstance(value, Decimal):
            return _made(value._sign, value._coef, value._exp, value._kind)
        if isinstance(value, float):
            context._signal(FloatOperation)
            return _of_float(value)
        if isinstance(value, (tuple, list)):
            return cls._of_tuple(tuple(value))
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    def _within(self, context):
        """Returns the number if its exponent is one that numbers may have at all."""
        return self if MIN_ETINY <= self._exp and self.adjusted() <= MAX_EMAX else Decimal._invalid(context)

    @classmethod
    def _read(cls, text, context):
        found = _number.fullmatch(text.strip().replace("_", ""))
        if found is None or found["int"] is not None and not found["int"] and not found["frac"]:
            return cls._invalid(context, ConversionSyntax)
        sign = 1 if found["sign"] == "-" else 0
        if found["int"] is not None:
            fraction = found["frac"] or ""
            return _made(sign, _number_of(found["int"] + fraction), int(found["exp"] or "0") - len(fraction))
        if found["diag"] is not None:
            return _made(sign, _number_of(found["diag"] or "0"), 0, "N" if found["signal"] else "n", cls)
        return _made(sign, 0, 0, "F", cls)

    @classmethod
    def _of_tuple(cls, value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = value
        if sign not in (0, 1) or not isinstance(sign, int):
            raise ValueError("sign must be an integer with the value 0 or 1")
        if not isinstance(digits, (tuple, list)):
            raise ValueError("coefficient must be a tuple of digits")
        if exponent == "F":
            return _made(sign, 0, 0, "F", cls)
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
        coefficient = _number_of("".join(map(str, digits)) or "0")
        if exponent in ("n", "N"):
            return _made(sign, coefficient, 0, exponent, cls)
        if isinstance(exponent, str):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        if not isinstance(exponent, int):
            raise ValueError("exponent must be an integer")
        if not -1 << 63 <= exponent < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return _made(sign, coefficient, exponent, "", cls)

    @classmethod
    def from_float(cls, f, /):
        """Returns exactly what a float is."""
        if isinstance(f, int):
            return Decimal(f) if cls is Decimal else cls(Decimal(f))
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        made = _of_float(f)
        return made if cls is Decimal else cls(made)

    @staticmethod
    def _invalid(context, condition=InvalidOperation):
        context._signal(condition)
        return _made(0, 0, 0, "n")

    def _nan(self, other=None, context=None):
        """Returns the result if an operand is no number, else None."""
        if self._kind in "nN" and self._kind or other is not None and other._kind in ("n", "N"):
            context = getcontext() if context is None else context
            for operand in (self, other):
                if operand is not None and operand._kind == "N":
                    context._signal(InvalidOperation)
                    return operand._quiet(context)
            return (self if self._kind == "n" else other)._quiet(context)
        return None

    def _quiet(self, context):
        """Returns what is no number with as much of its payload as the context holds."""
        payload = self._coef
        if payload and _size(payload) > context.prec - context.clamp:
            payload %= 10 ** (context.prec - context.clamp)
        return _made(self._sign, payload, 0, "n")

    def _fix(self, context):
        """Returns the number as the context can hold it, as a plain decimal."""
        if (quick := _fixed(self, context)) is not None:
            return quick
        if type(self) is not Decimal:
            self = _made(self._sign, self._coef, self._exp, self._kind)
        if self._kind:
            return self._quiet(context) if self._kind == "n" else self
        tiny, top = context.Etiny(), context.Etop()
        if not self._coef:
            exponent = min(max(self._exp, tiny), top if context.clamp else context.Emax)
            if exponent == self._exp:
                return self
            context._signal(Clamped)
            return _made(self._sign, 0, exponent)
        least = _size(self._coef) + self._exp - context.prec
        if least > top:
            return self._too_large(context)
        subnormal = least < tiny
        if subnormal:
            least = tiny
        if self._exp < least:
            coefficient, changed = _dropped(self._coef, least - self._exp, context.rounding, self._sign)
            if _size(coefficient) > context.prec:
                coefficient //= 10
                least += 1
            if least > top:
                return self._too_large(context)
            signals = [Rounded]
            if changed:
                signals.append(Inexact)
                if subnormal:
                    signals.append(Underflow)
            if subnormal:
                signals.append(Subnormal)
            if not coefficient:
                signals.append(Clamped)
            context._signal(*signals)
            return _made(self._sign, coefficient, least)
        if subnormal:
            context._signal(Subnormal)
        if context.clamp and self._exp > top:
            context._signal(Clamped)
            return _made(self._sign, self._coef * 10 ** (self._exp - top), top)
        return self

    def _too_large(self, context):
        context._signal(Overflow, Inexact, Rounded)
        rounding = context.rounding
        if rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or (
                rounding == ROUND_CEILING and not self._sign or rounding == ROUND_FLOOR and self._sign):
            return _made(self._sign, 0, 0, "F")
        return _made(self._sign, 10 ** context.prec - 1, context.Etop())

    # Text.

    def _digits(self):
        return _text(self._coef)

    def __str__(self, eng=False, context=None):
        if (quick := _show(self)) is not None:
            return quick
        sign = "-" if self._sign else ""
        if self._kind:
            if self._kind == "F":
                return sign + "Infinity"
            return sign + ("sNaN" if self._kind == "N" else "NaN") + (_text(self._coef) if self._coef else "")
        digits = _text(self._coef)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif not self._coef:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        if left != point:
            context = getcontext() if context is None else context
            text += ("E" if context.capitals else "e") + "%+d" % (left - point)
        return sign + text

    def to_eng_string(self, context=None):
        """Returns the number as text with an exponent that is a multiple of three."""
        return self.__str__(True, context)

    def __repr__(self):
        return f"Decimal('{Decimal.__str__(self)}')"

    def __format__(self, spec, override=None, /):
        if override is None and (quick := _formatted(self, spec)) is not None:
            return quick
        from _decimal_format import formatted
        return formatted(self, spec, getcontext(), override)

    # Comparison.

    def _compare(self, other):
        """Returns -1, 0 or 1; of numbers that are some."""
        if self._kind == "F" or other._kind == "F":
            mine = (-1 if self._sign else 1) if self._kind else 0
            others = (-1 if other._sign else 1) if other._kind else 0
            return (mine > others) - (mine < others)
        if not self._coef or not other._coef:
            mine = 0 if not self._coef else -1 if self._sign else 1
            others = 0 if not other._coef else -1 if other._sign else 1
            return (mine > others) - (mine < others)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        flip = -1 if self._sign else 1
        mine, others = self.adjusted(), other.adjusted()
        if mine != others:
            return flip if mine > others else -flip
        a = self._coef * 10 ** max(0, self._exp - other._exp)
        b = other._coef * 10 ** max(0, other._exp - self._exp)
        return flip * ((a > b) - (a < b))

    def __eq__(self, other):
        other = _comparable(self, other, True)
        if other is NotImplemented:
            return other
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            if "N" in (self._kind, other._kind):
                getcontext()._signal(InvalidOperation)
            return False
        return self._compare(other) == 0

    def _ordered(self, other):
        other = _comparable(self, other)
        if other is NotImplemented:
            return other
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            getcontext()._signal(InvalidOperation)
            return None
        return self._compare(other)

    def __lt__(self, other):
        order = self._ordered(other)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._ordered(other)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._ordered(other)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._ordered(other)
        return order if order is NotImplemented else order is not None and order >= 0

    def __hash__(self):
        if (quick := _hashed(self)) is not None:
            return quick
        if self._kind:
            if self._kind == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == "n":
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        power = pow(10, self._exp, _PRIME) if self._exp >= 0 else pow(_TENTH, -self._exp, _PRIME)
        value = self._coef * power % _PRIME
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def compare(self, other, context=None):
        """Returns -1, 0 or 1 as a decimal."""
        other = _operand(other)
        nan = self._nan(other, context)
        return nan if nan is not None else Decimal(self._compare(other))

    def _bigger(self, other, context, sign):
        context = getcontext() if context is None else context
        other = _operand(other)
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            if self._kind == "n" and other._kind not in ("n", "N"):
                return other._fix(context)
            if other._kind == "n" and self._kind not in ("n", "N"):
                return self._fix(context)
            return self._nan(other, context)
        order = self._compare(other) or self._total(other)
        return (self if order * sign >= 0 else other)._fix(context)

    def max(self, other, context=None):
        """Returns the larger of two."""
        return self._bigger(other, context, 1)

    def min(self, other, context=None):
        """Returns the smaller of two."""
        return self._bigger(other, context, -1)

    def _total(self, other):
        if self._sign != other._sign:
            return -1 if self._sign else 1
        flip = -1 if self._sign else 1
        ranks = {"": 0, "F": 0, "N": 1, "n": 2}
        mine, others = ranks[self._kind], ranks[other._kind]
        if mine != others:
            return flip if mine > others else -flip
        if mine:
            return flip * ((self._coef > other._coef) - (self._coef < other._coef))
        return self._compare(other) or flip * ((self._exp > other._exp) - (self._exp < other._exp))

    def compare_total(self, other, context=None):
        """Compares the forms of two numbers: every two have an order."""
        return Decimal(self._total(_operand(other)))

    def compare_total_mag(self, other, context=None):
        """Does the same without the signs."""
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    # Arithmetic.

    def __neg__(self, context=None):
        if (quick := _negated(self, context)) is not None:
            return quick
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        context = getcontext() if context is None else context
        sign = 1 - self._sign
        if not self._coef and not self._kind and context.rounding != ROUND_FLOOR:
            sign = 0
        return _made(sign, self._coef, self._exp, self._kind)._fix(context)

    def __pos__(self, context=None):
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        context = getcontext() if context is None else context
        sign = self._sign
        if not self._coef and not self._kind:
            sign = 1 if context.rounding == ROUND_FLOOR and sign else 0
        return _made(sign, self._coef, self._exp, self._kind)._fix(context)

    def __abs__(self):
        if (quick := _positive(self, None)) is not None:
            return quick
        nan = self._nan()
        return nan if nan is not None else _made(0, self._coef, self._exp, self._kind)._fix(getcontext())

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return self._invalid(context)
            return _made((self if self._kind else other)._sign, 0, 0, "F")
        exponent = min(self._exp, other._exp)
        if not self._coef or not other._coef:
            if not self._coef and not other._coef:
                sign = self._sign & other._sign
                if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                    sign = 1
                return _made(sign, 0, exponent)._fix(context)
            some = other if self._coef == 0 else self
            exponent = max(exponent, some._exp - context.prec - 1)
            return some._at(exponent)._fix(context)
        large, small = (self, other) if self.adjusted() >= other.adjusted() else (other, self)
        # What is far below the last digit only tips the rounding.
        floor = large._exp + min(-1, _size(large._coef) - context.prec - 2)
        if small.adjusted() < floor:
            small = _made(small._sign, 1, floor)
            exponent = min(large._exp, floor)
        a = large._coef * 10 ** (large._exp - exponent)
        b = small._coef * 10 ** (small._exp - exponent)
        total = (-a if large._sign else a) + (-b if small._sign else b)
        if total == 0:
            return _made(1 if context.rounding == ROUND_FLOOR else 0, 0, exponent)._fix(context)
        return _made(1 if total < 0 else 0, abs(total), exponent)._fix(context)

    __radd__ = __add__

    def _at(self, exponent):
        """Returns the number with this exponent, or its own if that is smaller."""
        if self._exp <= exponent:
            return self
        return _made(self._sign, self._coef * 10 ** (self._exp - exponent), exponent)

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            return self._nan(other, context)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if not self and not self._kind or not other and not other._kind:
                return self._invalid(context)
            return _made(sign, 0, 0, "F")
        return _made(sign, self._coef * other._coef, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return self._invalid(context)
            if self._kind:
                return _made(sign, 0, 0, "F")
            context._signal(Clamped)
            return _made(sign, 0, context.Etiny())
        if not other._coef:
            if not self._coef:
                return self._invalid(context, DivisionUndefined)
            context._signal(DivisionByZero)
            return _made(sign, 0, 0, "F")
        if not self._coef:
            return _made(sign, 0, self._exp - other._exp)._fix(context)
        shift = _size(other._coef) - _size(self._coef) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._coef * 10 ** shift, other._coef)
        else:
            quotient, rest = divmod(self._coef, other._coef * 10 ** -shift)
        if rest:
            # Never exactly half way, nor whole.
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(sign, quotient, exponent)._fix(context)

    def __rtruediv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self)

    def _whole(self, other, context):
        """Returns the whole quotient and the remainder of two numbers, the divisor not zero; None if it is too long."""
        exponent = min(self._exp, other._exp)
        if self.adjusted() - other.adjusted() > context.prec and self._coef:
            return None
        if self._coef and self.adjusted() < other.adjusted() - 1:
            # One digit too many tells as well as many that it is rounded.
            return 0, self._at(max(exponent, self.adjusted() - context.prec))
        a = self._coef * 10 ** (self._exp - exponent)
        b = other._coef * 10 ** (other._exp - exponent)
        quotient, rest = divmod(a, b)
        if _size(quotient) > context.prec:
            return None
        return quotient, _made(self._sign, rest, exponent)

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return self._invalid(context) if other._kind else _made(sign, 0, 0, "F")
        if other._kind:
            return _made(sign, 0, 0)
        if not other._coef:
            if not self._coef:
                return self._invalid(context, DivisionUndefined)
            context._signal(DivisionByZero)
            return _made(sign, 0, 0, "F")
        both = self._whole(other, context)
        if both is None:
            return self._invalid(context, DivisionImpossible)
        return _made(sign, both[0], 0)._fix(context)

    def __rfloordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else context
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if self._kind:
            return self._invalid(context)
        if other._kind:
            return self._fix(context)
        if not other._coef:
            return self._invalid(context, InvalidOperation if self._coef else DivisionUndefined)
        both = self._whole(other, context)
        if both is None:
            return self._invalid(context, DivisionImpossible)
        return both[1]._fix(context)

    def __rmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self)

    def __divmod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind:
            bad = self._invalid(context)
            return (bad, bad) if other._kind else (_made(sign, 0, 0, "F"), bad)
        if other._kind:
            return _made(sign, 0, 0), self._fix(context)
        if not other._coef:
            if not self._coef:
                bad = self._invalid(context, DivisionUndefined)
                return bad, bad
            context._signal(DivisionByZero, InvalidOperation)
            return _made(sign, 0, 0, "F"), _made(0, 0, 0, "n")
        both = self._whole(other, context)
        if both is None:
            bad = self._invalid(context, DivisionImpossible)
            return bad, bad
        return _made(sign, both[0], 0)._fix(context), both[1]._fix(context)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        from _decimal_functions import power, power_modulo
        if modulo is None:
            return power(self, other, getcontext())
        modulo = _convert(modulo)
        return modulo if modulo is NotImplemented else power_modulo(self, other, modulo, getcontext())

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self)

    # Other kinds of numbers.

    def __bool__(self):
        return bool(self._kind) or self._coef != 0

    def __int__(self):
        if self._kind:
            if self._kind == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        whole = self._coef * 10 ** self._exp if self._exp >= 0 else self._coef // 10 ** -self._exp
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float("-nan" if self._sign else "nan") if self._kind == "n" else float(str(self))

    def __complex__(self):
        return complex(float(self))

    def _rounded_to_int(self, rounding):
        if self._kind:
            int(self)
        if self._exp >= 0:
            return int(self)
        coefficient, _ = _dropped(self._coef, -self._exp, rounding, self._sign)
        return -coefficient if self._sign else coefficient

    def __floor__(self):
        return self._rounded_to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded_to_int(ROUND_CEILING)

    def __round__(self, n=None):
        if (quick := _rounded(self, n)) is not None:
            return quick
        if n is None:
            return self._rounded_to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        if not -1 << 63 <= n < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return self.quantize(_made(0, 1, -n))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        """Returns the number itself."""
        return self

    def as_tuple(self):
        """Returns sign, digits and exponent."""
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, _text(self._coef)))
        if self._kind:
            return DecimalTuple(self._sign, digits if self._coef else (), self._kind)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        """Returns two ints whose quotient is the number."""
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        from math import gcd
        above = self._coef * 10 ** max(self._exp, 0)
        below = 10 ** max(-self._exp, 0)
        common = gcd(above, below)
        above //= common
        return (-above if self._sign else above), below // common

    def adjusted(self):
        """Returns the exponent of the first digit."""
        return 0 if self._kind else self._exp + _size(self._coef) - 1

    def copy_abs(self):
        """Returns the number without its sign."""
        return _made(0, self._coef, self._exp, self._kind)

    def copy_negate(self):
        """Returns the number with the other sign."""
        return _made(1 - self._sign, self._coef, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """Returns the number with the sign of another."""
        return _made(_operand(other)._sign, self._coef, self._exp, self._kind)

    def canonical(self):
        """Returns the number itself."""
        return self

    def radix(self):
        """Returns ten."""
        return Decimal(10)

    def is_canonical(self):
        return True

    def is_finite(self):
        return not self._kind

    def is_infinite(self):
        return self._kind == "F"

    def is_nan(self):
        return self._kind in ("n", "N")

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._kind and not self._coef

    def is_normal(self, context=None):
        context = getcontext() if context is None else context
        return not self._kind and self._coef != 0 and self.adjusted() >= context.Emin

    def is_subnormal(self, context=None):
        context = getcontext() if context is None else context
        return not self._kind and self._coef != 0 and self.adjusted() < context.Emin

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __setattr__(self, name, value):
        if type(self) is not Decimal and name not in _OWN:
            return object.__setattr__(self, name, value)
        if hasattr(Decimal, name):
            if name in ("real", "imag"):
                raise AttributeError(f"attribute '{name}' of 'decimal.Decimal' objects is not writable")
            raise AttributeError(f"'decimal.Decimal' object attribute '{name}' is read-only")
        raise AttributeError(f"'decimal.Decimal' object has no attribute '{name}' and no __dict__ for setting new attributes")


_OWN = ("_sign", "_coef", "_exp", "_kind", "real", "imag")
_put_sign = Decimal._sign.__set__
_put_coef = Decimal._coef.__set__
_put_exp = Decimal._exp.__set__
_put_kind = Decimal._kind.__set__


def _made(sign, coefficient, exponent, kind="", cls=Decimal):
    made = object.__new__(cls)
    _put_sign(made, sign)
    _put_coef(made, coefficient)
    _put_exp(made, exponent)
    _put_kind(made, kind)
    return made


def _of_float(f):
    """Returns exactly what a float is."""
    sign = 1 if _copysign(1.0, f) < 0 else 0
    if f != f:
        return _made(sign, 0, 0, "n")
    if _isinf(f):
        return _made(sign, 0, 0, "F")
    above, below = float.as_integer_ratio(f)
    places = below.bit_length() - 1
    return _made(sign, abs(above) * 5 ** places, -places)


def _convert(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return Decimal(other)
    return NotImplemented


def _operand(other):
    made = _convert(other)
    if made is NotImplemented:
        raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")
    return made


def _comparable(self, other, equality=False):
    if isinstance(other, (Decimal, int)):
        return _convert(other)
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context._signal(FloatOperation)
        return _of_float(other)
    if isinstance(other, complex) and equality:
        return _of_float(other.real) if other.imag == 0 else NotImplemented
    import numbers
    if isinstance(other, numbers.Rational):
        return _of_ratio(self, other)
    return NotImplemented


def _of_ratio(self, other):
    """Returns a decimal that compares with a number as a fraction does."""
    if self._kind:
        return _made(0, 0, 0)
    scaled = _made(self._sign, self._coef * other.denominator, self._exp)
    order = scaled._compare(Decimal(other.numerator))
    return _made(0, 0, 0, "F") if order < 0 else _made(1, 0, 0, "F") if order > 0 else self


def _add_functions():
    import _decimal_functions
    for name in _decimal_functions.METHODS:
        setattr(Decimal, name, getattr(_decimal_functions, name))


    import _decimal_operations


_add_functions()

import numbers as _numbers

_numbers.Number.register(Decimal)

_know(_made(0, 0, 0), _current, DefaultContext, Rounded, Inexact)

import _functools as _f
_f.freeze(Decimal, Context)
del _f
