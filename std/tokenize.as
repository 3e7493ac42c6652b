"""Source text as tokens, and tokens as source text.

    >>> import io
    >>> [token.string for token in generate_tokens(io.StringIO("x = 1").readline)]
    ['x', '=', '1', '', '']
"""

import builtins
import functools
import io
import re
import token as _token
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open", "TokenError"]

_declared = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_blank = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)


class TokenError(Exception):
    """Text that cannot be cut into tokens."""


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    """A token: its kind, text, first and last place (line, column), and the line it stands in."""

    def __repr__(self):
        return "TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" % self._replace(type="%d (%s)" % (self.type, tok_name[self.type]))

    @property
    def exact_type(self):
        """The kind of the very sign, for OP."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


_NUMBER = (
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?"
)
_SIGN = "|".join([re.escape(sign) for sign in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)])
_any_letters = re.compile("[A-Za-z0-9_\x80-\U0010ffff]+")
_token_at = re.compile(rf"(?P<number>{_NUMBER})|(?P<quote>[a-zA-Z]{{0,2}}(?:'''|\"\"\"|'|\"))|(?P<name>\w+)|(?P<comment>#[^\r\n]*)|(?P<sign>{_SIGN})")
_PREFIXES = ("", "r", "u", "b", "br", "rb", "f", "fr", "rf")
_ends = {quote: re.compile(rf"(?:[^\\]|\\(?:.|\n))*?{quote}", re.DOTALL) for quote in ("'''", '"""')}
_ends.update({quote: re.compile(rf"(?:[^\\\n{quote}]|\\(?:\r\n|.|\n))*{quote}", re.DOTALL) for quote in ("'", '"')})


