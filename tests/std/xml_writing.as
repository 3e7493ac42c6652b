# Text made fit for XML, and documents written by their events.
import io
import xml.sax
from xml.sax import ContentHandler, SAXException, SAXParseException, handler
from xml.sax.saxutils import XMLGenerator, escape, quoteattr, unescape

for text in ("plain", "a<b>&c", "say \"hi\"", "it's", "both ' and \"", "tab\tline\nreturn\r", "&amp;lt;", "é"):
    print([escape(text), escape(text, {"é": "&eacute;", ";": "!"}), unescape(text), unescape(text, {"&amp;": "+"}), quoteattr(text), quoteattr(text, {"'": "&apos;"})])
for short in (False, True):
    for out, encoding in ((io.StringIO(), "utf-8"), (io.BytesIO(), "iso-8859-1"), (io.BytesIO(), "utf-16")):
        maker = XMLGenerator(out, encoding, short)
        maker.startDocument()
        maker.startPrefixMapping("p", "urn:one")
        maker.startPrefixMapping(None, "urn:two")
        maker.startElementNS(("urn:one", "root"), None, {("urn:one", "a"): "1 < 2", (None, "b"): "é€"})
        maker.startElementNS(("urn:two", "inner"), None, {("http://www.w3.org/XML/1998/namespace", "lang"): "en"})
        maker.endElementNS(("urn:two", "inner"), None)
        maker.characters("a & b €")
        maker.characters("")
        maker.ignorableWhitespace("\n  ")
        maker.processingInstruction("go", "now")
        maker.startElement("plain", {"x": 'say "hi"', "y": "\n"})
        maker.startElement("empty", {})
        maker.endElement("empty")
        maker.endElement("plain")
        maker.endElementNS(("urn:one", "root"), None)
        maker.endPrefixMapping(None)
        maker.endPrefixMapping("p")
        maker.endDocument()
        print(out.getvalue())
XMLGenerator().startElement("to the output", {})
print()
maker = XMLGenerator(io.StringIO())
try:
    maker.startElementNS(("urn:none", "x"), None, {})
except KeyError as e:
    print(e)


class Place:
    def getSystemId(self):
        return None

    def getColumnNumber(self):
        return 3

    getLineNumber = getPublicId = getSystemId


print(SAXException("what", ValueError("why")).getException(), SAXParseException("what", None, Place()), issubclass(xml.sax.SAXReaderNotAvailable, SAXException))
print(handler.feature_namespaces, len(handler.all_features), len(handler.all_properties), ContentHandler.__module__, SAXException.__module__)
