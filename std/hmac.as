"""Keyed digests, as of RFC 2104.

    >>> new(b"key", b"text", "sha256").hexdigest()[:8]
    '6afa9046'
"""

import hashlib as _hashlib
from _hashlib import compare_digest, hmac_digest as _hmac_digest

trans_5C = bytes(byte ^ 0x5C for byte in range(256))
trans_36 = bytes(byte ^ 0x36 for byte in range(256))

digest_size = None


def _maker(digestmod):
    """Returns what makes the hashes meant by a name, a function or a module."""
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b"": _hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """A keyed digest under way."""

    blocksize = 64
    __slots__ = ("_hmac", "_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _maker(digestmod)
        self._hmac = None
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        self.block_size = getattr(self._inner, "block_size", self.blocksize)
        if self.block_size < 16:
            import warnings
            warnings.warn(f"block_size of {self.block_size} seems too small; using our default of {self.blocksize}.",
                          RuntimeWarning, 2)
            self.block_size = self.blocksize
        if len(key) > self.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(self.block_size, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """Feeds more of the message."""
        self._inner.update(msg)

    def copy(self):
        """Returns another digest that has been fed the same."""
        other = self.__class__.__new__(self.__class__)
        other._hmac = None
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        return other

    def _current(self):
        whole = self._outer.copy()
        whole.update(self._inner.digest())
        return whole

    def digest(self):
        """Returns the digest of what has been fed so far."""
        return self._current().digest()

    def hexdigest(self):
        """Returns the digest as text."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    """Returns a keyed digest, fed with `msg`."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """Returns the keyed digest of a whole message at once."""
    if isinstance(digest, str):
        return _hmac_digest(key, msg, digest)
    return HMAC(key, msg, digest).digest()
