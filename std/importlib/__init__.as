"""Importing by name.

    >>> import_module("os.path").basename("/a/b")
    'b'
"""

import sys
from builtins import __import__

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

_reloading = {}


def invalidate_caches():
    """Does nothing: files are looked for anew at each import."""


def import_module(name, package=None):
    """Imports a module and returns it; a name that begins with dots is one of `package`."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    found = sys.modules.get(name)
    if found is not None and name.rpartition(".")[0] not in sys.modules:
        # A script has put it there without the package above.
        return found
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs a module's text again, in the same module."""
    name = getattr(getattr(module, "__spec__", None), "name", None)
    if name is None:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        file = getattr(module, "__file__", None)
        if file is not None:
            with open(file, encoding="utf-8") as source:
                text = source.read()
            exec(text, module.__dict__)
        return sys.modules[name]
    finally:
        del _reloading[name]


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("importlib", name)
