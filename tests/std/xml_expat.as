# xml.parsers.expat: what handlers are told, and errors with their places.
from xml.parsers import expat
docs=['<a b="1" c="2">t&amp;x\ny<d/>é<!--c--><?p i j?><![CDATA[q\nr]]></a>','<?xml version="1.0" encoding="utf-8" standalone="yes"?><!DOCTYPE a PUBLIC "p" "s" [<!ENTITY e "v"><!ENTITY x SYSTEM "f"><!NOTATION n SYSTEM "z">]><a>&e;</a>','<p:a xmlns:p="u" xmlns="d" p:x="1" y="2"><b/></p:a>','<a><b></a>','<a>&no;</a>','','<a','<a/><b/>','text','<a b="1" b="2"/>','<x:a/>',' <a/> \n']
N=['StartElementHandler','EndElementHandler','CharacterDataHandler','CommentHandler','ProcessingInstructionHandler','StartCdataSectionHandler','EndCdataSectionHandler','StartNamespaceDeclHandler','EndNamespaceDeclHandler','XmlDeclHandler','StartDoctypeDeclHandler','EndDoctypeDeclHandler','EntityDeclHandler','NotationDeclHandler']
for sep in (None,' ','}'):
  for opts in ({},{'buffer_text':True},{'ordered_attributes':True,'namespace_prefixes':True}):
    for doc in docs:
        p=expat.ParserCreate(namespace_separator=sep); out=[]
        for k,v in opts.items(): setattr(p,k,v)
        for n in N: setattr(p,n,lambda *a,n=n: out.append((n,)+a))
        try: out.append(p.Parse(doc,True))
        except expat.ExpatError as e: out.append((str(e),e.code,e.lineno,e.offset,p.ErrorCode,p.ErrorLineNumber,p.ErrorColumnNumber,expat.ErrorString(e.code)))
        print(sep,opts,doc,out)
p=expat.ParserCreate(); L=[]
p.StartElementHandler=lambda n,a:L.append((n,p.CurrentLineNumber,p.CurrentColumnNumber)); p.EndElementHandler=lambda n:L.append((n,p.CurrentLineNumber,p.CurrentColumnNumber))
for piece in ('<a>\n <b','>x</b','> <c/></a>'): p.Parse(piece)
p.Parse('',True); print(L)
try: p.Parse('<x/>')
except expat.ExpatError as e: print(e)
p=expat.ParserCreate(); L=[]; p.DefaultHandler=L.append; p.Parse('<?xml version="1.0"?>\n<a b="1"><!--c-->x&amp;<?p q?></a>',True); print(L)
print(expat.errors.XML_ERROR_SYNTAX, expat.errors.codes['syntax error'], expat.model.XML_CTYPE_ANY)
p=expat.ParserCreate(); L=[]; p.DefaultHandler=L.append; p.StartElementHandler=print; p.Parse('<!--x--> <a>&#65;<![CDATA[q]]>\n</a>\n',True); print(L)
class F:
    def __init__(s): s.n=[b'<a>',b'x</a>',b'']
    def read(s,n): return s.n.pop(0)
p=expat.ParserCreate(); p.CharacterDataHandler=print; print(p.ParseFile(F()))
for bad in (lambda: expat.ParserCreate(namespace_separator='ab'), lambda: expat.ParserCreate(namespace_separator=5), lambda: p.Parse('x'), lambda: expat.ParserCreate().ParseFile(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
p = expat.ParserCreate(); L = []; p.buffer_text = True; p.CharacterDataHandler = L.append; p.Parse("<a>1<b/>2<!--c-->\n3&amp;</a>", True); print(L, p.ordered_attributes)
try: p.no_such = 1
except AttributeError as e: print(e)
