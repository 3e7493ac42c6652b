"""Plain values as bytes, in the format of CPython's marshal.

Numbers, texts, bytes and containers of them; code objects are refused, for Aster's code is not CPython's.

    >>> loads(dumps([1, "two", (3.0, None)]))
    [1, 'two', (3.0, None)]
"""

from struct import pack, unpack

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4

# A value that may be meant again has this bit in its code.
_SHARED = 0x80
_DEEPEST = 2000
_NULL = object()


class _Writer:
    def __init__(self, version):
        self.version = version
        self.parts = []
        self.seen = {}

    def _size(self, count):
        if count > 0x7FFFFFFF:
            raise ValueError("unmarshallable object")
        return pack("<i", count)

    def write(self, value, depth=0):
        if depth > _DEEPEST:
            raise ValueError("object too deeply nested to marshal")
        single = _SINGLE.get(value) if value is None or value is True or value is False or value is ... or value is StopIteration else None
        if single is not None:
            self.parts.append(single)
            return
        kind = type(value)
        if self.version > 2 and kind is not int:
            known = self.seen.get(id(value))
            if known is not None:
                self.parts.append(b"r" + self._size(known[0]))
                return
            # The value is kept, so that its identity is not given to another.
            self.seen[id(value)] = len(self.seen), value
            self._coded(kind, value, _SHARED, depth)
        else:
            self._coded(kind, value, 0, depth)

    def _coded(self, kind, value, flag, depth):
        add = self.parts.append
        if kind is int:
            if -0x80000000 <= value <= 0x7FFFFFFF:
                add(b"i" + pack("<i", value))
            else:
                self._long(value)
        elif kind is float:
            if self.version > 1:
                add(bytes([ord("g") | flag]) + pack("<d", value))
            else:
                text = ("%.17g" % value).encode()
                add(bytes([ord("f") | flag, len(text)]) + text)
        elif kind is complex:
            if self.version > 1:
                add(bytes([ord("y") | flag]) + pack("<dd", value.real, value.imag))
            else:
                add(bytes([ord("x") | flag]))
                for half in (value.real, value.imag):
                    text = ("%.17g" % half).encode()
                    add(bytes([len(text)]) + text)
        elif kind is str:
            self._text(value, flag)
        elif kind is tuple and self.version > 3 and len(value) < 256:
            add(bytes([ord(")") | flag, len(value)]))
            self._items(value, depth)
        elif kind in _CONTAINERS:
            add(bytes([ord(_CONTAINERS[kind]) | flag]) + self._size(len(value)))
            self._items(value, depth)
        elif kind is dict:
            add(bytes([ord("{") | flag]))
            for key, item in value.items():
                self.write(key, depth + 1)
                self.write(item, depth + 1)
            add(b"0")
        else:
            try:
                data = bytes(memoryview(value))
            except TypeError:
                raise ValueError("unmarshallable object") from None
            add(bytes([ord("s") | flag]) + self._size(len(data)) + data)

    def _items(self, value, depth):
        for item in value:
            self.write(item, depth + 1)

    def _long(self, value):
        digits = []
        left = abs(value)
        while left:
            digits.append(left & 0x7FFF)
            left >>= 15
        count = len(digits) if value > 0 else -len(digits)
        self.parts.append(b"l" + self._size(count) + pack(f"<{len(digits)}H", *digits))

    def _text(self, value, flag):
        if self.version > 3 and value.isascii():
            if len(value) < 256:
                self.parts.append(bytes([ord("z") | flag, len(value)]) + value.encode())
            else:
                self.parts.append(bytes([ord("a") | flag]) + self._size(len(value)) + value.encode())
            return
        data = value.encode("utf-8")
        self.parts.append(bytes([ord("u") | flag]) + self._size(len(data)) + data)


_SINGLE = {None: b"N", True: b"T", False: b"F", ...: b".", StopIteration: b"S"}
_CONTAINERS = {tuple: "(", list: "[", set: "<", frozenset: ">"}


