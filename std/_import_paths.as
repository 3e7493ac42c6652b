"""_import_paths: how modules are found on a path in general, for programs that look into it or put in finders of their own.

As long as nobody has, `vm/import.rs` looks into the folders itself; this does the same by `sys.path_hooks` and
`sys.path_importer_cache` (reference, "The Path Based Finder").
"""

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import (
    SOURCE_SUFFIXES, FileLoader, NamespaceLoader, SourceFileLoader, SourceLoader, _LoaderBasics, _NamespacePath,
    spec_from_file_location,
)
from _import_specs import _load_module_shim

# What `_frozen_importlib_external` has from here.
OF_EXTERNAL = (
    "FileFinder", "SourcelessFileLoader", "ExtensionFileLoader", "WindowsRegistryFinder", "AppleFrameworkLoader", "BYTECODE_SUFFIXES",
    "DEBUG_BYTECODE_SUFFIXES", "OPTIMIZED_BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "MAGIC_NUMBER", "cache_from_source",
    "source_from_cache", "path_sep", "path_separators", "path_sep_tuple",
)
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []
path_sep, path_separators, path_sep_tuple = "/", "/", ("/",)

# The first bytes of a compiled file; Aster writes none.
MAGIC_NUMBER = (3571).to_bytes(2, "little") + b"\r\n"
_external = "_frozen_importlib_external"


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Returns where the compiled form of a source file would be kept; Aster writes none.

    >>> cache_from_source("/a/b.py")
    '/a/__pycache__/b.aster-313.pyc'
    """
    if debug_override is not None:
        from warnings import warn
        warn("the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition(".")
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    name = f"{base if base else rest}.{tag}"
    if optimization is None:
        optimization = sys.flags.optimize or ""
    optimization = str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f"{optimization!r} is not alphanumeric")
        name = f"{name}.opt-{optimization}"
    if sys.pycache_prefix is not None:
        head = os.path.abspath(head)
        return os.path.join(sys.pycache_prefix, head.lstrip("/"), name + ".pyc")
    return os.path.join(head, "__pycache__", name + ".pyc")


def source_from_cache(path):
    """Returns the source file that a compiled file would be of.

    >>> source_from_cache("/a/__pycache__/b.aster-313.pyc")
    '/a/b.py'
    """
    if sys.implementation.cache_tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    path = os.fspath(path)
    head, compiled = os.path.split(path)
    prefix = sys.pycache_prefix
    if prefix is not None and head.startswith(prefix.rstrip("/") + "/"):
        head = head[len(prefix.rstrip("/")):]
    else:
        head, folder = os.path.split(head)
        if folder != "__pycache__":
            raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    dots = compiled.count(".")
    if dots not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {compiled!r}")
    if dots == 3:
        level = compiled.rsplit(".", 2)[-2]
        if not level.startswith("opt-"):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not level[4:].isalnum():
            raise ValueError(f"optimization level {level!r} is not an alphanumeric value")
    return os.path.join(head, compiled.partition(".")[0] + ".py")


def cached_path(origin):
    """Returns where the compiled form of a module would be kept, None if its file is no source."""
    if origin.endswith(tuple(BYTECODE_SUFFIXES)):
        return origin
    if not origin.endswith(tuple(SOURCE_SUFFIXES)):
        return None
    try:
        return cache_from_source(origin)
    except NotImplementedError:
        return None


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Stands for modules of compiled code, which Aster does not read."""

    def get_code(self, fullname):
        raise ImportError(f"{self.get_filename(fullname)} is compiled by CPython; Aster runs source text", name=fullname, path=self.path)

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Stands for modules of machine code, which Aster does not load."""

    def create_module(self, spec):
        raise ImportError(f"{self.path} is an extension module of CPython, which Aster does not load", name=self.name, path=self.path)

    def exec_module(self, module):
        """Does nothing."""

    def is_package(self, fullname):
        return os.path.basename(self.path).split(".")[0] == "__init__"

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class AppleFrameworkLoader(ExtensionFileLoader):
    """Stands for extension modules in frameworks of Apple's systems."""


