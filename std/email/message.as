"""email.message: `Message`, headers in their order and what they stand above."""

import binascii
import re

__all__ = ["Message", "EmailMessage"]


def _parameters(text):
    """Splits a header's value into what stands before the first semicolon, and (name, value) pairs."""
    parts, start, quoted = [], 0, False
    for at, char in enumerate(text):
        if char == '"' and text[at - 1:at] != "\\":
            quoted = not quoted
        elif char == ";" and not quoted:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    pairs = []
    for part in parts:
        name, equals, value = part.strip().partition("=")
        pairs.append((name.strip().lower() if equals else name.strip(), value.strip()))
    return pairs


def _unquoted(text):
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    if len(text) > 1 and text[0] == "<" and text[-1] == ">":
        return text[1:-1]
    return text


def _parameter(name, value):
    """Shows a parameter of a header."""
    if value is None or value == "":
        return name
    if isinstance(value, tuple):
        from urllib.parse import quote
        charset, language, text = value
        return f"{name}*={charset or ''}'{language or ''}'{quote(text, safe='', encoding=charset or 'ascii')}"
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{value}"'


class Message:
    """Headers, which are looked up without regard to case, and a payload: a text, or a list of messages."""

    def __init__(self, policy=None):
        if policy is None:
            from email.policy import compat32
            policy = compat32
        self.policy = policy
        self._headers = []
        self._payload = None
        self._unixfrom = None
        self._charset = None
        self._default_type = "text/plain"
        self.preamble = self.epilogue = None
        self.defects = []

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        self._headers.append((name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [pair for pair in self._headers if pair[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any([name == key.lower() for key, _ in self._headers])

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        """Returns the names of the headers."""
        return [name for name, _ in self._headers]

    def values(self):
        """Returns the values of the headers."""
        return [value for _, value in self._headers]

    def items(self):
        """Returns the headers."""
        return list(self._headers)

    def get(self, name, failobj=None):
        """Returns the value of the first header of a name."""
        name = name.lower()
        for key, value in self._headers:
            if key.lower() == name:
                return value
        return failobj

    def get_all(self, name, failobj=None):
        """Returns the values of all headers of a name."""
        name = name.lower()
        return [value for key, value in self._headers if key.lower() == name] or failobj

    def set_raw(self, name, value):
        """Adds a header as it is."""
        self._headers.append((name, value))

    def raw_items(self):
        return iter(self._headers.copy())

    def add_header(self, _name, _value, **_params):
        """Adds a header with parameters."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            parts.append(_parameter(name.replace("_", "-"), value))
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Changes the first header of a name."""
        name = _name.lower()
        for at, (key, _) in enumerate(self._headers):
            if key.lower() == name:
                self._headers[at] = key, _value
                return
        raise KeyError(_name)

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        return self._unixfrom

    def is_multipart(self):
        """Tells whether the payload is a list of messages."""
        return isinstance(self._payload, list)

    def attach(self, payload):
        """Adds a message to the payload."""
        if self._payload is None:
            self._payload = [payload]
        else:
            try:
                self._payload.append(payload)
            except AttributeError:
                raise TypeError("Attach is not valid on a message with a non-multipart payload") from None

    def set_payload(self, payload, charset=None):
        """Sets what stands below the headers."""
        self._payload = payload.decode("ascii", "replace") if isinstance(payload, bytes) else payload
        if charset is not None:
            self._charset = charset
            if "MIME-Version" not in self:
                self.add_header("MIME-Version", "1.0")
            if "Content-Type" not in self:
                self.add_header("Content-Type", "text/plain", charset=str(charset))

    def get_payload(self, i=None, decode=False):
        """Returns what stands below the headers; with `decode` as the bytes it stands for."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError("Expected list, got %s" % type(self._payload))
        payload = self._payload
        if not decode or not isinstance(payload, str):
            return payload
        raw = payload.encode("ascii", "backslashreplace") if payload.isascii() else payload.encode("utf-8")
        coding = str(self.get("content-transfer-encoding", "")).lower()
        if coding == "quoted-printable":
            return _from_quoted_printable(raw)
        if coding == "base64":
            try:
                return binascii.a2b_base64(raw)
            except binascii.Error:
                return raw
        return raw

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """Returns the parts of a header's value as pairs."""
        value = self.get(header)
        if value is None:
            return failobj
        return [(name, _unquoted(text) if unquote else text) for name, text in _parameters(value)]

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """Returns one parameter of a header."""
        for name, value in self.get_params([], header, unquote):
            if name.lower() == param.lower():
                return value
        return failobj

    def get_content_type(self):
        """Returns the type of the payload, like `text/plain`."""
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        kind = _parameters(value)[0][0].lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_charset(self):
        return self._charset

    def get_content_charset(self, failobj=None):
        """Returns the charset that the header names."""
        charset = self.get_param("charset")
        return failobj if charset is None or not charset.isascii() else charset.lower()

    def get_charsets(self, failobj=None):
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_boundary(self, failobj=None):
        """Returns the line that parts the payload."""
        boundary = self.get_param("boundary")
        return failobj if boundary is None else boundary.rstrip()

    def get_filename(self, failobj=None):
        """Returns the name of the file that this message is."""
        name = self.get_param("filename", None, "content-disposition")
        if name is None:
            name = self.get_param("name", None, "content-type")
        return failobj if name is None else name.strip()

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else _parameters(value)[0][0].lower()

    def walk(self):
        """Yields this message and all in it."""
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """Returns the message as text."""
        lines = []
        if unixfrom:
            lines.append(self._unixfrom or "From nobody")
        for name, value in self._headers:
            lines.append(f"{name}: {value}")
        head = "".join([line + "\n" for line in lines]) + "\n"
        if self._payload is None:
            return head
        if not self.is_multipart():
            return head + str(self._payload).replace("\r\n", "\n").replace("\r", "\n")
        boundary = self.get_boundary()
        if boundary is None:
            raise TypeError("a message of several parts needs a boundary in its Content-Type")
        preamble = "" if self.preamble is None else self.preamble + "\n"
        parts = "".join([f"--{boundary}\n{part.as_string()}\n" for part in self._payload])
        return f"{head}{preamble}{parts}--{boundary}--\n{self.epilogue or ''}"

    def __str__(self):
        return self.as_string()

    def as_bytes(self, unixfrom=False, policy=None):
        """Returns the message as bytes."""
        return self.as_string(unixfrom).encode("ascii", "surrogateescape")

    __bytes__ = as_bytes


class MIMEPart(Message):
    """A message whose headers are read as its policy says."""

    def __init__(self, policy=None):
        if policy is None:
            from email.policy import default
            policy = default
        super().__init__(policy)

    def __setitem__(self, name, val):
        most = self.policy.header_max_count(name)
        if most and len([key for key, _ in self._headers if key.lower() == name.lower()]) >= most:
            raise ValueError(f"There may be at most {most} {name} headers in a message")
        self._headers.append(self.policy.header_store_parse(name, val))

    def _fetched(self, name, value):
        return self.policy.header_fetch_parse(name, value)

    def values(self):
        """Returns the values of the headers."""
        return [self._fetched(name, value) for name, value in self._headers]

    def items(self):
        """Returns the headers."""
        return [(name, self._fetched(name, value)) for name, value in self._headers]

    def get(self, name, failobj=None):
        """Returns the value of the first header of a name."""
        lowered = name.lower()
        for key, value in self._headers:
            if key.lower() == lowered:
                return self._fetched(key, value)
        return failobj

    def get_all(self, name, failobj=None):
        """Returns the values of all headers of a name."""
        name = name.lower()
        return [self._fetched(key, value) for key, value in self._headers if key.lower() == name] or failobj

    def is_attachment(self):
        """Says whether its disposition makes it an attachment."""
        return self.get_content_disposition() == "attachment"

    def iter_parts(self):
        """Yields the parts that lie directly in it."""
        if self.is_multipart():
            yield from self.get_payload()


class EmailMessage(MIMEPart):
    """A whole message."""


def _from_quoted_printable(raw):
    found = []
    for line in raw.split(b"\n"):
        soft = line.rstrip(b" \t\r").endswith(b"=")
        line = line.rstrip(b" \t\r")[:-1] if soft else line
        line = re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), line)
        found.append(line if soft else line + b"\n")
    return b"".join(found)[:-1]
