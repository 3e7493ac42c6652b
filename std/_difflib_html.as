"""The half of difflib that shows two texts side by side as HTML.

Lines of an `ndiff` become rows of two cells; a cell is a number and a text in which `\\0` and a sign open what is added,
taken away or changed, and `\\1` closes it. Only the finished table turns those into markup.
"""

from difflib import IS_CHARACTER_JUNK, ndiff

_EMPTY = ("", "\n")


def _marked(line, hints):
    """Gives the text of a line of a diff with the places marked that the line of hints under it points at."""
    pieces = []
    done = at = 2
    size = len(hints)
    while at < size:
        sign = hints[at]
        if sign not in "+-^":
            at += 1
            continue
        end = at
        while end < size and hints[end] == sign:
            end += 1
        pieces += (line[done:at], "\0", sign, line[at:end], "\1")
        done = at = end
    return "".join(pieces) + line[done:]


class _Sides:
    """Deals the lines of a diff out to the left and the right, level with each other."""

    def __init__(self, lines):
        self.lines = lines
        self.ahead = []
        self.counts = [0, 0]
        # How many more lines the right side has had than the left since both were level.
        self.lead = 0
        self.left = []
        self.right = []

    def _look(self):
        while len(self.ahead) < 4:
            self.ahead.append(next(self.lines, "X"))
        return "".join([line[0] for line in self.ahead])

    def _cell(self, side, style):
        """Takes a line (two, if hints belong to it) as the cell of a side: plain, whole line marked, or by hints."""
        self.counts[side] += 1
        line = self.ahead.pop(0)
        if style == "?":
            text = _marked(line, self.ahead.pop(0))
        elif style:
            text = f"\0{style}{line[2:] or ' '}\1"
        else:
            text = line[2:]
        return self.counts[side], text

    def _put(self, side, style):
        row = self.right if side else self.left
        row.append((self._cell(side, style), True))

    def _level(self, lead):
        """Fills the side that is behind."""
        row = self.left if lead > 0 else self.right
        row.extend([(_EMPTY, True)] * abs(lead))

    def _step(self):
        """Deals out the next lines; says whether there were any."""
        signs = self._look()
        first = signs[0]
        if first == "X":
            self._level(self.lead)
            return False
        if first == " ":
            text = self.ahead.pop(0)[2:]
            self.counts[0] += 1
            self.counts[1] += 1
            self.left.append(((self.counts[0], text), False))
            self.right.append(((self.counts[1], text), False))
        elif signs == "-?+?":
            self._put(0, "?")
            self._put(1, "?")
        elif signs.startswith("--++"):
            self.lead -= 1
            self._put(0, "-")
        elif signs.startswith(("--?+", "--+", "- ")):
            # The end of what is taken away: the other side catches up before this line, which has a partner of its own.
            cell = self._cell(0, "-")
            self._level(self.lead - 1)
            self.lead = 0
            self.left.append((cell, True))
        elif signs.startswith("-+?"):
            self._put(0, None)
            self._put(1, "?")
        elif signs.startswith("-?+"):
            self._put(0, "?")
            self._put(1, None)
        elif first == "-":
            self.lead -= 1
            self._put(0, "-")
        elif signs.startswith("+--"):
            self.lead += 1
            self._put(1, "+")
        elif signs.startswith(("+ ", "+-")):
            cell = self._cell(1, "+")
            self._level(self.lead + 1)
            self.lead = 0
            self.right.append((cell, True))
        else:
            self.lead += 1
            self._put(1, "+")
        return True

    def rows(self):
        """Yields (left cell, right cell, whether they differ)."""
        more = True
        while more:
            more = self._step()
            while self.left and self.right:
                one, one_differs = self.left.pop(0)
                other, other_differs = self.right.pop(0)
                yield one, other, one_differs or other_differs


