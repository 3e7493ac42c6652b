"""importlib.abc: the classes that finders and loaders derive from."""

import abc
from importlib import machinery as _machinery
from importlib.resources.abc import ResourceReader, Traversable, TraversableResources

__all__ = [
    "Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader", "FileLoader", "SourceLoader",
]


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Finds modules; stands in `sys.meta_path`."""

    def invalidate_caches(self):
        """Forgets what was noted of places."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds modules in one place."""

    def invalidate_caches(self):
        """Forgets what was noted of the place."""


class Loader(metaclass=abc.ABCMeta):
    """Makes and runs modules."""

    def create_module(self, spec):
        """Returns a module, or None for a plain one."""
        return None

    def load_module(self, fullname):
        """Imports a module, the old way."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        from importlib.util import _load, spec_from_loader
        return _load(spec_from_loader(fullname, self))


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

    def exec_module(self, module):
        """Runs the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


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


class FileLoader(ResourceLoader, ExecutionLoader):
    """Loads a module from one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads modules from source text."""

    def path_mtime(self, path):
        """Returns when a file was changed."""
        raise OSError

    def path_stats(self, path):
        """Returns when a file was changed, in a dict."""
        return {"mtime": self.path_mtime(path)}

    def set_data(self, path, data):
        """Would keep the compiled form of a file."""

    def is_package(self, fullname):
        return self.get_filename(fullname).rpartition("/")[2].rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_source(self, fullname):
        from importlib.util import decode_source
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as e:
            raise ImportError("source not available through get_data()", name=fullname) from e
        return decode_source(data)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


MetaPathFinder.register(_machinery.PathFinder)
MetaPathFinder.register(_machinery.BuiltinImporter)
InspectLoader.register(_machinery.BuiltinImporter)
InspectLoader.register(_machinery.NamespaceLoader)
FileLoader.register(_machinery.SourceFileLoader)
SourceLoader.register(_machinery.SourceFileLoader)
