"""email.header: texts of headers with encoded words (RFC 2047).

    >>> Header("Grüße", "utf-8").encode(), decode_header("=?utf-8?q?Gr=C3=BC=C3=9Fe?=")
    ('=?utf-8?b?R3LDvMOfZQ==?=', [(b'Gr\\xc3\\xbc\\xc3\\x9fe', 'utf-8')])
"""

import binascii
import re
from email.charset import Charset, UNKNOWN8BIT
from email.errors import HeaderParseError

__all__ = ["Header", "decode_header", "make_header"]

MAXLINELEN = 78
USASCII = Charset("us-ascii")
UTF8 = Charset("utf-8")

_word = re.compile(r"=\?([^?]*?)\?([bqBQ])\?(.*?)\?=", re.MULTILINE)
# A line that would be read as a header of its own.
_other = re.compile(r"\n[^ \t]+:")


def decode_header(header):
    """Splits a header into (text or bytes, character set) pairs."""
    if hasattr(header, "_chunks"):
        return [(_raw(text, str(charset)), str(charset)) for text, charset in header._chunks]
    if not _word.search(header):
        return [(header, None)]
    words = []
    for line in header.splitlines():
        at, first = 0, True
        for found in _word.finditer(line):
            _plain(words, line[at:found.start()], first)
            words.append((found[3], found[2].lower(), found[1].lower()))
            at, first = found.end(), False
        _plain(words, line[at:], first)
    words = [word for number, word in enumerate(words) if not _between(words, number)]
    found = []
    for text, encoding, charset in words:
        data = _decoded(text, encoding)
        if found and found[-1][1] == charset:
            found[-1][0] += b" " + data if charset is None else data
        else:
            found.append([data, charset])
    return [tuple(pair) for pair in found]


def _raw(text, charset):
    return text.encode("ascii", "surrogateescape") if charset == UNKNOWN8BIT else text.encode(Charset(charset).output_codec or "ascii")


def _plain(words, text, first):
    text = text.lstrip() if first else text
    if text:
        words.append((text, None, None))


def _between(words, number):
    """Says whether a word is but the white space between two encoded ones."""
    text, encoding, _ = words[number]
    return encoding is None and text.isspace() and 0 < number < len(words) - 1 and bool(words[number - 1][1] and words[number + 1][1])


def _decoded(text, encoding):
    if encoding is None:
        return text.encode("raw-unicode-escape")
    if encoding == "q":
        from email.quoprimime import header_decode
        return header_decode(text).encode("raw-unicode-escape")
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise HeaderParseError("Base64 decoding error") from None


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    """Makes a header of the pairs of `decode_header`."""
    made = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        if charset is not None and not isinstance(charset, Charset):
            charset = Charset(charset)
        made.append(text, charset)
    return made


def _is_loose(char):
    """Says whether a character needs no space to an encoded word beside it."""
    return char.isspace() or char in ("(", ")", "\\")


