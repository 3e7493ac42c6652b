"""Spans of time: the class `timedelta` of `datetime`."""

import _moments
from _functools import fields as _fields

# The class is one of that module.
__name__ = "datetime"


def _half_even(numerator, denominator):
    """Divides and rounds to the nearest whole number, halves to the even one."""
    q, r = divmod(numerator, denominator)
    r *= 2
    if r > denominator or r == denominator and q % 2:
        q += 1
    return q


class timedelta:
    """A span of time: days, seconds below a day, microseconds below a second.

    >>> timedelta(hours=36, milliseconds=5)
    datetime.timedelta(days=1, seconds=43200, microseconds=5000)
    """

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is int and type(seconds) is int and type(microseconds) is int and type(minutes) is int
                and type(hours) is int and type(milliseconds) is int and type(weeks) is int):
            whole = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
            return cls._of_micros(whole * 1000000 + milliseconds * 1000 + microseconds)
        total = 0
        rest = 0.0
        for value, factor, name in (
            (microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"), (seconds, 1000000, "seconds"),
            (minutes, 60000000, "minutes"), (hours, 3600000000, "hours"), (days, 86400000000, "days"), (weeks, 604800000000, "weeks"),
        ):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole = int(value)
                part = (value - whole) * factor
                total += whole * factor + int(part)
                rest += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            whole = round(rest)
            if abs(whole - rest) == 0.5:
                # The half goes to the even number of microseconds in all.
                low = int(rest // 1)
                whole = low if (total + low) % 2 == 0 else low + 1
            total += whole
        return cls._of_micros(total)

    @classmethod
    def _of_micros(cls, total):
        if cls is timedelta and (quick := _moments.span(total)) is not None:
            return quick
        seconds, micros = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            if not -2**31 <= days < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = micros
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _micros(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """Returns the whole span in seconds."""
        return self._micros() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{_class_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_micros(self._micros() + other._micros())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_micros(self._micros() - other._micros())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_micros(other._micros() - self._micros())
        return NotImplemented

    def __neg__(self):
        return timedelta._of_micros(-self._micros())

    def __pos__(self):
        return timedelta._of_micros(self._micros())

    def __abs__(self):
        return timedelta._of_micros(abs(self._micros()))

    def __mul__(self, other):
        if isinstance(other, int):
            # In this order: a derived class may have its own product.
            return timedelta._of_micros(other * self._micros())
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of_micros(_half_even(self._micros() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() // other._micros()
        if isinstance(other, int):
            return timedelta._of_micros(self._micros() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() / other._micros()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            micros = self._micros()
            return timedelta._of_micros(_half_even(micros, other) if other > 0 else _half_even(-micros, -other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError("integer division or modulo by zero")
            micros = self._micros() * d
            return timedelta._of_micros(_half_even(micros, n) if n > 0 else _half_even(-micros, -n))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_micros(self._micros() % other._micros())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._micros(), other._micros())
            return q, timedelta._of_micros(r)
        return NotImplemented

    def __rfloordiv__(self, other):
        return timedelta.__floordiv__(other, self) if isinstance(other, timedelta) else NotImplemented

    def __rtruediv__(self, other):
        return timedelta.__truediv__(other, self) if isinstance(other, timedelta) else NotImplemented

    def __rmod__(self, other):
        return timedelta.__mod__(other, self) if isinstance(other, timedelta) else NotImplemented

    def __rdivmod__(self, other):
        return timedelta.__divmod__(other, self) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._micros() == other._micros()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._micros() < other._micros()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._micros() <= other._micros()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._micros() > other._micros()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._micros() >= other._micros()
        return NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._micros() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _class_name(obj):
    """Returns how a repr starts: with the module for our own classes."""
    cls = obj.__class__
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_DAY = timedelta(1)
_ZERO = timedelta(0)


_fields(timedelta)
