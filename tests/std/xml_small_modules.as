# xml.dom.NodeFilter has the constants of filters; xml.etree.ElementPath finds elements by functions.
from xml.dom import NodeFilter
from xml.dom.NodeFilter import NodeFilter as Filter
from xml.etree import ElementPath
from xml.etree.ElementTree import XML

print({name: value for name, value in vars(Filter).items() if name.isupper()}, NodeFilter.NodeFilter is Filter)
try:
    Filter().acceptNode(None)
except NotImplementedError as e:
    print(repr(e))
tree = XML("<a xmlns:n='urn:n'><b k='1'>one</b><c/><b k='2'>two<d/></b><n:b>three</n:b></a>")
for path in ("b", "b[@k='2']", "c", ".//d", "x", "n:b", "*"):
    names = {"n": "urn:n"}
    print(
        path, getattr(ElementPath.find(tree, path, names), "tag", None), [part.tag for part in ElementPath.findall(tree, path, names)],
        repr(ElementPath.findtext(tree, path, "none", names)), len(list(ElementPath.iterfind(tree, path, names))),
    )
