"""Paths as Windows writes them, to be taken apart anywhere: what `os.path` is there.

Text and bytes go the same way; `_signs` gives the characters of the kind that a path is of.
"""

import os
from posixpath import (
    _check_kinds, _path, commonprefix, exists, getatime, getctime, getmtime, getsize, isdevdrive, isdir, isfile, isjunction, islink,
    lexists, samefile, sameopenfile, samestat,
)

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
    "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "isreserved", "expanduser",
    "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
    "supports_unicode_filenames", "relpath", "samefile", "sameopenfile", "samestat", "commonpath", "isjunction", "isdevdrive",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "\\"
pathsep = ";"
altsep = "/"
defpath = ".;C:\\bin"
devnull = "nul"
supports_unicode_filenames = True


def _signs(path):
    """Returns the backslash, the slash and the dot in the kind of a path."""
    return (b"\\", b"/", b".") if isinstance(path, bytes) else ("\\", "/", ".")


def normcase(s):
    """Returns a path in small letters, with backslashes.

    >>> normcase("C:/Temp")
    'c:\\\\temp'
    """
    s = _path(s)
    if isinstance(s, bytes):
        return os.fsencode(normcase(os.fsdecode(s)))
    return s.replace("/", "\\").lower()


def splitroot(p):
    r"""Splits into the drive or share, the root and the rest.

    >>> splitroot("C:/a/b"), splitroot(r"\\host\share\x")
    (('C:', '/', 'a/b'), ('\\\\host\\share', '\\', 'x'))
    """
    p = _path(p)
    back, slash, _ = _signs(p)
    plain = p.replace(slash, back)
    end = 0
    if plain[:2] == back * 2:
        device = b"\\\\?\\UNC\\" if isinstance(p, bytes) else "\\\\?\\UNC\\"
        end = plain.find(back, 8 if plain[:8].upper() == device else 2)
        end = plain.find(back, end + 1) if end >= 0 else end
        if end < 0:
            return p, p[:0], p[:0]
    elif plain[:1] != back and plain[1:2] in (":", b":"):
        end = 2
    rest = end + (plain[end:end + 1] == back)
    return p[:end], p[end:rest], p[rest:]


def splitdrive(p):
    """Splits into the drive or share and the rest.

    >>> splitdrive("c:/dir")
    ('c:', '/dir')
    """
    drive, root, tail = splitroot(p)
    return drive, root + tail


def isabs(s):
    """Says whether a path starts at the root of a drive or share.

    >>> isabs("c:/a"), isabs("/a")
    (True, False)
    """
    s = _path(s)
    back, slash, _ = _signs(s)
    start = s[:3].replace(slash, back)
    return start[:2] == back * 2 or start[1:] in (":\\", b":\\")


def join(path, *paths):
    """Joins paths; one with a root drops what was before, one with another drive as well.

    >>> join("c:/a", "b"), join("c:/a", "/b"), join("c:/a", "d:b")
    ('c:/a\\\\b', 'c:/b', 'd:b')
    """
    path = _path(path)
    back, slash, _ = _signs(path)
    both = back + slash
    ends = both + (b":" if isinstance(path, bytes) else ":")
    try:
        drive, root, made = splitroot(path)
        for part in paths:
            its_drive, its_root, tail = splitroot(part)
            if its_root:
                if its_drive or not drive:
                    drive = its_drive
                root, made = its_root, tail
                continue
            if its_drive and its_drive != drive:
                other = its_drive.lower() != drive.lower()
                drive = its_drive
                if other:
                    root, made = its_root, tail
                    continue
            if made and made[-1] not in both:
                made += back
            made += tail
        # A share goes on with a separator; a drive may be left without a root.
        if made and not root and drive and drive[-1] not in ends:
            root = back
        return drive + root + made
    except (TypeError, AttributeError):
        _check_kinds("join", (path, *paths))
        raise


def split(p):
    """Splits off the last part of a path.

    >>> split("c:/a/b")
    ('c:/a', 'b')
    """
    p = _path(p)
    back, slash, _ = _signs(p)
    drive, root, rest = splitroot(p)
    at = max(rest.rfind(back), rest.rfind(slash)) + 1
    return drive + root + rest[:at].rstrip(back + slash), rest[at:]


def splitext(p):
    """Splits off the extension, with its dot.

    >>> splitext("c:/a.b/c.txt")
    ('c:/a.b/c', '.txt')
    """
    p = _path(p)
    back, slash, dot = _signs(p)
    start = max(p.rfind(back), p.rfind(slash)) + 1
    at = p.rfind(dot, start)
    # Leading dots are no extension.
    if at < 0 or not p[start:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def basename(p):
    """Returns the last part of a path."""
    return split(p)[1]


def dirname(p):
    """Returns a path without its last part."""
    return split(p)[0]


def ismount(path):
    """Says whether a path is the root of a drive or of a share."""
    path = _path(path)
    back, slash, _ = _signs(path)
    drive, root, rest = splitroot(abspath(path))
    return not rest and bool(root or drive[:1] in (back, slash) and drive)


_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + [kind + number for kind in ("COM", "LPT") for number in "123456789\xb9\xb2\xb3"]
)


