"""Paths as objects: PurePath computes, Path also asks the file system.

A path keeps the text it was made of and takes it apart when it is first asked for its parts. Paths of Windows are in `_windows`, which is loaded when one is asked for.
"""

import os
import posixpath
import io as _io
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from glob import translate as _translate
import re as _re

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def __getattr__(name):
    if name in ("PureWindowsPath", "WindowsPath"):
        import pathlib._windows
        value = globals()[name] = getattr(pathlib._windows, name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_IGNORED = (ENOENT, ENOTDIR, EBADF, ELOOP)


class UnsupportedOperation(NotImplementedError):
    """An operation that this kind of path has not."""

    __module__ = "pathlib._abc"


class _Parents:
    """The folders a path lies in, nearest first."""

    def __init__(self, path):
        self._path = path
        self._drive = path.drive
        self._root = path.root
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._drive, self._root, self._tail[:-index - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return any(value == parent for parent in self)

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


def _quoted(path):
    """Gives a path as it stands in a URI."""
    quoted = []
    for byte in os.fsencode(path):
        char = chr(byte)
        if byte < 128 and (char.isalnum() or char in "_.-~/"):
            quoted.append(char)
        else:
            quoted.append(f"%{byte:02X}")
    return "".join(quoted)


class PurePath:
    """A path, without a look at the file system.

    >>> PurePath("a", "b.txt").suffix
    '.txt'
    """

    __slots__ = ("_raw_paths", "_root_text", "_tail_parts", "_str", "_hash")
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is self.parser or self.parser is not posixpath:
                    paths.extend(arg._raw_paths)
                else:
                    paths.extend([path.replace("\\", "/") for path in arg._raw_paths])
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError(
                    "argument should be a str or an os.PathLike "
                    "object where __fspath__ returns a str, "
                    f"not {type(path).__name__!r}")
            paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """Makes a path of the same kind."""
        return type(self)(*pathsegments)

    @property
    def _raw_path(self):
        paths = self._raw_paths
        if len(paths) == 1:
            return paths[0]
        if paths:
            return self.parser.join(*paths)
        return ""

    def _take_apart(self):
        path = self._raw_path
        drive, root, rest = posixpath.splitroot(path)
        self._root_text = root
        self._tail_parts = [part for part in rest.split("/") if part and part != "."]

    def _from_parts(self, drive, root, tail):
        path = self.with_segments(root + "/".join(tail) or ".")
        path._root_text = root
        path._tail_parts = list(tail)
        return path

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        try:
            return self._root_text
        except AttributeError:
            self._take_apart()
            return self._root_text

    @property
    def _tail(self):
        try:
            return self._tail_parts
        except AttributeError:
            self._take_apart()
            return self._tail_parts

    @property
    def anchor(self):
        return self.root

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self.root + "/".join(self._tail) or "."
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """Gives the path with slashes."""
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        """Gives the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + _quoted(str(self))

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._folded)
            return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parser is other.parser and self._folded == other._folded

    @property
    def _folded(self):
        """The text that is compared: where case does not count, in small letters."""
        return str(self)

    @property
    def _parts_text(self):
        return self._folded.split(self.parser.sep)

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_text < other._parts_text

    def __le__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_text <= other._parts_text

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_text > other._parts_text

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_text >= other._parts_text

    def __reduce__(self):
        return type(self), tuple(self._raw_paths)

    @property
    def parts(self):
        if self.root:
            return (self.root,) + tuple(self._tail)
        return tuple(self._tail)

    @property
    def name(self):
        tail = self._tail
        return tail[-1] if tail else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    def with_name(self, name):
        """Gives the path with another last part."""
        if not name or name == "." or self.parser.sep in name or self.parser.altsep and self.parser.altsep in name:
            raise ValueError(f"Invalid name {name!r}")
        tail = list(self._tail)
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        tail[-1] = name
        return self._from_parts(self.drive, self.root, tail)

    def with_stem(self, stem):
        """Gives the path with another stem."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Gives the path with another suffix, or with none."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    @property
    def parent(self):
        tail = self._tail
        if not tail:
            return self
        return self._from_parts(self.drive, self.root, tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def relative_to(self, other, *_deprecated, walk_up=False):
        """Gives the path as seen from another."""
        if not isinstance(other, PurePath) or _deprecated:
            other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other] + list(other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        parts = [".."] * step + self._tail[len(path._tail):]
        return self._from_parts("", "", parts)

    def is_relative_to(self, other, *_deprecated):
        """Says whether the path lies in another."""
        if not isinstance(other, PurePath) or _deprecated:
            other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        """Says whether the path starts at the root."""
        return self.root != ""

    def is_reserved(self):
        """Says whether Windows keeps the name of one of its paths for itself."""
        import warnings
        warnings.warn("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. "
                      "Use os.path.isreserved() to detect reserved paths on Windows.", DeprecationWarning, stacklevel=2)
        return self.parser is not posixpath and self.parser.isreserved(self)

    def joinpath(self, *pathsegments):
        """Gives the path with others behind it."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def _flags(self, case_sensitive):
        """Gives the flags of a pattern that this path is matched with."""
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        return 0 if case_sensitive else _re.IGNORECASE

    def full_match(self, pattern, *, case_sensitive=None):
        """Says whether the whole path fits a pattern.

        >>> PurePath("a/b/c.py").full_match("a/**/*.py")
        True
        """
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        flags = self._flags(case_sensitive)
        text = str(self) if self.parts else ""
        wanted = str(pattern) if pattern.parts else ""
        regex = _translate(wanted, recursive=True, include_hidden=True, seps=pattern.parser.sep)
        return _re.compile(regex, flags).match(text) is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Says whether the end of the path fits a pattern."""
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        own = self.parts[::-1]
        wanted = path_pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(own) < len(wanted):
            return False
        if len(own) > len(wanted) and path_pattern.anchor:
            return False
        flags = self._flags(case_sensitive)
        for part, pattern in zip(own, wanted):
            if pattern == "**":
                pattern = "*"
            regex = _translate(pattern, recursive=False, include_hidden=True, seps=path_pattern.parser.sep)
            if _re.compile(regex, flags).match(part) is None:
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path with slashes."""

    __slots__ = ()
    parser = posixpath


_MAGIC = _re.compile("[*?[]")


class Path(PurePath):
    """A path, and the file there.

    >>> Path("/no/such").exists()
    False
    """

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        """Gives the current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Gives the user's folder."""
        home = os.path.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    @classmethod
    def from_uri(cls, uri):
        """Gives the path of a URI."""
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        raw = bytearray()
        data = path.encode()
        at = 0
        while at < len(data):
            if data[at:at + 1] == b"%":
                raw.append(int(data[at + 1:at + 3], 16))
                at += 3
            else:
                raw.append(data[at])
                at += 1
        path = cls(bytes(raw).decode())
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def stat(self, *, follow_symlinks=True):
        """Gives what the system knows of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Gives what the system knows of the link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Says whether something is there."""
        if follow_symlinks:
            return os.path.exists(self)
        return os.path.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Says whether a folder is there."""
        if follow_symlinks:
            return os.path.isdir(self)
        return self._kind(0o040000, False)

    def is_file(self, *, follow_symlinks=True):
        """Says whether a plain file is there."""
        if follow_symlinks:
            return os.path.isfile(self)
        return self._kind(0o100000, False)

    def is_mount(self):
        return os.path.ismount(self)

    def is_symlink(self):
        """Says whether a symbolic link is there."""
        return os.path.islink(self)

    def is_junction(self):
        return False

    def _kind(self, kind, follow=True):
        try:
            mode = self.stat(follow_symlinks=follow).st_mode
        except OSError as error:
            if error.errno not in _IGNORED:
                raise
            return False
        except ValueError:
            return False
        return mode & 0o170000 == kind

    def is_block_device(self):
        return self._kind(0o060000)

    def is_char_device(self):
        return self._kind(0o020000)

    def is_fifo(self):
        return self._kind(0o010000)

    def is_socket(self):
        return self._kind(0o140000)

    def samefile(self, other_path):
        """Says whether two paths lead to one file."""
        own = self.stat()
        try:
            other = other_path.stat()
        except AttributeError:
            other = self.with_segments(other_path).stat()
        return own.st_ino == other.st_ino and own.st_dev == other.st_dev

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Opens the file as the builtin does."""
        return _io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Gives what is in the file, as bytes."""
        with self.open(mode="rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Gives what is in the file, as text."""
        with self.open(mode="r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Makes the file hold these bytes."""
        view = memoryview(data)
        with self.open(mode="wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes the file hold this text."""
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def _child(self, name):
        tail = self._tail + [name]
        return self._from_parts(self.drive, self.root, tail)

    def iterdir(self):
        """Gives the paths of what lies in the folder."""
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Gives the paths below that fit a pattern."""
        if not isinstance(pattern, PurePath):
            text = os.fspath(pattern)
            pattern = self.with_segments(pattern)
        else:
            text = str(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(pattern._tail)
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if text.endswith("/"):
            parts.append("")
        return self._select(parts, 0, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Gives the paths at any depth below that fit a pattern."""
        if not isinstance(pattern, PurePath):
            text = os.fspath(pattern)
            pattern = self.with_segments(pattern)
        else:
            text = str(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = ["**"] + list(pattern._tail)
        if text.endswith("/") or not pattern._tail:
            parts.append("")
        return self._select(parts, 0, case_sensitive, recurse_symlinks)

    def _select(self, parts, at, case_sensitive, links):
        found = set() if parts.count("**") > 1 else None
        for path in self._selected(parts, at, case_sensitive, links):
            if found is not None:
                if path in found:
                    continue
                found.add(path)
            yield path

    def _selected(self, parts, at, case_sensitive, links):
        if at == len(parts):
            yield self
            return
        part = parts[at]
        if part == "":
            if self.is_dir():
                yield self
            return
        is_last = at + 1 == len(parts)
        if part == "**":
            while at + 1 < len(parts) and parts[at + 1] == "**":
                at += 1
            yield from self._deep(parts, at + 1, case_sensitive, links)
        elif part == ".." or case_sensitive is None and not _MAGIC.search(part):
            path = self._child(part)
            if not is_last:
                yield from path._selected(parts, at + 1, case_sensitive, links)
            elif path.exists(follow_symlinks=False):
                yield path
        else:
            flags = 0 if case_sensitive in (None, True) else _re.IGNORECASE
            match = _re.compile(_translate(part, include_hidden=True, seps="/"), flags).match
            for entry in self._entries():
                if match(entry.name):
                    path = self._child(entry.name)
                    if is_last:
                        yield path
                    elif _is_folder(entry, True):
                        yield from path._selected(parts, at + 1, case_sensitive, links)

    def _entries(self):
        try:
            with os.scandir(self) as entries:
                return list(entries)
        except OSError:
            return []

    def _deep(self, parts, at, case_sensitive, links):
        """Goes through this folder and all below it."""
        if at == len(parts):
            if self.is_dir() or self.exists():
                yield self
            yield from self._all_below(links)
            return
        yield from self._selected(parts, at, case_sensitive, links)
        for entry in self._entries():
            if _is_folder(entry, links):
                yield from self._child(entry.name)._deep(parts, at, case_sensitive, links)

    def _all_below(self, links):
        for entry in self._entries():
            path = self._child(entry.name)
            yield path
            if _is_folder(entry, links):
                yield from path._all_below(links)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Gives (path, folders, files) of this folder and of each below it."""
        stack = [self]
        while stack:
            path = stack.pop()
            if isinstance(path, tuple):
                yield path
                continue
            folders = []
            files = []
            try:
                with os.scandir(path) as entries:
                    entries = list(entries)
            except OSError as error:
                if on_error is not None:
                    on_error(error)
                continue
            for entry in entries:
                if _is_folder(entry, follow_symlinks):
                    folders.append(entry.name)
                else:
                    files.append(entry.name)
            if top_down:
                yield path, folders, files
            else:
                stack.append((path, folders, files))
            stack += [path._child(name) for name in reversed(folders)]

    def absolute(self):
        """Gives the path from the root."""
        if self.is_absolute():
            return self
        cwd = os.getcwd()
        return self.with_segments(cwd, self) if self._tail else self.with_segments(cwd)

    def resolve(self, strict=False):
        """Gives the path from the root, without links and dots."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def owner(self, *, follow_symlinks=True):
        """Gives the name of the file's owner."""
        return _name_in("/etc/passwd", self.stat(follow_symlinks=follow_symlinks).st_uid, "getpwuid(): uid")

    def group(self, *, follow_symlinks=True):
        """Gives the name of the file's group."""
        return _name_in("/etc/group", self.stat(follow_symlinks=follow_symlinks).st_gid, "getgrgid(): gid")

    def readlink(self):
        """Gives where the link leads."""
        return self.with_segments(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file if it is not there, and its time now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Sets the rights of the file."""
        os.chmod(self, mode)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Removes the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Removes the folder, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Gives the file another path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Gives the file another path, in place of what is there."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Makes this a link to a target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Makes this another name of a target."""
        os.link(target, self)

    def expanduser(self):
        """Gives the path with `~` replaced."""
        tail = self._tail
        if not self.root and tail and tail[0][:1] == "~":
            home = os.path.expanduser(tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *tail[1:])
        return self


def _is_folder(entry, links):
    try:
        return entry.is_dir(follow_symlinks=links)
    except OSError:
        return False


def _name_in(path, number, what):
    with open(path) as file:
        for line in file:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(f"{what} not found: {number}")


class PosixPath(Path, PurePosixPath):
    """A path with slashes, and the file there."""

    __slots__ = ()
