"""Random numbers and tokens that cannot be foretold."""

import base64
from hmac import compare_digest
from random import SystemRandom

__all__ = [
    "choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe", "compare_digest",
]

_sysrand = SystemRandom()
randbits = _sysrand.getrandbits
choice = _sysrand.choice

# How many bytes a token has by default.
DEFAULT_ENTROPY = 32


def randbelow(exclusive_upper_bound):
    """Returns an int from 0 up to, and without, the bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _sysrand._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Returns random bytes."""
    return _sysrand.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Returns random bytes as hex digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Returns random bytes as text that may stand in a URL.

    >>> len(token_urlsafe(9))
    12
    """
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
