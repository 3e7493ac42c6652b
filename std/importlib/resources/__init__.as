"""The files that lie beside the modules of a package.

    >>> import json
    >>> is_resource.__name__
    'is_resource'
"""

import contextlib
import os
import pathlib
import sys
import types

__all__ = [
    "Package", "Anchor", "as_file", "files", "contents", "is_resource", "open_binary", "open_text", "path", "read_binary", "read_text",
]

Package = types.ModuleType | str
Anchor = Package


def _module_of(anchor):
    if isinstance(anchor, types.ModuleType):
        return anchor
    if anchor is None:
        return sys.modules[sys._getframemodulename(2) or "__main__"]
    if isinstance(anchor, str):
        __import__(anchor)
        return sys.modules[anchor]
    raise TypeError(f"{anchor!r} is neither a module nor the name of one")


def files(anchor=None):
    """Returns the folder of a package, or of the package that a module belongs to."""
    module = _module_of(anchor)
    spec = module.__spec__
    if hasattr(spec.loader, "get_resource_reader"):
        reader = spec.loader.get_resource_reader(spec.name)
        if reader is not None:
            return reader.files()
    file = getattr(module, "__file__", None)
    if file is None:
        raise TypeError(f"the module {module.__name__!r} has no files: it is part of Aster")
    return pathlib.Path(os.path.dirname(os.path.abspath(file)))


@contextlib.contextmanager
def as_file(path):
    """Gives a path of the file system for a resource; for one in an archive, that of a copy while the `with` statement lasts."""
    if isinstance(path, pathlib.Path):
        yield path
        return
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        yield _copied(path, pathlib.Path(folder))


def _copied(path, folder):
    copy = folder / path.name
    if path.is_dir():
        copy.mkdir()
        for entry in path.iterdir():
            _copied(entry, copy)
    else:
        copy.write_bytes(path.read_bytes())
    return copy


def _resource(anchor, names):
    if not names:
        raise TypeError("a resource has a name")
    return files(anchor).joinpath(*names)


def open_binary(anchor, *path_names):
    """Opens a resource to read bytes."""
    return _resource(anchor, path_names).open("rb")


def open_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """Opens a resource to read text."""
    return _resource(anchor, path_names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """Returns the bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """Returns the text of a resource."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """Gives the path of a resource, for a `with` statement."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Says whether there is a file of that name."""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Returns the names in the folder of a package."""
    return (entry.name for entry in files(anchor).joinpath(*path_names).iterdir())
