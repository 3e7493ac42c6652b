"""Runs a program under CPython the way `aster run --virtual-time` runs it.

The clocks jump to the next timer when nothing is ready, so `sleep(60)` takes no time and orders do not hang on
the machine's load. Each look at the clock moves it by a picosecond: in CPython two relative delays never tie.
Where CPython goes through a set of tasks, whose order hangs on addresses, it is the order of creation here, as in Aster.
Aster's builtin names are there without import, and `await` works at the top level.
"""

import _weakrefset
import ast
import asyncio
import asyncio.taskgroups
import asyncio.tasks
import builtins
import gc
import inspect
import itertools
import os
import re
import selectors
import sys
import threading
import time
import weakref

NAMES = """run create_task sleep gather wait wait_for as_completed shield timeout timeout_at TaskGroup to_thread
current_task all_tasks Task Future CancelledError Event Lock Condition Semaphore BoundedSemaphore Barrier Queue
PriorityQueue LifoQueue"""
TICK = 1e-12

now = 1000.0
wall = time.time()


def monotonic():
    global now
    now += TICK
    return now


class Ordered(set):
    """A set that iterates in order of insertion."""

    def __init__(self, items=()):
        super().__init__()
        self.order = {}
        for item in items:
            self.add(item)

    def add(self, item):
        super().add(item)
        self.order.setdefault(item)

    def discard(self, item):
        super().discard(item)
        self.order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self.order[item]

    def pop(self):
        item = next(iter(self.order))
        self.remove(item)
        return item

    def clear(self):
        super().clear()
        self.order.clear()

    def __iter__(self):
        return iter(list(self.order))


Ordered.__name__ = Ordered.__qualname__ = "set"


def stalled():
    """Ends a program that nothing is left to wake; Aster ends it so."""
    raise SystemExit(3)


class Selector(selectors.DefaultSelector):
    loop = None

    def select(self, timeout=None):
        global now
        events = super().select(0)
        if events or timeout == 0:
            return events
        # Beside the loop's own wake-up pipe anything may come from outside: give it real time first.
        if timeout is None and self.is_alone():
            events = super().select(0.5)
            if not events:
                stalled()
            return events
        if len(self.get_map()) > 1 or self.loop._default_executor is not None or timeout is None:
            events = super().select(0.05 if timeout is not None else None)
            if events:
                return events
        if timeout is not None:
            # The loop takes everything within its resolution of the first deadline.
            first = self.loop._scheduled[0]._when if self.loop._scheduled else now + timeout
            now = max(now, first)
        return []

    def is_alone(self):
        """Tells whether only a signal could still come."""
        executor = self.loop._default_executor
        return len(self.get_map()) == 1 and executor is None and threading.active_count() == 1


class Loop(asyncio.SelectorEventLoop):
    def __init__(self, selector=None):
        selector = Selector()
        super().__init__(selector)
        selector.loop = self

    def time(self):
        return monotonic()

    def create_task(self, coro, **options):
        # An eager task runs, and makes others, before it is returned.
        number = next(numbers)
        task = super().create_task(coro, **options)
        created[task] = number
        return task


class TaskGroup(asyncio.TaskGroup):
    """A task group with the `cancel` of Python 3.15."""

    cancel_on_enter = False

    async def __aenter__(self):
        await super().__aenter__()
        if self.cancel_on_enter:
            self.cancel()
        return self

    async def __aexit__(self, kind, error, trace):
        await super().__aexit__(kind, error, trace)
        return True

    def cancel(self):
        if not self._entered:
            self.cancel_on_enter = True
        elif not self._aborting and (self._tasks or not self._exiting):
            self._abort()
            if not self._parent_cancel_requested:
                self._parent_cancel_requested = True
                self._parent_task.cancel()


TaskGroup.__module__ = "asyncio.taskgroups"
created = weakref.WeakKeyDictionary()
numbers = itertools.count()
tasks_of = asyncio.all_tasks


def all_tasks(loop=None):
    return Ordered(sorted(tasks_of(loop or asyncio.get_running_loop()), key=lambda task: created.get(task, 0)))


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


def sleep(seconds):
    global now
    now += seconds


def prepare():
    """Puts the clock that jumps and the fixed orders in place of CPython's."""
    gc.disable()
    asyncio.set_event_loop_policy(Policy())
    time.monotonic = time.perf_counter = monotonic
    time.time = lambda: wall + monotonic()
    time.sleep = sleep
    asyncio.TaskGroup = asyncio.taskgroups.TaskGroup = TaskGroup
    asyncio.tasks.set = asyncio.taskgroups.set = _weakrefset.set = Ordered
    asyncio.all_tasks = asyncio.tasks.all_tasks = all_tasks
    # as_completed makes its set by a comprehension.
    awaiting = inspect.getsource(asyncio.tasks._AsCompletedIterator)
    awaiting = re.sub(r"todo = {(.*?)}", r"todo = set(\1)", awaiting, flags=re.DOTALL)
    exec(awaiting, vars(asyncio.tasks))
    for name in NAMES.split():
        setattr(builtins, name, getattr(asyncio, name))


def number_tasks():
    """Lets tasks that a program makes by the class keep their place, too."""

    class Task(asyncio.Task):
        def __init__(self, coro, **options):
            # An eager task runs, and makes others, before this is over.
            number = next(numbers)
            super().__init__(coro, **options)
            created[self] = number

    asyncio.Task = Task


def play(path, source):
    """Runs a program as the main module."""
    code = compile(source, path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    # Calls nest as deeply as in a program that is run by itself.
    depth, frame = 0, sys._getframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    sys.setrecursionlimit(1000 + depth)
    module.__dict__["__file__"] = path
    # The collector, which decides how things are ended, finds the module before what the program makes: in a program that
    # is run by itself it was there first.
    gc.collect()
    if code.co_flags & inspect.CO_COROUTINE:

        async def whole():
            await eval(code, module.__dict__)

        asyncio.run(whole())
    else:
        exec(code, module.__dict__)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    prepare()
    with open(sys.argv[0], encoding="utf-8") as program:
        play(sys.argv[0], program.read())
