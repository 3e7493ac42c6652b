# xml.dom.minidom: documents read, made, changed and written.
import io
from xml.dom import minidom, Node
import xml.dom
d=minidom.parseString("""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE shop [<!ENTITY e "ent &#65;">]>
<!-- c --><?pi some data?><shop xmlns:p='urn:p' xmlns="urn:d" a="1 &amp; 2" p:b="q&quot;'&lt;"><fruit price='2'>apple &amp; &e; pear</fruit><p:x/>tail
 line<![CDATA[<raw> & ]]> more<empty></empty><!--in--></shop>""")
print(d.toxml()); print(d.toprettyxml(indent='  ')); print(d.toxml('utf-8')); print(d.toprettyxml(encoding='ascii',standalone=True))
r=d.documentElement
print(r.tagName,r.nodeName,r.localName,r.prefix,r.namespaceURI,r.attributes.length,r.attributes.items(),r.attributes.keys(), r.attributes['a'].value, r.getAttribute('none'), r.hasAttribute('a'))
for n in r.childNodes: print(n.nodeType,n.nodeName,n.nodeValue,n.localName,n.prefix,n.namespaceURI, n.parentNode is r, n.nextSibling and n.nextSibling.nodeName, n.previousSibling and n.previousSibling.nodeName, repr(n)[:12])
print([e.tagName for e in d.getElementsByTagName('*')],[e.tagName for e in d.getElementsByTagNameNS('urn:p','*')], d.getElementsByTagName('fruit')[0].firstChild.data)
print(d.doctype.name,d.doctype.internalSubset,d.doctype.publicId,d.version,d.encoding,d.standalone)
for a in r.attributes.values(): print(a.name,a.value,a.localName,a.prefix,a.namespaceURI,a.specified,a.ownerElement is r)
impl=minidom.getDOMImplementation(); doc=impl.createDocument(None,'root',None)
e=doc.createElement('k'); e.setAttribute('x','a\n"<>\t'); e.appendChild(doc.createTextNode('t<>&"')); doc.documentElement.appendChild(e)
f=doc.createElementNS('u','n:m'); f.setAttributeNS('u','n:z','1'); doc.documentElement.insertBefore(f,e); doc.documentElement.appendChild(doc.createComment('hm'))
doc.documentElement.appendChild(doc.createCDATASection('x<y')); doc.appendChild(doc.createProcessingInstruction('a','b'))
print(doc.toprettyxml()); c=doc.cloneNode(True); print(c.toxml()); print(e.cloneNode(False).toxml(), e.cloneNode(True).toxml())
t=e.firstChild.splitText(2); print(e.childNodes.length, e.toxml(), t.data, t.wholeText); e.normalize(); print(e.childNodes)
print(doc.documentElement.replaceChild(doc.createElement('new'),e).tagName, doc.toxml())
for bad in (lambda:doc.appendChild(doc.createElement('two')),lambda:doc.documentElement.removeChild(e),lambda:e.removeAttribute('no'),lambda:doc.createComment('a--b').toxml(),lambda:minidom.parseString('<a><b></a>'),lambda:minidom.parseString(''),lambda:e.firstChild.appendChild(e),lambda:doc.createTextNode(5), lambda: e.firstChild.substringData(99,1), lambda: minidom.parseString('<a/>').appendChild(doc.createTextNode('x'))):
    try: print(bad())
    except Exception as x: print(type(x).__name__,type(x).__module__,str(x)[:30],getattr(x,'code',None),getattr(x,'lineno',None),getattr(x,'offset',None))
x=doc.importNode(r,True); print(x.toxml()); r.setIdAttribute('a'); print(d.getElementById('1 & 2') is r)
fr=doc.createDocumentFragment(); fr.appendChild(doc.createElement('f1')); fr.appendChild(doc.createElement('f2')); doc.documentElement.appendChild(fr); print(doc.toxml(), len(fr.childNodes))
print(minidom.parse(io.BytesIO(b'<a>\xc3\xa9</a>')).toxml('ascii')); 
with minidom.parseString('<q/>') as q: print(q.firstChild.nodeName)
print(xml.dom.NotFoundErr.code, impl.hasFeature('core','2.0'), Node.TEXT_NODE, repr(doc.createTextNode('long text that is'))); del r.attributes['a']; print(r.attributes.items())
class K:
    def handle(self,*a): print(a[:3], a[3].toxml(), a[4].toxml())
d=minidom.parseString("<a x='1'><b/></a>"); r=d.documentElement; r.setUserData('k','v',K()); r.cloneNode(True); doc.importNode(r,False); print(r.getUserData('k'))
r.setIdAttribute('x'); print(d.getElementById('1') is r); n=d.createAttribute('x'); n.value='1'; r.setAttributeNode(n); print(d.getElementById('1'), n.isId)
