"""Values as packed bytes. All of it is native: `_struct`; here is the class of its errors.

    >>> pack("<hB", 1, 2)
    b'\\x01\\x00\\x02'
"""

from _struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


def _clearcache():
    pass
