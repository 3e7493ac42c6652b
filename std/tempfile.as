"""Files and folders for a while."""

import functools as _functools
import io as _io
import os as _os
import shutil as _shutil
from random import Random as _Random
import types as _types
import weakref as _weakref

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_names = None


def _infer_return_type(*args):
    """Says whether the arguments are text or bytes."""
    kind = None
    for arg in args:
        if arg is None:
            continue
        if isinstance(arg, _os.PathLike):
            arg = _os.fspath(arg)
        found = bytes if isinstance(arg, bytes) else str
        if kind is not None and kind is not found:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = found
    if kind is None:
        if tempdir is None or isinstance(tempdir, str):
            return str
        return bytes
    return kind


def _sanitize(prefix, suffix, dir):
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


class _Names:
    """Names that nobody guesses."""

    def __init__(self):
        self._random = _Random(int.from_bytes(_os.urandom(16), "little"))

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self._random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))


def _candidates():
    global _names
    if _names is None:
        _names = _Names()
    return _names


def _name(kind):
    name = next(_candidates())
    return _os.fsencode(name) if kind is bytes else name


def gettempprefix():
    """Gives what the names begin with.

    >>> gettempprefix()
    'tmp'
    """
    return template


def gettempprefixb():
    return _os.fsencode(template)


def _find_folder():
    folders = [_os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")]
    folders = [folder for folder in folders if folder] + ["/tmp", "/var/tmp", "/usr/tmp"]
    folders.append(_os.getcwd())
    for folder in folders:
        folder = _os.path.abspath(folder)
        if _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK):
            return folder
    raise FileNotFoundError(2, "No usable temporary directory found in %s" % folders)


def gettempdir():
    """Gives the folder for such files."""
    global tempdir
    if tempdir is None:
        tempdir = _find_folder()
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW


def _make(dir, prefix, suffix, flags, kind):
    dir = _os.path.abspath(dir)
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + _name(kind) + suffix)
        try:
            return _os.open(path, flags, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file; gives its descriptor and its path."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    return _make(dir, prefix, suffix, _FLAGS, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; gives its path."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + _name(kind) + suffix)
        try:
            _os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return _os.path.abspath(path)
    raise FileExistsError(17, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """Gives a path where nothing is yet."""
    if dir is None:
        dir = gettempdir()
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + next(_candidates()) + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


class _Closer:
    """Closes a file and removes it, when it is asked to or nobody holds it."""

    def __init__(self, file, name, delete, on_close):
        self._done = False
        self._file = file
        self._name = name
        self.delete = delete
        self._on_close = on_close

    def cleanup(self):
        if self._done:
            return
        self._done = True
        try:
            self._file.close()
        finally:
            if self.delete:
                try:
                    _os.unlink(self._name)
                except FileNotFoundError:
                    pass

    def close(self):
        if self.delete and not self._on_close:
            self._file.close()
        else:
            self.cleanup()


class _TemporaryFileWrapper:
    """A file that has a name and is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _Closer(file, name, delete, delete_on_close)
        self._end = _weakref.finalize(self, self._closer.cleanup)

    @property
    def delete(self):
        return self._closer.delete

    def __getattr__(self, name):
        value = getattr(self.__dict__["file"], name)
        if not isinstance(value, int) and callable(value):
            method = value

            @_functools.wraps(method)
            def call(*args, **kwargs):
                return method(*args, **kwargs)

            setattr(self, name, call)
            return call
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self._closer.cleanup()
        self._end.detach()
        return None

    def close(self):
        self._closer.close()

    def __iter__(self):
        yield from self.file


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
    delete_on_close=True,
):
    """Makes a file with a name that is removed when it is closed."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    fd, name = _make(dir, prefix, suffix, _FLAGS, kind)
    try:
        file = _io.open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _os.unlink(name)
        _os.close(fd)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None,
):
    """Makes a file without a name."""
    prefix, suffix, dir, kind = _sanitize(prefix, suffix, dir)
    fd, name = _make(dir, prefix, suffix, _FLAGS, kind)
    try:
        _os.unlink(name)
        return _io.open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _os.close(fd)
        raise


class SpooledTemporaryFile:
    """Lies in memory until it is too big for that."""

    __class_getitem__ = classmethod(_types.GenericAlias)

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding or "utf-8", errors=errors, newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._mode = mode
        self._wanted = {
            "mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix, "encoding": encoding,
            "newline": newline, "dir": dir, "errors": errors,
        }

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Moves what there is into a file."""
        if self._rolled:
            return
        old = self._file
        at = old.tell()
        self._file = TemporaryFile(**self._wanted)
        old.seek(0)
        self._file.write(old.read())
        self._file.seek(at)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    @property
    def encoding(self):
        return self._file.encoding

    @property
    def errors(self):
        return self._file.errors

    @property
    def mode(self):
        return self._wanted["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    @property
    def newlines(self):
        return self._file.newlines

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, b):
        return self._file.readinto(b)

    def readinto1(self, b):
        return self._file.readinto1(b)

    def detach(self):
        return self._file.detach()

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        count = self._file.write(s)
        self._check()
        return count

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check()

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()


class TemporaryDirectory:
    """A folder that is removed with all that is in it.

    >>> with TemporaryDirectory() as folder:
    ...     print(_os.path.isdir(folder))
    True
    """

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name, delete)

    @classmethod
    def _cleanup(cls, name, delete):
        if delete:
            _shutil.rmtree(name, ignore_errors=True)

    def __repr__(self):
        return "<{} {!r}>".format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Removes the folder."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)
