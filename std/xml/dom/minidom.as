"""xml.dom.minidom: documents as trees of nodes.

    >>> document = parseString("<shop><fruit price='2'>apple</fruit></shop>")
    >>> document.getElementsByTagName("fruit")[0].getAttribute("price")
    '2'
"""

import io
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE

def _write_data(writer, text, attr):
    if not text:
        return
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if attr:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    writer.write(text)


class NodeList(list):
    """Nodes in their order."""

    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    @property
    def length(self):
        return len(self)


class EmptyNodeList(tuple):
    """The children of what has none."""

    __slots__ = ()

    def __add__(self, other):
        made = NodeList()
        made.extend(other)
        return made

    __radd__ = __add__

    def item(self, index):
        return None

    @property
    def length(self):
        return 0


class Node(xml.dom.Node):
    """Anything in a tree."""

    namespaceURI = None
    parentNode = None
    ownerDocument = None
    nextSibling = None
    previousSibling = None
    prefix = EMPTY_PREFIX
    attributes = None
    nodeValue = None
    _child_types = ()

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        self.unlink()

    @property
    def firstChild(self):
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    @property
    def localName(self):
        return None

    def toxml(self, encoding=None, standalone=None):
        """Returns the node as a text, or as bytes in an encoding."""
        return self.toprettyxml("", "", encoding, standalone)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        """Returns the node in lines, indented."""
        writer = io.StringIO() if encoding is None else io.TextIOWrapper(
            io.BytesIO(), encoding=encoding, errors="xmlcharrefreplace", newline="\n")
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, "", indent, newl, encoding, standalone)
        else:
            self.writexml(writer, "", indent, newl)
        return writer.getvalue() if encoding is None else writer.detach().getvalue()

    def hasChildNodes(self):
        return bool(self.childNodes)

    def _check(self, node):
        if node.nodeType not in self._child_types:
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")

    def insertBefore(self, newChild, refChild):
        """Puts a node before a child; at the end if that is None."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            self.appendChild(newChild)
            return newChild
        try:
            at = self.childNodes.index(refChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        self.childNodes.insert(at, newChild)
        newChild.nextSibling = refChild
        newChild.previousSibling = refChild.previousSibling
        if refChild.previousSibling is not None:
            refChild.previousSibling.nextSibling = newChild
        refChild.previousSibling = newChild
        newChild.parentNode = self
        return newChild

    def appendChild(self, node):
        """Adds a node at the end."""
        if node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._check(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        _append(self, node)
        node.nextSibling = None
        return node

    def replaceChild(self, newChild, oldChild):
        """Puts a node in the place of another; returns that."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            after = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, after)
        self._check(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        try:
            at = self.childNodes.index(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        self.childNodes[at] = newChild
        newChild.parentNode, oldChild.parentNode = self, None
        newChild.nextSibling, newChild.previousSibling = oldChild.nextSibling, oldChild.previousSibling
        oldChild.nextSibling = oldChild.previousSibling = None
        if newChild.previousSibling is not None:
            newChild.previousSibling.nextSibling = newChild
        if newChild.nextSibling is not None:
            newChild.nextSibling.previousSibling = newChild
        return oldChild

    def removeChild(self, oldChild):
        """Takes a child out."""
        try:
            self.childNodes.remove(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        if oldChild.nextSibling is not None:
            oldChild.nextSibling.previousSibling = oldChild.previousSibling
        if oldChild.previousSibling is not None:
            oldChild.previousSibling.nextSibling = oldChild.nextSibling
        oldChild.nextSibling = oldChild.previousSibling = None
        oldChild.parentNode = None
        return oldChild

    def normalize(self):
        """Joins texts that are neighbours and drops empty ones."""
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    if kept:
                        kept[-1].nextSibling = child.nextSibling
                    if child.nextSibling is not None:
                        child.nextSibling.previousSibling = child.previousSibling
                    child.unlink()
                elif kept and kept[-1].nodeType == child.nodeType:
                    last = kept[-1]
                    last.data = last.data + child.data
                    last.nextSibling = child.nextSibling
                    if child.nextSibling is not None:
                        child.nextSibling.previousSibling = last
                    child.unlink()
                else:
                    kept.append(child)
            else:
                kept.append(child)
                if child.nodeType == Node.ELEMENT_NODE:
                    child.normalize()
        self.childNodes[:] = kept

    def cloneNode(self, deep):
        """Returns a copy; with `deep` of what is in it, too."""
        return _clone(self, deep, self.ownerDocument or self)

    def isSupported(self, feature, version):
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def isSameNode(self, other):
        return self is other

    def getInterface(self, feature):
        return self if self.isSupported(feature, None) else None

    def getUserData(self, key):
        """Returns what `setUserData` kept."""
        return self.__dict__.get("_user_data", {}).get(key, (None, None))[0]

    def setUserData(self, key, data, handler):
        """Keeps a script's own data under a name."""
        kept = self.__dict__.setdefault("_user_data", {})
        old = kept.get(key, (None, None))[0]
        if data is None:
            kept.pop(key, None)
        else:
            kept[key] = data, handler
        return old

    def unlink(self):
        """Takes the tree apart."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None


def _append(parent, node):
    last = parent.childNodes[-1] if parent.childNodes else None
    if last is not None:
        last.nextSibling = node
    node.previousSibling = last
    parent.childNodes.append(node)
    node.parentNode = parent


def _with_name(parent, name, found):
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            if name in ("*", node.tagName):
                found.append(node)
            _with_name(node, name, found)
    return found


def _with_local_name(parent, space, name, found):
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            if name in ("*", node.localName) and space in ("*", node.namespaceURI):
                found.append(node)
            _with_local_name(node, space, name, found)
    return found


class DocumentFragment(Node):
    """Nodes that are put into a tree together."""

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _child_types = (
        Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE, Node.PROCESSING_INSTRUCTION_NODE,
        Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()


class Attr(Node):
    """An attribute of an element."""

    nodeType = Node.ATTRIBUTE_NODE
    ownerElement = None
    specified = False
    _is_id = False
    _child_types = (Node.TEXT_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.ownerDocument = None
        self._name = qName
        self.namespaceURI = namespaceURI
        self._prefix = prefix
        self._local_name = localName
        self._value = ""
        self.childNodes = NodeList()
        _append(self, Text())

    @property
    def localName(self):
        return self._local_name or self._name.split(":", 1)[-1]

    @property
    def name(self):
        return self._name

    nodeName = name

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value
        self.childNodes[0].data = value

    nodeValue = value

    @property
    def prefix(self):
        return self._prefix

    @prefix.setter
    def prefix(self, prefix):
        if prefix == "xmlns" and self.namespaceURI and self.namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        owner = self.ownerElement
        if owner is not None:
            owner._attrs.pop(self._name, None)
        self._prefix = prefix
        self._name = self.localName if prefix is None else f"{prefix}:{self.localName}"
        if owner is not None:
            owner._attrs[self._name] = self

    @property
    def isId(self):
        return self._is_id

    def unlink(self):
        owner = self.ownerElement
        if owner is not None:
            owner._attrs.pop(self._name, None)
            owner._forget(self)
            self.ownerElement = None
        for child in self.childNodes:
            child.unlink()
        self.childNodes.clear()


class NamedNodeMap:
    """The attributes of an element."""

    def __init__(self, attrs, attrsNS=None, ownerElement=None):
        self._attrs = attrs
        self._owner = ownerElement

    @property
    def length(self):
        return len(self._attrs)

    def item(self, index):
        return list(self._attrs.values())[index] if -len(self._attrs) <= index < len(self._attrs) else None

    def items(self):
        return [(node.nodeName, node.value) for node in self._attrs.values()]

    def itemsNS(self):
        return [((node.namespaceURI, node.localName), node.value) for node in self._attrs.values()]

    def __contains__(self, key):
        if isinstance(key, str):
            return key in self._attrs
        return self.getNamedItemNS(*key) is not None

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return {(node.namespaceURI, node.localName): node for node in self._attrs.values()}.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    __hash__ = None

    def __eq__(self, other):
        return self._attrs is getattr(other, "_attrs", None)

    def __len__(self):
        return len(self._attrs)

    def __getitem__(self, attname_or_tuple):
        if isinstance(attname_or_tuple, tuple):
            found = self.getNamedItemNS(*attname_or_tuple)
            if found is None:
                raise KeyError(attname_or_tuple)
            return found
        return self._attrs[attname_or_tuple]

    def __setitem__(self, attname, value):
        if isinstance(value, str):
            if attname in self._attrs:
                self._attrs[attname].value = value
                return
            node = Attr(attname)
            node.value = value
            node.ownerDocument = self._owner.ownerDocument
            self.setNamedItem(node)
        elif isinstance(value, Attr):
            self.setNamedItem(value)
        else:
            raise TypeError("value must be a string or Attr object")

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        for node in self._attrs.values():
            if node.namespaceURI == namespaceURI and node.localName == localName:
                return node
        return None

    def removeNamedItem(self, name):
        node = self.getNamedItem(name)
        if node is None:
            raise xml.dom.NotFoundErr()
        return self._removed(node)

    def removeNamedItemNS(self, namespaceURI, localName):
        node = self.getNamedItemNS(namespaceURI, localName)
        if node is None:
            raise xml.dom.NotFoundErr()
        return self._removed(node)

    def _removed(self, node):
        del self._attrs[node.nodeName]
        node.ownerElement = None
        return node

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")
        old = self._attrs.get(node.name)
        if old is not None:
            old.unlink()
        self._attrs[node.name] = node
        node.ownerElement = self._owner
        return old

    setNamedItemNS = setNamedItem

    def __delitem__(self, attname_or_tuple):
        self[attname_or_tuple].unlink()


class Element(Node):
    """An element."""

    nodeType = Node.ELEMENT_NODE
    _child_types = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE,
        Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.parentNode = None
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self.childNodes = NodeList()
        self.nextSibling = self.previousSibling = None
        self._attrs = {}
        self._ids = ()

    def __repr__(self):
        return f"<DOM Element: {self.tagName} at {id(self):#x}>"

    @property
    def localName(self):
        return self.tagName.split(":", 1)[-1]

    @property
    def attributes(self):
        return NamedNodeMap(self._attrs, None, self)

    def _forget(self, attribute):
        pass

    def unlink(self):
        for attribute in list(self._attrs.values()):
            attribute.unlink()
        Node.unlink(self)

    def getAttribute(self, attname):
        """Returns the value of an attribute; an empty text if there is none."""
        found = self._attrs.get(attname)
        return "" if found is None else found.value

    def getAttributeNS(self, namespaceURI, localName):
        found = self.attributes.getNamedItemNS(namespaceURI, localName)
        return "" if found is None else found.value

    def setAttribute(self, attname, value):
        """Sets an attribute."""
        found = self._attrs.get(attname)
        if found is None:
            found = Attr(attname)
            found.value = value
            found.ownerDocument = self.ownerDocument
            self.setAttributeNode(found)
        elif value != found.value:
            found.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, local = _split(qualifiedName)
        found = self.attributes.getNamedItemNS(namespaceURI, local)
        if found is None:
            found = Attr(qualifiedName, namespaceURI, local, prefix)
            found.value = value
            found.ownerDocument = self.ownerDocument
            self.setAttributeNode(found)
            return
        if value != found.value:
            found.value = value
        if found.prefix != prefix:
            found.prefix = prefix

    def getAttributeNode(self, attrname):
        return self._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self.attributes.getNamedItemNS(namespaceURI, localName)

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        old = self._attrs.get(attr.name)
        if old is not None and old is not attr:
            self.removeAttributeNode(old)
        self._attrs[attr.name] = attr
        attr.ownerElement = self
        return None if old is attr else old

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(self._attrs[name])

    def removeAttributeNS(self, namespaceURI, localName):
        found = self.attributes.getNamedItemNS(namespaceURI, localName)
        if found is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(found)

    def removeAttributeNode(self, node):
        if node is None or self._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        del self._attrs[node.name]
        node.ownerElement = None
        node._is_id = False
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name):
        return name in self._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        return self.attributes.getNamedItemNS(namespaceURI, localName) is not None

    def hasAttributes(self):
        return bool(self._attrs)

    def getElementsByTagName(self, name):
        """Returns the elements of a name in this one; of all names for `*`."""
        return _with_name(self, name, NodeList())

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return _with_local_name(self, namespaceURI, localName, NodeList())

    def setIdAttribute(self, name):
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        if idAttr is None or idAttr.ownerElement is not self:
            raise xml.dom.NotFoundErr()
        idAttr._is_id = True

    def writexml(self, writer, indent="", addindent="", newl=""):
        """Writes it to a file."""
        writer.write(f"{indent}<{self.tagName}")
        for name, attribute in self._attrs.items():
            writer.write(f' {name}="')
            _write_data(writer, attribute.value, True)
            writer.write('"')
        if not self.childNodes:
            writer.write(f"/>{newl}")
            return
        writer.write(">")
        if len(self.childNodes) == 1 and self.childNodes[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            self.childNodes[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for node in self.childNodes:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


class Childless:
    """What has no children."""

    attributes = None
    childNodes = EmptyNodeList()
    firstChild = None
    lastChild = None

    def appendChild(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    def hasChildNodes(self):
        return False

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + " nodes do not have children")

    def normalize(self):
        pass

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")


class ProcessingInstruction(Childless, Node):
    """An instruction to a program."""

    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = target
        self.data = data

    @property
    def nodeValue(self):
        return self.data

    @nodeValue.setter
    def nodeValue(self, value):
        self.data = value

    @property
    def nodeName(self):
        return self.target

    @nodeName.setter
    def nodeName(self, value):
        self.target = value

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<?{self.target} {self.data}?>{newl}")


class CharacterData(Childless, Node):
    """What holds text."""

    def __init__(self):
        self.ownerDocument = self.parentNode = None
        self.previousSibling = self.nextSibling = None
        self._data = ""

    def __len__(self):
        return len(self.data)

    length = property(__len__)

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        self._data = data

    nodeValue = data

    def __repr__(self):
        return f"<DOM {self.__class__.__name__} node \"{self.data[:10]!r}{'...' if len(self.data) > 10 else ''}\">"

    def _at(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")

    def substringData(self, offset, count):
        self._at(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data = self.data + arg

    def insertData(self, offset, arg):
        self._at(offset)
        if arg:
            self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self._at(offset, count)
        if count:
            self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg):
        self._at(offset, count)
        if count:
            self.data = self.data[:offset] + arg + self.data[offset + count:]


class Text(CharacterData):
    """Text."""

    nodeType = Node.TEXT_NODE
    nodeName = "#text"

    def splitText(self, offset):
        """Splits the text in two nodes; returns the second."""
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        made = self.__class__()
        made.data = self.data[offset:]
        made.ownerDocument = self.ownerDocument
        after = self.nextSibling
        if self.parentNode and self in self.parentNode.childNodes:
            if after is None:
                self.parentNode.appendChild(made)
            else:
                self.parentNode.insertBefore(made, after)
        self.data = self.data[:offset]
        return made

    def writexml(self, writer, indent="", addindent="", newl=""):
        _write_data(writer, f"{indent}{self.data}{newl}", False)

    def _around(self):
        """Returns the texts beside this one, before and after."""
        before, after = [], []
        for found, way in ((before, "previousSibling"), (after, "nextSibling")):
            node = getattr(self, way)
            while node is not None and node.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
                found.append(node)
                node = getattr(node, way)
        return before[::-1], after

    @property
    def wholeText(self):
        """The text of this node and of the texts beside it."""
        before, after = self._around()
        return "".join([node.data for node in before + [self] + after])

    def replaceWholeText(self, content):
        before, after = self._around()
        parent = self.parentNode
        for node in before + after:
            parent.removeChild(node)
        if content:
            self.data = content
            return self
        parent.removeChild(self)
        return None

    @property
    def isWhitespaceInElementContent(self):
        return False


class CDATASection(Text):
    """Text in which nothing is marked."""

    nodeType = Node.CDATA_SECTION_NODE
    nodeName = "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f"<![CDATA[{self.data}]]>")


class Comment(CharacterData):
    """A comment."""

    nodeType = Node.COMMENT_NODE
    nodeName = "#comment"

    def __init__(self, data):
        CharacterData.__init__(self)
        self._data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class DocumentType(Childless, Node):
    """The type that a document names."""

    nodeType = Node.DOCUMENT_TYPE_NODE
    publicId = systemId = internalSubset = None

    def __init__(self, qualifiedName):
        self.entities = self.notations = EmptyNodeList()
        if qualifiedName:
            self.name = _split(qualifiedName)[1]
        else:
            self.name = None
        self.nodeName = self.name

    def cloneNode(self, deep):
        if self.ownerDocument is not None:
            return None
        made = DocumentType(None)
        made.name = made.nodeName = self.name
        return made

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"<!DOCTYPE {self.name}")
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        if self.internalSubset is not None:
            writer.write(f" [{self.internalSubset}]")
        writer.write(">" + newl)


class DOMImplementation:
    """Makes documents."""

    _features = (("core", "1.0"), ("core", "2.0"), ("core", None), ("xml", "1.0"), ("xml", "2.0"), ("xml", None), ("ls-load", "3.0"), ("ls-load", None))

    def hasFeature(self, feature, version):
        return (feature.lower(), version or None) in self._features

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        """Makes a document with its root."""
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr("doctype object owned by another DOM tree")
        document = Document()
        if not qualifiedName and (namespaceURI is not None or doctype is not None):
            raise xml.dom.InvalidCharacterErr("Element with no name")
        if qualifiedName:
            prefix, local = _split(qualifiedName)
            if prefix == "xml" and namespaceURI != xml.dom.XML_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise xml.dom.NamespaceErr("illegal use of prefix without namespaces")
            element = document.createElementNS(namespaceURI, qualifiedName)
            if doctype:
                document.appendChild(doctype)
            document.appendChild(element)
        if doctype:
            doctype.parentNode = doctype.ownerDocument = document
        document.doctype = doctype
        document.implementation = self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        """Makes the type of a document."""
        made = DocumentType(qualifiedName)
        made.publicId = publicId
        made.systemId = systemId
        return made

    def getInterface(self, feature):
        return self if self.hasFeature(feature, None) else None


class Document(Node):
    """A document."""

    nodeType = Node.DOCUMENT_NODE
    nodeName = "#document"
    implementation = DOMImplementation()
    _child_types = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.DOCUMENT_TYPE_NODE)
    actualEncoding = encoding = standalone = version = documentURI = doctype = None
    strictErrorChecking = False
    errorHandler = None

    def __init__(self):
        self.doctype = None
        self.childNodes = NodeList()

    @property
    def documentElement(self):
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node
        return None

    def appendChild(self, node):
        self._check(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement is not None:
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")
        return Node.appendChild(self, node)

    def removeChild(self, oldChild):
        Node.removeChild(self, oldChild)
        return oldChild

    def unlink(self):
        if self.doctype is not None:
            self.doctype.unlink()
            self.doctype = None
        Node.unlink(self)

    def cloneNode(self, deep):
        if not deep:
            return None
        made = self.implementation.createDocument(None, None, None)
        made.encoding, made.standalone, made.version = self.encoding, self.standalone, self.version
        for node in self.childNodes:
            copy = _clone(node, deep, made)
            _append(made, copy)
            if copy.nodeType == Node.DOCUMENT_TYPE_NODE:
                made.doctype = copy
        return made

    def _owned(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._owned(DocumentFragment())

    def createElement(self, tagName):
        return self._owned(Element(tagName))

    def createTextNode(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        made = Text()
        made.data = data
        return self._owned(made)

    def createCDATASection(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        made = CDATASection()
        made.data = data
        return self._owned(made)

    def createComment(self, data):
        return self._owned(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._owned(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        return self._owned(Attr(qName))

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, _ = _split(qualifiedName)
        return self._owned(Element(qualifiedName, namespaceURI, prefix))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _split(qualifiedName)
        return self._owned(Attr(qualifiedName, namespaceURI, local, prefix))

    def getElementById(self, id):
        """Returns the element of which an attribute that was made an id has a value."""
        for node in self.getElementsByTagName("*"):
            for attribute in node._attrs.values():
                if attribute._is_id and attribute.value == id:
                    return node
        return None

    def getElementsByTagName(self, name):
        """Returns the elements of a name; of all names for `*`."""
        return _with_name(self, name, NodeList())

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return _with_local_name(self, namespaceURI, localName, NodeList())

    def isSupported(self, feature, version):
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        """Returns a copy of a node of another document."""
        if node.nodeType == Node.DOCUMENT_NODE:
            raise xml.dom.NotSupportedErr("cannot import document nodes")
        if node.nodeType == Node.DOCUMENT_TYPE_NODE:
            raise xml.dom.NotSupportedErr("cannot import document type nodes")
        return _clone(node, deep, self)

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        """Writes the document to a file."""
        declared = ""
        if encoding:
            declared += f'encoding="{encoding}"'
        if standalone is not None:
            declared += f'{" " if declared else ""}standalone="{"yes" if standalone else "no"}"'
        writer.write(f'<?xml version="1.0" {declared}?>{newl}')
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def _clone(node, deep, owner):
    kind = node.nodeType
    if kind == Node.ELEMENT_NODE:
        made = owner.createElementNS(node.namespaceURI, node.nodeName)
        made.prefix = node.prefix
        for attribute in node._attrs.values():
            made.setAttributeNS(attribute.namespaceURI, attribute.nodeName, attribute.value)
            made.getAttributeNodeNS(attribute.namespaceURI, attribute.localName).specified = attribute.specified
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        made = owner.createDocumentFragment()
    elif kind == Node.TEXT_NODE:
        made = owner.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        made = owner.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        made = owner.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        made = owner.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        made = owner.createAttributeNS(node.namespaceURI, node.nodeName)
        made.specified = True
        made.value = node.value
    elif kind == Node.DOCUMENT_TYPE_NODE:
        made = owner.implementation.createDocumentType(node.name, node.publicId, node.systemId)
        made.ownerDocument = owner
        return made
    else:
        raise xml.dom.NotSupportedErr(f"Cannot clone node {node!r}")
    if deep and kind in (Node.ELEMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
        for child in node.childNodes:
            made.appendChild(_clone(child, deep, owner))
    same = node.ownerDocument is not None and node.ownerDocument.isSameNode(owner)
    what = xml.dom.UserDataHandler.NODE_CLONED if same else xml.dom.UserDataHandler.NODE_IMPORTED
    for key, (data, handler) in list(node.__dict__.get("_user_data", {}).items()):
        if handler is not None:
            handler.handle(what, key, data, node, made)
    return made


def _split(name):
    prefix, colon, local = name.partition(":")
    return (prefix, local) if colon else (None, name)


class _Builder:
    """Makes a document of what a parser meets."""

    def __init__(self):
        from xml.parsers import expat
        self.document = Document()
        self.node = self.document
        self.section = self.in_section = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        parser = self.parser
        parser.buffer_text = parser.ordered_attributes = parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.CommentHandler = lambda data: self.add(self.document.createComment(data))
        parser.ProcessingInstructionHandler = lambda target, data: self.add(self.document.createProcessingInstruction(target, data))
        parser.StartCdataSectionHandler = self.start_section
        parser.EndCdataSectionHandler = self.end_section
        parser.StartNamespaceDeclHandler = self.declare
        parser.StartDoctypeDeclHandler = self.doctype
        parser.XmlDeclHandler = self.declaration
        self.declared = []

    def add(self, node):
        _append(self.node, node)
        return node

    def declaration(self, version, encoding, standalone):
        self.document.version = version
        self.document.encoding = encoding
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    def doctype(self, name, system, public, has_subset):
        made = self.document.implementation.createDocumentType(name, public, system)
        made.ownerDocument = self.document
        self.add(made)
        self.document.doctype = made
        if has_subset:
            reader = self.parser._reader
            whole = reader.text[:reader.at]
            made.internalSubset = whole[whole.index("[", whole.rindex("<!DOCTYPE")) + 1:whole.rindex("]")]

    def declare(self, prefix, uri):
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        made = Attr(name, XMLNS_NAMESPACE, prefix or "xmlns", "xmlns" if prefix else None)
        made.value = uri or ""
        made.ownerDocument = self.document
        self.declared.append(made)

    def start(self, name, attributes):
        space, local, prefix, whole = _parts(name)
        made = self.document.createElement(whole)
        made.namespaceURI, made.prefix = space, prefix
        for attribute in self.declared:
            made._attrs[attribute.name] = attribute
            attribute.ownerElement = made
        self.declared = []
        for at in range(0, len(attributes), 2):
            space, local, prefix, whole = _parts(attributes[at])
            attribute = Attr(whole, space, local, prefix)
            attribute.value = attributes[at + 1]
            attribute.ownerDocument, attribute.ownerElement = self.document, made
            made._attrs[whole] = attribute
        self.node = self.add(made)

    def end(self, name):
        self.node = self.node.parentNode

    def start_section(self):
        self.section = True
        self.in_section = False

    def end_section(self):
        self.section = self.in_section = False

    def text(self, data):
        last = self.node.childNodes[-1] if self.node.childNodes else None
        if self.section:
            if self.in_section and last.nodeType == Node.CDATA_SECTION_NODE:
                last.data += data
                return
            self.in_section = True
            self.add(self.document.createCDATASection(data))
        elif last is not None and last.nodeType == Node.TEXT_NODE:
            last.data += data
        else:
            self.add(self.document.createTextNode(data))


def _parts(name):
    parts = name.split(" ")
    if len(parts) == 3:
        return parts[0], parts[1], parts[2], f"{parts[2]}:{parts[1]}"
    if len(parts) == 2:
        return parts[0], parts[1], EMPTY_PREFIX, parts[1]
    return EMPTY_NAMESPACE, name, EMPTY_PREFIX, name


def parse(file, parser=None, bufsize=None):
    """Reads a file, or the file of a name, as a document."""
    if parser is not None or bufsize is not None:
        raise NotImplementedError("xml.dom.minidom with a parser of one's own is not supported")
    builder = _Builder()
    if isinstance(file, str):
        with open(file, "rb") as opened:
            builder.parser.ParseFile(opened)
    else:
        builder.parser.ParseFile(file)
    return builder.document


def parseString(string, parser=None):
    """Reads a text or bytes as a document."""
    if parser is not None:
        raise NotImplementedError("xml.dom.minidom with a parser of one's own is not supported")
    builder = _Builder()
    builder.parser.Parse(string, True)
    return builder.document


def getDOMImplementation(features=None):
    """Returns what makes documents."""
    implementation = Document.implementation
    if isinstance(features, str):
        words = features.split()
        features = []
        for at, word in enumerate(words):
            if not word[0].isdigit():
                version = words[at + 1] if at + 1 < len(words) and words[at + 1][0].isdigit() else None
                features.append((word, version))
    for feature, version in features or ():
        if not implementation.hasFeature(feature, version):
            return None
    return implementation
