"""Encodings: looking them up, adding more, and reading and writing through them.

Each encoding is a module of the package `encodings`, made by `_codecs_more` when it is asked for. The functions that
work without a look-up are `_codecs_direct`; what reads and writes streams is `_codecs_streams`.

    >>> decode(b"\\x80", "cp1252"), encode("abc", "rot13")
    ('€', 'nop')
"""

import sys
from _codecs_streams import (
    Codec, IncrementalDecoder, IncrementalEncoder, StreamReader, StreamReaderWriter, StreamRecoder, StreamWriter,
    BufferedIncrementalDecoder, BufferedIncrementalEncoder,
)
from _codecs_direct import (
    FUNCTIONS, ascii_decode, ascii_encode, charmap_decode, charmap_encode, latin_1_decode, latin_1_encode,
    raw_unicode_escape_decode, raw_unicode_escape_encode, readbuffer_encode, unicode_escape_decode, unicode_escape_encode,
    utf_16_be_decode, utf_16_be_encode, utf_16_decode, utf_16_encode, utf_16_ex_decode, utf_16_le_decode, utf_16_le_encode,
    utf_32_be_decode, utf_32_be_encode, utf_32_decode, utf_32_encode, utf_32_ex_decode, utf_32_le_decode, utf_32_le_encode,
    utf_8_decode, utf_8_encode,    utf_7_decode, utf_7_encode,
)

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo",
    "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter",
    "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
    "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
    "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE


class CodecInfo(tuple):
    """What is known of an encoding: a tuple of how to encode, decode, read and write, with a name."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))

    def __getnewargs__(self):
        return tuple(self)


# Looking up.

_searches = []
_found = {}


def register(search_function, /):
    """Adds a function that gives a `CodecInfo` for a name, or None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    """Removes such a function."""
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


def _normal(name):
    # Letters, digits and dots stay; what is between them is one underscore.
    if "\0" in name:
        raise ValueError("embedded null character")
    made, gap = [], False
    for c in name.lower():
        if c.isascii() and c.isalnum() or c == ".":
            if gap and made:
                made.append("_")
            made.append(c)
            gap = False
        else:
            gap = True
    return "".join(made)


