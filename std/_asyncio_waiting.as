"""wait, wait_for and as_completed: waiting for the first, the last, or not too long.

Imported by asyncio when one of these names is first used. Where CPython goes through sets, whose order follows
addresses, things come here in the order of the arguments.
"""

import asyncio as _asyncio
from asyncio import timeout as _timeout
from functools import partial as _partial

__all__ = ["as_completed", "wait", "wait_for"]

_MODES = (_asyncio.FIRST_COMPLETED, _asyncio.FIRST_EXCEPTION, _asyncio.ALL_COMPLETED)


async def wait_for(fut, timeout):
    """Gives the result of an awaitable, or cancels it and raises TimeoutError when it takes too long."""
    if timeout is None or not timeout <= 0:
        async with _timeout(timeout):
            return await fut
    # No time at all: only what is done already counts.
    fut = _asyncio.ensure_future(fut)
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError from error


def _release_waiter(waiter, _):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(fut):
    # Waits on a future of its own, so that a cancellation of the waiter is not taken for the one it asks for.
    ended = _asyncio.get_running_loop().create_future()
    end = _partial(_release_waiter, ended)
    fut.add_done_callback(end)
    try:
        fut.cancel()
        await ended
    finally:
        fut.remove_done_callback(end)


async def wait(fs, *, timeout=None, return_when=_asyncio.ALL_COMPLETED):
    """Waits for futures; gives those done and those pending. Neither raises nor cancels."""
    if _asyncio.isfuture(fs) or _asyncio.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in _MODES:
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = list(dict.fromkeys(fs))
    if any(_asyncio.iscoroutine(f) for f in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    await _wait(futures, timeout, return_when)
    done, pending = set(), set()
    for f in futures:
        (done if f.done() else pending).add(f)
    return done, pending


def _called(name):
    """Gives a callback the name that CPython's has, for reprs."""

    def renamed(function):
        function.__qualname__ = name
        function.__name__ = name.rpartition(".")[2]
        return function

    return renamed


async def _wait(futures, timeout, return_when):
    loop = _asyncio.get_running_loop()
    enough = loop.create_future()
    left = len(futures)
    timer = None

    @_called("_release_waiter")
    def _release_waiter():
        if not enough.done():
            enough.set_result(None)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if left > 0 and return_when != _asyncio.FIRST_COMPLETED:
            # The exception counts as asked for only where it decides.
            if return_when != _asyncio.FIRST_EXCEPTION or f.cancelled() or f.exception() is None:
                return
        if timer is not None:
            timer.cancel()
        _release_waiter()

    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter)
    for f in futures:
        f.add_done_callback(_on_completion)
    try:
        await enough
    finally:
        if timer is not None:
            timer.cancel()
        for f in futures:
            f.remove_done_callback(_on_completion)


def as_completed(fs, *, timeout=None):
    """Iterates over awaitables in the order in which they complete."""
    if _asyncio.isfuture(fs) or _asyncio.iscoroutine(fs) or hasattr(type(fs), "__await__"):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _Ended(Queue):
    """Where `as_completed` collects what has ended; its `put_nowait` is shown as what it does there."""

    _put_shown = "_AsCompletedIterator._handle_completion"


class _AsCompletedIterator:
    """What as_completed returns: a plain iterator of coroutines, or an async one of futures."""

    __module__ = "asyncio.tasks"

    def __init__(self, aws, timeout):
        loop = _asyncio.get_event_loop()
        self._done = _Ended()
        self._timer = None
        todo = dict.fromkeys(aws)
        plain = True
        for aw in todo:
            if type(aw) is not Task or aw.get_loop() is not loop:
                todo = dict.fromkeys([_asyncio.ensure_future(aw, loop=loop) for aw in todo])
                plain = all(type(f) is Task or type(f) is _asyncio.Future for f in todo)
                break
        self._left = len(todo)
        if timeout is None and plain:
            # Nobody is given up: what ends goes straight to the queue.
            ended = self._done.put_nowait
        else:
            self._todo = todo
            ended = self._handle_completion
        for f in todo:
            f.add_done_callback(ended)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)

    def __iter__(self):
        return self

    def __aiter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(True)

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        todo = self._todo
        if not todo:
            return
        del todo[f]
        self._done.put_nowait(f)
        if not todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            # The time was over.
            raise TimeoutError
        return f.result() if resolve else f


# Futures of classes that override what others ask of them. The natives hand over to these, which go by the methods.

class _GatheringFuture(_asyncio.Future):
    __module__ = "asyncio.tasks"

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        taken = [child for child in self._children if child.cancel(msg=msg)]
        if taken:
            self._cancel_requested = True
        return bool(taken)


def _result_of(future):
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


def _gather(aws, return_exceptions):
    known, children, over = {}, [], []
    left, outer, loop = 0, None, None

    @_called("gather.<locals>._done_callback")
    def ended(future):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not future.cancelled():
                # It counts as asked.
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left == 0:
            results = [_result_of(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    for aw in aws:
        if aw not in known:
            future = known[aw] = _asyncio.ensure_future(aw, loop=loop)
            if loop is None:
                loop = future.get_loop()
            if future is not aw:
                future._log_destroy_pending = False
            left += 1
            if future.done():
                over.append(future)
            else:
                future.add_done_callback(ended)
        children.append(known[aw])
    if not children:
        outer = _asyncio.get_event_loop().create_future()
        outer.set_result([])
        return outer
    outer = _GatheringFuture(children, loop=loop)
    for future in over:
        ended(future)
    return outer


def _shield(futures, _):
    inner = futures[0]
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    @_called("shield.<locals>._inner_done_callback")
    def inner_ended(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    @_called("shield.<locals>._outer_done_callback")
    def outer_ended(_):
        if not inner.done():
            inner.remove_done_callback(inner_ended)

    inner.add_done_callback(inner_ended)
    outer.add_done_callback(outer_ended)
    return outer


for _public in wait_for, wait, as_completed:
    _public.__module__ = "asyncio.tasks"
