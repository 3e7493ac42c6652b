"""Databases of bytes by key. There is one kind here, `dbm.dumb`, which keeps them in plain files."""

import io
import os

__all__ = ["open", "whichdb", "error"]


class _NotRecognised(Exception):
    pass


_NotRecognised.__name__ = _NotRecognised.__qualname__ = "error"
_NotRecognised.__module__ = "dbm"

error = (_NotRecognised, OSError)


def open(file, flag="r", mode=0o666):
    """Opens a database: `r` to read, `w` to write, `c` makes it where it is missing, `n` makes it anew."""
    import dbm.dumb
    found = whichdb(file) if "n" not in flag else None
    if found is None:
        if "c" not in flag and "n" not in flag:
            raise error[0](f"db type could not be determined")
    elif found != "dbm.dumb":
        raise error[0]("db type is not available" if found else "db type could not be determined")
    return dbm.dumb.open(file, flag, mode)


def whichdb(filename):
    """Names the module that reads a database: None if there is none, '' if its kind is unknown."""
    filename = os.fsencode(filename)
    try:
        os.stat(filename + b".dat")
        size = os.stat(filename + b".dir").st_size
        if size == 0:
            return "dbm.dumb"
        with io.open(filename + b".dir", "rb") as file:
            if file.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with io.open(filename, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    return "dbm.sqlite3" if start == b"SQLite format 3\0" else ""
