"""importlib.abc: the classes that finders and loaders derive from."""

import abc
import warnings
import _frozen_importlib_external as _external
from importlib import machinery
from importlib._abc import Loader

__all__ = [
    "Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader", "FileLoader", "SourceLoader",
]


def __getattr__(name):
    if name not in ("ResourceReader", "Traversable", "TraversableResources"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(f"'{__name__}.{name}' is deprecated and slated for removal in Python 3.14", DeprecationWarning, stacklevel=2)
    from importlib.resources import abc as of_resources
    found = globals()[name] = getattr(of_resources, name)
    return found


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds modules; stands in `sys.meta_path`."""

    def invalidate_caches(self):
        """Forgets what was noted of places."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds modules in one place."""

    def invalidate_caches(self):
        """Forgets what was noted of the place."""


class ResourceLoader(Loader):
    """Gives what files hold, too."""

    @abc.abstractmethod
    def get_data(self, path):
        """Returns what a file holds."""
        raise OSError


class InspectLoader(Loader):
    """Gives the text and the code of modules, too."""

    def is_package(self, fullname):
        """Tells whether a module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """Returns the module's code, or None."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Returns the module's text, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        """Returns the code of a text."""
        return compile(data, path, "exec", dont_inherit=True)

    exec_module = _external._LoaderBasics.exec_module
    load_module = _external._LoaderBasics.load_module


class ExecutionLoader(InspectLoader):
    """Knows the file of a module, too."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Returns the path of the module's file."""
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_external.FileLoader, ResourceLoader, ExecutionLoader):
    """Loads a module from one file."""


class SourceLoader(_external.SourceLoader, ResourceLoader, ExecutionLoader):
    """Loads modules from source text."""

    def path_mtime(self, path):
        """Returns when a file was changed."""
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)["mtime"])

    def path_stats(self, path):
        """Returns when a file was changed, in a dict."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {"mtime": self.path_mtime(path)}

    def set_data(self, path, data):
        """Would keep the compiled form of a file."""


def _register(base, *classes):
    for cls in classes:
        base.register(cls)


_register(MetaPathFinder, machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder, machinery.WindowsRegistryFinder)
_register(PathEntryFinder, machinery.FileFinder)
_register(InspectLoader, machinery.BuiltinImporter, machinery.FrozenImporter, machinery.NamespaceLoader)
_register(ExecutionLoader, machinery.ExtensionFileLoader, machinery.AppleFrameworkLoader)
_register(FileLoader, machinery.SourceFileLoader, machinery.SourcelessFileLoader)
_register(SourceLoader, machinery.SourceFileLoader)
