"""_frozen_importlib_external: what an import of a file or a folder leaves in the module, and the loaders of files.

importlib.machinery gives the names to scripts. Finders are in `_import_paths`, which most programs never need.
"""

from _frozen_importlib import ModuleSpec
from sys import _path_finder as PathFinder, implementation

_NOT_GIVEN = object()
SOURCE_SUFFIXES = [".as", ".py"]


class _LoaderBasics:
    """What loaders have that know the file and the code of a module."""

    def is_package(self, fullname):
        """Tells whether the file of a module is named `__init__`."""
        leaf = self.get_filename(fullname).rpartition("/")[2].rsplit(".", 1)[0]
        return leaf == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def create_module(self, spec):
        """Leaves the making of the module to the import."""

    def exec_module(self, module):
        """Runs the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)

    def load_module(self, fullname):
        """Imports a module, the old way."""
        from _import_specs import _load_module_shim
        return _load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):
    """Loads modules from source text."""

    def path_mtime(self, path):
        """Returns when a file was changed."""
        raise OSError

    def path_stats(self, path):
        """Returns when a file was changed, in a dict."""
        return {"mtime": self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Would keep the compiled form of a file."""

    def get_source(self, fullname):
        """Returns the module's text."""
        path = self.get_filename(fullname)
        try:
            source = self.get_data(path)
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc
        return decode_source(source)

    def source_to_code(self, data, path, *, _optimization=-1):
        """Returns the code of a text."""
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimization)

    def get_code(self, fullname):
        """Returns the module's code."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def _checked(self, name):
    """Returns the name of a loader's module; that of another is refused."""
    if name is not None and self.name != name:
        raise ImportError("loader for %s cannot handle %s" % (self.name, name), name=name)
    return self.name


class FileLoader:
    """Loads a module from one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def load_module(self, fullname=None):
        """Imports the module, the old way."""
        return super(FileLoader, self).load_module(_checked(self, fullname))

    def get_filename(self, name=None):
        """Returns the path of the module's file."""
        _checked(self, name)
        return self.path

    def get_data(self, path):
        """Returns what a file holds."""
        with open(str(path), "rb") as file:
            return file.read()

    def get_resource_reader(self, name=None):
        """Returns what gives the files beside the module."""
        _checked(self, name)
        from importlib.resources.readers import FileReader
        return FileReader(self)


class SourceFileLoader(FileLoader, SourceLoader):
    """Loads a module from a file of source text."""

    def path_stats(self, path):
        """Returns when a file was changed, and how long it is."""
        from os import stat
        found = stat(path)
        return {"mtime": found.st_mtime, "size": found.st_size}

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data)

    def set_data(self, path, data, *, _mode=0o666):
        """Writes a file; nothing is said if it cannot be."""
        import os
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _mode), "wb") as file:
                file.write(data)
        except OSError:
            pass


class NamespaceLoader:
    """Stands for the loading of a package without a file: there is nothing to run."""

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        """Returns the code of nothing."""
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        """Leaves the making of the module to the import."""

    def exec_module(self, module):
        """Does nothing."""

    def load_module(self, fullname):
        """Imports the package, the old way."""
        from _import_specs import _load_module_shim
        return _load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        """Returns what gives the files of the package's folders."""
        from importlib.resources.readers import NamespaceReader
        return NamespaceReader(self._path)


class _NamespacePath:
    """The folders of a package without a file: looked for anew when the path of the package above has changed."""

    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._last_parent_path = tuple(self._get_parent_path())
        self._last_epoch = self._epoch
        self._path_finder = path_finder

    def _find_parent_path_names(self):
        parent, dot, _ = self._name.rpartition(".")
        return (parent, "__path__") if dot else ("sys", "path")

    def _get_parent_path(self):
        from sys import modules
        module, name = self._find_parent_path_names()
        return getattr(modules[module], name)

    def _recalculate(self):
        above = tuple(self._get_parent_path())
        if above != self._last_parent_path or self._epoch != self._last_epoch:
            spec = self._path_finder(self._name, above)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._last_parent_path = above
            self._last_epoch = self._epoch
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f"_NamespacePath({self._path!r})"

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


def decode_source(source_bytes):
    """Returns the text of a source file from its bytes, lines ended by newlines alone."""
    from io import BytesIO, IncrementalNewlineDecoder
    from tokenize import detect_encoding
    encoding, _ = detect_encoding(BytesIO(source_bytes).readline)
    return IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))


def spec_from_file_location(name, location=None, *, loader=_NOT_GIVEN, submodule_search_locations=_NOT_GIVEN):
    """Returns what is to be imported from a file; without a loader, by the ending of its name, None if none fits."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        from os.path import abspath
        location = abspath(location)
    if loader is _NOT_GIVEN:
        if not location.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is not _NOT_GIVEN:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package"):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def _file_spec(name, path, is_package):
    """Returns the spec of a module in a file."""
    spec = ModuleSpec(name, SourceFileLoader(name, path), origin=path)
    spec._set_fileattr = True
    folder, _, leaf = path.rpartition("/")
    stem = leaf.rpartition(".")[0] or leaf
    # Where CPython would keep the compiled form.
    spec._cached = f"{folder}/__pycache__/{stem}.{implementation.cache_tag}.pyc"
    if is_package:
        spec.submodule_search_locations = [folder or "/"]
    return spec


def _folder_spec(name, places):
    """Returns the spec of a package that is folders alone."""
    loader = NamespaceLoader.__new__(NamespaceLoader)
    loader._path = _NamespacePath(name, places, PathFinder._get_spec)
    spec = ModuleSpec(name, loader)
    spec.submodule_search_locations = loader._path
    return spec


def __getattr__(name):
    # What few programs ask for.
    import _import_paths
    if name in _import_paths.OF_EXTERNAL:
        return getattr(_import_paths, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
