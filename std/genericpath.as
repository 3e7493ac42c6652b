"""genericpath: what `posixpath` and `ntpath` have in common."""

__all__ = [
    "commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "islink", "samefile",
    "sameopenfile", "samestat", "isjunction", "isdevdrive", "lexists",
]

from posixpath import (
    commonprefix, exists, getatime, getctime, getmtime, getsize, isdevdrive, isdir, isfile, isjunction, islink, lexists, samefile,
    sameopenfile, samestat,
)
