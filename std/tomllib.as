"""tomllib: reads TOML 1.0.

    >>> loads('name = "a"\\n[server]\\nports = [80, 0x1bb]\\n')
    {'name': 'a', 'server': {'ports': [80, 443]}}
"""

import re
import string
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE = frozenset(string.ascii_letters + string.digits + "-_")
_CONTROL = frozenset(chr(i) for i in range(32)) | {chr(127)}
_BAD_IN_LINE = _CONTROL - frozenset("\t")
_BAD_IN_LINES = _CONTROL - frozenset("\t\n")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}

_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_number = re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<fraction>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_time_of_day = re.compile(_TIME)
_moment = re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    rf"(?:[Tt ]{_TIME}(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")


class TOMLDecodeError(ValueError):
    """The text is no TOML."""


def load(fp, /, *, parse_float=float):
    """Reads a binary file."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Reads a text."""
    try:
        text = s.replace("\r\n", "\n")
    except AttributeError:
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    if parse_float is not float:
        given = parse_float

        def parse_float(text):
            value = given(text)
            if isinstance(value, (dict, list)):
                raise ValueError("parse_float must not return dicts or lists")
            return value

    return _Reader(text, parse_float).document()


class _Reader:
    """A text, a place in it, and the tables read so far."""

    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = {}
        # Of tables and arrays, by identity: those that nothing may be added to, and those with a header of their own.
        self.frozen = {}
        self.defined = {}
        self.arrays = {}
        # Tables that dotted keys made, with the header they stood under.
        self.dotted = {}

    def error(self, message, at=None):
        """Makes the error for a place."""
        at = self.at if at is None else at
        if at >= len(self.text):
            where = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
            where = f"line {line}, column {column}"
        return TOMLDecodeError(f"{message} (at {where})")

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, chars):
        text, at = self.text, self.at
        while at < len(text) and text[at] in chars:
            at += 1
        self.at = at

    def comment(self):
        if self.peek() != "#":
            return
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        for at in range(self.at + 1, end):
            if self.text[at] in _BAD_IN_LINE:
                raise self.error(f"Found invalid character {self.text[at]!r}", at)
        self.at = end

    def space_and_comments(self):
        while True:
            before = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == before:
                return

    def document(self):
        table, header = self.root, ()
        self.defined[id(self.root)] = self.root
        while True:
            self.skip(" \t")
            char = self.peek()
            if not char:
                break
            if char == "\n":
                self.at += 1
                continue
            if char in _BARE or char in "\"'":
                self.pair(table, header)
                self.skip(" \t")
            elif char == "[":
                table, header = self.header()
                self.skip(" \t")
            elif char != "#":
                raise self.error("Invalid statement")
            self.comment()
            char = self.peek()
            if not char:
                break
            if char != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.at += 1
        return self.root

    def header(self):
        """Reads `[key]` or `[[key]]`; returns the table it opens."""
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        self.skip(" \t")
        key = self.key()
        table = self.root
        for part in key[:-1]:
            table = self.step(table, part, key, many)
        name = key[-1]
        if many:
            made = {}
            array = table.get(name)
            if array is None:
                array = table[name] = []
                self.arrays[id(array)] = array
            elif id(array) in self.frozen:
                raise self.error(f"Cannot mutate immutable namespace {key}")
            elif id(array) not in self.arrays:
                raise self.error("Cannot overwrite a value")
            array.append(made)
            opened, closing = made, "]]"
        else:
            opened = table.get(name)
            if opened is None:
                opened = table[name] = {}
            elif id(opened) in self.defined or id(opened) in self.frozen:
                raise self.error(f"Cannot declare {key} twice")
            elif not isinstance(opened, dict):
                raise self.error("Cannot overwrite a value" if id(opened) not in self.arrays
                                 else f"Cannot declare {key} twice")
            self.defined[id(opened)] = opened
            closing = "]"
        if not self.text.startswith(closing, self.at):
            raise self.error(f"Expected {closing!r} at the end of {'an array' if many else 'a table'} declaration")
        self.at += len(closing)
        return opened, key

    def step(self, table, part, key, many):
        """Goes into a table of a header's key, made if it is not there; of an array, into the last."""
        inner = table.get(part)
        if inner is None:
            inner = table[part] = {}
        if id(inner) in self.frozen:
            raise self.error(f"Cannot mutate immutable namespace {key}" if many else f"Cannot declare {key} twice")
        if isinstance(inner, list) and id(inner) in self.arrays:
            inner = inner[-1]
        if not isinstance(inner, dict):
            raise self.error("Cannot overwrite a value")
        return inner

    def pair(self, table, header):
        """Reads `key = value` into a table."""
        key, value = self.key_and_value()
        for count, part in enumerate(key[:-1], 1):
            inner = table.get(part)
            if inner is None:
                inner = table[part] = {}
                # What dotted keys made is no longer open to headers.
                self.defined[id(inner)] = inner
                self.dotted[id(inner)] = header
            elif id(inner) in self.defined and self.dotted.get(id(inner)) is not header:
                raise self.error(f"Cannot redefine namespace {header + key[:count]}")
            if id(inner) in self.frozen:
                raise self.error(f"Cannot mutate immutable namespace {header + key[:-1]}")
            if not isinstance(inner, dict):
                raise self.error("Cannot overwrite a value")
            table = inner
        if key[-1] in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.freeze(value)
        table[key[-1]] = value

    def freeze(self, value):
        self.frozen[id(value)] = value
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, (dict, list)):
                self.freeze(inner)

    def key_and_value(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(" \t")
        return key, self.value()

    def key(self):
        """Reads a key: parts with dots between."""
        parts = [self.key_part()]
        self.skip(" \t")
        while self.peek() == ".":
            self.at += 1
            self.skip(" \t")
            parts.append(self.key_part())
            self.skip(" \t")
        return tuple(parts)

    def key_part(self):
        char = self.peek()
        if char and char in _BARE:
            start = self.at
            self.skip(_BARE)
            return self.text[start:self.at]
        if char == "'":
            return self.literal()
        if char == '"':
            return self.quoted()
        raise self.error("Invalid initial character for a key part")

    def value(self):
        text, at = self.text, self.at
        char = self.peek()
        if char == '"':
            return self.lines('"') if text.startswith('"""', at) else self.quoted()
        if char == "'":
            return self.lines("'") if text.startswith("'''", at) else self.literal()
        for word, meant in (("true", True), ("false", False)):
            if text.startswith(word, at):
                self.at += len(word)
                return meant
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        found = _moment.match(text, at)
        if found:
            try:
                value = _moment_of(found)
            except ValueError as e:
                raise self.error("Invalid date or datetime") from e
            self.at = found.end()
            return value
        found = _time_of_day.match(text, at)
        if found:
            self.at = found.end()
            return _time_of(found.groups())
        found = _number.match(text, at)
        if found:
            self.at = found.end()
            if found.group("fraction"):
                return self.parse_float(found.group())
            return int(found.group(), 0)
        for length in (3, 4):
            word = text[at:at + length]
            if word in ("inf", "nan", "-inf", "+inf", "-nan", "+nan"):
                self.at += length
                return self.parse_float(word)
        raise self.error("Invalid value")

    def array(self):
        self.at += 1
        items = []
        self.space_and_comments()
        if self.peek() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value())
            self.space_and_comments()
            char = self.peek()
            if char not in ("]", ","):
                raise self.error("Unclosed array")
            self.at += 1
            if char == "]":
                return items
            self.space_and_comments()
            if self.peek() == "]":
                self.at += 1
                return items

    def inline_table(self):
        self.at += 1
        made, fixed = {}, {}
        self.skip(" \t")
        if self.peek() == "}":
            self.at += 1
            return made
        while True:
            key, value = self.key_and_value()
            table = made
            for part in key[:-1]:
                inner = table.setdefault(part, {})
                if id(inner) in fixed:
                    raise self.error(f"Cannot mutate immutable namespace {key}")
                if not isinstance(inner, dict):
                    raise self.error("Cannot overwrite a value")
                table = inner
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            if isinstance(value, (dict, list)):
                fixed[id(value)] = value
            table[key[-1]] = value
            self.skip(" \t")
            char = self.peek()
            if char == "}":
                self.at += 1
                return made
            if char != ",":
                raise self.error("Unclosed inline table")
            self.at += 1
            self.skip(" \t")

    def literal(self):
        """Reads '...'."""
        start = self.at + 1
        end = self.text.find("'", start)
        stop = len(self.text) if end < 0 else end
        for at in range(start, stop):
            if self.text[at] in _BAD_IN_LINE:
                raise self.error(f"Found invalid character {self.text[at]!r}", at)
        if end < 0:
            raise self.error("Expected \"'\"", stop)
        self.at = end + 1
        return self.text[start:end]

    def quoted(self):
        """Reads "..."."""
        self.at += 1
        return self.basic('"', _BAD_IN_LINE, False)

    def lines(self, quote):
        """Reads a text of several lines."""
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        if quote == '"':
            value = self.basic('"""', _BAD_IN_LINES, True)
        else:
            end = self.text.find("'''", self.at)
            stop = len(self.text) if end < 0 else end
            for at in range(self.at, stop):
                if self.text[at] in _BAD_IN_LINES:
                    raise self.error(f"Found invalid character {self.text[at]!r}", at)
            if end < 0:
                raise self.error("Expected \"'''\"", stop)
            value = self.text[self.at:end]
            self.at = end + 3
        # Up to two quotes may stand before the closing three.
        for _ in range(2):
            if self.peek() == quote:
                value += quote
                self.at += 1
        return value

    def basic(self, closing, bad, many):
        text, pieces = self.text, []
        start = self.at
        while True:
            char = self.peek()
            if not char:
                raise self.error("Unterminated string")
            if char == '"' and text.startswith(closing, self.at):
                pieces.append(text[start:self.at])
                self.at += len(closing)
                return "".join(pieces)
            if char == "\\":
                pieces.append(text[start:self.at])
                pieces.append(self.escape(many))
                start = self.at
            elif char in bad:
                raise self.error(f"Illegal character {char!r}")
            else:
                self.at += 1

    def escape(self, many):
        text = self.text
        char = text[self.at + 1:self.at + 2]
        if many and char in (" ", "\t", "\n"):
            self.at += 1
            if char != "\n":
                self.skip(" \t")
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.at += 1
            self.skip(" \t\n")
            return ""
        self.at += 2
        if char in ("u", "U"):
            length = 4 if char == "u" else 8
            digits = text[self.at:self.at + length]
            if len(digits) != length or not all(digit in string.hexdigits for digit in digits):
                raise self.error("Invalid hex value")
            self.at += length
            code = int(digits, 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                raise self.error("Escaped character is not a Unicode scalar value")
            return chr(code)
        if char and char in _ESCAPES:
            return _ESCAPES[char]
        if not char:
            self.at = len(text)
            raise self.error("Unterminated string")
        raise self.error("Unescaped '\\' in a string")


def _time_of(groups):
    hour, minute, second, fraction = groups
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0)


def _moment_of(found):
    year, month, day, hour, minute, second, fraction, zulu, sign, off_hours, off_minutes = found.groups()
    day_of_year = int(year), int(month), int(day)
    if hour is None:
        return date(*day_of_year)
    zone = None
    if sign:
        offset = timedelta(hours=int(off_hours), minutes=int(off_minutes))
        zone = timezone(-offset if sign == "-" else offset)
    elif zulu:
        zone = timezone.utc
    micro = int(fraction.ljust(6, "0")) if fraction else 0
    return datetime(*day_of_year, int(hour), int(minute), int(second), micro, tzinfo=zone)
