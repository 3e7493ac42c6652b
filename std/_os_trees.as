"""What of os walks folders or is made of other functions of it.

Imported by os when one of these names is first used.
"""

import abc as _abc
import os as _os

_path = _os.path


class PathLike(_abc.ABC):
    """What has a path: an object with `__fspath__`."""

    __module__ = "os"
    __slots__ = ()

    @_abc.abstractmethod
    def __fspath__(self):
        """Gives the path."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those it lies in."""
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    if head and tail and not _path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Somebody else was faster.
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        _os.mkdir(name, mode)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder, and those it lies in as far as they are empty."""
    _os.rmdir(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    while head and tail:
        try:
            _os.rmdir(head)
        except OSError:
            break
        head, tail = _path.split(head)


def renames(old, new):
    """Renames a file, making and removing folders as needed."""
    head, tail = _path.split(new)
    if head and tail and not _path.exists(head):
        makedirs(head)
    _os.rename(old, new)
    head, tail = _path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Gives (path, folders, files) of a folder and of each below it.

    >>> for path, folders, files in walk("/no/such/folder"):
    ...     print(path)
    """
    stack = [_os.fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders = []
        files = []
        below = []
        try:
            entries = _os.scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries, None)
                    if entry is None:
                        break
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                try:
                    is_folder = entry.is_dir()
                except OSError:
                    is_folder = False
                if is_folder:
                    folders.append(entry.name)
                else:
                    files.append(entry.name)
                if not topdown and is_folder and (followlinks or not entry.is_symlink()):
                    below.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, folders, files
            for name in reversed(folders):
                path = _path.join(top, name)
                if followlinks or not _path.islink(path):
                    stack.append(path)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(below))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Makes a file object of a descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io

    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def get_exec_path(env=None):
    """Gives the folders that programs are looked for in."""
    if env is None:
        env = _os.environ
    return env.get("PATH", _os.defpath).split(_os.pathsep)


class _Popen:
    """The file object of popen: closing it gives the status of the program."""

    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        status = self._process.wait()
        if status == 0:
            return None
        return status << 8 if status > 0 else -status

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    """Runs a shell command; its output or input is a file object."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess

    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _Popen(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _Popen(process.stdin, process)


def system(command):
    """Runs a shell command; gives its status as the system does."""
    import subprocess
    import sys

    sys.stdout.flush()
    status = subprocess.call(command, shell=True)
    return status << 8 if status >= 0 else -status
