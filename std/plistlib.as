"""Property lists: reading and writing them as XML and in the binary form.

    >>> loads(dumps({"a": [1, True, b"x"]}))
    {'a': [1, True, b'x']}
"""

import binascii
import datetime
import enum
import itertools
import re
import struct
from io import BytesIO

__all__ = ["InvalidFileException", "FMT_XML", "FMT_BINARY", "load", "dump", "loads", "dumps", "UID"]

PlistFormat = enum.Enum("PlistFormat", "FMT_XML FMT_BINARY", module=__name__)
globals().update(PlistFormat.__members__)


class UID:
    """A reference inside of a keyed archive."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if data >= 1 << 64:
            raise ValueError("UIDs cannot be >= 2**64")
        if data < 0:
            raise ValueError("UIDs must be positive")
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f"UID({self.data!r})"

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


class InvalidFileException(ValueError):
    """Something is no property list."""

    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


# XML

_HEAD = (b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
         b'"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n')
_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_date = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z", re.ASCII)


def _escaped(text):
    if _control.search(text) is not None:
        raise ValueError("strings can't contain control characters; use bytes instead")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _read_date(text, aware):
    parts = [int(part) for part in _date.match(text).groups() if part is not None]
    return datetime.datetime(*parts, tzinfo=datetime.UTC) if aware else datetime.datetime(*parts)


def _shown_date(value, aware):
    if aware:
        value = value.astimezone(datetime.UTC)
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (value.year, value.month, value.day, value.hour, value.minute, value.second)


class _Writer:
    """Writes values as XML, each on lines of its own."""

    def __init__(self, target, sort_keys, skipkeys, aware):
        self.target, self.sort_keys, self.skipkeys, self.aware = target, sort_keys, skipkeys, aware
        self.depth = 0

    def line(self, text):
        self.target.write(b"\t" * self.depth + text.encode("utf-8") + b"\n")

    def element(self, name, text):
        self.line(f"<{name}>{_escaped(text)}</{name}>")

    def value(self, value):
        if isinstance(value, str):
            self.element("string", value)
        elif value is True or value is False:
            self.line("<true/>" if value else "<false/>")
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            self.element("integer", "%d" % value)
        elif isinstance(value, float):
            self.element("real", repr(value))
        elif isinstance(value, dict):
            self.mapping(value)
        elif isinstance(value, (bytes, bytearray)):
            self.data(value)
        elif isinstance(value, datetime.datetime):
            self.element("date", _shown_date(value, self.aware))
        elif isinstance(value, (tuple, list)):
            self.sequence(value)
        else:
            raise TypeError(f"unsupported type: {type(value)}")

    def data(self, value):
        self.line("<data>")
        width = max(16, 76 - 8 * self.depth) // 4 * 3
        for at in range(0, len(value), width):
            self.line(binascii.b2a_base64(value[at:at + width], newline=False).decode("ascii"))
        self.line("</data>")

    def mapping(self, value):
        if not value:
            self.line("<dict/>")
            return
        self.line("<dict>")
        self.depth += 1
        for key, one in sorted(value.items()) if self.sort_keys else value.items():
            if not isinstance(key, str):
                if self.skipkeys:
                    continue
                raise TypeError("keys must be strings")
            self.element("key", key)
            self.value(one)
        self.depth -= 1
        self.line("</dict>")

    def sequence(self, value):
        if not value:
            self.line("<array/>")
            return
        self.line("<array>")
        self.depth += 1
        for one in value:
            self.value(one)
        self.depth -= 1
        self.line("</array>")


def _read_element(element, dict_type, aware):
    name, text = element.tag, element.text or ""
    if name == "dict":
        made, key = dict_type(), None
        for child in element:
            if child.tag == "key":
                if key is not None:
                    raise ValueError("unexpected key at line 0")
                if len(child):
                    raise ValueError("unexpected element at line 0")
                key = child.text or ""
            elif key is None:
                raise ValueError("unexpected element at line 0")
            else:
                made[key] = _read_element(child, dict_type, aware)
                key = None
        if key is not None:
            raise ValueError("missing value for key '%s' at line 0" % key)
        return made
    if name == "array":
        return [_read_element(child, dict_type, aware) for child in element]
    if name == "true":
        return True
    if name == "false":
        return False
    if name == "integer":
        return int(text, 16) if text.startswith(("0x", "0X")) else int(text)
    if name == "real":
        return float(text)
    if name == "string":
        return text
    if name == "data":
        return binascii.a2b_base64(text.encode("utf-8"))
    if name == "date":
        return _read_date(text, aware)
    raise ValueError(f"unknown element: {name!r}")


def _load_xml(data, dict_type, aware):
    if b"<!ENTITY" in data[:4096]:
        raise InvalidFileException("XML entity declarations are not supported in plist files")
    from xml.etree import ElementTree
    root = ElementTree.fromstring(data)
    if root.tag != "plist":
        return _read_element(root, dict_type, aware)
    children = list(root)
    if not children:
        return None
    return _read_element(children[-1], dict_type, aware)


_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))


def _is_xml(header):
    starts = [b"<?xml", b"<plist"]
    if header.startswith(tuple(starts)):
        return True
    return any([header.startswith(bom + start.decode("ascii").encode(encoding)) for bom, encoding in _BOMS for start in starts])


# The binary form

_EPOCH = datetime.datetime(2001, 1, 1)


class _BinaryReader:
    """Reads values from the binary form, each by its number."""

    def __init__(self, data, dict_type, aware):
        self.data, self.dict_type, self.aware = data, dict_type, aware

    def read(self):
        try:
            if len(self.data) < 32:
                raise InvalidFileException()
            offset_size, self.ref_size, count, top, table = struct.unpack(">6xBBQQQ", self.data[-32:])
            self.offsets = self._numbers(table, count, offset_size)
            self.made = {}
            return self._value(top)
        except (IndexError, struct.error, OverflowError, ValueError) as problem:
            if isinstance(problem, InvalidFileException):
                raise
            raise InvalidFileException() from None

    def _bytes(self, at, count):
        if count < 0 or at + count > len(self.data):
            raise InvalidFileException()
        return self.data[at:at + count]

    def _numbers(self, at, count, size):
        data = self._bytes(at, count * size)
        if not size:
            raise InvalidFileException()
        return [int.from_bytes(data[i:i + size], "big") for i in range(0, len(data), size)]

    def _length(self, at, low):
        """Returns a length and where what it counts begins."""
        if low != 15:
            return low, at
        size = 1 << (self.data[at] & 3)
        return int.from_bytes(self._bytes(at + 1, size), "big"), at + 1 + size

    def _value(self, number):
        if number in self.made:
            return self.made[number]
        at = self.offsets[number]
        token = self.data[at]
        high, low = token & 0xF0, token & 0x0F
        at += 1
        if token in (0x00, 0x08, 0x09, 0x0F):
            value = {0x00: None, 0x08: False, 0x09: True, 0x0F: b""}[token]
        elif high == 0x10:
            value = int.from_bytes(self._bytes(at, 1 << low), "big", signed=low >= 3)
        elif token == 0x22:
            value = struct.unpack(">f", self._bytes(at, 4))[0]
        elif token == 0x23:
            value = struct.unpack(">d", self._bytes(at, 8))[0]
        elif token == 0x33:
            epoch = _EPOCH.replace(tzinfo=datetime.UTC) if self.aware else _EPOCH
            value = epoch + datetime.timedelta(seconds=struct.unpack(">d", self._bytes(at, 8))[0])
        elif high == 0x40:
            count, at = self._length(at, low)
            value = self._bytes(at, count)
        elif high == 0x50:
            count, at = self._length(at, low)
            value = self._bytes(at, count).decode("ascii")
        elif high == 0x60:
            count, at = self._length(at, low)
            value = self._bytes(at, count * 2).decode("utf-16be")
        elif high == 0x80:
            value = UID(int.from_bytes(self._bytes(at, 1 + low), "big"))
        elif high == 0xA0:
            count, at = self._length(at, low)
            value = self.made[number] = []
            value.extend([self._value(one) for one in self._numbers(at, count, self.ref_size)])
        elif high == 0xD0:
            count, at = self._length(at, low)
            keys = self._numbers(at, count, self.ref_size)
            values = self._numbers(at + count * self.ref_size, count, self.ref_size)
            value = self.made[number] = self.dict_type()
            try:
                for key, one in zip(keys, values):
                    value[self._value(key)] = self._value(one)
            except TypeError:
                raise InvalidFileException() from None
        else:
            raise InvalidFileException()
        self.made[number] = value
        return value


def _size_of(count):
    return 1 if count < 1 << 8 else 2 if count < 1 << 16 else 4 if count < 1 << 32 else 8


class _BinaryWriter:
    """Writes values in the binary form; equal ones are written once."""

    def __init__(self, target, sort_keys, skipkeys, aware):
        self.target, self.sort_keys, self.skipkeys, self.aware = target, sort_keys, skipkeys, aware

    def write(self, value):
        self.objects, self.numbers, self.by_id = [], {}, {}
        self._flatten(value)
        self.ref_size = _size_of(len(self.objects))
        offsets = []
        out = BytesIO()
        out.write(b"bplist00")
        for one in self.objects:
            offsets.append(out.tell())
            out.write(self._packed(one))
        table = out.tell()
        size = _size_of(table)
        for offset in offsets:
            out.write(offset.to_bytes(size, "big"))
        out.write(struct.pack(">5xBBBQQQ", 0, size, self.ref_size, len(self.objects), self._number(value), table))
        self.target.write(out.getvalue())

    @staticmethod
    def _is_plain(value):
        return isinstance(value, (str, int, float, datetime.datetime, bytes, bytearray))

    def _flatten(self, value):
        if self._is_plain(value):
            key = type(value), bytes(value) if isinstance(value, bytearray) else value
            if key in self.numbers:
                return
            self.numbers[key] = len(self.objects)
        elif id(value) in self.by_id:
            return
        else:
            self.by_id[id(value)] = len(self.objects)
        self.objects.append(value)
        if isinstance(value, dict):
            items = sorted(value.items()) if self.sort_keys else value.items()
            keys, values = [], []
            for key, one in items:
                if not isinstance(key, str):
                    if self.skipkeys:
                        continue
                    raise TypeError("keys must be strings")
                keys.append(key)
                values.append(one)
            for one in itertools.chain(keys, values):
                self._flatten(one)
        elif isinstance(value, (list, tuple)):
            for one in value:
                self._flatten(one)

    def _number(self, value):
        if self._is_plain(value):
            return self.numbers[type(value), bytes(value) if isinstance(value, bytearray) else value]
        return self.by_id[id(value)]

    def _head(self, token, count):
        if count < 15:
            return bytes([token | count])
        size = _size_of(count)
        return bytes([token | 15, 0x10 | size.bit_length() - 1]) + count.to_bytes(size, "big")

    def _references(self, values):
        return b"".join([self._number(value).to_bytes(self.ref_size, "big") for value in values])

    def _packed(self, value):
        if value is None:
            return b"\x00"
        if value is False or value is True:
            return b"\x09" if value else b"\x08"
        if isinstance(value, int):
            if value < 0:
                if value < -1 << 63:
                    raise OverflowError(value)
                return b"\x13" + struct.pack(">q", value)
            if value >= 1 << 64:
                raise OverflowError(value)
            if value >= 1 << 63:
                return b"\x14" + value.to_bytes(16, "big", signed=True)
            size = _size_of(value)
            return bytes([0x10 | size.bit_length() - 1]) + value.to_bytes(size, "big")
        if isinstance(value, float):
            return b"\x23" + struct.pack(">d", value)
        if isinstance(value, datetime.datetime):
            if self.aware:
                seconds = (value.astimezone(datetime.UTC) - _EPOCH.replace(tzinfo=datetime.UTC)).total_seconds()
            else:
                seconds = (value - _EPOCH).total_seconds()
            return b"\x33" + struct.pack(">d", seconds)
        if isinstance(value, (bytes, bytearray)):
            return self._head(0x40, len(value)) + value
        if isinstance(value, str):
            try:
                return self._head(0x50, len(value)) + value.encode("ascii")
            except UnicodeEncodeError:
                data = value.encode("utf-16be")
                return self._head(0x60, len(data) // 2) + data
        if isinstance(value, UID):
            if value.data < 0:
                raise ValueError("UIDs must be positive")
            size = _size_of(value.data)
            return bytes([0x80 | size - 1]) + value.data.to_bytes(size, "big")
        if isinstance(value, (list, tuple)):
            return self._head(0xA0, len(value)) + self._references(value)
        if isinstance(value, dict):
            items = sorted(value.items()) if self.sort_keys else list(value.items())
            items = [(key, one) for key, one in items if isinstance(key, str)]
            return self._head(0xD0, len(items)) + self._references([key for key, _ in items]) + self._references([one for _, one in items])
        raise TypeError(value)


# What everybody calls.

def load(fp, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Reads a property list from a file open for bytes."""
    data = fp.read()
    if fmt is None:
        if data[:8] == b"bplist00":
            fmt = FMT_BINARY
        elif _is_xml(data[:32]):
            fmt = FMT_XML
        else:
            raise InvalidFileException()
    if fmt is FMT_BINARY:
        return _BinaryReader(data, dict_type, aware_datetime).read()
    return _load_xml(data, dict_type, aware_datetime)


def loads(value, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Reads a property list from bytes, or from text as XML."""
    if isinstance(value, str):
        if fmt == FMT_BINARY:
            raise TypeError("value must be bytes-like object when fmt is FMT_BINARY")
        value = value.encode()
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type, aware_datetime=aware_datetime)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False, aware_datetime=False):
    """Writes a property list to a file open for bytes."""
    if fmt is FMT_BINARY:
        _BinaryWriter(fp, sort_keys, skipkeys, aware_datetime).write(value)
        return
    if fmt is not FMT_XML:
        raise ValueError("Unsupported format: %r" % (fmt,))
    fp.write(_HEAD + b'<plist version="1.0">\n')
    _Writer(fp, sort_keys, skipkeys, aware_datetime).value(value)
    fp.write(b"</plist>\n")


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True, aware_datetime=False):
    """Returns a property list as bytes."""
    target = BytesIO()
    dump(value, target, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys, aware_datetime=aware_datetime)
    return target.getvalue()
