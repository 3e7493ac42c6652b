"""Text made fit for XML and back, and a handler that writes the document it is told of."""

import io
from xml.sax import handler, xmlreader


def escape(data, entities={}):
    """Replaces `&`, `>` and `<`, then what else is given.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for text, entity in entities.items():
        data = data.replace(text, entity)
    return data


def unescape(data, entities={}):
    """Puts back `<` and `>`, what else is given, then `&`.

    >>> unescape("a &lt; b &amp;amp; c")
    'a < b &amp; c'
    """
    data = data.replace("&lt;", "<").replace("&gt;", ">")
    for entity, text in entities.items():
        data = data.replace(entity, text)
    return data.replace("&amp;", "&")


def quoteattr(data, entities={}):
    """Returns the value of an attribute in quotes.

    >>> quoteattr('say "hi"')
    '\\'say "hi"\\''
    """
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"' + data.replace('"', "&quot;") + '"'


class _Encoding:
    """Writes text as bytes to what has a `write`; characters that the encoding lacks become references."""

    def __init__(self, out, encoding):
        self._out = out
        self._encoding = encoding
        # A mark of byte order stands once.
        self._marked = False

    def write(self, text):
        data = text.encode(self._encoding, "xmlcharrefreplace")
        if text and not self._marked:
            self._marked = True
        elif self._marked:
            empty = "".encode(self._encoding)
            data = data[len(empty):]
        if data:
            self._out.write(data)

    def flush(self):
        if hasattr(self._out, "flush"):
            self._out.flush()


def _writer(out, encoding):
    if out is None:
        import sys
        return sys.stdout
    if isinstance(out, io.TextIOBase):
        return out
    import codecs
    if isinstance(out, (codecs.StreamWriter, codecs.StreamReaderWriter)):
        return out
    return _Encoding(out, encoding)


_XML = "http://www.w3.org/XML/1998/namespace"


class XMLGenerator(handler.ContentHandler):
    """Writes the document whose events it is told of."""

    def __init__(self, out=None, encoding="iso-8859-1", short_empty_elements=False):
        handler.ContentHandler.__init__(self)
        out = _writer(out, encoding)
        self._write = out.write
        self._flush = out.flush
        # The prefixes by namespace, those of the elements around below the current ones.
        self._outer = []
        self._prefixes = {}
        self._new_prefixes = []
        self._encoding = encoding
        self._short_empty_elements = short_empty_elements
        # A start tag whose end waits for whether something follows.
        self._is_open = False

    def _name(self, name):
        space, local = name
        if not space:
            return local
        prefix = "xml" if space == _XML else self._prefixes[space]
        return f"{prefix}:{local}" if prefix else local

    def _close_tag(self):
        if self._is_open:
            self._write(">")
            self._is_open = False

    def _begin(self, name, declared, attributes):
        self._write("<" + name)
        for text in declared:
            self._write(text)
        for key, value in attributes:
            self._write(f" {key}={quoteattr(value)}")
        if self._short_empty_elements:
            self._is_open = True
        else:
            self._write(">")

    def _end(self, name):
        if self._is_open:
            self._write("/>")
            self._is_open = False
        else:
            self._write(f"</{name()}>")

    def _text(self, content):
        return content if isinstance(content, str) else str(content, self._encoding)

    def startDocument(self):
        self._write(f'<?xml version="1.0" encoding="{self._encoding}"?>\n')

    def endDocument(self):
        self._flush()

    def startPrefixMapping(self, prefix, uri):
        self._outer.append(dict(self._prefixes))
        self._prefixes[uri] = prefix
        self._new_prefixes.append((prefix, uri))

    def endPrefixMapping(self, prefix):
        self._prefixes = self._outer.pop()

    def startElement(self, name, attrs):
        self._close_tag()
        self._begin(name, [], attrs.items())

    def endElement(self, name):
        self._end(lambda: name)

    def startElementNS(self, name, qname, attrs):
        self._close_tag()
        declared = [f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"' for prefix, uri in self._new_prefixes]
        self._new_prefixes = []
        self._begin(self._name(name), declared, ((self._name(key), value) for key, value in attrs.items()))

    def endElementNS(self, name, qname):
        self._end(lambda: self._name(name))

    def characters(self, content):
        if content:
            self._close_tag()
            self._write(escape(self._text(content)))

    def ignorableWhitespace(self, content):
        if content:
            self._close_tag()
            self._write(self._text(content))

    def processingInstruction(self, target, data):
        self._close_tag()
        self._write(f"<?{target} {data}?>")


class XMLFilterBase(xmlreader.XMLReader):
    """Stands between a reader and its handlers and hands everything on; what a subclass overrides it may change."""

    def __init__(self, parent=None):
        xmlreader.XMLReader.__init__(self)
        self._parent = parent

    def error(self, exception):
        self._err_handler.error(exception)

    def fatalError(self, exception):
        self._err_handler.fatalError(exception)

    def warning(self, exception):
        self._err_handler.warning(exception)

    def setDocumentLocator(self, locator):
        self._cont_handler.setDocumentLocator(locator)

    def startDocument(self):
        self._cont_handler.startDocument()

    def endDocument(self):
        self._cont_handler.endDocument()

    def startPrefixMapping(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def endPrefixMapping(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def startElement(self, name, attrs):
        self._cont_handler.startElement(name, attrs)

    def endElement(self, name):
        self._cont_handler.endElement(name)

    def startElementNS(self, name, qname, attrs):
        self._cont_handler.startElementNS(name, qname, attrs)

    def endElementNS(self, name, qname):
        self._cont_handler.endElementNS(name, qname)

    def characters(self, content):
        self._cont_handler.characters(content)

    def ignorableWhitespace(self, chars):
        self._cont_handler.ignorableWhitespace(chars)

    def processingInstruction(self, target, data):
        self._cont_handler.processingInstruction(target, data)

    def skippedEntity(self, name):
        self._cont_handler.skippedEntity(name)

    def notationDecl(self, name, publicId, systemId):
        self._dtd_handler.notationDecl(name, publicId, systemId)

    def unparsedEntityDecl(self, name, publicId, systemId, ndata):
        self._dtd_handler.unparsedEntityDecl(name, publicId, systemId, ndata)

    def resolveEntity(self, publicId, systemId):
        return self._ent_handler.resolveEntity(publicId, systemId)

    def parse(self, source):
        """Reads a document with the parent, which tells this one."""
        self._parent.setContentHandler(self)
        self._parent.setErrorHandler(self)
        self._parent.setEntityResolver(self)
        self._parent.setDTDHandler(self)
        self._parent.parse(source)

    def setLocale(self, locale):
        self._parent.setLocale(locale)

    def getFeature(self, name):
        return self._parent.getFeature(name)

    def setFeature(self, name, state):
        self._parent.setFeature(name, state)

    def getProperty(self, name):
        return self._parent.getProperty(name)

    def setProperty(self, name, value):
        self._parent.setProperty(name, value)

    def getParent(self):
        return self._parent

    def setParent(self, parent):
        self._parent = parent


def prepare_input_source(source, base=""):
    """Makes an `InputSource`, with a file to read, of a name, a file or a source."""
    import os
    if isinstance(source, os.PathLike):
        source = os.fspath(source)
    if isinstance(source, str):
        source = xmlreader.InputSource(source)
    elif hasattr(source, "read"):
        file = source
        source = xmlreader.InputSource()
        if isinstance(file.read(0), str):
            source.setCharacterStream(file)
        else:
            source.setByteStream(file)
        if hasattr(file, "name") and isinstance(file.name, str):
            source.setSystemId(file.name)
    if source.getCharacterStream() is None and source.getByteStream() is None:
        name = source.getSystemId()
        beside = os.path.join(os.path.dirname(os.path.normpath(base)), name)
        if os.path.isfile(beside):
            source.setSystemId(beside)
            source.setByteStream(open(beside, "rb"))
        else:
            import urllib.parse
            import urllib.request
            source.setSystemId(urllib.parse.urljoin(base, name))
            source.setByteStream(urllib.request.urlopen(source.getSystemId()))
    return source
