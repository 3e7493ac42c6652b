"""A small database of bytes in plain files: `NAME.dat` holds the values, `NAME.dir` says where each begins.

The index is read whole when the database is opened, and written when it is closed or synchronised.
"""

import io
import os
from collections.abc import MutableMapping

__all__ = ["error", "open"]

# Values begin at multiples of this.
_BLOCK = 512

error = OSError


class _Database(MutableMapping):
    def __init__(self, name, mode, flag="c"):
        self._mode = mode
        self._readonly = flag == "r"
        self._dirfile = name + ".dir"
        self._datfile = name + ".dat"
        self._bakfile = name + ".bak"
        self._index = None
        self._modified = False
        self._create(flag)
        self._read_index(flag)

    def _create(self, flag):
        if flag == "n":
            for path in (self._datfile, self._bakfile, self._dirfile):
                try:
                    os.remove(path)
                except OSError:
                    pass
        try:
            with io.open(self._datfile, "r", encoding="latin-1"):
                pass
        except OSError:
            if flag not in ("c", "n"):
                raise
            with io.open(self._datfile, "w", encoding="latin-1"):
                self._chmod(self._datfile)

    def _read_index(self, flag):
        self._index = {}
        try:
            lines = io.open(self._dirfile, "r", encoding="latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with io.open(self._dirfile, "w", encoding="latin-1"):
                self._chmod(self._dirfile)
        else:
            with lines:
                for line in lines:
                    key, place = _entry(line.rstrip())
                    self._index[key] = place

    def _commit(self):
        if self._index is None or not self._modified:
            return
        try:
            os.unlink(self._bakfile)
        except OSError:
            pass
        try:
            os.rename(self._dirfile, self._bakfile)
        except OSError:
            pass
        with io.open(self._dirfile, "w", encoding="latin-1") as out:
            self._chmod(self._dirfile)
            for key, place in self._index.items():
                out.write(f"{key.decode('latin-1')!r}, {place!r}\n")
        self._modified = False

    sync = _commit

    def _chmod(self, path):
        os.chmod(path, self._mode)

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _changing(self):
        if self._readonly:
            raise error("The database is opened for reading only")

    def __getitem__(self, key):
        key = _bytes_key(key)
        self._verify_open()
        at, size = self._index[key]
        with io.open(self._datfile, "rb") as file:
            file.seek(at)
            return file.read(size)

    def __setitem__(self, key, value):
        self._changing()
        key = _bytes_key(key)
        if isinstance(value, str):
            value = value.encode("utf-8")
        elif not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        self._verify_open()
        self._modified = True
        known = self._index.get(key)
        if known is not None and _blocks(len(value)) <= _blocks(known[1]):
            # It fits where the old value lies.
            self._index[key] = self._write_at(known[0], value)
            return
        self._index[key] = self._append(value)
        if known is None:
            with io.open(self._dirfile, "a", encoding="latin-1") as out:
                self._chmod(self._dirfile)
                out.write(f"{key.decode('latin-1')!r}, {self._index[key]!r}\n")

    def _append(self, value):
        with io.open(self._datfile, "rb+") as file:
            file.seek(0, 2)
            end = file.tell()
            at = _blocks(end) * _BLOCK
            file.write(b"\0" * (at - end) + value)
        return at, len(value)

    def _write_at(self, at, value):
        with io.open(self._datfile, "rb+") as file:
            file.seek(at)
            file.write(value)
        return at, len(value)

    def __delitem__(self, key):
        self._changing()
        key = _bytes_key(key)
        self._verify_open()
        self._modified = True
        del self._index[key]
        self._commit()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        key = _bytes_key(key)
        self._verify_open()
        return key in self._index

    def iterkeys(self):
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        """Writes the index; the database cannot be used any more."""
        try:
            self._commit()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def _blocks(size):
    return (size + _BLOCK - 1) // _BLOCK


def _bytes_key(key):
    if isinstance(key, str):
        return key.encode("utf-8")
    if not isinstance(key, (bytes, bytearray)):
        raise TypeError("keys must be bytes or strings")
    return bytes(key)


def _entry(line):
    """Reads a line of the index: a quoted key, and the pair of place and size."""
    cut = line.rindex(", (")
    key = eval(line[:cut], {"__builtins__": {}})
    at, size = line[cut + 3:].rstrip(")").split(",")
    return key.encode("latin-1"), (int(at), int(size))


def open(file, flag="c", mode=0o666):
    """Opens a database: `r` to read, `w` to write, `c` makes it where it is missing, `n` makes it anew."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    mask = os.umask(0)
    os.umask(mask)
    return _Database(os.fsdecode(file), mode & ~mask, flag=flag)
