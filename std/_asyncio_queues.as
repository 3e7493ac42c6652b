"""Queues whose items a script keeps or looks at: the slow half of asyncio's queues.

Most queues never come here. Once a script asks for `_queue`, or derives a class that overrides a method, the items are in
the deque or list that the script sees, and each of these functions goes by the methods of the queue, as in CPython.
"""

import asyncio as _asyncio
from _collections import deque as _deque
from heapq import heappop as _heappop, heappush as _heappush

__all__ = ["Queue"]


def finished():
    """Makes the event that `join` waits for."""
    event = Event()
    event.set()
    return event


def holder(order, items):
    """Gives what holds the items of a queue of this order."""
    return _deque(items) if order == "first" else list(items)


def add(queue, order, item):
    """Puts an item where the order wants it."""
    if order == "smallest":
        _heappush(queue._queue, item)
    else:
        queue._queue.append(item)


def take(queue, order):
    """Takes the next item of the order out."""
    if order == "first":
        return queue._queue.popleft()
    if order == "smallest":
        return _heappop(queue._queue)
    return queue._queue.pop()


def wake_next(waiters):
    """Wakes the first that still waits."""
    while waiters:
        waiter = waiters.popleft()
        if not waiter.done():
            waiter.set_result(None)
            return


def leave(queue, waiters, waiter, useless):
    """Something was thrown into one who waits: whoever was woken in vain passes the turn on."""
    waiter.cancel()
    if waiter in waiters:
        waiters.remove(waiter)
    if not useless() and not waiter.cancelled():
        queue._wakeup_next(waiters)


class Queue:
    """The methods of a queue that goes by methods."""

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise _asyncio.QueueShutDown
            await _turn(self, self._putters, self.full)
        return self.put_nowait(item)

    async def get(self):
        while self.empty():
            if self._is_shutdown and self.empty():
                raise _asyncio.QueueShutDown
            await _turn(self, self._getters, self.empty)
        return self.get_nowait()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def put_nowait(self, item):
        if self._is_shutdown:
            raise _asyncio.QueueShutDown
        if self.full():
            raise _asyncio.QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise _asyncio.QueueShutDown
            raise _asyncio.QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    def shutdown(self, immediate):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                wake_next(waiters)


async def _turn(queue, waiters, useless):
    waiter = queue._get_loop().create_future()
    waiters.append(waiter)
    try:
        await waiter
    except BaseException:
        leave(queue, waiters, waiter, useless)
        raise
