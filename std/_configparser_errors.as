"""The errors of configparser, and how values refer to each other: the interpolations."""

import re

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"

    __module__ = "configparser"


UNNAMED_SECTION = _UnnamedSection()


class Error(Exception):
    """What goes wrong with settings."""

    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__
    __module__ = "configparser"


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)

    __module__ = "configparser"


def _place(source, lineno):
    if source is None:
        return ""
    return f"While reading from {source!r}" + ("" if lineno is None else f" [line {lineno:2d}]") + ": "


class DuplicateSectionError(Error):
    """A section is there twice."""

    def __init__(self, section, source=None, lineno=None):
        what = "Section" if source is None else "section"
        Error.__init__(self, f"{_place(source, lineno)}{what} {section!r} already exists")
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)

    __module__ = "configparser"


class DuplicateOptionError(Error):
    """An option is there twice in what was read."""

    def __init__(self, section, option, source=None, lineno=None):
        what = "Option" if source is None else "option"
        Error.__init__(self, f"{_place(source, lineno)}{what} {option!r} in section {section!r} already exists")
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)

    __module__ = "configparser"


class NoOptionError(Error):
    """There is no such option."""

    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)

    __module__ = "configparser"


class InterpolationError(Error):
    """A value refers to others as it may not."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)

    __module__ = "configparser"


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        msg = (f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
               f"{reference!r} which is not a valid option name. Raw value: {rawval!r}")
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)

    __module__ = "configparser"


class InterpolationSyntaxError(InterpolationError):
    """A value has a reference that cannot be read."""

    __module__ = "configparser"


class InterpolationDepthError(InterpolationError):
    """Values refer to each other without an end."""

    def __init__(self, option, section, rawval):
        msg = (f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
               f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)

    __module__ = "configparser"


class ParsingError(Error):
    """Lines that cannot be read."""

    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """Adds a line."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        """Adds the lines of other errors."""
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self

    @staticmethod
    def _raise_all(exceptions):
        exceptions = iter(exceptions)
        first = next(exceptions, None)
        if first is not None:
            raise first.combine(exceptions)

    __module__ = "configparser"


class MissingSectionHeaderError(ParsingError):
    """An option stands before any section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)

    __module__ = "configparser"


class MultilineContinuationError(ParsingError):
    """An option without a value goes on in the next line."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"Key without value continued with an indented line.\nfile: {filename!r}, line: {lineno}\n"
                             f"{line!r}")
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)

    __module__ = "configparser"


class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value

    __module__ = "configparser"


class BasicInterpolation(Interpolation):
    """`%(name)s` stands for another option of the section or the defaults, `%%` for `%`."""

    _KEYCRE = re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._interpolate_some(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub("", value.replace("%%", ""))
        if "%" in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find("%")))
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, mark, rest = rest.partition("%")
            if before:
                accum.append(before)
            if not mark:
                return
            if rest[:1] == "%":
                accum.append("%")
                rest = rest[1:]
            elif rest[:1] == "(":
                found = self._KEYCRE.match("%" + rest)
                if found is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % ("%" + rest))
                name = parser.optionxform(found.group(1))
                rest = rest[found.end() - 1:]
                try:
                    value = map[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, raw, name) from None
                if "%" in value:
                    self._interpolate_some(parser, option, accum, value, section, map, depth + 1)
                else:
                    accum.append(value)
            else:
                raise InterpolationSyntaxError(option, section,
                                               "'%%' must be followed by '%%' or '(', found: %r" % ("%" + rest))

    __module__ = "configparser"


class ExtendedInterpolation(Interpolation):
    """`${name}` stands for another option, `${section:name}` for one of another section, `$$` for `$`."""

    _KEYCRE = re.compile(r"\$\{([^}]+)\}")

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._interpolate_some(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub("", value.replace("$$", ""))
        if "$" in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find("$")))
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, mark, rest = rest.partition("$")
            if before:
                accum.append(before)
            if not mark:
                return
            if rest[:1] == "$":
                accum.append("$")
                rest = rest[1:]
            elif rest[:1] == "{":
                found = self._KEYCRE.match("$" + rest)
                if found is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % ("$" + rest))
                path = found.group(1).split(":")
                rest = rest[found.end() - 1:]
                home = section
                name = option
                try:
                    if len(path) == 1:
                        name = parser.optionxform(path[0])
                        value = map[name]
                    elif len(path) == 2:
                        home = path[0]
                        name = parser.optionxform(path[1])
                        value = parser.get(home, name, raw=True)
                    else:
                        raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % ("$" + rest))
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
                if value is None:
                    continue
                if "$" in value:
                    self._interpolate_some(parser, name, accum, value, home, dict(parser.items(home, raw=True)), depth + 1)
                else:
                    accum.append(value)
            else:
                raise InterpolationSyntaxError(option, section,
                                               "'$' must be followed by '$' or '{', found: %r" % ("$" + rest))

    __module__ = "configparser"
