"""The functions of codecs that encode and decode without a look-up, and how much of some bytes is whole characters.

    >>> utf_16_le_decode(b"a\\0b"), charmap_decode(b"\\x01", "strict", "xy")
    (('a', 2), ('y', 1))
"""

import sys

_UNDEFINED = "character maps to <undefined>"
_ENDS = {-1: "-le", 1: "-be"}
_NATIVE_END = -1 if sys.byteorder == "little" else 1


def bytes_of(data):
    """Returns the bytes of what has bytes."""
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def whole(data, encoding):
    """Returns up to where the characters of the data are whole."""
    size = len(data)
    if encoding.startswith("utf-32"):
        return size - size % 4
    if encoding.startswith("utf-16"):
        end = size - size % 2
        if end >= 2:
            high = data[end - 2] if encoding.endswith("be") else data[end - 1]
            if 0xD8 <= high <= 0xDB:
                end -= 2
        return end
    if encoding != "utf-8":
        # An escape may be cut anywhere.
        at = data.rfind(b"\\")
        return at if at >= 0 and size - at < 10 and not (size - at > 1 and data[at + 1:at + 2] not in b"xuUN01234567") else size
    for back in range(1, min(4, size) + 1):
        byte = data[size - back]
        if byte & 0xC0 != 0x80:
            need = 2 if 0xC2 <= byte <= 0xDF else 3 if byte & 0xF0 == 0xE0 else 4 if 0xF0 <= byte <= 0xF4 else 1
            if need > back and _may_go_on(data[size - back:]):
                return size - back
            break
    return size


def _may_go_on(tail):
    """Tells whether bytes may be the beginning of a character of UTF-8."""
    try:
        tail.decode("utf-8")
    except UnicodeDecodeError as e:
        return e.reason == "unexpected end of data" and e.start == 0
    return False


def _decoded(data, which, errors, final, skip=0):
    data = bytes_of(data)
    end = len(data) if final else whole(data, which)
    try:
        return data[skip:end].decode(which, errors or "strict"), end
    except UnicodeDecodeError as e:
        if not skip and end == len(data):
            raise
        raise UnicodeDecodeError(e.encoding, data, e.start + skip, e.end + skip, e.reason) from None


def _encoder(which, name):
    def encode(str, errors=None, /):
        if not isinstance(str, _str):
            raise TypeError(f"{name}() argument 1 must be str, not {type(str).__name__}")
        return _str.encode(str, which, errors or "strict"), len(str)

    encode.__name__ = encode.__qualname__ = name
    return encode


def _decoder(which, name, escapes=False):
    if which in ("ascii", "latin-1"):
        def decode(data, errors=None, /):
            return bytes_of(data).decode(which, errors or "strict"), len(data)
    elif escapes:
        def decode(data, errors=None, final=True, /):
            return _decoded(data.encode() if isinstance(data, str) else data, which, errors, final)
    else:
        def decode(data, errors=None, final=False, /):
            return _decoded(data, which, errors, final)
    decode.__name__ = decode.__qualname__ = name
    return decode


_str = str
utf_8_encode, utf_8_decode = _encoder("utf-8", "utf_8_encode"), _decoder("utf-8", "utf_8_decode")
latin_1_encode, latin_1_decode = _encoder("latin-1", "latin_1_encode"), _decoder("latin-1", "latin_1_decode")
ascii_encode, ascii_decode = _encoder("ascii", "ascii_encode"), _decoder("ascii", "ascii_decode")
utf_16_le_encode, utf_16_le_decode = _encoder("utf-16-le", "utf_16_le_encode"), _decoder("utf-16-le", "utf_16_le_decode")
utf_16_be_encode, utf_16_be_decode = _encoder("utf-16-be", "utf_16_be_encode"), _decoder("utf-16-be", "utf_16_be_decode")
utf_32_le_encode, utf_32_le_decode = _encoder("utf-32-le", "utf_32_le_encode"), _decoder("utf-32-le", "utf_32_le_decode")
utf_32_be_encode, utf_32_be_decode = _encoder("utf-32-be", "utf_32_be_encode"), _decoder("utf-32-be", "utf_32_be_decode")
unicode_escape_encode = _encoder("unicode_escape", "unicode_escape_encode")
unicode_escape_decode = _decoder("unicode_escape", "unicode_escape_decode", True)
raw_unicode_escape_encode = _encoder("raw_unicode_escape", "raw_unicode_escape_encode")
raw_unicode_escape_decode = _decoder("raw_unicode_escape", "raw_unicode_escape_decode", True)


