"""asyncio.futures: futures, under the name that CPython's package has for them."""

from asyncio import Future, isfuture, wrap_future
from _asyncio_threads import _chain_future, _copy_future_state
import logging

# CPython has it twice, in C and in Python.
_PyFuture = _CFuture = Future
STACK_DEBUG = logging.DEBUG - 1


def _get_loop(fut):
    """Gives the loop of a future."""
    return fut.get_loop()


def _set_result_unless_cancelled(fut, result):
    """Completes a future unless it was cancelled."""
    if not fut.cancelled():
        fut.set_result(result)


__all__ = ("Future", "wrap_future", "isfuture")
