"""The policies that say which loop is made and found.

The default one does what the functions of asyncio do by themselves; another one, once it is set, is asked by them
(`asyncio._use_policy`).
"""

import asyncio as _asyncio
import threading as _threading
import warnings as _warnings
import weakref as _weakref

__all__ = ["AbstractEventLoopPolicy", "DefaultEventLoopPolicy", "get_event_loop_policy", "set_event_loop_policy"]


class AbstractEventLoopPolicy:
    """What a policy has."""

    __module__ = "asyncio.events"

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A policy with a loop for each thread. What the one in use has set is kept by the machine, see `_set_of`."""

    __module__ = "asyncio.events"
    _loop_factory = None

    def get_event_loop(self):
        """Gives the loop that was set. The main thread makes one if none ever was."""
        thread = _threading.current_thread()
        loop, called = _set_of(self)
        if loop is None and not called and thread is _threading.main_thread():
            _warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=2)
            self.set_event_loop(self.new_event_loop())
            loop, _ = _set_of(self)
        if loop is None:
            raise RuntimeError(f"There is no current event loop in thread {thread.name!r}.")
        return loop

    def set_event_loop(self, loop):
        """Sets the loop of this thread."""
        if self is get_event_loop_policy():
            _asyncio._set_loop(loop)
            return
        if loop is not None and not isinstance(loop, _asyncio.AbstractEventLoop):
            name = type(loop).__name__
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{name}'")
        _others.setdefault(self, _threading.local()).state = (loop, True)

    def new_event_loop(self):
        """Makes a loop."""
        return self._loop_factory()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    """The policy there is unless a script sets another."""

    __module__ = "asyncio.unix_events"
    __qualname__ = "_UnixDefaultEventLoopPolicy"
    _loop_factory = _asyncio._UnixSelectorEventLoop
    _watcher = None

    def set_event_loop(self, loop):
        """Sets the loop of this thread, and attaches the watcher to it."""
        super().set_event_loop(loop)
        if self._watcher is not None and _threading.current_thread() is _threading.main_thread():
            self._watcher.attach_loop(loop)

    def get_child_watcher(self):
        """Gives the watcher of children, which is made when somebody asks for it."""
        if self._watcher is None:
            self._watcher = _asyncio.PidfdChildWatcher()
        _deprecated("get_child_watcher")
        return self._watcher

    def set_child_watcher(self, watcher):
        """Sets the watcher of children."""
        assert watcher is None or isinstance(watcher, _asyncio.AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher
        # The loops of the functions of asyncio are to tell the watcher too.
        _asyncio._use_policy(self if watcher is not None else None)
        _deprecated("set_child_watcher")


def _deprecated(name):
    message = f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14."
    _warnings.warn(message, DeprecationWarning, stacklevel=3)



DefaultEventLoopPolicy.__name__ = "_UnixDefaultEventLoopPolicy"
_policy = None
# What policies that are not in use have set, by thread.
_others = _weakref.WeakKeyDictionary()


def _set_of(policy):
    """Gives the loop that a policy has set in this thread, and whether it ever set one."""
    if policy is get_event_loop_policy():
        return _asyncio._loop_that_was_set()
    return _kept_of(policy)


def _kept_of(policy):
    return (None, False) if policy is None else getattr(_others.get(policy), "state", (None, False))


def get_event_loop_policy():
    """Gives the policy."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Sets the policy; None for the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        name = type(policy).__name__
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{name}'")
    # The machine keeps what the policy in use has set; each keeps its own.
    kept = _asyncio._loop_that_was_set()
    if _policy is not None:
        _others.setdefault(_policy, _threading.local()).state = kept
    _asyncio._restore_loop(*_kept_of(policy))
    _policy = policy
    _asyncio._use_policy(None if type(policy) is DefaultEventLoopPolicy else policy)

for _public in get_event_loop_policy, set_event_loop_policy:
    _public.__module__ = "asyncio.events"
