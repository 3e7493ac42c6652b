"""Reads JSON text, one character position at a time.

The functions return a value and the position after it. Messages and the positions in them are those
of CPython's own scanner.
"""

try:
    from _json import parse_text as _parse_text
except ImportError:
    def _parse_text(text):
        return NotImplemented

__all__ = ["JSONDecoder", "JSONDecodeError"]

_BLANKS = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_HEX = "0123456789abcdefABCDEF"
_DIGITS = "0123456789"


class JSONDecodeError(ValueError):
    """Raised for text that is no JSON: `msg`, `doc`, `pos`, `lineno`, `colno`."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def scanstring(s, end, strict=True):
    """Reads the rest of a string whose opening quote lies before `end`.

    >>> scanstring('"ab" x', 1)
    ('ab', 4)
    """
    begin = end - 1
    close = s.find('"', end)
    if close < 0:
        close = len(s)
    if s.find("\\", end, close) < 0:
        # The usual string: no escapes.
        text = s[end:close]
        if strict and not text.isprintable():
            _refuse_controls(s, end, close)
        if close == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        return text, close + 1
    parts = []
    size = len(s)
    while True:
        start = end
        while end < size:
            char = s[end]
            if char == '"' or char == "\\":
                break
            if strict and char < " ":
                raise JSONDecodeError("Invalid control character at", s, end)
            end += 1
        if end >= size:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if end > start:
            parts.append(s[start:end])
        if char == '"':
            return "".join(parts), end + 1
        end += 1
        if end >= size:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        char = s[end]
        if char != "u":
            escaped = _ESCAPES.get(char)
            if escaped is None:
                raise JSONDecodeError("Invalid \\escape", s, end - 1)
            parts.append(escaped)
            end += 1
            continue
        code = _hex4(s, end + 1)
        end += 5
        if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", end):
            if end + 6 >= len(s):
                raise JSONDecodeError("Invalid \\uXXXX escape", s, end + 1)
            second = _low_half(s, end + 2)
            if second is not None:
                code = 0x10000 + ((code - 0xD800) << 10 | second - 0xDC00)
                end += 6
        parts.append(chr(code))


def _refuse_controls(s, start, end):
    for i in range(start, end):
        if s[i] < " ":
            raise JSONDecodeError("Invalid control character at", s, i)


def _hex4(s, at):
    digits = s[at:at + 4]
    # At the very end of the text it is the escape that CPython complains of, not the string.
    if at + 4 >= len(s) or any([digit not in _HEX for digit in digits]):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
    return int(digits, 16)


def _low_half(s, at):
    """Returns the second half of a surrogate pair, if it is one."""
    digits = s[at:at + 4]
    if len(digits) < 4 or any([digit not in _HEX for digit in digits]):
        return None
    code = int(digits, 16)
    return code if 0xDC00 <= code <= 0xDFFF else None


def JSONArray(s_and_end, scan_once):
    """Reads the rest of an array whose bracket lies before the position; `scan_once` reads a value."""
    try:
        return _array(*s_and_end, scan_once)
    except StopIteration as stop:
        raise JSONDecodeError("Expecting value", s_and_end[0], stop.value) from None


def _array(s, i, scan_once):
    values = []
    i = _skip(s, i)
    if s.startswith("]", i):
        return values, i + 1
    while True:
        value, i = scan_once(s, i)
        values.append(value)
        char = s[i:i + 1]
        if char and char in _BLANKS:
            i = _skip(s, i)
            char = s[i:i + 1]
        if char == "]":
            return values, i + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i += 1
        if s[i:i + 1] in _BLANKS:
            i = _skip(s, i)
        if s.startswith("]", i):
            raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """Reads the rest of an object whose brace lies before the position; equal keys become one through `memo`."""
    try:
        return _object(*s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo)
    except StopIteration as stop:
        raise JSONDecodeError("Expecting value", s_and_end[0], stop.value) from None


def _object(s, i, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    pairs = []
    i = _skip(s, i)
    comma = None
    while not s.startswith("}", i):
        if not s.startswith('"', i):
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        key, i = scanstring(s, i + 1, strict)
        if memo is not None:
            key = memo.setdefault(key, key)
        if not s.startswith(":", i):
            i = _skip(s, i)
            if not s.startswith(":", i):
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
        i += 1
        if s[i:i + 1] in _BLANKS:
            i = _skip(s, i)
        value, i = scan_once(s, i)
        pairs.append((key, value))
        char = s[i:i + 1]
        if char and char in _BLANKS:
            i = _skip(s, i)
            char = s[i:i + 1]
        if char == "}":
            break
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i += 1
        if s[i:i + 1] in _BLANKS:
            i = _skip(s, i)
        if s.startswith("}", i):
            raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), i + 1
    made = dict(pairs)
    return made if object_hook is None else object_hook(made), i + 1


_GOES_ON = object()
# As deep as CPython's scanner, which is written in C, goes.
_DEEPEST = 9998


def _note_depth(opened, kind):
    if len(opened) >= _DEEPEST:
        raise RecursionError(f"maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string")


class Scanner:
    """Reads one value at a position; what a decoder has as `scan_once`. StopIteration tells where no value begins."""

    __module__ = "_json"

    def __init__(self, context):
        self.strict = context.strict
        self.object_hook = context.object_hook
        self.object_pairs_hook = context.object_pairs_hook
        self.parse_float = context.parse_float
        self.parse_int = context.parse_int
        self.parse_constant = context.parse_constant

    def __call__(self, string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._value(string, idx)

    def _value(self, s, i):
        # What is open stands in a list, not on the stack, as JSON may be nested deeper than calls: arrays with their items,
        # objects with their pairs and the key that waits for its value.
        opened = []
        while True:
            char = s[i:i + 1]
            if char == "[":
                _note_depth(opened, "array")
                i = _skip(s, i + 1)
                if not s.startswith("]", i):
                    opened.append(([], None))
                    continue
                value, i = [], i + 1
            elif char == "{":
                _note_depth(opened, "object")
                i = _skip(s, i + 1)
                if not s.startswith("}", i):
                    key, i = self._key(s, i)
                    opened.append(([], key))
                    continue
                value, i = self._made([]), i + 1
            else:
                value, i = self._plain_value(s, i, char)
            while opened:
                values, key = opened[-1]
                values.append(value if key is None else (key, value))
                value, i = self._after_item(s, i, opened, "]" if key is None else "}")
                if value is _GOES_ON:
                    break
            else:
                return value, i

    def _after_item(self, s, i, opened, closing):
        """Reads what follows an item of what was opened last: gives that with the place behind it if it ends here, else
        where the next value begins."""
        char = s[i:i + 1]
        if char and char in _BLANKS:
            i = _skip(s, i)
            char = s[i:i + 1]
        if char == closing:
            values, key = opened.pop()
            return values if key is None else self._made(values), i + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i += 1
        if s[i:i + 1] in _BLANKS:
            i = _skip(s, i)
        if closing == "]":
            if s.startswith("]", i):
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)
            return _GOES_ON, i
        if s.startswith("}", i):
            raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
        key, i = self._key(s, i)
        opened[-1] = opened[-1][0], key
        return _GOES_ON, i

    def _key(self, s, i):
        """Reads a key and the colon; gives the key and where the value begins."""
        if not s.startswith('"', i):
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        key, i = scanstring(s, i + 1, self.strict)
        if not s.startswith(":", i):
            i = _skip(s, i)
            if not s.startswith(":", i):
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
        i += 1
        return key, _skip(s, i) if s[i:i + 1] in _BLANKS else i

    def _made(self, pairs):
        """Makes what a JSON object is to become."""
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def _plain_value(self, s, i, char):
        if char == '"':
            return scanstring(s, i + 1, self.strict)
        if char == "n":
            if s.startswith("null", i):
                return None, i + 4
        elif char == "t":
            if s.startswith("true", i):
                return True, i + 4
        elif char == "f":
            if s.startswith("false", i):
                return False, i + 5
        elif char == "N":
            if s.startswith("NaN", i):
                return self.parse_constant("NaN"), i + 3
        elif char == "I":
            if s.startswith("Infinity", i):
                return self.parse_constant("Infinity"), i + 8
        elif char and char in "-0123456789":
            return self._number(s, i, char)
        raise StopIteration(i)

    def _number(self, s, start, char):
        size = len(s)
        i = start
        if char == "-":
            i += 1
            if s.startswith("Infinity", i):
                return self.parse_constant("-Infinity"), i + 8
            char = s[i:i + 1]
            if not char or char not in _DIGITS:
                raise StopIteration(start)
        i += 1
        if char != "0":
            while i < size and s[i] in _DIGITS:
                i += 1
        end = i
        if i + 1 < size and s[i] == "." and s[i + 1] in _DIGITS:
            i += 2
            while i < size and s[i] in _DIGITS:
                i += 1
            end = i
        if i < size and s[i] in "eE":
            i += 1
            if i < size and s[i] in "+-":
                i += 1
            if i < size and s[i] in _DIGITS:
                while i < size and s[i] in _DIGITS:
                    i += 1
                end = i
        text = s[start:end]
        if "." in text or "e" in text or "E" in text:
            return self.parse_float(text), end
        return self.parse_int(text), end


class JSONDecoder:
    """Turns JSON text into values; the hooks say into which.

    >>> JSONDecoder(parse_int=float).decode("[1]")
    [1.0]
    """

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        # Read by `json.scanner.py_make_scanner` alone.
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = Scanner(self)
        # Without hooks the native half reads the whole text, unless there is a mistake in it.
        is_plain = strict and not (object_hook or parse_float or parse_int or parse_constant or object_pairs_hook)
        self._plain = self.scan_once if is_plain and type(self).raw_decode is JSONDecoder.raw_decode else None

    def decode(self, s, _w=None):
        """Returns the value of a text that holds one value and nothing else."""
        if self.scan_once is self._plain:
            obj = _parse_text(s)
            if obj is not NotImplemented:
                return obj
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Returns the value that starts at a position, and the position after it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None


def _skip(s, i):
    """Returns the position of the next character that is not blank."""
    size = len(s)
    while i < size and s[i] in _BLANKS:
        i += 1
    return i
