"""Reading XML by handlers, which are told of what a document holds.

    >>> class Names(ContentHandler):
    ...     def startElement(self, name, attrs):
    ...         print(name, attrs.items())
    >>> parseString("<a b='1'><c/></a>", Names())
    a [('b', '1')]
    c []
"""

from xml.sax.handler import ContentHandler, ErrorHandler


class SAXException(Exception):
    """Something is wrong with a document, or with what was asked of a reader."""

    def __init__(self, msg, exception=None):
        self._msg = msg
        self._exception = exception
        Exception.__init__(self, msg)

    def getMessage(self):
        """Returns what is wrong."""
        return self._msg

    def getException(self):
        """Returns the exception that is behind this one, or None."""
        return self._exception

    def __str__(self):
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError("__getitem__")


class SAXParseException(SAXException):
    """Something is wrong at a place of a document, which a locator tells."""

    def __init__(self, msg, exception, locator):
        SAXException.__init__(self, msg, exception)
        self._locator = locator
        self._systemId = locator.getSystemId()
        self._colnum = locator.getColumnNumber()
        self._linenum = locator.getLineNumber()

    def getColumnNumber(self):
        """Returns the column."""
        return self._colnum

    def getLineNumber(self):
        """Returns the line."""
        return self._linenum

    def getPublicId(self):
        """Returns the document's public name."""
        return self._locator.getPublicId()

    def getSystemId(self):
        """Returns the document's address."""
        return self._systemId

    def __str__(self):
        document = "<unknown>" if self._systemId is None else self._systemId
        line, column = ["?" if number is None else number for number in (self._linenum, self._colnum)]
        return f"{document}:{line}:{column}: {self._msg}"


class SAXNotRecognizedException(SAXException):
    """A reader does not know a feature or property."""


class SAXNotSupportedException(SAXException):
    """A reader knows a feature or property and has it not."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """There is no reader."""


for _class in (SAXException, SAXParseException, SAXNotRecognizedException, SAXNotSupportedException, SAXReaderNotAvailable):
    _class.__module__ = "xml.sax._exceptions"


from xml.sax.xmlreader import InputSource

default_parser_list = ["xml.sax.expatreader"]


def make_parser(parser_list=()):
    """Makes a reader; of a list of modules the first that makes one."""
    import importlib
    for name in list(parser_list) + default_parser_list:
        try:
            return importlib.import_module(name).create_parser()
        except ImportError:
            continue
    raise SAXReaderNotAvailable("No parsers found", None)


def parse(source, handler, errorHandler=None):
    """Reads a file for a handler."""
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(ErrorHandler() if errorHandler is None else errorHandler)
    parser.parse(source)


def parseString(string, handler, errorHandler=None):
    """Reads a text or bytes for a handler."""
    import io
    source = InputSource()
    if isinstance(string, str):
        source.setCharacterStream(io.StringIO(string))
    else:
        source.setByteStream(io.BytesIO(string))
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(ErrorHandler() if errorHandler is None else errorHandler)
    parser.parse(source)
