"""html.parser: a reader of HTML that calls a method for each tag, text and comment it meets.

It forgives what is wrong, as browsers do: nothing here raises for bad HTML.

    >>> class Links(HTMLParser):
    ...     def handle_starttag(self, tag, attrs):
    ...         print(tag, dict(attrs))
    >>> Links().feed('<p>see <a href="x?a=1&amp;b=2" hidden>this</a>')
    p {}
    a {'href': 'x?a=1&b=2', 'hidden': None}
"""

import re
from html import unescape

__all__ = ["HTMLParser"]

interesting_normal = re.compile("[&<]")
incomplete = re.compile("&[a-zA-Z#]")
entityref = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
charref = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
starttagopen = re.compile("<[a-zA-Z]")
tagfind_tolerant = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
attrfind_tolerant = re.compile(
    r"((?<=['\"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*")
locatestarttagend_tolerant = re.compile(r"""
    <[a-zA-Z][^\t\n\r\f\ />\x00]*
    (?:[\s/]*
      (?:(?<=['"\s/])[^\s/>][^\s/=>]*
        (?:\s*=+\s*
          (?:'[^']*' | "[^"]*" | (?!['"])[^>\s]*)
          \s*
        )?
        (?:\s|/(?!>))*
      )*
    )?
    \s*
""", re.VERBOSE)
endtagfind = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
commentclose = re.compile(r"--\s*>")
piclose = re.compile(">")
endendtag = re.compile(">")
endtagopen = re.compile("</[a-zA-Z]")