def lookup(encoding, /):
    """Returns what is known of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    info = _found.get(encoding)
    if info is not None:
        return info
    name = _normal(encoding)
    info = _found.get(name)
    if info is None:
        from _codecs_more import find
        info = find(name)
        if info is None:
            # Others see the name with its dashes as underscores, too.
            for search in _searches:
                info = search(name)
                if info is not None:
                    if not isinstance(info, tuple) or len(info) != 4:
                        raise TypeError("codec search functions must return 4-tuples")
                    break
            else:
                raise LookupError("unknown encoding: " + encoding)
        _found[name] = info
    # Most ask with the same few texts.
    if len(_found) < 1000:
        _found[encoding] = info
    return info


def getencoder(encoding):
    """Returns the function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Returns the function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """Returns the class that encodes piece by piece."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """Returns the class that decodes piece by piece."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """Returns the class that reads a stream."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """Returns the class that writes a stream."""
    return lookup(encoding).streamwriter


def encode(obj, encoding="utf-8", errors="strict"):
    """Returns an object encoded."""
    return _noted(lookup(encoding)[0], obj, errors, "encoding", encoding)


def decode(obj, encoding="utf-8", errors="strict"):
    """Returns an object decoded."""
    return _noted(lookup(encoding)[1], obj, errors, "decoding", encoding)


def _noted(function, obj, errors, what, encoding):
    # An exception on the way is told which encoding it came from.
    try:
        made = function(obj, errors)
    except Exception as e:
        e.add_note(f"{what} with '{encoding}' codec failed")
        raise
    if not isinstance(made, tuple) or len(made) != 2:
        raise TypeError(f"{what[:-3]}er must return a tuple (object, integer)")
    return made[0]


# What the natives ask for when they do not know an encoding or a handler.

def _text_codec(encoding, function):
    info = lookup(encoding)
    if isinstance(info, CodecInfo) and not info._is_text_encoding:
        raise LookupError(f"'{encoding}' is not a text encoding; use {function} to handle arbitrary codecs")
    return info


def _encode_other(text, encoding, errors):
    made = _noted(_text_codec(encoding, "codecs.encode()")[0], text, errors, "encoding", encoding)
    if not isinstance(made, (bytes, bytearray)):
        raise TypeError(f"'{encoding}' encoder returned '{type(made).__name__}' instead of 'bytes'; use codecs.encode() to "
                        "encode to arbitrary types")
    return bytes(made)


def _decode_other(data, encoding, errors):
    made = _noted(_text_codec(encoding, "codecs.decode()")[1], data, errors, "decoding", encoding)
    if not isinstance(made, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(made).__name__}' instead of 'str'; use codecs.decode() to "
                        "decode to arbitrary types")
    return made


def _checked(answer, size, kinds):
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) or not isinstance(answer[1], int):
        what = "encoding error handler must return (str/bytes, int) tuple" if bytes in kinds else \
            "decoding error handler must return (str, int) tuple"
        raise TypeError(what)
    place = answer[1]
    if place < 0:
        place += size
    if not 0 <= place <= size:
        raise IndexError("position %d from error handler out of bounds" % answer[1])
    return answer[0], place


def _encode_handled(text, encoding, errors, plain=None):
    handler = lookup_error(errors)
    if plain is None:
        def plain(piece):
            return piece.encode(encoding)
    made = []
    at = 0
    while True:
        try:
            made.append(plain(text[at:]))
            return b"".join(made)
        except UnicodeEncodeError as e:
            error = UnicodeEncodeError(e.encoding, text, e.start + at, e.end + at, e.reason)
        made.append(plain(text[at:error.start]))
        instead, at = _checked(handler(error), len(text), (str, bytes))
        if isinstance(instead, str):
            try:
                instead = plain(instead)
            except UnicodeEncodeError:
                raise error from None
        made.append(instead)


def _decode_handled(data, encoding, errors, plain=None):
    handler = lookup_error(errors)
    if plain is None:
        def plain(piece):
            return piece.decode(encoding)
    made = []
    at = 0
    while True:
        try:
            made.append(plain(data[at:]))
            return "".join(made)
        except UnicodeDecodeError as e:
            error = UnicodeDecodeError(e.encoding, data, e.start + at, e.end + at, e.reason)
        made.append(plain(data[at:error.start]))
        instead, at = _checked(handler(error), len(error.object), (str,))
        data = error.object
        made.append(instead)


# Handlers of errors.

def _cannot(exception):
    return TypeError("don't know how to handle %s in error callback" % type(exception).__name__)


def strict_errors(exception):
    """Raises the error."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception):
    """Leaves out what does not fit."""
    if isinstance(exception, UnicodeError):
        return "", exception.end
    raise _cannot(exception)


def replace_errors(exception):
    """Puts a question mark, or U+FFFD, in its stead."""
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    raise _cannot(exception)


def xmlcharrefreplace_errors(exception):
    """Puts a reference of XML in its stead."""
    if isinstance(exception, UnicodeEncodeError):
        text = exception.object[exception.start:exception.end]
        return "".join(["&#%d;" % ord(c) for c in text]), exception.end
    raise _cannot(exception)


def _escape(c):
    code = ord(c)
    return "\\x%02x" % code if code < 0x100 else "\\u%04x" % code if code < 0x10000 else "\\U%08x" % code


def backslashreplace_errors(exception):
    """Puts an escape in its stead."""
    if isinstance(exception, UnicodeDecodeError):
        data = exception.object[exception.start:exception.end]
        return "".join(["\\x%02x" % byte for byte in data]), exception.end
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        text = exception.object[exception.start:exception.end]
        return "".join([_escape(c) for c in text]), exception.end
    raise _cannot(exception)


def namereplace_errors(exception):
    """Puts an escape with the name in its stead."""
    if isinstance(exception, UnicodeEncodeError):
        import unicodedata
        made = []
        for c in exception.object[exception.start:exception.end]:
            name = unicodedata.name(c, None)
            made.append(_escape(c) if name is None else "\\N{%s}" % name)
        return "".join(made), exception.end
    raise _cannot(exception)


