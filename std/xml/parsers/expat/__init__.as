"""xml.parsers.expat: a reader of XML that calls handlers.

    >>> parser = ParserCreate()
    >>> parser.StartElementHandler = lambda name, attributes: print(name, attributes)
    >>> parser.Parse("<a b='1'/>", True)
    a {'b': '1'}
    1
"""

import re
from operator import index as _index
from xml.etree._reading import Reader, _NAME
from xml.parsers.expat import errors, model

EXPAT_VERSION = "expat_2.6.3"
version_info = (2, 6, 3)
native_encoding = "UTF-8"
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2


class ExpatError(Exception):
    """Something is wrong with a document: `code`, `lineno` and `offset` say what and where."""


ExpatError.__module__ = "xml.parsers.expat"
error = ExpatError


def ErrorString(code):
    """Returns what an error's number means."""
    return errors.messages.get(code)


def _problem(what, code, line, column):
    made = ExpatError(f"{what}: line {line}, column {column}")
    made.code, made.lineno, made.offset = code, line, column
    made.position = line, column
    return made


_HANDLERS = (
    "StartElementHandler", "EndElementHandler", "ProcessingInstructionHandler", "CharacterDataHandler", "UnparsedEntityDeclHandler",
    "NotationDeclHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "CommentHandler", "StartCdataSectionHandler",
    "EndCdataSectionHandler", "DefaultHandler", "DefaultHandlerExpand", "NotStandaloneHandler", "ExternalEntityRefHandler",
    "StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "EntityDeclHandler", "XmlDeclHandler", "ElementDeclHandler",
    "AttlistDeclHandler", "SkippedEntityHandler",
)
_SETTINGS = ("buffer_text", "ordered_attributes", "specified_attributes", "namespace_prefixes")
_DECLARATION = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DOCTYPE = re.compile(
    rf"""<!DOCTYPE\s+({_NAME})(?:\s+SYSTEM\s+("[^"]*"|'[^']*')|\s+PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*'))?\s*(\[)?""")
_ENTITY = re.compile(
    rf"""<!--.*?-->|<!ENTITY\s+(%\s+)?({_NAME})\s+(?:("[^"]*"|'[^']*')|(?:SYSTEM|PUBLIC\s+("[^"]*"|'[^']*'))\s+("[^"]*"|'[^']*')(?:\s+NDATA\s+({_NAME}))?)\s*>"""
    rf"""|<!NOTATION\s+({_NAME})\s+(?:SYSTEM\s+("[^"]*"|'[^']*')|PUBLIC\s+("[^"]*"|'[^']*')(?:\s+("[^"]*"|'[^']*'))?)\s*>""", re.DOTALL)


