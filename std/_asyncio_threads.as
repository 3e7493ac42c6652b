"""Work that the loop hands to threads: run_in_executor, to_thread, and futures across the border.

Imported by asyncio when one of these is first used. A result comes back by `call_soon_threadsafe`, one iteration before
the future that waits for it is told.
"""

import asyncio as _asyncio
import contextvars as _contextvars
import functools as _functools
import threading as _threading
from concurrent import futures as _futures

__all__ = ["to_thread", "run_coroutine_threadsafe", "wrap_future"]


async def to_thread(func, /, *args, **kwargs):
    """Calls a function on a thread of the loop's executor, in a copy of the current context; gives its result."""
    loop = _asyncio.get_running_loop()
    context = _contextvars.copy_context()
    return await loop.run_in_executor(None, _functools.partial(context.run, func, *args, **kwargs))


def run_in_executor(loop, executor, func, *args):
    """`loop.run_in_executor`."""
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    if loop.get_debug():
        if _asyncio.iscoroutine(func) or _asyncio.iscoroutinefunction(func):
            raise TypeError("coroutines cannot be used with run_in_executor()")
        if not callable(func):
            raise TypeError(f"a callable object was expected by run_in_executor(), got {func!r}")
    if executor is None:
        executor = loop._default_executor
        if loop._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")
        if executor is None:
            executor = _futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop._default_executor = executor
    return wrap_future(executor.submit(func, *args), loop=loop)


def set_default_executor(loop, executor):
    """`loop.set_default_executor`."""
    if not isinstance(executor, _futures.ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    loop._default_executor = executor


async def shutdown(loop, timeout=None):
    """`loop.shutdown_default_executor`: the pool's threads end."""
    executor = loop._default_executor
    if executor is None:
        return
    future = loop.create_future()

    def end():
        try:
            executor.shutdown(wait=True)
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, future)
        except Exception as error:
            if not loop.is_closed() and not future.cancelled():
                loop.call_soon_threadsafe(future.set_exception, error)

    thread = _threading.Thread(target=end)
    thread.start()
    try:
        async with _asyncio.timeout(timeout):
            await future
    except TimeoutError:
        import warnings
        warnings.warn(
            f"The executor did not finishing joining its threads within {timeout} seconds.", RuntimeWarning, stacklevel=2
        )
        executor.shutdown(wait=False)
    else:
        thread.join()


def _settle(future):
    if not future.done():
        future.set_result(None)


def wrap_future(future, *, loop=None):
    """Gives a future of a loop for one of a thread pool."""
    if _asyncio.isfuture(future):
        return future
    assert isinstance(future, _futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = _asyncio.get_event_loop()
    new = loop.create_future()
    _chain_future(future, new)
    return new


def _chain_future(source, destination):
    """Copies the end of one future to another and a cancellation back; either may be a loop's or a thread's."""
    for what, future in ("source", source), ("destination", destination):
        if not _asyncio.isfuture(future) and not isinstance(future, _futures.Future):
            raise TypeError(f"A future is required for {what} argument")
    theirs, ours = _loop_of(source), _loop_of(destination)

    # Reprs of futures and what is told of a failed callback name these.
    def _set_state(future, other):
        if _asyncio.isfuture(future):
            _copy_future_state(other, future)
        else:
            _end_in_thread(future, other)

    def _call_check_cancel(ended):
        if not ended.cancelled():
            return
        if theirs is None or theirs is ours:
            source.cancel()
        else:
            theirs.call_soon_threadsafe(source.cancel)

    def _call_set_state(ended):
        if destination.cancelled() and ours is not None and ours.is_closed():
            return
        if ours is None or ours is theirs:
            _set_state(destination, ended)
        elif not ours.is_closed():
            ours.call_soon_threadsafe(_set_state, destination, ended)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def _loop_of(future):
    return future.get_loop() if _asyncio.isfuture(future) else None


def _copy_future_state(ended, future):
    """Ends a future of a loop as another one has ended."""
    assert ended.done()
    if future.cancelled():
        return
    assert not future.done()
    if ended.cancelled():
        future.cancel()
        return
    error = ended.exception()
    if error is not None:
        future.set_exception(_translated(error))
    else:
        future.set_result(ended.result())


def _end_in_thread(future, ended):
    if ended.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    error = ended.exception()
    if error is not None:
        future.set_exception(_translated(error))
    else:
        future.set_result(ended.result())


def _translated(error):
    """An exception of concurrent.futures as asyncio names it."""
    if type(error) is _futures.CancelledError:
        return _asyncio.CancelledError(*error.args).with_traceback(error.__traceback__)
    if type(error) is _futures.InvalidStateError:
        return _asyncio.InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def run_coroutine_threadsafe(coro, loop):
    """Has a loop run a coroutine, from another thread; gives a concurrent.futures.Future of its result."""
    if not _asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = _futures.Future()
    future._loop = loop

    def callback():
        try:
            _chain_future(_asyncio.ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future

to_thread.__module__ = "asyncio.threads"
wrap_future.__module__ = "asyncio.futures"
run_coroutine_threadsafe.__module__ = "asyncio.tasks"
