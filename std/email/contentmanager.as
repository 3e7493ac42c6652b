"""email.contentmanager: what a message holds, as an object, and back."""

import binascii
from email import quoprimime
from email.message import EmailMessage, Message, MIMEPart, _Bytes8

__all__ = ["ContentManager", "raw_data_manager"]


class ContentManager:
    """Functions that get and set contents, by type."""

    def __init__(self):
        self.get_handlers = {}
        self.set_handlers = {}

    def add_get_handler(self, key, handler):
        """Has a function get contents of a type: `text/plain`, `text` or ``."""
        self.get_handlers[key] = handler

    def add_set_handler(self, typekey, handler):
        """Has a function set contents of a class."""
        self.set_handlers[typekey] = handler

    def get_content(self, msg, *args, **kw):
        """Returns what a message holds."""
        kind = msg.get_content_type()
        for key in (kind, msg.get_content_maintype(), ""):
            if key in self.get_handlers:
                return self.get_handlers[key](msg, *args, **kw)
        raise KeyError(kind)

    def set_content(self, msg, obj, *args, **kw):
        """Lets a message hold an object."""
        if msg.get_content_maintype() == "multipart":
            raise TypeError("set_content not valid on multipart")
        handler = self._set_handler(msg, obj)
        msg.clear_content()
        handler(msg, obj, *args, **kw)

    def _set_handler(self, msg, obj):
        full = None
        for kind in type(obj).__mro__:
            name = kind.__qualname__
            path = f"{kind.__module__}.{name}" if kind.__module__ else name
            if full is None:
                full = path
            for key in (kind, path, name, kind.__name__):
                if key in self.set_handlers:
                    return self.set_handlers[key]
        if None in self.set_handlers:
            return self.set_handlers[None]
        raise KeyError(full)


raw_data_manager = ContentManager()


def get_text_content(msg, errors="replace"):
    """Returns a text."""
    return msg.get_payload(decode=True).decode(msg.get_param("charset", "ASCII"), errors=errors)


def get_non_text_content(msg):
    """Returns data."""
    return msg.get_payload(decode=True)


def get_message_content(msg):
    """Returns the message in a message."""
    return msg.get_payload(0)


def get_and_fixup_unknown_message_content(msg):
    """Returns a message of a kind that is not known as bytes."""
    return bytes(msg.get_payload(0))


raw_data_manager.add_get_handler("text", get_text_content)
for _kind in ("audio", "image", "video", "application"):
    raw_data_manager.add_get_handler(_kind, get_non_text_content)
for _kind in ("rfc822", "external-body"):
    raw_data_manager.add_get_handler("message/" + _kind, get_message_content)
raw_data_manager.add_get_handler("message", get_and_fixup_unknown_message_content)


def _prepare(msg, maintype, subtype, headers):
    msg["Content-Type"] = f"{maintype}/{subtype}"
    if not headers:
        return
    if not hasattr(headers[0], "name"):
        policy = msg.policy
        headers = [policy.header_factory(*policy.header_source_parse([header])) for header in headers]
    try:
        for header in headers:
            if header.defects:
                raise header.defects[0]
            msg[header.name] = header
    except Exception as error:
        from email.errors import HeaderDefect
        if isinstance(error, HeaderDefect):
            raise ValueError(f"Invalid header: {header.fold(policy=msg.policy)}") from error
        raise


def _finalize(msg, disposition, filename, cid, params):
    if disposition is None and filename is not None:
        disposition = "attachment"
    if disposition is not None:
        msg["Content-Disposition"] = disposition
    if filename is not None:
        msg.set_param("filename", filename, header="Content-Disposition", replace=True)
    if cid is not None:
        msg["Content-ID"] = cid
    for name, value in (params or {}).items():
        msg.set_param(name, value)


def _base64(data, most):
    step = most // 4 * 3
    return "".join([binascii.b2a_base64(data[at:at + step]).decode("ascii") for at in range(0, len(data), step)])


