"""asyncio.unix_events: the loop of this system, under the name that CPython's package has for them."""

from asyncio import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop
from _asyncio_pipes import _UnixReadPipeTransport, _UnixSubprocessTransport, _UnixWritePipeTransport
from _asyncio_watchers import (
    AbstractChildWatcher, BaseChildWatcher, FastChildWatcher, MultiLoopChildWatcher, PidfdChildWatcher, SafeChildWatcher,
    ThreadedChildWatcher,
)

_UnixSelectorEventLoop = SelectorEventLoop
_UnixDefaultEventLoopPolicy = DefaultEventLoopPolicy


def can_use_pidfd():
    """Tells whether the kernel has descriptors of processes."""
    return True


__all__ = (
    "SelectorEventLoop", "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher",
    "MultiLoopChildWatcher", "ThreadedChildWatcher", "DefaultEventLoopPolicy", "EventLoop",
)
