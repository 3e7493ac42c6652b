"""Headers as `email.policy.EmailPolicy` gives them: text that knows its name, and the parameters of a type."""

import re
from email.message import _parameter as _shown
from types import MappingProxyType
from urllib.parse import unquote

_ONCE = frozenset([
    "subject", "date", "orig-date", "sender", "from", "to", "cc", "bcc", "reply-to", "message-id", "mime-version", "content-type",
    "content-disposition", "content-transfer-encoding",
])


def max_count(name):
    """Returns how many headers of a name a message may have."""
    return 1 if name.lower() in _ONCE else None


class Header(str):
    """The text of a header."""

    def __new__(cls, name, value):
        made = super().__new__(cls, value)
        made._name = name
        return made

    @property
    def name(self):
        return self._name

    @property
    def defects(self):
        return ()

    @property
    def max_count(self):
        return max_count(self._name)


class ParameterHeader(Header):
    """A header with parameters after semicolons."""

    def __new__(cls, name, value):
        what, pairs = _pieces(value)
        shown = what
        for key, text in pairs:
            shown += "; " + _shown(key, text)
        made = super().__new__(cls, name, shown)
        made._what = what
        made._params = dict(pairs)
        return made

    @property
    def params(self):
        return MappingProxyType(self._params)


class ContentTypeHeader(ParameterHeader):
    """`Content-Type`."""

    @property
    def content_type(self):
        what = self._what.strip().lower()
        return what if what.count("/") == 1 else "text/plain"

    @property
    def maintype(self):
        return self.content_type.split("/")[0]

    @property
    def subtype(self):
        return self.content_type.split("/")[1]


class ContentDispositionHeader(ParameterHeader):
    """`Content-Disposition`."""

    @property
    def content_disposition(self):
        return re.match(r'[^\s()<>@,:\\"/\[\]?=;]*', self._what.strip())[0].lower() or None


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


def header(name, value):
    """Makes the header of a name."""
    kinds = {"content-type": ContentTypeHeader, "content-disposition": ContentDispositionHeader}
    return kinds.get(name.lower(), Header)(name, value)
