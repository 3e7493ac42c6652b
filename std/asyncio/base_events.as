"""asyncio.base_events: Server and the base of event loops, under the name that CPython's package has for them."""

from asyncio import Server, BaseEventLoop
from asyncio.log import logger

MAXIMUM_SELECT_TIMEOUT = 24 * 3600
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

__all__ = ("BaseEventLoop", "Server")


def _run_until_complete_cb(fut):
    """Ends the loop when what it runs for is done; libraries look for it among the callbacks of a task."""
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return
    fut.get_loop().stop()
