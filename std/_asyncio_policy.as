"""The policies that say which loop is made and found.

The default one does what the functions of asyncio do by themselves; another one, once it is set, is asked by them
(`asyncio._use_policy`).
"""

import asyncio as _asyncio

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
    """A policy with a loop for each thread."""

    __module__ = "asyncio.events"
    _loop_factory = None

    def get_event_loop(self):
        """Gives the loop that was set."""
        return _asyncio._get_set_loop()

    def set_event_loop(self, loop):
        """Sets the loop of this thread."""
        _asyncio._set_loop(loop)

    def new_event_loop(self):
        """Makes a loop."""
        return self._loop_factory()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    """The policy there is unless a script sets another."""

    __module__ = "asyncio.unix_events"
    __qualname__ = "_UnixDefaultEventLoopPolicy"
    _loop_factory = _asyncio._UnixSelectorEventLoop


DefaultEventLoopPolicy.__name__ = "_UnixDefaultEventLoopPolicy"
_policy = None


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
    _policy = policy
    _asyncio._use_policy(None if type(policy) is DefaultEventLoopPolicy else policy)

for _public in get_event_loop_policy, set_event_loop_policy:
    _public.__module__ = "asyncio.events"
