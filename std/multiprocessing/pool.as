"""Pools of threads with the methods of pools of processes.

    >>> with ThreadPool(2) as pool:
    ...     pool.map(len, ["a", "bc"])
    [1, 2]
"""

import collections
import itertools
import os
import queue
import threading
import warnings
from multiprocessing.context import TimeoutError
from multiprocessing.process import refuse

__all__ = ["Pool", "ThreadPool"]

RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"


class ApplyResult:
    """What a call, or a number of calls, will give."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback
        self._success = self._value = None

    def ready(self):
        """Tells whether it is there."""
        return self._event.is_set()

    def successful(self):
        """Tells whether it is a value and not an exception."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Waits until it is there, or for a number of seconds."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """Returns the value, or raises what the call raised."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, success, value):
        self._success, self._value = success, value
        if success and self._callback:
            self._callback(value)
        if not success and self._error_callback:
            self._error_callback(value)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of calls in a list, or the first exception."""

    def __init__(self, pool, chunks, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._left = len(chunks)
        self._values = [None] * length
        self._failed = False
        self._lock = threading.Lock()
        if not chunks:
            self._success, self._value = True, []
            self._event.set()

    def _told(self, start, success, values):
        with self._lock:
            self._left -= 1
            if success and not self._failed:
                self._values[start:start + len(values)] = values
            elif not success and not self._failed:
                self._failed = True
                self._value = values
            last = self._left == 0
        if last:
            self._set(not self._failed, self._value if self._failed else self._values)


class IMapIterator:
    """Results one by one, in the order of the arguments or in that of their ends."""

    def __init__(self, ordered):
        self._condition = threading.Condition()
        self._ready = collections.deque()
        self._waiting = {}
        self._given = 0
        self._length = None
        self._ordered = ordered
        self._told_of = 0

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """Returns the next result; a TimeoutError if none comes in time."""
        with self._condition:
            if not self._ready:
                if self._given == self._length:
                    raise StopIteration from None
                self._condition.wait_for(lambda: self._ready or self._given == self._length, timeout)
                if not self._ready:
                    if self._given == self._length:
                        raise StopIteration from None
                    raise TimeoutError from None
            self._given += 1
            success, value = self._ready.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _told(self, at, success, value):
        with self._condition:
            if not self._ordered:
                self._ready.append((success, value))
            else:
                self._waiting[at] = success, value
                while self._told_of in self._waiting:
                    self._ready.append(self._waiting.pop(self._told_of))
                    self._told_of += 1
            self._condition.notify()

    def _set_length(self, length):
        with self._condition:
            self._length = length
            self._condition.notify()


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
    """Is refused: pools are of threads alone."""
    refuse("Pool")


class ThreadPool:
    """Threads that call functions."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._state = RUN
        self._tasks = queue.SimpleQueue()
        self._processes = processes
        self._pool = [threading.Thread(target=self._work, args=(initializer, initargs), daemon=True) for _ in range(processes)]
        for thread in self._pool:
            thread.start()

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>"

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            task = self._tasks.get()
            if task is None:
                break
            call, told = task
            if self._state == TERMINATE:
                continue
            try:
                found = True, call()
            except Exception as e:
                found = False, e
            told(*found)
            task = call = told = found = None

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Calls a function in a thread and waits for what it gives."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Calls a function in a thread."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._tasks.put((lambda: func(*args, **kwds), result._set))
        return result

    def _map_async(self, call, iterable, chunksize, callback, error_callback):
        self._check_running()
        items = list(iterable) if not hasattr(iterable, "__len__") else iterable
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            chunksize += 1 if extra else 0
        items = list(items)
        starts = range(0, len(items), chunksize) if items else []
        result = MapResult(self, starts, len(items), callback, error_callback)
        for start in starts:
            chunk = items[start:start + chunksize]
            self._tasks.put((lambda chunk=chunk: [call(item) for item in chunk],
                             lambda success, values, start=start: result._told(start, success, values)))
        return result

    def map(self, func, iterable, chunksize=None):
        """Returns what a function gives for each item."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Calls a function with each item, and returns at once."""
        return self._map_async(func, iterable, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Returns what a function gives for each tuple of arguments."""
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Calls a function with each tuple of arguments, and returns at once."""
        return self._map_async(lambda args: func(*args), iterable, chunksize, callback, error_callback)

    def _imap(self, func, iterable, chunksize, ordered):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        result = IMapIterator(ordered)

        def feed():
            at = -1
            try:
                for at, item in enumerate(iterable):
                    if self._state == TERMINATE:
                        break
                    self._tasks.put((lambda item=item: func(item), lambda success, value, at=at: result._told(at, success, value)))
            except Exception as e:
                at += 1
                result._told(at, False, e)
            result._set_length(at + 1)

        threading.Thread(target=feed, daemon=True).start()
        return result

    def imap(self, func, iterable, chunksize=1):
        """Yields what a function gives for each item, in order."""
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Yields what a function gives for each item, as it comes."""
        return self._imap(func, iterable, chunksize, False)

    def close(self):
        """Takes no more calls; those that were made are done."""
        if self._state == RUN:
            self._state = CLOSE
            for _ in self._pool:
                self._tasks.put(None)

    def terminate(self):
        """Takes no more calls, and drops those that wait."""
        running = self._state == RUN
        self._state = TERMINATE
        for _ in self._pool if running else ():
            self._tasks.put(None)

    def join(self):
        """Waits until the threads have ended."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        for thread in self._pool:
            thread.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()
