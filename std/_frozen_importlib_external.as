"""_frozen_importlib_external: what an import of a file or a folder leaves in the module.

importlib.machinery gives the names to scripts.
"""

from _frozen_importlib import ModuleSpec
from sys import _path_finder as PathFinder, implementation


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


def _file_spec(name, path, is_package):
    """Returns the spec of a module in a file."""
    spec = ModuleSpec(name, SourceFileLoader(name, path), origin=path)
    spec.has_location = True
    folder, _, leaf = path.rpartition("/")
    stem = leaf.rpartition(".")[0] or leaf
    # Where CPython would keep the compiled form.
    spec.cached = f"{folder}/__pycache__/{stem}.{implementation.cache_tag}.pyc"
    if is_package:
        spec.submodule_search_locations = [folder or "/"]
    return spec


def _folder_spec(name, places):
    """Returns the spec of a package that is a folder alone."""
    spec = ModuleSpec(name, NamespaceLoader(name, places, PathFinder), is_package=True)
    spec.submodule_search_locations = places
    return spec
