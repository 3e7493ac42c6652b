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


_unsafe = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _parameter(name, value=None, quoted=True):
    """Shows a parameter of a header."""
    if value is None or not len(value):
        return name
    if isinstance(value, tuple):
        from email.utils import encode_rfc2231
        return f"{name}*={encode_rfc2231(value[2], value[0], value[1])}"
    if not value.isascii():
        from email.utils import encode_rfc2231
        return f"{name}*={encode_rfc2231(value, 'utf-8', '')}"
    if quoted or _unsafe.search(value):
        value = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}="{value}"'
    return f"{name}={value}"


def _unquoted_value(value):
    return (value[0], value[1], _unquoted(value[2])) if isinstance(value, tuple) else _unquoted(value)


class _Bytes8(str):
    """Bytes beyond ASCII in the place of a text: each character stands for a byte."""

    @classmethod
    def of(cls, data):
        """Makes text of bytes; a plain one if they are all ASCII."""
        data = bytes(data)
        return data.decode("ascii") if data.isascii() else cls(data.decode("latin-1"))

    def raw(self):
        return self.encode("latin-1")


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
        most = self.policy.header_max_count(name)
        if most and len([key for key, _ in self._headers if key.lower() == name.lower()]) >= most:
            raise ValueError(f"There may be at most {most} {name} headers in a message")
        self._headers.append(self.policy.header_store_parse(name, val))

    def _fetched(self, name, value):
        return self.policy.header_fetch_parse(name, value)

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

    def set_raw(self, name, value):
        """Adds a header as it is."""
        self._headers.append((name, value))

    def raw_items(self):
        return iter(self._headers.copy())

    def add_header(self, _name, _value, **_params):
        """Adds a header with parameters."""
        parts = []
        for name, value in _params.items():
            parts.append(name.replace("_", "-") if value is None else _parameter(name.replace("_", "-"), value))
        if _value is not None:
            parts.insert(0, _value)
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Changes the first header of a name."""
        name = _name.lower()
        for at, (key, _) in enumerate(self._headers):
            if key.lower() == name:
                self._headers[at] = self.policy.header_store_parse(key, _value)
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
        if hasattr(payload, "encode"):
            from email.charset import Charset
            if isinstance(charset, Charset):
                charset = charset.output_charset
            if isinstance(payload, _Bytes8) and charset is not None:
                payload = payload.raw().decode(charset, "replace")
            elif not isinstance(payload, _Bytes8):
                payload = str(payload)
        elif hasattr(payload, "decode"):
            payload = _Bytes8.of(payload)
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Sets the character set of the payload, and writes the payload and headers so; None takes it off."""
        from email.charset import Charset
        if charset is None:
            self.del_param("charset")
            self._charset = None
            return
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        if "MIME-Version" not in self:
            self.add_header("MIME-Version", "1.0")
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=charset.get_output_charset())
        else:
            self.set_param("charset", charset.get_output_charset())
        if charset != charset.get_output_charset():
            self._payload = charset.body_encode(self._payload)
        if "Content-Transfer-Encoding" in self:
            return
        coding = charset.get_body_encoding()
        if not callable(coding):
            if self._payload:
                self._payload = charset.body_encode(_encoded(self._payload, charset))
            self.add_header("Content-Transfer-Encoding", coding)
            return
        if self._payload:
            data = _encoded(self._payload, charset)
            if isinstance(data, bytes):
                self._payload = _Bytes8.of(data)
        coding(self)

    def get_payload(self, i=None, decode=False):
        """Returns what stands below the headers; with `decode` as the bytes it stands for."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError("Expected list, got %s" % type(self._payload))
        payload = self._payload
        coding = str(self.get("content-transfer-encoding", "")).lower()
        raw = None
        if isinstance(payload, _Bytes8):
            raw = payload.raw()
            if not decode:
                try:
                    return raw.decode(self.get_param("charset", "ascii"), "replace")
                except LookupError:
                    return raw.decode("ascii", "replace")
        elif isinstance(payload, str) and decode:
            raw = payload.encode("raw-unicode-escape")
        if not decode or raw is None:
            return payload
        if coding == "quoted-printable":
            from quopri import decodestring
            return decodestring(raw)
        if coding == "base64":
            return self._from_base64(raw)
        if coding in ("x-uuencode", "uuencode", "uue", "x-uue"):
            return _from_uu(raw)
        return raw if isinstance(payload, str) else payload

    def _from_base64(self, raw):
        """Reads Base64 as far as it can be read, and tells of what is wrong with it."""
        from email import errors
        letters = b"".join(raw.splitlines())
        bare = re.sub(rb"[^A-Za-z0-9+/=]", b"", letters)
        if bare != letters:
            self.policy.handle_defect(self, errors.InvalidBase64CharactersDefect())
        missing = -len(bare) % 4
        if missing == 3:
            self.policy.handle_defect(self, errors.InvalidBase64LengthDefect())
            return letters
        if missing:
            self.policy.handle_defect(self, errors.InvalidBase64PaddingDefect())
        try:
            return binascii.a2b_base64(bare + b"=" * missing)
        except binascii.Error:
            return raw

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """Returns the parts of a header's value as pairs."""
        value = self.get(header)
        if value is None:
            return failobj
        from email.utils import decode_params
        found = decode_params(_parameters(str(value)))
        return [(name, _unquoted_value(text)) for name, text in found] if unquote else found

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
        kind = _parameters(str(value))[0][0].lower()
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
        if charset is None:
            return failobj
        if isinstance(charset, tuple):
            coding, _, text = charset
            try:
                charset = str(text.encode("raw-unicode-escape"), coding or "us-ascii")
            except (LookupError, UnicodeError):
                charset = text
        return charset.lower() if charset.isascii() else failobj

    def get_charsets(self, failobj=None):
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_boundary(self, failobj=None):
        """Returns the line that parts the payload."""
        boundary = self.get_param("boundary")
        if boundary is None:
            return failobj
        from email.utils import collapse_rfc2231_value
        return collapse_rfc2231_value(boundary).rstrip()

    def get_filename(self, failobj=None):
        """Returns the name of the file that this message is."""
        name = self.get_param("filename", None, "content-disposition")
        if name is None:
            name = self.get_param("name", None, "content-type")
        if name is None:
            return failobj
        from email.utils import collapse_rfc2231_value
        return collapse_rfc2231_value(name).strip()

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else _parameters(str(value))[0][0].lower()

    def walk(self):
        """Yields this message and all in it."""
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        """Sets a parameter of a header."""
        if not isinstance(value, tuple) and charset:
            value = charset, language, value
        if header not in self and header.lower() == "content-type":
            text = "text/plain"
        else:
            text = self.get(header)
        if not self.get_param(param, header=header):
            shown = _parameter(param, value, requote)
            text = f"{text}; {shown}" if text else shown
        else:
            text = ""
            for name, old in self.get_params(header=header, unquote=requote):
                if name.lower() == param.lower():
                    shown = _parameter(param, value, requote)
                else:
                    shown = _parameter(name, old, requote)
                text = f"{text}; {shown}" if text else shown
        if text != self.get(header):
            if replace:
                self.replace_header(header, text)
            else:
                del self[header]
                self[header] = text

    def del_param(self, param, header="content-type", requote=True):
        """Takes a parameter off a header."""
        if header not in self:
            return
        text = ""
        for name, value in self.get_params(header=header, unquote=requote):
            if name.lower() != param.lower():
                shown = _parameter(name, value, requote)
                text = f"{text}; {shown}" if text else shown
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header="Content-Type", requote=True):
        """Sets the type of the payload; the parameters stay."""
        if type.count("/") != 1:
            raise ValueError
        if header.lower() == "content-type":
            del self["mime-version"]
            self["MIME-Version"] = "1.0"
        if header not in self:
            self[header] = type
            return
        params = self.get_params(header=header, unquote=requote)
        del self[header]
        self[header] = type
        for name, value in params[1:]:
            self.set_param(name, value, header, requote)

    def set_boundary(self, boundary):
        """Sets the line between parts."""
        if self.get_params(None, "content-type") is None:
            from email.errors import HeaderParseError
            raise HeaderParseError("No Content-Type header found")
        shown, found = [], False
        for name, value in self.get_params(header="content-type", unquote=False):
            if name.lower() == "boundary":
                shown.append(f'boundary="{boundary}"')
                found = True
            else:
                shown.append(f"{name}={value}" if value else name)
        if not found:
            shown.append(f'boundary="{boundary}"')
        for at, (key, _) in enumerate(self._headers):
            if key.lower() == "content-type":
                self._headers[at] = self.policy.header_store_parse(key, "; ".join(shown))

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """Returns the message as text."""
        from email.generator import Generator
        from io import StringIO
        to = StringIO()
        policy = self.policy if policy is None else policy
        Generator(to, mangle_from_=False, maxheaderlen=maxheaderlen, policy=policy).flatten(self, unixfrom=unixfrom)
        return to.getvalue()

    def __str__(self):
        return self.as_string()

    def as_bytes(self, unixfrom=False, policy=None):
        """Returns the message as bytes."""
        from email.generator import BytesGenerator
        from io import BytesIO
        to = BytesIO()
        policy = self.policy if policy is None else policy
        BytesGenerator(to, mangle_from_=False, policy=policy).flatten(self, unixfrom=unixfrom)
        return to.getvalue()

    def __bytes__(self):
        return self.as_bytes()


