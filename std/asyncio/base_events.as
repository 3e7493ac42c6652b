"""asyncio.base_events: Server and the base of event loops, under the name that CPython's package has for them."""

from asyncio import Server, BaseEventLoop

__all__ = ("BaseEventLoop", "Server")
