"""xml.dom: documents as trees of nodes; what they have in common. `xml.dom.minidom` has the nodes."""


class Node:
    """What kinds of nodes there are."""

    ELEMENT_NODE = 1
    ATTRIBUTE_NODE = 2
    TEXT_NODE = 3
    CDATA_SECTION_NODE = 4
    ENTITY_REFERENCE_NODE = 5
    ENTITY_NODE = 6
    PROCESSING_INSTRUCTION_NODE = 7
    COMMENT_NODE = 8
    DOCUMENT_NODE = 9
    DOCUMENT_TYPE_NODE = 10
    DOCUMENT_FRAGMENT_NODE = 11
    NOTATION_NODE = 12


class DOMException(Exception):
    """Something was asked of a tree that cannot be."""

    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


for _number, (_name, _kind) in enumerate((
    ("INDEX_SIZE_ERR", "IndexSizeErr"), ("DOMSTRING_SIZE_ERR", "DomstringSizeErr"), ("HIERARCHY_REQUEST_ERR", "HierarchyRequestErr"),
    ("WRONG_DOCUMENT_ERR", "WrongDocumentErr"), ("INVALID_CHARACTER_ERR", "InvalidCharacterErr"),
    ("NO_DATA_ALLOWED_ERR", "NoDataAllowedErr"), ("NO_MODIFICATION_ALLOWED_ERR", "NoModificationAllowedErr"),
    ("NOT_FOUND_ERR", "NotFoundErr"), ("NOT_SUPPORTED_ERR", "NotSupportedErr"), ("INUSE_ATTRIBUTE_ERR", "InuseAttributeErr"),
    ("INVALID_STATE_ERR", "InvalidStateErr"), ("SYNTAX_ERR", "SyntaxErr"), ("INVALID_MODIFICATION_ERR", "InvalidModificationErr"),
    ("NAMESPACE_ERR", "NamespaceErr"), ("INVALID_ACCESS_ERR", "InvalidAccessErr"), ("VALIDATION_ERR", "ValidationErr"),
), 1):
    globals()[_name] = _number
    globals()[_kind] = type(_kind, (DOMException,), {"code": _number, "__module__": "xml.dom"})


class UserDataHandler:
    """What happens to nodes that have data of a script's own."""

    NODE_CLONED = 1
    NODE_IMPORTED = 2
    NODE_DELETED = 3
    NODE_RENAMED = 4


XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
EMPTY_NAMESPACE = None
EMPTY_PREFIX = None


def getDOMImplementation(name=None, features=()):
    """Returns what makes documents."""
    from xml.dom import minidom
    if name not in (None, "minidom", "4DOM"):
        raise ImportError(f"no DOM implementation is called {name!r}")
    return minidom.getDOMImplementation(features)
