"""The words of headers: texts without structure, and lists of addresses."""

import re
from email._folding import Part

_pieces = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_word = re.compile(r"=\?([^?]*)\?([bBqQ])\?([^?]*)\?=")
_lexemes = re.compile(r'[ \t\r\n]+|"(?:[^"\\]|\\.)*"?|\[[^]]*\]?|[()<>@,:;.\\]|[^ \t\r\n"\[()<>@,:;.\\]+', re.DOTALL)


def _read(charset, encoding, text):
    """Reads an encoded word; None if it is none."""
    charset = charset.partition("*")[0]
    if encoding in "qQ":
        from email.quoprimime import header_decode
        data = header_decode(text).encode("latin-1", "replace")
    else:
        import binascii
        try:
            digits = re.sub("[^A-Za-z0-9+/]", "", text)
            data = binascii.a2b_base64(digits + "=" * (-len(digits) % 4))
        except binascii.Error:
            return text
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("ascii", "replace")


def _decoded(text):
    """Splits a text that begins with an encoded word into what it says, and the rest."""
    found = _word.match(text)
    if not found or " " in found[3]:
        return None
    return _read(found[1], found[2], found[3]), text[found.end():]


def unstructured(text):
    """Splits a text without structure into words and white space; encoded words are read."""
    parts = []
    after_word = False
    rest = text
    while rest:
        if rest[0] in " \t\r\n":
            space = _pieces.match(rest)[0]
            parts.append(Part(space, "fws"))
            rest = rest[len(space):]
            continue
        if rest.startswith("=?"):
            found = _decoded(rest)
            if found:
                # White space between two encoded words is not shown.
                if after_word and parts[-1].kind == "fws":
                    parts.pop()
                inner = [Part(piece, "fws" if piece.isspace() else "vtext") for piece in _pieces.findall(found[0])]
                parts.append(Part(inner, "encoded-word"))
                after_word = True
                rest = found[1]
                continue
        word = _pieces.match(rest)[0]
        at = word.find("=?", 1)
        if at > 0 and _word.match(word, at):
            word = word[:at]
        parts.append(Part(word, "utext"))
        after_word = False
        rest = rest[len(word):]
    return parts


def text_of(parts):
    """Returns what parts say."""
    return "".join([str(part) for part in parts])


class Found:
    """An address that was read: `name`, `local`, `domain`."""

    def __init__(self, name, local, domain, defects):
        self.name, self.local, self.domain, self.defects = name, local, domain, defects


