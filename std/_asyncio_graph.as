"""Who awaits whom: the call graphs of tasks and futures, as in Python 3.14.

Imported by asyncio when one of these names is first used. The stacks of single tasks are `_asyncio_stacks`.
"""

import asyncio as _asyncio
import sys as _sys
from dataclasses import dataclass as _dataclass

__all__ = [
    "FrameCallGraphEntry",
    "FutureCallGraph",
    "capture_call_graph",
    "format_call_graph",
    "future_add_to_awaited_by",
    "future_discard_from_awaited_by",
    "print_call_graph",
]

_GENERATOR, _COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x200


@_dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    """One frame of a call stack."""

    __module__ = "asyncio.graph"

    frame: object


@_dataclass(frozen=True, slots=True)
class FutureCallGraph:
    """A future or task, where it stands, and who awaits it."""

    __module__ = "asyncio.graph"

    future: object
    call_stack: tuple
    awaited_by: tuple


def future_add_to_awaited_by(future, waiter, /):
    """Notes that a future is awaited by another, which nothing else tells."""
    if _asyncio.isfuture(future) and _asyncio.isfuture(waiter):
        noted = getattr(future, "_noted_waiters", None)
        if noted is None:
            noted = future._noted_waiters = []
        if waiter not in noted:
            noted.append(waiter)


def future_discard_from_awaited_by(future, waiter, /):
    """Takes such a note back."""
    if _asyncio.isfuture(future) and _asyncio.isfuture(waiter):
        noted = getattr(future, "_noted_waiters", None)
        if noted and waiter in noted:
            noted.remove(waiter)


def _waiters_of(future):
    found = list(future._awaited_by())
    for waiter in getattr(future, "_noted_waiters", None) or ():
        if waiter not in found:
            found.append(waiter)
    return found


def _awaited_by(future, limit, path):
    # Futures that wait for each other in a ring are told once.
    path = (*path, future)
    return tuple(_graph_of(waiter, limit, path) for waiter in _waiters_of(future) if not any(waiter is f for f in path))


def _graph_of(future, limit, path=()):
    if not _asyncio.isfuture(future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    stack = []
    awaited = future.get_coro() if limit != 0 and hasattr(future, "get_coro") else None
    while awaited is not None:
        if hasattr(awaited, "cr_await"):
            frame, awaited = awaited.cr_frame, awaited.cr_await
        elif hasattr(awaited, "ag_await"):
            frame, awaited = awaited.ag_frame, awaited.ag_await
        else:
            break
        if frame is not None:
            stack.append(FrameCallGraphEntry(frame))
    if limit is not None and limit != 0:
        stack = stack[:limit] if limit > 0 else stack[limit:]
    stack.reverse()
    return FutureCallGraph(future, tuple(stack), _awaited_by(future, limit, path))


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """Gives the call graph of a future, or of the task that runs; None outside of any task."""
    running = _asyncio._get_running_loop() is not None
    current = _asyncio.current_task() if running else None
    if future is None:
        if not running:
            raise RuntimeError("capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided")
        if current is None:
            return None
        future = current
    elif future is not current:
        return _graph_of(future, limit)
    stack = []
    frame = _sys._getframe(depth) if limit != 0 else None
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        outer = frame.f_back
        if _kind(frame) and (outer is None or not _kind(outer)):
            break
        frame = outer
    if limit is not None and limit != 0:
        stack = stack[-limit:] if limit > 0 else stack[:-limit]
    return FutureCallGraph(future, tuple(stack), _awaited_by(future, limit, ()))


def _kind(frame):
    flags = frame.f_code.co_flags
    if flags & _COROUTINE:
        return "async "
    if flags & _ASYNC_GENERATOR:
        return "async generator "
    if flags & _GENERATOR:
        return "generator "
    return ""


def _render(graph, lines, level):
    margin = "    " * level
    future = graph.future
    if isinstance(future, Task):
        lines.append(f"{margin}* Task(name={future.get_name()!r}, id={id(future):#x})")
    else:
        lines.append(f"{margin}* Future(id={id(future):#x})")
    if graph.call_stack:
        lines.append(f"{margin}  + Call stack:")
        for entry in graph.call_stack:
            frame = entry.frame
            code = frame.f_code
            lines.append(f"{margin}  |   File {code.co_filename!r}, line {frame.f_lineno}, in {_kind(frame)}{code.co_qualname}()")
    if graph.awaited_by:
        lines.append(f"{margin}  + Awaited by:")
        for waiter in graph.awaited_by:
            _render(waiter, lines, level + 1)


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """Gives the call graph as text; nothing outside of any task."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ""
    lines = []
    _render(graph, lines, 0)
    return "\n".join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Prints the call graph."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)
