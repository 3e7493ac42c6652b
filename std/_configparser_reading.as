"""One reading of a file of settings, line by line."""

from _configparser_errors import (
    DuplicateOptionError, DuplicateSectionError, MissingSectionHeaderError, MultilineContinuationError, ParsingError,
    UNNAMED_SECTION,
)


class Reading:
    """Where the reading stands: in which section and option, how far that was indented."""

    def __init__(self, parser, name):
        self.parser = parser
        self.name = name
        self.met = set()
        self.section = None
        self.section_name = None
        self.option = None
        self.indent = 0
        self.errors = []

    def read(self, lines):
        """Reads all lines into the parser; what cannot be read is raised at the end."""
        parser = self.parser
        inline = parser._inline_comment_prefixes
        for number, line in enumerate(lines, 1):
            text = line
            comment = False
            cut = _inline_comment(line, inline) if inline else None
            if cut is not None:
                text = line[:cut]
                comment = True
            stripped = text.strip()
            for prefix in parser._comment_prefixes:
                if line.strip().startswith(prefix):
                    stripped = ""
                    comment = True
                    break
            if not stripped:
                self._read_blank(line, comment)
            else:
                self._read_text(line, stripped, number)
        ParsingError._raise_all(self.errors)

    def _read_blank(self, line, comment):
        if self.parser._empty_lines_in_values:
            # An empty line may be one of a value; a comment is not.
            if not comment and self.section is not None and self.option and self.section[self.option] is not None:
                self.section[self.option].append("")
        else:
            self.indent = 1 << 62

    def _read_text(self, line, text, number):
        parser = self.parser
        first = parser.NONSPACECRE.search(line)
        indent = first.start() if first else 0
        if self.section is not None and self.option and indent > self.indent:
            if self.section[self.option] is None:
                raise MultilineContinuationError(self.name, number, line)
            self.section[self.option].append(text)
            return
        self.indent = indent
        if parser._allow_unnamed_section and self.section is None:
            self._begin(UNNAMED_SECTION, number)
        header = parser.SECTCRE.match(text)
        if header:
            self._begin(header.group("header"), number)
        elif self.section is None:
            raise MissingSectionHeaderError(self.name, number, line)
        else:
            self._read_option(line, text, number)

    def _begin(self, name, number):
        parser = self.parser
        self.section_name = name
        if name in parser._sections:
            if parser._strict and name in self.met:
                raise DuplicateSectionError(name, self.name, number)
            self.section = parser._sections[name]
            self.met.add(name)
        elif name == parser.default_section:
            self.section = parser._defaults
        else:
            self.section = parser._dict()
            parser._sections[name] = self.section
            from configparser import SectionProxy
            parser._proxies[name] = SectionProxy(parser, name)
            self.met.add(name)
        self.option = None

    def _read_option(self, line, text, number):
        parser = self.parser
        found = parser._optcre.match(text)
        if not found:
            self.errors.append(ParsingError(self.name, number, line))
            return
        name, mark, value = found.group("option", "vi", "value")
        if not name:
            self.errors.append(ParsingError(self.name, number, line))
        self.option = name = parser.optionxform(name.rstrip())
        key = (self.section_name, name)
        if parser._strict and key in self.met:
            raise DuplicateOptionError(self.section_name, name, self.name, number)
        self.met.add(key)
        self.section[name] = None if value is None else [value.strip()]


def _inline_comment(line, prefixes):
    """Returns where a comment begins: at the line's beginning or behind a blank; None if there is none."""
    best = None
    for prefix in prefixes:
        at = line.find(prefix)
        while at >= 0:
            if at == 0 or line[at - 1].isspace():
                if best is None or at < best:
                    best = at
                break
            at = line.find(prefix, at + 1)
    return best
