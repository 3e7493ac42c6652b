"""The encodings that codecs knows, each as the names of its module in the package encodings."""

import codecs
import sys
import _codecs_direct as direct

_made = {}
# Those of UTF and of literals: an own name, and the function that decodes only as far as characters are whole.
_BUFFERED = {
    "utf_8": "utf-8", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be", "utf_32_le": "utf-32-le", "utf_32_be": "utf-32-be",
    "unicode_escape": "unicode-escape", "raw_unicode_escape": "raw-unicode-escape", "utf_7": "utf-7",
}
# Those of more than one byte a character, by the modules that have them.
_GROUPS = {
    "cn": "gb2312 gbk gb18030 hz",
    "hk": "big5hkscs",
    "iso2022": "iso2022_kr iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext",
    "jp": "shift_jis cp932 euc_jp shift_jis_2004 euc_jis_2004 euc_jisx0213 shift_jisx0213",
    "kr": "euc_kr cp949 johab",
    "tw": "big5 cp950",
}


def find(name):
    """Returns what is known of an encoding, by its name in small letters and underscores; None if nothing is."""
    from encodings.aliases import aliases
    home = aliases.get(name) or aliases.get(name.replace(".", "_"))
    for home in (home, name) if home is not None else (name,):
        names = None if "." in home else names_of(home)
        if names is not None:
            return names["getregentry"]()
    return None


def module(home):
    """Returns the module of an encoding, for `import encodings.NAME`; None if there is no such encoding."""
    names = names_of(home)
    if names is None:
        return None
    from types import ModuleType
    made = ModuleType("encodings." + home)
    made.__package__ = "encodings"
    made.codecs = codecs
    made.__dict__.update(names)
    sys.modules["encodings." + home] = made
    return made


def names_of(home):
    """Returns what the module of an encoding holds, made at the first question; None if there is no such encoding."""
    names = _made.get(home)
    if names is None:
        names = _new(home)
        if names is not None:
            _made[home] = names
    return names


def _new(home):
    own = _BUFFERED.get(home)
    if own is not None:
        return _buffered(home, own, getattr(direct, home + "_encode"), getattr(direct, home + "_decode"))
    if home in ("utf_16", "utf_32"):
        return _marked(home, home.replace("_", "-"))
    for group, homes in _GROUPS.items():
        if home in homes.split():
            return _multibyte(home, __import__("_codecs_" + group).getcodec(home))
    if home == "utf_8_sig":
        return _signed()
    if home in ("ascii", "latin_1"):
        own = "ascii" if home == "ascii" else "iso8859-1"
        return _plain(home, own, getattr(direct, home + "_encode"), getattr(direct, home + "_decode"))
    if home == "charmap":
        return _plain(home, home, direct.charmap_encode, direct.charmap_decode)
    from _codecs_tables import table
    found = table(home)
    if found is not None:
        return _of_table(home, *found)
    return _other(home)


def _named(home, names):
    # The classes are those of the module.
    for name, value in names.items():
        if isinstance(value, type):
            value.__module__ = "encodings." + home
            value.__qualname__ = name
    return names


def _module_of(home, name, encode, decode, classes, is_text=True):
    names = {cls.__name__: cls for cls in classes}

    def getregentry():
        return codecs.CodecInfo(encode, decode, names["StreamReader"], names["StreamWriter"], names["IncrementalEncoder"],
                                names["IncrementalDecoder"], name, _is_text_encoding=None if is_text else False)

    names["encode"], names["decode"], names["getregentry"] = encode, decode, getregentry
    return _named(home, names)


def _plain(home, name, encoding, decoding, is_text=True):
    """Makes the names of an encoding without a memory."""

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encoding(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decoding(input, self.errors)[0]

    class StreamWriter(codecs.StreamWriter):
        def encode(self, input, errors="strict"):
            return encoding(input, errors)

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors="strict"):
            return decoding(input, errors)

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encoding(input, errors)

        def decode(self, input, errors="strict"):
            return decoding(input, errors)

    return _module_of(home, name, encoding, decoding,
                      (Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader), is_text)


def _buffered(home, name, encoding, partial):
    """Makes the names of an encoding whose characters may be cut; `partial` decodes as far as they are whole."""

    def decode(input, errors="strict"):
        return partial(input, errors, True)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encoding(input, self.errors)[0]

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return partial(input, errors, final)

    class StreamWriter(codecs.StreamWriter):
        def encode(self, input, errors="strict"):
            return encoding(input, errors)

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors="strict"):
            return partial(input, errors, False)

    return _module_of(home, name, encoding, decode, (IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader))


