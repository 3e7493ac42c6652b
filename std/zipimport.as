"""Modules inside of zip files: Aster imports none from there."""

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    """What is told of a file that modules cannot be taken from."""


class zipimporter:
    """A loader of modules in a zip file; making one is refused."""

    def __init__(self, path):
        raise ZipImportError(f"modules inside of zip files are not supported: {path!r}", path=path)
