"""Paths with slashes: what `os.path` is. Questions to the file system go to the native `os`."""

import os

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
    "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists",
    "isdir", "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat",
    "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
    "supports_unicode_filenames", "relpath", "commonpath", "isjunction", "isdevdrive",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _path(value):
    """Returns the str or bytes of a path."""
    if isinstance(value, (str, bytes)):
        return value
    method = getattr(type(value), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(value).__name__}")
    return method(value)


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def _check_kinds(name, paths):
    """Raises for arguments that are no paths, or are text and bytes mixed."""
    has_text = has_bytes = False
    for path in paths:
        if isinstance(path, str):
            has_text = True
        elif isinstance(path, bytes):
            has_bytes = True
        else:
            raise TypeError(f"{name}() argument must be str, bytes, or os.PathLike object, not {type(path).__name__!r}") from None
    if has_text and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    """Returns the path as it is: case counts here."""
    return _path(s)


def isabs(s):
    """Says whether a path starts at the root.

    >>> isabs("/a"), isabs("a")
    (True, False)
    """
    s = _path(s)
    return s.startswith(_slash(s))


def join(a, *p):
    """Joins paths; one that starts at the root drops what was before.

    >>> join("a", "b", "c.txt"), join("a", "/b")
    ('a/b/c.txt', '/b')
    """
    path = _path(a)
    slash = _slash(path)
    try:
        for part in map(_path, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check_kinds("join", (a, *p))
        raise
    return path


def split(p):
    """Splits off the last part of a path.

    >>> split("/a/b/c"), split("c"), split("/c/")
    (('/a/b', 'c'), ('', 'c'), ('/c', ''))
    """
    p = _path(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Splits off the extension, with its dot.

    >>> splitext("a/b.tar.gz"), splitext(".profile")
    (('a/b.tar', '.gz'), ('.profile', ''))
    """
    p = _path(p)
    dot = b"." if isinstance(p, bytes) else "."
    slash = p.rfind(_slash(p))
    at = p.rfind(dot)
    if at > slash:
        # Leading dots are no extension.
        start = slash + 1
        while start < at:
            if p[start:start + 1] != dot:
                return p[:at], p[at:]
            start += 1
    return p, p[:0]


def splitdrive(p):
    """Returns an empty drive and the path."""
    p = _path(p)
    return p[:0], p


def splitroot(p):
    """Splits into an empty drive, the root and the rest.

    >>> splitroot("/a/b"), splitroot("//a")
    (('', '/', 'a/b'), ('', '//', 'a'))
    """
    p = _path(p)
    slash = _slash(p)
    empty = p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        # One slash, or three and more, which count as one.
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """Returns the last part of a path.

    >>> basename("/a/b.txt")
    'b.txt'
    """
    p = _path(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    """Returns a path without its last part.

    >>> dirname("/a/b.txt")
    '/a'
    """
    return split(p)[0]


def normpath(path):
    """Removes doubled slashes, `.` and what `..` goes back over.

    >>> normpath("a//b/./../c")
    'a/c'
    """
    path = _path(path)
    if isinstance(path, bytes):
        empty, dot, dots = b"", b".", b".."
    else:
        empty, dot, dots = "", ".", ".."
    slash = _slash(path)
    if not path:
        return dot
    _, root, path = splitroot(path)
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """Returns the normal form of a path, from the root."""
    path = _path(path)
    if not path.startswith(_slash(path)):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def relpath(path, start=None):
    """Returns a path as seen from a start.

    >>> relpath("/a/b/c", "/a/d")
    '../b/c'
    """
    path = _path(path)
    if not path:
        raise ValueError("no path specified")
    dots = b".." if isinstance(path, bytes) else ".."
    slash = _slash(path)
    start = path[:0] + (b"." if isinstance(path, bytes) else ".") if start is None else _path(start)
    try:
        here = [part for part in abspath(start).split(slash) if part]
        there = [part for part in abspath(path).split(slash) if part]
        common = len(commonprefix([here, there]))
        parts = [dots] * (len(here) - common) + there[common:]
        return join(*parts) if parts else (b"." if isinstance(path, bytes) else ".")
    except (TypeError, AttributeError):
        _check_kinds("relpath", (path, start))
        raise


def commonprefix(m):
    """Returns the longest common start of some strings or lists.

    >>> commonprefix(["abc", "abd"])
    'ab'
    """
    if not m:
        return ""
    m = list(m)
    if not isinstance(m[0], (list, tuple)):
        m = [_path(one) for one in m]
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """Returns the longest common path.

    >>> commonpath(["/a/b/c", "/a/b/d"])
    '/a/b'
    """
    paths = [_path(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _slash(paths[0])
    dot = b"." if isinstance(paths[0], bytes) else "."
    try:
        split_paths = [path.split(slash) for path in paths]
        try:
            absolute, = {path.startswith(slash) for path in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in parts if part and part != dot] for parts in split_paths]
        return (slash if absolute else slash[:0]) + slash.join(commonprefix(split_paths))
    except (TypeError, AttributeError):
        _check_kinds("commonpath", paths)
        raise


def expanduser(path):
    """Replaces a leading `~` by the home folder."""
    path = _path(path)
    if not isinstance(path, str):
        return _in_text(expanduser, path)
    if not path.startswith("~"):
        return path
    end = path.find("/", 1)
    if end < 0:
        end = len(path)
    if end != 1:
        try:
            import pwd
            home = pwd.getpwnam(path[1:end]).pw_dir
        except (ImportError, KeyError):
            return path
    else:
        home = os.environ.get("HOME")
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    return (home.rstrip("/") + path[end:]) or "/"


def _in_text(function, path):
    """Does with bytes what a function does with text; bytes that are no text are left as they are."""
    try:
        text = path.decode()
    except UnicodeDecodeError:
        return path
    return function(text).encode()


def expandvars(path):
    """Replaces `$name` and `${name}` by the environment's values."""
    path = _path(path)
    if not isinstance(path, str):
        return _in_text(expandvars, path)
    parts = []
    start = 0
    while True:
        at = path.find("$", start)
        if at < 0:
            break
        parts.append(path[start:at])
        if path.startswith("{", at + 1):
            close = path.find("}", at + 2)
            if close < 0:
                parts.append("$")
                start = at + 1
                continue
            name, end = path[at + 2:close], close + 1
        else:
            end = at + 1
            while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name = path[at + 1:end]
        value = os.environ.get(name) if name else None
        if value is None:
            parts.append(path[at:end])
        else:
            parts.append(value)
        start = end
    parts.append(path[start:])
    return "".join(parts)


def realpath(filename, *, strict=False):
    """Returns a path from the root without symbolic links."""
    path = _path(filename)
    slash = _slash(path)
    empty, dot = path[:0], b"." if isinstance(path, bytes) else "."
    done = slash if path.startswith(slash) else os.getcwdb() if isinstance(path, bytes) else os.getcwd()
    # What is left to follow, the next part last; a tuple stands where the target of a link ends.
    rest = path.split(slash)[::-1]
    # Links and what they lead to, None while that is looked for.
    found = {}
    while rest:
        part = rest.pop()
        if isinstance(part, tuple):
            found[part[0]] = done
        elif part == empty or part == dot:
            continue
        elif part == dot + dot:
            done = done[:done.rindex(slash)] or slash
        else:
            link = done + part if done == slash else done + slash + part
            if link in found:
                if found[link] is not None:
                    done = found[link]
                    continue
                if strict:
                    os.stat(link)
                done = link
                continue
            try:
                if os.lstat(link).st_mode & 0o170000 != 0o120000:
                    done = link
                    continue
                target = os.readlink(link)
            except OSError:
                if strict:
                    raise
                done = link
                continue
            found[link] = None
            if target.startswith(slash):
                done = slash
            rest.append((link,))
            rest.extend(target.split(slash)[::-1])
    return done


# Questions to the file system

def _asks(question):
    try:
        return question()
    except (OSError, ValueError):
        return None


def exists(path):
    """Says whether something is there; a broken link is not."""
    return _asks(lambda: os.stat(path)) is not None


def lexists(path):
    """Says whether something is there, be it a broken link."""
    return _asks(lambda: os.lstat(path)) is not None


def _kind(path, follow=True):
    found = _asks(lambda: os.stat(path) if follow else os.lstat(path))
    return 0 if found is None else found.st_mode & 0o170000


def isfile(path):
    """Says whether a path is a plain file."""
    return _kind(path) == 0o100000


def isdir(s):
    """Says whether a path is a folder."""
    return _kind(s) == 0o040000


def islink(path):
    """Says whether a path is a symbolic link."""
    return _kind(path, False) == 0o120000


def ismount(path):
    """Says whether a path is a mount point."""
    here = _asks(lambda: os.lstat(path))
    if here is None or here.st_mode & 0o170000 == 0o120000:
        return False
    path = _path(path)
    above = _asks(lambda: os.lstat(realpath(join(path, b".." if isinstance(path, bytes) else ".."))))
    return above is not None and (here.st_dev != above.st_dev or here.st_ino == above.st_ino)


def isjunction(path):
    """Returns False: there are none here."""
    _path(path)
    return False


def isdevdrive(path):
    """Returns False: there are none here."""
    _path(path)
    return False


def getsize(filename):
    """Returns the size of a file."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Returns when a file was last changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Returns when a file was last read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Returns when what is known of a file last changed."""
    return os.stat(filename).st_ctime


def sameopenfile(fp1, fp2):
    """Says whether two descriptors are of the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def samestat(s1, s2):
    """Says whether two answers of `os.stat` are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Says whether two paths lead to the same file."""
    return samestat(os.stat(f1), os.stat(f2))


from _functools import builtin as _as_builtin
_as_builtin(splitroot, normpath)
del _as_builtin
