"""importlib.util: finding modules without importing them, and making them from files."""

import os
import sys
from _frozen_importlib_external import _file_spec
from importlib.machinery import SOURCE_SUFFIXES, BuiltinImporter, ModuleSpec, SourceFileLoader


# The first bytes of a compiled file; Aster writes none.
MAGIC_NUMBER = (3571).to_bytes(2, "little") + b"\r\n"


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Returns where the compiled form of a source file would be kept; Aster writes none.

    >>> cache_from_source("/a/b.py")
    '/a/__pycache__/b.aster-313.pyc'
    """
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition(".")
    name = f"{base if base else rest}.{sys.implementation.cache_tag}"
    if optimization is None or str(optimization) == "":
        return os.path.join(head, "__pycache__", f"{name}.pyc")
    if not str(optimization).isalnum():
        raise ValueError(f"{str(optimization)!r} is not alphanumeric")
    return os.path.join(head, "__pycache__", f"{name}.opt-{optimization}.pyc")


def source_from_cache(path):
    """Returns the source file that a compiled file would be of.

    >>> source_from_cache("/a/__pycache__/b.aster-313.pyc")
    '/a/b.py'
    """
    head, compiled = os.path.split(os.fspath(path))
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


def decode_source(source_bytes):
    """Returns the text of a source file from its bytes, lines ended by newlines alone."""
    if source_bytes.startswith(b"\xef\xbb\xbf"):
        source_bytes = source_bytes[3:]
    return source_bytes.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def resolve_name(name, package):
    """Returns the whole name of a module given relative to a package.

    >>> resolve_name("..c", "a.b")
    'a.c'
    """
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {repr(name)} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    home = package.rsplit(".", level - 1)
    if len(home) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{home[0]}.{rest}" if rest else home[0]


def find_spec(name, package=None):
    """Returns what an import would find, or None; the packages above are imported."""
    whole = resolve_name(name, package) if name.startswith(".") else name
    module = sys.modules.get(whole)
    if module is not None:
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
        if whole == "__main__":
            raise ValueError("{}.__spec__ is None".format(name))
        return _spec_of(whole, module)
    above = whole.rpartition(".")[0]
    places = sys.path
    if above:
        try:
            places = __import__(above, fromlist=["__path__"]).__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f"__path__ attribute not found on {above!r} while trying to find {whole!r}",
                                      name=whole) from e
    for finder in sys.meta_path:
        if finder is sys._path_finder:
            spec = _in_places(whole, places)
        else:
            spec = finder.find_spec(whole, places if above else None, None) if hasattr(finder, "find_spec") else None
        if spec is not None:
            return spec
    # What is part of the interpreter has no file.
    is_package = sys._library_module(whole)
    if is_package is None:
        return None
    return ModuleSpec(whole, BuiltinImporter, origin="built-in", is_package=is_package)


def _in_places(name, places):
    """Returns what lies in folders under the last part of a name, or None."""
    leaf = name.rpartition(".")[2]
    for place in places:
        base = os.path.join(place or os.getcwd(), leaf)
        for suffix in SOURCE_SUFFIXES:
            for path, is_package in ((os.path.join(base, "__init__" + suffix), True), (base + suffix, False)):
                if os.path.isfile(path):
                    return _file_spec(name, path, is_package)
    return None


def _path_spec(name, path=None):
    """Returns what the finder of paths finds, or None."""
    return _in_places(name, sys.path if path is None else path)


def _load(spec):
    """Loads what a finder has found, and returns the module."""
    module = module_from_spec(spec)
    if spec.loader is None:
        sys.modules[spec.name] = module
        return module
    if not hasattr(spec.loader, "exec_module"):
        # The old way: the loader does it all.
        return spec.loader.load_module(spec.name)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    # A module may put something else in its place.
    return sys.modules[spec.name]


def _spec_of(name, module):
    file = getattr(module, "__file__", None)
    if file is None:
        spec = ModuleSpec(name, BuiltinImporter, origin="built-in")
        places = getattr(module, "__path__", None)
        if places is not None:
            spec.submodule_search_locations = list(places)
        return spec
    return _file_spec(name, file, hasattr(module, "__path__"))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """Returns what is to be imported from a file."""
    path = os.path.abspath(os.fspath(location))
    if loader is None:
        if not path.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, path)
    is_package = hasattr(loader, "is_package") and loader.is_package(name)
    spec = _file_spec(name, path, is_package)
    spec.loader = loader
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Returns what a loader is to load."""
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """Returns a new module, not run yet."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    if module is None:
        from types import ModuleType
        module = ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached
    return module
