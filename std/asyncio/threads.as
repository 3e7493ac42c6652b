"""asyncio.threads: to_thread, under the name that CPython's package has for them."""

from asyncio import to_thread

__all__ = ("to_thread",)
