"""Constants of characters, `$` templates, and the machinery of `str.format` as a class."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
    "octdigits", "printable", "punctuation", "whitespace", "Formatter", "Template",
]

from _string import formatter_field_name_split as _split_field, formatter_parser as _parse

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalizes each word.

    >>> capwords("hello  there world")
    'Hello There World'
    """
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


# Templates

_NOTHING = {}


def _is_start(char):
    return char == "_" or "a" <= char <= "z" or "A" <= char <= "Z"


def _is_part(char):
    return _is_start(char) or "0" <= char <= "9"


class _TemplatePattern:
    """The regular expression of a class of templates, made when it is asked for."""

    def __get__(self, instance, owner=None):
        import re
        delim = re.escape(owner.delimiter)
        name = owner.idpattern
        flags = owner.flags
        braced = owner.braceidpattern or name
        pattern = rf"{delim}(?:(?P<escaped>{delim})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))"
        return re.compile(pattern, flags | re.VERBOSE)


class _TemplateFlags:
    """`re.IGNORECASE`, for which `re` is loaded when it is asked for."""

    def __get__(self, instance, owner=None):
        import re
        return re.IGNORECASE


class Template:
    """Text with `$names` to fill in.

    >>> Template("$who owes ${amount}$$").substitute(who="Ann", amount=5)
    'Ann owes 5$'
    """

    delimiter = "$"
    # Subclasses that change one of these need the `re` module; the plain pattern is read by hand.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _TemplateFlags()
    pattern = _TemplatePattern()
    _by_hand = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = cls.__dict__
        if "pattern" in own:
            import re
            cls.pattern = re.compile(own["pattern"], cls.flags | re.VERBOSE)
        if not {"pattern", "idpattern", "braceidpattern", "flags"}.isdisjoint(own):
            cls._by_hand = False

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (position, kind, text, how it is written): kind is text, escaped, named, braced or invalid."""
        if not self._by_hand:
            yield from self._pieces_by_pattern()
            return
        template = self.template
        delimiter = self.delimiter
        width = len(delimiter)
        size = len(template)
        start = 0
        while True:
            at = template.find(delimiter, start)
            if at < 0:
                break
            if at > start:
                yield start, "text", template[start:at], None
            after = at + width
            if template.startswith(delimiter, after):
                yield at, "escaped", delimiter, None
                start = after + width
                continue
            braced = template.startswith("{", after)
            end = after + braced
            if end < size and _is_start(template[end]):
                begin = end
                while end < size and _is_part(template[end]):
                    end += 1
                if not braced:
                    yield at, "named", template[begin:end], template[at:end]
                    start = end
                    continue
                if end < size and template[end] == "}":
                    yield at, "braced", template[begin:end], template[at:end + 1]
                    start = end + 1
                    continue
            yield at, "invalid", delimiter, delimiter
            start = after
        if start < size:
            yield start, "text", template[start:], None

    def _pieces_by_pattern(self):
        cls = type(self)
        start = 0
        for match in cls.pattern.finditer(self.template):
            if match.start() > start:
                yield start, "text", self.template[start:match.start()], None
            start = match.end()
            for kind in ("named", "braced", "escaped", "invalid"):
                if match.group(kind) is not None:
                    yield match.start(), kind, match.group(kind) if kind != "escaped" else cls.delimiter, match.group()
                    break
            else:
                raise ValueError("Unrecognized named group in pattern", cls.pattern)
        if start < len(self.template):
            yield start, "text", self.template[start:], None

    def _invalid(self, position):
        lines = self.template[:position + len(self.delimiter)].splitlines(keepends=True)
        if not lines:
            column = 1
            line = 1
        else:
            column = position + len(self.delimiter) - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=_NOTHING, /, **kws):
        """Fills in every name; a missing one is a KeyError."""
        return self._filled(_merged(mapping, kws), True)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        """Fills in the names that are there and leaves the rest as it is.

        >>> Template("$a $b").safe_substitute(a=1)
        '1 $b'
        """
        return self._filled(_merged(mapping, kws), False)

    def _filled(self, values, strict):
        parts = []
        for position, kind, text, written in self._pieces():
            if kind == "named" or kind == "braced":
                if strict:
                    text = str(values[text])
                else:
                    try:
                        text = str(values[text])
                    except KeyError:
                        text = written
            elif kind == "invalid" and strict:
                self._invalid(position)
            elif kind == "invalid":
                text = written
            parts.append(text)
        return "".join(parts)

    def is_valid(self):
        """Says whether `substitute` would find no mistake in the template."""
        return all([kind != "invalid" for _, kind, *_ in self._pieces()])

    def get_identifiers(self):
        """Returns the names in the template, each once, in order."""
        names = []
        for _, kind, text, _ in self._pieces():
            if kind in ("named", "braced") and text not in names:
                names.append(text)
        return names


class _Merged:
    """Keywords before a mapping."""

    def __init__(self, first, second):
        self._first = first
        self._second = second

    def __getitem__(self, key):
        if key in self._first:
            return self._first[key]
        return self._second[key]


def _merged(mapping, keywords):
    if mapping is _NOTHING:
        return keywords
    if not keywords:
        return mapping
    return _Merged(keywords, mapping)


class Formatter:
    """What `str.format` does, with every step open to a subclass.

    >>> Formatter().format("{0}-{x!r:>5}", 1, x="a")
    "1-  'a'"
    """

    def format(self, format_string, /, *args, **kwargs):
        """Formats with these arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Formats with a sequence and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for text, field, spec, conversion in self.parse(format_string):
            if text:
                result.append(text)
            if field is None:
                continue
            if field == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto_arg_index)
                auto_arg_index += 1
            elif field.isdigit():
                if auto_arg_index:
                    # CPython has the same text for both directions here.
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                # From now on no automatic numbers.
                auto_arg_index = False
            obj, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """Returns the argument that a number or name stands for."""
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Is told which arguments were used; does nothing here."""

    def format_field(self, value, format_spec):
        """Formats one value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Applies `!s`, `!r` or `!a`."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Iterates over (text, field name, format spec, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """Returns the value a field stands for, and the argument it came from."""
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