def _near_changes(rows, width):
    """Yields the rows no further than `width` from a change, and None where rows before a change are left out."""
    before = []
    after = skipped = 0
    for row in rows:
        if row[2]:
            if skipped:
                yield None
            yield from before
            before.clear()
            skipped = 0
            after = width
            yield row
        elif after:
            after -= 1
            yield row
        else:
            before.append(row)
            if len(before) > width:
                before.pop(0)
                skipped += 1


_STYLES = (
    ("table.diff", "font-family:Courier; border:medium;"),
    (".diff_header", "background-color:#e0e0e0"),
    ("td.diff_header", "text-align:right"),
    (".diff_next", "background-color:#c0c0c0"),
    (".diff_add", "background-color:#aaffaa"),
    (".diff_chg", "background-color:#ffff77"),
    (".diff_sub", "background-color:#ffaaaa"),
)


def _legend_text():
    pad = " " * 22
    colors = [
        f'<tr><td class="diff_{kind}">{text}</td>{gap}</tr>'
        for kind, text, gap in (("add", "&nbsp;Added&nbsp;", ""), ("chg", "Changed", " "), ("sub", "Deleted", " "))
    ]
    links = [f"<tr><td>{text}</td> </tr>" for text in ("(f)irst change", "(n)ext change", "(t)op")]
    lines = [
        "", '    <table class="diff" summary="Legends">', '        <tr> <th colspan="2"> Legends </th> </tr>',
        '        <tr> <td> <table border="" summary="Colors">', pad + "<tr><th> Colors </th> </tr>",
        *[pad + row for row in colors], "                  </table></td>",
        '             <td> <table border="" summary="Links">', pad + '<tr><th colspan="2"> Links </th> </tr>',
        *[pad + row for row in links], "                  </table></td> </tr>", "    </table>",
    ]
    return "\n".join(lines)


def _file_text():
    kind = '"-//W3C//DTD XHTML 1.0 Transitional//EN"'
    where = '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"'
    lines = [
        "", f"<!DOCTYPE html PUBLIC {kind}", f"          {where}>", "", "<html>", "", "<head>",
        '    <meta http-equiv="Content-Type"', '          content="text/html; charset=%(charset)s" />', "    <title></title>",
        '    <style type="text/css">%(styles)s', "    </style>", "</head>", "", "<body>", "    %(table)s%(legend)s", "</body>", "",
        "</html>",
    ]
    return "\n".join(lines)


def _table_text():
    groups = "        " + " ".join(["<colgroup></colgroup>"] * 3)
    lines = [
        "", '    <table class="diff" id="difflib_chg_%(prefix)s_top"',
        '           cellspacing="0" cellpadding="0" rules="groups" >', groups, groups, "        %(header_row)s", "        <tbody>",
        "%(data_rows)s        </tbody>", "    </table>",
    ]
    return "\n".join(lines)


