"""Digests of bytes: md5, the sha families, blake2. The work is done in `_hashlib`.

    >>> sha256(b"abc").hexdigest()[:8]
    'ba7816bf'
"""

import _hashlib
from _hashlib import blake2b, blake2s, pbkdf2_hmac, scrypt

_NAMES = (
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
    "sha3_512", "shake_128", "shake_256",
)
algorithms_guaranteed = set(_NAMES)
algorithms_available = algorithms_guaranteed | {"sha512_224", "sha512_256"}

__all__ = _NAMES + ("new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac")


class _UnsupportedDigestmodError(ValueError):
    pass


_UnsupportedDigestmodError.__module__ = "_hashlib"
_UnsupportedDigestmodError.__name__ = _UnsupportedDigestmodError.__qualname__ = "UnsupportedDigestmodError"


def md5(string=b"", *, usedforsecurity=True):
    return _hashlib.new("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _hashlib.new("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return _hashlib.new("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return _hashlib.new("shake_256", string)


def new(name, data=b"", **kwargs):
    """Returns a hash of the algorithm of this name, fed with `data`."""
    if name in ("blake2b", "blake2s"):
        return (blake2b if name == "blake2b" else blake2s)(data, **kwargs)
    kwargs.pop("usedforsecurity", None)
    for other in kwargs:
        raise TypeError(f"new() got an unexpected keyword argument '{other}'")
    return _hashlib.new(name, data)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Returns a hash of all that a file opened for reading in binary holds."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    room = bytearray(_bufsize)
    view = memoryview(room)
    while True:
        size = fileobj.readinto(room)
        if size is None:
            raise BlockingIOError("I/O operation would block.")
        if size == 0:
            return made
        made.update(view[:size])


from _functools import builtin as _as_builtin
_as_builtin(
    md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256,
)
del _as_builtin
