# Specs of library modules, and modules that a script has put into sys.modules by hand.
import importlib
import importlib.util
import sys
import types

spec = importlib.util.find_spec("colorsys")
print(spec.name, "colorsys" in sys.modules, spec.submodule_search_locations)
spec = importlib.util.find_spec("wsgiref")
print(spec.name, "wsgiref" in sys.modules, spec.submodule_search_locations is None)
print(importlib.util.find_spec("not_there"), importlib.util.find_spec("encodings.cp437").name)
module = importlib.util.module_from_spec(importlib.util.find_spec("colorsys"))
print(module.__name__, "colorsys" in sys.modules)


class Finder:
    """Hands on what the others find, with a loader that tells of it."""

    def find_spec(self, name, path=None, target=None):
        if name != "colorsys":
            return None
        sys.meta_path.remove(self)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            sys.meta_path.insert(0, self)
        spec.loader = Loader(spec.loader)
        return spec


class Loader:
    def __init__(self, inner):
        self.inner = inner

    def create_module(self, spec):
        print("create", spec.name)
        return self.inner.create_module(spec)

    def exec_module(self, module):
        print("exec", module.__name__)
        self.inner.exec_module(module)


sys.meta_path.insert(0, Finder())
import colorsys

print(colorsys.rgb_to_hsv(1, 0, 0), sys.modules["colorsys"] is colorsys)

made = types.ModuleType("nothing_above.config")
made.SIZE = 3
sys.modules["nothing_above.config"] = made
print(importlib.import_module("nothing_above.config").SIZE)
from nothing_above.config import SIZE

print(SIZE, __import__("nothing_above.config", fromlist=["SIZE"]).SIZE)
try:
    import nothing_above.config
except ImportError as e:
    print(type(e).__name__, e)