class HtmlDiff:
    """Shows two lists of lines side by side, as a table of HTML or a whole page.

    >>> "diff_chg" in HtmlDiff().make_table(["cat"], ["car"])
    True
    """

    __module__ = "difflib"
    _file_template = _file_text()
    _table_template = _table_text()
    _styles = "".join(["\n        %s {%s}" % rule for rule in _STYLES])
    _legend = _legend_text()
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"):
        """Returns a page of HTML with the table."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        page = self._file_template % {"styles": self._styles, "legend": self._legend, "table": table, "charset": charset}
        return page.encode(charset, "xmlcharrefreplace").decode(charset)

    def _expanded(self, line):
        # Spaces that stand for a tab are kept apart from spaces, so that a change from one to the other is seen.
        line = line.replace(" ", "\0").expandtabs(self._tabsize)
        return line.replace(" ", "\t").replace("\0", " ").rstrip("\n")

    def _parts(self, number, text):
        """Cuts a cell where its text is wider than the column."""
        most = self._wrapcolumn
        parts = []
        while number and len(text) > most and len(text) - 3 * text.count("\0") > most:
            at = shown = 0
            mark = ""
            while shown < most and at < len(text):
                if text[at] == "\0":
                    mark = text[at + 1]
                    at += 2
                    continue
                if text[at] == "\1":
                    mark = ""
                else:
                    shown += 1
                at += 1
            parts.append((number, text[:at] + ("\1" if mark else "")))
            text = (f"\0{mark}" if mark else "") + text[at:]
            number = ">"
        parts.append((number, text))
        return parts

    def _wrapped(self, rows):
        for row in rows:
            if row is None:
                yield None
                continue
            left = self._parts(*row[0])
            right = self._parts(*row[1])
            for i in range(max(len(left), len(right))):
                yield left[i] if i < len(left) else ("", " "), right[i] if i < len(right) else ("", " "), row[2]

    def _cell_text(self, prefix, number, text):
        place = f' id="{prefix}{number}"' if isinstance(number, int) else ""
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace(" ", "&nbsp;").rstrip()
        return f'<td class="diff_header"{place}>{number}</td><td nowrap="nowrap">{text}</td>'

    def _links(self, rows, prefix, numlines):
        """Gives the anchor and the link that stand at each row."""
        anchors = [""] * len(rows)
        links = [""] * len(rows)
        changes = last = 0
        was_changed = False
        for i, row in enumerate(rows):
            is_changed = row is not None and row[2]
            if is_changed and not was_changed:
                # The anchor lies some lines higher, so that what leads up to the change is seen.
                last = i
                anchors[max(0, i - numlines)] = f' id="difflib_chg_{prefix}_{changes}"'
                changes += 1
                links[i] = f'<a href="#difflib_chg_{prefix}_{changes}">n</a>'
            was_changed = is_changed
        if rows[0] is None or not rows[0][2]:
            links[0] = f'<a href="#difflib_chg_{prefix}_0">f</a>'
        links[last] = f'<a href="#difflib_chg_{prefix}_top">t</a>'
        return anchors, links

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        """Returns the table; `context` leaves out what is further than `numlines` from a change."""
        prefixes = [f"{side}{HtmlDiff._default_prefix}_" for side in ("from", "to")]
        HtmlDiff._default_prefix += 1
        fromlines = [self._expanded(line) for line in fromlines]
        tolines = [self._expanded(line) for line in tolines]
        rows = _Sides(ndiff(fromlines, tolines, self._linejunk, self._charjunk)).rows()
        if context:
            rows = _near_changes(rows, numlines)
        if self._wrapcolumn:
            rows = self._wrapped(rows)
        rows = list(rows)
        if rows:
            cells = [row and [self._cell_text(prefix, *cell) for prefix, cell in zip(prefixes, row)] for row in rows]
        else:
            text = "No Differences Found" if context else "Empty File"
            rows = [(None, None, False)]
            cells = [[f"<td></td><td>&nbsp;{text}&nbsp;</td>"] * 2]
        anchors, links = self._links(rows, prefixes[1], numlines)
        lines = []
        for i, pair in enumerate(cells):
            if pair is not None:
                lines.append(
                    f'            <tr><td class="diff_next"{anchors[i]}>{links[i]}</td>{pair[0]}'
                    f'<td class="diff_next">{links[i]}</td>{pair[1]}</tr>\n'
                )
            elif i:
                lines.append("        </tbody>        \n        <tbody>\n")
        header = ""
        if fromdesc or todesc:
            titles = ['<th class="diff_next"><br /></th><th colspan="2" class="diff_header">%s</th>' % text for text in (fromdesc, todesc)]
            header = f"<thead><tr>{''.join(titles)}</tr></thead>"
        table = self._table_template % {"data_rows": "".join(lines), "header_row": header, "prefix": prefixes[1]}
        for sign, name in (("+", "add"), ("-", "sub"), ("^", "chg")):
            table = table.replace("\0" + sign, f'<span class="diff_{name}">')
        return table.replace("\1", "</span>").replace("\t", "&nbsp;")
