"""importlib.resources.readers: the files of packages that lie in folders."""

import pathlib
from importlib.resources.abc import TraversableResources


class FileReader(TraversableResources):
    """Gives the files that lie beside a loader's own."""

    def __init__(self, loader):
        self.path = pathlib.Path(loader.path).parent

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path


class NamespaceReader(TraversableResources):
    """Gives the files of a package that is folders alone: those of the first."""

    def __init__(self, namespace_path):
        if "NamespacePath" not in str(namespace_path):
            raise ValueError("Invalid path")
        self.path = pathlib.Path(list(namespace_path)[0])

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path


class ZipReader(TraversableResources):
    """Gives the files that lie beside a module in a zip file."""

    def __init__(self, loader, module):
        self.prefix = loader.prefix + module.rpartition(".")[2] + "/"
        self.archive = loader.archive

    def open_resource(self, resource):
        try:
            return super().open_resource(resource)
        except KeyError as exc:
            raise FileNotFoundError(exc.args[0]) from exc

    def is_resource(self, path):
        target = self.files().joinpath(path)
        return target.is_file() and target.exists()

    def files(self):
        from zipfile import Path
        return Path(self.archive, self.prefix)