class _Reader:
    def __init__(self, read):
        self.read = read
        self.shared = []

    def take(self, count):
        data = self.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def size(self):
        count = unpack("<i", self.take(4))[0]
        if count < 0:
            raise ValueError("bad marshal data (size out of range)")
        return count

    def value(self, depth=0):
        if depth > _DEEPEST:
            raise ValueError("recursion limit exceeded")
        code = self.read(1)
        if not code:
            raise EOFError("EOF read where object expected")
        flag = code[0] & _SHARED
        kind = chr(code[0] & 0x7F)
        place = None
        if flag:
            # A container may hold itself: its place comes before those of its items.
            place = len(self.shared)
            self.shared.append(_NULL)
        value = self._decoded(kind, place, depth)
        if flag:
            self.shared[place] = value
        return value

    def _decoded(self, kind, place, depth):
        if kind in _READ_SINGLE:
            return _READ_SINGLE[kind]
        if kind == "0":
            return _NULL
        if kind == "i":
            return unpack("<i", self.take(4))[0]
        if kind == "l":
            return self._long()
        if kind == "g":
            return unpack("<d", self.take(8))[0]
        if kind == "y":
            return complex(*unpack("<dd", self.take(16)))
        if kind == "f":
            return self._number()
        if kind == "x":
            return complex(self._number(), self._number())
        if kind == "s":
            return self.take(self.size())
        if kind in "zZ":
            return self.take(self.take(1)[0]).decode("latin-1")
        if kind in "aA":
            return self.take(self.size()).decode("latin-1")
        if kind in "ut":
            return self.take(self.size()).decode("utf-8")
        if kind == "r":
            return self._known()
        return self._container(kind, place, depth)

    def _container(self, kind, place, depth):
        if kind == ")":
            return tuple([self._item(depth, "tuple") for _ in range(self.take(1)[0])])
        if kind == "(":
            return tuple([self._item(depth, "tuple") for _ in range(self.size())])
        if kind == ">":
            return frozenset([self._item(depth, "set") for _ in range(self.size())])
        if kind in "[<":
            count = self.size()
            made = [] if kind == "[" else set()
            if place is not None:
                self.shared[place] = made
            add = made.append if kind == "[" else made.add
            for _ in range(count):
                add(self._item(depth, "list" if kind == "[" else "set"))
            return made
        if kind == "{":
            made = {}
            if place is not None:
                self.shared[place] = made
            while (key := self.value(depth + 1)) is not _NULL:
                made[key] = self._item(depth, "dict")
            return made
        if kind == "c":
            raise ValueError("bad marshal data (code objects are not supported)")
        raise ValueError("bad marshal data (unknown type code)")

    def _item(self, depth, where):
        item = self.value(depth + 1)
        if item is _NULL:
            raise TypeError(f"NULL object in marshal data for {where}")
        return item

    def _long(self):
        count = unpack("<i", self.take(4))[0]
        total = 0
        for i, digit in enumerate(unpack(f"<{abs(count)}H", self.take(2 * abs(count)))):
            if digit > 0x7FFF:
                raise ValueError("bad marshal data (digit out of range in long)")
            total |= digit << 15 * i
        return total if count >= 0 else -total

    def _number(self):
        return float(self.take(self.take(1)[0]))

    def _known(self):
        place = self.size()
        if place >= len(self.shared) or self.shared[place] is _NULL:
            raise ValueError("bad marshal data (invalid reference)")
        return self.shared[place]


_READ_SINGLE = {"N": None, "T": True, "F": False, ".": ..., "S": StopIteration}


def dumps(value, version=version, /, *, allow_code=True):
    """Returns a value as bytes."""
    writer = _Writer(version)
    writer.write(value)
    return b"".join(writer.parts)


def dump(value, file, version=version, /, *, allow_code=True):
    """Writes a value to a file."""
    return file.write(dumps(value, version))


def loads(data, /, *, allow_code=True):
    """Returns the value that bytes stand for; what follows it is ignored."""
    data = memoryview(data)
    at = 0

    def read(count):
        nonlocal at
        part = bytes(data[at:at + count])
        at += len(part)
        return part

    return _top(_Reader(read))


def load(file, /, *, allow_code=True):
    """Reads one value from a file."""
    return _top(_Reader(file.read))


def _top(reader):
    value = reader.value()
    if value is _NULL:
        raise TypeError("NULL object in marshal data for object")
    return value


from _functools import builtin as _as_builtin
_as_builtin(dumps, dump, loads, load)
del _as_builtin
