"""asyncio.base_futures: what a future is, under the name that CPython's package has for it."""

from asyncio import isfuture

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"

__all__ = ()
