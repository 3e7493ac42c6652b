"""Files as memory: Aster maps none, and says so where one is asked for. The constants are those of Linux."""

__all__ = ["mmap", "error"]

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS, MAP_ANON = 1, 2, 32, 32
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
PAGESIZE = ALLOCATIONGRANULARITY = 4096
error = OSError


class mmap:
    """A file as memory; making one is refused."""

    def __init__(self, fileno, length, flags=MAP_SHARED, prot=PROT_WRITE | PROT_READ, access=ACCESS_DEFAULT, offset=0):
        raise NotImplementedError("mmap is not supported: read the file instead")

from _functools import freeze as _freeze
_freeze(mmap)
del _freeze
