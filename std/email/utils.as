"""email.utils: dates and addresses as headers have them.

    >>> formatdate(0, usegmt=True), parseaddr("Ann Lee <ann@example.org>")
    ('Thu, 01 Jan 1970 00:00:00 GMT', ('Ann Lee', 'ann@example.org'))
"""

import re
import time
from datetime import datetime, timedelta, timezone

__all__ = [
    "collapse_rfc2231_value", "decode_params", "decode_rfc2231", "encode_rfc2231",
    "formataddr", "formatdate", "format_datetime", "getaddresses", "make_msgid", "mktime_tz", "parseaddr", "parsedate",
    "parsedate_tz", "parsedate_to_datetime", "quote", "unquote", "localtime",
]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600, "CDT": -500,
    "MST": -700, "MDT": -600, "PST": -800, "PDT": -700,
}
_special = re.compile(r'[][\\()<>@,:;".]')
_needs_backslash = re.compile(r'[\\"]')


def quote(str):
    """Puts backslashes before quotes and backslashes."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str):
    """Takes off quotes, or angle brackets."""
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str[0] == "<" and str[-1] == ">":
            return str[1:-1]
    return str


def formataddr(pair, charset="utf-8"):
    """Puts a name and an address together."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    try:
        name.encode("ascii")
    except UnicodeEncodeError:
        if isinstance(charset, str):
            from email.charset import Charset
            charset = Charset(charset)
        return f"{charset.header_encode(name)} <{address}>"
    quotes = '"' if _special.search(name) else ""
    name = _needs_backslash.sub(r"\\\g<0>", name)
    return f"{quotes}{name}{quotes} <{address}>"


def _split(text, separator):
    """Splits outside quotes, brackets and comments."""
    parts, start, quoted, depth, angle, skip = [], 0, False, 0, False, False
    for at, char in enumerate(text):
        if skip:
            skip = False
        elif char == "\\":
            skip = True
        elif char == '"' and not depth:
            quoted = not quoted
        elif quoted:
            continue
        elif char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char == "<":
            angle = True
        elif char == ">":
            angle = False
        elif char == separator and not depth and not angle:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return parts


def parseaddr(addr, *, strict=True):
    """Returns the name and the address of the first address of a text; two empty texts if there is none."""
    if isinstance(addr, list):
        addr = addr[0] if addr else ""
    if not isinstance(addr, str):
        return "", ""
    parts = _split(addr, ",")
    if len([part for part in parts if part.strip()]) != 1:
        return "", ""
    return _address(parts[0])


def _address(text):
    text = text.strip()
    comments = re.findall(r"\(([^()]*)\)", text)
    bare = re.sub(r"\([^()]*\)", "", text).strip()
    found = re.fullmatch(r"(.*?)<([^<>]*)>", bare, re.DOTALL)
    if found:
        name = found[1].strip()
        if name[:1] == '"' and name[-1:] == '"':
            name = re.sub(r"\\(.)", r"\1", name[1:-1])
        name = " ".join(name.split())
        if comments:
            name = f"{name} ({' '.join(comments)})" if name else " ".join(comments)
        return name, "".join(found[2].split())
    return " ".join(comments), "".join(bare.split())


def getaddresses(fieldvalues, *, strict=True):
    """Returns the (name, address) pairs of several headers."""
    found = []
    for value in fieldvalues:
        for part in _split(str(value), ","):
            if part.strip():
                found.append(_address(part))
    return found


def format_datetime(dt, usegmt=False):
    """Shows a moment as a header does."""
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    elif dt.tzinfo is None:
        zone = "-0000"
    else:
        zone = dt.strftime("%z")
    return (f"{_DAYS[dt.weekday()]}, {dt.day:02d} {_MONTHS[dt.month - 1]} {dt.year:04d} "
            f"{dt.hour:02d}:{dt.minute:02d}:{dt.second:02d} {zone}")


def formatdate(timeval=None, localtime=False, usegmt=False):
    """Shows seconds since 1970 as a header does."""
    if timeval is None:
        timeval = time.time()
    moment = datetime.fromtimestamp(timeval, timezone.utc)
    if localtime:
        moment = moment.astimezone()
        usegmt = False
    elif not usegmt:
        moment = moment.replace(tzinfo=None)
    return format_datetime(moment, usegmt)


def localtime(dt=None):
    """Returns a moment in the zone of this place."""
    return (datetime.now(timezone.utc) if dt is None else dt).astimezone()


