"""asyncio.base_events: Server and the base of event loops, under the name that CPython's package has for them."""

from asyncio import Server, BaseEventLoop
from asyncio.log import logger

MAXIMUM_SELECT_TIMEOUT = 24 * 3600
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

__all__ = ("BaseEventLoop", "Server")
