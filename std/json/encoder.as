"""Writes values as JSON text.

`encode` collects pieces in a list, `iterencode` gives them one by one; the text is the same either way. Where `iterencode` cuts it is
seen by the file that `dump` writes to: an item that is no container comes with the separator before it.
"""

from _json import encode_basestring, encode_basestring_ascii, write_text as _write_text

__all__ = ["JSONEncoder", "encode_basestring", "encode_basestring_ascii"]

_INFINITY = float("inf")
_int_text = int.__repr__
_float_text = float.__repr__


class JSONEncoder:
    """Turns values into JSON text; `default` is asked about what JSON does not know.

    >>> class Sets(JSONEncoder):
    ...     def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
    >>> Sets(separators=(",", ":")).encode([{2, 1}, {"a": True}])
    '[[1,2],{"a":true}]'
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Returns something JSON knows for a value it does not; raises here."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Returns the JSON text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        # The native half writes plain values; it passes on what asks `default` or is a mistake.
        indent = self.indent
        text = _write_text(
            o, bool(self.ensure_ascii), " " * indent if isinstance(indent, int) else indent,
            self.item_separator, self.key_separator, bool(self.sort_keys), bool(self.allow_nan),
        )
        if text is not NotImplemented:
            return text
        pieces = []
        _Writer(self, pieces).write(o, 0)
        return "".join(pieces)

    def iterencode(self, o, _one_shot=False):
        """Iterates over the pieces of the JSON text of a value; each is made when it is asked for."""
        return _Pieces(self, []).of(o, 0)


class _Writer:
    """Writes one value by the options of one encoder."""

    def __init__(self, encoder, pieces):
        self.add = pieces.append
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.default = encoder.default
        self.allow_nan = encoder.allow_nan
        self.skipkeys = encoder.skipkeys
        self.sort_keys = encoder.sort_keys
        indent = encoder.indent
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.item_separator = encoder.item_separator
        self.key_separator = encoder.key_separator
        # The identities of the containers being written.
        self.open = set() if encoder.check_circular else None

    def write(self, o, level):
        kind = type(o)
        if kind is str:
            self.add(self.quote(o))
        elif o is None:
            self.add("null")
        elif o is True:
            self.add("true")
        elif o is False:
            self.add("false")
        elif kind is int:
            self.add(_int_text(o))
        elif kind is dict:
            self.write_dict(o, level)
        elif kind is list:
            self.write_list(o, level)
        elif isinstance(o, str):
            self.add(self.quote(o))
        elif isinstance(o, int):
            self.add(_int_text(o))
        elif isinstance(o, float):
            self.add(self.float_text(o))
        elif isinstance(o, (list, tuple)):
            self.write_list(o, level)
        elif isinstance(o, dict):
            self.write_dict(o, level)
        else:
            self.enter(o)
            self.write(self.default(o), level)
            self.leave(o)

    def float_text(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return _float_text(o)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def enter(self, o):
        if self.open is not None:
            key = id(o)
            if key in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(key)

    def leave(self, o):
        if self.open is not None:
            self.open.discard(id(o))

    def line(self, level):
        return "\n" + self.indent * level

    def write_list(self, values, level):
        add = self.add
        # A derived class is asked for its items, and neither whether it is true nor how long it is.
        items = values if type(values) is list or type(values) is tuple else [item for item in values]
        if not items:
            add("[]")
            return
        self.enter(values)
        separator = self.item_separator
        level += 1
        if self.indent is None:
            add("[")
        else:
            line = self.line(level)
            add("[" + line)
            separator += line
        first = True
        for value in items:
            if first:
                first = False
            else:
                add(separator)
            self.write(value, level)
        if self.indent is not None:
            add(self.line(level - 1))
        add("]")
        self.leave(values)

    def write_dict(self, values, level):
        add = self.add
        if dict.__len__(values) == 0:
            add("{}")
            return
        self.enter(values)
        separator = self.item_separator
        level += 1
        before = "{"
        if self.indent is not None:
            line = self.line(level)
            before += line
            separator += line
        add(before)
        first = True
        items = sorted(values.items()) if self.sort_keys else values.items()
        for key, value in items:
            if type(key) is not str:
                key = self.key_text(key)
                if key is None:
                    continue
            if first:
                first = False
            else:
                add(separator)
            add(self.quote(key))
            add(self.key_separator)
            self.write(value, level)
        if self.indent is not None:
            add(self.line(level - 1))
        add("}")
        self.leave(values)

    def key_text(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float_text(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return _int_text(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")


class _Pieces(_Writer):
    """The pieces of one value, as `iterencode` gives them."""

    def plain(self, o):
        """Returns the text of what is no container; None for anything else."""
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return _int_text(o)
        if isinstance(o, float):
            return self.float_text(o)
        return None

    def of(self, o, level):
        text = self.plain(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self.of_list(o, level)
        elif isinstance(o, dict):
            yield from self.of_dict(o, level)
        else:
            self.enter(o)
            yield from self.of(self.default(o), level)
            self.leave(o)

    def of_list(self, values, level):
        if not values:
            yield "[]"
            return
        self.enter(values)
        line = "" if self.indent is None else self.line(level + 1)
        before = "[" + line
        for value in values:
            text = self.plain(value)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from self.of(value, level + 1)
            before = self.item_separator + line
        if self.indent is not None:
            yield self.line(level)
        yield "]"
        self.leave(values)

    def of_dict(self, values, level):
        if not values:
            yield "{}"
            return
        self.enter(values)
        yield "{"
        line = "" if self.indent is None else self.line(level + 1)
        if self.indent is not None:
            yield line
        first = True
        items = sorted(values.items()) if self.sort_keys else values.items()
        for key, value in items:
            key = self.key_text(key)
            if key is None:
                continue
            if first:
                first = False
            else:
                yield self.item_separator + line
            yield self.quote(key)
            yield self.key_separator
            yield from self.of(value, level + 1)
        if self.indent is not None:
            yield self.line(level)
        yield "}"
        self.leave(values)