def parsedate_tz(data):
    """Reads a date: the parts of a time tuple and the offset of its zone in seconds; None if it is none."""
    found = _parts_of(data)
    return found if found is None else found[:9] + (found[9] or 0,)


def _parts_of(data):
    """Reads a date; its last part is None if nothing is known of the zone."""
    text = re.sub(r"\([^()]*\)", "", data or "").strip()
    before, comma, after = text.partition(",")
    if comma and len(before.split()) <= 1:
        # Whatever stands before a comma is the name of the day.
        text = after
    words = text.replace(",", " ").split()
    if words and words[0][:3].title() in _DAYS:
        words = words[1:]
    if len(words) == 1 and words[0].count("-") == 2:
        words = words[0].split("-")
    elif words and words[0].count("-") == 2:
        words = words[0].split("-") + words[1:]
    if len(words) < 4:
        return None
    day, month, year = words[:3]
    if day[:3].title() in _MONTHS:
        day, month = month, day
    if month[:3].title() not in _MONTHS:
        return None
    if ":" in year:
        year, words[3] = words[3], year
    parts = words[3].replace(".", ":").split(":")
    try:
        day, year = int(day), int(year)
        hour, minute, second = (int(part) for part in (parts + ["0"])[:3])
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    offset = None
    if len(words) > 4:
        zone = words[4].upper()
        number = _ZONES.get(zone)
        if number is None:
            try:
                number = int(zone)
            except ValueError:
                number = None
            if number == 0 and zone.startswith("-"):
                number = None
        if number is not None:
            sign = -1 if number < 0 else 1
            offset = sign * (abs(number) // 100 * 3600 + abs(number) % 100 * 60)
    return year, _MONTHS.index(month[:3].title()) + 1, day, hour, minute, second, 0, 1, -1, offset


def parsedate(data):
    """Reads a date as a time tuple; None if it is none."""
    found = parsedate_tz(data)
    return None if found is None else found[:9]


def mktime_tz(data):
    """Returns the seconds since 1970 of what `parsedate_tz` read."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    """Reads a date as a moment."""
    found = _parts_of(data)
    if found is None:
        raise ValueError("Invalid date value or format \"%s\"" % str(data))
    if found[9] is None:
        return datetime(*found[:6])
    return datetime(*found[:6], tzinfo=timezone(timedelta(seconds=found[9])))


def make_msgid(idstring=None, domain=None):
    """Returns a name for a message that no other has."""
    import os
    import random
    import socket
    word = "" if idstring is None else "." + idstring
    return "<%d.%d.%d%s@%s>" % (
        int(time.time() * 100), os.getpid(), random.getrandbits(64), word, socket.getfqdn() if domain is None else domain)


def decode_rfc2231(s):
    """Splits an extended value (RFC 2231) into character set, language and text."""
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) < 3 else parts


def encode_rfc2231(s, charset=None, language=None):
    """Writes a value so that any character may stand in it (RFC 2231)."""
    from urllib.parse import quote

    text = quote(s, safe="", encoding=charset or "ascii")
    if charset is None and language is None:
        return text
    return f"{charset}'{language or ''}'{text}"


def decode_params(params):
    """Joins the pieces of parameters that were continued or encoded (RFC 2231); each pair's value is quoted again."""
    plain, pieces = [params[0]], {}
    for name, value in params[1:]:
        value = unquote(value)
        continued = re.match(r"(\w+)\*(?:([0-9]+)\*?)?$", name, re.ASCII)
        if continued:
            number = continued[2] and int(continued[2])
            pieces.setdefault(continued[1], []).append((number, value, name.endswith("*")))
        else:
            plain.append((name, f'"{quote(value)}"'))
    for name, parts in pieces.items():
        plain.append((name, _joined(sorted(parts))))
    return plain


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    """Gives the text of a parameter's value, which may be a triple of character set, language and text."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    try:
        return text.encode("raw-unicode-escape").decode(charset or fallback_charset, errors)
    except LookupError:
        return unquote(text)


def _joined(parts):
    from urllib.parse import unquote as decoded

    text = quote("".join(decoded(value, encoding="latin-1") if encoded else value for _, value, encoded in parts))
    if not any(encoded for _, _, encoded in parts):
        return f'"{text}"'
    charset, language, text = decode_rfc2231(text)
    return charset, language, f'"{text}"'
