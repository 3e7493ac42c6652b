"""Reads dates and times by a format: what `datetime.strptime` and `time.strptime` do."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Directive: the most digits, the lowest and the highest value.
_NUMBERS = {
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 1, 53), "w": (1, 0, 6), "u": (1, 1, 7),
}
_SHORTHANDS = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "T": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "r": "%I:%M:%S %p"}
_SUPPORTED = "aAbBcdHIjmMSUwWxXyYzZpfGuV%"


def _expand(format):
    """Returns the format as a list of literal characters, blanks and directives."""
    items = []
    i = 0
    while i < len(format):
        char = format[i]
        if char == "%":
            if i + 1 >= len(format):
                raise ValueError(f"stray % in format '{format}'") from None
            code = format[i + 1]
            if code not in _SUPPORTED:
                raise ValueError(f"'{code}' is a bad directive in format '{format}'") from None
            if code in "cxX":
                items.extend(_expand(_SHORTHANDS[code]))
            else:
                items.append(("%", code))
            i += 2
        elif char.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            items.append((" ", None))
        else:
            items.append(("c", char))
            i += 1
    return items


def _candidates(text, at, code):
    """Yields (value, end) for a directive at a place, the longest first."""
    if code in _NUMBERS:
        most, low, high = _NUMBERS[code]
        end = at
        while end < len(text) and end - at < most and text[end].isdecimal():
            end += 1
        while end > at:
            value = int(text[at:end])
            if low <= value <= high:
                yield value, end
            end -= 1
    elif code == "Y" or code == "G":
        if text[at:at + 4].isdecimal() and len(text[at:at + 4]) == 4:
            yield int(text[at:at + 4]), at + 4
    elif code == "y":
        if text[at:at + 2].isdecimal() and len(text[at:at + 2]) == 2:
            value = int(text[at:at + 2])
            yield value + (2000 if value <= 68 else 1900), at + 2
    elif code == "f":
        end = at
        while end < len(text) and end - at < 6 and text[end].isdecimal():
            end += 1
        while end > at:
            yield int(text[at:end].ljust(6, "0")), end
            end -= 1
    elif code == "p":
        for value, name in enumerate(("am", "pm")):
            if text[at:at + 2].lower() == name:
                yield value, at + 2
    elif code in "bBaA":
        names = _MONTHS if code in "bB" else _DAYS
        for value, name in enumerate(names):
            if code in "ba":
                name = name[:3]
            if text[at:at + len(name)].lower() == name:
                yield value, at + len(name)
    elif code == "z":
        yield from _offsets(text, at)
    elif code == "Z":
        for name in ("utc", "gmt"):
            if text[at:at + 3].lower() == name:
                yield text[at:at + 3], at + 3
    elif code == "%":
        if text[at:at + 1] == "%":
            yield None, at + 1


def _offsets(text, at):
    if text[at:at + 1] == "Z":
        yield 0, at + 1
        return
    if text[at:at + 1] not in ("+", "-"):
        return
    sign = -1 if text[at] == "-" else 1
    end = at + 1
    numbers = []
    colon = None
    for i in range(3):
        start = end
        if i:
            has = text[end:end + 1] == ":"
            if colon is None:
                colon = has
            start = end + has
            if has != colon:
                if colon and text[start:start + 2].isdecimal() and len(text[start:start + 2]) == 2 and text[start] < "6":
                    raise ValueError(f"Inconsistent use of : in {text[at:start + 2]}")
                break
        part = text[start:start + 2]
        if len(part) < 2 or not part.isdecimal() or i and int(part) > 59:
            break
        numbers.append(int(part))
        end = start + 2
    if len(numbers) < 2:
        return
    micros = 0
    if len(numbers) == 3 and text[end:end + 1] == ".":
        stop = end + 1
        while stop < len(text) and stop - end <= 6 and text[stop].isdecimal():
            stop += 1
        if stop > end + 1:
            micros = int(text[end + 1:stop].ljust(6, "0"))
            end = stop
    numbers += [0] * (3 - len(numbers))
    yield sign * (((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * 1000000 + micros), end


def _match(text, at, items, place, found):
    """Matches the items from a place on; returns the end, or None."""
    if place == len(items):
        return at
    kind, code = items[place]
    if kind == " ":
        end = at
        while end < len(text) and text[end].isspace():
            end += 1
        while end > at:
            result = _match(text, end, items, place + 1, found)
            if result is not None:
                return result
            end -= 1
        return None
    if kind == "c":
        if text[at:at + 1].lower() != code.lower():
            return None
        return _match(text, at + 1, items, place + 1, found)
    for value, end in _candidates(text, at, code):
        result = _match(text, end, items, place + 1, found)
        if result is not None:
            found[code] = value
            return result
    return None


# The last formats: each is warned of once, as long as it is among them.
_seen = {}
_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _weekday_of(found):
    """Returns the day of the week that was named; None if none was."""
    if "a" in found or "A" in found:
        return found.get("a", found.get("A"))
    if "w" in found:
        return (found["w"] - 1) % 7
    return found["u"] - 1 if "u" in found else None


def fields(text, format):
    """Returns the dict of directive to value for a text."""
    for index, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(value)}")
    found = {}
    items = _expand(format)
    if len(_seen) > 5:
        _seen.clear()
    if format not in _seen:
        codes = [code for kind, code in items if kind == "%"]
        if "d" in codes and not {"Y", "y", "G"} & set(codes):
            import sys
            import warnings
            library = sys._getframe().f_code.co_filename[:-len("_date_reading.as")]
            warnings.warn(_AMBIGUOUS, DeprecationWarning, skip_file_prefixes=(library,))
        _seen[format] = True
    end = _match(text, 0, items, 0, found)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    return found


def read(cls, text, format, timezone, timedelta, as_struct=False, found=None):
    """Returns a datetime for a text; for a struct, what no datetime can be is made one that can."""
    if found is None:
        found = fields(text, format)
    year = found.get("Y", found.get("y"))
    month = found.get("m")
    if month is None and ("b" in found or "B" in found):
        month = found.get("b", found.get("B")) + 1
    day = found.get("d")
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12
        if found.get("p") == 1:
            hour += 12
    weekday = _weekday_of(found)
    iso_year = found.get("G")
    iso_week = found.get("V")
    if iso_year is not None:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    if year is None and month == 2 and day == 29:
        year = 1904
        leap_only = True
    else:
        leap_only = False
    base = cls(1900, 1, 1)
    if iso_year is not None and iso_week is not None:
        start = cls.fromisocalendar(iso_year, iso_week, weekday + 1)
        year, month, day = start.year, start.month, start.day
    elif month is None and day is None and year is not None and weekday is not None and ("U" in found or "W" in found):
        first = (cls(year, 1, 1).weekday() + ("U" in found)) % 7
        own = (weekday + ("U" in found)) % 7
        week = found.get("U", found.get("W"))
        count = own - first if week == 0 else (7 - first) % 7 + 7 * (week - 1) + own
        moment = cls(year, 1, 1) + timedelta(days=count)
        year, month, day = moment.year, moment.month, moment.day
    elif "j" in found and month is None and day is None:
        moment = cls(year or 1900, 1, 1) + timedelta(days=found["j"] - 1)
        year, month, day = moment.year, moment.month, moment.day
    second = found.get("S", 0)
    zone = None
    if "z" in found:
        offset = timedelta(microseconds=found["z"])
        zone = timezone(offset, found["Z"]) if "Z" in found else timezone(offset)
    if as_struct:
        second = min(second, 59)
    elif leap_only:
        year = 1900
    return base.replace(
        year=1900 if year is None else year, month=1 if month is None else month, day=1 if day is None else day,
        hour=hour, minute=found.get("M", 0), second=second, microsecond=found.get("f", 0), tzinfo=zone,
    )


def read_struct(text, format="%a %b %d %H:%M:%S %Y"):
    """Returns a struct_time for a text."""
    from datetime import datetime, timedelta, timezone
    from time import struct_time

    found = fields(text, format)
    moment = read(datetime, text, format, timezone, timedelta, True, found)
    parts = list(moment.timetuple())
    if not {"Y", "y", "G"} & found.keys():
        parts[0] = 1900
    parts[5] = found.get("S", 0)
    named = _weekday_of(found)
    if named is not None:
        parts[6] = named
    parts[8] = 0 if "Z" in found else -1
    offset = found["z"] // 1000000 if "z" in found else None
    return struct_time((*parts, found.get("Z"), offset))
