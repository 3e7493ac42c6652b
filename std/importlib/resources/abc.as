"""importlib.resources.abc: what gives the files that lie beside the modules of a package."""

import abc
import typing

__all__ = ["ResourceReader", "Traversable", "TraversableResources"]


class ResourceReader(metaclass=abc.ABCMeta):
    """Gives the files of a package by their names."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """Returns an open binary stream."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Returns a path in the file system."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Tells whether a name is that of a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """Returns the names there are."""
        raise FileNotFoundError


@typing.runtime_checkable
class Traversable(typing.Protocol):
    """A file or folder, with the part of `pathlib.Path` that needs no file system."""

    @abc.abstractmethod
    def iterdir(self):
        """Yields what the folder holds."""

    def read_bytes(self):
        """Returns what the file holds."""
        with self.open("rb") as stream:
            return stream.read()

    def read_text(self, encoding=None):
        """Returns the file's text."""
        with self.open(encoding=encoding) as stream:
            return stream.read()

    @abc.abstractmethod
    def is_dir(self):
        """Tells whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Tells whether it is a file."""

    def joinpath(self, *descendants):
        """Returns what lies below."""
        found = self
        for name in [part for one in descendants for part in str(one).split("/") if part]:
            found = next((one for one in found.iterdir() if one.name == name), None)
            if found is None:
                raise FileNotFoundError(name)
        return found

    def __truediv__(self, child):
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode="r", *args, **kwargs):
        """Returns an open stream."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of its path."""


class TraversableResources(ResourceReader):
    """Gives the files of a package by `files()` alone."""

    @abc.abstractmethod
    def files(self):
        """Returns the folder of the package."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open("rb")

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