def _is_reserved_name(name):
    if name[-1:] in (".", " "):
        return name not in (".", "..")
    if any([char < " " or char in '"*:<>?|/\\' for char in name]):
        return True
    return name.partition(".")[0].rstrip(" ").upper() in _DEVICES


def isreserved(path):
    """Says whether Windows keeps a name of a path for itself.

    >>> isreserved("a/nul.txt"), isreserved("a/null")
    (True, False)
    """
    rest = os.fsdecode(splitroot(path)[2]).replace("/", "\\")
    return any([_is_reserved_name(name) for name in rest.split("\\")])


def expanduser(path):
    """Replaces a leading `~` by the home folder, as the environment of Windows tells it."""
    path = _path(path)
    if isinstance(path, bytes):
        return os.fsencode(expanduser(os.fsdecode(path))) if path.startswith(b"~") else path
    if not path.startswith("~"):
        return path
    end = 1
    while end < len(path) and path[end] not in "\\/":
        end += 1
    home = os.environ.get("USERPROFILE")
    if home is None:
        if "HOMEPATH" not in os.environ:
            return path
        home = join(os.environ.get("HOMEDRIVE", ""), os.environ["HOMEPATH"])
    user = path[1:end]
    mine = os.environ.get("USERNAME")
    if user and user != mine:
        # The folders of users lie side by side, if this one is named as its user.
        if mine != basename(home):
            return path
        home = join(dirname(home), user)
    return home + path[end:]


def _variable(name, shown):
    return os.environ.get(name, shown)


def _is_part_of_name(char):
    return char.isascii() and char.isalnum() or char in "_-"


def expandvars(path):
    """Replaces `$name`, `${name}` and `%name%` by the environment's values, outside of single quotes."""
    path = _path(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    made = []
    at = 0
    size = len(path)
    while at < size:
        char = path[at]
        opening = path[at:at + 2]
        if char == "'":
            end = path.find("'", at + 1)
            end = size if end < 0 else end + 1
            made.append(path[at:end])
        elif opening in ("%%", "$$"):
            made.append(char)
            end = at + 2
        elif char == "%" or opening == "${":
            start = at + (1 if char == "%" else 2)
            close = path.find("%" if char == "%" else "}", start)
            end = size if close < 0 else close + 1
            made.append(path[at:] if close < 0 else _variable(path[start:close], path[at:end]))
        elif char == "$":
            end = at + 1
            while end < size and _is_part_of_name(path[end]):
                end += 1
            made.append(_variable(path[at + 1:end], path[at:end]))
        else:
            made.append(char)
            end = at + 1
        at = end
    return "".join(made)


def normpath(path):
    """Removes doubled separators, `.` and what `..` goes back over; separators become backslashes.

    >>> normpath("A//B/./../C")
    'A\\\\C'
    """
    path = _path(path)
    back, slash, dot = _signs(path)
    drive, root, rest = splitroot(path.replace(slash, back))
    parts = []
    for part in rest.split(back):
        if part == dot * 2:
            if parts and parts[-1] != part:
                parts.pop()
            elif parts or not root:
                parts.append(part)
        elif part and part != dot:
            parts.append(part)
    return drive + root + back.join(parts) or dot


def abspath(path):
    """Returns the normal form of a path, from the root."""
    path = _path(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


# Links are followed on Windows alone.
realpath = abspath


def relpath(path, start=None):
    r"""Returns a path as seen from a start.

    >>> relpath(r"c:\a\b", r"c:\a\d")
    '..\\b'
    """
    path = _path(path)
    if not path:
        raise ValueError("no path specified")
    back, _, dot = _signs(path)
    start = dot if start is None else _path(start)
    try:
        here_drive, _, here = splitroot(abspath(start))
        drive, _, there = splitroot(abspath(path))
        if normcase(here_drive) != normcase(drive):
            raise ValueError(f"path is on mount {drive!r}, start on mount {here_drive!r}")
        here = here.split(back) if here else []
        there = there.split(back) if there else []
        common = 0
        while common < min(len(here), len(there)) and normcase(here[common]) == normcase(there[common]):
            common += 1
        return back.join([dot * 2] * (len(here) - common) + there[common:]) or dot
    except (TypeError, ValueError, AttributeError):
        _check_kinds("relpath", (path, start))
        raise


def commonpath(paths):
    """Returns the longest common path, as the first one writes it.

    >>> commonpath(["c:/A/b", "C:\\\\a\\\\c"])
    'c:\\\\A'
    """
    paths = [_path(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty iterable")
    back, slash, dot = _signs(paths[0])
    try:
        split_paths = [splitroot(path.replace(slash, back).lower()) for path in paths]
        parts = [[part for part in rest.split(back) if part and part != dot] for _, _, rest in split_paths]
        if len({drive for drive, _, _ in split_paths}) != 1:
            raise ValueError("Paths don't have the same drive")
        drive, root, rest = splitroot(paths[0].replace(slash, back))
        if len({root for _, root, _ in split_paths}) != 1:
            what = "absolute and relative" if drive else "rooted and not-rooted"
            raise ValueError(f"Can't mix {what} paths")
        shown = [part for part in rest.split(back) if part and part != dot]
        return drive + root + back.join(shown[:len(commonprefix(parts))])
    except (TypeError, AttributeError):
        _check_kinds("commonpath", paths)
        raise
