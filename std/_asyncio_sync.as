"""Condition and Barrier: tasks that wait for each other.

Locks, events and semaphores are native. Imported by asyncio when one of these names is first used.
"""

import asyncio as _asyncio
from _collections import deque as _deque

__all__ = ["Barrier", "Condition"]


class Condition:
    """A lock to hold while waiting for something that another task will announce.

    >>> c = Condition()
    >>> c.locked()
    False
    """

    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = _deque()
        self._loop = None

    def _get_loop(self):
        loop = _asyncio._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{state}]>"

    async def wait(self):
        """Lets go of the lock, waits for a notification, and takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        news = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(news)
                try:
                    await news
                    return True
                finally:
                    self._waiters.remove(news)
            finally:
                await self._take_back()
        except BaseException:
            # A notification that came for us goes to the next.
            self._wake(1)
            raise

    async def _take_back(self):
        # Whatever happens, the caller holds the lock when wait() is over.
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    async def wait_for(self, predicate):
        """Waits until the predicate gives something true, and gives that."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Wakes up to n of those who wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(n)

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(len(self._waiters))

    def _wake(self, n):
        if n <= 0:
            return
        for news in self._waiters:
            if not news.done():
                news.set_result(False)
                n -= 1
                if n == 0:
                    return


class Barrier:
    """A point that a number of tasks must all reach before any goes on.

    >>> Barrier(3).parties
    3
    """

    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition()
        self._parties = parties
        self._count = 0
        # filling: tasks come; draining: they leave; resetting: they are sent away; broken: for good.
        self._state = "filling"

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{state}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others; gives the number of those who came before."""
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise _asyncio.BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if self._count == self._parties:
                    self._change("draining")
                else:
                    await self._condition.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise _asyncio.BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._leave()

    def _leave(self):
        self._count -= 1
        if self._count == 0:
            if self._state in ("resetting", "draining"):
                self._state = "filling"
            self._condition.notify_all()

    def _change(self, state):
        self._state = state
        self._condition.notify_all()

    async def reset(self):
        """Sends away those who wait and starts anew."""
        async with self._condition:
            self._change("resetting" if self._count > 0 else "filling")

    async def abort(self):
        """Breaks the barrier for good."""
        async with self._condition:
            self._change("broken")

    @property
    def parties(self):
        """How many tasks must come."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """Whether abort() was called."""
        return self._state == "broken"