def _surrogateescape(exception):
    """Puts a surrogate in the stead of a byte, and takes it back."""
    if isinstance(exception, UnicodeDecodeError):
        made = ""
        for byte in exception.object[exception.start:min(exception.end, exception.start + 4)]:
            if byte < 0x80:
                break
            made += chr(0xDC00 + byte)
        if not made:
            raise exception
        return made, exception.start + len(made)
    if isinstance(exception, UnicodeEncodeError):
        text = exception.object[exception.start:exception.end]
        if not all("\udc80" <= c <= "\udcff" for c in text):
            raise exception
        return bytes([ord(c) - 0xDC00 for c in text]), exception.end
    raise _cannot(exception)


_UNITS = {
    "utf8": ("utf-8", 3), "utf16le": ("utf-16-le", 2), "utf16be": ("utf-16-be", 2), "utf32le": ("utf-32-le", 4),
    "utf32be": ("utf-32-be", 4),
}


def _unit_codec(exception):
    # The encoding that the error is of, if surrogates have a form there, and how long that is.
    name = exception.encoding.lower().replace("-", "").replace("_", "")
    if name in ("utf16", "utf32"):
        name += "le" if sys.byteorder == "little" else "be"
    if name not in _UNITS:
        raise exception
    return _UNITS[name]


def _surrogatepass(exception):
    """Lets surrogates through as if they were characters."""
    if isinstance(exception, UnicodeEncodeError):
        name, _ = _unit_codec(exception)
        text = exception.object[exception.start:exception.end]
        if not all("\ud800" <= c <= "\udfff" for c in text):
            raise exception
        return text.encode(name, "surrogatepass"), exception.end
    if isinstance(exception, UnicodeDecodeError):
        name, size = _unit_codec(exception)
        try:
            made = exception.object[exception.start:exception.start + size].decode(name, "surrogatepass")
        except UnicodeDecodeError:
            made = ""
        if len(made) != 1 or not "\ud800" <= made <= "\udfff":
            raise exception
        return made, exception.start + size
    raise _cannot(exception)


_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors, "surrogateescape": _surrogateescape, "surrogatepass": _surrogatepass,
}


def register_error(errors, handler, /):
    """Gives a handler of errors a name for `encode` and `decode`."""
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {type(errors).__name__}")
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    """Returns the handler of a name."""
    if not isinstance(name, str):
        raise TypeError(f"lookup_error() argument must be str, not {type(name).__name__}")
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


# Streams.

def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file that is read and written through an encoding, its newlines as they are."""
    import builtins
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        made.encoding = encoding
        return made
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Returns a file in one encoding as if it were in another."""
    if file_encoding is None:
        file_encoding = data_encoding
    data = lookup(data_encoding)
    inside = lookup(file_encoding)
    made = StreamRecoder(file, data.encode, data.decode, inside.streamreader, inside.streamwriter, errors)
    made.data_encoding = data_encoding
    made.file_encoding = file_encoding
    return made


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the texts of an iterator, one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for text in iterator:
        made = encoder.encode(text)
        if made:
            yield made
    made = encoder.encode("", True)
    if made:
        yield made


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the bytes of an iterator, one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for data in iterator:
        made = decoder.decode(data)
        if made:
            yield made
    made = decoder.decode(b"", True)
    if made:
        yield made


def _kind_for_files(encoding):
    """Returns whether `open` decodes this piece by piece, not byte by byte. LookupError if it does not know the encoding."""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs")
    name = getattr(info, "name", None) or ""
    if name == "utf-7" or hasattr(info.incrementaldecoder, "codec"):
        return True
    from _codecs_tables import table
    if table(name.replace("-", "_")) is None and table(name.replace("-", "_", 1)) is None:
        raise LookupError("unknown encoding: " + encoding)
    return False


