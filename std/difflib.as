"""Comparing sequences: what two of them share, and how to make one of the other.

`SequenceMatcher` finds matching blocks by the longest first; `Differ` marks changed lines and, where two are
alike, the changed characters in them; the `..._diff` functions word blocks of changes with lines around them.
"""

from collections import namedtuple

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match",
]


def __getattr__(name):
    if name == "HtmlDiff":
        from _difflib_html import HtmlDiff
        globals()[name] = HtmlDiff
        return HtmlDiff
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


Match = namedtuple("Match", "a b size")


def _similarity(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds what two sequences of hashable items share.

    >>> SequenceMatcher(None, "abcd", "bcde").ratio()
    0.75
    """

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Sets both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence."""
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the second sequence, about which most is remembered."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index_b()

    def _index_b(self):
        places = {}
        self.b2j = places
        for i, item in enumerate(self.b):
            places.setdefault(item, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            for item in places:
                if self.isjunk(item):
                    junk.add(item)
            for item in junk:
                del places[item]
        self.bpopular = popular = set()
        size = len(self.b)
        if self.autojunk and size >= 200:
            most = size // 100 + 1
            for item, indices in places.items():
                if len(indices) > most:
                    popular.add(item)
            for item in popular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Returns the longest match in parts of both, the first of equally long ones."""
        a = self.a
        b = self.b
        places = self.b2j
        is_junk = self.bjunk.__contains__
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        best_i, best_j, best_size = alo, blo, 0
        nothing = []
        # For each place in b, how long the match is that ends there and at the item of a before.
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in places.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = longer[j] = lengths.get(j - 1, 0) + 1
                if k > best_size:
                    best_i, best_j, best_size = i - k + 1, j - k + 1, k
            lengths = longer
        # First with what is no junk on both sides, then with junk next to it.
        for with_junk in (False, True):
            while best_i > alo and best_j > blo and is_junk(b[best_j - 1]) == with_junk and a[best_i - 1] == b[best_j - 1]:
                best_i, best_j, best_size = best_i - 1, best_j - 1, best_size + 1
            while (
                best_i + best_size < ahi and best_j + best_size < bhi
                and is_junk(b[best_j + best_size]) == with_junk and a[best_i + best_size] == b[best_j + best_size]
            ):
                best_size += 1
        return Match(best_i, best_j, best_size)

    def get_matching_blocks(self):
        """Returns all matches in order, with an empty one at the end."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        todo = [(0, len(self.a), 0, len(self.b))]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        start_i = start_j = length = 0
        for i, j, size in found:
            if start_i + length == i and start_j + length == j:
                length += size
            else:
                if length:
                    joined.append((start_i, start_j, length))
                start_i, start_j, length = i, j, size
        if length:
            joined.append((start_i, start_j, length))
        joined.append((len(self.a), len(self.b), 0))
        self.matching_blocks = [Match(*block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        """Returns how to make the second of the first: (what, from, to, from, to) in order."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = steps = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                steps.append(("replace", i, ai, j, bj))
            elif i < ai:
                steps.append(("delete", i, ai, j, bj))
            elif j < bj:
                steps.append(("insert", i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                steps.append(("equal", ai, i, bj, j))
        return steps

    def get_grouped_opcodes(self, n=3):
        """Yields groups of changes with up to `n` equal items around them."""
        steps = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        steps = list(steps)
        if steps[0][0] == "equal":
            tag, i1, i2, j1, j2 = steps[0]
            steps[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if steps[-1][0] == "equal":
            tag, i1, i2, j1, j2 = steps[-1]
            steps[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in steps:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """Returns how alike both are, from 0 to 1."""
        matches = sum([block[-1] for block in self.get_matching_blocks()])
        return _similarity(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """Returns an upper bound of `ratio` by the items alone, whatever their order."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _similarity(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Returns an upper bound of `ratio` by the lengths alone."""
        return _similarity(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Returns the best matches for a word, the best first.

    >>> get_close_matches("appel", ["ape", "apple", "peach", "puppy"])
    ['apple', 'ape']
    """
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    from heapq import nlargest
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for one in possibilities:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), one))
    return [one for _, one in nlargest(n, scored)]


def IS_LINE_JUNK(line, pat=None):
    """Says whether a line is blank or a lone `#`."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Says whether a character is a space or tab."""
    return ch in ws


# How far apart two lines may be that a Differ takes for the same one, changed.
_WINDOW = 10


class Differ:
    """Compares sequences of lines; each line of the result has a two-letter code before it.

    >>> print("".join(Differ().compare(["one\\n"], ["ore\\n"])), end="")
    - one
    ?  ^
    + ore
    ?  ^
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yields the lines of the comparison."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._alike(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, lines, low, high):
        for i in range(low, high):
            yield f"{tag} {lines[i]}"

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """Yields lines that have nothing to do with each other, the shorter block first."""
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _rest(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _alike(self, a, alo, ahi, b, blo, bhi):
        """Yields a replaced block, with pairs of lines that are alike marked character by character."""
        matcher = SequenceMatcher(self.charjunk)
        next_a, next_b = alo, blo
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            middle = alo + (j - blo)
            near = range(max(middle - _WINDOW, next_a), min(middle + _WINDOW + 1, ahi))
            if not near:
                break
            best = None
            best_ratio = 0.74999
            for i in near:
                matcher.set_seq1(a[i])
                if (
                    matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                    and matcher.ratio() > best_ratio
                ):
                    best, best_ratio = i, matcher.ratio()
            if best is None:
                continue
            yield from self._rest(a, next_a, best, b, next_b, j)
            one, other = a[best], b[j]
            if one == other:
                yield "  " + one
            else:
                marks = other_marks = ""
                matcher.set_seqs(one, other)
                for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                    if tag == "replace":
                        marks += "^" * (i2 - i1)
                        other_marks += "^" * (j2 - j1)
                    elif tag == "delete":
                        marks += "-" * (i2 - i1)
                    elif tag == "insert":
                        other_marks += "+" * (j2 - j1)
                    else:
                        marks += " " * (i2 - i1)
                        other_marks += " " * (j2 - j1)
                yield from self._marked(one, other, marks, other_marks)
            next_a, next_b = best + 1, j + 1
        yield from self._rest(a, next_a, ahi, b, next_b, bhi)

    def _marked(self, one, other, marks, other_marks):
        marks = _under(one, marks).rstrip()
        other_marks = _under(other, other_marks).rstrip()
        yield "- " + one
        if marks:
            yield f"? {marks}\n"
        yield "+ " + other
        if other_marks:
            yield f"? {other_marks}\n"


def _under(line, marks):
    """Puts the white space of a line where its marks have blanks, so that tabs line up."""
    return "".join([char if mark == " " and char.isspace() else mark for char, mark in zip(line, marks)])


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Compares lines as `Differ` does."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yields the lines of one of the two sequences that `ndiff` compared.

    >>> print("".join(restore(ndiff(["one\\n"], ["two\\n"]), 2)), end="")
    two
    """
    tag = {1: "- ", 2: "+ "}.get(int(which))
    if tag is None:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which)
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# Diffs with lines around the changes

def _check_types(a, b, *names):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"all arguments must be str, not: {name!r}")


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yields the lines of a unified diff.

    >>> list(unified_diff(["a"], ["b"], "x", "y", lineterm=""))
    ['--- x', '+++ y', '@@ -1 +1 @@', '-a', '+b']
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{_tab(fromfiledate)}{lineterm}"
            yield f"+++ {tofile}{_tab(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def _tab(date):
    return f"\t{date}" if date else ""


def _context_range(start, stop):
    length = stop - start
    first = start + 1 if length else start
    return str(first) if length <= 1 else f"{first},{first + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Yields the lines of a context diff."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {fromfile}{_tab(fromfiledate)}{lineterm}"
            yield f"--- {tofile}{_tab(tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if any([step[0] in ("replace", "delete") for step in group]):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if any([step[0] in ("replace", "insert") for step in group]):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield signs[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """Compares lines of bytes with a function for lines of text."""
    def text(data):
        try:
            return data.decode("latin-1")
        except AttributeError:
            raise TypeError(f"all arguments must be bytes, not {type(data).__name__} ({data!r})") from None

    lines = dfunc(
        [text(line) for line in a], [text(line) for line in b], text(fromfile), text(tofile),
        text(fromfiledate), text(tofiledate), n, text(lineterm),
    )
    for line in lines:
        yield line.encode("latin-1")
