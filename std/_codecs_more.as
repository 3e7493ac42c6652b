"""The encodings that codecs knows: the native ones, those of one byte a character, those of bytes to bytes."""

import codecs

# What the natives know, by CPython's names for them.
_NATIVE = {
    "utf_8": "utf-8", "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8", "utf8_ucs2": "utf-8",
    "utf8_ucs4": "utf-8", "utf_8_sig": "utf-8-sig", "ascii": "ascii", "us_ascii": "ascii", "646": "ascii",
    "ansi_x3.4_1968": "ascii", "iso646_us": "ascii", "us": "ascii", "latin_1": "iso8859-1", "latin1": "iso8859-1",
    "iso_8859_1": "iso8859-1", "iso8859_1": "iso8859-1", "8859": "iso8859-1", "cp819": "iso8859-1", "l1": "iso8859-1",
    "latin": "iso8859-1", "iso8859": "iso8859-1", "utf_16": "utf-16", "utf16": "utf-16", "u16": "utf-16",
    "utf_16_le": "utf-16-le", "utf_16le": "utf-16-le", "utf_16_be": "utf-16-be", "utf_16be": "utf-16-be",
    "utf_32": "utf-32", "utf32": "utf-32", "u32": "utf-32", "utf_32_le": "utf-32-le", "utf_32le": "utf-32-le",
    "utf_32_be": "utf-32-be", "utf_32be": "utf-32-be", "unicode_escape": "unicode-escape",
    "raw_unicode_escape": "raw-unicode-escape",
}


def find(name):
    """Returns what is known of an encoding, by its name in small letters and underscores; None if nothing is."""
    own = _NATIVE.get(name)
    if own is not None:
        return _native(own)
    from _codecs_tables import table
    found = table(name)
    if found is not None:
        return _of_table(*found)
    return _other(name)


def _bytes_like(data):
    return data if isinstance(data, bytes) else bytes(memoryview(data))


def _info(name, encode, decode, partial=None, is_text=True, begin=None):
    """Puts together the classes that go with two functions; `partial` decodes as far as characters are whole."""

    class IncrementalEncoder(codecs.IncrementalEncoder):
        _begun = False

        def encode(self, input, final=False):
            if begin is None or not self._begun:
                if input:
                    self._begun = True
                return encode(input, self.errors)[0] if input or begin is None else b""
            # The mark stands at the beginning alone.
            return input.encode(begin, self.errors)

        def reset(self):
            self._begun = False

        def getstate(self):
            return 0 if begin is None else 0 if self._begun else 2

        def setstate(self, state):
            self._begun = not state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        _mark = None

        def _buffer_decode(self, input, errors, final):
            if partial is None:
                return decode(input, errors)
            return partial(self, input, errors, final)

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self._mark = None

    class StreamWriter(codecs.StreamWriter):
        _begun = False

        def encode(self, input, errors="strict"):
            if begin is None or not self._begun:
                self._begun = True
                return encode(input, errors)
            return input.encode(begin, errors), len(input)

        def reset(self):
            self._begun = False

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors="strict"):
            if partial is None:
                return decode(input, errors)
            if self._decoder is None:
                self._decoder = IncrementalDecoder(errors)
            return partial(self._decoder, input, errors, False)

        def reset(self):
            codecs.StreamReader.reset(self)
            self._decoder = None

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name,
                            _is_text_encoding=is_text)


def _native(name):
    def encode(input, errors="strict"):
        return str.encode(input, name, "strict" if errors is None else errors), len(input)

    def decode(input, errors="strict"):
        return _bytes_like(input).decode(name, "strict" if errors is None else errors), len(input)

    if name in ("ascii", "iso8859-1"):
        return _info(name, encode, decode)
    begin = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name)

    def partial(decoder, input, errors, final):
        if final:
            which = decoder._mark or name
            return input.decode(which, errors), len(input)
        which = decoder._mark
        skip = 0
        if which is None:
            which = name
            if begin is not None:
                # Until the mark has been seen it is not known what follows.
                if name == "utf-8-sig":
                    if len(input) < 3 and codecs.BOM_UTF8.startswith(input):
                        return "", 0
                    skip = 3 if input.startswith(codecs.BOM_UTF8) else 0
                    which = "utf-8"
                else:
                    width = 2 if name == "utf-16" else 4
                    if len(input) < width:
                        return "", 0
                    mark = input[:width]
                    big = codecs.BOM_UTF16_BE if width == 2 else codecs.BOM_UTF32_BE
                    little = codecs.BOM_UTF16_LE if width == 2 else codecs.BOM_UTF32_LE
                    which = name + ("-be" if mark == big else "-le")
                    skip = width if mark in (big, little) else 0
                decoder._mark = which
        end = _whole(input, which, skip)
        return input[skip:end].decode(which, errors), end

    return _info(name, encode, decode, partial, begin=begin)