class _Events(Reader):
    """Reads a document for a parser, with or without namespaces."""

    def __init__(self, parser, encoding, separator):
        super().__init__(self, _problem, encoding)
        self.parser = parser
        self.separator = separator
        self.quick = False
        self.splits = True
        self.kept = []

    def data(self, text):
        parser = self.parser
        if parser.CharacterDataHandler is None:
            return
        if parser.buffer_text:
            self.kept.append(text)
        else:
            parser.CharacterDataHandler(text)

    def give(self):
        """Hands over the text that was kept to be given in one piece."""
        if self.kept:
            text, self.kept = "".join(self.kept), []
            if self.parser.CharacterDataHandler is not None:
                self.parser.CharacterDataHandler(text)

    def tell(self, handler, *args):
        function = getattr(self.parser, handler)
        if function is None:
            return False
        self.give()
        function(*args)
        return True

    def other(self, text):
        function = self.parser.DefaultHandlerExpand or self.parser.DefaultHandler
        if function is not None and text:
            self.give()
            function(text)

    def _step(self, final):
        begun = self.at
        text = self.text
        if text.startswith("<!--", begun):
            done = self._comment(begun)
        elif text.startswith("<![CDATA[", begun) and self.open:
            done = self._section(begun)
        else:
            done = super()._step(final)
        return done

    def _comment(self, begun):
        end = self.text.find("-->", begun + 4)
        if end < 0:
            return False
        self._allowed(begun + 4, end)
        double = self.text.find("--", begun + 4)
        if double < end:
            raise self.problem("not well-formed (invalid token)", double + 2)
        if not self.tell("CommentHandler", self.text[begun + 4:end]):
            self.other(self.text[begun:end + 3])
        self.at = end + 3
        return True

    def _section(self, begun):
        end = self.text.find("]]>", begun)
        if end < 0:
            return False
        self._allowed(begun + 9, end)
        if not self.tell("StartCdataSectionHandler"):
            self.other("<![CDATA[")
        for piece in re.findall(r"\n|[^\n]+", self.text[begun + 9:end]):
            if self.parser.CharacterDataHandler is None:
                self.other(piece)
            self.data(piece)
        if not self.tell("EndCdataSectionHandler"):
            self.other("]]>")
        self.at = end + 3
        return True

    def _characters(self, final):
        begun = self.at
        untold = not self.open or self.parser.CharacterDataHandler is None
        done = super()._characters(final)
        if untold:
            # As it stands, in lines and references.
            for piece in re.findall(r"\n|&[^;\n]*;?|[^\n&]+", self.text[begun:self.at]):
                self.other(piece)
        return done

    def _instruction(self):
        begun = self.at
        done = super()._instruction()
        whole = self.text[begun:self.at]
        if done and re.match(r"<\?xml\s", whole):
            found = {name: first or second for name, first, second in _DECLARATION.findall(whole)}
            standalone = {"yes": 1, "no": 0}.get(found.get("standalone"), -1)
            if not self.tell("XmlDeclHandler", found.get("version"), found.get("encoding"), standalone):
                self.other(whole)
        return done

    def pi(self, name, text):
        if not self.tell("ProcessingInstructionHandler", name, text):
            self.other(f"<?{name} {text}?>")

    def _doctype(self, final):
        begun = self.at
        done = super()._doctype(final)
        if not done:
            return False
        whole = self.text[begun:self.at]
        found = _DOCTYPE.match(whole)
        if not found:
            raise self.problem("syntax error", begun)
        name, system, public, address, inner = found.groups()
        system = (system or address or '""')[1:-1] if system or address else None
        public = " ".join(public[1:-1].split()) if public else None
        self.tell("StartDoctypeDeclHandler", name, system, public, 1 if inner else 0)
        if inner:
            self._subset(whole[found.end():])
        self.tell("EndDoctypeDeclHandler")
        return True

    def _subset(self, text):
        base = self.parser.GetBase()
        for found in _ENTITY.finditer(text):
            percent, name, value, public, system, notation, noted, n_system, n_public, n_address = [
                piece[1:-1] if piece and piece[0] in "\"'" else piece for piece in found.groups()]
            if name is not None:
                if notation and self.parser.UnparsedEntityDeclHandler:
                    self.tell("UnparsedEntityDeclHandler", name, base, system, public, notation)
                else:
                    value = None if value is None else re.sub(r"&#(x?)([0-9a-fA-F]+);", lambda f: chr(int(f[2], 16 if f[1] else 10)), value)
                    self.tell("EntityDeclHandler", name, 1 if percent else 0, value, base, system, public, notation)
            elif noted is not None:
                self.tell("NotationDeclHandler", noted, base, n_system or n_address, n_public)

    def _opened(self, name, attributes, at):
        self.started = True
        if self.separator is None:
            self.open.append((name, name, ()))
            self._start_told(name, attributes)
            return
        own, declared = None, []
        for key, value in attributes:
            if key == "xmlns" or key.startswith("xmlns:"):
                own = dict(self.spaces[-1]) if own is None else own
                own[key[6:]] = value
                declared.append(key[6:])
                self.tell("StartNamespaceDeclHandler", key[6:] or None, value or None)
        spaces = own or self.spaces[-1]
        tag = self._universal(name, spaces, at, True)
        found = [
            (self._universal(key, spaces, at, False), value)
            for key, value in attributes if key != "xmlns" and not key.startswith("xmlns:")]
        self.spaces.append(spaces)
        self.open.append((name, tag, declared))
        self._start_told(tag, found)

    def _universal(self, name, spaces, at, is_tag):
        prefix, colon, local = name.rpartition(":")
        if not colon and not is_tag:
            return name
        if colon and prefix not in spaces:
            raise self.problem("unbound prefix", at)
        space = spaces.get(prefix)
        if not space:
            return name
        shown = space + self.separator + local
        return shown + self.separator + prefix if colon and self.parser.namespace_prefixes else shown

    def _start_told(self, tag, attributes):
        if self.parser.ordered_attributes:
            found = [piece for pair in attributes for piece in pair]
        else:
            found = dict(attributes)
        if not self.tell("StartElementHandler", tag, found):
            self.other(self.text[self.at:self._whole_tag(False)])

    def _closed(self):
        name, tag, declared = self.open.pop()
        if not self.tell("EndElementHandler", tag):
            self.other("" if self.text.startswith("<" + name, self.at) else f"</{name}>")
        for prefix in reversed(declared):
            self.tell("EndNamespaceDeclHandler", prefix or None)
        if self.separator is not None:
            self.spaces.pop()
        if not self.open:
            self.ended = True