def _by_mark(name, data, errors, byteorder, final):
    # Without an order given, a mark says it; without a mark, it is the machine's.
    data = bytes_of(data)
    size = 2 if name == "utf-16" else 4
    order, skip = (byteorder > 0) - (byteorder < 0), 0
    if not order and len(data) >= size:
        for end in _ENDS:
            if data[:size] == "\ufeff".encode(name + _ENDS[end]):
                order, skip = end, size
    text, used = _decoded(data, name + _ENDS[order or _NATIVE_END], errors, final, skip)
    return text, used, order


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Returns text, how many bytes were used, and which end comes first: -1 the little one, 1 the big one, 0 unknown."""
    return _by_mark("utf-16", data, errors, byteorder, final)


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Returns text, how many bytes were used, and which end comes first: -1 the little one, 1 the big one, 0 unknown."""
    return _by_mark("utf-32", data, errors, byteorder, final)


def utf_16_decode(data, errors=None, final=False, /):
    """Returns text whose mark at the beginning says which end comes first, and how many bytes were used."""
    return _by_mark("utf-16", data, errors, 0, final)[:2]


def utf_32_decode(data, errors=None, final=False, /):
    """Returns text whose mark at the beginning says which end comes first, and how many bytes were used."""
    return _by_mark("utf-32", data, errors, 0, final)[:2]


def _with_mark(name, text, errors, byteorder):
    if not isinstance(text, str):
        raise TypeError(f"{name.replace('-', '_')}_encode() argument 1 must be str, not {type(text).__name__}")
    which = name if byteorder == 0 else name + _ENDS[1 if byteorder > 0 else -1]
    return str.encode(text, which, errors or "strict"), len(text)


def utf_16_encode(str, errors=None, byteorder=0, /):
    """Returns the bytes of text, with a mark unless an order is given, and how many characters they are of."""
    return _with_mark("utf-16", str, errors, byteorder)


def utf_32_encode(str, errors=None, byteorder=0, /):
    """Returns the bytes of text, with a mark unless an order is given, and how many characters they are of."""
    return _with_mark("utf-32", str, errors, byteorder)


def readbuffer_encode(data, errors=None, /):
    """Returns the bytes of what has bytes, or those of text in UTF-8."""
    data = data.encode() if isinstance(data, str) else bytes_of(data)
    return data, len(data)


# Encodings that a mapping says.

_translations = {}


def _translation(table):
    # From a byte as a character of Latin-1 to what it stands for.
    found = _translations.get(table)
    if found is None:
        found = {i: c for i, c in enumerate(table[:256]) if ord(c) != i}
        for i in range(len(table), 256):
            found[i] = "\ufffe"
        if len(_translations) > 200:
            _translations.clear()
        _translations[table] = found
    return found


def _character(byte, mapping):
    try:
        found = mapping[byte]
    except LookupError:
        return None
    if found is None or found == 0xFFFE or found == "\ufffe":
        return None
    if isinstance(found, int):
        if not 0 <= found <= 0x10FFFF:
            raise TypeError("character mapping must be in range(0x110000)")
        return chr(found)
    if not isinstance(found, str):
        raise TypeError("character mapping must return integer, None or str")
    return found


