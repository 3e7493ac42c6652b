"""Running a module or a file as a program; `aster -m NAME` is `_run_module_as_main`.

A module of the interpreter has no text to be run again: its function `main` is called.

    >>> run_path.__name__
    'run_path'
"""

import os
import sys
from importlib.machinery import BuiltinImporter
from importlib.util import find_spec

__all__ = ["run_module", "run_path"]


def _spec_of(name):
    """Returns what is to be run for a module's name: that of a package is its `__main__`."""
    if name.startswith("."):
        raise ImportError("Relative module names not supported")
    above, _, _ = name.rpartition(".")
    if above:
        try:
            __import__(above)
        except ImportError as e:
            if e.name is None or (e.name != above and not above.startswith(e.name + ".")):
                raise
    try:
        spec = find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        text = "Error while finding module specification for {!r} ({}: {})"
        raise ImportError(text.format(name, type(e).__name__, e)) from e
    if spec is None:
        raise ImportError("No module named %s" % name)
    # Packages of the library are programs by themselves, if at all.
    if spec.submodule_search_locations is None or spec.origin == "built-in":
        return spec
    if name == "__main__" or name.endswith(".__main__"):
        raise ImportError("Cannot use package as __main__ module")
    try:
        return _spec_of(name + ".__main__")
    except ImportError as e:
        if name not in sys.modules:
            raise
        raise ImportError("%s; %r is a package and cannot be directly executed" % (e, name)) from None


def _run(code, space, init, name, spec, file, package):
    if init is not None:
        space.update(init)
    space.update(
        __name__=name, __file__=file, __cached__=None, __doc__=None, __package__=package, __spec__=spec,
        __loader__=None if spec is None else spec.loader)
    exec(code, space)
    return space


def _code_of(path):
    with open(path, "rb") as file:
        return compile(file.read(), path, "exec")


def _run_aside(code, init, name, spec, file, package, argument=None):
    """Runs code in a module that stands in `sys.modules` for the while; returns a copy of its names."""
    from types import ModuleType
    module = ModuleType(name)
    before, argv0 = sys.modules.get(name), sys.argv[0]
    sys.modules[name] = module
    sys.argv[0] = file if argument is None else argument
    try:
        return _run(code, module.__dict__, init, name, spec, file, package).copy()
    finally:
        sys.argv[0] = argv0
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's text without importing it; returns its names."""
    spec = _spec_of(mod_name)
    if run_name is None:
        run_name = mod_name
    code = spec.loader.get_code(spec.name)
    if code is None:
        raise ImportError("No code object available for %s" % spec.name)
    if alter_sys:
        return _run_aside(code, init_globals, run_name, spec, spec.origin, spec.parent)
    return _run(code, {}, init_globals, run_name, spec, spec.origin, spec.parent)


def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the `__main__` of a folder; returns its names."""
    if run_name is None:
        run_name = "<run_path>"
    path = os.fspath(path_name)
    from pkgutil import get_importer
    finder = get_importer(path)
    if finder is None:
        package = run_name.rpartition(".")[0]
        return _run_aside(_code_of(path), init_globals, run_name, None, path, package)
    sys.path.insert(0, path)
    try:
        spec = _main_spec(path)
        return _run_aside(spec.loader.get_code(spec.name), init_globals, run_name, spec, spec.origin, spec.parent, path)
    finally:
        try:
            sys.path.remove(path)
        except ValueError:
            pass


def _main_spec(path):
    """Returns the spec of the `__main__` that a folder or an archive on `sys.path` has."""
    main = sys.modules.pop("__main__", None)
    try:
        return _spec_of("__main__")
    except ImportError:
        raise ImportError("can't find '__main__' module in %r" % path) from None
    finally:
        if main is not None:
            sys.modules["__main__"] = main


def _run_archive_as_main(path):
    """Runs the `__main__` of the archive that is the program."""
    try:
        spec = _main_spec(os.path.abspath(path))
    except ImportError as e:
        sys.exit("%s: %s" % (sys.executable, e))
    _run(spec.loader.get_code(spec.name), sys.modules["__main__"].__dict__, None, "__main__", spec, spec.origin, spec.parent)


def _run_module_as_main(mod_name):
    """Runs a module as the program that was asked for on the command line."""
    try:
        spec = _spec_of(mod_name)
    except ImportError as e:
        sys.exit("%s: %s" % (sys.executable, e))
    if spec.loader is BuiltinImporter:
        module = __import__(mod_name, fromlist=["main"])
        sys.argv[0] = mod_name
        if not hasattr(module, "main"):
            sys.exit("%s: the module %s is not a program in Aster" % (sys.executable, mod_name))
        if mod_name == "unittest":
            sys.argv[0] = os.path.basename(sys.executable) + " -m unittest"
            module.main(module=None)
        sys.exit(module.main())
    sys.argv[0] = spec.origin
    _run(spec.loader.get_code(spec.name), sys.modules["__main__"].__dict__, None, "__main__", spec, spec.origin, spec.parent)
