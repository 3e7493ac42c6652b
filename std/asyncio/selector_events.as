"""asyncio.selector_events: the loop over selectors, under the name that CPython's package has for them."""

from asyncio import SelectorEventLoop as BaseSelectorEventLoop
from _asyncio_transports import _SelectorDatagramTransport, _SelectorSocketTransport, _SelectorTransport

__all__ = ("BaseSelectorEventLoop",)
