"""Reading XML: text to the calls of a tree builder, piece by piece as it comes.

What is understood is XML 1.0 with namespaces; of a document type only the entities of the internal subset. Errors have
the words and the places of expat.
"""

import re
from _xml import read as _read

_NAME = r"[A-Za-z_:\u0080-\U0010ffff][-.\w:\u0080-\U0010ffff]*"
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_START = re.compile(rf"<({_NAME})")
_ATTRIBUTE = re.compile(rf"""\s+({_NAME})\s*=\s*("[^"<]*"|'[^'<]*')""")
_END = re.compile(rf"</({_NAME})\s*>")
_INSTRUCTION = re.compile(rf"<\?({_NAME})(?:\s+(.*?))?\?>", re.DOTALL)
_DECLARATION = re.compile(
    r"""<\?xml\s+version\s*=\s*(?:"[-\w.:]+"|'[-\w.:]+')"""
    r"""(?:\s+encoding\s*=\s*(?:"[A-Za-z][-.\w]*"|'[A-Za-z][-.\w]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>"""
)
_REFERENCE = re.compile(rf"&(?:#(\d+)|#x([0-9a-fA-F]+)|({_NAME}));|&|\]\]>")
_BEGUN = re.compile(rf"&(?:#x[0-9a-fA-F]*|#\d*|{_NAME})?")
_ENTITY = re.compile(rf"""<!ENTITY\s+({_NAME})\s+("[^"]*"|'[^']*')\s*>""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][-.\w]*)["']""")
_UNFINISHED = re.compile(r"(?:&[^;&]*|\]{1,2})?\Z")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_PLAIN = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

CODES = {
    "syntax error": 2, "no element found": 3, "not well-formed (invalid token)": 4, "unclosed token": 5,
    "mismatched tag": 7, "duplicate attribute": 8, "junk after document element": 9, "undefined entity": 11,
    "unclosed CDATA section": 20, "unbound prefix": 27, "must not undeclare prefix": 28, "XML or text declaration not at start of entity": 17, "XML declaration not well-formed": 30,
    "parsing finished": 36,
}