class HTMLParser:
    """Reads HTML that is fed to it; what it meets is for methods named `handle_...`."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forgets what was fed."""
        self.rawdata = ""
        self.lasttag = "???"
        self.interesting = interesting_normal
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0

    def feed(self, data):
        """Reads more text; what may be half a tag waits for the rest."""
        self.rawdata += data
        self._go(False)

    def close(self):
        """Reads what waits as if the text ended there."""
        self._go(True)

    def getpos(self):
        """Returns the line and the column of what is being read."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """Returns the text of the last start tag."""
        return self.__starttag_text

    __starttag_text = None

    def set_cdata_mode(self, elem):
        """Reads all as text up to the end of an element."""
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r"</%s(?=[\t\n\r\f />])" % self.cdata_elem, re.IGNORECASE)

    def clear_cdata_mode(self):
        self.interesting = interesting_normal
        self.cdata_elem = None

    def updatepos(self, i, j):
        """Moves the position over a stretch of the text."""
        if i >= j:
            return j
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def _text(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _go(self, end):
        text = self.rawdata
        i, size = 0, len(self.rawdata)
        while i < size:
            if self.convert_charrefs and not self.cdata_elem:
                j = text.find("<", i)
                if j < 0:
                    # A reference may lack its end.
                    last = text.rfind("&", max(i, size - 34))
                    if last >= 0 and not re.compile(r"[\s;]").search(text, last):
                        break
                    j = size
            else:
                found = self.interesting.search(text, i)
                if found:
                    j = found.start()
                else:
                    if self.cdata_elem:
                        break
                    j = size
            if i < j:
                self._text(text[i:j])
            i = self.updatepos(i, j)
            if i == size:
                break
            if text.startswith("<", i):
                done = self._markup(i)
                if done < 0:
                    if not end:
                        break
                    done = self._broken_markup(i)
                i = self.updatepos(i, done)
                continue
            done = self._reference(i, end)
            if done is None:
                break
            i = done
        if end and i < size and not self.cdata_elem:
            self._text(text[i:size])
            i = self.updatepos(i, size)
        self.rawdata = text[i:]

    def _markup(self, i):
        """Reads what begins with `<`; returns where it ends, or -1 if the end is not there yet."""
        text = self.rawdata
        if starttagopen.match(text, i):
            return self.parse_starttag(i)
        if text.startswith("</", i):
            return self.parse_endtag(i)
        if text.startswith("<!--", i):
            return self.parse_comment(i)
        if text.startswith("<?", i):
            return self.parse_pi(i)
        if text.startswith("<!", i):
            return self.parse_html_declaration(i)
        if i + 1 < len(text):
            self.handle_data("<")
            return i + 1
        return -1

    def _broken_markup(self, i):
        """Reads markup that the text's end cut off: it is text up to the next."""
        text = self.rawdata
        done = text.find(">", i + 1)
        if done < 0:
            done = text.find("<", i + 1)
            if done < 0:
                done = i + 1
        else:
            done += 1
        self._text(text[i:done])
        return done

    def _reference(self, i, end):
        """Reads what begins with `&`; returns where it ends, or None if more must come."""
        text = self.rawdata
        if text.startswith("&#", i):
            found = charref.match(text, i)
            if found:
                self.handle_charref(found.group()[2:-1])
                done = found.end()
                return self.updatepos(i, done if text.startswith(";", done - 1) else done - 1)
            if ";" in text[i:]:
                self.handle_data(text[i:i + 2])
                return self.updatepos(i, i + 2)
            return None
        found = entityref.match(text, i)
        if found:
            self.handle_entityref(found.group(1))
            done = found.end()
            return self.updatepos(i, done if text.startswith(";", done - 1) else done - 1)
        if incomplete.match(text, i) and not re.compile("&[a-zA-Z][-.a-zA-Z0-9]*[^-.a-zA-Z0-9]").match(text, i):
            return None
        if i + 1 < len(text) or end:
            self.handle_data("&")
            return self.updatepos(i, i + 1)
        return None

    def parse_comment(self, i, report=1):
        """Reads a comment."""
        found = commentclose.search(self.rawdata, i + 4)
        if not found:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:found.start()])
        return found.end()

    def parse_bogus_comment(self, i, report=1):
        """Reads what browsers take for a comment."""
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        """Reads a processing instruction."""
        end = piclose.search(self.rawdata, i + 2)
        if not end:
            return -1
        self.handle_pi(self.rawdata[i + 2:end.start()])
        return end.end()

    def parse_html_declaration(self, i):
        """Reads what begins with `<!`."""
        text = self.rawdata
        if text.startswith("<![", i):
            end = text.find("]]>" if text.startswith("<![CDATA[", i) else "]>", i + 3)
            if end < 0:
                return -1
            self.unknown_decl(text[i + 3:end])
            return text.index(">", end) + 1
        if text[i:i + 9].lower() == "<!doctype":
            end = text.find(">", i + 9)
            if end < 0:
                return -1
            self.handle_decl(text[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def check_for_whole_start_tag(self, i):
        """Returns where a start tag ends, or -1."""
        text = self.rawdata
        at = locatestarttagend_tolerant.match(text, i).end()
        if text.startswith(">", at):
            return at + 1
        if text.startswith("/>", at):
            return at + 2
        if at >= len(text) or text.startswith("/", at) and at + 1 >= len(text):
            return -1
        if text[at] in "abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            return -1
        return at if at > i else i + 1

    def parse_starttag(self, i):
        """Reads a start tag."""
        self.__starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        text = self.rawdata
        self.__starttag_text = text[i:end]
        found = tagfind_tolerant.match(text, i + 1)
        at = found.end()
        self.lasttag = tag = found.group(1).lower()
        attrs = []
        while at < end:
            found = attrfind_tolerant.match(text, at)
            if not found:
                break
            name, rest, value = found.group(1, 2, 3)
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            attrs.append((name.lower(), unescape(value) if value else value))
            at = found.end()
        closing = text[at:end].strip()
        if closing not in (">", "/>"):
            self.handle_data(text[i:end])
            return end
        if closing == "/>":
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def parse_endtag(self, i):
        """Reads an end tag."""
        text = self.rawdata
        end = text.find(">", i + 1)
        if end < 0:
            return -1
        end += 1
        found = endtagfind.match(text, i)
        if not found:
            if self.cdata_elem is not None:
                self.handle_data(text[i:end])
                return end
            named = tagfind_tolerant.match(text, i + 2)
            if not named:
                if text[i:i + 3] == "</>":
                    return i + 3
                return self.parse_bogus_comment(i)
            tag = named.group(1).lower()
            end = text.find(">", named.end())
            self.handle_endtag(tag)
            return end + 1
        tag = found.group(1).lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(text[i:end])
            return end
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return end

    def handle_startendtag(self, tag, attrs):
        """Is called for `<br/>`; calls those for the start and the end."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
