"""Trees of elements: XML read into them, searched, changed and written.

    >>> root = fromstring("<shop><fruit price='2'>apple</fruit></shop>")
    >>> root.find("fruit").text, root[0].get("price")
    ('apple', '2')
    >>> tostring(root, encoding="unicode")
    '<shop><fruit price="2">apple</fruit></shop>'
"""

import collections
import collections.abc
import contextlib
import io
import re
import sys
import warnings
from _xml import know as _know
from xml.etree import _paths as ElementPath
from xml.etree._reading import Reader
from xml.etree._writing import Writer, _HTML_EMPTY as HTML_EMPTY, names_of, namespace_map as _namespace_map

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent", "iselement", "iterparse",
    "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder",
    "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace", "C14NWriterTarget",
]
__all__ = [name for name in __all__ if name not in ("canonicalize", "C14NWriterTarget")]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """What is wrong with a text: `position` is line and column, `code` the number of expat."""


def _problem(what, code, line, column):
    error = ParseError(f"{what}: line {line}, column {column}")
    error.code = code
    error.position = line, column
    return error


def iselement(element):
    """Says whether something looks like an element."""
    return hasattr(element, "tag")


class Element:
    """A tag with attributes, text, and elements inside; `tail` is the text that follows it."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"attrib must be dict, not {attrib.__class__.__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = None
        self.tail = None
        self._children = []

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        """Returns a new element of the same class."""
        return self.__class__(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text = self.text
        made.tail = self.tail
        made[:] = self
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn(
            "Testing an element's truth value will always return True in future versions.  "
            "Use specific 'len(elem)' or 'elem is not None' test instead.",
            DeprecationWarning, stacklevel=2,
        )
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for child in element:
                _insist(child)
        else:
            _insist(element)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement):
        """Adds an element at the end."""
        if not isinstance(subelement, Element):
            raise TypeError(f"append() argument 1 must be xml.etree.ElementTree.Element, not {type(subelement).__name__}")
        self._children.append(subelement)

    def extend(self, elements):
        """Adds several elements at the end."""
        for element in elements:
            _insist(element)
            self._children.append(element)

    def insert(self, index, subelement):
        """Puts an element at a place."""
        _insist(subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement):
        """Takes out an element, which is found by identity first."""
        for i, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[i]
                return
        raise ValueError("list.remove(x): x not in list")

    def find(self, path, namespaces=None):
        """Returns the first element that a path leads to, or None."""
        return next(ElementPath.iterfind(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        """Returns the text of the first element that a path leads to."""
        found = self.find(path, namespaces)
        if found is None:
            return default
        return found.text if found.text is not None else ""

    def findall(self, path, namespaces=None):
        """Returns all elements that a path leads to."""
        return list(ElementPath.iterfind(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        """Yields the elements that a path leads to."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        """Takes everything out but the tag."""
        self.attrib.clear()
        self._children.clear()
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib.keys())

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """Yields the element and all inside it, in the order of the text."""
        if tag == "*":
            tag = None
        if tag is None or self.tag == tag:
            yield self
        # The children yet to come of each element that is open.
        levels = [iter(self._children)]
        while levels:
            for child in levels[-1]:
                if tag is None or child.tag == tag:
                    yield child
                levels.append(iter(child._children))
                break
            else:
                levels.pop()

    def itertext(self):
        """Yields all text inside, in order."""
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def __getstate__(self):
        return {"tag": self.tag, "_children": list(self._children), "attrib": self.attrib, "text": self.text, "tail": self.tail}

    def __setstate__(self, state):
        self.__dict__.update(state)


Element.__module__ = "xml.etree.ElementTree"


def _insist(element):
    if not isinstance(element, Element):
        raise TypeError(f"expected an Element, not {type(element).__name__}")


def SubElement(parent, tag, attrib={}, **extra):
    """Makes an element inside another."""
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    """Makes a comment, an element whose tag is this function."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """Makes a processing instruction, an element whose tag is this function."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else f"{target} {text}"
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace, for tags, attributes and their values."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def _text_of(self, other):
        return other.text if isinstance(other, QName) else other

    def __le__(self, other):
        return self.text <= self._text_of(other)

    def __lt__(self, other):
        return self.text < self._text_of(other)

    def __ge__(self, other):
        return self.text >= self._text_of(other)

    def __gt__(self, other):
        return self.text > self._text_of(other)

    def __eq__(self, other):
        return self.text == self._text_of(other)


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError(f"expected an Element, not {type(element).__name__}")
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        _insist(element)
        self._root = element

    def parse(self, source, parser=None):
        """Reads a file, named or open; returns the root."""
        close = not hasattr(source, "read")
        if close:
            source = open(source, "rb")
        try:
            if parser is None:
                parser = XMLParser()
            while data := source.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if close:
                source.close()

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == "/":
            path = "." + path
            warnings.warn(
                f"This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
                f"If you rely on the current behaviour, change it to {path!r}",
                FutureWarning, stacklevel=3,
            )
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True):
        """Writes the document to a file, named or open."""
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError(f"unknown method {method!r}")
        encoding = encoding or "us-ascii"
        with _writer(file_or_filename, encoding) as (write, declared):
            wanted = xml_declaration or (
                xml_declaration is None and encoding.lower() != "unicode" and declared.lower() not in ("utf-8", "us-ascii")
            )
            if method == "xml" and wanted:
                write(f"<?xml version='1.0' encoding='{declared}'?>\n")
            if method == "text":
                for part in self._root.itertext():
                    write(part)
                if self._root.tail:
                    write(self._root.tail)
                return
            names, prefixes = names_of(self._root, default_namespace, QName, (Comment, ProcessingInstruction))
            out = Writer(write, names, QName, Comment, ProcessingInstruction, short_empty_elements, method == "html")
            out.element(self._root, prefixes)


