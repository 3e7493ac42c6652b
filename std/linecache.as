"""Lines of source files, kept after the first reading."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: (size, mtime, lines, full name), or (what asks the loader for the text,) as long as nobody wants the lines.
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
    entry = cache.get(filename, ())
    if len(entry) > 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files that changed since they were read; those that a loader gave stay."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name, ())
        if len(entry) < 2 or entry[1] is None:
            continue
        size, mtime, _, full_name = entry
        try:
            state = os.stat(full_name)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if (size, mtime) != (state.st_size, state.st_mtime):
            cache.pop(name, None)


def _has_no_file(filename):
    return not filename or filename.startswith("<") and filename.endswith(">")


def updatecache(filename, module_globals=None):
    """Reads a file, or asks the loader of the module for its text, and returns the lines."""
    import os
    if len(cache.get(filename, ())) > 1:
        del cache[filename]
    if _has_no_file(filename):
        return []
    full_name = filename
    try:
        state = os.stat(full_name)
    except ValueError:
        return []
    except OSError:
        lines = _loaded(filename, module_globals)
        if lines is not None:
            return lines
        full_name, state = _on_path(filename)
        if state is None:
            return []
    try:
        lines = _lines_of(full_name)
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if not lines:
        lines = ["\n"]
    elif not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = state.st_size, state.st_mtime, lines, full_name
    return lines


def _loaded(filename, module_globals):
    """Returns the lines that the loader has, or None if there is no loader that knows."""
    if not lazycache(filename, module_globals):
        return None
    try:
        text = cache[filename][0]()
    except (ImportError, OSError):
        return None
    if text is None:
        return []
    lines = [line + "\n" for line in text.splitlines()]
    cache[filename] = len(text), None, lines, filename
    return lines


def _on_path(filename):
    """Returns the file of a relative name in a folder of `sys.path`, and its state, or None for both."""
    import os
    import sys
    if not os.path.isabs(filename):
        for folder in sys.path:
            try:
                full_name = os.path.join(folder, filename)
                return full_name, os.stat(full_name)
            except (TypeError, AttributeError, OSError, ValueError):
                continue
    return None, None


def _lines_of(name):
    """Reads a file in the encoding that it declares (PEP 263)."""
    with open(name, "rb") as file:
        data = file.read()
    encoding = "utf-8-sig"
    for line in data.split(b"\n", 2)[:2]:
        if line.lstrip().startswith(b"#") and b"coding" in line:
            import re
            declared = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
            if declared:
                encoding = declared[1].decode()
                break
        if line.strip():
            break
    import io
    try:
        return io.TextIOWrapper(io.BytesIO(data), encoding).readlines()
    except LookupError as error:
        raise SyntaxError(f"unknown encoding: {encoding}") from error


def lazycache(filename, module_globals):
    """Notes that a file's lines can be had from the loader of its module; says whether they can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if _has_no_file(filename) or not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", module_globals["__name__"])
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