def _marked(home, name):
    """Makes the names of an encoding with a mark at the beginning that says which end comes first."""
    encoding, ex_decode = getattr(direct, home + "_encode"), getattr(direct, home + "_ex_decode")
    ends = {end: (getattr(direct, f"{home}_{part}_encode"), getattr(direct, f"{home}_{part}_decode"))
            for end, part in ((-1, "le"), (1, "be"))}
    own = -1 if sys.byteorder == "little" else 1
    whole = getattr(direct, home + "_decode")

    def decode(input, errors="strict"):
        return whole(input, errors, True)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors="strict"):
            codecs.IncrementalEncoder.__init__(self, errors)
            self.encoder = None

        def encode(self, input, final=False):
            if self.encoder is None:
                result = encoding(input, self.errors)[0]
                self.encoder = ends[own][0]
                return result
            return self.encoder(input, self.errors)[0]

        def reset(self):
            codecs.IncrementalEncoder.reset(self)
            self.encoder = None

        def getstate(self):
            return 0 if self.encoder else 2

        def setstate(self, state):
            self.encoder = None if state else ends[own][0]

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self.decoder = None

        def _buffer_decode(self, input, errors, final):
            if self.decoder is not None:
                return self.decoder(input, self.errors, final)
            text, used, order = ex_decode(input, errors, 0, final)
            if order:
                self.decoder = ends[order][1]
            elif used >= (2 if home == "utf_16" else 4):
                raise _no_mark(name, input)
            return text, used

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.decoder = None

        def getstate(self):
            buffer = codecs.BufferedIncrementalDecoder.getstate(self)[0]
            return (buffer, 2) if self.decoder is None else (buffer, int(self.decoder is not ends[own][1]))

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            self.decoder = {0: ends[own][1], 1: ends[-own][1]}.get(state[1])

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors="strict"):
            codecs.StreamWriter.__init__(self, stream, errors)
            self.encoder = None

        def reset(self):
            codecs.StreamWriter.reset(self)
            self.encoder = None

        def encode(self, input, errors="strict"):
            if self.encoder is None:
                result = encoding(input, errors)
                self.encoder = ends[own][0]
                return result
            return self.encoder(input, errors)

    class StreamReader(codecs.StreamReader):
        _order = 0

        def reset(self):
            codecs.StreamReader.reset(self)
            self._order = 0

        def decode(self, input, errors="strict"):
            if self._order:
                return ends[self._order][1](input, errors)
            text, used, order = ex_decode(input, errors, 0, False)
            if not order and used >= (2 if home == "utf_16" else 4):
                raise _no_mark(name, input)
            self._order = order
            return text, used

    return _module_of(home, name, encoding, decode, (IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader))


def _no_mark(name, data):
    return UnicodeDecodeError(name, data, 0, 2 if name == "utf-16" else 4, "Stream does not start with BOM")


def _signed():
    """Makes the names of UTF-8 with a mark at the beginning."""

    def encode(input, errors="strict"):
        return codecs.BOM_UTF8 + direct.utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors="strict"):
        skip = 3 if input[:3] == codecs.BOM_UTF8 else 0
        text, used = direct.utf_8_decode(input[skip:], errors, True)
        return text, used + skip

    def begun(input, errors, final):
        # Gives None in place of text while there may be a mark.
        if len(input) < 3 and codecs.BOM_UTF8.startswith(input) and not final:
            return None, 0
        skip = 3 if input[:3] == codecs.BOM_UTF8 else 0
        text, used = direct.utf_8_decode(input[skip:], errors, final)
        return text, used + skip

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors="strict"):
            codecs.IncrementalEncoder.__init__(self, errors)
            self.first = 1

        def encode(self, input, final=False):
            if self.first:
                self.first = 0
                return encode(input, self.errors)[0]
            return direct.utf_8_encode(input, self.errors)[0]

        def reset(self):
            codecs.IncrementalEncoder.reset(self)
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self.first = 1

        def _buffer_decode(self, input, errors, final):
            if not self.first:
                return direct.utf_8_decode(input, errors, final)
            text, used = begun(input, errors, final)
            if text is None:
                return "", 0
            self.first = 0
            return text, used

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.first = 1

        def getstate(self):
            return codecs.BufferedIncrementalDecoder.getstate(self)[0], self.first

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            self.first = state[1]

    class StreamWriter(codecs.StreamWriter):
        _begun = False

        def reset(self):
            codecs.StreamWriter.reset(self)
            self._begun = False

        def encode(self, input, errors="strict"):
            if self._begun:
                return direct.utf_8_encode(input, errors)
            self._begun = True
            return encode(input, errors)

    class StreamReader(codecs.StreamReader):
        _begun = False

        def reset(self):
            codecs.StreamReader.reset(self)
            self._begun = False

        def decode(self, input, errors="strict"):
            if self._begun:
                return direct.utf_8_decode(input, errors)
            text, used = begun(input, errors, False)
            if text is None:
                return "", 0
            self._begun = True
            return text, used

    return _module_of("utf_8_sig", "utf-8-sig", encode, decode,
                      (IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader))


