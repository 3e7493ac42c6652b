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
from bisect import bisect_right
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


_blanks = re.compile(r"[ \t\f]*")
_joined_blanks = re.compile(r"(?:[ \t\f]|\\\r?\n)*")
_any_blanks = re.compile(r"(?:\s|\\\r?\n)*")


class _Reader:
    """Cuts a text into tokens, and asks for a line when it comes to it: who counts lines sees that.

    `text` is what is read and not cut yet: one line, or several where a token goes on. Places in it become lines and
    columns by `before`, the number of lines that are done with, and `starts`, where its lines begin.
    """

    def __init__(self, readline, extra):
        self.readline = readline
        self.extra = extra
        self.text = ""
        self.lines = []
        self.starts = [0]
        self.before = 0
        self.depth = 0
        self.indents = [(0, 0)]
        self.is_over = False
        self.last_line = ""

    def read(self):
        """Returns the next line, with its end if it has one; an empty text at the end."""
        if self.is_over:
            return ""
        try:
            line = self.readline()
        except StopIteration:
            line = ""
        self.is_over = not line
        return line

    def go_on(self, stop=None):
        """Reads a line more, or so many until one has `stop` in it; tells whether there was one."""
        parts = []
        while part := self.read():
            parts.append(part)
            if stop is None or stop in part:
                break
        added = "".join(parts)
        self.text += added
        for line in _split(added):
            self.lines.append(line)
            self.starts.append(self.starts[-1] + len(line))
        if self.lines:
            self.last_line = self.lines[-1]
        return bool(added)

    def next_line(self):
        """Begins anew with the next line; tells whether there was one."""
        self.before += len(self.lines)
        self.text, self.lines, self.starts = "", [], [0]
        return self.go_on()

    @property
    def rows(self):
        """The number of lines that were read."""
        return self.before + len(self.lines)

    def place(self, at):
        """Returns line and column."""
        row = max(0, bisect_right(self.starts, at) - 1)
        return self.before + row + 1, at - self.starts[row]

    def made(self, kind, start, end):
        first = self.place(start)
        last = self.place(end) if end > start else first
        if end > start and last[1] == 0 and kind != FSTRING_MIDDLE:
            # The end of a line belongs to it.
            last = first[0], first[1] + end - start
        line = "".join(self.lines[first[0] - 1 - self.before:last[0] - self.before])
        return TokenInfo(kind, self.text[start:end], first, last, line)

    def error(self, message, at):
        row, column = self.place(at)
        return TokenError(message, (row, column + 1))

    def early_end(self):
        """What is said of a text that ends within a line that goes on."""
        return TokenError("unexpected EOF in multi-line statement", (self.rows, len(self.last_line.rstrip("\r\n")) + 1))

    def bad_indent(self, kind, message):
        row, line = self.before + 1, self.lines[0]
        return kind(message, ("<string>", row, len(line.rstrip("\r\n")) + 1, line, None, None))

    def tokens(self):
        """Yields all tokens."""
        at, fresh = 0, True
        while True:
            if at >= len(self.text):
                if self.text and not fresh and not self.depth and not self.text.endswith(("\n", "\r")):
                    # A last line without an end counts as one that has it.
                    row, column = self.rows, len(self.last_line)
                    yield TokenInfo(NEWLINE, "", (row, column), (row, column + 1), self.last_line)
                    fresh = True
                if not self.next_line():
                    break
                at = 0
            text = self.text
            if fresh and not self.depth:
                here = _blanks.match(text, at).end()
                if here >= len(text):
                    at = here
                    continue
                if text[here] in "#\r\n":
                    at = here
                    if text[at] == "#":
                        end = re.compile(r"[^\r\n]*").match(text, at).end()
                        if self.extra:
                            yield self.made(COMMENT, at, end)
                        at = end
                    end = self.line_end(at)
                    if self.extra:
                        row, column = self.place(at - 1)
                        yield self.made(NL, at, end) if end > at else TokenInfo(NL, "", (row, column + 1), (row, column + 2), self.lines[-1])
                    at = end
                    continue
                yield from self.indented(at, here)
                at = here
                fresh = False
            at = self.behind(_joined_blanks, at)
            if at >= len(self.text):
                continue
            if self.text[at] in "\r\n":
                end = self.line_end(at)
                if self.depth:
                    if self.extra:
                        yield self.made(NL, at, end)
                else:
                    yield self.made(NEWLINE, at, end)
                    fresh = True
                at = end
                continue
            for made, at in self.one(at):
                yield made
        yield from self.ended()

    def behind(self, blanks, at):
        """Returns where blanks end that may go on in the next line."""
        while True:
            here = blanks.match(self.text, at).end()
            if here < len(self.text) or not self.text.endswith(("\\\n", "\\\r\n")) or not self.go_on():
                return here

    def line_end(self, at):
        found = re.compile(r"\r\n|\n|\r").match(self.text, at)
        return found.end() if found else at

    def indented(self, at, here):
        """Yields what a new depth of indentation is."""
        # With tabs as wide as eight and as wide as one: an order that hangs on the width is an error.
        width = narrow = 0
        for c in self.text[at:here]:
            width = width + 1 if c == " " else (width // 8 + 1) * 8 if c == "\t" else 0
            narrow = 0 if c == "\f" else narrow + 1
        if width > self.indents[-1][0]:
            if narrow <= self.indents[-1][1]:
                raise self.bad_indent(TabError, "inconsistent use of tabs and spaces in indentation")
            self.indents.append((width, narrow))
            yield self.made(INDENT, at, here)
        while width < self.indents[-1][0]:
            self.indents.pop()
            if width > self.indents[-1][0]:
                raise self.bad_indent(IndentationError, "unindent does not match any outer indentation level")
            row, column = self.place(here)
            yield TokenInfo(DEDENT, "", (row, column), (row, column), self.lines[0])
        if narrow != self.indents[-1][1]:
            raise self.bad_indent(TabError, "inconsistent use of tabs and spaces in indentation")

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
                is_long = len(quote) == 3
                while not (rest := _ends[quote].match(self.text, found.end())):
                    if is_long and not self.go_on(quote):
                        raise self.error("EOF in multi-line string", at)
                    if not is_long and (not self.text.endswith(("\\\n", "\\\r\n")) or not self.go_on()):
                        raise self.error("unterminated string literal (detected at line %d)" % self.place(at)[0], at)
                yield self.made(STRING, at, rest.end()), rest.end()
                return
        if self.extra and (kind == "name" or not self.text[at].isascii()):
            # What is not ASCII counts as a letter, whatever it is.
            found = _any_letters.match(self.text, at)
            kind = "name"
        elif kind == "name" and not found.group().isidentifier():
            kind = None
        if kind is None and self.extra and self.text[at] in "$?!":
            yield self.made(OP, at, at + 1), at + 1
            return
        if kind is None and self.text[at] == "\\":
            raise self.early_end() if at + 1 == len(self.text) else TokenError(
                "unexpected character after line continuation character", (self.rows, len(self.last_line.rstrip("\r\n")) + 1))
        if kind is None and self.text[at] == "\0":
            raise TokenError("source code cannot contain null bytes", (self.rows, 0))
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
        if kind == "number" and (rest := _any_letters.match(self.text, end)):
            self.refuse_number(found.group(), rest.group(), at)
        number = {"number": NUMBER, "name": NAME, "sign": OP}[kind]
        if number == OP and not self.extra:
            number = EXACT_TOKEN_TYPES[found.group()]
        yield self.made(number, at, end), end

    def refuse_number(self, number, rest, at):
        """Raises what is wrong with a number that letters or digits follow, unless it is a word that may."""
        base = {"0b": "binary", "0o": "octal", "0x": "hexadecimal"}.get((number + rest)[:2].lower(), "decimal")
        if base in ("binary", "octal") and rest[0].isdigit() and number != "0":
            raise self.error(f"invalid digit {rest[0]!r} in {base} literal", at + len(number))
        if rest[0] == "_" or base != "decimal" and number == "0":
            raise self.error(f"invalid {base} literal", at + max(1, len(number)))

    def formatted(self, at, here, quote, is_raw, in_spec=False, start_of_all=None):
        """Yields the tokens of an f-string, or of the format behind a colon in it."""
        start_of_all = at if start_of_all is None else start_of_all
        if not in_spec:
            yield self.made(FSTRING_START, at, here), here
        start = here
        while True:
            if here >= len(self.text):
                self.go_on()
            text = self.text
            if here >= len(text) or len(quote) == 1 and text[here] == "\n" and not in_spec:
                if in_spec and len(quote) == 1:
                    raise self.early_end()
                kind = "triple-quoted " * (len(quote) == 3)
                row = self.rows if kind else self.place(start_of_all)[0]
                raise self.error(f"unterminated {kind}f-string literal (detected at line {row})", start_of_all)
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
                for made, here in self.replaced(here, quote, is_raw, start_of_all):
                    yield made, here
                start = here
            else:
                here += 1

    def replaced(self, here, quote, is_raw, start_of_all):
        """Yields the tokens of a value in an f-string, its braces included."""
        yield self.made(OP, here, here + 1), here + 1
        here += 1
        outer, self.depth = self.depth, 1
        while True:
            while (here := _any_blanks.match(self.text, here).end()) >= len(self.text):
                if not self.go_on():
                    raise self.early_end()
            text = self.text
            c = text[here]
            if self.depth == 1 and c == "}":
                self.depth = outer
                yield self.made(OP, here, here + 1), here + 1
                return
            if self.depth == 1 and c == ":":
                yield self.made(OP, here, here + 1), here + 1
                here += 1
                for made, here in self.formatted(here, here, quote, is_raw, True, start_of_all):
                    yield made, here
                continue
            if self.depth == 1 and c == "!" and text[here + 1:here + 2] != "=":
                yield self.made(OP, here, here + 1), here + 1
                here += 1
                continue
            for made, here in self.one(here):
                yield made, here

    def ended(self):
        """Yields what stands at the end of a text."""
        if self.depth:
            raise TokenError("unexpected EOF in multi-line statement", (self.rows, 0))
        end = self.rows + 1, 0
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, "", end, end, "")
        yield TokenInfo(ENDMARKER, "", end, end, "")


def _split(text):
    """Returns the lines of a text; what ends lines elsewhere does not here."""
    if re.search("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text):
        return re.findall(r"[^\n]*\n|[^\n]+\Z", text)
    return text.splitlines(keepends=True)


def generate_tokens(readline):
    """Yields the tokens of a text whose lines `readline` gives."""
    return _Reader(readline, True).tokens()


def tokenize(readline):
    """Yields the tokens of a text whose lines `readline` gives as bytes; the first is the encoding."""
    encoding, consumed = detect_encoding(readline)
    lines = iter(consumed)

    def next_line():
        line = next(lines, None)
        line = readline() if line is None else line
        return line if encoding is None else line.decode(encoding)

    def all_tokens():
        if encoding is not None:
            shown = "utf-8" if encoding == "utf-8-sig" else encoding
            yield TokenInfo(ENCODING, shown, (0, 0), (0, 0), "")
        yield from _Reader(next_line, True).tokens()

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