def charmap_decode(data, errors=None, mapping=None, /):
    """Returns the text of bytes of which a mapping, or a str, says what each stands for; and how many they are."""
    data = bytes_of(data)
    if mapping is None:
        return data.decode("latin-1"), len(data)
    if isinstance(mapping, str):
        table = _translation(mapping)

        def read(data):
            made = data.decode("latin-1").translate(table)
            at = made.find("\ufffe")
            if at >= 0:
                raise UnicodeDecodeError("charmap", data, at, at + 1, _UNDEFINED)
            return made
    else:
        def read(data):
            made = []
            for at, byte in enumerate(data):
                found = _character(byte, mapping)
                if found is None:
                    raise UnicodeDecodeError("charmap", data, at, at + 1, _UNDEFINED)
                made.append(found)
            return "".join(made)

    if errors is None or errors == "strict":
        return read(data), len(data)
    from codecs import _decode_handled
    return _decode_handled(data, "charmap", errors, read), len(data)


def _coded(char, mapping):
    try:
        found = mapping[ord(char)]
    except LookupError:
        return None
    if isinstance(found, int):
        if not 0 <= found <= 255:
            raise TypeError("character mapping must be in range(256)")
        return bytes([found])
    if found is not None and not isinstance(found, bytes):
        raise TypeError(f"character mapping must return integer, bytes or None, not {type(found).__name__}")
    return found


def charmap_encode(str, errors=None, mapping=None, /):
    """Returns the bytes of text of which a mapping says what each character is; and how many characters they are."""
    if not isinstance(str, _str):
        raise TypeError(f"charmap_encode() argument 1 must be str, not {type(str).__name__}")
    if mapping is None:
        return latin_1_encode(str, errors)

    def plain(text):
        try:
            return bytes([mapping[code] for code in map(ord, text)])
        except (LookupError, TypeError, ValueError):
            pass
        made = [_coded(c, mapping) for c in text]
        for start, piece in enumerate(made):
            if piece is None:
                end = start
                while end < len(made) and made[end] is None:
                    end += 1
                raise UnicodeEncodeError("charmap", text, start, end, _UNDEFINED)
        return b"".join(made)

    if errors is None or errors == "strict":
        return plain(str), len(str)
    from codecs import _encode_handled
    return _encode_handled(str, "charmap", errors, plain), len(str)


def utf_7_encode(str, errors=None, /):
    """Returns the bytes of text in UTF-7, and how many characters it has."""
    if not isinstance(str, _str):
        raise TypeError(f"utf_7_encode() argument 1 must be str, not {type(str).__name__}")
    from _multibyte import encode_utf_7
    return encode_utf_7(str), len(str)


def utf_7_decode(data, errors=None, final=False, /):
    """Returns the text of bytes in UTF-7, and how many were used."""
    from _multibyte import decode_utf_7
    data = bytes_of(data)
    made, at = [], 0
    while True:
        text, reason, start, end = decode_utf_7(data, at, bool(final))
        made.append(text)
        if not reason:
            return "".join(made), end
        error = UnicodeDecodeError("utf7", data, start, end, reason)
        if errors is None or errors == "strict":
            raise error
        from codecs import _checked, lookup_error
        text, at = _checked(lookup_error(errors)(error), len(error.object), (_str,))
        data = error.object
        made.append(text)


FUNCTIONS = [
    utf_7_encode, utf_7_decode,
    utf_8_encode, utf_8_decode, latin_1_encode, latin_1_decode, ascii_encode, ascii_decode, utf_16_encode, utf_16_decode,
    utf_16_le_encode, utf_16_le_decode, utf_16_be_encode, utf_16_be_decode, utf_16_ex_decode, utf_32_encode, utf_32_decode,
    utf_32_le_encode, utf_32_le_decode, utf_32_be_encode, utf_32_be_decode, utf_32_ex_decode, unicode_escape_encode,
    unicode_escape_decode, raw_unicode_escape_encode, raw_unicode_escape_decode, readbuffer_encode, charmap_encode,
    charmap_decode,
]
