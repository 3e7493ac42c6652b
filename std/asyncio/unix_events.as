"""asyncio.unix_events: the loop of this system, under the name that CPython's package has for them."""

from asyncio import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop
from _asyncio_pipes import _UnixReadPipeTransport, _UnixSubprocessTransport, _UnixWritePipeTransport

_UnixSelectorEventLoop = SelectorEventLoop

__all__ = ("SelectorEventLoop", "DefaultEventLoopPolicy", "EventLoop")
