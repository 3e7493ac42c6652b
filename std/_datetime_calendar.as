"""What dates and times are as numbers and as texts: days of the calendar, checks of fields, ISO texts taken apart."""

from _moments import days_of_month as _days_of_month, from_ordinal as _from_ordinal, to_ordinal as _to_ordinal
from _operator import index as _index

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059

_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _days_before_year(year):
    return _to_ordinal(year, 1, 1) - 1


def _int(value):
    """Returns a whole number of the size of C's, or refuses anything else as CPython does."""
    value = int(_index(value))
    if not -0x80000000 <= value <= 0x7FFFFFFF:
        if not -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
            raise OverflowError("Python int too large to convert to C long")
        raise OverflowError(f"signed integer is {'less than minimum' if value < 0 else 'greater than maximum'}")
    return value


def _c_int(value):
    """As `_int`, in the words of those functions that read their arguments one by one."""
    value = int(_index(value))
    if not -0x80000000 <= value <= 0x7FFFFFFF:
        raise OverflowError("Python int too large to convert to C int")
    return value


def _check_date(year, month, day):
    year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_of_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if _int(fold) not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


_TIMESPECS = ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")


def _time_text(hour, minute, second, micros, timespec, place=1):
    if timespec == "auto":
        timespec = "microseconds" if micros else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{micros // 1000:03d}"
    if timespec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{micros:06d}"
    if not isinstance(timespec, str):
        raise TypeError(f"isoformat() argument {place} must be str, not {_kind(timespec)}")
    raise ValueError("Unknown timespec value")


def _kind(value):
    """Returns the name of a value's type, as refusals of arguments say it."""
    return "None" if value is None else type(value).__name__


# Reading ISO text

def _invalid(text):
    return ValueError(f"Invalid isoformat string: {text!r}")


def _digits(text):
    if not text or not text.isascii() or not text.isdigit():
        raise ValueError(text)
    return int(text)


def _week_date(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 1 <= week <= 53:
        raise ValueError(f"Invalid week: {week}")
    first = _iso_week1(year)
    if week == 53 and first + 52 * 7 >= _iso_week1(year + 1):
        raise ValueError("Invalid week: 53")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _from_ordinal(first + (week - 1) * 7 + day - 1)


def _iso_week1(year):
    """Returns the ordinal of the Monday that starts the first ISO week of a year."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _parse_date(text):
    """Reads YYYY-MM-DD, YYYYMMDD, YYYY-Www-D or YYYYWwwD."""
    year = _digits(text[:4])
    dashed = text[4:5] == "-"
    at = 4 + dashed
    if text[at:at + 1] == "W":
        week = _digits(text[at + 1:at + 3])
        rest = text[at + 3:]
        day = 1
        if rest:
            if (rest[0] == "-") != dashed:
                raise ValueError("Inconsistent use of dash separator")
            rest = rest[dashed:]
            if len(rest) != 1:
                raise ValueError(text)
            day = _digits(rest)
        return _week_date(year, week, day)
    month = _digits(text[at:at + 2])
    at += 2
    if (text[at:at + 1] == "-") != dashed:
        raise ValueError("Inconsistent use of dash separator")
    at += dashed
    if len(text) != at + 2 or len(text[4 + dashed:at - dashed]) != 2:
        raise ValueError(text)
    return year, month, _digits(text[at:at + 2])


def _parse_clock(text, lenient=False):
    """Reads hh[:mm[:ss[.fff...]]] or the same without colons."""
    values = [0, 0, 0, 0]
    colons = text[2:3] == ":"
    at = 0
    for i in range(3):
        part = text[at:at + 2]
        if len(part) < 2:
            raise ValueError("Incomplete time component")
        values[i] = _digits(part)
        at += 2
        if at >= len(text):
            return values
        if at + 1 >= len(text):
            # Before an offset CPython lets one character more pass.
            if lenient:
                return values
            raise ValueError(text)
        if colons and text[at] == ":":
            at += 1
        elif text[at] in ".,":
            # A fraction may follow any part; it always counts as that of a second.
            at += 1
            break
        elif colons:
            raise ValueError(f"Invalid time separator: {text[at]}")
    # Without colons the digits after the seconds are a fraction even without a dot.
    fraction = text[at:at + 6]
    if not fraction or not (fraction.isascii() and fraction.isdigit()):
        raise ValueError("Non-digit values in fraction")
    # Before an offset CPython lets anything pass that follows the digits.
    if not lenient and text[at + 6:].lstrip("0123456789"):
        raise ValueError("Non-digit values in fraction")
    values[3] = int(fraction.ljust(6, "0"))
    return values


def _date_end(text):
    """Returns where the date of an ISO date and time ends."""
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] == "W":
            if len(text) > 8 and text[8] == "-":
                if len(text) == 9:
                    raise ValueError("Invalid ISO string")
                if len(text) > 10 and text[10].isdigit():
                    # Only the week is given, and the dash is the separator.
                    return 8
                return 10
            return 8
        return 10
    if text[4] == "W":
        end = 7
        while end < len(text) and text[end].isdigit():
            end += 1
        if end < 9:
            return end
        return 7 if end % 2 == 0 else 8
    return 8
