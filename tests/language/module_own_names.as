# Bare `__spec__`, `__loader__`, `__file__` and `__cached__` in modules that files and folders are, and what `vars` shows of them.
import importlib
import importlib.machinery
import importlib.util
import os
import pickle

import import_bare.whence as whence

print(whence.at_once["__spec__"].name, whence.spec(), whence.__spec__, [n for n in vars(whence) if not n.startswith("__")])
print(os.path.basename(whence.__cached__).startswith("whence."), whence.__cached__ == importlib.util.cache_from_source(whence.__file__))
print(isinstance(whence.at_once["__spec__"], importlib.machinery.ModuleSpec), isinstance(whence.__loader__, importlib.machinery.SourceFileLoader))
for c in (importlib.machinery.ModuleSpec, importlib.machinery.BuiltinImporter, importlib.machinery.SourceFileLoader):
    print(c.__module__, c.__name__, pickle.loads(pickle.dumps(c)) is c)

# A folder alone: a namespace package.
import import_bare

print(sorted(n for n in vars(import_bare) if n != "whence"), import_bare.__spec__.origin, import_bare.__spec__.has_location)
print(type(import_bare.__loader__).__name__, import_bare.__spec__.loader is import_bare.__loader__, import_bare.__spec__.parent)
print([os.path.basename(p) for p in import_bare.__path__], [os.path.basename(p) for p in import_bare.__spec__.submodule_search_locations])
print(repr(import_bare).startswith("<module 'import_bare' (namespace) from ["), import_bare.__file__)
print(importlib.import_module("import_bare") is import_bare, __spec__)
