"""The stacks of tasks: `Task.get_stack` and `Task.print_stack`.

Imported when one of them is first called. Graphs of who awaits whom are `_asyncio_graph`.
"""

import linecache as _linecache
import sys as _sys
import traceback as _traceback

__all__ = ["print_stack", "stack_of"]


def made_at(library, name):
    """Gives the stack of where something is made in debug mode; the last that counts may be a function of the library."""
    stack = _traceback.StackSummary.extract(_traceback.walk_stack(_sys._getframe(1)), limit=10, lookup_lines=False)
    stack.reverse()
    if library:
        stack.append(_traceback.FrameSummary(f"std/asyncio/{library}.as", 1, name, lookup_line=False, line=""))
    return stack


def origin_shown(origin):
    """Shows where a coroutine was made, as the warning about one that nobody awaited does."""
    lines = [(file, line, name, _linecache.getline(file, line)) for file, line, name in reversed(origin)]
    return "Coroutine created at (most recent call last)\n" + "".join(_traceback.format_list(lines)).rstrip("\n")


def stack_of(task, limit):
    """Gives the frames of a task: where it waits or runs, or where its exception came from."""
    frames = []
    frame = getattr(task._coro, "cr_frame", None)
    if frame is not None:
        while frame is not None and _goes_on(frames, limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        trace = task._exception.__traceback__
        while trace is not None and _goes_on(frames, limit):
            frames.append(trace.tb_frame)
            trace = trace.tb_next
    return frames


def _goes_on(frames, limit):
    return limit is None or len(frames) < limit


def print_stack(task, limit, file):
    """Prints them as a traceback."""
    lines = []
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        _linecache.checkcache(code.co_filename)
        text = _linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        lines.append((code.co_filename, frame.f_lineno, code.co_name, text))
    error = task._exception
    if not lines:
        print(f"No stack for {task!r}", file=file)
    else:
        title = "Stack" if error is None else "Traceback"
        print(f"{title} for {task!r} (most recent call last):", file=file)
    _traceback.print_list(lines, file=file)
    if error is not None:
        for line in _traceback.format_exception_only(type(error), error):
            print(line, file=file, end="")
