"""What a decimal context does with numbers: the operations of `Decimal` as methods of `Context`. The contexts are `_decimal_context`."""

from _decimal_context import Context, _current, getcontext
from decimal import Decimal


def _value(given):
    if isinstance(given, Decimal):
        return given
    if isinstance(given, int):
        return Decimal(given)
    raise TypeError(f"conversion from {type(given).__name__} to Decimal is not supported")


def _in(context, operation, *values):
    """Does an operation of decimals while the context is in force, so that its flags are the ones that go up."""
    values = [_value(value) for value in values]
    before = getcontext()
    _current.set(context)
    try:
        return operation(*values)
    finally:
        _current.set(before)


def _unary(name, operation, doc):
    def run(self, x, /):
        return _in(self, operation, x)
    return _named(run, name, doc)


def _binary(name, operation, doc):
    def run(self, x, y, /):
        return _in(self, operation, x, y)
    return _named(run, name, doc)


def _named(run, name, doc):
    run.__name__ = name
    run.__qualname__ = f"Context.{name}"
    run.__doc__ = doc
    run.__module__ = "decimal"
    return run


_UNARY = {
    "abs": (lambda a: abs(a), "Returns the number without its sign."),
    "minus": (lambda a: -a, "Returns the number with the other sign, rounded."),
    "plus": (lambda a: +a, "Returns the number, rounded."),
    "to_sci_string": (lambda a: str(a), "Returns the number as text."),
    "copy_decimal": (lambda a: a, "Returns the number itself."),
    "_apply": (lambda a: a._fix(getcontext()), "Returns the number, rounded."),
}
for _name in ("canonical", "copy_abs", "copy_negate", "exp", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_normal",
              "is_qnan", "is_signed", "is_snan", "is_subnormal", "is_zero", "ln", "log10", "logb", "logical_invert",
              "next_minus", "next_plus", "normalize", "number_class", "sqrt", "to_eng_string", "to_integral",
              "to_integral_exact", "to_integral_value"):
    _UNARY[_name] = (getattr(Decimal, _name), getattr(Decimal, _name).__doc__)
_BINARY = {
    "add": (lambda a, b: a + b, "Returns the sum."),
    "subtract": (lambda a, b: a - b, "Returns the difference."),
    "multiply": (lambda a, b: a * b, "Returns the product."),
    "divide": (lambda a, b: a / b, "Returns the quotient."),
    "divide_int": (lambda a, b: a // b, "Returns the whole part of the quotient."),
    "remainder": (lambda a, b: a % b, "Returns the remainder, with the sign of the first."),
    "divmod": (lambda a, b: divmod(a, b), "Returns whole quotient and remainder."),
}
for _name in ("compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "logical_and", "logical_or",
              "logical_xor", "max", "max_mag", "min", "min_mag", "next_toward", "quantize", "remainder_near", "rotate",
              "same_quantum", "scaleb", "shift"):
    _BINARY[_name] = (getattr(Decimal, _name), getattr(Decimal, _name).__doc__)

for _name, (_operation, _doc) in _UNARY.items():
    setattr(Context, _name, _unary(_name, _operation, _doc))
for _name, (_operation, _doc) in _BINARY.items():
    setattr(Context, _name, _binary(_name, _operation, _doc))


def canonical(self, x, /):
    """Returns the number itself; it must be a decimal."""
    if not isinstance(x, Decimal):
        raise TypeError("argument must be a Decimal")
    return x


def is_canonical(self, x, /):
    """Says whether a decimal has the one form it can have, which is always so."""
    return canonical(self, x) is x


def fma(self, x, y, z, /):
    """Returns the product of two plus a third, rounded once."""
    return _in(self, Decimal.fma, x, y, z)


def power(self, a, b, modulo=None):
    """Returns a power, or its remainder."""
    if modulo is None:
        return _in(self, lambda a, b: pow(a, b), a, b)
    return _in(self, lambda a, b, modulo: pow(a, b, modulo), a, b, modulo)


def radix(self):
    """Returns ten."""
    return Decimal(10)


for _run in (canonical, is_canonical, fma, power, radix):
    setattr(Context, _run.__name__, _named(_run, _run.__name__, _run.__doc__))
