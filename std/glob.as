"""Paths that fit a pattern."""

import contextlib
import fnmatch
import functools
import os
import re
import stat

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = re.compile("([*?[])")
_MAGIC_BYTES = re.compile(b"([*?[])")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Gives the paths that fit a pattern, in a list.

    >>> glob("/no/such/*")
    []
    """
    return list(
        iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden)
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Gives the paths that fit a pattern, one by one."""
    if dir_fd is not None:
        raise NotImplementedError("glob.iglob: dir_fd is not supported")
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
    else:
        root_dir = pathname[:0]
    it = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        try:
            first = next(it)
            if first:
                it = _chain(first, it)
        except StopIteration:
            pass
    return it


def _chain(first, rest):
    yield first
    yield from rest


def _iglob(pathname, root_dir, recursive, only_folders, hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        if basename:
            if os.path.lexists(_join(root_dir, pathname)):
                yield pathname
        elif os.path.isdir(_join(root_dir, dirname)):
            yield pathname
        return
    if not dirname:
        if recursive and _is_recursive(basename):
            yield from _glob2(root_dir, basename, only_folders, hidden)
        else:
            yield from _glob1(root_dir, basename, only_folders, hidden)
        return
    if dirname != pathname and has_magic(dirname):
        folders = _iglob(dirname, root_dir, recursive, True, hidden)
    else:
        folders = [dirname]
    if has_magic(basename):
        if recursive and _is_recursive(basename):
            inside = _glob2
        else:
            inside = _glob1
    else:
        inside = _glob0
    for folder in folders:
        for name in inside(_join(root_dir, folder), basename, only_folders, hidden):
            yield os.path.join(folder, name)


def _glob1(dirname, pattern, only_folders, hidden):
    names = _list(dirname, only_folders)
    if not (hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _glob0(dirname, basename, only_folders, hidden):
    if basename:
        if os.path.lexists(_join(dirname, basename)):
            return [basename]
    elif os.path.isdir(dirname):
        return [basename]
    return []


def _glob2(dirname, pattern, only_folders, hidden):
    if not dirname or os.path.isdir(dirname):
        yield pattern[:0]
    yield from _below(dirname, only_folders, hidden)


def _list(dirname, only_folders):
    if not dirname:
        dirname = b"." if isinstance(dirname, bytes) else "."
    try:
        with os.scandir(dirname) as entries:
            names = []
            for entry in entries:
                try:
                    if not only_folders or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
            return names
    except OSError:
        return []


def _below(dirname, only_folders, hidden):
    for name in _list(dirname, only_folders):
        if hidden or not _is_hidden(name):
            yield name
            path = _join(dirname, name) if dirname else name
            for below in _below(path, only_folders, hidden):
                yield _join(name, below)


def has_magic(s):
    """Says whether a path is a pattern."""
    match = _MAGIC_BYTES.search(s) if isinstance(s, bytes) else _MAGIC.search(s)
    return match is not None


def _is_hidden(path):
    return path[0] in (".", b"."[0])


def _is_recursive(pattern):
    return pattern == (b"**" if isinstance(pattern, bytes) else "**")


def _join(dirname, basename):
    if not dirname or not basename:
        return dirname or basename
    return os.path.join(dirname, basename)


def escape(pathname):
    """Gives a pattern that only this path fits.

    >>> escape("a[1]*.txt")
    'a[[]1][*].txt'
    """
    if isinstance(pathname, bytes):
        return _MAGIC_BYTES.sub(rb"[\1]", pathname)
    return _MAGIC.sub(r"[\1]", pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Gives the regular expression of a pattern of paths."""
    if not seps:
        seps = os.path.sep
    escaped = "".join(map(re.escape, seps))
    any_sep = f"[{escaped}]" if len(seps) > 1 else escaped
    not_sep = f"[^{escaped}]"
    if include_hidden:
        one_last = f"{not_sep}+"
        one = f"{one_last}{any_sep}"
        any_segments = f"(?:.+{any_sep})?"
        any_last = ".*"
    else:
        one_last = f"[^{escaped}.]{not_sep}*"
        one = f"{one_last}{any_sep}"
        any_segments = f"(?:{one})*"
        any_last = f"{any_segments}(?:{one_last})?"
    results = []
    parts = re.split(any_sep, pat)
    last = len(parts) - 1
    for i, part in enumerate(parts):
        if part == "*":
            results.append(one if i < last else one_last)
        elif recursive and part == "**":
            if i < last:
                if parts[i + 1] != "**":
                    results.append(any_segments)
            else:
                results.append(any_last)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    results.append(r"(?!\.)")
                results.extend(fnmatch._pieces(part, f"{not_sep}*", not_sep))
            if i < last:
                results.append(any_sep)
    return rf"(?s:{''.join(results)})\Z"
