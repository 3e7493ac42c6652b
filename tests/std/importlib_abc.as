# importlib.abc: loaders that derive from its classes; loaders of files; what packages say of their files.
import bdb
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pdb
import sys
import tempfile
import traceback
from importlib.resources.abc import Traversable, TraversableResources
from importlib.resources.readers import FileReader

SOURCES = {"told": "name = __name__\ndef fail(): return 1 / 0\n", "box": "inside = 1\n", "box.part": "from . import inside\nsaid = inside + 1\n"}


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, Source(), is_package=name == "box") if name in SOURCES else None


class Source(importlib.abc.InspectLoader):
    def get_source(self, name):
        return SOURCES[name]


sys.meta_path.insert(0, Finder())
import told
from box import part

print(told.name, part.said, told.__spec__.name, isinstance(told.__loader__, Source), part.__package__)
try:
    told.fail()
except ZeroDivisionError as e:
    print(traceback.extract_tb(e.__traceback__)[-1].filename, traceback.extract_tb(e.__traceback__)[-1].lineno)
for cls in (importlib.abc.InspectLoader, importlib.abc.ExecutionLoader, importlib.abc.FileLoader, importlib.abc.ResourceLoader, TraversableResources):
    try:
        cls()
    except TypeError as e:
        print(e)
print(issubclass(importlib.machinery.SourceFileLoader, importlib.abc.SourceLoader), issubclass(importlib.machinery.PathFinder, importlib.abc.MetaPathFinder))
print(importlib.abc.Loader().create_module(None), importlib.abc.MetaPathFinder().invalidate_caches())
print(importlib.machinery.NamespaceLoader("n", ["/p"], None).is_package("n"), issubclass(pdb.Pdb, bdb.Bdb), bdb.BdbQuit.__mro__[1].__name__)
try:
    importlib.abc.InspectLoader.is_package(Source(), "x")
except ImportError as e:
    print(type(e).__name__)


class Doubling(importlib.machinery.SourceFileLoader):
    def source_to_code(self, data, path, *, _optimize=-1):
        return super().source_to_code(data.replace(b"21", b"42"), path)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "one.py")
    with open(path, "w") as file:
        file.write("value = 21\ndef fail():\n    raise KeyError(value)\n")
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("one", path, loader=Doubling("one", path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    try:
        module.fail()
    except KeyError as e:
        last = traceback.extract_tb(e.__traceback__)[-1]
        print(e, os.path.basename(last.filename), last.lineno, last.line)
    reader = FileReader(spec.loader)
    print(sorted(reader.contents()), reader.is_resource("one.py"), reader.open_resource("one.py").read()[:5], isinstance(reader.files(), Traversable))
    info = os.path.join(folder, "some_thing-1.5.dist-info")
    os.mkdir(info)
    for name, text in {
        "METADATA": "Name: some-thing\nVersion: 1.5\n", "RECORD": "one.py,,\npkg/two.py,sha256=x,3\n", "entry_points.txt": "[tools]\nrun = one:fail\n",
    }.items():
        with open(os.path.join(info, name), "w") as file:
            file.write(text)
    sys.path.insert(0, folder)
    from importlib.metadata import PackagePath, distribution
    found = distribution("some-thing")
    print(found.entry_points.names, [str(one) for one in found.files], found.files[0].read_text()[:10], type(found.files[0]) is PackagePath)
    print(found.locate_file("one.py") == found.files[0].locate(), found.files[0].parent, found.files[0].name)