def _encoded(payload, charset):
    """Returns a payload in the character set it is sent in."""
    return payload.raw() if isinstance(payload, _Bytes8) else payload.encode(charset.output_charset or "ascii", "surrogateescape")


def _from_uu(raw):
    """Reads what `uuencode` wrote."""
    found, open = [], False
    for line in raw.splitlines():
        if not open:
            open = line.startswith(b"begin ")
        elif line.strip(b" \t\r\n\f") == b"end":
            break
        else:
            try:
                found.append(binascii.a2b_uu(line))
            except binascii.Error:
                size = ((line[0] - 32) & 63) * 4 + 5
                found.append(binascii.a2b_uu(line[:size // 3]))
    return b"".join(found) if open else raw


class MIMEPart(Message):
    """A message whose headers are read as its policy says."""

    def __init__(self, policy=None):
        if policy is None:
            from email.policy import default
            policy = default
        super().__init__(policy)

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        """Returns the message as text."""
        policy = self.policy if policy is None else policy
        if maxheaderlen is None:
            maxheaderlen = policy.max_line_length
        return super().as_string(unixfrom, maxheaderlen, policy)

    def __str__(self):
        return self.as_string(policy=self.policy.clone(utf8=True))

    def is_attachment(self):
        """Says whether its disposition makes it an attachment."""
        return self.get_content_disposition() == "attachment"

    def _bodies(self, part, preferencelist):
        """Yields (preference, part) of what may be the body."""
        if part.is_attachment():
            return
        maintype, subtype = part.get_content_type().split("/")
        if maintype == "text":
            if subtype in preferencelist:
                yield preferencelist.index(subtype), part
            return
        if maintype != "multipart" or not self.is_multipart():
            return
        if subtype != "related":
            for inner in part.iter_parts():
                yield from self._bodies(inner, preferencelist)
            return
        if "related" in preferencelist:
            yield preferencelist.index("related"), part
        root = _root(part)
        if root is not None:
            yield from self._bodies(root, preferencelist)

    def get_body(self, preferencelist=("related", "html", "plain")):
        """Returns the part that is the body; the kinds that are liked best come first."""
        best, body = len(preferencelist), None
        for preference, part in self._bodies(self, preferencelist):
            if preference < best:
                best, body = preference, part
                if not preference:
                    break
        return body

    def iter_attachments(self):
        """Yields the parts that are no bodies."""
        maintype, subtype = self.get_content_type().split("/")
        if maintype != "multipart" or subtype == "alternative":
            return
        try:
            parts = self.get_payload().copy()
        except AttributeError:
            return
        if subtype == "related":
            root = _root(self)
            yield from [part for part in parts if part is not root]
            return
        seen = []
        for part in parts:
            kind = part.get_content_type()
            if kind in ("text/plain", "text/html", "multipart/related", "multipart/alternative") \
                    and not part.is_attachment() and kind not in seen:
                seen.append(kind)
            else:
                yield part

    def iter_parts(self):
        """Yields the parts that lie directly in it."""
        if self.is_multipart():
            yield from self.get_payload()

    def get_content(self, *args, content_manager=None, **kw):
        """Returns what it holds, as an object."""
        return (content_manager or self.policy.content_manager).get_content(self, *args, **kw)

    def set_content(self, *args, content_manager=None, **kw):
        """Lets it hold a text, data or a message."""
        (content_manager or self.policy.content_manager).set_content(self, *args, **kw)

    def _make(self, subtype, refused, boundary):
        if self.get_content_maintype() == "multipart":
            existing = self.get_content_subtype()
            if existing in refused + (subtype,):
                raise ValueError(f"Cannot convert {existing} to {subtype}")
        kept, moved = [], []
        for name, value in self._headers:
            (moved if name.lower().startswith("content-") else kept).append((name, value))
        if moved:
            part = type(self)(policy=self.policy)
            part._headers = moved
            part._payload = self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self["Content-Type"] = "multipart/" + subtype
        if boundary is not None:
            self.set_param("boundary", boundary)

    def make_related(self, boundary=None):
        """Makes it `multipart/related`; what it held is its first part."""
        self._make("related", ("alternative", "mixed"), boundary)

    def make_alternative(self, boundary=None):
        """Makes it `multipart/alternative`; what it held is its first part."""
        self._make("alternative", ("mixed",), boundary)

    def make_mixed(self, boundary=None):
        """Makes it `multipart/mixed`; what it held is its first part."""
        self._make("mixed", (), boundary)

    def _add(self, subtype, disposition, args, kw):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() != subtype:
            getattr(self, "make_" + subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if disposition and "content-disposition" not in part:
            part["Content-Disposition"] = disposition
        self.attach(part)

    def add_related(self, *args, **kw):
        """Adds a part that belongs to the body."""
        self._add("related", "inline", args, kw)

    def add_alternative(self, *args, **kw):
        """Adds another form of the body."""
        self._add("alternative", None, args, kw)

    def add_attachment(self, *args, **kw):
        """Adds an attachment."""
        self._add("mixed", "attachment", args, kw)

    def clear(self):
        """Takes off all headers and what it holds."""
        self._headers = []
        self._payload = None

    def clear_content(self):
        """Takes off what it holds, and the headers that tell of it."""
        self._headers = [pair for pair in self._headers if not pair[0].lower().startswith("content-")]
        self._payload = None


def _root(part):
    """Returns the part of `multipart/related` that the others belong to."""
    start = part.get_param("start")
    parts = part.get_payload()
    if start:
        for inner in parts:
            if inner.get("content-id") == start:
                return inner
    return parts[0] if isinstance(parts, list) and parts else None


class EmailMessage(MIMEPart):
    """A whole message."""

    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
