"""Tasks that are no `Task`: those of frameworks that register objects of their own with asyncio.

Loaded when the first one is registered.
"""

import asyncio as _asyncio
import weakref as _weakref

# As in CPython nobody is held by being listed.
_scheduled = _weakref.WeakSet()


def register(task):
    """Lists an object among the tasks of its loop."""
    _scheduled.add(task)


def unregister(task):
    """Takes an object off that list; one that is not on it is no error."""
    _scheduled.discard(task)


def listed(loop):
    """Gives the objects of a loop that are not done."""
    return [task for task in list(_scheduled) if _loop_of(task) is loop and not task.done()]


def cancel_all(loop):
    """Ends all tasks of a loop at the end of a run, where some of them are not asyncio's own."""
    left = _asyncio.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(_asyncio.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})


def _loop_of(task):
    try:
        get_loop = task.get_loop
    except AttributeError:
        return task._loop
    return get_loop()
