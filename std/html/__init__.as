"""Text in HTML: `escape` and `unescape`.

    >>> escape("<a href='x'>"), unescape("&lt;&#65;&eacute;")
    ('&lt;a href=&#x27;x&#x27;&gt;', '<Aé')
"""

import re as _re
from html import entities

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Returns a text with &, < and > as references, and quotes too unless `quote` is false."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


_charref = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")

# What the numbers mean that HTML reads as those of Windows.
_WINDOWS = {
    0x00: "\ufffd", 0x0D: "\r", 0x80: "\u20ac", 0x81: "\x81", 0x82: "\u201a", 0x83: "\u0192", 0x84: "\u201e",
    0x85: "\u2026", 0x86: "\u2020", 0x87: "\u2021", 0x88: "\u02c6", 0x89: "\u2030", 0x8A: "\u0160", 0x8B: "\u2039",
    0x8C: "\u0152", 0x8D: "\x8d", 0x8E: "\u017d", 0x8F: "\x8f", 0x90: "\x90", 0x91: "\u2018", 0x92: "\u2019",
    0x93: "\u201c", 0x94: "\u201d", 0x95: "\u2022", 0x96: "\u2013", 0x97: "\u2014", 0x98: "\u02dc", 0x99: "\u2122",
    0x9A: "\u0161", 0x9B: "\u203a", 0x9C: "\u0153", 0x9D: "\x9d", 0x9E: "\u017e", 0x9F: "\u0178",
}


def _is_invalid(code):
    """Tells whether a reference to this character stands for nothing."""
    return (0x1 <= code <= 0x8 or 0xE <= code <= 0x1F or 0x7F <= code <= 0x9F or 0xFDD0 <= code <= 0xFDEF or code == 0xB
            or code & 0xFFFE == 0xFFFE)


def _replace_charref(found):
    from html.entities import html5
    name = found.group(1)
    if name[0] == "#":
        code = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
        if code in _WINDOWS:
            return _WINDOWS[code]
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return "\ufffd"
        return "" if _is_invalid(code) else chr(code)
    if name in html5:
        return html5[name]
    # The longest beginning that is a name without the semicolon.
    for end in range(len(name) - 1, 1, -1):
        if name[:end] in html5:
            return html5[name[:end]] + name[end:]
    return "&" + name


def unescape(s):
    """Returns a text with its references as the characters they mean."""
    return _charref.sub(_replace_charref, s) if "&" in s else s
