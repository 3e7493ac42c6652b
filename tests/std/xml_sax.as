# xml.sax: documents read for handlers.
import io
import xml.sax
from xml.sax import handler, saxutils, xmlreader
class H(handler.ContentHandler):
    def startDocument(self): print('sd')
    def endDocument(self): print('ed')
    def startElement(self,n,a): print('se',n,a.items(),a.getNames(),len(a),a.get('b'),'b' in a, self._locator and (self._locator.getLineNumber(), self._locator.getColumnNumber()))
    def endElement(self,n): print('ee',n)
    def characters(self,c): print('ch',repr(c))
    def ignorableWhitespace(self,c): print('iw',c)
    def processingInstruction(self,t,d): print('pi',t,d)
    def startPrefixMapping(self,p,u): print('spm',p,u)
    def endPrefixMapping(self,p): print('epm',p)
    def startElementNS(self,n,q,a): print('sens',n,q,a.items(),a.getQNames())
    def endElementNS(self,n,q): print('eens',n,q)
    def skippedEntity(self,n): print('sk',n)
doc="<?xml version='1.0'?><a b='1' c='&lt;'>text &amp; more\nx<d/><?p i?><!--c--></a>"
xml.sax.parseString(doc,H())
xml.sax.parseString(doc.encode(),H())
xml.sax.parse(io.StringIO(doc),H()); xml.sax.parse(io.BytesIO(doc.encode()),H())
p=xml.sax.make_parser(); p.setFeature(handler.feature_namespaces,True); p.setContentHandler(H()); p.parse(io.StringIO("<p:a xmlns:p='u' p:x='1' y='2'><b/></p:a>"))
print(p.getFeature(handler.feature_namespaces), p.getFeature(handler.feature_validation))
p=xml.sax.make_parser(); p.setContentHandler(H())
for x in ('<a>','b','</a>'): p.feed(x)
p.close()
for bad in (lambda: xml.sax.parseString('<a><b></a>',H()), lambda: p.setFeature('zz',1), lambda: p.setFeature(handler.feature_validation,1), lambda: xml.sax.parseString('',H()), lambda: p.getProperty('zz')):
    try: print(bad())
    except xml.sax.SAXException as e: print(type(e).__name__, e, e.getMessage())
    except Exception as e: print(type(e).__name__, e)
out=io.StringIO(); g=saxutils.XMLGenerator(out,'utf-8'); xml.sax.parseString(doc,g); print(out.getvalue())
s=xmlreader.InputSource('sys'); s.setCharacterStream(io.StringIO(doc)); print(s.getSystemId(), s.getPublicId(), s.getEncoding()); p=xml.sax.make_parser(); p.setContentHandler(H()); p.parse(s)
