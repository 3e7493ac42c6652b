"""Printing of nested values over several lines."""

import sys

try:
    _BYTES = (bytes, bytearray)
except NameError:
    # A runtime without bytearray.
    _BYTES = (bytes,)

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints a value, over several lines where it is too wide.

    >>> pprint({"b": [1, 2], "a": "x"}, width=12)
    {'a': 'x',
     'b': [1,
           2]}
    """
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Returns what `pprint` would print, without the last line end.

    >>> pformat((1,))
    '(1,)'
    """
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Prints a value, dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Returns a repr that marks what holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Says whether the repr of a value could be read back."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Says whether a value holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Orders values of any types: by themselves where they can be, else by type and place."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_pair(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class _Lines:
    """Collects what is written; stands in for a stream."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


class PrettyPrinter:
    """Prints values by the options it was made with."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Prints a value."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """Returns a value as text."""
        out = _Lines()
        self._format(object, out, 0, 0, {}, 0)
        return "".join(out.parts)

    def isrecursive(self, object):
        """Says whether a value holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Says whether the repr of a value could be read back."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Returns the one-line text of a value, whether it is readable, and whether it holds itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, _, _ = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._writer(object)
            if writer is not None:
                context[key] = 1
                writer(object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _writer(self, object):
        """Returns the method that writes a value over several lines, or None."""
        kind = type(object)
        show = kind.__repr__
        for cls, name in _WRITERS:
            if show is cls.__repr__ or show == cls.__repr__:
                return getattr(self, name)
        if hasattr(kind, "__dataclass_fields__") and hasattr(show, "__qualname__") and show.__qualname__.startswith(kind.__qualname__) and "__repr__" in kind.__dict__ and kind.__dataclass_params__.repr:
            # One that the class wrote itself is left as it is.
            if show.__code__.co_filename == "<string>":
                return self._write_dataclass
        for base in kind.__mro__:
            lazy = _LAZY_WRITERS.get(f"{base.__module__}.{base.__name__}")
            if lazy is not None and (base is kind or base.__repr__ == show):
                return getattr(self, lazy)
        return None

    # Containers

    def _write_dict(self, object, stream, indent, allowance, context, level):
        write = stream.write
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else list(object.items())
            self._write_pairs(items, stream, indent, allowance + 1, context, level)
        write("}")

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        # CPython writes it as the list of pairs that its repr once had.
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            stream.write("{")
            end = "}"
        else:
            stream.write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._write_items(sorted(object, key=_SafeKey), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_str(self, object, stream, indent, allowance, context, level):
        write = stream.write
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = most = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                chunks.append(text)
                continue
            parts = _words(line)
            last = len(parts) - 1
            limit = width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == last and i == len(lines) - 1:
                    limit -= allowance
                if len(repr(candidate)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        for i, text in enumerate(chunks):
            if i > 0:
                write("\n" + " " * indent)
            write(text)
        if level == 1:
            write(")")

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        write = stream.write
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        between = ""
        for text in _wrapped_bytes(object, self._width - indent, allowance):
            write(between)
            write(text)
            if not between:
                between = "\n" + " " * indent
        if parens:
            write(")")

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _write_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else object.__class__.__name__
        indent += len(name) + 1
        stream.write(name + "(")
        self._write_attributes(list(object.__dict__.items()), stream, indent, allowance, context, level)
        stream.write(")")

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values() if f.repr and f._field_type.name == "_FIELD"]
        stream.write(name + "(")
        self._write_attributes(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _write_defaultdict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._write_pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._write_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._write_items(object, stream, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={maxlen})")

    def _write_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # Lines

    def _write_pairs(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text)
            write(": ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(between)

    def _write_attributes(self, items, stream, indent, allowance, context, level):
        write = stream.write
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(key)
            write("=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(between)

    def _write_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        new_line = ",\n" + " " * indent
        between = ""
        width = most = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            if i == len(items) - 1:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = most
                    if between:
                        between = new_line
                if width >= size:
                    width -= size
                    write(between)
                    between = ", "
                    write(text)
                    continue
            write(between)
            between = new_line
            self._format(item, stream, indent, allowance if i == len(items) - 1 else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind is str or kind is float or kind is bool or object is None or kind in _BYTES or kind.__name__ == "complex":
            return repr(object), True, False
        show = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and show == int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if issubclass(kind, dict) and show == dict.__repr__:
            if not object:
                return "{}", True, False
            return self._safe_container(object, "{%s}", context, maxlevels, level, True)
        if issubclass(kind, list) and show == list.__repr__ or issubclass(kind, tuple) and show == tuple.__repr__:
            if issubclass(kind, list):
                if not object:
                    return "[]", True, False
                template = "[%s]"
            elif len(object) == 1:
                template = "(%s,)"
            else:
                if not object:
                    return "()", True, False
                template = "(%s)"
            return self._safe_container(object, template, context, maxlevels, level, False)
        text = repr(object)
        return text, text != "" and not text.startswith("<"), False

    def _safe_container(self, object, template, context, maxlevels, level, is_dict):
        key = id(object)
        if maxlevels and level >= maxlevels:
            return template % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable = True
        recursive = False
        level += 1
        parts = []
        if is_dict:
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            for k, v in items:
                k_text, k_readable, k_recursive = self.format(k, context, maxlevels, level)
                v_text, v_readable, v_recursive = self.format(v, context, maxlevels, level)
                parts.append(f"{k_text}: {v_text}")
                readable = readable and k_readable and v_readable
                recursive = recursive or k_recursive or v_recursive
        else:
            for item in object:
                text, one_readable, one_recursive = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and one_readable
                recursive = recursive or one_recursive
        del context[key]
        return template % ", ".join(parts), readable, recursive


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """Splits into words, each with the blanks after it."""
    parts = []
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        parts.append(line[start:end])
        start = end
    return parts


def _wrapped_bytes(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_WRITERS = (
    (dict, "_write_dict"), (list, "_write_list"), (tuple, "_write_tuple"), (set, "_write_set"),
    (frozenset, "_write_set"), (str, "_write_str"), (bytes, "_write_bytes"),
    (type(type.__dict__), "_write_mappingproxy"),
)
_LAZY_WRITERS = {
    "builtins.bytearray": "_write_bytearray",
    "collections.OrderedDict": "_write_ordered_dict",
    "collections.defaultdict": "_write_defaultdict",
    "collections.Counter": "_write_counter",
    "collections.ChainMap": "_write_chain_map",
    "collections.deque": "_write_deque",
    "collections.UserDict": "_write_user",
    "collections.UserList": "_write_user",
    "collections.UserString": "_write_user",
    "types.SimpleNamespace": "_write_namespace",
}
