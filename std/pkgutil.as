"""Packages: the modules in them, and their data."""

import os
import sys
from _frozen_importlib_external import SOURCE_SUFFIXES
from collections import namedtuple
from functools import singledispatch as _singledispatch
from importlib.machinery import FileFinder
from zipimport import zipimporter

__all__ = [
    "get_importer", "iter_importers", "walk_packages", "iter_modules", "get_data", "read_code", "extend_path", "ModuleInfo",
]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


def get_importer(path_item):
    """Returns the finder of a place, kept in `sys.path_importer_cache`, or None."""
    path_item = os.fsdecode(path_item)
    if path_item in sys.path_importer_cache:
        return sys.path_importer_cache[path_item]
    for hook in sys.path_hooks:
        try:
            # Not kept: Aster looks into folders itself until somebody puts in a finder.
            finder = hook(path_item)
        except ImportError:
            continue
        if not isinstance(finder, FileFinder):
            sys.path_importer_cache.setdefault(path_item, finder)
        return finder
    return None


def iter_importers(fullname=""):
    """Yields what finds modules, or those in the package of a name."""
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    if "." in fullname:
        import importlib
        path = getattr(importlib.import_module(fullname.rpartition(".")[0]), "__path__", None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


@_singledispatch
def iter_importer_modules(importer, prefix=""):
    """Yields name and kind of the modules that a finder knows; kinds of finders are registered."""
    return importer.iter_modules(prefix) if hasattr(importer, "iter_modules") else []


@iter_importer_modules.register(FileFinder)
def _modules_of_folder(importer, prefix=""):
    try:
        names = sorted(os.listdir(importer.path))
    except OSError:
        return
    seen = set()
    for entry in names:
        name, dot, ending = entry.rpartition(".")
        whole = os.path.join(importer.path, entry)
        is_package = False
        if os.path.isdir(whole):
            is_package = any([os.path.isfile(os.path.join(whole, "__init__" + suffix)) for suffix in SOURCE_SUFFIXES])
            if dot or not is_package:
                continue
            name = entry
        elif dot + ending not in SOURCE_SUFFIXES:
            continue
        if name and name != "__init__" and "." not in name and name not in seen:
            seen.add(name)
            yield prefix + name, is_package


@iter_importer_modules.register(zipimporter)
def _modules_of_archive(importer, prefix=""):
    seen = {"__init__"}
    for entry in sorted(importer._get_files()):
        if not entry.startswith(importer.prefix):
            continue
        parts = entry[len(importer.prefix):].split("/")
        name, dot, ending = parts[-1].rpartition(".")
        if dot + ending not in SOURCE_SUFFIXES:
            continue
        is_package = len(parts) == 2 and name == "__init__"
        if len(parts) != 1 and not is_package:
            continue
        name = parts[0] if is_package else name
        if name not in seen:
            seen.add(name)
            yield prefix + name, is_package


def iter_modules(path=None, prefix=""):
    """Yields the modules in places, or on `sys.path`."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    importers = iter_importers() if path is None else map(get_importer, path)
    seen = set()
    for importer in importers:
        for name, is_package in iter_importer_modules(importer, prefix):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(importer, name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    """Yields the modules in folders and in the packages there; packages are imported."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inside = [place for place in getattr(sys.modules[info.name], "__path__", None) or [] if place not in seen]
            seen.update(inside)
            yield from walk_packages(inside, info.name + ".", onerror)


def extend_path(path, name):
    """Returns the folders of a package with those of the same name elsewhere on `sys.path`."""
    if not isinstance(path, list):
        return path
    path = path[:]
    above, _, leaf = name.rpartition(".")
    try:
        places = getattr(sys.modules[above], "__path__") if above else sys.path
    except (KeyError, AttributeError):
        return path
    for place in places:
        whole = os.path.join(place, leaf)
        if isinstance(place, str) and os.path.isdir(whole) and whole not in path:
            path.append(whole)
    return path


def read_code(stream):
    """Returns the code in a compiled file: Aster reads none, so None as for a file of another version."""
    return None


def get_data(package, resource):
    """Returns what a file of a package holds, or None where the loader does not say."""
    from _import_specs import _load
    from importlib.util import find_spec
    spec = find_spec(package)
    loader = None if spec is None else spec.loader
    if loader is None or not hasattr(loader, "get_data"):
        return None
    module = sys.modules.get(package) or _load(spec)
    file = getattr(module, "__file__", None)
    if file is None:
        return None
    return loader.get_data(os.path.join(os.path.dirname(file), *resource.split("/")))


def resolve_name(name):
    """Returns the object that a name like `package.module:object.attribute` means.

    >>> resolve_name("os.path:join").__name__
    'join'
    """
    import importlib
    import re
    found = re.match(r"^(?P<pkg>(?!\d)(\w+)(\.(?!\d)(\w+))*)(?P<cln>:(?P<obj>(?!\d)(\w+)(\.(?!\d)(\w+))*)?)?$", name)
    if not found:
        raise ValueError(f"invalid format: {name!r}")
    if found["cln"]:
        result = importlib.import_module(found["pkg"])
        parts = found["obj"].split(".") if found["obj"] else []
    else:
        first, *parts = name.split(".")
        result = importlib.import_module(first)
        while parts:
            try:
                result = importlib.import_module(f"{first}.{parts[0]}")
            except ImportError:
                break
            first = f"{first}.{parts.pop(0)}"
    for part in parts:
        result = getattr(result, part)
    return result
