"""Bytes as text of 16, 32, 64 or 85 characters, and back.

    >>> b64encode(b"hello"), b32encode(b"hello"), b16encode(b"hello")
    (b'aGVsbG8=', b'NBSWY3DP', b'68656C6C6F')
"""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

bytes_types = (bytes, bytearray)

MAXLINESIZE = 76
MAXBINSIZE = 57


def _bytes_of(s):
    """Returns bytes or ASCII text as bytes."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    """Returns bytes in base64; `altchars` stand for + and /."""
    made = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return made.translate(bytes.maketrans(b"+/", altchars))
    return made


def b64decode(s, altchars=None, validate=False):
    """Reads base64; with `validate`, other characters are an error."""
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Returns bytes in base64."""
    return b64encode(s)


def standard_b64decode(s):
    """Reads base64."""
    return b64decode(s)


_URL_ENCODE = bytes.maketrans(b"+/", b"-_")
_URL_DECODE = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Returns bytes in base64 with - and _ for + and /."""
    return b64encode(s).translate(_URL_ENCODE)


def urlsafe_b64decode(s):
    """Reads base64 with - and _ for + and /."""
    return b64decode(_bytes_of(s).translate(_URL_DECODE))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_pairs = {}


def _b32encode(alphabet, s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    # Ten bits at a time.
    pairs = _pairs.get(alphabet)
    if pairs is None:
        pairs = _pairs[alphabet] = [bytes((a, b)) for a in alphabet for b in alphabet]
    over = len(s) % 5
    if over:
        s = bytes(s) + bytes(5 - over)
    made = bytearray()
    for i in range(0, len(s), 5):
        c = int.from_bytes(s[i:i + 5], "big")
        made += pairs[c >> 30] + pairs[c >> 20 & 0x3FF] + pairs[c >> 10 & 0x3FF] + pairs[c & 0x3FF]
    if over:
        pad = 8 - (over * 8 + 4) // 5
        made[-pad:] = b"=" * pad
    return bytes(made)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes_of(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_of(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    whole = len(s)
    s = s.rstrip(b"=")
    pads = whole - len(s)
    value = {c: i for i, c in enumerate(alphabet)}
    made = bytearray()
    last = 0
    for i in range(0, len(s), 8):
        last = 0
        try:
            for c in s[i:i + 8]:
                last = last << 5 | value[c]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        made += last.to_bytes(5, "big") if i + 8 <= len(s) else b""
    if whole % 8 or pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pads and whole:
        last <<= 5 * pads
        made += last.to_bytes(5, "big")[:(43 - 5 * pads) // 8]
    return bytes(made)


def b32encode(s):
    """Returns bytes in base32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Reads base32; `map01` says what 1 stands for, and 0 is then O."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Returns bytes in base32 with the digits in order."""
    return _b32encode(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    """Reads base32 with the digits in order."""
    return _b32decode(_B32_HEX, s, casefold)


def b16encode(s):
    """Returns bytes as upper-case hex digits."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Reads hex digits, upper-case ones alone unless `casefold`."""
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_Z85_TO_B85 = bytes.maketrans(_Z85, _B85)
# What is no digit of z85 must not become one of b85.
_Z85_READ = bytes(_Z85_TO_B85[c] if c in _Z85 else 0 for c in range(256))
_B85_TO_Z85 = bytes.maketrans(_B85, _Z85)


def _85encode(b, digits, pad, zeros=False, spaces=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    short = -len(b) % 4
    if short:
        b = bytes(b) + bytes(short)
    made = []
    for i in range(0, len(b), 4):
        word = int.from_bytes(b[i:i + 4], "big")
        if zeros and not word:
            made.append(b"z")
        elif spaces and word == 0x20202020:
            made.append(b"y")
        else:
            word, e = divmod(word, 85)
            word, d = divmod(word, 85)
            word, c = divmod(word, 85)
            a, second = divmod(word, 85)
            made.append(bytes((digits[a], digits[second], digits[c], digits[d], digits[e])))
    if short and not pad:
        if made[-1] == b"z":
            made[-1] = digits[:1] * 5
        made[-1] = made[-1][:-short]
    return b"".join(made)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Returns bytes in Ascii85."""
    made = _85encode(b, _A85, pad, True, foldspaces)
    if adobe:
        made = b"<~" + made
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [made[i:i + wrapcol] for i in range(0, len(made), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        made = b"\n".join(lines)
    if adobe:
        made += b"~>"
    return made


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Reads Ascii85."""
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    made = []
    word = 0
    count = 0
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            word = word * 85 + c - 33
            count += 1
            if count == 5:
                if word > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow") from None
                made.append(word.to_bytes(4, "big"))
                word = count = 0
        elif c == 122:
            if count:
                raise ValueError("z inside Ascii85 5-tuple")
            made.append(bytes(4))
        elif foldspaces and c == 121:
            if count:
                raise ValueError("y inside Ascii85 5-tuple")
            made.append(b"    ")
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    pads = 4 - count
    whole = b"".join(made)
    return whole[:-pads] if pads else whole


def b85encode(b, pad=False):
    """Returns bytes in base85, as git has it."""
    return _85encode(b, _B85, pad)


def b85decode(b):
    """Reads base85."""
    value = [None] * 256
    for i, c in enumerate(_B85):
        value[c] = i
    b = _bytes_of(b)
    pads = -len(b) % 5
    b = bytes(b) + b"~" * pads
    made = []
    for i in range(0, len(b), 5):
        word = 0
        piece = b[i:i + 5]
        try:
            for c in piece:
                word = word * 85 + value[c]
        except TypeError:
            for j, c in enumerate(piece):
                if value[c] is None:
                    raise ValueError("bad base85 character at position %d" % (i + j)) from None
            raise
        if word > 0xFFFFFFFF:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i) from None
        made.append(word.to_bytes(4, "big"))
    whole = b"".join(made)
    return whole[:-pads] if pads else whole


def z85encode(s):
    """Returns bytes in base85, as ZeroMQ has it."""
    return b85encode(s).translate(_B85_TO_Z85)


def z85decode(s):
    """Reads ZeroMQ's base85."""
    try:
        return b85decode(_bytes_of(s).translate(_Z85_READ))
    except ValueError as e:
        raise ValueError(e.args[0].replace("base85", "z85")) from None


def encode(input, output):
    """Copies a binary file in base64, in lines of 76 characters."""
    while s := input.read(MAXBINSIZE):
        while len(s) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(s))):
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Copies a file in base64 as the bytes it stands for."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _checked(s):
    try:
        view = memoryview(s)
    except TypeError as e:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from e
    if view.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (view.format, s.__class__.__name__))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Returns bytes in base64, in lines of 76 characters."""
    _checked(s)
    return b"".join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Reads base64."""
    _checked(s)
    return binascii.a2b_base64(s)
