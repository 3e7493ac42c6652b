"""Calls at given times, in the order of time and priority."""

import heapq
import time
from collections import namedtuple
from itertools import count

__all__ = ["scheduler"]

_Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs", module="sched")


class Event(_Event):
    """A call to come; `scheduler.cancel` takes it."""

    __slots__ = ()

    def __lt__(self, other):
        return tuple(self[:3]) < tuple(other[:3])

    def __le__(self, other):
        return tuple(self[:3]) <= tuple(other[:3])

    def __gt__(self, other):
        return tuple(self[:3]) > tuple(other[:3])

    def __ge__(self, other):
        return tuple(self[:3]) >= tuple(other[:3])


class scheduler:
    """Makes calls when their time has come.

    >>> s = scheduler(lambda: 0, lambda seconds: None)
    >>> _ = s.enter(0, 2, print, ("second",)); _ = s.enter(0, 1, print, ("first",)); s.run()
    first
    second
    """

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=...):
        """Adds a call at a time; returns its event."""
        event = Event(time, priority, next(self._sequence), action, argument, {} if kwargs is ... else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=...):
        """Adds a call after a delay; returns its event."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Removes an event; ValueError if it is not there."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        """Says whether nothing is left."""
        return not self._queue

    def run(self, blocking=True):
        """Makes calls until none is left, or, not blocking, until the next is not due: then returns how long."""
        queue = self._queue
        while queue:
            event = queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                heapq.heappop(queue)
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        """The events to come, in order."""
        return sorted(self._queue)