class XMLParserType:
    """A parser: its handlers are attributes."""

    def __init__(self, encoding=None, namespace_separator=None, intern=None):
        for name in _HANDLERS:
            object.__setattr__(self, name, None)
        self.buffer_text = self.ordered_attributes = self.specified_attributes = self.namespace_prefixes = False
        self.buffer_size = 8192
        self.buffer_used = 0
        self.intern = {} if intern is None else intern
        self._base = None
        self._finished = False
        self._failed = None
        self._reader = _Events(self, encoding, namespace_separator)

    def __setattr__(self, name, value):
        if name in _HANDLERS and "_reader" in self.__dict__:
            self._reader.give()
        elif name == "buffer_text" and "_reader" in self.__dict__:
            self._reader.give()
        if name in _SETTINGS:
            value = bool(value)
        elif "_reader" in self.__dict__ and name not in self.__dict__:
            raise AttributeError(f"'pyexpat.xmlparser' object has no attribute {name!r} and no __dict__ for setting new attributes")
        object.__setattr__(self, name, value)

    def Parse(self, data, isfinal=False, /):
        """Reads a piece; the last one if `isfinal`."""
        if self._failed is not None:
            raise self._failed
        if self._finished:
            raise _problem("parsing finished", 36, *self._place())
        try:
            self._reader.feed(data)
            if isfinal:
                self._reader.finish()
            self._reader.give()
        except ExpatError as problem:
            self._failed = problem
            self._finished = True
            raise
        self._finished = bool(isfinal)
        return 1

    def ParseFile(self, file, /):
        """Reads a file."""
        if not hasattr(file, "read"):
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = file.read(2048)
            if not isinstance(data, (bytes, bytearray, str)):
                raise TypeError(f"read() did not return a bytes object (type={type(data).__name__})")
            if not data:
                return self.Parse(b"", True)
            self.Parse(data)

    def _place(self):
        return self._reader._place(self._reader.at)

    @property
    def CurrentLineNumber(self):
        return self._failed.lineno if self._failed else self._place()[0]

    @property
    def CurrentColumnNumber(self):
        return self._failed.offset if self._failed else self._place()[1]

    ErrorLineNumber = CurrentLineNumber
    ErrorColumnNumber = CurrentColumnNumber

    @property
    def ErrorCode(self):
        return self._failed.code if self._failed else 0

    def SetBase(self, base, /):
        if not isinstance(base, str):
            raise TypeError(f"SetBase() argument must be str, not {'None' if base is None else type(base).__name__}")
        self._base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        return None

    def SetParamEntityParsing(self, flag, /):
        if not -(1 << 31) <= _index(flag) < 1 << 31:
            raise OverflowError("Python int too large to convert to C int")
        return 1

    def UseForeignDTD(self, flag=True, /):
        pass

    def GetReparseDeferralEnabled(self):
        return self._reader.defers

    def SetReparseDeferralEnabled(self, enabled, /):
        self._reader.defers = bool(enabled)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Makes a parser; a separator has it understand namespaces."""
    if namespace_separator is not None:
        if not isinstance(namespace_separator, str):
            raise TypeError(f"ParserCreate() argument 'namespace_separator' must be str or None, not {type(namespace_separator).__name__}")
        if len(namespace_separator) > 1:
            raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return XMLParserType(encoding, namespace_separator, intern)

from _functools import freeze as _freeze
_freeze(XMLParserType)
del _freeze
