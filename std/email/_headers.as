"""Headers with parameters after semicolons."""

import re
from urllib.parse import unquote

_parameter = re.compile(r'[ \t]*([^\s;=*]+)(?:\*(\d+))?(\*)?[ \t]*(?:=[ \t]*("(?:[^"\\]|\\.)*"?|[^\s;]*))?[^;]*')


def _pieces(text):
    """Splits a value into what stands before the first semicolon and its parameters, of which the first of a name counts."""
    what, semicolon, rest = text.partition(";")
    found, at = {}, 0
    while semicolon and at <= len(rest):
        match = _parameter.match(rest, at)
        if match is None:
            end = rest.find(";", at)
            at = len(rest) + 1 if end < 0 else end + 1
            continue
        name, part, star, value = match.groups()
        at = match.end() + 1
        key = name.lower()
        if value is None:
            if " " in match[0].strip():
                continue
            value = ""
        elif value[:1] == '"':
            value = re.sub(r"\\(.)", r"\1", value[1:].removesuffix('"'))
            if "=?" in value:
                from email._words import text_of, unstructured
                value = text_of(unstructured(value))
        known = found.setdefault(key, (name, {}))[1]
        known.setdefault(int(part or 0), (value, star is not None))
    pairs = []
    for name, parts in found.values():
        pairs.append((name, _joined([parts[number] for number in sorted(parts)])))
    return what, pairs


def _joined(parts):
    """Puts the parts of a parameter together (RFC 2231)."""
    charset, texts = "us-ascii", []
    for number, (text, encoded) in enumerate(parts):
        if encoded:
            if not number and text.count("'") >= 2:
                charset, _, text = text.split("'", 2)
            text = unquote(text, encoding=charset or "us-ascii", errors="replace")
        texts.append(text)
    return "".join(texts)
