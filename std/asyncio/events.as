"""asyncio.events: event loops and how they are found, under the name that CPython's package has for them."""

from asyncio import (
    AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Handle, TimerHandle, _get_running_loop, _set_running_loop,
    get_child_watcher, get_event_loop, get_event_loop_policy, get_running_loop, new_event_loop, set_child_watcher,
    set_event_loop, set_event_loop_policy,
)
from _asyncio_policy import BaseDefaultEventLoopPolicy

__all__ = (
    "AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
    "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "get_child_watcher", "set_child_watcher",
    "_set_running_loop", "get_running_loop", "_get_running_loop",
)


def __getattr__(name):
    """The policy there is, or None if nobody asked for it: CPython keeps it here, and libraries look."""
    if name == "_event_loop_policy":
        import _asyncio_policy

        return _asyncio_policy._policy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
