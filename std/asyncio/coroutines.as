"""asyncio.coroutines: what a coroutine is, under the name that CPython's package has for them."""

from asyncio import iscoroutine, iscoroutinefunction
import os as _os
import sys as _sys


def _is_debug_mode():
    """Tells whether loops begin in debug mode."""
    flags = _sys.flags
    return flags.dev_mode or not flags.ignore_environment and bool(_os.environ.get("PYTHONASYNCIODEBUG"))


__all__ = ("iscoroutinefunction", "iscoroutine")

# A function whose `_is_coroutine` is this counts as a coroutine function.
_is_coroutine = object()
