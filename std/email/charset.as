"""email.charset: how headers and bodies in a character set are written.

    >>> Charset("latin-1"), Charset("utf8").header_encode("é")
    (iso-8859-1, '=?utf8?b?w6k=?=')
"""

__all__ = ["Charset", "add_alias", "add_charset", "add_codec"]

QP = 1
BASE64 = 2
SHORTEST = 3

RFC2047_CHROME_LEN = 7
DEFAULT_CHARSET = "us-ascii"
UNKNOWN8BIT = "unknown-8bit"
EMPTYSTRING = ""

# Of a set: how headers and bodies are encoded, and the set they are converted to.
CHARSETS = {f"iso-8859-{n}": (QP, QP, None) for n in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)}
CHARSETS.update({
    "windows-1252": (QP, QP, None),
    "viscii": (QP, QP, None),
    "us-ascii": (None, None, None),
    "big5": (BASE64, BASE64, None),
    "gb2312": (BASE64, BASE64, None),
    "euc-jp": (BASE64, None, "iso-2022-jp"),
    "shift_jis": (BASE64, None, "iso-2022-jp"),
    "iso-2022-jp": (BASE64, None, None),
    "koi8-r": (BASE64, BASE64, None),
    "utf-8": (SHORTEST, BASE64, "utf-8"),
})

ALIASES = {}
for _number, _part in enumerate((1, 2, 3, 4, 9, 10, 13, 14, 15, 16), 1):
    ALIASES[f"latin_{_number}"] = ALIASES[f"latin-{_number}"] = f"iso-8859-{_part}"
ALIASES.update({"cp949": "ks_c_5601-1987", "euc_jp": "euc-jp", "euc_kr": "euc-kr", "ascii": "us-ascii"})

CODEC_MAP = {"gb2312": "eucgb2312_cn", "big5": "big5_tw", "us-ascii": None}


def add_charset(charset, header_enc=None, body_enc=None, output_charset=None):
    """Says how a set is to be written."""
    if body_enc == SHORTEST:
        raise ValueError("SHORTEST not allowed for body_enc")
    CHARSETS[charset] = (header_enc, body_enc, output_charset)


def add_alias(alias, canonical):
    """Gives a set another name."""
    ALIASES[alias] = canonical


def add_codec(charset, codecname):
    """Names the codec of a set."""
    CODEC_MAP[charset] = codecname


def _bytes_of(text, codec):
    return text.encode("ascii", "surrogateescape") if codec == UNKNOWN8BIT else text.encode(codec)


class Charset:
    """A character set, and how it is written."""

    def __init__(self, input_charset=DEFAULT_CHARSET):
        from email.errors import CharsetError
        try:
            if isinstance(input_charset, str):
                input_charset.encode("ascii")
            else:
                input_charset = str(input_charset, "ascii")
        except UnicodeError:
            raise CharsetError(input_charset) from None
        lowered = input_charset.lower()
        self.input_charset = ALIASES.get(lowered, lowered)
        header, body, converted = CHARSETS.get(self.input_charset, (SHORTEST, BASE64, None))
        self.header_encoding = header
        self.body_encoding = body
        converted = converted or self.input_charset
        self.output_charset = ALIASES.get(converted, converted)
        self.input_codec = CODEC_MAP.get(self.input_charset, self.input_charset)
        self.output_codec = CODEC_MAP.get(self.output_charset, self.output_charset)

    def __repr__(self):
        return self.input_charset.lower()

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def get_body_encoding(self):
        """Returns the name of the transfer encoding of bodies, or a function that finds one."""
        if self.body_encoding == QP:
            return "quoted-printable"
        if self.body_encoding == BASE64:
            return "base64"
        from email.encoders import encode_7or8bit
        return encode_7or8bit

    def get_output_charset(self):
        return self.output_charset or self.input_charset

    def _encoder(self, data):
        """Returns the module by which bytes of a header are written; None if they stand as they are."""
        from email import base64mime, quoprimime
        if self.header_encoding == SHORTEST:
            return base64mime if base64mime.header_length(data) < quoprimime.header_length(data) else quoprimime
        return {BASE64: base64mime, QP: quoprimime}.get(self.header_encoding)

    def header_encode(self, string):
        """Writes a text as an encoded word."""
        codec = self.output_codec or "us-ascii"
        data = _bytes_of(string, codec)
        encoder = self._encoder(data)
        return string if encoder is None else encoder.header_encode(data, codec)

    def header_encode_lines(self, string, maxlengths):
        """Writes a text as encoded words, none longer than the lengths say; the first is None if there is no room for it."""
        codec = self.output_codec or "us-ascii"
        encoder = self._encoder(_bytes_of(string, codec))
        around = len(self.get_output_charset()) + RFC2047_CHROME_LEN
        room = next(maxlengths) - around
        found, start = [], 0
        for at in range(len(string)):
            if encoder.header_length(_bytes_of(string[start:at + 1], self.output_charset)) <= room:
                continue
            if not found and at == start:
                found.append(None)
            else:
                found.append(encoder.header_encode(_bytes_of(string[start:at], codec), codec))
            start = at
            room = next(maxlengths) - around
        found.append(encoder.header_encode(_bytes_of(string[start:], codec), codec))
        return found

    def body_encode(self, string):
        """Writes a body."""
        if not string:
            return string
        from email import base64mime, quoprimime
        if self.body_encoding is BASE64:
            return base64mime.body_encode(string.encode(self.output_charset) if isinstance(string, str) else string)
        if self.body_encoding is QP:
            if isinstance(string, str):
                string = string.encode(self.output_charset)
            return quoprimime.body_encode(string.decode("latin1"))
        if isinstance(string, str):
            string = string.encode(self.output_charset).decode("ascii")
        return string
