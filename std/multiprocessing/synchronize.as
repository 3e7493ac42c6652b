"""multiprocessing.synchronize: the names are there for libraries that import them; making one is refused."""

from multiprocessing.process import refuse_shared

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]


class SemLock:
    """What processes would share."""

    def __init__(self, *args, **kwargs):
        refuse_shared(type(self).__name__)


class Semaphore(SemLock):
    """Is refused."""


class BoundedSemaphore(Semaphore):
    """Is refused."""


class Lock(SemLock):
    """Is refused."""


class RLock(SemLock):
    """Is refused."""


class Condition:
    """Is refused."""

    def __init__(self, lock=None, *, ctx=None):
        refuse_shared("Condition")


class Event:
    """Is refused."""

    def __init__(self, *, ctx=None):
        refuse_shared("Event")


class Barrier:
    """Is refused."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        refuse_shared("Barrier")