def _whole(data, encoding, start):
    """Returns up to where the characters of the data are whole."""
    size = len(data)
    if encoding.startswith("utf-32"):
        return size - (size - start) % 4
    if encoding.startswith("utf-16"):
        end = size - (size - start) % 2
        if end - start >= 2:
            unit = data[end - 2:end]
            high = unit[0] if encoding.endswith("be") else unit[1]
            if 0xD8 <= high <= 0xDB:
                end -= 2
        return end
    if encoding != "utf-8":
        # An escape may be cut anywhere.
        at = data.rfind(b"\\", start)
        return at if at >= 0 and size - at < 10 and not (size - at > 1 and data[at + 1:at + 2] not in b"xuUN01234567") else size
    for back in range(1, min(4, size - start) + 1):
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


def _of_table(name, chars):
    values = {c: i for i, c in enumerate(chars) if c != "\ufffe"}

    def plain(text):
        try:
            return bytes([values[c] for c in text])
        except KeyError:
            start = next(i for i, c in enumerate(text) if c not in values)
            end = start
            while end < len(text) and text[end] not in values:
                end += 1
            raise UnicodeEncodeError("charmap", text, start, end, "character maps to <undefined>") from None

    def encode(input, errors="strict"):
        if errors == "strict" or errors is None:
            return plain(input), len(input)
        return codecs._encode_handled(input, name, errors, plain), len(input)

    def read(data):
        made = "".join([chars[byte] for byte in data])
        at = made.find("\ufffe")
        if at >= 0:
            raise UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
        return made

    def decode(input, errors="strict"):
        input = _bytes_like(input)
        if errors == "strict" or errors is None:
            return read(input), len(input)
        return codecs._decode_handled(input, name, errors, read), len(input)

    return _info(name, encode, decode)


def _rot13(text, errors="strict"):
    import string
    low, up = string.ascii_lowercase, string.ascii_uppercase
    turned = str.maketrans(low + up, low[13:] + low[:13] + up[13:] + up[:13])
    return str.translate(text, turned), len(text)


def _other(name):
    if name == "charmap":
        return _of_table("charmap", "".join([chr(i) for i in range(256)]))
    if name in ("punycode", "idna"):
        import _codecs_names as names
        if name == "idna":
            return _info("idna", names.idna_encode, names.idna_decode)
        return _info("punycode", lambda input, errors="strict": (names.punycode(input), len(input)),
                     lambda input, errors="strict": (names.from_punycode(_bytes_like(input), errors), len(input)))
    if name in ("rot13", "rot_13"):
        return _info("rot-13", _rot13, _rot13, is_text=False)
    pair = None
    if name in ("hex", "hex_codec"):
        import binascii
        name, pair = "hex", (binascii.b2a_hex, binascii.a2b_hex)
    elif name in ("base64", "base_64", "base64_codec"):
        import base64
        name, pair = "base64", (base64.encodebytes, base64.decodebytes)
    elif name in ("zip", "zlib", "zlib_codec"):
        import zlib
        name, pair = "zlib", (zlib.compress, zlib.decompress)
    elif name in ("quopri", "quoted_printable", "quopri_codec"):
        import binascii
        name = "quopri"
        pair = (lambda data: binascii.b2a_qp(data, quotetabs=True), binascii.a2b_qp)
    if pair is None:
        return None

    def encode(input, errors="strict"):
        assert errors == "strict"
        return pair[0](input), len(input)

    def decode(input, errors="strict"):
        assert errors == "strict"
        return pair[1](input), len(input)

    return _info(name, encode, decode, is_text=False)
