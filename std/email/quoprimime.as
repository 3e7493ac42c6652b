"""email.quoprimime: quoted-printable in headers and bodies, as text."""

import re

__all__ = [
    "body_decode", "body_encode", "body_length", "decode", "decodestring", "header_decode", "header_encode", "header_length",
    "quote", "unquote",
]

CRLF = "\r\n"
NL = "\n"
EMPTYSTRING = ""

_PLAIN = frozenset(b"-!*+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ")
_IN_HEADER = ["=%02X" % code for code in range(256)]
for _code in _PLAIN:
    _IN_HEADER[_code] = chr(_code)
_IN_HEADER[32] = "_"
_IN_BODY = ["=%02X" % code for code in range(256)]
for _code in list(range(32, 127)) + [9]:
    if _code != 61:
        _IN_BODY[_code] = chr(_code)
_breaks = re.compile(r"\r\n|\r|\n")


def header_check(octet):
    """Says whether a byte must be written as a number in a header."""
    return chr(octet) != _IN_HEADER[octet]


def body_check(octet):
    """Says whether a byte must be written as a number in a body."""
    return chr(octet) != _IN_BODY[octet]


def header_length(bytearray):
    """Returns how long bytes are in a header."""
    return sum([len(_IN_HEADER[octet]) for octet in bytearray])


def body_length(bytearray):
    """Returns how long bytes are in a body."""
    return sum([len(_IN_BODY[octet]) for octet in bytearray])


def quote(c):
    """Writes a character as a number."""
    return "=%02X" % ord(c)


def unquote(s):
    """Reads what `quote` writes."""
    return chr(int(s[1:3], 16))


def header_encode(header_bytes, charset="iso-8859-1"):
    """Writes bytes as an encoded word."""
    if not header_bytes:
        return ""
    return f"=?{charset}?q?{''.join([_IN_HEADER[octet] for octet in header_bytes])}?="


def body_encode(body, maxlinelen=76, eol=NL):
    """Writes a body in lines of at most so many characters."""
    if maxlinelen < 4:
        raise ValueError("maxlinelen must be at least 4")
    if not body:
        return body
    text = "".join([char if char in "\r\n" else _IN_BODY[ord(char)] for char in body])
    lines = []
    for line in text.splitlines():
        start, last = 0, len(line) - 1 - maxlinelen
        while start <= last:
            stop = start + maxlinelen - 1
            # A number is not cut in two.
            if line[stop - 2] == "=":
                stop -= 2
            elif line[stop - 1] == "=":
                stop -= 1
            lines.append(line[start:stop] + "=")
            start = stop
        # White space at the end of a line would be lost.
        if line and line[-1] in " \t":
            room, code = start - last, quote(line[-1])
            if room >= 3:
                lines.append(line[start:-1] + code)
            elif room == 2:
                lines += [line[start:] + "=", ""]
            else:
                lines += [line[start:-1] + "=", code]
        else:
            lines.append(line[start:])
    if text[-1] in "\r\n":
        lines.append("")
    return eol.join(lines)


def decode(encoded, eol=NL):
    """Reads a body."""
    if not encoded:
        return encoded
    decoded = ""
    for line in encoded.splitlines():
        line = line.rstrip()
        if not line:
            decoded += eol
            continue
        soft = line.endswith("=")
        line = line[:-1] if soft else line
        decoded += re.sub("=([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), line)
        if not soft:
            decoded += eol
    if encoded[-1] not in "\r\n" and decoded.endswith(eol):
        decoded = decoded[:-1]
    return decoded


body_decode = decodestring = decode


def header_decode(s):
    """Reads the inside of an encoded word."""
    return re.sub("=[a-fA-F0-9]{2}", lambda found: unquote(found[0]), s.replace("_", " "), flags=re.ASCII)
