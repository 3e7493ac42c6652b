"""Paths as Windows writes them, which can be computed with anywhere."""

import ntpath
from pathlib._local import Path, PurePath, UnsupportedOperation, _quoted


class PureWindowsPath(PurePath):
    """A path with backslashes and a drive, in which case does not count.

    >>> PureWindowsPath("c:/Temp", "a.txt").drive
    'c:'
    """

    __module__ = "pathlib._local"
    __slots__ = ("_drive_text",)
    parser = ntpath

    def _take_apart(self):
        path = self._raw_path.replace("/", "\\")
        drive, root, rest = ntpath.splitroot(path)
        if not root and drive[:1] == "\\" and drive[-1:] != "\\":
            # The root of a share need not be written.
            parts = drive.split("\\")
            if len(parts) == 4 and parts[2] not in "?." or len(parts) == 6:
                root = "\\"
        self._drive_text = drive
        self._root_text = root
        self._tail_parts = [part for part in rest.split("\\") if part and part != "."]

    def _from_parts(self, drive, root, tail):
        path = self.with_segments(_joined(drive, root, tail) or ".")
        path._drive_text = drive
        path._root_text = root
        path._tail_parts = list(tail)
        return path

    @property
    def drive(self):
        try:
            return self._drive_text
        except AttributeError:
            self._take_apart()
            return self._drive_text

    @property
    def anchor(self):
        return self.drive + self.root

    @property
    def parts(self):
        anchor = self.anchor
        return (anchor, *self._tail) if anchor else tuple(self._tail)

    @property
    def _folded(self):
        return str(self).lower()

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = _joined(self.drive, self.root, self._tail) or "."
            return self._str

    def as_posix(self):
        """Gives the path with slashes."""
        return str(self).replace("\\", "/")

    def as_uri(self):
        """Gives the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        path = self.as_posix()
        if self.drive[1:] == ":":
            return f"file:///{path[:2]}{_quoted(path[2:])}"
        return "file:" + _quoted(path)

    def is_absolute(self):
        """Says whether the path has a drive, or is on a share, and starts at the root."""
        return ntpath.isabs(self)


def _joined(drive, root, tail):
    if not drive and not root and tail and ntpath.splitdrive(tail[0])[0]:
        # Else the first part would be read as a drive.
        tail = [".", *tail]
    return drive + root + "\\".join(tail)


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows and the file there: to be had on Windows alone."""

    __module__ = "pathlib._local"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