@contextlib.contextmanager
def _writer(target, encoding):
    """Gives what writes text to a file, and the encoding to declare."""
    try:
        write = target.write
    except AttributeError:
        if encoding.lower() == "unicode":
            encoding = "utf-8"
        with open(target, "w", encoding=encoding, errors="xmlcharrefreplace") as file:
            yield file.write, file.encoding
        return
    if encoding.lower() == "unicode":
        yield write, getattr(target, "encoding", None) or "utf-8"
        return
    parts = []
    yield parts.append, encoding
    text = "".join(parts)
    if encoding.lower() in ("utf-16", "utf16"):
        write(text.encode(encoding, "xmlcharrefreplace"))
    else:
        write(text.encode(encoding, "xmlcharrefreplace"))


def register_namespace(prefix, uri):
    """Lets a namespace be written with a prefix."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for space, known in list(_namespace_map.items()):
        if space == uri or known == prefix:
            del _namespace_map[space]
    _namespace_map[uri] = prefix


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """Returns an element as bytes, or as text if the encoding is `unicode`."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(
        stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
        short_empty_elements=short_empty_elements,
    )
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """Returns the same in pieces."""
    return [tostring(
        element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
        short_empty_elements=short_empty_elements,
    )]


def dump(elem):
    """Prints an element."""
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    tail = tree.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Adds white space, so that each element is written on a line of its own."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent(tree, space, "\n" + level * space)


def _indent(element, space, here):
    inside = here + space
    if not element.text or not element.text.strip():
        element.text = inside
    for child in element:
        if len(child):
            _indent(child, space, inside)
        if not child.tail or not child.tail.strip():
            child.tail = inside
    if not child.tail.strip():
        child.tail = here


def parse(source, parser=None):
    """Reads a file, named or open, into a document."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """Reads a text; returns the root."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """Reads a text; returns the root and its elements by their `id`."""
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def fromstringlist(sequence, parser=None):
    """Reads a text in pieces; returns the root."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


