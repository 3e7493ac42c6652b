"""importlib._abc: the class of all loaders."""

import abc
from _import_specs import _load_module_shim


class Loader(metaclass=abc.ABCMeta):
    """Makes and runs modules."""

    def create_module(self, spec):
        """Returns a module, or None for a plain one."""
        return None

    def load_module(self, fullname):
        """Imports a module, the old way."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        return _load_module_shim(self, fullname)
