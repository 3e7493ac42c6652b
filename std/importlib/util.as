"""importlib.util: finding modules without importing them, making them from files, and loading them late."""

import sys
import types
from _import_specs import _find_spec, module_from_spec, spec_from_loader
from _frozen_importlib_external import _file_spec, decode_source, spec_from_file_location
from _import_paths import MAGIC_NUMBER, cache_from_source, source_from_cache
from importlib._abc import Loader


def source_hash(source_bytes):
    """Returns the eight bytes that tell one source text from another: SipHash-1-3, keyed by the magic number.

    >>> source_hash(b"abc").hex()
    'c9ff551a534790a0'
    """
    word, every = int.from_bytes, 0xFFFFFFFFFFFFFFFF
    key = word(MAGIC_NUMBER, "little")
    v0, v1, v2, v3 = key ^ 0x736F6D6570736575, 0x646F72616E646F6D, key ^ 0x6C7967656E657261, 0x7465646279746573

    def turned(value, by):
        return (value << by | value >> 64 - by) & every

    def mixed(v0, v1, v2, v3):
        v0, v2 = v0 + v1 & every, v2 + v3 & every
        v1, v3 = turned(v1, 13) ^ v0, turned(v3, 16) ^ v2
        v0, v2 = turned(v0, 32) + v3 & every, v2 + v1 & every
        v1, v3 = turned(v1, 17) ^ v2, turned(v3, 21) ^ v0
        return v0, v1, turned(v2, 32), v3

    whole = len(source_bytes) // 8 * 8
    blocks = [word(source_bytes[at:at + 8], "little") for at in range(0, whole, 8)]
    blocks.append(word(source_bytes[whole:], "little") | len(source_bytes) % 256 << 56)
    for block in blocks:
        v0, v1, v2, v3 = mixed(v0, v1, v2, v3 ^ block)
        v0 ^= block
    v2 ^= 0xFF
    for _ in range(3):
        v0, v1, v2, v3 = mixed(v0, v1, v2, v3)
    return (v0 ^ v1 ^ v2 ^ v3).to_bytes(8, "little")


def resolve_name(name, package):
    """Returns the whole name of a module given relative to a package.

    >>> resolve_name("..c", "a.b")
    'a.c'
    """
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {repr(name)} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    home = package.rsplit(".", level - 1)
    if len(home) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{home[0]}.{rest}" if rest else home[0]


def find_spec(name, package=None):
    """Returns what an import would find, or None; the packages above are imported."""
    whole = resolve_name(name, package) if name.startswith(".") else name
    if whole in sys.modules:
        module = sys.modules[whole]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    above = whole.rpartition(".")[0]
    places = None
    if above:
        package = __import__(above, fromlist=["__path__"])
        try:
            places = package.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f"__path__ attribute not found on {above!r} while trying to find {whole!r}",
                                      name=whole) from e
    return _find_spec(whole, places)


def _spec_of(name, module):
    # For modules of the library, and such as have lost theirs.
    file = getattr(module, "__file__", None)
    if file is None:
        spec = spec_from_loader(name, sys._builtin_importer, origin="built-in", is_package=False)
        places = getattr(module, "__path__", None)
        if places is not None:
            spec.submodule_search_locations = list(places)
        return spec
    return _file_spec(name, file, hasattr(module, "__path__"))


class _LazyModule(types.ModuleType):
    """A module whose code runs when an attribute is first asked for."""

    def __getattribute__(self, attr):
        spec = object.__getattribute__(self, "__spec__")
        state = spec.loader_state
        with state["lock"]:
            if object.__getattribute__(self, "__class__") is _LazyModule:
                space = object.__getattribute__(self, "__dict__")
                if state["is_loading"] and attr.startswith("__") and attr.endswith("__"):
                    # The code that runs asks for what every module has.
                    return object.__getattribute__(self, attr)
                if not state["is_loading"]:
                    state["is_loading"] = True
                    _load_late(self, spec, space)
        return getattr(self, attr)

    def __delattr__(self, attr):
        # To be deleted it must be there.
        self.__getattribute__(attr)
        delattr(self, attr)


def _load_late(module, spec, space):
    """Runs the code of a lazy module; what was set in it since it was made stays."""
    name, before = space["__spec__"].name, spec.loader_state["__dict__"]
    changed = {key: value for key, value in space.items() if key not in before or value is not before[key]}
    spec.loader.exec_module(module)
    if name in sys.modules and sys.modules[name] is not module:
        raise ValueError(f"module object for {name!r} substituted in sys.modules during a lazy load")
    space.update(changed)
    module.__class__ = types.ModuleType


class LazyLoader(Loader):
    """Loads a module so that its code runs when an attribute is first asked for."""

    def __init__(self, loader):
        self._check(loader)
        self.loader = loader

    @staticmethod
    def _check(loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")

    @classmethod
    def factory(cls, loader):
        """Returns what makes lazy loaders of a kind of loaders."""
        cls._check(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Makes the module lazy."""
        import threading
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {
            "__dict__": module.__dict__.copy(), "__class__": module.__class__, "lock": threading.RLock(), "is_loading": False,
        }
        module.__class__ = _LazyModule
