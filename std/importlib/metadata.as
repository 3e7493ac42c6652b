"""importlib.metadata: what is known of installed packages, read from the `dist-info` folders on `sys.path`."""

import os
import pathlib
import re
import sys

__all__ = [
    "Distribution", "EntryPoint", "PackageNotFoundError", "PackagePath", "distribution", "distributions", "entry_points", "files", "metadata", "packages_distributions", "requires",
    "version",
]


class PackageNotFoundError(ModuleNotFoundError):
    """No package of that name is installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


class Distribution:
    """An installed package."""

    def __init__(self, folder):
        self._folder = folder

    @classmethod
    def from_name(cls, name):
        """Returns the package of a name."""
        if not name:
            raise ValueError("A distribution name is required.")
        for found in distributions():
            if _plain(os.path.basename(found._folder).partition("-")[0]) == _plain(name):
                return found
        raise PackageNotFoundError(name)

    def read_text(self, filename):
        """Returns the text of one of its files, or None."""
        try:
            with open(os.path.join(self._folder, filename), encoding="utf-8") as file:
                return file.read()
        except OSError:
            return None

    @property
    def metadata(self):
        from email import message_from_string
        return message_from_string(self.read_text("METADATA") or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")

    @property
    def entry_points(self):
        return EntryPoints(_points_of(self))

    @property
    def files(self):
        text = self.read_text("RECORD")
        if text is None:
            return None
        import csv
        found = [PackagePath(row[0], self) for row in csv.reader(text.splitlines()) if row]
        return [path for path in found if path.locate().exists()]

    def locate_file(self, path):
        """Returns where a file of the package lies."""
        return pathlib.Path(os.path.dirname(self._folder)) / path


def distributions(**kwargs):
    """Yields the installed packages."""
    for place in sys.path:
        try:
            names = sorted(os.listdir(place or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                yield Distribution(os.path.join(place or ".", name))


def distribution(distribution_name):
    """Returns the package of a name."""
    return Distribution.from_name(distribution_name)


def metadata(distribution_name):
    """Returns what a package says of itself, as a message with headers."""
    return distribution(distribution_name).metadata


def version(distribution_name):
    """Returns the version of a package."""
    return distribution(distribution_name).version


def requires(distribution_name):
    """Returns what a package needs, or None."""
    return distribution(distribution_name).requires


class EntryPoint:
    """What a package offers under a name: an object in a module."""

    _value = re.compile(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$")
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def load(self):
        """Imports the module and returns the object."""
        import functools
        import importlib
        found = self._value.match(self.value)
        module = importlib.import_module(found["module"])
        return functools.reduce(getattr, [name for name in (found["attr"] or "").split(".") if name], module)

    @property
    def module(self):
        return self._value.match(self.value)["module"]

    @property
    def attr(self):
        return self._value.match(self.value)["attr"]

    @property
    def extras(self):
        return re.findall(r"\w+", self._value.match(self.value)["extras"] or "")

    def matches(self, **params):
        """Tells whether all the given attributes are as given."""
        return all([getattr(self, name) == value for name, value in params.items()])

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return isinstance(other, EntryPoint) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __setattr__(self, name, value):
        raise AttributeError("EntryPoint objects are immutable.")

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    """The offers of packages, which can be selected by name and group."""

    __slots__ = ()

    def __getitem__(self, name):
        try:
            return next(iter(self.select(name=name)))
        except StopIteration:
            raise KeyError(name)

    def __repr__(self):
        return f"{self.__class__.__name__}({tuple(self)!r})"

    def select(self, **params):
        """Returns those whose attributes are as given."""
        return EntryPoints([point for point in self if point.matches(**params)])

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}


class PackagePath(pathlib.PurePosixPath):
    """The path of a package's file, from the folder the package lies in."""

    def __init__(self, path, dist=None):
        super().__init__(path)
        self.dist = dist

    def with_segments(self, *parts):
        return PackagePath(pathlib.PurePosixPath(*parts), self.dist)

    def locate(self):
        """Returns where the file lies."""
        return self.dist.locate_file(self)

    def read_text(self, encoding="utf-8"):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        """Returns what the file holds."""
        return self.locate().read_bytes()


def _points_of(package):
    group = None
    for line in (package.read_text("entry_points.txt") or "").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif line and line[0] not in "#;" and group is not None:
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip(), group)


def entry_points(**params):
    """Returns what the installed packages offer, of a group and a name if they are given."""
    found, seen = [], set()
    for package in distributions():
        name = _plain(os.path.basename(package._folder).partition("-")[0])
        if name not in seen:
            seen.add(name)
            found.extend(_points_of(package))
    return EntryPoints(found).select(**params)


def files(distribution_name):
    """Returns the paths of a package's files, or None."""
    return distribution(distribution_name).files


def packages_distributions():
    """Returns for each module at the top the packages it belongs to."""
    found = {}
    for package in distributions():
        text = package.read_text("top_level.txt")
        tops = text.split() if text is not None else sorted({str(path).split("/")[0].removesuffix(".py") for path in files(package.name) or ()
                                                            if str(path).endswith(".py")})
        for top in tops:
            found.setdefault(top, []).append(package.name)
    return found
