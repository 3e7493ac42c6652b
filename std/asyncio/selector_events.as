"""asyncio.selector_events: the loop over selectors, under the name that CPython's package has for them."""

from _asyncio_loops import BaseSelectorEventLoop
from _asyncio_transports import _SelectorDatagramTransport, _SelectorSocketTransport, _SelectorTransport

__all__ = ("BaseSelectorEventLoop",)