def _of_table(home, name, decoding_table):
    """Makes the names of an encoding of one byte a character."""
    encoding_table = codecs.charmap_build(decoding_table)

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return direct.charmap_encode(input, errors, encoding_table)

        def decode(self, input, errors="strict"):
            return direct.charmap_decode(input, errors, decoding_table)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return direct.charmap_encode(input, self.errors, encoding_table)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return direct.charmap_decode(input, self.errors, decoding_table)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        pass

    def getregentry():
        return codecs.CodecInfo(Codec().encode, Codec().decode, StreamReader, StreamWriter, IncrementalEncoder,
                                IncrementalDecoder, name)

    return _named(home, {
        "Codec": Codec, "IncrementalEncoder": IncrementalEncoder, "IncrementalDecoder": IncrementalDecoder,
        "StreamWriter": StreamWriter, "StreamReader": StreamReader, "getregentry": getregentry,
        "decoding_table": decoding_table, "encoding_table": encoding_table,
    })


def _multibyte(home, codec_):
    """Makes the names of an encoding of more than one byte a character."""
    import _multibytecodec as mbc

    class Codec(codecs.Codec):
        encode = codec_.encode
        decode = codec_.decode

    class IncrementalEncoder(mbc.MultibyteIncrementalEncoder, codecs.IncrementalEncoder):
        codec = codec_

    class IncrementalDecoder(mbc.MultibyteIncrementalDecoder, codecs.IncrementalDecoder):
        codec = codec_

    class StreamReader(Codec, mbc.MultibyteStreamReader, codecs.StreamReader):
        codec = codec_

    class StreamWriter(Codec, mbc.MultibyteStreamWriter, codecs.StreamWriter):
        codec = codec_

    def getregentry():
        return codecs.CodecInfo(codec_.encode, codec_.decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder,
                                home)

    return _named(home, {
        "Codec": Codec, "IncrementalEncoder": IncrementalEncoder, "IncrementalDecoder": IncrementalDecoder,
        "StreamReader": StreamReader, "StreamWriter": StreamWriter, "codec": codec_, "mbc": mbc, "getregentry": getregentry,
    })


def _rot13(text, errors="strict"):
    import string
    low, up = string.ascii_lowercase, string.ascii_uppercase
    turned = str.maketrans(low + up, low[13:] + low[:13] + up[13:] + up[:13])
    return str.translate(text, turned), len(text)


def _undefined(input, errors="strict"):
    raise UnicodeError("undefined encoding")


def _uu(data, errors="strict", filename="<data>", mode=0o666):
    import binascii
    assert errors == "strict"
    data = direct.bytes_of(data)
    filename = filename.replace("\n", "\\n").replace("\r", "\\r")
    lines = [b"begin %o %s\n" % (mode & 0o777, filename.encode("ascii"))]
    for at in range(0, len(data), 45):
        lines.append(binascii.b2a_uu(data[at:at + 45]))
    return b"".join(lines) + b" \nend\n", len(data)


def _from_uu(data, errors="strict"):
    import binascii
    assert errors == "strict"
    lines = iter(direct.bytes_of(data).splitlines(True))
    for line in lines:
        if line[:5] == b"begin":
            break
    else:
        raise ValueError('Missing "begin" line in input data')
    made = []
    for line in lines:
        if line == b"end\n":
            return b"".join(made), len(data)
        try:
            made.append(binascii.a2b_uu(line))
        except binascii.Error:
            # What some encoders add is left out.
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            made.append(binascii.a2b_uu(line[:size]))
    raise ValueError("Truncated input data")


def _bytes_to_bytes(home):
    """Returns the name of an encoding of bytes to bytes and how it is done both ways; or None."""
    if home == "hex_codec":
        import binascii
        return "hex", binascii.b2a_hex, binascii.a2b_hex
    if home == "base64_codec":
        import base64
        return "base64", base64.encodebytes, base64.decodebytes
    if home == "zlib_codec":
        import zlib
        return "zlib", zlib.compress, zlib.decompress
    if home == "bz2_codec":
        import bz2
        return "bz2", bz2.compress, bz2.decompress
    if home == "quopri_codec":
        import binascii
        return "quopri", lambda data: binascii.b2a_qp(data, quotetabs=True), binascii.a2b_qp
    return None


def _other(home):
    if home == "idna":
        import _codecs_names as names
        return _plain(home, home, names.idna_encode, names.idna_decode)
    if home == "punycode":
        import _codecs_names as names
        return _plain(home, home, lambda input, errors="strict": (names.punycode(input), len(input)),
                      lambda input, errors="strict": (names.from_punycode(direct.bytes_of(input), errors), len(input)))
    if home == "rot_13":
        return _plain(home, "rot-13", _rot13, _rot13, is_text=False)
    if home == "undefined":
        return _plain(home, home, _undefined, _undefined)
    if home == "uu_codec":
        return _plain(home, "uu", _uu, _from_uu, is_text=False)
    found = _bytes_to_bytes(home)
    if found is None:
        return None
    name, there, back = found

    def encode(input, errors="strict"):
        assert errors == "strict"
        return there(input), len(input)

    def decode(input, errors="strict"):
        assert errors == "strict"
        return back(input), len(input)

    return _plain(home, name, encode, decode, is_text=False)
