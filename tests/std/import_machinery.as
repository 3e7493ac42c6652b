# The import system: finders, loaders, specs, hooks of paths, namespace packages, lazy modules, reloading.
import importlib
import importlib.abc
import importlib.machinery as M
import importlib.util as U
import os
import re
import shutil
import sys
import tempfile
import types

sys.dont_write_bytecode = True
here = os.path.realpath(tempfile.mkdtemp())
FILES = {
    "moda.py": b"X = 1\n", "pkg/__init__.py": b"Y = 2; from . import b\n", "pkg/b.py": b"B = 3\n", "pkg/sub/__init__.py": b"S = 4\n",
    "ns/inner.py": b"N = 1\n", "more/ns/other.py": b"O = 2\n", "lat.py": b"# -*- coding: latin-1 -*-\nL = \"\xe9\"\n", "bad.py": b"def (\n",
}
for name, data in FILES.items():
    os.makedirs(os.path.dirname(os.path.join(here, name)), exist_ok=True)
    with open(os.path.join(here, name), "wb") as file:
        file.write(data)
sys.path.insert(0, here)


def t(name, f):
    try:
        r = f()
    except BaseException as e:
        r = f"{type(e).__name__}: {e}"
    text = re.sub("0x[0-9a-f]+", "0x", str(r)).replace(here, "H")
    print(name, "->", text.replace(".cpython-313", ".TAG").replace(".aster-313", ".TAG"))


t('names', lambda: [n for n in sorted(M.__dict__) if not n.startswith('_')])
t('unames', lambda: [n for n in sorted(U.__dict__) if not n.startswith('_')])
t('meta', lambda: [getattr(f, '__name__', f) for f in sys.meta_path])
t('hooks', lambda: len(sys.path_hooks))
t('cache', lambda: type(sys.path_importer_cache).__name__)
import moda
t('spec', lambda: moda.__spec__)
t('loader', lambda: type(moda.__loader__).__mro__)
L = moda.__loader__
for n in ('name', 'path'): t(n, lambda: getattr(L, n))
t('get_code', lambda: L.get_code('moda'))
t('get_source', lambda: L.get_source('moda'))
t('get_filename', lambda: L.get_filename('moda'))
t('get_filename2', lambda: L.get_filename('other'))
t('is_package', lambda: L.is_package('moda'))
t('is_package2', lambda: L.is_package('other'))
t('path_stats', lambda: sorted(L.path_stats(L.path)))
t('path_mtime', lambda: type(L.path_mtime(L.path)))
t('load_module', lambda: L.load_module('moda') is sys.modules['moda'])
t('eq', lambda: (L == M.SourceFileLoader('moda', L.path), hash(L) == hash(M.SourceFileLoader('moda', L.path)), L != 3))
t('cached', lambda: (moda.__cached__, moda.__spec__.cached, moda.__spec__.has_location, moda.__spec__.parent))
ff = M.FileFinder(here, (M.SourceFileLoader, ['.py']))
t('ff', lambda: ff)
t('ff.find', lambda: ff.find_spec('moda'))
t('ff.find2', lambda: ff.find_spec('nomod'))
t('ff.ns', lambda: ff.find_spec('ns'))
t('ff.pkg', lambda: ff.find_spec('pkg').submodule_search_locations)
t('ff.inv', lambda: ff.invalidate_caches())
t('hook', lambda: M.FileFinder.path_hook((M.SourceFileLoader, ['.py'])))
t('hook2', lambda: M.FileFinder.path_hook((M.SourceFileLoader, ['.py']))('/nonexistent'))
t('hook3', lambda: M.FileFinder.path_hook((M.SourceFileLoader, ['.py']))(here))
t('pf', lambda: M.PathFinder.find_spec('moda'))
t('pf2', lambda: M.PathFinder.find_spec('moda', ['/nonexistent']))
t('pf3', lambda: M.PathFinder.find_spec('ns'))
t('pf4', lambda: M.PathFinder.find_spec('ns', [here]).submodule_search_locations)
t('pf5', lambda: M.PathFinder.invalidate_caches())
t('bi', lambda: M.BuiltinImporter.find_spec('sys'))
t('bi2', lambda: M.BuiltinImporter.find_spec('moda'))
t('bi3', lambda: (M.BuiltinImporter.is_package('sys'), M.BuiltinImporter.get_code('sys'), M.BuiltinImporter.get_source('sys')))
t('bi4', lambda: M.BuiltinImporter.load_module('sys') is sys)
t('fz', lambda: M.FrozenImporter.find_spec('moda'))
import ns.inner, pkg, lat
t('ns', lambda: (ns.__path__, ns.__spec__, ns.__loader__.__class__, hasattr(ns, '__file__'), ns.__spec__.origin, ns.__file__ if hasattr(ns, '__file__') else 'none'))
sys.path.append(here + '/more')
t('portions', lambda: (ns.__path__, importlib.import_module('ns.other').O, len(ns.__path__)))
t('nsp', lambda: (list(ns.__path__), len(ns.__path__), here + '/ns' in ns.__path__, ns.__path__[0]))
t('pkg', lambda: (pkg.__path__, pkg.__package__, pkg.__spec__))
t('lat', lambda: (lat.L, lat.__loader__.get_source('lat')))
t('bad', lambda: importlib.import_module('bad'))
t('spec_from_file', lambda: U.spec_from_file_location('zz', here + '/moda.py'))
t('spec_from_file2', lambda: U.spec_from_file_location('zz', here + '/moda.txt'))
t('spec_from_file3', lambda: U.spec_from_file_location('zz', here + '/pkg/__init__.py').submodule_search_locations)
t('spec_from_file4', lambda: U.spec_from_file_location('zz', here + '/nofile.py'))
t('spec_from_loader', lambda: U.spec_from_loader('zz', L))
t('spec_from_loader2', lambda: U.spec_from_loader('zz', None))
t('spec_from_loader3', lambda: U.spec_from_loader('zz', M.SourceFileLoader('zz', here + '/pkg/__init__.py')))
def mk():
    s = U.spec_from_file_location('zz', here + '/moda.py'); m = U.module_from_spec(s); s.loader.exec_module(m); return (m, m.X, m.__file__, m.__cached__, m.__loader__, m.__package__, 'zz' in sys.modules)
