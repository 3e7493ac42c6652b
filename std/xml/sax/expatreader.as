"""The reader of documents, over `xml.parsers.expat`."""

from xml.parsers import expat
from xml.sax import SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException, handler, xmlreader

version = "0.20"
AttributesImpl = xmlreader.AttributesImpl
AttributesNSImpl = xmlreader.AttributesNSImpl


class ExpatLocator(xmlreader.Locator):
    """Tells where a reader is."""

    def __init__(self, parser):
        self._reader = parser

    def getColumnNumber(self):
        return self._reader.getColumnNumber()

    def getLineNumber(self):
        return self._reader.getLineNumber()

    def getPublicId(self):
        return self._reader.getPublicId()

    def getSystemId(self):
        return self._reader.getSystemId()


class ExpatParser(xmlreader.IncrementalParser, xmlreader.Locator):
    """Reads documents."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20):
        xmlreader.IncrementalParser.__init__(self, bufsize)
        self._source = xmlreader.InputSource()
        self._parser = None
        self._namespaces = namespaceHandling
        self._lex_handler = None
        self._parsing = False
        self._place = None
        self._external = False
        self._interning = None

    def parse(self, source):
        """Reads a document."""
        from xml.sax import saxutils
        source = saxutils.prepare_input_source(source)
        self._source = source
        try:
            self.reset()
            self._cont_handler.setDocumentLocator(ExpatLocator(self))
            xmlreader.IncrementalParser.parse(self, source)
        except BaseException:
            self._close_source()
            raise

    def prepareParser(self, source):
        if source.getSystemId() is not None:
            self._parser.SetBase(source.getSystemId())

    def setContentHandler(self, handler):
        xmlreader.IncrementalParser.setContentHandler(self, handler)
        if self._parsing:
            self._set_handlers()

    def getFeature(self, name):
        known = {
            handler.feature_namespaces: self._namespaces, handler.feature_string_interning: self._interning is not None,
            handler.feature_validation: 0, handler.feature_external_pes: 0, handler.feature_namespace_prefixes: 0,
            handler.feature_external_ges: self._external,
        }
        if name not in known:
            raise SAXNotRecognizedException(f"Feature '{name}' not recognized")
        return known[name]

    def setFeature(self, name, state):
        if self._parsing:
            raise SAXNotSupportedException("Cannot set features while parsing")
        if name == handler.feature_namespaces:
            self._namespaces = state
        elif name == handler.feature_external_ges:
            if state:
                raise SAXNotSupportedException("external entities are not supported")
            self._external = state
        elif name == handler.feature_string_interning:
            self._interning = ({} if self._interning is None else self._interning) if state else None
        elif name == handler.feature_validation:
            if state:
                raise SAXNotSupportedException("expat does not support validation")
        elif name == handler.feature_external_pes:
            if state:
                raise SAXNotSupportedException("expat does not read external parameter entities")
        elif name == handler.feature_namespace_prefixes:
            if state:
                raise SAXNotSupportedException("expat does not report namespace prefixes")
        else:
            raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def getProperty(self, name):
        if name == handler.property_lexical_handler:
            return self._lex_handler
        if name == handler.property_interning_dict:
            return self._interning
        if name == handler.property_xml_string:
            raise SAXNotSupportedException("This version of expat does not support getting the XML string")
        raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def setProperty(self, name, value):
        if name == handler.property_lexical_handler:
            self._lex_handler = value
            if self._parsing:
                self._set_handlers()
        elif name == handler.property_interning_dict:
            self._interning = value
        elif name == handler.property_xml_string:
            raise SAXNotSupportedException("Property '%s' cannot be set" % name)
        else:
            raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def feed(self, data, isFinal=False):
        """Takes a piece of a document."""
        if not self._parsing:
            self.reset()
            self._parsing = True
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.error as problem:
            error = SAXParseException(expat.ErrorString(problem.code), problem, self)
            self._err_handler.fatalError(error)

    def flush(self):
        """Reads what is held back."""
        if self._parser is not None:
            self._parser._reader.flush()

    def _close_source(self):
        file = self._source.getCharacterStream()
        if file is None:
            file = self._source.getByteStream()
        if file is not None:
            file.close()

    def close(self):
        """Ends the document."""
        if self._parser is None or not self._parsing and self._place is not None:
            return
        try:
            self.feed(b"", isFinal=True)
            self._cont_handler.endDocument()
        finally:
            self._parsing = False
            self._place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
            self._close_source()

    def reset(self):
        self._place = None
        self._parser = expat.ParserCreate(
            self._source.getEncoding(), namespace_separator=" " if self._namespaces else None, intern=self._interning)
        if self._namespaces:
            self._parser.namespace_prefixes = True
        self._parsing = False
        self._set_handlers()

    def _set_handlers(self):
        parser = self._parser
        if self._namespaces:
            parser.StartElementHandler = self.start_element_ns
            parser.EndElementHandler = self.end_element_ns
        else:
            parser.StartElementHandler = self._cont_handler.startElement and self.start_element
            parser.EndElementHandler = self.end_element
        parser.ProcessingInstructionHandler = self._cont_handler.processingInstruction
        parser.CharacterDataHandler = self._cont_handler.characters
        parser.UnparsedEntityDeclHandler = self.unparsed_entity_decl
        parser.NotationDeclHandler = self.notation_decl
        parser.StartNamespaceDeclHandler = self.start_namespace_decl
        parser.EndNamespaceDeclHandler = self.end_namespace_decl
        lexical = self._lex_handler
        parser.CommentHandler = lexical and lexical.comment
        parser.StartCdataSectionHandler = lexical and lexical.startCDATA
        parser.EndCdataSectionHandler = lexical and lexical.endCDATA
        parser.StartDoctypeDeclHandler = lexical and self.start_doctype_decl
        parser.EndDoctypeDeclHandler = lexical and lexical.endDTD

    def getColumnNumber(self):
        if self._parser is None:
            return None
        return self._place[1] if self._place else self._parser.CurrentColumnNumber

    def getLineNumber(self):
        if self._parser is None:
            return 1
        return self._place[0] if self._place else self._parser.CurrentLineNumber

    def getPublicId(self):
        return self._source.getPublicId()

    def getSystemId(self):
        return self._source.getSystemId()

    def start_element(self, name, attrs):
        self._cont_handler.startElement(name, AttributesImpl(attrs))

    def end_element(self, name):
        self._cont_handler.endElement(name)

    def start_element_ns(self, name, attrs):
        found, shown = {}, {}
        for key, value in attrs.items():
            pair, whole = _pair(key)
            found[pair] = value
            shown[pair] = whole
        self._cont_handler.startElementNS(_pair(name)[0], None, AttributesNSImpl(found, shown))

    def end_element_ns(self, name):
        self._cont_handler.endElementNS(_pair(name)[0], None)

    def start_namespace_decl(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def end_namespace_decl(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def start_doctype_decl(self, name, sysid, pubid, has_internal_subset):
        self._lex_handler.startDTD(name, pubid, sysid)

    def unparsed_entity_decl(self, name, base, sysid, pubid, notation_name):
        self._dtd_handler.unparsedEntityDecl(name, pubid, sysid, notation_name)

    def notation_decl(self, name, base, sysid, pubid):
        self._dtd_handler.notationDecl(name, pubid, sysid)


def _pair(name):
    """Splits a name into (namespace, local name), and the name as it stands in the document."""
    parts = name.split(" ")
    if len(parts) == 1:
        return (None, name), name
    if len(parts) == 3:
        return (parts[0], parts[1]), f"{parts[2]}:{parts[1]}"
    return (parts[0], parts[1]), parts[1]


def create_parser(*args, **kwargs):
    """Makes a reader."""
    return ExpatParser(*args, **kwargs)
