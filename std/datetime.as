"""Dates and times of the Gregorian calendar.

Days are counted from the first of January of year 1, which is day 1. An aware time is compared and
subtracted by its moment in UTC, a naive one by its fields. Values never change.
"""

import time as _time
from _moments import from_micros as _from_micros, to_micros as _to_micros
import _moments
from _functools import fields as _fields, freeze as _freeze
from _operator import index as _index
from _datetime_calendar import (
    MAXYEAR, MINYEAR, _DAYS, _MAX_ORDINAL, _MONTHS, _check_date, _check_time, _date_end, _days_before_year,
    _c_int, _from_ordinal, _int, _invalid, _iso_week1, _kind, _parse_clock, _parse_date, _time_text, _to_ordinal, _week_date,
)
from _datetime_spans import _DAY, _ZERO, _class_name, timedelta

# Each class has a name that no script puts its own in place of, as those do that set clocks for a test.
_Delta = timedelta

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, _TzInfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(offset, name):
    if offset is None:
        return None
    if not isinstance(offset, _Delta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
    return offset


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _offset_text(offset, between=":"):
    """Returns an offset as `+hh:mm`, with seconds where it has some."""
    if offset is None:
        return ""
    micros = offset._micros()
    sign = "-" if micros < 0 else "+"
    seconds, micros = divmod(abs(micros), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{between}{minutes:02d}"
    if seconds or micros:
        text += f"{between}{seconds:02d}"
        if micros:
            text += f".{micros:06d}"
    return text


# Formatting by directives

def _format(obj, text):
    """Returns what `strftime` gives for a date, a time or a datetime: what only they know is put in, the rest is `time.strftime`'s."""
    if not isinstance(text, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_kind(text)}")
    if (quick := _moments.format(obj, text)) is not None:
        return quick
    timed = isinstance(obj, (_Time, _DateTime))

    parts = []
    i = 0
    while (at := text.find("%", i)) >= 0:
        parts.append(text[i:at])
        code = text[at + 1:at + 2]
        if code == ":" and text[at + 2:at + 3] == "z":
            code = ":z"
        i = at + 1 + len(code)
        if code == "f":
            parts.append(f"{obj.microsecond if timed else 0:06d}")
        elif code == "Z":
            parts.append(((obj.tzname() if timed else None) or "").replace("%", "%%"))
        elif code in ("z", ":z"):
            parts.append(_offset_text(obj.utcoffset() if timed else None, ":" if code == ":z" else ""))
        else:
            parts.append("%" + code)
    parts.append(text[i:])
    if isinstance(obj, _Time):
        fields = 1900, 1, 1, obj.hour, obj.minute, obj.second, 0, 1, -1
    else:
        fields = obj.timetuple()
    return _time.strftime("".join(parts), fields)


def _parse_time(text):
    """Reads a clock time with an offset; returns four values and the zone, as an offset where it is not UTC."""
    if len(text) < 2:
        raise ValueError("Isoformat time too short")
    zone_at = max(text.find("-"), text.find("+"), text.find("Z"))
    clock = text if zone_at < 0 else text[:zone_at]
    values = _parse_clock(clock, zone_at >= 0)
    zone = None
    if zone_at >= 0:
        rest = text[zone_at + 1:]
        if text[zone_at] == "Z":
            if rest:
                raise ValueError("Malformed time zone string")
            zone = _Zone.utc
        else:
            if len(rest) in (0, 1, 3):
                raise ValueError("Malformed time zone string")
            hours, minutes, seconds, micros = _parse_clock(rest)
            if not (hours or minutes or seconds or micros):
                zone = _Zone.utc
            else:
                sign = -1 if text[zone_at] == "-" else 1
                zone = sign * _Delta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
    return values, zone


def _latin(packed, name):
    """Returns what a pickle of Python 2 holds of a time, where it was read as text."""
    try:
        return packed.encode("latin-1")
    except UnicodeEncodeError:
        raise ValueError(
            f"Failed to encode latin1 string when unpickling a {name} object. pickle.load(data, encoding='latin1') is assumed."
        ) from None


class tzinfo:
    """A base for time zones."""

    __slots__ = ()

    def tzname(self, dt):
        """Returns the name of the zone at a time."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """Returns the distance from UTC at a time."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """Returns the summer time part of the distance."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """Returns the local time of a UTC time that carries this zone."""
        if not isinstance(dt, _DateTime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - summer
        if delta:
            dt += delta
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer


_TzInfo = tzinfo


_NO_NAME = object()


class timezone(tzinfo):
    """A zone of one offset.

    >>> timezone(timedelta(hours=2))
    datetime.timezone(datetime.timedelta(seconds=7200))
    """

    __slots__ = ("_offset", "_name")

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __new__(cls, offset, name=_NO_NAME):
        if not isinstance(offset, _Delta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is _NO_NAME:
            if not offset and hasattr(cls, "utc"):
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_DAY < offset < _DAY:
            raise ValueError(
                f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}."
            )
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        if dt is None or isinstance(dt, _DateTime):
            return self._offset
        raise TypeError(f"utcoffset(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def dst(self, dt):
        if dt is None or isinstance(dt, _DateTime):
            return None
        raise TypeError(f"dst(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def tzname(self, dt):
        if dt is not None and not isinstance(dt, _DateTime):
            raise TypeError(f"tzname(dt) argument must be a datetime instance or None, not {type(dt).__name__}")
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def fromutc(self, dt):
        if not isinstance(dt, _DateTime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        if isinstance(other, _Zone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is _Zone.utc:
            return "datetime.timezone.utc"
        name = f", {self._name!r}" if self._name is not None else ""
        return f"{_class_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__(), None

    def __getinitargs__(self):
        """Returns what the zone is made of again by copies and pickles."""
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __deepcopy__(self, memo):
        return self


_Zone = timezone


UTC = timezone.utc = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))

_iso_class = None


def _named_fold(fold):
    """Returns the keyword by which a derived class is told of a fold, which it is only if there is one."""
    return {"fold": fold} if fold else {}


def _deprecated(name, instead):
    import warnings
    warnings.warn(
        f"datetime.datetime.{name} is deprecated and scheduled for removal in a future version. "
        f"Use timezone-aware objects to represent datetimes in UTC: {instead}.",
        DeprecationWarning, stacklevel=3,
    )


def _iso_calendar(year, week, weekday):
    global _iso_class
    if _iso_class is None:
        from collections import namedtuple
        base = namedtuple("IsoCalendarDate", "year week weekday", module="datetime")

        class IsoCalendarDate(base):
            __slots__ = ()
            __module__ = "datetime"
            __qualname__ = "IsoCalendarDate"

            def __reduce__(self):
                return tuple, (tuple(self),)

            def __repr__(self):
                return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"

        _iso_class = IsoCalendarDate
    return _iso_class(year, week, weekday)


def _missing(*given):
    """Refuses a day whose fields are not all there; those before the first that is not are looked at."""
    for place, (name, value) in enumerate(zip(("year", "month", "day"), given), 1):
        if value is ...:
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        _int(value)


def _changed(changes, fields):
    """Returns fields, in place of some of them the changes that are not `...`."""
    return [field if change is ... else _c_int(change) for change, field in zip(changes, fields)]


class date:
    """A day.

    >>> date(2024, 2, 28) + timedelta(2)
    datetime.date(2024, 3, 1)
    """

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=..., month=..., day=...):
        if cls is _Date and (quick := _moments.new_date(year, month, day)) is not None:
            return quick
        if type(year) is str and month is ... and len(year) == 4 and 1 <= ord(year[2]) <= 12:
            year = _latin(year, "date")
        if type(year) is bytes and month is ... and len(year) == 4 and 1 <= year[2] <= 12:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        elif year is ... or month is ... or day is ...:
            _missing(year, month, day)
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Returns the local day of a POSIX time."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        moment = _time.localtime(timestamp)
        return cls(moment[0], moment[1], moment[2])

    @classmethod
    def today(cls):
        """Returns the local day of now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """Returns the day of a count from the first of January of year 1."""
        ordinal = _int(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MAX_ORDINAL:
            raise ValueError(f"year {_from_ordinal(ordinal)[0]} is out of range")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Reads a day in ISO form.

        >>> date.fromisoformat("2024-W01-1")
        datetime.date(2024, 1, 1)
        """
        if cls is _Date and (quick := _moments.read_date(date_string)) is not None:
            return quick
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) not in (7, 8, 10):
            raise _invalid(date_string)
        try:
            fields = _parse_date(date_string)
        except ValueError:
            raise _invalid(date_string) from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Returns the day of an ISO year, week and weekday."""
        return cls(*_week_date(_int(year), _int(week), _int(day)))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_class_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """Returns YYYY-MM-DD."""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """Returns the day as C's ctime() shows it."""
        return f"{_DAYS[self.weekday()][:3]} {_MONTHS[self._month][:3]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        """Formats by directives.

        >>> date(2024, 2, 1).strftime("%d %b %Y")
        '01 Feb 2024'
        """
        return _format(self, format)

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_kind(format_spec)}")
        return self.strftime(format_spec) if format_spec else str(self)

    def toordinal(self):
        """Returns the count of the day from the first of January of year 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Returns the day of the week, Monday 0."""
        return (_Date.toordinal(self) + 6) % 7

    def isoweekday(self):
        """Returns the day of the week, Monday 1."""
        return self.weekday() + 1

    def isocalendar(self):
        """Returns ISO year, week and weekday."""
        year = self._year
        ordinal = _Date.toordinal(self)
        first = _iso_week1(year)
        week, day = divmod(ordinal - first, 7)
        if week < 0:
            year -= 1
            week, day = divmod(ordinal - _iso_week1(year), 7)
        elif week >= 52 and ordinal >= _iso_week1(year + 1):
            year += 1
            week = 0
        return _iso_calendar(year, week + 1, day + 1)

    def timetuple(self):
        """Returns the fields as `time.localtime` does."""
        return _time.struct_time((
            self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            _Date.toordinal(self) - _days_before_year(self._year), -1,
        ))

    def replace(self, year=..., month=..., day=...):
        """Returns a day with some fields changed."""
        return type(self)(*_changed((year, month, day), (self._year, self._month, self._day)))

    # Errors name it as that of a method written in C does.
    replace.__qualname__ = "replace"

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, _Delta):
            ordinal = self.toordinal() + other.days
            if 0 < ordinal <= _MAX_ORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, _Delta):
            return self + _Delta(-other.days)
        if isinstance(other, _Date) and not isinstance(other, _DateTime):
            return _Delta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __rsub__(self, other):
        return _Date.__sub__(other, self) if isinstance(other, _Date) and not isinstance(other, _DateTime) else NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, _Date) and not isinstance(other, _DateTime)

    def __eq__(self, other):
        if self._comparable(other):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if self._comparable(other):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if self._comparable(other):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if self._comparable(other):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if self._comparable(other):
            return self._key() >= other._key()
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _packed(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._packed(),)


_Date = date


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class time:
    """A time of day.

    >>> time(9, 5).isoformat()
    '09:05:00'
    """

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(hour) is str and len(hour) == 6 and ord(hour[0]) & 127 < 24:
            hour = _latin(hour, "time")
        if type(hour) is bytes and len(hour) == 6 and hour[0] & 127 < 24:
            tzinfo = minute or None
            packed = hour
            fold = packed[0] >> 7
            hour, minute, second = packed[0] & 127, packed[1], packed[2]
            microsecond = int.from_bytes(packed[3:], "big")
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = 1 if fold else 0
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Reads a time of day in ISO form."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = time_string[1:] if time_string.startswith("T") else time_string
        try:
            values, zone = _parse_time(text)
        except ValueError:
            raise _invalid(time_string) from None
        return cls(*values, _Zone(zone) if isinstance(zone, _Delta) else zone)

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def utcoffset(self):
        """Returns the distance from UTC, if there is one."""
        return None if self._tzinfo is None else _check_offset(self._tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        """Returns the summer time part of the distance."""
        return None if self._tzinfo is None else _check_offset(self._tzinfo.dst(None), "dst")

    def tzname(self):
        """Returns the name of the zone."""
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(None))

    def isoformat(self, timespec="auto"):
        """Returns the time as hh:mm:ss, with fraction and offset where there are."""
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_class_name(self)}({text})"

    def strftime(self, format):
        """Formats by directives."""
        return _format(self, format)

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_kind(format_spec)}")
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...):
        """Returns a time with some fields changed."""
        mine = self._hour, self._minute, self._second, self._microsecond, self._fold
        *fields, fold = _changed((hour, minute, second, microsecond, fold), mine)
        return type(self)(*fields, self._tzinfo if tzinfo is ... else tzinfo, **_named_fold(fold))

    # Errors name it as that of a method written in C does.
    replace.__qualname__ = "replace"

    __replace__ = replace

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare_key(self, other, equality):
        """Returns the two numbers to compare, or None where they never are equal."""
        if self._tzinfo is other._tzinfo:
            return self._micros(), other._micros()
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if mine == theirs:
            return self._micros(), other._micros()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micros() - mine._micros(), other._micros() - theirs._micros()

    def __eq__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        keys = self._compare_key(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        a, b = self._compare_key(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        a, b = self._compare_key(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        a, b = self._compare_key(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, _Time):
            return NotImplemented
        a, b = self._compare_key(other, False)
        return a >= b

    def __hash__(self):
        offset = self.utcoffset()
        if offset is None:
            return hash(_Time._packed(self))
        return hash((self._micros() - offset._micros(), "time"))

    def _packed(self):
        return bytes((self._hour, self._minute, self._second)) + self._microsecond.to_bytes(3, "big")

    def __reduce_ex__(self, protocol):
        packed = self._packed()
        if self._fold and protocol > 3:
            packed = bytes((packed[0] + 128,)) + packed[1:]
        return self.__class__, (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_Time = time


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A day and a time of day.

    >>> datetime(2024, 2, 29, 12) - datetime(2024, 2, 1)
    datetime.timedelta(days=28, seconds=43200)
    """

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=..., month=..., day=..., hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if cls is _DateTime:
            quick = _moments.new(year, month, day, hour, minute, second, microsecond, tzinfo, fold)
            if quick is not None:
                return quick
        if type(year) is str and len(year) == 10 and 1 <= ord(year[2]) & 127 <= 12:
            year = _latin(year, "datetime")
        if type(year) is bytes and len(year) == 10 and 1 <= year[2] & 127 <= 12:
            packed, tzinfo = year, None if month is ... else month
            year, month, day, hour, minute, second = packed[0] * 256 + packed[1], *packed[2:7]
            microsecond = int.from_bytes(packed[7:], "big")
            fold = month >> 7
            month &= 127
        elif year is ... or month is ... or day is ...:
            _missing(year, month, day)
        # What is no number of C's is refused before what is out of range.
        fields = [_int(field) for field in (year, month, day, hour, minute, second, microsecond, fold)]
        year, month, day = _check_date(*fields[:3])
        hour, minute, second, microsecond = _check_time(*fields[3:])
        if tzinfo is not None:
            _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = 1 if fold else 0
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _of_micros(cls, micros, tz=None):
        """Makes the time that lies so many microseconds after the start of day 0."""
        if cls is _DateTime and (quick := _moments.at(micros, tz)) is not None:
            return quick
        fields = _from_micros(micros)
        if fields is None:
            raise OverflowError("date value out of range")
        year, month, day, hour, minute, second, micro = fields
        return cls(year, month, day, hour, minute, second, micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Returns the time of a POSIX time, local or in a zone."""
        if cls is _DateTime and tz is not None and (quick := _moments.from_timestamp(timestamp, tz)) is not None:
            return quick
        _check_tzinfo(tz)
        if isinstance(timestamp, float):
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            if not -2.0 ** 63 <= timestamp < 2.0 ** 63:
                raise OverflowError("timestamp out of range for platform time_t")
            micros = _moments.rounded(timestamp)
            if micros is None:
                micros = int(timestamp) * 1000000
        else:
            timestamp = int(_index(timestamp))
            if not -2 ** 63 <= timestamp < 2 ** 63:
                raise OverflowError("timestamp out of range for platform time_t")
            micros = timestamp * 1000000
        if tz is not None:
            return tz.fromutc(cls._of_epoch(micros).replace(tzinfo=tz))
        seconds, micro = divmod(micros, 1000000)
        offset = _steady_offset(seconds)
        if offset is not None:
            return cls._of_micros(micros + (719163 * 86400 + offset) * 1000000)
        moment = _time.localtime(seconds)
        result = cls(moment[0], moment[1], moment[2], moment[3], moment[4], min(moment[5], 59), micro)
        before = _time.localtime(seconds - 86400)
        offset, old = _local_offset(seconds, moment), _local_offset(seconds - 86400, before)
        if offset < old and offset != old:
            again = _time.localtime(seconds - (old - offset))
            if tuple(again)[:6] == tuple(moment)[:6]:
                result = result.replace(fold=1)
        return result

    @classmethod
    def _of_epoch(cls, micros):
        days = micros // 86400000000 + 719163
        if not 0 < days <= _MAX_ORDINAL:
            # A year that C has no room for is an OSError.
            _time.gmtime(micros // 1000000)
            raise ValueError(f"year {_from_ordinal(days)[0]} is out of range")
        return cls._of_micros(micros + 719163 * 86400000000)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        """Returns the naive UTC time of a POSIX time."""
        _deprecated("utcfromtimestamp()", "datetime.datetime.fromtimestamp(timestamp, datetime.UTC)")
        return cls.fromtimestamp(timestamp, _Zone.utc).replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        """Returns the time of now, local or in a zone."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        """Returns the local time of now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        """Returns the naive UTC time of now."""
        _deprecated("utcnow()", "datetime.datetime.now(datetime.UTC)")
        return cls.fromtimestamp(_time.time(), _Zone.utc).replace(tzinfo=None)

    @classmethod
    def combine(cls, date, time, tzinfo=...):
        """Joins a day and a time of day."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is ... else tzinfo, **_named_fold(time.fold),
        )

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Reads a time in ISO form.

        >>> datetime.fromisoformat("2024-01-02T03:04Z")
        datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
        """
        if cls is _DateTime and (quick := _moments.read(date_string)) is not None:
            return quick
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) < 7:
            raise _invalid(date_string)
        try:
            end = _date_end(date_string)
            fields = _parse_date(date_string[:end])
            values, zone = ([0, 0, 0, 0], None)
            if len(date_string) > end:
                values, zone = _parse_time(date_string[end + 1:])
        except (ValueError, IndexError):
            raise _invalid(date_string) from None
        return cls(*fields, *values, _Zone(zone) if isinstance(zone, _Delta) else zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        """Reads a time by a format.

        >>> datetime.strptime("2 Jan 2024 15:04", "%d %b %Y %H:%M")
        datetime.datetime(2024, 1, 2, 15, 4)
        """
        for at, given in enumerate((date_string, format), 1):
            if not isinstance(given, str):
                raise TypeError(f"strptime() argument {at} must be str, not {'None' if given is None else type(given).__name__}")
        from _date_reading import read
        return read(cls, date_string, format, _Zone, _Delta)

    def timetuple(self):
        """Returns the fields as `time.localtime` does."""
        summer = self.dst()
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            _Date.toordinal(self) - _days_before_year(self._year), -1 if summer is None else 1 if summer else 0,
        ))

    def utctimetuple(self):
        """Returns the fields in UTC."""
        offset = self.utcoffset()
        moment = self.replace(tzinfo=None)
        if offset:
            moment -= offset
        fields = tuple(moment.timetuple())
        return _time.struct_time(fields[:8] + (0,))

    def timestamp(self):
        """Returns the POSIX time."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def _local_seconds(self):
        """Returns the POSIX seconds of a naive local time; `fold` chooses where there are two."""
        wall = (_Date.toordinal(self) - 719163) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        offset = _steady_offset(wall)
        if offset is not None:
            return wall - offset

        def local(seconds):
            return seconds + _local_offset(seconds, _time.localtime(seconds))

        shift = local(wall) - wall
        first = wall - shift
        if local(first) == wall:
            # There may be another answer a day before or after.
            other = first + (-86400 if not self._fold else 86400)
            second_shift = local(other) - other
            if shift == second_shift:
                return first
        else:
            second_shift = local(first) - first
        second = wall - second_shift
        if local(second) == wall:
            return second
        if local(first) == wall:
            return first
        return (max if not self._fold else min)(first, second)

    def utcoffset(self):
        """Returns the distance from UTC, if there is one."""
        return None if self._tzinfo is None else _check_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        """Returns the summer time part of the distance."""
        return None if self._tzinfo is None else _check_offset(self._tzinfo.dst(self), "dst")

    def tzname(self):
        """Returns the name of the zone."""
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(self))

    def date(self):
        """Returns the day."""
        if (quick := _moments.day_of(self)) is not None:
            return quick
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Returns the time of day, without a zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Returns the time of day with its zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(
        self, year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...
    ):
        """Returns a time with some fields changed."""
        changes = year, month, day, hour, minute, second, microsecond
        if (quick := _moments.replaced(self, changes, tzinfo, fold)) is not None:
            return quick
        *fields, fold = _changed((*changes, fold), (*self._fields(), self._fold))
        return type(self)(*fields, self._tzinfo if tzinfo is ... else tzinfo, **_named_fold(fold))

    # Errors name it as that of a method written in C does.
    replace.__qualname__ = "replace"

    __replace__ = replace

    def _local_zone(self):
        """Returns the zone of the local clock at this time."""
        if self._tzinfo is None:
            seconds = self._local_seconds()
        else:
            seconds = (self - _EPOCH)._micros() // 1000000
        moment = _time.localtime(seconds)
        return _Zone(_Delta(seconds=_local_offset(seconds, moment)), moment.tm_zone)

    def astimezone(self, tz=None):
        """Returns the same moment in another zone, by default the local one."""
        if tz is None:
            tz = self._local_zone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        mine = self._tzinfo
        if mine is None:
            micros = self._local_seconds() * 1000000 + self._microsecond
            return tz.fromutc(type(self)._of_epoch(micros).replace(tzinfo=tz))
        if tz is mine:
            return self
        if (quick := _moments.moved(self, tz)) is not None:
            return quick
        offset = self.utcoffset()
        if offset is None:
            offset = self.replace(tzinfo=None)._local_zone().utcoffset(self)
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def ctime(self):
        """Returns the time as C's ctime() shows it."""
        return f"{_DAYS[self.weekday()][:3]} {_MONTHS[self._month][:3]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}"

    def isoformat(self, sep="T", timespec="auto"):
        """Returns the time in ISO form.

        >>> datetime(2024, 1, 2, 3).isoformat(" ", "minutes")
        '2024-01-02 03:00'
        """
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_kind(sep)}")
        if timespec == "auto" and (quick := _moments.show(self, sep)) is not None:
            return quick
        clock = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec, 2)
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
            if self._microsecond:
                fields.append(self._microsecond)
        text = ", ".join([str(field) for field in fields])
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_class_name(self)}({text})"

    def _micros(self):
        """Returns the microseconds of the fields since the start of day 0."""
        return _to_micros(self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)

    def __add__(self, other):
        if not isinstance(other, _Delta):
            return NotImplemented
        return type(self)._of_micros(self._micros() + other._micros(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, _Delta):
            return type(self)._of_micros(self._micros() - other._micros(), self._tzinfo)
        if not isinstance(other, _DateTime):
            return NotImplemented
        base = _Delta._of_micros(self._micros() - other._micros())
        if self._tzinfo is other._tzinfo:
            return base
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if mine == theirs:
            return base
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + theirs - mine

    def __rsub__(self, other):
        return _DateTime.__sub__(other, self) if isinstance(other, _DateTime) else NotImplemented

    def _compare_key(self, other, equality):
        """Returns the two numbers to compare, or None where they never are equal."""
        if self._tzinfo is other._tzinfo:
            return self._micros(), other._micros()
        mine = self.utcoffset()
        theirs = other.utcoffset()
        if equality:
            # A time in a gap or fold of its zone equals none of another zone.
            if mine != self.replace(fold=not self._fold).utcoffset() or theirs != other.replace(fold=not other._fold).utcoffset():
                return None
        if mine == theirs:
            return self._micros(), other._micros()
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._micros() - mine._micros(), other._micros() - theirs._micros()

    def _fields(self):
        """Returns what decides between times of one zone."""
        return (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
        )

    def __eq__(self, other):
        if not isinstance(other, _DateTime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._fields() == other._fields()
        keys = self._compare_key(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, _DateTime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._fields() < other._fields()
        a, b = self._compare_key(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, _DateTime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._fields() <= other._fields()
        a, b = self._compare_key(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, _DateTime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._fields() > other._fields()
        a, b = self._compare_key(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, _DateTime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._fields() >= other._fields()
        a, b = self._compare_key(other, False)
        return a >= b

    def __hash__(self):
        moment = self.replace(fold=0) if self._fold else self
        offset = moment.utcoffset()
        return hash(self._micros() - (offset._micros() if offset is not None else 0))

    def __reduce_ex__(self, protocol):
        packed = _Date._packed(self)
        if self._fold and protocol > 3:
            packed = packed[:2] + bytes((packed[2] + 128,)) + packed[3:]
        packed += _Time._packed(self)
        return self.__class__, (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_DateTime = datetime


# The stretch of POSIX time last asked for in which the local clock keeps its distance from UTC: its zone's names, start,
# end, distance in seconds.
_steady = (None, 0, 0, 0)


def _steady_offset(seconds):
    """Returns how far the local clock is ahead of UTC, in seconds, if nothing changes that for a day before and after."""
    global _steady
    zone, start, end, offset = _steady
    if zone is _time.tzname and start <= seconds <= end:
        return offset
    around = []
    for days in (-5, 0, 5):
        at = seconds + days * 86400
        try:
            around.append(_local_offset(at, _time.localtime(at)))
        except (OverflowError, ValueError, OSError):
            return None
    if not around[0] == around[1] == around[2]:
        return None
    _steady = (_time.tzname, seconds - 3 * 86400, seconds + 3 * 86400, around[0])
    return around[0]


def _local_offset(seconds, moment):
    """Returns how far the local clock is ahead of UTC, in seconds."""
    wall = (_to_ordinal(moment[0], moment[1], moment[2]) - 719163) * 86400 + moment[3] * 3600 + moment[4] * 60 + moment[5]
    return wall - int(seconds // 1)


for _class in date, time, datetime:
    _fields(_class)
del _class
_date_class = date
_time_class = time
_tzinfo_class = tzinfo
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_moments.know(date.min, datetime.min, _ZERO, timezone.utc)

_freeze(date, datetime, time, timedelta, timezone, tzinfo)