class TreeBuilder:
    """Makes a tree of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._data = []
        self._open = []
        self._last = None
        self._root = None
        self._after = False
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self.insert_comments = insert_comments
        self.insert_pis = insert_pis

    def close(self):
        """Returns the root."""
        assert len(self._open) == 0, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._data:
            if self._last is not None:
                text = "".join(self._data)
                if self._after:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data):
        """Takes text."""
        self._data.append(data)

    def start(self, tag, attrs):
        """Opens an element and returns it."""
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._after = False
        return element

    def end(self, tag):
        """Closes an element and returns it."""
        self._flush()
        self._last = self._open.pop()
        self._after = True
        return self._last

    def comment(self, text):
        """Takes a comment."""
        return self._aside(self._comment_factory, self.insert_comments, text)

    def pi(self, target, text=None):
        """Takes a processing instruction."""
        return self._aside(self._pi_factory, self.insert_pis, target, text)

    def _aside(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._after = True
        return element


class _Told:
    """Passes what is read on to a target, which need not have every method."""

    def __init__(self, target):
        self.target = target
        for name in ("start", "end", "data", "comment", "pi", "start_ns", "end_ns"):
            setattr(self, name, getattr(target, name, self._nothing))

    def _nothing(self, *args):
        return None


class XMLParser:
    """Reads a document for a target, a `TreeBuilder` if none is given."""

    def __init__(self, *, target=None, encoding=None):
        self.target = self._target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Expat 2.6.0"
        self._told = _Told(self.target)
        self._reader = Reader(self._told, _problem, encoding)
        if type(self.target) is TreeBuilder:
            self._reader.builder = self.target
            self._reader.quick = self.target._factory is Element
        else:
            self._reader.splits = True

    def feed(self, data):
        """Takes a piece of the text."""
        self._reader.entities.update(self.entity)
        self._reader.feed(data)

    def close(self):
        """Ends the text; returns what the target made of it."""
        self._reader.finish()
        if hasattr(self.target, "close"):
            return self.target.close()
        return None

    def flush(self):
        """Reads what is held back because it was not whole when it came."""
        self._reader.flush()


class XMLPullParser:
    """Reads a text in pieces and collects events to be fetched."""

    def __init__(self, events=None, *, _parser=None):
        self._events = collections.deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        told, target = self._parser._told, self._parser.target
        if events is None:
            events = ("end",)
        for event in events:
            if event not in ("start", "end", "start-ns", "end-ns", "comment", "pi"):
                raise ValueError(f"unknown event {event!r}")
            self._listen(event, told, target)
        reader = self._parser._reader
        if reader.builder is not None:
            if all([event in ("start", "end") for event in events]):
                reader.starts, reader.ends = "start" in events, "end" in events
                reader.tells = self._events.extend
            else:
                reader.quick = False

    def _listen(self, event, told, target):
        add = self._events.append
        method = getattr(told, event.replace("-", "_"))

        def tell(*args):
            made = method(*args)
            if event == "start-ns":
                add((event, args))
            elif event == "end-ns":
                add((event, None))
            else:
                add((event, made))
            return made

        setattr(told, event.replace("-", "_"), tell)

    def feed(self, data):
        """Takes a piece of the text."""
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._events.append(error)

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        """Ends the text."""
        self._close_and_return_root()

    def read_events(self):
        """Yields the events so far, once."""
        events = self._events
        while events:
            event = events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        if self._parser is None:
            raise ValueError("flush() called after end of stream")
        self._parser.flush()


def iterparse(source, events=None, parser=None):
    """Yields events while a file is read; `root` is there when all is read."""
    pull = XMLPullParser(events=events, _parser=parser)
    close = not hasattr(source, "read")
    if close:
        source = open(source, "rb")
    return _Events(pull, source, close)


class _Events(collections.abc.Iterator):
    def __init__(self, pull, source, close):
        self._pull = pull
        self._source = source
        self._close = close
        self.root = None
        self._found = self._walk()

    def _walk(self):
        try:
            while True:
                yield from self._pull.read_events()
                data = self._source.read(16 * 1024)
                if not data:
                    break
                self._pull.feed(data)
            root = self._pull._close_and_return_root()
            yield from self._pull.read_events()
            self.root = root
        finally:
            if self._close:
                self._source.close()

    def __next__(self):
        return next(self._found)

    def close(self):
        """Stops reading."""
        if self._close:
            self._source.close()
        self._found.close()


_Events.__name__ = _Events.__qualname__ = "IterParseIterator"

_know(Element(""), TreeBuilder())

from _functools import freeze as _freeze
_freeze(Element, TreeBuilder, XMLParser)
del _freeze