def _written(text, charset, cte, policy):
    """Chooses a transfer encoding and writes a text in it."""
    lines = text.encode(charset).splitlines()
    most = policy.max_line_length

    def inside(lines):
        ending = policy.linesep.encode("ascii")
        return ending.join(lines) + ending

    def plain(lines):
        return b"\n".join(lines) + b"\n"

    if cte is None:
        longest = max([len(line) for line in lines], default=0)
        if most is None or longest <= most:
            if plain(lines).isascii():
                return "7bit", plain(lines).decode("ascii")
            if policy.cte_type == "8bit":
                return "8bit", _Bytes8.of(plain(lines))
        # Of the first lines is seen which encoding is shorter.
        sample = inside(lines[:10])
        as_quoted = quoprimime.body_encode(sample.decode("latin-1"), most)
        cte = "base64" if len(as_quoted) > len(binascii.b2a_base64(sample)) else "quoted-printable"
        if cte == "quoted-printable" and len(lines) <= 10:
            return cte, as_quoted
    if cte == "7bit":
        return cte, plain(lines).decode("ascii")
    if cte == "8bit":
        return cte, _Bytes8.of(plain(lines))
    if cte == "quoted-printable":
        return cte, quoprimime.body_encode(plain(lines).decode("latin-1"), most)
    if cte == "base64":
        return cte, _base64(inside(lines), most)
    raise ValueError(f"Unknown content transfer encoding {cte}")


def set_text_content(
        msg, string, subtype="plain", charset="utf-8", cte=None, disposition=None, filename=None, cid=None, params=None, headers=None):
    """Lets a message hold a text."""
    _prepare(msg, "text", subtype, headers)
    cte, payload = _written(string, charset, cte, msg.policy)
    msg.set_payload(payload)
    from email.charset import ALIASES
    msg.set_param("charset", ALIASES.get(charset, charset), replace=True)
    msg["Content-Transfer-Encoding"] = cte
    _finalize(msg, disposition, filename, cid, params)


def set_message_content(
        msg, message, subtype="rfc822", cte=None, disposition=None, filename=None, cid=None, params=None, headers=None):
    """Lets a message hold a message."""
    if subtype == "partial":
        raise ValueError("message/partial is not supported for Message objects")
    if subtype == "rfc822":
        if cte not in (None, "7bit", "8bit", "binary"):
            raise ValueError(f"message/rfc822 parts do not support cte={cte}")
        cte = "8bit" if cte is None else cte
    elif subtype == "external-body":
        if cte not in (None, "7bit"):
            raise ValueError(f"message/external-body parts do not support cte={cte}")
        cte = "7bit"
    elif cte is None:
        cte = "7bit"
    _prepare(msg, "message", subtype, headers)
    msg.set_payload([message])
    msg["Content-Transfer-Encoding"] = cte
    _finalize(msg, disposition, filename, cid, params)


def set_bytes_content(
        msg, data, maintype, subtype, cte="base64", disposition=None, filename=None, cid=None, params=None, headers=None):
    """Lets a message hold data."""
    _prepare(msg, maintype, subtype, headers)
    if cte == "base64":
        data = _base64(data, msg.policy.max_line_length)
    elif cte == "quoted-printable":
        data = binascii.b2a_qp(data, istext=False, header=False, quotetabs=True).decode("ascii")
    elif cte == "7bit":
        data = data.decode("ascii")
    elif cte in ("8bit", "binary"):
        data = _Bytes8.of(data)
    msg.set_payload(data)
    msg["Content-Transfer-Encoding"] = cte
    _finalize(msg, disposition, filename, cid, params)


raw_data_manager.add_set_handler(str, set_text_content)
raw_data_manager.add_set_handler(Message, set_message_content)
for _kind in (bytes, bytearray, memoryview):
    raw_data_manager.add_set_handler(_kind, set_bytes_content)
