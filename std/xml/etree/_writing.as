"""Writing trees as XML, HTML or text."""

_HTML_EMPTY = frozenset([
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
    "source", "track", "wbr",
])

# The usual prefixes of well-known namespaces.
namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def unserialisable(text):
    return TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def escape_text(text):
    """Escapes what text cannot hold."""
    try:
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        return text
    except (TypeError, AttributeError):
        raise unserialisable(text) from None


def escape_attribute(text):
    """Escapes what the value of an attribute cannot hold."""
    try:
        for letter, shown in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;")):
            if letter in text:
                text = text.replace(letter, shown)
        return text
    except (TypeError, AttributeError):
        raise unserialisable(text) from None


def escape_html_attribute(text):
    """Escapes what the value of an attribute of HTML cannot hold."""
    try:
        return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    except (TypeError, AttributeError):
        raise unserialisable(text) from None


def names_of(root, default_namespace, qname_class, function_tags):
    """Returns how every tag and attribute is written, and the prefix of every namespace that is used."""
    names = {None: None}
    prefixes = {}
    if default_namespace:
        prefixes[default_namespace] = ""

    def note(name):
        text = name.text if isinstance(name, qname_class) else name
        try:
            if text[:1] == "{":
                space, local = text[1:].rsplit("}", 1)
                prefix = prefixes.get(space)
                if prefix is None:
                    prefix = namespace_map.get(space)
                    if prefix is None:
                        prefix = f"ns{len(prefixes)}"
                    if prefix != "xml":
                        prefixes[space] = prefix
                names[name] = f"{prefix}:{local}" if prefix else local
            else:
                if default_namespace:
                    raise ValueError("cannot use non-qualified names with default_namespace option")
                names[name] = text
        except TypeError:
            raise unserialisable(text) from None

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, (qname_class, str)):
            if tag not in names:
                note(tag)
        elif tag is not None and tag not in function_tags:
            raise unserialisable(tag)
        for key, value in element.items():
            if key not in names:
                note(key)
            if isinstance(value, qname_class) and value not in names:
                note(value)
        if isinstance(element.text, qname_class) and element.text not in names:
            note(element.text)
    return names, prefixes


class Writer:
    """Writes elements by a function that takes text."""

    def __init__(self, write, names, qname_class, comment, instruction, short_empty, html=False):
        self.write = write
        self.names = names
        self.qname = qname_class
        self.comment = comment
        self.instruction = instruction
        self.short_empty = short_empty
        self.html = html

    def element(self, element, prefixes=None):
        write, tag, text = self.write, element.tag, element.text
        if tag is self.comment:
            write(f"<!--{escape_text(text) if self.html else text}-->")
        elif tag is self.instruction:
            write(f"<?{escape_text(text) if self.html else text}?>")
        elif self.names[tag] is None:
            self._inside(element, text)
        else:
            self._tagged(element, self.names[tag], text, prefixes)
        if element.tail:
            write(escape_text(element.tail))

    def _inside(self, element, text, raw=False):
        if text:
            self.write(text if raw else escape_text(text) if isinstance(text, str) or not isinstance(text, self.qname) else self.names[text])
        for child in element:
            self.element(child)

    def _tagged(self, element, name, text, prefixes):
        write, names = self.write, self.names
        escape = escape_html_attribute if self.html else escape_attribute
        write("<" + name)
        if prefixes:
            for space, prefix in sorted(prefixes.items(), key=lambda pair: pair[1]):
                write(f' xmlns{":" + prefix if prefix else ""}="{escape(space)}"')
        for key, value in element.items():
            if isinstance(key, self.qname):
                key = key.text
            value = names[value] if isinstance(value, self.qname) else escape(value)
            write(f' {names[key]}="{value}"')
        if self.html:
            write(">")
            self._inside(element, text, name.lower() in ("script", "style"))
            if name.lower() not in _HTML_EMPTY:
                write(f"</{name}>")
        elif text or len(element) or not self.short_empty:
            write(">")
            self._inside(element, text)
            write(f"</{name}>")
        else:
            write(" />")
