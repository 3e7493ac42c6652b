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
