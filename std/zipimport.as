"""zipimport: modules inside of zip files, for a zip file on `sys.path` (PEP 273)."""

import sys
from _frozen_importlib import ModuleSpec
from _import_specs import spec_from_loader
from _frozen_importlib_external import _LoaderBasics, decode_source

__all__ = ["ZipImportError", "zipimporter"]

# What is in each archive: names, with the ends of folders' a slash. Noted until `invalidate_caches`.
_zip_directory_cache = {}


class ZipImportError(ImportError):
    """What is told of a file that modules cannot be taken from."""


def _read_directory(archive):
    from zipfile import BadZipFile, ZipFile
    try:
        with ZipFile(archive) as file:
            return {info.filename: info for info in file.infolist()}
    except (BadZipFile, OSError, ValueError):
        raise ZipImportError(f"not a Zip file: {archive!r}", path=archive) from None


class zipimporter(_LoaderBasics):
    """Finds and loads modules in a zip file, or in a folder inside of one."""

    def __init__(self, path):
        from os.path import isfile, split, lexists
        if not isinstance(path, str):
            raise TypeError(f"expected str, not {type(path)!r}")
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        given, inside = path, []
        while not lexists(path):
            above, leaf = split(path)
            if above == path or not leaf:
                raise ZipImportError("not a Zip file", path=given)
            path = above
            inside.insert(0, leaf)
        if not isfile(path):
            raise ZipImportError("not a Zip file", path=given)
        if path not in _zip_directory_cache:
            _zip_directory_cache[path] = _read_directory(path)
        self.archive = path
        self.prefix = "/".join(inside) + "/" if inside else ""

    def __repr__(self):
        return f'<zipimporter object "{self.archive}/{self.prefix}">'

    def _get_files(self):
        files = _zip_directory_cache.get(self.archive)
        if files is None:
            try:
                files = _read_directory(self.archive)
            except ZipImportError:
                files = {}
            _zip_directory_cache[self.archive] = files
        return files

    def invalidate_caches(self):
        """Forgets what is in the archive."""
        _zip_directory_cache.pop(self.archive, None)

    def _find(self, fullname):
        """Returns the name in the archive of a module's text, and whether the module is a package; None if it is not there."""
        base = self.prefix + fullname.rpartition(".")[2]
        files = self._get_files()
        for ending, is_package in (("/__init__.as", True), ("/__init__.py", True), (".as", False), (".py", False)):
            if base + ending in files:
                return base + ending, is_package
        return None

    def _found(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found

    def find_spec(self, fullname, target=None):
        """Returns what is in the archive under the last part of a name, or None."""
        if self._find(fullname) is not None:
            return spec_from_loader(fullname, self, is_package=self.is_package(fullname))
        folder = self.prefix + fullname.rpartition(".")[2]
        if folder + "/" not in self._get_files():
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations.append(f"{self.archive}/{folder}")
        return spec

    def get_code(self, fullname):
        """Returns the module's code."""
        name, _ = self._found(fullname)
        return compile(self.get_data(name), self.get_filename(fullname), "exec", dont_inherit=True)

    def get_data(self, pathname):
        """Returns what a file of the archive holds; its name may begin with the archive's path."""
        from zipfile import ZipFile
        name = pathname.removeprefix(self.archive + "/")
        if name not in self._get_files():
            raise OSError(0, "", name)
        with ZipFile(self.archive) as file:
            return file.read(name)

    def get_filename(self, fullname):
        """Returns the path of a module's text: that of the archive, and the name inside."""
        return f"{self.archive}/{self._found(fullname)[0]}"

    def get_source(self, fullname):
        """Returns the module's text."""
        return decode_source(self.get_data(self._found(fullname)[0]))

    def is_package(self, fullname):
        """Tells whether a module of the archive is a package."""
        return self._found(fullname)[1]

    def load_module(self, fullname):
        """Imports a module, the old way."""
        from warnings import warn
        text = "zipimport.zipimporter.load_module() is deprecated and slated for removal in Python 3.12; use exec_module() instead"
        warn(text, DeprecationWarning)
        return super().load_module(fullname)

    def get_resource_reader(self, fullname):
        """Returns what gives the files beside a module, or None where there is no such module."""
        try:
            if not self.is_package(fullname):
                return None
        except ZipImportError:
            return None
        from importlib.resources.readers import ZipReader
        return ZipReader(self, fullname)
