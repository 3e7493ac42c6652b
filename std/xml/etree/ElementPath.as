"""Finding elements by paths, as functions; the work is done in `_paths`.

    >>> from xml.etree.ElementTree import XML
    >>> findtext(XML("<a><b>text</b></a>"), "b")
    'text'
"""

from xml.etree._paths import iterfind


def find(elem, path, namespaces=None):
    """Returns the first element that a path leads to, or None."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    """Returns all elements that a path leads to."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """Returns the text of the first element that a path leads to."""
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return found.text or ""
