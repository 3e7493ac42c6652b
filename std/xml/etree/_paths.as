"""The paths of `find`, `findall` and `iterfind`: a small part of XPath.

A path is cut into tokens and made into a list of steps; each step is a generator over what the step before found.
"""

import re

_TOKEN = re.compile(
    r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+"
)
_SPECIAL = re.compile(r"[/*\[@.{]")
_cache = {}


def _tokens(path, namespaces):
    default = namespaces.get("") if namespaces else None
    in_attribute = False
    for quoted, sign, name in _TOKEN.findall(path):
        if quoted:
            yield quoted, None
        elif name and name[0] != "{":
            if ":" in name:
                prefix, local = name.split(":", 1)
                try:
                    if not namespaces:
                        raise KeyError
                    yield None, f"{{{namespaces[prefix]}}}{local}"
                except KeyError:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
            elif default and not in_attribute:
                yield None, f"{{{default}}}{name}"
            else:
                yield None, name
            in_attribute = False
        elif name:
            yield None, name
            in_attribute = False
        elif sign:
            yield sign, None
            in_attribute = sign == "@"


def _matcher(tag):
    """Returns what says whether an element has a tag, which may have stars."""
    if tag in ("*", "{*}*"):
        return lambda e: isinstance(e.tag, str) if tag != "*" else True
    if tag == "{}*":
        return lambda e: isinstance(e.tag, str) and e.tag[:1] != "{"
    if tag[:3] == "{*}":
        local, end = tag[3:], tag[2:]
        return lambda e: isinstance(e.tag, str) and (e.tag == local or e.tag.endswith(end))
    if tag[-2:] == "}*":
        space = tag[:-1]
        return lambda e: isinstance(e.tag, str) and e.tag.startswith(space)
    if tag[:2] == "{}":
        tag = tag[2:]
    return lambda e: e.tag == tag


def _step(read, token):
    if token[0] == "*":
        return lambda context, found: (child for element in found for child in element)
    if token[0] == ".":
        return lambda context, found: found
    if token[0] == "..":
        return _parents
    if token[0] == "//":
        return _descendants(read)
    if token[0] == "[":
        return _predicate(read)
    fits = _matcher(token[1])
    return lambda context, found: (child for element in found for child in element if fits(child))


def _parents(context, found):
    parents = context.parents()
    seen = {}
    for element in found:
        if element in parents:
            parent = parents[element]
            if parent not in seen:
                seen[parent] = None
                yield parent


def _descendants(read):
    try:
        token = read()
    except StopIteration:
        return lambda context, found: iter(())
    if token[0] == "*":
        tag = "*"
    elif not token[0]:
        tag = token[1]
    else:
        raise SyntaxError("invalid descendant")
    fits = _matcher(tag)
    return lambda context, found: (e for element in found for e in element.iter() if e is not element and fits(e))


def _predicate(read):
    signature, parts = [], []
    while True:
        try:
            token = read()
        except StopIteration:
            raise SyntaxError("invalid path") from None
        if token[0] == "]":
            break
        if token == ("", ""):
            continue
        if token[0] and token[0][:1] in "'\"":
            token = "'", token[0][1:-1]
        signature.append(token[0] or "-")
        parts.append(token[1])
    signature = "".join(signature)
    if signature == "@-":
        key = parts[1]
        return lambda context, found: (e for e in found if e.get(key) is not None)
    if signature in ("@-='", "@-!='"):
        return _by_attribute(parts[1], parts[-1], "!" in signature)
    if signature == "-" and not re.match(r"\-?\d+$", parts[0]):
        tag = parts[0]
        return lambda context, found: (e for e in found if e.find(tag) is not None)
    if signature in (".='", ".!='") or signature in ("-='", "-!='") and not re.match(r"\-?\d+$", parts[0]):
        return _by_text(parts[0], parts[-1], "!" in signature)
    if signature in ("-", "-()", "-()-"):
        return _by_place(signature, parts)
    raise SyntaxError("invalid predicate")


def _by_attribute(key, value, differs):
    if differs:
        return lambda context, found: (e for e in found if e.get(key) not in (None, value))
    return lambda context, found: (e for e in found if e.get(key) == value)


def _by_text(tag, value, differs):
    def select(context, found):
        for element in found:
            if not tag:
                if ("".join(element.itertext()) != value) == differs:
                    yield element
                continue
            for child in element.findall(tag):
                if ("".join(child.itertext()) != value) == differs:
                    yield element
                    break
    return select


def _by_place(signature, parts):
    if signature == "-":
        place = int(parts[0]) - 1
        if place < 0:
            raise SyntaxError("XPath position >= 1 expected")
    else:
        if parts[0] != "last":
            raise SyntaxError("unsupported function")
        place = -1
        if signature == "-()-":
            try:
                place = int(parts[2]) - 1
            except ValueError:
                raise SyntaxError("unsupported expression") from None
            if place > -2:
                raise SyntaxError("XPath offset from last() must be negative")

    def select(context, found):
        parents = context.parents()
        for element in found:
            try:
                if parents[element].findall(element.tag)[place] is element:
                    yield element
            except (IndexError, KeyError):
                pass
    return select


class _Context:
    def __init__(self, root):
        self.root = root
        self._parents = None

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _steps(path, namespaces):
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    read = iter([(sign or "", name or "") for sign, name in _tokens(path, namespaces)]).__next__
    steps = []
    try:
        token = read()
    except StopIteration:
        return None
    while True:
        try:
            steps.append(_step(read, token))
        except StopIteration:
            raise SyntaxError("invalid path") from None
        try:
            token = read()
            if token[0] == "/":
                token = read()
        except StopIteration:
            return steps


def iterfind(element, path, namespaces=None):
    """Yields what a path leads to from an element."""
    if not namespaces and (path[:1] == "{" and path[:3] not in ("{*}", "{}*") and "/" not in path.rpartition("}")[2] or not _SPECIAL.search(path)):
        return (child for child in element if child.tag == path)
    if path[-1:] == "/":
        path += "*"
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    steps = _cache.get(key)
    if steps is None:
        steps = _steps(path, namespaces)
        if steps is None:
            return iter(())
        if len(_cache) > 100:
            _cache.clear()
        _cache[key] = steps
    found = iter([element])
    context = _Context(element)
    for step in steps:
        found = step(context, found)
    return found