t('mk', mk)
t('lazy', lambda: U.LazyLoader.factory(M.SourceFileLoader))
def lazy():
    s = U.find_spec('pkg.b'); s.loader = U.LazyLoader(s.loader); m = U.module_from_spec(s); s.loader.exec_module(m)
    r = object.__getattribute__(m, '__class__').__name__; return r, m.B, type(m).__name__
t('lazy2', lazy)
class Tr(M.SourceFileLoader):
    def source_to_code(self, data, path, *, _optimization=-1):
        return super().source_to_code(data.replace(b'1', b'100'), path)
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == 'moda':
            return U.spec_from_file_location(name, here + '/moda.py', loader=Tr(name, here + '/moda.py'))
sys.meta_path.insert(0, Finder()); del sys.modules['moda']
t('trans', lambda: importlib.import_module('moda').X)
sys.meta_path.pop(0)
t('reload', lambda: importlib.reload(sys.modules['moda']).X)
class PH:
    def __init__(self, p):
        if not p.startswith('mem:'): raise ImportError
        self.p = p
    def find_spec(self, name, target=None):
        print('PH', name)
        return M.ModuleSpec(name, Mem(), origin=self.p)
    def invalidate_caches(self): print('inv')
class Mem(importlib.abc.InspectLoader):
    def get_source(self, name): return f'V = {name!r}'
sys.path_hooks.append(PH); sys.path.append('mem:x')
t('mem', lambda: (importlib.import_module('memmod'), importlib.import_module('memmod').V))
t('mem2', lambda: sys.path_importer_cache['mem:x'])
t('inv', lambda: importlib.invalidate_caches())
t('dec', lambda: U.decode_source(b'# coding: latin-1\r\nx = "\xe9"\n'))
t('cfs', lambda: (U.cache_from_source('/a/b.py'), U.cache_from_source('/a/b.py', optimization=2), U.source_from_cache('/a/__pycache__/b.cpython-313.pyc')))
t('hash', lambda: U.source_hash(b'abc').hex())
t('ms', lambda: (M.ModuleSpec('a', None) == M.ModuleSpec('a', None), M.ModuleSpec('a.b', None).parent, M.ModuleSpec('a.b', None, is_package=True).parent, M.ModuleSpec('a', 1, loader_state=3)))
def seth():
    s = M.ModuleSpec('a', None); s.has_location = True; s.cached = 'q'; return s.cached, s.has_location, s._set_fileattr