class Addresses:
    """Reads a list of addresses: `parts` for folding, `groups` of (name, [Found]), `defects`."""

    def __init__(self, text):
        self.lexemes = self._with_comments(_lexemes.findall(text))
        self.at = 0
        self.groups, self.defects, self.parts = [], [], []
        self._list()

    def _with_comments(self, lexemes):
        found, depth = [], 0
        for lexeme in lexemes:
            if depth:
                found[-1] += lexeme
                depth += (lexeme == "(") - (lexeme == ")")
            else:
                found.append(lexeme)
                depth += lexeme == "("
        return found

    def _list(self):
        while self.at < len(self.lexemes):
            start = self.at
            stop = self._until(",;")
            if ":" in self._outside(start, stop):
                self._group(start)
            else:
                parts, found = self._mailbox(start, stop)
                if parts:
                    self.parts.append(Part([Part(parts, "mailbox")], "address"))
                if found is not None:
                    self.groups.append((None, [found]))
                self.at = stop
            if self.at < len(self.lexemes):
                self.parts.append(Part(self.lexemes[self.at], "list-separator", words=False, breaks=False))
                self.at += 1

    def _until(self, ends):
        inside, at = False, self.at
        while at < len(self.lexemes):
            lexeme = self.lexemes[at]
            inside = lexeme == "<" or inside and lexeme != ">"
            if lexeme in ends and not inside:
                break
            at += 1
        return at

    def _outside(self, start, stop):
        found, inside = [], False
        for lexeme in self.lexemes[start:stop]:
            inside = lexeme == "<" or inside and lexeme != ">"
            if not inside:
                found.append(lexeme)
        return found

    def _group(self, start):
        colon = self.lexemes.index(":", start)
        name, parts = self._phrase(self.lexemes[start:colon])
        parts = [Part(parts, "display-name", joins=False), Part(":", words=False)]
        self.at = colon + 1
        members = []
        while self.at < len(self.lexemes):
            stop = self._until(",;")
            inner, found = self._mailbox(self.at, stop)
            if found is not None:
                members.append(found)
            if inner:
                parts.append(Part(inner, "mailbox"))
            self.at = stop
            if stop < len(self.lexemes):
                parts.append(Part(self.lexemes[stop], words=False, breaks=False))
                self.at += 1
                if self.lexemes[stop] == ";":
                    break
        while self.at < len(self.lexemes) and self.lexemes[self.at].isspace():
            self.at += 1
        self.parts.append(Part([Part(parts, "group")], "address"))
        self.groups.append((name, members))

    def _mailbox(self, start, stop):
        """Reads a mailbox: its parts, and what was found; None if there is nothing."""
        lexemes = self.lexemes[start:stop]
        if not any([not lexeme.isspace() for lexeme in lexemes]):
            return [Part(lexeme, "fws") for lexeme in lexemes], None
        if "<" in lexemes:
            at = lexemes.index("<")
            name, parts = self._phrase(lexemes[:at])
            inner = lexemes[at + 1:]
            if ">" in inner:
                inner = inner[:inner.index(">")]
            local, domain, defects = self._spec(inner)
            whole = [Part(parts, "display-name", joins=False)] if lexemes[:at] else []
            angle = [Part("<", words=False), Part([Part("".join(inner), words=False)], "addr-spec", words=False), Part(">", words=False)]
            whole.append(Part(angle, "angle-addr", words=False))
            return [Part(whole, "name-addr")], Found(name, local, domain, defects)
        local, domain, defects = self._spec(lexemes)
        return [Part([Part("".join(lexemes), words=False)], "addr-spec", words=False)], Found("", local, domain, defects)

    def _phrase(self, lexemes):
        """Reads a name: its text, and its parts."""
        words, parts, spaces, was_coded = [], [], "", False
        for lexeme in lexemes:
            if lexeme[0] in " \t\r\n(":
                spaces += lexeme if lexeme[0] != "(" else ""
                where = parts[-1].what if parts else parts
                where.append(Part(lexeme if lexeme[0] == "(" else lexeme, "fws"))
                continue
            coded = False
            if lexeme[0] == '"':
                inner = re.sub(r"\\(.)", r"\1", lexeme[1:-1] if lexeme[-1] == '"' and len(lexeme) > 1 else lexeme[1:])
                pieces = [Part(piece, "fws" if piece.isspace() else "ptext") for piece in re.findall(r"\s+|\S+", inner)]
                part = Part(pieces, "bare-quoted-string", quotes=True)
                shown = inner
            else:
                found = _decoded(lexeme) if lexeme.startswith("=?") else None
                coded = found is not None
                shown = found[0] if coded else lexeme
                part = Part([Part(piece, "fws" if piece.isspace() else "vtext") for piece in _pieces.findall(shown)], "encoded-word") if coded \
                    else Part(lexeme, "atext")
                if coded and was_coded and parts:
                    while parts[-1].what and parts[-1].what[-1].kind == "fws":
                        parts[-1].what.pop()
                    spaces = ""
            leading = []
            if not words:
                leading, parts = parts, []
            if words and spaces:
                words.append(" ")
            words.append(shown)
            spaces, was_coded = "", coded
            parts.append(Part(leading + [part], "atom"))
        return "".join(words), parts

    def _spec(self, lexemes):
        """Splits an address at its last @."""
        from email import errors
        bare = [lexeme for lexeme in lexemes if lexeme[0] not in " \t\r\n("]
        if "@" not in bare:
            local = "".join(bare)
            return local, None, [errors.InvalidHeaderDefect("addr-spec local part with no domain")] if local else []
        at = len(bare) - 1 - bare[::-1].index("@")
        local = "".join(bare[:at])
        if local[:1] == '"':
            local = re.sub(r"\\(.)", r"\1", local[1:-1])
        return local, "".join(bare[at + 1:]), []
