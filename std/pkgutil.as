"""Packages: the modules in them, and their data."""

import os
import sys
from collections import namedtuple
from importlib.machinery import SOURCE_SUFFIXES

__all__ = ["get_importer", "iter_importers", "walk_packages", "iter_modules", "get_data", "resolve_name", "extend_path", "ModuleInfo"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")
ModuleInfo.__doc__ = "A namedtuple with minimal info about a module."


class _Folder:
    """Stands for a folder that modules are looked for in."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def get_importer(path_item):
    """Returns what finds modules in a folder, or None."""
    path_item = os.fsdecode(path_item)
    return _Folder(path_item) if os.path.isdir(path_item or ".") else None


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


def iter_modules(path=None, prefix=""):
    """Yields the modules in folders, or on `sys.path`."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for place in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(place or "."))
        except OSError:
            continue
        for entry in names:
            name, dot, ending = entry.rpartition(".")
            whole = os.path.join(place, entry)
            is_package = False
            if not dot and os.path.isdir(whole):
                name = entry
                is_package = any([os.path.isfile(os.path.join(whole, "__init__" + suffix)) for suffix in SOURCE_SUFFIXES])
                if not is_package:
                    continue
            elif dot + ending not in SOURCE_SUFFIXES:
                continue
            if name and name != "__init__" and "." not in name and name not in seen:
                seen.add(name)
                yield ModuleInfo(_Folder(place), prefix + name, is_package)


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


def get_data(package, resource):
    """Returns what a file of a package holds, or None."""
    import importlib
    module = importlib.import_module(package)
    file = getattr(module, "__file__", None)
    if file is None:
        return None
    with open(os.path.join(os.path.dirname(file), *resource.split("/")), "rb") as data:
        return data.read()


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
