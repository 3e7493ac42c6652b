"""Lines of source files, kept after the first reading."""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# file name: (size, mtime, lines, full name)
cache = {}


def clearcache():
    """Forgets every file."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Returns a line with its newline, or '' if there is none.

    >>> getline("no such file", 1)
    ''
    """
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """Returns the lines of a file; none if it cannot be read."""
    if filename in cache:
        return cache[filename][2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files that changed since they were read."""
    import os
    for name in [filename] if filename is not None else list(cache):
        entry = cache.get(name)
        if entry is None or entry[1] is None:
            continue
        try:
            state = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if entry[0] != state.st_size or entry[1] != state.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Reads a file and returns its lines."""
    cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    names = [filename]
    if not filename.startswith("/"):
        names.extend([f"{folder}/{filename}" for folder in sys.path])
    for name in names:
        try:
            with open(name, encoding="utf-8") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError, SyntaxError):
            continue
        break
    else:
        return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    size = mtime = None
    try:
        import os
        state = os.stat(name)
        size, mtime = state.st_size, state.st_mtime
    except (ImportError, OSError, AttributeError):
        pass
    cache[filename] = size, mtime, lines, name
    return lines


def lazycache(filename, module_globals):
    """Notes that a file's lines can be had from its loader; no loader here offers them."""
    return False
