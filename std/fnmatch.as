"""File names and patterns as shells know them."""

import functools
import os
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Says whether a name fits a pattern, as this system compares names.

    >>> fnmatch("notes.txt", "*.t?t"), fnmatch("notes.txt", "[!n]*")
    (True, False)
    """
    name = os.path.normcase(name)
    pat = os.path.normcase(pat)
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        text = str(pat, "ISO-8859-1")
        return re.compile(bytes(translate(text), "ISO-8859-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """Gives the names that fit a pattern."""
    match = _compile_pattern(os.path.normcase(pat))
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    """Says whether a name fits a pattern, case and all."""
    return _compile_pattern(pat)(name) is not None


def _set(pat, begin, end):
    """Makes the set between two brackets a set of a regular expression."""
    stuff = pat[begin:end]
    if "-" not in stuff:
        stuff = stuff.replace("\\", r"\\")
    else:
        chunks = []
        at = begin + 2 if pat[begin] == "!" else begin + 1
        while True:
            at = pat.find("-", at, end)
            if at < 0:
                break
            chunks.append(pat[begin:at])
            begin = at + 1
            at = at + 3
        chunk = pat[begin:end]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += "-"
        # Ranges that are empty go.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join(s.replace("\\", r"\\").replace("-", r"\-") for s in chunks)
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in ("^", "["):
        stuff = "\\" + stuff
    return f"[{stuff}]"


_STAR = object()


def _pieces(pat, star, question):
    """Gives the pattern in pieces of a regular expression; `star` stands for any run of `*`."""
    pieces = []
    i = 0
    n = len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not pieces or pieces[-1] is not star:
                pieces.append(star)
        elif c == "?":
            pieces.append(question)
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                pieces.append("\\[")
            else:
                pieces.append(_set(pat, i, j))
                i = j + 1
        else:
            pieces.append(re.escape(c))
    return pieces


def translate(pat):
    r"""Gives the regular expression of a pattern.

    >>> translate("a*.txt")
    '(?s:a.*\\.txt)\\Z'
    """
    pieces = _pieces(pat, _STAR, ".")
    out = []
    i = 0
    n = len(pieces)
    while i < n and pieces[i] is not _STAR:
        out.append(pieces[i])
        i += 1
    # What lies between two stars is looked for once: the first place where it fits will do.
    while i < n:
        i += 1
        if i == n:
            out.append(".*")
            break
        fixed = []
        while i < n and pieces[i] is not _STAR:
            fixed.append(pieces[i])
            i += 1
        fixed = "".join(fixed)
        if i == n:
            out.append(".*")
            out.append(fixed)
        else:
            out.append(f"(?>.*?{fixed})")
    return rf"(?s:{''.join(out)})\Z"