class Header:
    """A text of pieces, each in a character set."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ", errors="strict"):
        if charset is None:
            charset = USASCII
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        self._continuation_ws = continuation_ws
        self._chunks = []
        if s is not None:
            self.append(s, charset, errors)
        self._maxlinelen = MAXLINELEN if maxlinelen is None else maxlinelen
        self._headerlen = 0 if header_name is None else len(header_name) + 2

    def __str__(self):
        self._joined()
        pieces, last, ends_loose = [], None, False
        for text, charset in self._chunks:
            known = None if charset in (None, "us-ascii") else charset
            if pieces:
                loose = bool(text) and _is_loose(text[0])
                if last is None and known is not None and not ends_loose or last is not None and known is None and not loose:
                    pieces.append(" ")
            ends_loose = bool(text) and _is_loose(text[-1])
            last = known
            pieces.append(text)
        return "".join(pieces)

    def __eq__(self, other):
        return other == str(self)

    def append(self, s, charset=None, errors="strict"):
        """Adds a piece; what ASCII cannot write becomes UTF-8."""
        if charset is None:
            charset = self._charset
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        if not isinstance(s, str):
            codec = charset.input_codec or "us-ascii"
            s = s.decode("us-ascii", "replace") if codec == UNKNOWN8BIT else s.decode(codec, errors)
        codec = charset.output_codec or "us-ascii"
        if codec != UNKNOWN8BIT:
            try:
                s.encode(codec, errors)
            except UnicodeEncodeError:
                if codec != "us-ascii":
                    raise
                charset = UTF8
        self._chunks.append((s, charset))

    def _joined(self):
        """Puts neighbours of one character set together."""
        chunks = []
        for text, charset in self._chunks:
            if chunks and chunks[-1][1] == charset:
                chunks[-1][0] += " " + text
            else:
                chunks.append([text, charset])
        self._chunks = [tuple(chunk) for chunk in chunks]

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        """Writes the header in lines; `splitchars` are where lines end best, the best first."""
        self._joined()
        if maxlinelen is None:
            maxlinelen = self._maxlinelen
        lines = _Lines(self._headerlen, maxlinelen or 1000000, self._continuation_ws, splitchars)
        last, ends_loose, begun = None, False, False
        for text, charset in self._chunks:
            if begun:
                loose = bool(text) and _is_loose(text[0])
                if last not in (None, "us-ascii"):
                    if not loose or charset not in (None, "us-ascii"):
                        lines.space()
                elif charset not in (None, "us-ascii") and not ends_loose:
                    lines.space()
            ends_loose = bool(text) and _is_loose(text[-1])
            last, begun = charset, True
            self._add(lines, text.splitlines() or [""], charset)
        if self._chunks:
            lines.space()
        value = lines.text(linesep)
        if _other.search(value):
            raise HeaderParseError(f"header value appears to contain an embedded header: {value!r}")
        return value

    def _add(self, lines, texts, charset):
        lines.feed("", texts[0], charset)
        for text in texts[1:]:
            lines.end()
            bare = text.lstrip()
            if charset.header_encoding is not None:
                lines.feed(self._continuation_ws, " " + bare, charset)
            else:
                lines.feed(text[:len(text) - len(bare)], bare, charset)
        if len(texts) > 1:
            lines.end()


class _Lines:
    """The lines of a header under way: pairs of white space and word, of which the last line is still open."""

    def __init__(self, begun, most, between, splitchars):
        self.most = most
        self.between = between
        self.splitchars = splitchars
        self.lines = []
        self.open = []
        # What the name of the header takes of the first line.
        self.begun = begun

    def length(self):
        return self.begun + sum([len(space) + len(word) for space, word in self.open])

    def shown(self):
        return "".join([space + word for space, word in self.open])

    def text(self, linesep):
        self.end()
        return linesep.join(self.lines)

    def space(self):
        self.open.append((" ", ""))

    def end(self):
        """Closes the open line."""
        last = self.open.pop() if self.open else ("", "")
        if last != (" ", ""):
            self.open.append(last)
        if self.length() > 0:
            shown = self.shown()
            if not self.begun and (not shown or shown.isspace()) and self.lines:
                self.lines[-1] += shown
            else:
                self.lines.append(shown)
        self._renew([])

    def _renew(self, pairs):
        self.open = pairs
        self.begun = 0

    def feed(self, space, text, charset):
        if charset.header_encoding is None:
            parts = re.split(r"([ \t]+)", space + text)
            parts = [""] + parts if parts[0] else parts[1:]
            for at in range(0, len(parts) - 1, 2):
                self._add(parts[at], parts[at + 1])
            return
        words = charset.header_encode_lines(text, self._rooms())
        if words[0] is not None:
            self._add(space, words[0])
        if len(words) > 1:
            self.end()
            self.open.append((self.between, words[-1]))
            self.lines.extend([self.between + word for word in words[1:-1]])

    def _rooms(self):
        yield self.most - self.length()
        while True:
            yield self.most - len(self.between)

    def _add(self, space, word):
        self.open.append((space, word))
        if self.length() <= self.most:
            return
        for char in self.splitchars:
            for at in range(len(self.open) - 1, 0, -1):
                if char.isspace() and self.open[at][0][:1] == char or self.open[at - 1][1][-1:] == char:
                    rest = self.open[at:]
                    self.open = self.open[:at]
                    self.lines.append(self.shown())
                    self._renew(rest)
                    return
        space, word = self.open.pop()
        if self.begun > 0:
            self.end()
            space = space or " "
        self.open.append((space, word))
