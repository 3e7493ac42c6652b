"""Long headers in lines: the tree of what a header is made of, and where it may be broken (RFC 5322, 2047, 2231)."""

from email.errors import HeaderParseError

SPECIALS = frozenset('()<>@,:;.\\"[]')
_SPECIAL_OR_BREAK = SPECIALS | frozenset("\r\n")
_PLAIN_IN_Q = frozenset(b"-!*+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Part:
    """A piece of a header: text, or pieces.

    `words`: it may become encoded words; `breaks`: a line may begin with it; `joins`: its encoded word may swallow the one
    before it; `params`: it stands for these parameters.
    """

    def __init__(self, what, kind="", words=True, breaks=True, joins=True, params=None, quotes=False):
        self.what = what
        self.kind = kind
        self.own_words = words
        self.breaks = breaks
        self.joins = joins
        self.params = params
        self.quotes = quotes

    @property
    def words(self):
        if not self.own_words or isinstance(self.what, str):
            return self.own_words
        return all([part.words for part in self.what])

    def __str__(self):
        if isinstance(self.what, str):
            return self.what
        text = "".join([str(part) for part in self.what])
        return quoted(text) if self.quotes else text


def quoted(text):
    """Puts a text in quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def encoded_word(text, charset="utf-8"):
    """Writes a text as an encoded word, in the shorter way; the readable one if it is not much longer."""
    data = text.encode("ascii", "surrogateescape") if charset == "unknown-8bit" else text.encode(charset)
    length = sum([1 if octet in _PLAIN_IN_Q or octet == 32 else 3 for octet in data])
    if length - (len(data) + 2) // 3 * 4 < 5:
        shown = "".join([chr(o) if o in _PLAIN_IN_Q else "_" if o == 32 else "=%02X" % o for o in data])
        return f"=?{charset}?q?{shown}?="
    from base64 import b64encode
    return f"=?{charset}?b?{b64encode(data).decode('ascii')}?="


def words_of(text):
    """Splits a text without structure; encoded words are read."""
    from email._words import unstructured
    return unstructured(text)


def fold(name, parts, policy):
    """Returns a header in lines."""
    label = Part([Part(name), Part(":")], words=False)
    whole = [label]
    if parts:
        whole += [Part(" ", "fws"), parts[0] if len(parts) == 1 else Part(parts)]
    return _Folder(policy).fold(whole)


class _Folder:
    """Fills lines with the pieces of a header."""

    def __init__(self, policy):
        self.policy = policy
        self.most = policy.max_line_length or float("inf")
        self.charset = "utf-8" if policy.utf8 else "us-ascii"
        self.lines = [""]
        # Where in the last line the last encoded word begins, and its character set.
        self.word = self.word_charset = None
        self.leading = ""

    def fold(self, parts):
        wait = list(reversed(parts))
        blocked, wanted = 0, False
        while wait:
            part = wait.pop()
            if part is None:
                blocked -= 1
                continue
            text = str(part)
            if not wanted:
                bad = _SPECIAL_OR_BREAK if part.kind in ("ptext", "vtext") else "\r\n"
                wanted = any([char in bad for char in text])
            charset = self.charset
            try:
                text.encode(charset)
            except UnicodeEncodeError:
                charset, wanted = "utf-8", True
            if part.params is not None:
                self._parameters(part)
                continue
            if wanted and not blocked:
                if not part.words:
                    wanted, self.word = False, None
                    if part.breaks and self._whole(part):
                        continue
                if isinstance(part.what, str):
                    if self.word is not None and charset != self.word_charset and self.word_charset == "utf-8" and charset != "us-ascii":
                        self.word = None
                    self._encode(text, part.joins, charset)
                    self.word_charset = charset
                else:
                    wait.extend(reversed(part.what))
                wanted = False
                continue
            if len(text) <= self.most - len(self.lines[-1]):
                self.lines[-1] += text
                continue
            if part.breaks and len(text) + 1 <= self.most and self._on_new_line(part, text):
                continue
            if not isinstance(part.what, str):
                if not part.words:
                    blocked += 1
                    wait.append(None)
                wait.extend(reversed(part.what))
                continue
            if part.words and not blocked:
                wait.append(part)
                wanted, self.leading = True, ""
                continue
            space = self._stolen() if part.kind != "msg-id" else ""
            if space or text[:1] in (" ", "\t"):
                self.lines.append(space + text)
            else:
                self.lines[-1] += text
        return self.policy.linesep.join(self.lines) + self.policy.linesep

    def _stolen(self):
        """Takes white space off the end of the last line."""
        last = self.lines[-1]
        if last and last[-1] in " \t":
            self.lines[-1] = last[:-1]
            return last[-1]
        return ""

    def _whole(self, part):
        """Adds a piece that makes one line of itself; says whether it does."""
        shown = _Folder(self.policy).fold(part.what if not isinstance(part.what, str) else [part])[:-len(self.policy.linesep)]
        if self.policy.linesep in shown:
            return False
        if len(shown) > self.most - len(self.lines[-1]):
            self.lines.append(self._stolen())
        self.lines[-1] += shown
        return True

    def _on_new_line(self, part, text):
        space = self._stolen()
        if not space and text[:1] not in (" ", "\t"):
            return False
        line = space + text
        self.lines.append(line)
        self.leading = line[:len(line) - len(line.lstrip(" \t"))]
        self.word = None
        return True

    def _encode(self, text, joins, charset):
        """Adds a text as encoded words."""
        lines = self.lines
        if self.word is not None and joins:
            text = "".join([str(part) for part in words_of(lines[-1][self.word:] + text)])
            lines[-1] = lines[-1][:self.word]
        elif text[0] in " \t":
            if len(lines[-1]) == self.most:
                lines.append(self._stolen())
            lines[-1] += text[0]
            text = text[1:]
        trailing = ""
        if text and text[-1] in " \t":
            text, trailing = text[:-1], text[-1]
        begins = len(lines[-1]) if self.word is None else self.word
        charset = "utf-8" if charset == "us-ascii" else charset
        around = len(charset) + 7
        if around + 1 >= self.most:
            raise HeaderParseError("max_line_length is too small to fit an encoded word")
        while text:
            room = self.most - len(lines[-1])
            take = room - around - len(self.leading)
            if take <= 0:
                self.lines.append(" ")
                continue
            if len(lines) > 1 and len(lines[-1]) == 1 and self.leading:
                lines[-1] += encoded_word(self.leading, charset)
                self.leading = ""
            take = int(min(len(text), take))
            word = encoded_word(text[:take], charset)
            while len(word) > room:
                take -= 1
                word = encoded_word(text[:take], charset)
            lines[-1] += word
            text = text[take:]
            self.leading = ""
            if text:
                lines.append(" ")
                begins = len(lines[-1])
        lines[-1] += trailing
        self.word = begins if joins else None

    def _parameters(self, part):
        """Adds parameters, those that are too long or not ASCII as RFC 2231 says."""
        from urllib.parse import quote
        lines, most = self.lines, self.most
        for name, value in part.params:
            if not lines[-1].rstrip().endswith(";"):
                lines[-1] += ";"
            charset = self.charset
            try:
                value.encode(charset)
                text = f"{name}={quoted(value)}"
            except UnicodeEncodeError:
                charset = "utf-8"
                text = f"{name}*={charset}''{quote(value, safe='')}"
            if len(lines[-1]) + len(text) + 1 < most:
                lines[-1] += " " + text
                continue
            if len(text) + 2 <= most:
                lines.append(" " + text)
                continue
            section, prefix = 0, charset + "''"
            while value:
                around = len(name) + len(str(section)) + 3 + len(prefix)
                if most <= around + 3:
                    most = 78
                take = room = most - around - 2
                while len(quote(value[:take], safe="")) > room:
                    take -= 1
                lines.append(f" {name}*{section}*={prefix}{quote(value[:take], safe='')}")
                prefix = ""
                section += 1
                value = value[take:]
                if value:
                    lines[-1] += ";"
