"""Runner, eager task factories and what else of asyncio is rarely asked for.

Imported by asyncio when one of these names is first used.
"""

import asyncio as _asyncio
import contextvars as _contextvars
import functools as _functools
import _signal

__all__ = ["Runner", "create_eager_task_factory", "eager_task_factory"]

class Runner:
    """Runs several coroutines one after the other on one loop.

    >>> with Runner() as runner:
    ...     runner.run(sleep(0, "rested"))
    'rested'
    """

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._set = False
        self._context = None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancels what is left and closes the loop."""
        if self._state != "running":
            return
        try:
            _asyncio._shut_down(self._loop)
        finally:
            if self._set:
                _asyncio.set_event_loop(None)
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        """Gives the loop."""
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine and gives its result."""
        if not _asyncio.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _asyncio._get_running_loop() is not None:
            _asyncio._refused(coro)
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        return _asyncio._run_main(self._loop, coro, self._context if context is None else context)

    def _on_sigint(self, signum, frame, main_task):
        _signal._cancel_main_task()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "running":
            return
        if self._loop_factory is None:
            self._loop = _asyncio.new_event_loop()
            _asyncio.set_event_loop(self._loop)
            self._set = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = _contextvars.copy_context()
        self._state = "running"


def sigint_handler(main_task):
    """Gives what a script sees as the handler of SIGINT while that cancels the main task of a run."""
    return _functools.partial(Runner()._on_sigint, main_task=main_task)


def run(main, debug):
    """Runs a coroutine on a loop that the policy makes."""
    with Runner(debug=debug) as runner:
        return runner.run(main)


def create_eager_task_factory(custom_task_constructor):
    """Makes a task factory that runs the first step of each task at once."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory

create_eager_task_factory.__module__ = "asyncio.tasks"
eager_task_factory = create_eager_task_factory(Task)
eager_task_factory.__module__ = "asyncio.tasks"
