"""importlib.machinery: what an import finds, as far as scripts look at it."""

import sys

PathFinder = sys._path_finder
SOURCE_SUFFIXES = [".as", ".py"]
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Returns the endings of files that can be imported."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What an import has found: name, loader, where it is."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return (self.name, self.loader, self.origin, self.submodule_search_locations) == (
            other.name, other.loader, other.origin, other.submodule_search_locations)

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name


class SourceFileLoader:
    """Loads a module from a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        """Returns what a file holds."""
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        """Returns the module's text."""
        return self.get_data(self.path).decode("utf-8")

    def is_package(self, fullname):
        import os
        return os.path.splitext(os.path.basename(self.path))[0] == "__init__"

    def get_code(self, fullname):
        """Returns the module's code."""
        return self.source_to_code(self.get_data(self.path), self.path)

    @staticmethod
    def source_to_code(data, path):
        """Returns the code of a text."""
        return compile(data, path, "exec", dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        """Runs the module's code in it."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_resource_reader(self, fullname):
        """Returns what gives the files beside the module."""
        from importlib.resources.readers import FileReader
        return FileReader(self)


class NamespaceLoader:
    """Stands for the loading of a package without a file: there is nothing to run."""

    def __init__(self, name, path, path_finder):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        """Returns the code of nothing."""
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        """Does nothing."""


class BuiltinImporter:
    """Loads what is part of the interpreter."""

    @staticmethod
    def create_module(spec):
        """Returns the module, run anew; the one that is imported stays as it is."""
        import sys
        above, _, leaf = spec.name.rpartition(".")
        before = sys.modules.pop(spec.name, None)
        try:
            __import__(spec.name)
            return sys.modules[spec.name]
        finally:
            if before is not None:
                sys.modules[spec.name] = before
                if above:
                    setattr(sys.modules[above], leaf, before)

    @staticmethod
    def exec_module(module):
        """Does nothing: the module has run."""