class WindowsRegistryFinder:
    """Stands for the modules that Windows' registry names: there are none here."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class FileFinder:
    """Finds modules in one folder, by the endings that each loader takes.

    >>> FileFinder(".", (SourceFileLoader, [".py"])).find_spec("no_such_module")
    """

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = os.path.abspath(path) if path and path != "." else os.getcwd()
        self._path_mtime = -1

    def __repr__(self):
        return f"FileFinder({self.path!r})"

    def invalidate_caches(self):
        """Forgets what was noted of the folder: nothing, for files are looked for anew."""
        self._path_mtime = -1

    def _get_spec(self, loader_class, fullname, path, smsl, target):
        loader = loader_class(fullname, path)
        return spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=smsl)

    def find_spec(self, fullname, target=None):
        """Returns what lies in the folder under the last part of a name, or None."""
        base = os.path.join(self.path, fullname.rpartition(".")[2])
        is_folder = os.path.isdir(base)
        if is_folder:
            for suffix, loader in self._loaders:
                path = os.path.join(base, "__init__" + suffix)
                if os.path.isfile(path):
                    return self._get_spec(loader, fullname, path, [base], target)
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return self._get_spec(loader, fullname, base + suffix, None, target)
        if not is_folder:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = [base]
        return spec

    @classmethod
    def path_hook(cls, *loader_details):
        """Returns a function for `sys.path_hooks` that makes finders of folders."""
        def path_hook_for_FileFinder(path):
            if not os.path.isdir(path or "."):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder


for _class in (FileFinder, SourcelessFileLoader, ExtensionFileLoader, AppleFrameworkLoader, WindowsRegistryFinder):
    _class.__module__ = _external


def finder_of_folder(path):
    """Makes the finder of a folder that imports use."""
    return FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))(path)


def finder_by_hooks(path):
    """Returns the finder that the first hook makes for a place, None if none does."""
    if sys.path_hooks is not None and not sys.path_hooks:
        from warnings import warn
        warn("sys.path_hooks is empty", ImportWarning)
    for hook in sys.path_hooks:
        try:
            return hook(path)
        except ImportError:
            pass
    return None


def finder_of(path):
    """Returns the finder of a place, kept in `sys.path_importer_cache`; None if there is none."""
    if path == "":
        try:
            path = os.getcwd()
        except FileNotFoundError:
            return None
    try:
        return sys.path_importer_cache[path]
    except KeyError:
        finder = sys.path_importer_cache[path] = finder_by_hooks(path)
        return finder


def spec_on_path(fullname, path, target=None):
    """Returns the spec of the first place that has a module; that of the folders of its name where no place has a file."""
    portions = []
    for entry in path:
        if not isinstance(entry, str):
            continue
        finder = finder_of(entry)
        spec = None if finder is None else finder.find_spec(fullname, target)
        if spec is None:
            continue
        if spec.loader is not None:
            return spec
        if spec.submodule_search_locations is None:
            raise ImportError("spec missing loader")
        portions.extend(spec.submodule_search_locations)
    spec = ModuleSpec(fullname, None)
    spec.submodule_search_locations = portions
    return spec


def find_on_path(fullname, path=None, target=None):
    """As `spec_on_path`, and None where there is nothing; `sys.path` if no path is given."""
    spec = spec_on_path(fullname, sys.path if path is None else path, target)
    if spec.loader is None:
        if not spec.submodule_search_locations:
            return None
        spec.submodule_search_locations = _NamespacePath(fullname, spec.submodule_search_locations, sys._path_finder._get_spec)
    return spec


def find_module(fullname, path=None, target=None):
    """What `PathFinder.find_spec` is: modules of the library are on every path that is not given."""
    if (path is None or "." in fullname) and fullname not in sys.builtin_module_names:
        is_package = sys._library_module(fullname)
        if is_package is not None:
            return ModuleSpec(fullname, sys._builtin_importer, origin="built-in", is_package=is_package)
    return find_on_path(fullname, path, target)


def find_builtin(fullname, path=None, target=None):
    """What `BuiltinImporter.find_spec` is."""
    if fullname in sys.builtin_module_names:
        return ModuleSpec(fullname, sys._builtin_importer, origin="built-in", is_package=False)
    return None


def make_builtin(spec):
    """Returns a module of the library, run anew; the one that is imported stays as it is."""
    above = spec.name.rpartition(".")[0]
    if above:
        __import__(above)
    before = sys.modules.pop(spec.name, None)
    try:
        return sys._load_library_module(spec.name)
    finally:
        if before is None:
            sys.modules.pop(spec.name, None)
        else:
            sys.modules[spec.name] = before


def _known(fullname, path=None):
    if sys._library_module(fullname) is None:
        raise ImportError(f"{fullname!r} is not a built-in module", name=fullname)


def code_of_builtin(fullname):
    """There is no code object: what `get_code` and `get_source` are."""
    _known(fullname)


def is_builtin_package(fullname):
    _known(fullname)
    return fullname not in sys.builtin_module_names and sys._library_module(fullname)


def load_builtin(fullname):
    _known(fullname)
    return _load_module_shim(sys._builtin_importer, fullname)


def refuse_frozen(fullname):
    raise ImportError(f"{fullname!r} is not a frozen module", name=fullname)


def invalidate_caches():
    """Tells the finders of all places to forget what they noted; places without a finder are looked at anew."""
    for name, finder in list(sys.path_importer_cache.items()):
        if finder is None or not os.path.isabs(name):
            del sys.path_importer_cache[name]
        elif hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()
    _NamespacePath._epoch += 1
    if "importlib.metadata" in sys.modules:
        from importlib.metadata import MetadataPathFinder
        if hasattr(MetadataPathFinder, "invalidate_caches"):
            MetadataPathFinder.invalidate_caches()
