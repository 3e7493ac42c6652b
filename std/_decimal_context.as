"""The contexts of decimal: precision, rounding, what is signalled and what of that is raised. The numbers are `decimal`."""

import contextvars
from _decimal import bound as _bound

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


_KNOWN = ("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, "
          "Inexact, Rounded,\n   Clamped]")


class SignalDict(dict):
    """Which signals are up, or raised: the signals are fixed, what they are mapped to is not."""

    __module__ = "abc"

    def __getitem__(self, signal):
        if signal not in self:
            raise KeyError(_KNOWN)
        return dict.__getitem__(self, signal)

    def __setitem__(self, signal, value):
        if signal not in self:
            raise KeyError(_KNOWN)
        dict.__setitem__(self, signal, bool(value))

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __repr__(self):
        return "{" + ", ".join([f"{signal!r}:{value!r}" for signal, value in self.items()]) + "}"

    def copy(self):
        """Returns a plain dict."""
        return dict(self)


def _listed_signals(given):
    """Returns the signals of a list as a dict of all."""
    if not isinstance(given, list):
        raise TypeError("argument must be a signal dict")
    for signal in given:
        if signal not in _SIGNALS:
            raise KeyError(_KNOWN)
    return SignalDict({signal: signal in given for signal in _SIGNALS})


def _checked_signals(given):
    """Returns a copy of a dict that has every signal."""
    if not isinstance(given, dict):
        raise TypeError("argument must be a signal dict")
    if len(given) != len(_SIGNALS) or not all([signal in given for signal in _SIGNALS]):
        raise KeyError("invalid signal dict")
    return SignalDict({signal: bool(given[signal]) for signal in _SIGNALS})


def _refuse(others):
    for name in others:
        raise TypeError(f"this function got an unexpected keyword argument '{name}'")


class Context:
    """How operations are done: precision, rounding, bounds, signals."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
                 **others):
        _refuse(others)
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        self.flags = _signals([] if flags is None else flags)
        self.traps = _signals(base.traps if traps is None else traps)

    def __setattr__(self, name, value):
        if name in _BOUNDS:
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            least, most, problem = _BOUNDS[name]
            if not -1 << 63 <= value < 1 << 63:
                raise OverflowError("Python int too large to convert to C ssize_t")
            if not least <= value <= most:
                raise ValueError(problem)
            if name in ("prec", "Emin", "Emax"):
                # Where numbers may be too large or too small, no operation is sure to be exact.
                _bound(value if name == "prec" else 28 if abs(value) > 10000 else 0)
        elif name == "rounding":
            if value not in _ROUNDINGS:
                raise TypeError(_KNOWN_ROUNDINGS)
        elif name in ("flags", "traps"):
            value = _checked_signals(value)
        elif not hasattr(type(self), name) or type(self) is Context:
            _refuse_attribute(self, name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _FIELDS:
            raise AttributeError("context attributes cannot be deleted")
        _refuse_attribute(self, name)

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
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [s for s in _SIGNALS if self.flags[s]], [s for s in _SIGNALS if self.traps[s]])

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
            dict.__setitem__(self.flags, signal, True)
            if dict.__getitem__(self.traps, signal):
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
        made = Decimal._any(num, self)
        if made._kind in ("n", "N") and made._coef and len(str(made._coef)) > self.prec - self.clamp:
            return Decimal._invalid(self, ConversionSyntax)
        return made._fix(self)

    def create_decimal_from_float(self, f, /):
        """Returns a float as a decimal, rounded as the context says."""
        from decimal import Decimal
        return Decimal.from_float(f)._fix(self)

    __module__ = "decimal"


def _signals(given):
    return _listed_signals(given) if isinstance(given, list) else _checked_signals(given)


def _refuse_attribute(context, name):
    if hasattr(type(context), name):
        raise AttributeError(f"'{_shown(context)}' object attribute '{name}' is read-only")
    raise AttributeError(f"'{_shown(context)}' object has no attribute '{name}'")


def _shown(context):
    return f"{type(context).__module__}.{type(context).__name__}"


_KNOWN_ROUNDINGS = ("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                    "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
_FIELDS = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")
_BOUNDS = {
    "prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
    "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
    "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
    "capitals": (0, 1, "valid values for capitals are 0 or 1"),
    "clamp": (0, 1, "valid values for clamp are 0 or 1"),
}


def _base_context():
    base = object.__new__(Context)
    for name, value in (("prec", 28), ("rounding", ROUND_HALF_EVEN), ("Emin", -999999), ("Emax", 999999), ("capitals", 1),
                        ("clamp", 0), ("flags", _listed_signals([])),
                        ("traps", _listed_signals([InvalidOperation, DivisionByZero, Overflow]))):
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


class ContextManager:
    __module__ = "decimal"

    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.before = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc):
        setcontext(self.before)


def localcontext(ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
                 **others):
    """Returns a manager under which a copy of the context is in force, changed as the keywords say."""
    _refuse(others)
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    made = ctx.copy()
    for name, value in zip(_FIELDS, (prec, rounding, Emin, Emax, capitals, clamp, flags, traps)):
        if value is not None:
            setattr(made, name, _signals(value) if name in ("flags", "traps") else value)
    return ContextManager(made)


from _functools import builtin as _as_builtin
_as_builtin(getcontext, setcontext, localcontext)
del _as_builtin