class _Reader:
    """Cuts a text into tokens."""

    def __init__(self, text, extra):
        self.text = text
        self.extra = extra
        self.lines = text.splitlines(keepends=True) if not re.search("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text) else re.findall(r"[^\n]*\n|[^\n]+\Z", text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.depth = 0
        self.indents = [0]
        self.row = 0

    def place(self, at):
        """Returns line and column; texts are read forwards, so the line is looked for from the last one."""
        row = self.row
        while row + 1 < len(self.starts) and self.starts[row + 1] <= at:
            row += 1
        while row and self.starts[row] > at:
            row -= 1
        self.row = row
        return row + 1, at - self.starts[row]

    def made(self, kind, start, end):
        first = self.place(start)
        last = self.place(end) if end > start else first
        if end > start and last[1] == 0:
            # The end of a line belongs to it.
            last = first[0], first[1] + end - start
        line = "".join(self.lines[first[0] - 1:last[0]])
        return TokenInfo(kind, self.text[start:end], first, last, line)

    def error(self, message, at):
        row, column = self.place(at)
        return TokenError(message, (row, column))

    def tokens(self):
        """Yields all tokens."""
        at, text = 0, self.text
        fresh = True
        while at < len(text):
            if fresh and not self.depth:
                found = re.compile(r"[ \t\f]*").match(text, at)
                here = found.end()
                if here >= len(text):
                    break
                if text[here] in "#\r\n":
                    at = here
                    if text[at] == "#":
                        end = re.compile(r"[^\r\n]*").match(text, at).end()
                        if self.extra:
                            yield self.made(COMMENT, at, end)
                        at = end
                    end = self.line_end(at)
                    if self.extra:
                        yield self.made(NL, at, end) if end > at else TokenInfo(NL, "", (self.place(at - 1)[0], self.place(at - 1)[1] + 1), (self.place(at - 1)[0], self.place(at - 1)[1] + 2), self.lines[-1])
                    at = end
                    continue
                yield from self.indented(at, here)
                at = here
                fresh = False
            here = re.compile(r"(?:[ \t\f]|\\\r?\n)*").match(text, at).end()
            if here >= len(text):
                at = here
                break
            at = here
            if text[at] in "\r\n":
                end = self.line_end(at)
                if self.depth:
                    if self.extra:
                        yield self.made(NL, at, end)
                else:
                    made = self.made(NEWLINE, at, end)
                    yield made
                    fresh = True
                at = end
                continue
            for made, at in self.one(at):
                yield made
        yield from self.ended(fresh)

    def line_end(self, at):
        found = re.compile(r"\r\n|\n|\r").match(self.text, at)
        return found.end() if found else at

    def indented(self, at, here):
        """Yields what a new depth of indentation is."""
        width = 0
        for c in self.text[at:here]:
            width = width + 1 if c == " " else (width // 8 + 1) * 8 if c == "\t" else 0
        if width > self.indents[-1]:
            self.indents.append(width)
            yield self.made(INDENT, at, here)
        while width < self.indents[-1]:
            self.indents.pop()
            if width > self.indents[-1]:
                row, column = self.place(here)
                raise IndentationError("unindent does not match any outer indentation level", ("<string>", row, column + 1, self.lines[row - 1], row, column + 1))
            row, column = self.place(here)
            yield TokenInfo(DEDENT, "", (row, column), (row, column), self.lines[row - 1])

    def one(self, at):
        """Yields the tokens at a place, each with where it ends; f-strings are several."""
        found = _token_at.match(self.text, at)
        kind = found.lastgroup if found else None
        if kind == "quote":
            quote = found.group().lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
            prefix = found.group()[:-len(quote)].lower()
            if prefix not in _PREFIXES:
                found = re.compile(r"\w+").match(self.text, at)
                kind = "name"
            elif "f" in prefix:
                yield from self.formatted(at, found.end(), quote, "r" in prefix)
                return
            else:
                rest = _ends[quote].match(self.text, found.end())
                if not rest:
                    if len(quote) == 3:
                        raise self.error("unterminated triple-quoted string literal (detected at line %d)" % len(self.lines), at)
                    raise self.error("unterminated string literal (detected at line %d)" % self.place(at)[0], at)
                yield self.made(STRING, at, rest.end()), rest.end()
                return
        if self.extra and (kind == "name" or not self.text[at].isascii()):
            # What is not ASCII counts as a letter, whatever it is.
            found = _any_letters.match(self.text, at)
            kind = "name"
        elif kind == "name" and not found.group().isidentifier():
            kind = None
        if kind is None:
            raise self.error("invalid non-printable character U+%04X" % ord(self.text[at]) if not self.text[at].isprintable() else "invalid character '%s' (U+%04X)" % (self.text[at], ord(self.text[at])) if not self.text[at].isascii() else "invalid syntax", at)
        end = found.end()
        if kind == "comment":
            if self.extra:
                yield self.made(COMMENT, at, end), end
            return
        if kind == "sign":
            self.depth += found.group() in "([{"
            self.depth -= found.group() in ")]}" and self.depth > 0
        number = {"number": NUMBER, "name": NAME, "sign": OP}[kind]
        if number == OP and not self.extra:
            number = EXACT_TOKEN_TYPES[found.group()]
        yield self.made(number, at, end), end

    def formatted(self, at, here, quote, is_raw, in_spec=False):
        """Yields the tokens of an f-string, or of the format behind a colon in it."""
        if not in_spec:
            yield self.made(FSTRING_START, at, here), here
        start = here
        text = self.text
        while True:
            if here >= len(text) or len(quote) == 1 and text[here] == "\n" and not in_spec:
                raise self.error("unterminated f-string literal (detected at line %d)" % self.place(at)[0], at)
            c = text[here]
            if c == "\\" and not is_raw and text[here + 1:here + 2] == "N" and text[here + 2:here + 3] == "{":
                here = text.index("}", here) + 1
            elif c == "\\" and text[here + 1:here + 2] not in ("{", "}"):
                here += 2
            elif c in "{}" and text[here + 1:here + 2] == c and not in_spec:
                # Two braces are one: the text before ends with it, and is cut there.
                made = self.made(FSTRING_MIDDLE, start, here + 1)
                yield made, here + 1
                here += 2
                start = here
            elif in_spec and c == "}" or text.startswith(quote, here) and not in_spec:
                if here > start or in_spec:
                    yield self.made(FSTRING_MIDDLE, start, here), here
                if not in_spec:
                    yield self.made(FSTRING_END, here, here + len(quote)), here + len(quote)
                return
            elif c == "{":
                if here > start:
                    yield self.made(FSTRING_MIDDLE, start, here), here
                for made, here in self.replaced(here, quote, is_raw):
                    yield made, here
                start = here
            else:
                here += 1

    def replaced(self, here, quote, is_raw):
        """Yields the tokens of a value in an f-string, its braces included."""
        text = self.text
        yield self.made(OP, here, here + 1), here + 1
        here += 1
        outer, self.depth = self.depth, 1
        while True:
            here = re.compile(r"(?:\s|\\\r?\n)*").match(text, here).end()
            if here >= len(text):
                raise self.error("f-string: expecting '}'", here)
            c = text[here]
            if self.depth == 1 and c == "}":
                self.depth = outer
                yield self.made(OP, here, here + 1), here + 1
                return
            if self.depth == 1 and c == ":":
                yield self.made(OP, here, here + 1), here + 1
                here += 1
                for made, here in self.formatted(here, here, quote, is_raw, True):
                    yield made, here
                continue
            if self.depth == 1 and c == "!" and text[here + 1:here + 2] != "=":
                yield self.made(OP, here, here + 1), here + 1
                here += 1
                continue
            for made, here in self.one(here):
                yield made, here

    def ended(self, fresh):
        """Yields what stands at the end of a text."""
        if self.depth:
            raise TokenError("unexpected EOF in multi-line statement", (len(self.lines), 0))
        rows = len(self.lines)
        if self.lines and not self.lines[-1].endswith(("\n", "\r")) and not fresh:
            column = len(self.lines[-1])
            yield TokenInfo(NEWLINE, "", (rows, column), (rows, column + 1), self.lines[-1])
        end = rows + 1, 0
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, "", end, end, "")
        yield TokenInfo(ENDMARKER, "", end, end, "")


def _all_of(readline, decode=None):
    parts = []
    while True:
        try:
            line = readline()
        except StopIteration:
            break
        if not line:
            break
        parts.append(line if decode is None else line.decode(decode))
    return "".join(parts)


def generate_tokens(readline):
    """Yields the tokens of a text whose lines `readline` gives."""
    return _Reader(_all_of(readline), True).tokens()


def tokenize(readline):
    """Yields the tokens of a text whose lines `readline` gives as bytes; the first is the encoding."""
    encoding, consumed = detect_encoding(readline)
    lines = iter(consumed)

    def lines_of():
        line = next(lines, None)
        return readline() if line is None else line

    def all_tokens():
        if encoding is not None:
            shown = "utf-8" if encoding == "utf-8-sig" else encoding
            yield TokenInfo(ENCODING, shown, (0, 0), (0, 0), "")
        yield from _Reader(_all_of(lines_of, encoding), True).tokens()

    return all_tokens()


def detect_encoding(readline):
    """Returns the encoding of a source, and the lines that were read to find it."""
    try:
        name = readline.__self__.name
    except AttributeError:
        name = None
    found_mark = False
    default = "utf-8"

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def declared(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = "invalid or missing encoding declaration"
            raise SyntaxError(text if name is None else f"{text} for {name!r}") from None
        found = _declared.match(text)
        if not found:
            return None
        encoding = found[1][:12].lower().replace("_", "-")
        if encoding == "utf-8" or encoding.startswith("utf-8-"):
            encoding = "utf-8"
        elif encoding in ("latin-1", "iso-8859-1", "iso-latin-1") or encoding.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
            encoding = "iso-8859-1"
        else:
            encoding = found[1]
        try:
            lookup(encoding)
        except LookupError:
            raise SyntaxError(f"unknown encoding: {encoding}" if name is None else f"unknown encoding for {name!r}: {encoding}") from None
        if found_mark:
            if encoding != "utf-8":
                raise SyntaxError("encoding problem: utf-8" if name is None else f"encoding problem for {name!r}: utf-8")
            encoding += "-sig"
        return encoding

    first = read()
    if first.startswith(BOM_UTF8):
        found_mark = True
        first = first[3:]
        default = "utf-8-sig"
    if not first:
        return default, []
    encoding = declared(first)
    if encoding:
        return encoding, [first]
    if not _blank.match(first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    encoding = declared(second)
    return encoding or default, [first, second]


def open(filename):
    """Opens a source file as text, in the encoding it declares."""
    file = builtins.open(filename, "rb")
    try:
        encoding, _ = detect_encoding(file.readline)
        file.seek(0)
        text = io.TextIOWrapper(file, encoding, line_buffering=True)
        return text
    except:
        file.close()
        raise


def untokenize(iterable):
    """Returns a text that has the given tokens: with places just where they were, else with blanks between them."""
    parts, row, column, encoding = [], 1, 0, None
    indents, starts_line = [], False
    tokens = iter(iterable)
    for one in tokens:
        if len(one) == 2:
            from itertools import chain
            return _loosely(chain([one], tokens), parts, encoding)
        kind, string, start, end, line = one
        if kind == ENCODING:
            encoding = string
            continue
        if kind == ENDMARKER:
            break
        if kind == INDENT:
            indents.append(string)
            continue
        if kind == DEDENT:
            indents.pop()
            row, column = end
            continue
        if kind in (NEWLINE, NL):
            starts_line = True
        elif starts_line and indents:
            if start[1] >= len(indents[-1]):
                parts.append(indents[-1])
                column = len(indents[-1])
            starts_line = False
        elif kind == FSTRING_MIDDLE and ("{" in string or "}" in string):
            string = re.sub(r"[{}]", lambda found: found[0] * 2, string)
            # The places are those of the text in which two braces were one.
            last = string.splitlines()[-1]
            end = end[0], end[1] + last.count("{{") + last.count("}}")
        if start < (row, column):
            raise ValueError(f"start ({start[0]},{start[1]}) precedes previous end ({row},{column})")
        if start[0] > row:
            parts.append("\\\n" * (start[0] - row))
            column = 0
        parts.append(" " * (start[1] - column))
        parts.append(string)
        row, column = end
        if kind in (NEWLINE, NL):
            row, column = row + 1, 0
    text = "".join(parts)
    return text.encode(encoding) if encoding is not None else text


def _loosely(tokens, parts, encoding):
    indents, starts_line, was_string = [], False, False
    for kind, string, *_ in tokens:
        if kind == ENCODING:
            encoding = string
            continue
        if kind in (NAME, NUMBER):
            string += " "
        if kind == STRING:
            if was_string:
                string = " " + string
            was_string = True
        else:
            was_string = False
        if kind == INDENT:
            indents.append(string)
            continue
        if kind == DEDENT:
            indents.pop()
            continue
        if kind in (NEWLINE, NL):
            starts_line = True
        elif starts_line and indents:
            parts.append(indents[-1])
            starts_line = False
        if kind == FSTRING_MIDDLE:
            string = re.sub(r"[{}]", lambda found: found[0] * 2, string)
        parts.append(string)
    text = "".join(parts)
    return text.encode(encoding) if encoding is not None else text
