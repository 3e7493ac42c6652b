"""asyncio.timeouts: timeout and timeout_at, under the name that CPython's package has for them."""

from asyncio import Timeout, timeout, timeout_at

__all__ = ("Timeout", "timeout", "timeout_at")
