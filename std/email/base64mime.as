"""email.base64mime: Base64 in headers and bodies, as text."""

from base64 import b64encode
from binascii import a2b_base64, b2a_base64

__all__ = ["body_decode", "body_encode", "decode", "decodestring", "header_encode", "header_length"]


def header_length(bytearray):
    """Returns how long bytes are in a header."""
    return (len(bytearray) + 2) // 3 * 4


def header_encode(header_bytes, charset="iso-8859-1"):
    """Writes bytes as an encoded word."""
    if not header_bytes:
        return ""
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return f"=?{charset}?b?{b64encode(header_bytes).decode('ascii')}?="


def body_encode(s, maxlinelen=76, eol="\n"):
    """Writes bytes in lines of at most so many characters."""
    if not s:
        return ""
    step = maxlinelen * 3 // 4
    lines = []
    for at in range(0, len(s), step):
        line = b2a_base64(s[at:at + step]).decode("ascii")
        lines.append(line[:-1] + eol if eol != "\n" else line)
    return "".join(lines)


def decode(string):
    """Reads what `body_encode` writes."""
    if not string:
        return b""
    return a2b_base64(string.encode("raw-unicode-escape") if isinstance(string, str) else string)


body_decode = decodestring = decode