t('ms2', seth)
t('isabs', lambda: [issubclass(M.SourceFileLoader, c) for c in (importlib.abc.Loader, importlib.abc.SourceLoader, importlib.abc.InspectLoader, importlib.abc.ExecutionLoader, importlib.abc.FileLoader, importlib.abc.ResourceLoader)])
t('resolve', lambda: [U.resolve_name(a, b) for a, b in (('.c', 'a.b'), ('..c', 'a.b'), ('x', None))])
t('resolve2', lambda: U.resolve_name('...c', 'a.b'))
t('resolve3', lambda: U.resolve_name('.c', ''))
t('find2', lambda: U.find_spec('nonexist.x'))
t('find3', lambda: U.find_spec('moda.x'))
t('find4', lambda: U.find_spec('.b', 'pkg'))
t('find5', lambda: U.find_spec('__main__'))
t('imp', lambda: importlib.import_module('..b', 'pkg.sub'))
t('imp2', lambda: importlib.__import__('pkg.b'))
t('imp3', lambda: importlib.__import__('b', {'__package__': 'pkg', '__name__': 'pkg'}, {}, ['B'], 1))
t('imp4', lambda: __import__('pkg.nob'))
t('imp5', lambda: __import__('moda.nob'))
def rl():
    m = types.ModuleType('qq'); return importlib.reload(m)
t('rl', rl)
t('rl2', lambda: importlib.reload(3))
import importlib._bootstrap as B, importlib._bootstrap_external as E
t('boot', lambda: (B.ModuleSpec is M.ModuleSpec, E.FileFinder is M.FileFinder, E._NamespacePath.__name__))
L = [importlib.abc.Loader, importlib.abc.MetaPathFinder, importlib.abc.PathEntryFinder, importlib.abc.ResourceLoader, importlib.abc.InspectLoader, importlib.abc.ExecutionLoader, importlib.abc.FileLoader, importlib.abc.SourceLoader]
for n in ('BuiltinImporter', 'FrozenImporter', 'PathFinder', 'WindowsRegistryFinder', 'FileFinder', 'SourceFileLoader', 'SourcelessFileLoader', 'ExtensionFileLoader', 'AppleFrameworkLoader', 'NamespaceLoader'):
    print(n, [c.__name__ for c in L if issubclass(getattr(M, n), c)])
class S(importlib.abc.SourceLoader):
    def get_filename(self, n): return '/x/' + n + '.py'
    def get_data(self, p): return b'q=1'
s = S()
t('S', lambda: (s.get_source('a'), s.get_code('a').co_filename, s.is_package('a')))
t('S.stats', lambda: s.path_stats('a'))
class OL(importlib.abc.Loader):
    def exec_module(self, m): m.q = 7
t('OL', lambda: OL().load_module('olmod').q)
t('Loader', lambda: importlib.abc.Loader().load_module('x'))
class NoCreate:
    def exec_module(self, m): pass
t('nocreate', lambda: U.module_from_spec(M.ModuleSpec('nc', NoCreate())))
# A hook in front of the first ones is asked for every place.
class Counting(M.FileFinder):
    def find_spec(self, name, target=None):
        print('asked', name)
        return super().find_spec(name, target)
sys.path_hooks.insert(0, Counting.path_hook((M.SourceFileLoader, ['.py'])))
sys.path_importer_cache.clear()
for gone in ('moda', 'pkg', 'pkg.b'): sys.modules.pop(gone, None)
del sys.path[sys.path.index('mem:x')]
t('counting', lambda: (importlib.import_module('moda').X, importlib.import_module('pkg.b').B))
shutil.rmtree(here)
