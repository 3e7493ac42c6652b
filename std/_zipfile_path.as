"""Places in a ZIP archive, used like paths: the half of zipfile that has `Path`."""

import io
import pathlib
import posixpath
import re
import stat
from zipfile import ZipFile, ZipInfo

# The home that its classes tell.
__name__ = "zipfile._path"


def _folders_of(names):
    """Gives the folders that lie above the names and are not among them, each once."""
    known = set(names)
    found = {}
    for name in names:
        folder = posixpath.dirname(name.rstrip("/"))
        while folder.rstrip("/"):
            if folder + "/" not in known:
                found[folder + "/"] = None
            folder = posixpath.dirname(folder)
    return list(found)


class CompleteDirs(ZipFile):
    """An archive that lists the folders of its files as well, whether or not they are stored."""

    def namelist(self):
        names = super().namelist()
        return names + _folders_of(names)

    def _name_set(self):
        return set(self.namelist())

    def resolve_dir(self, name):
        """Gives the name as that of a folder, if it is one."""
        names = self._name_set()
        folder = name + "/"
        return folder if name not in names and folder in names else name

    def getinfo(self, name):
        try:
            return super().getinfo(name)
        except KeyError:
            if not name.endswith("/") or name not in self._name_set():
                raise
            return ZipInfo(filename=name)

    @classmethod
    def make(cls, source):
        """Gives the archive of a name, or makes one of this class of an archive that is open."""
        if isinstance(source, CompleteDirs):
            return source
        if not isinstance(source, ZipFile):
            return cls(source)
        # Names are kept only where none is added.
        source.__class__ = cls if source.mode == "r" else CompleteDirs
        return source

    @classmethod
    def inject(cls, zf):
        """Writes the folders that an archive does not have yet."""
        for name in _folders_of(zf.namelist()):
            zf.writestr(name, b"")
        return zf


class FastLookup(CompleteDirs):
    """An archive to which nothing is added, so that its names can be kept."""

    _names = _lookup = None

    def namelist(self):
        if self._names is None:
            self._names = super().namelist()
        return self._names

    def _name_set(self):
        if self._lookup is None:
            self._lookup = super()._name_set()
        return self._lookup


def _pattern(pattern):
    """Gives the regular expression of a pattern; folders end in a slash."""
    if any(["**" in part and part != "**" for part in re.split("/+", pattern)]):
        raise ValueError("** must appear alone in a path segment")
    # A lone star stands for something.
    pattern = re.sub("[^/]+", lambda part: "?*" if part[0] == "*" else part[0], pattern)
    made = []
    for piece in re.finditer(r"[^\[]+|(?P<set>\[.*?\])|\[[^\]]*$", pattern):
        plain = re.escape(piece[0]).replace(r"\*\*", ".*").replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
        made.append(piece["set"] or plain)
    return rf"(?s:{''.join(made)}[/]?)\Z"


class Path:
    """A place in an archive, which is given by name or open.

    >>> file = io.BytesIO()
    >>> with ZipFile(file, "w") as archive:
    ...     archive.writestr("notes/a.txt", "text")
    >>> (Path(ZipFile(file)) / "notes" / "a.txt").read_text()
    'text'
    """

    def __init__(self, root, at=""):
        self.root = FastLookup.make(root)
        self.at = at

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def __repr__(self):
        return f"{self.__class__.__name__}({self.root.filename!r}, {self.at!r})"

    def __str__(self):
        return posixpath.join(self.root.filename, self.at)

    def _next(self, at):
        return self.__class__(self.root, at)

    def open(self, mode="r", *args, pwd=None, **kwargs):
        """Opens the file, as text or with "b" in the mode for bytes."""
        if self.is_dir():
            raise IsADirectoryError(self)
        way = mode[0]
        if way == "r" and not self.exists():
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, way, pwd=pwd)
        if "b" not in mode:
            return _as_text(stream, *args, **kwargs)
        if args or kwargs:
            raise ValueError("encoding args invalid for binary operation")
        return stream

    def read_text(self, *args, **kwargs):
        """Returns the text in the file."""
        with self.open("r", *args, **kwargs) as stream:
            return stream.read()

    def read_bytes(self):
        """Returns the bytes in the file."""
        with self.open("rb") as stream:
            return stream.read()

    def _base(self):
        return pathlib.PurePosixPath(self.at or self.root.filename)

    @property
    def name(self):
        return self._base().name

    @property
    def suffix(self):
        return self._base().suffix

    @property
    def suffixes(self):
        return self._base().suffixes

    @property
    def stem(self):
        return self._base().stem

    @property
    def filename(self):
        return pathlib.Path(self.root.filename).joinpath(self.at)

    @property
    def parent(self):
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip("/"))
        return self._next(above and above + "/")

    def exists(self):
        """Says whether the archive has it."""
        return self.at in self.root._name_set()

    def is_dir(self):
        """Says whether it is a folder, or the archive."""
        return not self.at or self.at.endswith("/")

    def is_file(self):
        """Says whether it is a file that is there."""
        return self.exists() and not self.is_dir()

    def is_symlink(self):
        """Says whether it was stored as a link."""
        return stat.S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def iterdir(self):
        """Gives what lies in a folder."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        own = self.at.rstrip("/")
        names = self.root.namelist()
        return (self._next(name) for name in names if posixpath.dirname(name.rstrip("/")) == own)

    def match(self, path_pattern):
        """Says whether the end of the path fits a pattern."""
        return pathlib.PurePosixPath(self.at).match(path_pattern)

    def glob(self, pattern):
        """Gives what fits a pattern below."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        fits = re.compile(re.escape(self.at) + _pattern(pattern)).fullmatch
        return (self._next(name) for name in self.root.namelist() if fits(name))

    def rglob(self, pattern):
        """Gives what fits a pattern anywhere below."""
        return self.glob(f"**/{pattern}")

    def relative_to(self, other, *extra):
        """Gives the path as seen from another."""
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def joinpath(self, *other):
        """Gives the path with others behind it."""
        return self._next(self.root.resolve_dir(posixpath.join(self.at, *other)))

    __truediv__ = joinpath


def _as_text(stream, encoding=None, *args, **kwargs):
    return io.TextIOWrapper(stream, io.text_encoding(encoding), *args, **kwargs)