def _file_decoder(encoding, errors, state):
    decoder = lookup(encoding).incrementaldecoder(errors)
    if state:
        decoder.setstate((b"", state))
    return decoder


def _file_decode(data, encoding, errors, state, final):
    """Returns the text of some bytes of a file, how many of them wait for more, and the state; 0 is the first one."""
    decoder = _file_decoder(encoding, errors, state)
    text = decoder.decode(data, final)
    rest, state = decoder.getstate()
    return text, len(rest), state


def _file_ahead(data, encoding, errors, state, taken, translates):
    """Returns how many bytes of a file are behind those of so many characters."""
    decoder = _file_decoder(encoding, errors, state)
    count, at = 0, 0
    while count < taken and at < len(data):
        count += len(decoder.decode(data[at:at + 1]))
        at += 1
        if translates and data[at - 1:at + 1] == b"\r\n":
            at += 1
    return len(data) - at


def _file_encode(text, encoding, errors, state):
    """Returns the bytes of some text of a file, and the state as text; an empty one is the first."""
    encoder = lookup(encoding).incrementalencoder(errors)
    if state:
        encoder.setstate(int(state))
    data = encoder.encode(text)
    return data, str(encoder.getstate())


_ESCAPES = {"\\": 92, "'": 39, '"': 34, "b": 8, "f": 12, "t": 9, "n": 10, "r": 13, "v": 11, "a": 7}


def escape_decode(data, errors="strict", /):
    """Returns the bytes that a literal with these escapes stands for, and how many were read."""
    if isinstance(data, str):
        data = data.encode()
    data = bytes(data)
    odd = None
    out, at = bytearray(), 0
    while at < len(data):
        if data[at] != 92:
            end = data.find(b"\\", at)
            end = len(data) if end < 0 else end
            out += data[at:end]
            at = end
            continue
        start, at = at, at + 2
        if start + 1 == len(data):
            raise ValueError("Trailing \\ in string")
        c = chr(data[start + 1])
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c in "01234567":
            while at < start + 4 and data[at:at + 1] in (b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7"):
                at += 1
            value = int(data[start + 1:at], 8)
            if value > 255:
                odd = odd or f"invalid octal escape sequence '\\{value:o}'"
            out.append(value & 255)
        elif c == "x":
            digits = data[at:at + 2]
            if len(digits) == 2 and digits.isalnum():
                try:
                    out.append(int(digits, 16))
                    at += 2
                    continue
                except ValueError:
                    pass
            if errors == "strict":
                raise ValueError(f"invalid \\x escape at position {start}")
            if errors == "replace":
                out += b"?"
            elif errors != "ignore":
                raise ValueError(f"decoding error; unknown error handling code: {errors}")
            if digits[:1] and digits[:1] in b"0123456789abcdefABCDEF":
                at += 1
        elif c != "\n":
            odd = odd or f"invalid escape sequence '\\{c}'"
            out += data[start:at]
    if odd is not None:
        # Only the first is told of.
        from warnings import warn
        warn(odd, DeprecationWarning, stacklevel=2)
    return bytes(out), len(data)


def escape_encode(data, errors=None, /):
    """Returns bytes as they stand in a literal, and how many they were."""
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    # With a quote of the other kind, repr takes single ones and marks those inside.
    return repr(data + b'"')[2:-2].encode(), len(data)


def charmap_build(map, /):
    """Returns the bytes of characters, from the characters of bytes."""
    return {ord(c): i for i, c in enumerate(map) if c != "\ufffe"}


def make_identity_dict(rng):
    """Returns a dict of things that stand for themselves."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """Returns a dict the other way round; what stands for two things stands for None."""
    made = {}
    for key, value in decoding_map.items():
        made[value] = None if value in made else key
    return made


from _functools import builtin as _as_builtin
_as_builtin(
    register, unregister, lookup, encode, decode, strict_errors, ignore_errors, replace_errors,
    xmlcharrefreplace_errors, backslashreplace_errors, namereplace_errors, register_error, lookup_error,
    escape_decode, escape_encode, charmap_build, *FUNCTIONS,
)
del _as_builtin, FUNCTIONS
