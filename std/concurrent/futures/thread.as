"""ThreadPoolExecutor: calls on a pool of threads that grows to `max_workers`.

A thread is started for a call only if none is idle. Threads end when the pool is shut down or the program ends; what was
submitted before is still done.
"""

import itertools as _itertools
import os as _os
import queue as _queue
import threading as _threading
import types as _types
from concurrent.futures import _base

_pools = []
_ended = False


def _end_all():
    global _ended
    _ended = True
    for pool in list(_pools):
        pool._wake_all()
    for pool in list(_pools):
        for thread in list(pool._threads):
            thread.join()


_threading._register_atexit(_end_all)


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a thread failed."""


class _Work:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None
        else:
            self.future.set_result(result)

    __class_getitem__ = classmethod(_types.GenericAlias)


class ThreadPoolExecutor(_base.Executor):
    """Calls functions on up to `max_workers` threads.

    >>> with ThreadPoolExecutor(2) as pool:
    ...     list(pool.map(len, ["a", "bc"]))
    [1, 2]
    """

    _counter = _itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (_os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = _queue.SimpleQueue()
        self._idle_semaphore = _threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = _threading.Lock()
        self._thread_name_prefix = thread_name_prefix or ("ThreadPoolExecutor-%d" % ThreadPoolExecutor._counter())
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        """Has a function called; gives the future of its result."""
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ended:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_Work(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            name = "%s_%d" % (self._thread_name_prefix or self, count)
            thread = _threading.Thread(name=name, target=self._work)
            if not self._threads:
                _pools.append(self)
            self._threads.add(thread)
            thread.start()

    def _work(self):
        """What each thread does."""
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                _base._logger().critical("Exception in initializer:", exc_info=True)
                self._fail()
                return
        while True:
            try:
                work = self._work_queue.get_nowait()
            except _queue.Empty:
                self._idle_semaphore.release()
                work = self._work_queue.get(block=True)
            if work is not None:
                work.run()
                del work
                continue
            if _ended or self._shutdown:
                self._shutdown = True
                self._work_queue.put(None)
                return

    def _fail(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while True:
                try:
                    work = self._work_queue.get_nowait()
                except _queue.Empty:
                    break
                if work is not None:
                    work.future.set_exception(BrokenThreadPool(self._broken))

    def _wake_all(self):
        self._work_queue.put(None)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; waits for those under way if `wait`."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        work = self._work_queue.get_nowait()
                    except _queue.Empty:
                        break
                    if work is not None:
                        work.future.cancel()
            self._work_queue.put(None)
        if self in _pools:
            _pools.remove(self)
        if wait:
            for thread in list(self._threads):
                thread.join()
