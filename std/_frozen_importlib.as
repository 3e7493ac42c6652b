"""_frozen_importlib: what every import leaves in a module, as far as no file is involved.

importlib.machinery gives the names to scripts. A module of its own and small, because each import of a file loads it.
"""


class ModuleSpec:
    """What an import has found: name, loader, where it is."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return (self.name, self.loader, self.origin, self.submodule_search_locations) == (
            other.name, other.loader, other.origin, other.submodule_search_locations)

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name


class BuiltinImporter:
    """Loads what is part of the interpreter."""

    @staticmethod
    def create_module(spec):
        """Returns the module, run anew; the one that is imported stays as it is."""
        import sys
        above, _, leaf = spec.name.rpartition(".")
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
                if above:
                    setattr(sys.modules[above], leaf, before)

    @staticmethod
    def exec_module(module):
        """Does nothing: the module has run."""
