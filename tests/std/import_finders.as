# Finders on sys.meta_path: asked in order, before or behind the search in folders; pkgutil's names.
import importlib
import importlib.util
import pkgutil
import sys
from importlib.machinery import ModuleSpec, PathFinder

print(PathFinder in sys.meta_path)


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        if module.__name__ == "made.bad":
            raise ValueError("bad module")
        module.told = "I am " + module.__name__


class Finder:
    def __init__(self, mark):
        self.mark = mark

    def find_spec(self, name, path=None, target=None):
        if not name.startswith("made"):
            return None
        print(self.mark, "asked for", name, path)
        if name in ("made.none",):
            return None
        return ModuleSpec(name, Loader(), is_package=name == "made")


sys.meta_path.append(Finder("last"))
import made
import made.inner as inner
from made import other

print(made.told, inner.told, other.told, made.__spec__.parent, inner.__package__, made.__path__)
for name in ("made.none", "made.bad", "nope_nope"):
    try:
        importlib.import_module(name)
    except (ImportError, ValueError) as e:
        print(type(e).__name__, e, name in sys.modules)
sys.meta_path.insert(0, Finder("first"))
import made_again
print(made_again.told, importlib.util.find_spec("made_more").name)
del sys.meta_path[0], sys.meta_path[-1]
try:
    import made_too
except ModuleNotFoundError as e:
    print(e)
print(pkgutil.resolve_name("os.path:join").__name__, pkgutil.resolve_name("json.decoder").__name__, pkgutil.ModuleInfo._fields)
