"""Future and Executor, and waiting for several futures.

A future's condition guards its state; `wait` and `as_completed` leave a waiter on each future, which is told under that
condition.
"""

import threading as _threading
import time as _time
import types as _types
from collections import namedtuple as _namedtuple

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_DONE = (CANCELLED_AND_NOTIFIED, FINISHED)
_SHOWN = {
    PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished",
}


class Error(Exception):
    """What the errors of this package derive from."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future's state does not allow the call."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run anything any more."""


DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done", module=__name__)


class _Waiter:
    """Collects futures that finish; `stop` says which one ends the wait."""

    def __init__(self, pending, stop):
        self.event = _threading.Event()
        self.finished = []
        self.lock = _threading.Lock()
        self.pending = pending
        self.stop = stop

    def tell(self, future, failed):
        with self.lock:
            self.finished.append(future)
            self.pending -= 1
            if self.stop == FIRST_COMPLETED or self.pending <= 0 or (failed and self.stop == FIRST_EXCEPTION):
                self.event.set()


class _AllConditions:
    """Holds the conditions of several futures, always taken in one order."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *exc):
        for future in self.futures:
            future._condition.release()


def as_completed(fs, timeout=None):
    """Gives futures as they finish; TimeoutError if not all have after `timeout` seconds."""
    end = None if timeout is None else timeout + _time.monotonic()
    fs = set(fs)
    total = len(fs)
    with _AllConditions(fs):
        finished = set(f for f in fs if f._state in _DONE)
        pending = fs - finished
        waiter = _Waiter(len(pending), FIRST_COMPLETED)
        for future in pending:
            future._waiters.append(waiter)
    finished = list(finished)
    try:
        while finished:
            yield finished.pop()
        while pending:
            left = None
            if end is not None:
                left = end - _time.monotonic()
                if left < 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.event.wait(left)
            with waiter.lock:
                finished, waiter.finished = waiter.finished, []
                waiter.event.clear()
            finished.reverse()
            pending.difference_update(finished)
            while finished:
                yield finished.pop()
    finally:
        for future in fs:
            with future._condition:
                if waiter in future._waiters:
                    future._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; gives the set of those done and the set of the others."""
    fs = set(fs)
    with _AllConditions(fs):
        done = {f for f in fs if f._state in _DONE}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(f for f in done if not f.cancelled() and f.exception() is not None):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        waiter = _Waiter(len(not_done), return_when)
        for future in not_done:
            future._waiters.append(waiter)
    waiter.event.wait(timeout)
    for future in not_done:
        with future._condition:
            future._waiters.remove(waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def _logger():
    """Gives the logger of the package; `logging` is loaded when something is to be told."""
    import logging
    return logging.getLogger("concurrent.futures")


def __getattr__(name):
    if name == "LOGGER":
        return _logger()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class Future:
    """The result of a call that may still be under way."""

    def __init__(self):
        self._condition = _threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        name = self.__class__.__name__
        with self._condition:
            shown = f"<{name} at {id(self):#x} state={_SHOWN[self._state]}"
            if self._state == FINISHED:
                if self._exception:
                    return f"{shown} raised {self._exception.__class__.__name__}>"
                return f"{shown} returned {self._result.__class__.__name__}>"
            return shown + ">"

    def _call_back(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _logger().exception("exception calling callback for %r", self)

    def cancel(self):
        """Cancels the call unless it has begun; False if it has."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _wait(self, timeout):
        """Waits until it is done; the caller holds the condition. True if it is cancelled."""
        if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
            if timeout is None:
                _refuse_deadlock(self)
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def add_done_callback(self, fn):
        """Has `fn(future)` called when it is done, at once if it is."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _logger().exception("exception calling callback for %r", self)

    def result(self, timeout=None):
        """Gives the result, waiting for it; raises what the call raised."""
        with self._condition:
            self._wait(timeout)
            if self._exception:
                try:
                    raise self._exception
                finally:
                    self = None
            return self._result

    def exception(self, timeout=None):
        """Gives what the call raised or None, waiting for its end."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        """The call is about to begin: False if it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.tell(self, False)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _logger().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError("{}: {!r}".format(self._state, self))
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.tell(self, exception is not None)
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(_types.GenericAlias)


def _refuse_deadlock(future):
    """A future whose call runs on the very loop that the caller would stop never gets done."""
    loop = getattr(future, "_loop", None)
    if loop is not None:
        import asyncio
        if asyncio._get_running_loop() is loop:
            raise RuntimeError(
                "deadlock: result() waits for a coroutine on the event loop of this very thread; await asyncio.wrap_future(future) instead"
            )


class Executor:
    """Something that calls functions and gives futures of their results."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As the builtin `map`, with the calls made at once; results come in order."""
        end = None if timeout is None else timeout + _time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    if end is None:
                        yield _take(fs.pop())
                    else:
                        yield _take(fs.pop(), end - _time.monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _take(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
