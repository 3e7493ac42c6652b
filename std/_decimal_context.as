"""The contexts of decimal: precision, rounding, what is signalled and what of that is raised. The numbers are `decimal`."""

import contextvars

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"

_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - MAX_PREC + 1


class DecimalException(ArithmeticError):
    """Something that an operation signals."""

    __module__ = "decimal"


class Clamped(DecimalException):
    """An exponent was changed to fit."""

    __module__ = "decimal"


class InvalidOperation(DecimalException):
    """An operation has no result."""

    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number was divided by zero."""

    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    """A result was rounded and is another number."""

    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Rounded(DecimalException):
    """Digits were dropped."""

    __module__ = "decimal"


class Subnormal(DecimalException):
    """A result is very small."""

    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    """A result is too large."""

    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    """A result was too small and was rounded."""

    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    """Floats and decimals were mixed."""

    __module__ = "decimal"


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
# The order in which signals are raised, and the one in which they are shown.
_RAISED = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Inexact, Rounded, Subnormal, Underflow, Clamped)
_LISTED = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
_CONDITIONS = {
    ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation,
    InvalidContext: InvalidOperation,
}


def _signal_dict(given):
    if isinstance(given, dict):
        return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
    given = list(given)
    for signal in given:
        if signal not in _SIGNALS:
            raise TypeError("values must be signals")
    return {signal: signal in given for signal in _SIGNALS}


class Context:
    """How operations are done: precision, rounding, bounds, signals."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
                 **others):
        for name in others:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        self.flags = _signal_dict([] if flags is None else flags)
        self.traps = dict(base.traps) if traps is None else _signal_dict(traps)

    def __setattr__(self, name, value):
        if name in ("prec", "Emin", "Emax", "capitals", "clamp"):
            if not isinstance(value, int):
                raise TypeError(f"an integer is required (got type {type(value).__name__})")
            if name == "prec" and not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
            if name == "Emin" and not MIN_EMIN <= value <= 0:
                raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
            if name == "Emax" and not 0 <= value <= MAX_EMAX:
                raise ValueError("valid range for Emax is [0, MAX_EMAX]")
            if name == "capitals" and value not in (0, 1):
                raise ValueError("valid values for capitals are 0 or 1")
            if name == "clamp" and value not in (0, 1):
                raise ValueError("valid values for clamp are 0 or 1")
        elif name == "rounding":
            if value not in _ROUNDINGS:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                                "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name in ("flags", "traps"):
            value = _signal_dict(value)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ", ".join([s.__name__ for s in _LISTED if self.flags[s]])
        traps = ", ".join([s.__name__ for s in _LISTED if self.traps[s]])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def clear_flags(self):
        """Takes down all flags."""
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        """Raises nothing any more."""
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        """Returns another context of the same kind."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self.traps))

    __copy__ = copy

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [s for s in _SIGNALS if self.flags[s]], [s for s in _SIGNALS if self.traps[s]])

    __hash__ = None

    def Etiny(self):
        """Returns the smallest exponent that a number can have."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """Returns the largest exponent of a number with all digits."""
        return self.Emax - self.prec + 1

    def _signal(self, *conditions):
        """Puts up the flags of conditions, and raises the first that is to be raised."""
        raised = []
        for condition in conditions:
            signal = _CONDITIONS.get(condition, condition)
            self.flags[signal] = True
            if self.traps[signal]:
                raised.append((signal, condition))
        if raised:
            raised.sort(key=lambda pair: _RAISED.index(pair[0]))
            raise raised[0][0]([condition for _, condition in raised])

    def _set_rounding(self, rounding):
        before = self.rounding
        self.rounding = rounding
        return before

    def create_decimal(self, num="0", /):
        """Returns a decimal of this, rounded as the context says."""
        from decimal import Decimal
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return Decimal._invalid(self, ConversionSyntax)
        return Decimal(num, context=self)._fix(self)

    def create_decimal_from_float(self, f, /):
        """Returns a float as a decimal, rounded as the context says."""
        from decimal import Decimal
        return Decimal.from_float(f)._fix(self)

    def __getattr__(self, name):
        # The operations of numbers, done in this context.
        operation = _OPERATIONS.get(name)
        if operation is None:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        from decimal import Decimal

        def run(*args, **kwargs):
            values = []
            for arg in args:
                if not isinstance(arg, Decimal):
                    if not isinstance(arg, int):
                        raise TypeError(f"conversion from {type(arg).__name__} to Decimal is not supported")
                    arg = Decimal(arg)
                values.append(arg)
            with localcontext(self) as inner:
                # The flags are this context's own.
                object.__setattr__(inner, "flags", self.flags)
                return operation(*values, **kwargs)

        return run

    __module__ = "decimal"


def _method(name):
    def run(first, *others):
        return getattr(first, name)(*others)
    return run


_OPERATIONS = {
    "abs": lambda a: abs(a), "add": lambda a, b: a + b, "subtract": lambda a, b: a - b, "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b, "divide_int": lambda a, b: a // b, "remainder": lambda a, b: a % b,
    "divmod": lambda a, b: divmod(a, b), "minus": lambda a: -a, "plus": lambda a: +a,
    "power": lambda a, b, modulo=None: pow(a, b, modulo), "to_sci_string": lambda a: str(a),
    "to_eng_string": _method("to_eng_string"),
}
for _name in ("compare", "compare_total", "compare_total_mag", "fma", "max", "min", "normalize", "quantize", "sqrt", "exp",
              "ln", "log10", "to_integral", "to_integral_value", "to_integral_exact", "is_nan", "is_infinite", "is_finite",
              "is_zero", "is_signed", "is_qnan", "is_snan", "is_normal", "is_subnormal", "is_canonical", "copy_abs",
              "copy_negate", "copy_sign", "copy_decimal", "remainder_near", "scaleb", "logb", "number_class",
              "same_quantum", "canonical"):
    _OPERATIONS[_name] = _method(_name)


def _base_context():
    base = object.__new__(Context)
    for name, value in (("prec", 28), ("rounding", ROUND_HALF_EVEN), ("Emin", -999999), ("Emax", 999999), ("capitals", 1),
                        ("clamp", 0), ("flags", []), ("traps", [InvalidOperation, DivisionByZero, Overflow])):
        setattr(base, name, value)
    return base


DefaultContext = _base_context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[],
                       traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])

_current = contextvars.ContextVar("decimal_context")


def getcontext():
    """Returns the context of this task or thread."""
    found = _current.get(None)
    if found is None:
        found = DefaultContext.copy()
        found.clear_flags()
        _current.set(found)
    return found


def setcontext(context, /):
    """Sets the context of this task or thread."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _Manager:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.before = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc):
        setcontext(self.before)


_FIELDS = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")


def localcontext(ctx=None, **kwargs):
    """Returns a manager under which a copy of the context is in force, changed as the keywords say."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    made = ctx.copy()
    for name, value in kwargs.items():
        if name not in _FIELDS:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(made, name, value)
    return _Manager(made)
