"""_frozen_importlib: what every import leaves in a module, as far as no file is involved.

importlib.machinery and importlib.util give the names to scripts. Small, because each import of a file loads it: what is done
with specs is in `_import_specs`.
"""

from sys import _builtin_importer as BuiltinImporter, _frozen_importer as FrozenImporter


class ModuleSpec:
    """What an import has found: name, loader, where it is."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return all([getattr(self, name) == getattr(other, name) for name in _COMPARED])
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            from _import_paths import cached_path
            self._cached = cached_path(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the module's package; the whole name if the module is one."""
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


_COMPARED = ("name", "loader", "origin", "submodule_search_locations", "cached", "has_location")


def __getattr__(name):
    import _import_specs
    if name not in _import_specs.NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_import_specs, name)
