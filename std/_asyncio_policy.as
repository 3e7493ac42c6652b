"""The policies that say which loop is made and found; there is one, the default.

A policy of a script's own is refused: pass a loop factory to `asyncio.run` or `asyncio.Runner`.
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


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """The policy there is: a loop for each thread."""

    __module__ = "asyncio.unix_events"
    __qualname__ = "_UnixDefaultEventLoopPolicy"

    def get_event_loop(self):
        """Gives the loop that runs or was set."""
        return _asyncio.get_event_loop()

    def set_event_loop(self, loop):
        """Sets the loop of this thread."""
        _asyncio.set_event_loop(loop)

    def new_event_loop(self):
        """Makes a loop."""
        return _asyncio.new_event_loop()


_policy = None


def get_event_loop_policy():
    """Gives the policy."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Sets the policy: the default one, or None for it."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        name = type(policy).__name__
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{name}'")
    if policy is not None and type(policy) is not DefaultEventLoopPolicy:
        raise NotImplementedError("event loop policies are not supported: pass loop_factory to asyncio.run()")
    _policy = policy
