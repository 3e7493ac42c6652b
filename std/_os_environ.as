"""The environment of the program as mappings, in text and in bytes over the same values."""

import os as _os
from collections.abc import Mapping, MutableMapping


class _Environ(MutableMapping):
    """Variables by name; keys and values are bytes inside and as its functions show them outside."""

    __module__ = "os"

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        name = self.encodekey(key)
        value = self.encodevalue(value)
        _os.putenv(name, value)
        self._data[name] = value

    def __delitem__(self, key):
        name = self.encodekey(key)
        _os.unsetenv(name)
        try:
            del self._data[name]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for name in list(self._data):
            yield self.decodekey(name)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        shown = [f"{self.decodekey(name)!r}: {self.decodevalue(value)!r}" for name, value in self._data.items()]
        return "environ({" + ", ".join(shown) + "})"

    def copy(self):
        """Returns a dict of it, which is the environment of nobody."""
        return dict(self)

    def setdefault(self, key, value):
        """Returns a variable, after setting it if it was not there."""
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        both = dict(self)
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        both = dict(other)
        both.update(self)
        return both


def _encode(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value.encode("utf-8", "surrogateescape")


def _decode(value):
    return value.decode("utf-8", "surrogateescape")


def _bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environ = _Environ(_os._first_environment(), _encode, _decode, _encode, _decode)
environb = _Environ(environ._data, _bytes, bytes, _bytes, bytes)


def getenvb(key, default=None):
    """Returns a variable of the environment as bytes."""
    return environb.get(key, default)