class Reader:
    """Reads a document; `target` is told of what is met, `fail` makes the exception of a problem."""

    def __init__(self, target, fail, encoding=None):
        self.target = target
        self.fail = fail
        self.encoding = encoding
        self.waiting = b""
        self.decoder = None
        self.text = ""
        self.at = 0
        self.line, self.line_start = 1, 0
        self.spaces = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self.open = []
        self.entities = dict(_PLAIN)
        self.started = self.ended = False
        self.carriage = False
        self.has_type = False
        # A target of a script's own gets references and ends of lines apart, as from expat.
        self.splits = False
        # The tree builder that elements may be added to directly; what is told then of their starts and ends, if anything.
        self.quick = True
        self.defers = True
        self.deferred = 0
        self.builder = None
        self.tells = None
        self.starts = self.ends = False

    def problem(self, what, at, shown=None):
        before = self.text[:at]
        line = self.line + before.count("\n")
        column = at - (before.rfind("\n") + 1) + (self.line_start if "\n" not in before else 0)
        return self.fail(shown or what, CODES[what], line, column)

    def feed(self, data, final=False):
        if isinstance(data, str):
            self._add(data)
        else:
            self._decode(bytes(data), final)
        self._drop_read()
        # A piece that is not whole is looked at again only once there is twice as much, as by expat since 2.6.
        if self._is_too_little(self.text, final):
            return
        self._read_on(final)
        self.deferred = 0 if self.at else len(self.text.encode())

    def _is_too_little(self, text, final):
        if final or not self.defers or not self.deferred:
            return False
        return len(text.encode() if isinstance(text, str) else text) < 2 * self.deferred

    def flush(self):
        """Reads what is held back."""
        self.defers = False
        self.feed(b"")
        self.defers = True

    def _read_on(self, final):
        while self.at < len(self.text):
            if self.open and self.quick and self._read_usual():
                continue
            if not self._step(final):
                break

    def _read_usual(self):
        """Reads what is usual inside the root; says whether there was some."""
        before = self.at
        events = [] if self.tells or self.builder is None else None
        self.at = _read(self.text, before, self.open, self.spaces, self.builder, events, self.starts, self.ends)
        if not events:
            return self.at > before
        if self.builder is not None:
            self.tells(events)
            return True
        target = self.target
        for event in events:
            kind = event[0]
            if kind == 2:
                target.data(event[1])
            elif kind:
                target.end(event[1])
            else:
                target.start(event[1], event[2])
        return True

    def finish(self):
        self.feed(b"", True)
        if self.at < len(self.text):
            what = "unclosed token"
            if self.text.startswith("<![CDATA[", self.at):
                raise self.problem("unclosed CDATA section", len(self.text))
            if self.text[self.at] != "<":
                what = "no element found"
                raise self.problem(what, len(self.text))
            raise self.problem(what, self.at)
        if not self.ended:
            raise self.problem("no element found", len(self.text))

    def _decode(self, data, final):
        if self.decoder is None:
            self.waiting += data
            if self._is_too_little(self.waiting, final):
                return
            if len(self.waiting) < 100 and b">" not in self.waiting and not final:
                self.deferred = len(self.waiting)
                return
            data, self.waiting = self.waiting, b""
            import codecs
            found = _DECLARED.match(data)
            name = self.encoding or (found and found[1].decode("ascii")) or "utf-8"
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                name = "utf-16"
            elif data.startswith(b"\xef\xbb\xbf"):
                data = data[3:]
            try:
                self.decoder = codecs.getincrementaldecoder(name)()
            except LookupError:
                raise self.fail("unknown encoding", 18, 1, 30) from None
        try:
            self._add(self.decoder.decode(data, final))
        except UnicodeDecodeError:
            raise self.problem("not well-formed (invalid token)", len(self.text)) from None

    def _add(self, text):
        # Ends of lines are newlines; one may be cut in two.
        if self.carriage and text:
            if text[0] == "\n":
                text = text[1:]
            self.carriage = False
        if text.endswith("\r"):
            self.carriage = True
        if text.startswith("\ufeff") and not (self.text or self.started or self.line_start or self.line > 1):
            # A mark at the very beginning is none of the document.
            text = text[1:]
        self.text += text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def _drop_read(self):
        read = self.text[:self.at]
        newlines = read.count("\n")
        if newlines:
            self.line += newlines
            self.line_start = len(read) - read.rfind("\n") - 1
        else:
            self.line_start += len(read)
        self.text = self.text[self.at:]
        self.at = 0

    def _step(self, final):
        """Reads one piece; says whether there was a whole one."""
        text, at = self.text, self.at
        if text[at] != "<":
            return self._characters(final)
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            if end < 0:
                return False
            self._allowed(at + 4, end)
            self.target.comment(text[at + 4:end])
            self.at = end + 3
            return True
        if text.startswith("<![CDATA[", at):
            end = text.find("]]>", at)
            if end < 0:
                return False
            if not self.open:
                raise self.problem("syntax error", at)
            self._allowed(at + 9, end)
            self.target.data(text[at + 9:end])
            self.at = end + 3
            return True
        if text.startswith("<?", at):
            return self._instruction()
        if text.startswith("<!", at):
            return self._doctype(final)
        if text.startswith("</", at):
            return self._end(final)
        return self._start(final)

    def _characters(self, final):
        end = self.text.find("<", self.at)
        if end < 0:
            end = len(self.text)
            if not final and self.open:
                # More of it may come: all is told of but what may become a reference or the end of a section.
                end = _UNFINISHED.search(self.text, self.at).start()
                if end == self.at:
                    return False
        piece = self.text[self.at:end]
        if not self.open:
            for i, letter in enumerate(piece):
                if letter not in " \t\n":
                    what = "junk after document element" if self.ended else "syntax error"
                    raise self.problem(what, self.at + i)
            self.at = end
            return True
        if end == len(self.text) and final:
            return False
        if self.splits and ("&" in piece or "\n" in piece):
            at = self.at
            for part in re.findall(r"\n|&[^;\n]*;?|[^\n&]+", piece):
                self.target.data(self._resolved(part, at))
                at += len(part)
        else:
            self.target.data(self._resolved(piece, self.at))
        self.at = end
        return True

    def _resolved(self, piece, at, in_value=False):
        """Returns text with its references replaced."""
        bad = _FORBIDDEN.search(piece)
        if bad:
            raise self.problem("not well-formed (invalid token)", at + bad.start())
        if "&" not in piece and ("]]>" not in piece or in_value):
            return piece

        def replaced(found):
            decimal, hexadecimal, name = found.groups()
            place = at + found.start()
            if decimal or hexadecimal:
                code = int(decimal) if decimal else int(hexadecimal, 16)
                if code > 0x10FFFF or 0xD800 <= code < 0xE000 or _FORBIDDEN.match(chr(code)):
                    raise self.fail("reference to invalid character number", 14, *self._place(place))
                return chr(code)
            if name is None:
                if found[0] == "]]>" and in_value:
                    return found[0]
                begun = 2 if found[0] == "]]>" else _BEGUN.match(piece, found.start()).end() - found.start()
                raise self.problem("not well-formed (invalid token)", place + begun)
            if name not in self.entities:
                if in_value:
                    # Of a value the place is that of the tag.
                    raise self.problem("undefined entity", self.at)
                raise self.problem("undefined entity", place, f"undefined entity &{name};" if self.has_type else None)
            value = self.entities[name]
            return value if name in _PLAIN else self._resolved(value, at, in_value)

        return _REFERENCE.sub(replaced, piece)

    def _place(self, at):
        error = self.problem("syntax error", at)
        return error.position

    def _allowed(self, start, end):
        bad = _FORBIDDEN.search(self.text, start, end)
        if bad:
            raise self.problem("not well-formed (invalid token)", bad.start())

    def _instruction(self):
        end = self.text.find("?>", self.at)
        if end < 0:
            return False
        found = _INSTRUCTION.match(self.text, self.at)
        if not found:
            raise self.problem("not well-formed (invalid token)", self.at + 2)
        if found[1].lower() == "xml":
            if self.at or self.line > 1 or self.line_start:
                raise self.problem("XML or text declaration not at start of entity", self.at)
            if not _DECLARATION.match(self.text, self.at, end + 2):
                raise self.problem("XML declaration not well-formed", self.at + 6)
        else:
            self._allowed(self.at, end)
            self.target.pi(found[1], found[2] or "")
        self.at = end + 2
        return True

    def _doctype(self, final):
        depth = 0
        quote = None
        for i in range(self.at, len(self.text)):
            letter = self.text[i]
            if quote:
                if letter == quote:
                    quote = None
            elif letter in "\"'":
                quote = letter
            elif letter in "<[":
                depth += 1
            elif letter in ">]":
                depth -= 1
                if not depth:
                    break
        else:
            return False
        whole = self.text[self.at:i + 1]
        if self.started or not whole.startswith("<!DOCTYPE"):
            raise self.problem("syntax error", self.at) if not self.open else self.problem("not well-formed (invalid token)", self.at + 2)
        self.has_type = True
        for name, value in _ENTITY.findall(whole):
            self.entities.setdefault(name, value[1:-1])
        self.at = i + 1
        return True

    def _whole_tag(self, final):
        found = _TAG.match(self.text, self.at)
        if found:
            return found.end()
        second = self.text.find("<", self.at + 1)
        if second >= 0 and '"' not in self.text[self.at:second] and "'" not in self.text[self.at:second]:
            raise self.problem("not well-formed (invalid token)", second)
        return 0

    def _end(self, final):
        end = self._whole_tag(final)
        if not end:
            return False
        found = _END.match(self.text, self.at)
        if not found:
            raise self.problem("not well-formed (invalid token)", self.at + 2)
        if not self.open:
            if self.ended:
                raise self.problem("junk after document element", self.at)
            raise self.problem("not well-formed (invalid token)", self.at + 1)
        if self.open[-1][0] != found[1]:
            raise self.problem("mismatched tag", self.at + 2)
        self._closed()
        self.at = end
        return True

    def _closed(self):
        name, tag, declared = self.open.pop()
        self.target.end(tag)
        for prefix in reversed(declared):
            self.target.end_ns(prefix)
        self.spaces.pop()
        if not self.open:
            self.ended = True

    def _start(self, final):
        end = self._whole_tag(final)
        if not end:
            return False
        found = _START.match(self.text, self.at)
        if not found:
            raise self.problem("not well-formed (invalid token)", self.at + 1)
        if self.ended:
            raise self.problem("junk after document element", self.at)
        name, at = found[1], found.end()
        attributes, places = [], {}
        while True:
            found = _ATTRIBUTE.match(self.text, at, end)
            if not found:
                break
            if found[1] in places:
                raise self.problem("duplicate attribute", found.start(1))
            places[found[1]] = found.start(1)
            value = re.sub(r"[\t\n]", " ", found[2][1:-1])
            value = self._resolved(value, found.start(2) + 1, True)
            if not value and found[1].startswith("xmlns:"):
                raise self.problem("must not undeclare prefix", self.at)
            attributes.append((found[1], value))
            at = found.end()
        rest = self.text[at:end].strip()
        if rest not in (">", "/>"):
            raise self.problem("not well-formed (invalid token)", self._bad_place(at))
        self._opened(name, attributes, self.at)
        self.at = end
        if rest == "/>":
            self._closed()
        return True

    def _bad_place(self, at):
        """Finds the letter of a tag that cannot stand there."""
        if self.text[at] not in " \t\n":
            return at
        found = re.compile(rf"""\s*(?:{_NAME}\s*(?:=\s*(?:"[^"<]*|'[^'<]*)?)?)?""").match(self.text, at)
        return found.end()

    def _opened(self, name, attributes, at):
        spaces = self.spaces[-1]
        declared = []
        own = None
        for key, value in attributes:
            if key[0] == ":" or key[-1] == ":" or key.count(":") > 1:
                raise self.problem("not well-formed (invalid token)", self.text.find(key, at) + len(key))
            if key == "xmlns" or key.startswith("xmlns:"):
                if own is None:
                    own = dict(spaces)
                prefix = key[6:]
                own[prefix] = value
                declared.append(prefix)
                self.target.start_ns(prefix, value)
        if name[0] == ":" or name[-1] == ":" or name.count(":") > 1:
            raise self.problem("not well-formed (invalid token)", at + 1 + len(name))
        spaces = own or spaces
        self.started = True
        tag = self._universal(name, spaces, at, True)
        found = {}
        for key, value in attributes:
            if key != "xmlns" and not key.startswith("xmlns:"):
                found[self._universal(key, spaces, at, False)] = value
        self.spaces.append(spaces)
        self.open.append((name, tag, declared))
        self.target.start(tag, found)

    def _universal(self, name, spaces, at, is_tag):
        """Returns a name as `{namespace}local`."""
        prefix, colon, local = name.rpartition(":")
        if not colon:
            space = spaces.get("") if is_tag else None
            return f"{{{space}}}{name}" if space else name
        if prefix not in spaces:
            raise self.problem("unbound prefix", at)
        return f"{{{spaces[prefix]}}}{local}"
