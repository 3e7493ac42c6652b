"""_import_specs: how a module is made and run from its spec (reference, "The import system")."""

import sys
from _frozen_importlib import ModuleSpec

# What `_frozen_importlib` has from here.
NAMES = ("spec_from_loader", "module_from_spec", "_init_module_attrs", "_find_spec", "_exec", "_load", "_load_module_shim")


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Returns what a loader is to load; the loader is asked for what is not given."""
    origin = origin or getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        from _frozen_importlib_external import spec_from_file_location
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            pass
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    """Returns a new module with the names that imports give, not run yet."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    _init_module_attrs(spec, module)
    return module


def _init_module_attrs(spec, module, *, override=False):
    """Gives a module the names of its spec that it has not; all of them with `override`."""
    def give(name, value):
        if override or getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:
                pass

    give("__name__", spec.name)
    loader, places = spec.loader, spec.submodule_search_locations
    if loader is None and places is not None and getattr(module, "__loader__", None) is None:
        from _frozen_importlib_external import NamespaceLoader
        loader = NamespaceLoader.__new__(NamespaceLoader)
        loader._path = places
        spec.loader = loader
        module.__file__ = None
    give("__loader__", loader)
    give("__package__", spec.parent)
    try:
        module.__spec__ = spec
    except AttributeError:
        pass
    if places is not None:
        give("__path__", places)
    if spec.has_location:
        give("__file__", spec.origin)
        if spec.cached is not None:
            give("__cached__", spec.cached)
    return module


def _find_spec(name, path, target=None):
    """Asks the finders of `sys.meta_path`; returns what the first that knows the module has found, or None."""
    if sys.meta_path is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    if not sys.meta_path:
        from warnings import warn
        warn("sys.meta_path is empty", ImportWarning)
    is_reload = name in sys.modules
    for finder in sys.meta_path:
        find_spec = getattr(finder, "find_spec", None)
        spec = None if find_spec is None else find_spec(name, path, target)
        if spec is not None:
            if is_reload or name not in sys.modules:
                return spec
            # The search has imported it.
            return getattr(sys.modules[name], "__spec__", None) or spec
    return None


def _exec(spec, module):
    """Runs a spec's code in a module that is in `sys.modules` already."""
    name = spec.name
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name!r} not in sys.modules", name=name)
    try:
        if spec.loader is None and spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=name)
        _init_module_attrs(spec, module, override=True)
        if spec.loader is not None:
            if hasattr(spec.loader, "exec_module"):
                spec.loader.exec_module(module)
            else:
                spec.loader.load_module(name)
    finally:
        # A module may put something else in its place.
        module = sys.modules.pop(name)
        sys.modules[name] = module
    return module


def _load(spec):
    """Makes the module of a spec, runs its code and returns it."""
    name = spec.name
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        return _load_in_old_way(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
            elif spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=name)
        except:
            sys.modules.pop(name, None)
            raise
        module = sys.modules.pop(name)
        sys.modules[name] = module
        return module
    finally:
        spec._initializing = False


def _load_in_old_way(spec):
    """Lets a loader do it all that has `load_module` alone."""
    if not hasattr(spec.loader, "load_module"):
        raise ImportError("missing loader" if spec.loader is None else f"{spec.loader!r} has neither exec_module nor load_module", name=spec.name)
    try:
        spec.loader.load_module(spec.name)
    except:
        if spec.name in sys.modules:
            sys.modules[spec.name] = sys.modules.pop(spec.name)
        raise
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    _init_module_attrs(spec, module)
    return module


def _load_module_shim(self, fullname):
    """Imports a module, the old way: `load_module` of loaders that have `exec_module`."""
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        _exec(spec, module)
        return sys.modules[fullname]
    return _load(spec)
