"""Importing by name.

    >>> import_module("os.path").basename("/a/b")
    'b'
"""

import sys
from builtins import __import__

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

_reloading = {}


def invalidate_caches():
    """Tells the finders to forget what they noted of places."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


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
        from _import_specs import _exec, _find_spec
        above = name.rpartition(".")[0]
        places = None
        if above:
            try:
                parent = sys.modules[above]
            except KeyError:
                raise ImportError(f"parent {above!r} not in sys.modules", name=above) from None
            places = parent.__path__
        spec = module.__spec__ = _find_spec(name, places, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _exec(spec, module)
        return sys.modules[name]
    finally:
        _reloading.pop(name, None)


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("importlib", name)
