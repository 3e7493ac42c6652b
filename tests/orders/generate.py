"""Writes a random asyncio program whose output is the order of its events.

    python3.13 tests/orders/generate.py SEED > program.as

Run it with `aster run --virtual-time program.as` and with `python3.13 tests/oracle.py program.as`: they must agree.
The programs beside this file were made by it; a new one is kept when it found something.
"""

import random
import sys

from chooser import Chooser

DELAYS = [0.001 * n for n in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)]
HANDLERS = ("Exception", "ValueError", "asyncio.CancelledError", "BaseException", "(TimeoutError, KeyError)", "ExceptionGroup")

HEAD = '''# clock: virtual
# A random program; generate.py made it from seed {seed}.
import asyncio
import contextlib
import contextvars
import re
import types


def show(e, depth=2):
    if isinstance(e, BaseExceptionGroup):
        return type(e).__name__, [show(x) for x in e.exceptions]
    chain = []
    if depth and e.__cause__:
        chain.append(("from", *show(e.__cause__, depth - 1)))
    elif depth and e.__context__:
        chain.append(("after", *show(e.__context__, depth - 1)))
    return (type(e).__name__, *[re.sub(" created at [^>]*| running at [^>]*/asyncio/[a-z]*.(?:py|as):[0-9]+", "", a).split(" cb=")[0].split(" object at")[0].split(" at 0x")[0] for a in e.args if isinstance(a, str)], *chain)


def plain(x):
    return show(x) if isinstance(x, BaseException) else [plain(y) for y in x] if isinstance(x, list) else x


def log(*what):
    print(*map(plain, what))


def how(t):
    if not t.done():
        return "pending"
    if t.cancelled():
        return "cancelled"
    return show(t.exception()) if t.exception() else t.result()


async def agen(me, n, delay):
    try:
        for i in range(n):
            await asyncio.sleep(delay)
            yield i
    finally:
        log(me, "agen closed")


async def stubborn(me, n, delay):
    for i in range(n):
        try:
            log(me, "sent", (yield i))
        except BaseException as e:
            log(me, "agen caught", e)
            await asyncio.sleep(delay)
            if i % 2 or isinstance(e, GeneratorExit):
                raise
        finally:
            await asyncio.sleep(0)


class Turns:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield
        return f"{{self.n}} turns"


class Through:
    def __init__(self, aw):
        self.aw = aw

    def __await__(self):
        try:
            return (yield from self.aw.__await__())
        finally:
            log("through")


class Odd:
    """Awaits by yielding what it is given."""

    def __init__(self, *items):
        self.items = items

    def __await__(self):
        return iter(self.items)


class Countdown:
    """An async iterator that is no generator."""

    def __init__(self, n, delay):
        self.n, self.delay = n, delay

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        await asyncio.sleep(self.delay)
        if self.n == 3:
            raise ValueError("three")
        return self.n


class Stack(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop(len(self._queue) // 2)


class Job(asyncio.Task):
    def __init__(self, coro, **options):
        super().__init__(coro, **options)
        self.note = VAR.get()


class Noted(asyncio.Future):
    """A future that tells what it is asked for."""

    def cancel(self, msg=None):
        log("noted cancel", msg)
        return super().cancel(msg)

    def add_done_callback(self, fn, *, context=None):
        log("noted callback", self.done())
        super().add_done_callback(fn, context=context)

    def result(self):
        log("noted result", self.done())
        return super().result()


class Promise:
    """A future of a script's own making: a task knows it by its mark alone."""

    def __init__(self):
        self.told, self.value, self._asyncio_future_blocking = [], None, False

    def get_loop(self):
        return asyncio.get_running_loop()

    def add_done_callback(self, fn, *, context=None):
        log("promise waits", self.value)
        self.told.append((fn, context))

    def remove_done_callback(self, fn):
        self.told = [pair for pair in self.told if pair[0] != fn]

    def done(self):
        return self.value is not None

    def cancelled(self):
        return False

    def exception(self):
        return None

    def result(self):
        return self.value

    def cancel(self, msg=None):
        log("promise cancelled", msg, len(self.told))
        return self.value is None and bool(self.keep("cut"))

    def keep(self, value):
        if self.value is None:
            self.value = value
            for fn, context in self.told:
                self.get_loop().call_soon(fn, self, context=context)
        return value

    def __await__(self):
        if self.value is None:
            self._asyncio_future_blocking = True
            yield self
        return self.value


@types.coroutine
def legacy(me, n, inner):
    try:
        for _ in range(n):
            yield
        return (yield from inner)
    except BaseException as e:
        log(me, "legacy", e)
        raise
    finally:
        log(me, "legacy over")


async def pull(me, items, how):
    try:
        log(me, how, await getattr(items, how)(*(() if how in ("__anext__", "aclose") else [KeyError(me)])))
    except StopAsyncIteration:
        log(me, how, "exhausted")
    except RuntimeError as e:
        log(me, how, e)


@contextlib.asynccontextmanager
async def guarded(me, turns, kind):
    try:
        async with asyncio.timeout(0.01):
            yield
    except kind as e:
        log(me, "guarded from", e)
        for _ in range(turns):
            await asyncio.sleep(0)
    finally:
        log(me, "guard gone")


def seen(t):
    text = re.sub(" at [^] ,)>]+|, defined|created [^>]*|running|<function |object|number_tasks.<locals>.", "", repr(t))
    # Without a timeout Aster tells the queue directly.
    return text.replace(" >", ">").replace("Queue.put_nowait", "_AsCompletedIterator._handle_completion")


def job_factory(loop, coro, **options):
    return Job(coro, loop=loop, **options)


def by_hand(me, coro, n, last):
    try:
        for _ in range(n):
            log(me, "by hand", type(coro.send(None)).__name__)
        log(me, "last", type(last(coro)).__name__)
    except StopIteration as e:
        log(me, "by hand returned", e.value)
    except BaseException as e:
        log(me, "by hand", e)
    finally:
        # One that goes on after a GeneratorExit is closed again when it is dropped, in CPython.
        for _ in range(20):
            try:
                coro.close()
                break
            except BaseException as e:
                log(me, "not closed", e)


class Room:
    def __init__(self, me, delay, swallows):
        self.me, self.delay, self.swallows = me, delay, swallows

    async def __aenter__(self):
        await asyncio.sleep(self.delay)
        log(self.me, "enters")
        return self

    async def __aexit__(self, kind, error, trace):
        log(self.me, "leaves", kind and kind.__name__)
        await asyncio.sleep(self.delay)
        return self.swallows


@contextlib.asynccontextmanager
async def room(me, delay):
    log(me, "room")
    try:
        yield me
    except ValueError as e:
        log(me, "room caught", e)
    finally:
        await asyncio.sleep(delay)
        log(me, "room left")


def fault(text):
    raise ValueError(text)


def finished(t):
    log("finished", t.get_name(), how(t))


def ticks(left):
    global TICK
    TICK += 1
    if left:
        asyncio.get_running_loop().call_soon(ticks, left - 1)


def state(x):
    return str(x).split(" object at ")[-1].split(" ", 1)[1]


TASKS = []
HANDLES = []
TOKENS = []
CONTEXTS = [contextvars.copy_context()]
GROUPS = []
TIMEOUTS = []
AGENS = []
TICK = 0
LEVEL = [0]
TIES = [0]
VAR = contextvars.ContextVar("VAR", default="none")
'''

TAIL = '''

def handler(loop, context):
    # When tasks are dropped hangs on reference counts; what else goes wrong does not.
    if not context["message"].endswith(("never retrieved", "but it is pending!")):
        log("handler", context["message"].split("<")[0], show(context["exception"]) if "exception" in context else None)


async def main():
    global LOCKS, SEMS, EVENTS, QUEUES, FUTURES, CONDS, BARRIERS, READERS
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    LOCKS = [asyncio.Lock() for _ in range(2)]
    SEMS = [asyncio.Semaphore(1), asyncio.Semaphore(2), asyncio.BoundedSemaphore(1)]
    EVENTS = [asyncio.Event() for _ in range(2)]
    QUEUES = [asyncio.Queue(), asyncio.Queue(1), asyncio.Queue(2), asyncio.PriorityQueue(2), asyncio.LifoQueue(3), Stack(2)]
    FUTURES = [loop.create_future() for _ in range(3)]
    READERS = [asyncio.StreamReader(limit=8), asyncio.StreamReader(limit=64)]
    CONDS, BARRIERS = [asyncio.Condition(), asyncio.Condition(LOCKS[1])], [asyncio.Barrier(2), asyncio.Barrier(3)]
{setup}    try:
        async with asyncio.timeout(2):
            log("main", await root("root"))
    except GeneratorExit:
        # The task was left behind.
        raise
    except BaseException as e:
        log("main", "ended", show(e))
    ticks(5)
    await asyncio.sleep(0.05)
    log("left", TICK, sorted([(t.get_name(), how(t)) for t in TASKS], key=str))
    log("states", *map(state, LOCKS + SEMS + EVENTS + CONDS + BARRIERS))
    log("queues", [(q.qsize(), q._unfinished_tasks) for q in QUEUES])
{ending}    return "result"


async def again():
    log("again", asyncio.current_task().get_name(), len(asyncio.all_tasks()), VAR.get())
    for t in TASKS[-2:]:
        log("again", t.get_name(), how(t))
    await asyncio.sleep(0.02)
    for t in TASKS[-2:]:
        t.cancel("again")
    return await asyncio.gather(*TASKS[-2:], return_exceptions=True)


{runs}log("end", [(t.get_name(), how(t)) for t in TASKS])
'''

RUN = '''try:
    log(asyncio.run(main()))
except BaseException as e:
    log("run", show(e))
'''

RUN_DEBUG = RUN.replace("main())", "main(), debug=True)")
RUN_OWN = RUN.replace("main())", "main(), loop_factory=asyncio.new_event_loop)")

RUNNER = '''try:
    with asyncio.Runner() as runner:
        try:
            log(runner.run(main()))
        except Exception as e:
            log("first run", show(e))
        log(runner.run(again(), context=CONTEXTS[-1]))
        log(runner.get_loop().run_until_complete(again()))
except BaseException as e:
    log("runs", show(e))
'''


class Writer(Chooser):
    """Writes one coroutine function after the other; children that were named wait their turn."""

    def __init__(self, seed, functions=40):
        self.random = random.Random(seed)
        self.functions = functions
        self.names = 0
        self.waiting = [("root", self.random.randrange(2, 4))]
        # Each program knows only some of the steps, so that these meet more often.
        share = self.random.choice((0.3, 0.6, 1))
        self.shallow = [k for k in self.SHALLOW if self.chance(share)] + ["turn", "sleep"]
        self.deep = [k for k in self.DEEP if self.chance(share)] + ["task"]
        self.lines = []
        self.depth = 0

    # Pieces.

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def delay(self):
        # No two sums of delays are alike: what ties is up to the last bit of a float.
        return f"{self.random.choice(DELAYS) + self.random.randrange(40_000) / 1e9:.9f}"

    def put(self, text):
        self.lines.append("    " * self.depth + text)

    def child(self, level):
        name = self.name("f")
        self.waiting.append((name, level - 1))
        return f'{name}("{name}")'

    def children(self, level):
        return ", ".join(self.child(level) for _ in range(self.random.randrange(1, 4)))

    def block(self, head, level, least=1, most=3):
        self.put(head)
        self.depth += 1
        self.body(level, least, most)
        self.depth -= 1

    def body(self, level, least, most, guarded=0.25):
        start = len(self.lines)
        for _ in range(self.random.randrange(least, most + 1)):
            if self.chance(guarded):
                self.put("try:")
                self.depth += 1
                before = len(self.lines)
                self.step(level)
                if len(self.lines) == before:
                    self.put("pass")
                self.depth -= 1
                self.put("except Exception as e:")
                self.put('    log(me, "error", e)')
            else:
                self.step(level)
        if len(self.lines) == start:
            self.put("await asyncio.sleep(0)")

    # Steps. Those of DEEP make children and are left out at the leaves.

    SHALLOW = ["turn", "turn", "turn", "sleep", "sleep", "note", "lock", "event", "put_item", "get_item", "cancel", "cancel", "fail", "attempt",
               "iterate", "callback", "future", "loop", "condition", "own_cancel", "barrier", "count", "ordering", "release", "predicate",
               "finish_items", "barrier_end", "swallow", "swallow", "cancel_late", "generator", "variable", "done_callback", "custom", "room", "everyone",
               "other_task", "own_end", "who", "double_cancel", "watch_future", "move_deadline", "plain_wait", "exit_stack",
               "handle", "cancel_handle", "uncancel", "odd", "end_group", "look", "factory", "faulty", "context", "split", "chain_cancel",
               "retry", "comprehension", "shield_future", "threadsafe", "close_queue", "stop", "rooms", "feed", "feed", "read", "read",
               "closing", "countdown", "no_callback", "at", "twice", "misused", "pass_on", "swapped", "shared_context", "noted", "promise", "promise", "legacy", "pulls", "pulls", "guard", "seen", "contexts_run", "anexts", "in_finally", "in_finally",
               "group_misuse", "nested_run", "cond_all", "lock_by_hand", "handle_repr"]
    DEEP = ["call", "task", "task", "awaited_task", "gather", "wait", "wait_for", "timeout", "group", "shield", "as_completed",
            "hand", "eager", "handled_gather", "context_task", "job", "gather_odd", "timeouts", "completed_tasks", "join_group", "caught_group", "wait_mixed", "shielded_late", "suppressed", "await_twice", "groups_inside", "base_error", "wait_future", "shared_gather", "waits_itself", "group_from_child", "named_eager"]

    def step(self, level):
        # CPython takes no more than twenty blocks inside each other.
        if self.depth > 9:
            return self.turn(level)
        kind = self.random.choice(self.shallow + self.deep if level > 0 else self.shallow)
        getattr(self, kind)(level)

    def turn(self, level):
        self.put("await asyncio.sleep(0)")

    def sleep(self, level):
        self.put(f"await asyncio.sleep({self.delay()})")

    def note(self, level):
        self.put(f'log(me, "{self.name("n")}")')

    def count(self, level):
        self.put('log(me, "cancelling", asyncio.current_task().cancelling())')

    def call(self, level):
        self.put(f"log(me, await {self.child(level)})")

    def task(self, level):
        t = self.name("t")
        self.put(f'{t} = asyncio.create_task({self.child(level)}, name="{t}")')
        self.put(f"TASKS.append({t})")
        if self.chance(0.4):
            self.put(f'{t}.add_done_callback(lambda t: log("callback", t.get_name(), how(t)))')
        return t

    def awaited_task(self, level):
        t = self.task(level)
        if self.chance(0.5):
            self.turn(level)
        self.put(f"log(me, await {t})")

    def gather(self, level):
        extra = self.pick("", f', asyncio.sleep({self.delay()}, "slept")', ', asyncio.sleep(0, "turned")')
        self.put(f'log(me, "gather", await asyncio.gather({self.children(level)}{extra}, return_exceptions={self.chance(0.5)}))')

    def wait(self, level):
        ts = self.name("ts")
        mode = self.pick("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")
        limit = self.pick("None", "0", self.delay(), self.delay())
        self.put(f'{ts} = [asyncio.create_task(c, name=f"{ts}-{{i}}") for i, c in enumerate([{self.children(level)}])]')
        self.put(f"TASKS.extend({ts})")
        self.put(f"done, pending = await asyncio.wait({ts}, return_when=asyncio.{mode}, timeout={limit})")
        self.put('log(me, "wait", sorted([(t.get_name(), how(t)) for t in done], key=str), sorted(t.get_name() for t in pending))')
        if self.chance(0.5):
            self.put("for t in pending:")
            self.put('    t.cancel("pending")')

    def wait_for(self, level):
        what = self.pick("{}", "asyncio.create_task({})").format(self.child(level))
        limit = self.pick(self.delay(), self.delay(), "None", "0", "-1")
        self.put(f'log(me, "wait_for", await asyncio.wait_for({what}, {limit}))')

    def timeout(self, level):
        limit = self.pick(self.delay(), self.delay(), self.delay(), "0", "None")
        self.put(f"async with asyncio.timeout({limit}) as cm:")
        self.depth += 1
        if self.chance(0.5):
            self.put("TIMEOUTS.append(cm)")
        self.body(level - 1, 1, 4)
        self.depth -= 1
        if self.chance(0.2):
            # In a loop the clock of the one moves between two of these, that of the other does not.
            self.put("    TIES[0] += 1")
            self.put(f"    cm.reschedule(asyncio.get_running_loop().time() + {self.delay()} + TIES[0] * 1e-7)")
        self.put('log(me, "left timeout", cm.expired())')

    def group(self, level):
        self.put("async with asyncio.TaskGroup() as tg:")
        self.depth += 1
        if self.chance(0.5):
            self.put("GROUPS.append(tg)")
        for _ in range(self.random.randrange(1, 4)):
            t = self.name("g")
            self.put(f'{t} = tg.create_task({self.child(level)}, name="{t}")')
            self.put(f"TASKS.append({t})")
        self.body(level - 1, 0, 3)
        self.depth -= 1
        self.put('log(me, "left group")')

    def shield(self, level):
        self.put(f'log(me, "shield", await asyncio.shield({self.child(level)}))')

    def as_completed(self, level):
        self.put(f"for f in asyncio.as_completed([{self.children(level)}], timeout={self.pick('None', self.delay())}):")
        self.put("    try:")
        self.put('        log(me, "completed", await f)')
        self.put("    except (ValueError, KeyError, OSError) as e:")
        self.put('        log(me, "completed", e)')

    def lock(self, level):
        what = self.pick("LOCKS[0]", "LOCKS[1]", "SEMS[0]", "SEMS[1]", "SEMS[2]")
        self.put(f"async with {what}:")
        self.put('    log(me, "holds")')
        self.depth += 1
        self.body(max(0, level - 1), 1, 3)
        self.depth -= 1

    def event(self, level):
        e = self.random.randrange(2)
        self.put(self.pick(f"EVENTS[{e}].set()", f"EVENTS[{e}].clear()",
                           *[f'log(me, "event", await asyncio.wait_for(EVENTS[{e}].wait(), {self.delay()}))'] * 2))

    def put_item(self, level):
        q = self.random.randrange(6)
        item = self.name("i")
        if self.chance(0.2):
            self.put(f'await QUEUES[{q}].put("{item}")')
        elif self.chance(0.4):
            self.put(f'QUEUES[{q}].full() or QUEUES[{q}].put_nowait("{item}")')
        else:
            self.put(f'await asyncio.wait_for(QUEUES[{q}].put("{item}"), {self.delay()})')
        self.put(f'log(me, "put", QUEUES[{q}].qsize())')

    def get_item(self, level):
        q = self.random.randrange(6)
        self.put(self.pick(f'log(me, "got", await asyncio.wait_for(QUEUES[{q}].get(), {self.delay()}))', f'log(me, "got", await QUEUES[{q}].get())'))
        if self.chance(0.4):
            self.put(f"QUEUES[{q}].task_done()")

    def condition(self, level):
        c = f"CONDS[{self.random.randrange(2)}]"
        self.put(f"async with {c}:")
        if self.chance(0.6):
            wait = self.pick("asyncio.wait_for({}.wait(), {})", "{}.wait()").format(c, self.delay())
            self.put(f'    log(me, "notified", await {wait})')
        else:
            self.put(f"    {c}.{self.pick('notify()', 'notify_all()', 'notify(2)')}")
            if self.chance(0.5):
                self.put(f"    await asyncio.sleep({self.pick('0', self.delay())})")

    def predicate(self, level):
        c = f"CONDS[{self.random.randrange(2)}]"
        self.put(f"async with {c}:")
        if self.chance(0.5):
            self.put(f'    log(me, "level", await {c}.wait_for(lambda: LEVEL[0] > {self.random.randrange(4)}))')
        else:
            self.put(f"    LEVEL[0] = {self.pick('LEVEL[0] + 1', 'LEVEL[0] + 2', '0')}")
            self.put(f"    {c}.{self.pick('notify()', 'notify_all()')}")

    def barrier(self, level):
        wait = f"BARRIERS[{self.random.randrange(2)}]"
        if self.chance(0.2):
            self.put(f"async with {wait} as place:")
            self.put('    log(me, "in barrier", place)')
        else:
            self.put(f'log(me, "barrier", await {self.pick(f"asyncio.wait_for({wait}.wait(), {self.delay()})", f"{wait}.wait()")})')

    def barrier_end(self, level):
        b = self.random.randrange(2)
        self.put(f"await BARRIERS[{b}].{self.pick('abort()', 'reset()', 'reset()')}")
        if self.chance(0.3):
            self.put(f"BARRIERS[{b}] = asyncio.Barrier({b + 2})")
        self.put(f'log(me, "broken", BARRIERS[{b}].broken, BARRIERS[{b}].n_waiting)')

    def ordering(self, level):
        what = self.pick("LOCKS[0]", "LOCKS[1]", "SEMS[0]", "SEMS[1]", "SEMS[2]")
        self.put(f"await {what}.acquire()")
        self.put("try:")
        self.depth += 1
        self.body(0, 1, 2)
        self.depth -= 1
        self.put("finally:")
        self.put(f"    {what}.release()")

    def release(self, level):
        what = self.pick("LOCKS[0]", "SEMS[0]", "SEMS[2]")
        self.put("try:")
        self.put(f"    {what}.release()")
        self.put("except (RuntimeError, ValueError) as e:")
        self.put('    log(me, "release", e)')
        self.put(f"log(me, state({what}))")

    def finish_items(self, level):
        q = self.random.randrange(6)
        kind = self.random.randrange(5)
        if kind == 0:
            self.put(f"await QUEUES[{q}].join()")
            self.put('log(me, "joined")')
        elif kind == 1:
            self.put("try:")
            self.put(f"    QUEUES[{q}].task_done()")
            self.put("except ValueError as e:")
            self.put('    log(me, "task_done", e)')
        elif kind == 2:
            self.put(f"QUEUES[{q}].shutdown({self.pick('', 'immediate=True')})")
            self.put(f"QUEUES[{q}] = asyncio.Queue({q})")
        elif kind == 3:
            self.put("try:")
            self.put(f'    log(me, "item", QUEUES[{q}].get_nowait())')
            self.put("except asyncio.QueueEmpty as e:")
            self.put('    log(me, "empty", e)')
        else:
            self.put(f'log(me, "sizes", QUEUES[{q}].qsize(), QUEUES[{q}].empty(), QUEUES[{q}].full())')

    def swallow(self, level):
        self.block("try:", level, 1, 3)
        self.put("except asyncio.CancelledError as e:")
        self.put('    log(me, "swallowed", e, asyncio.current_task().cancelling())')
        if self.chance(0.4):
            self.put('    log(me, "uncancel", asyncio.current_task().uncancel())')
        if self.chance(0.3):
            self.put(f"    await asyncio.sleep({self.pick('0', self.delay())})")

    def cancel_late(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f"for t in TASKS[{at}:][:1]:")
        loop = "asyncio.get_running_loop()"
        self.put(self.pick(
            f'    {loop}.call_soon(t.cancel, "{self.name("m")}")',
            f'    {loop}.call_soon({loop}.call_soon, t.cancel, "{self.name("m")}")',
            f'    {loop}.call_later({self.delay()}, t.cancel, "{self.name("m")}")'))

    def double_cancel(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f"for t in TASKS[{at}:][:1]:")
        self.put(f'    log(me, "twice", t.get_name(), t.cancel("{self.name("m")}"), t.cancel("{self.name("m")}"), t.cancelling())')
        if self.chance(0.4):
            self.put('    log(me, "once", t.uncancel())')

    def generator(self, level):
        if self.chance(0.5):
            self.put(f'AGENS.append(stubborn(me, {self.random.randrange(1, 5)}, {self.pick("0", self.delay())}))')
            return
        self.put("for a in AGENS[-1:]:")
        self.put("    try:")
        step = self.pick("anext(a)", "a.asend('item')", "a.aclose()", "a.athrow(KeyError('thrown'))", "a.__anext__()", "anext(a, 'default')")
        self.put(f'        log(me, "agen", await {step})')
        self.put("    except (StopAsyncIteration, KeyError, RuntimeError) as e:")
        self.put('        log(me, "agen ended", e)')

    def variable(self, level):
        self.put(self.pick(
            f'VAR.set("{self.name("v")}")', f'VAR.set("{self.name("v")}")', 'log(me, "var", VAR.get())',
            'asyncio.get_running_loop().call_soon(lambda: log("soon var", VAR.get()))',
            'log(me, contextvars.copy_context().run(lambda: (VAR.set("inside"), VAR.get())[1]), VAR.get())',
            'asyncio.get_running_loop().call_soon(lambda: log("new context", VAR.get()), context=contextvars.Context())'))

    def done_callback(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f"for t in TASKS[{at}:][:1]:")
        what = self.pick('lambda t: log("told", t.get_name(), how(t), VAR.get())', "lambda t: fault(t.get_name())")
        self.put(f"    t.add_done_callback({what})")

    def custom(self, level):
        self.put(self.pick(f'log(me, await Turns({self.random.randrange(4)}))',
                           f"await Through(Turns({self.random.randrange(3)}))",
                           f'log(me, await Through(asyncio.ensure_future(asyncio.sleep({self.delay()}, "rested"))))'))

    def room(self, level):
        if self.chance(0.5):
            self.block(f"async with Room(me, {self.pick('0', self.delay())}, {self.pick('True', 'False', 'False')}):", max(0, level - 1), 1, 3)
        else:
            self.block(f"async with room(me, {self.pick('0', self.delay())}):", max(0, level - 1), 1, 3)

    def exit_stack(self, level):
        self.put("async with contextlib.AsyncExitStack() as stack:")
        self.put('    stack.push_async_callback(asyncio.sleep, 0)')
        self.put(f'    await stack.enter_async_context({self.pick("LOCKS[0]", "SEMS[1]", "room(me, 0)", "asyncio.timeout(0.004)")})')
        self.put('    stack.callback(log, me, "callback")')
        self.depth += 1
        self.body(0, 1, 2)
        self.depth -= 1

    def everyone(self, level):
        self.put('log(me, TICK, sorted(t.get_name() for t in asyncio.all_tasks()))')

    def who(self, level):
        self.put("log(me, asyncio.current_task().get_name(), TICK)")

    def other_task(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f"for t in TASKS[{at}:][:1]:")
        self.put(self.pick(
            f'    log(me, "other", await asyncio.wait_for(asyncio.shield(t), {self.delay()}))',
            f'    log(me, "other", [how(t) for t in (await asyncio.wait([t], timeout={self.delay()}))[0]])',
            '    log(me, "other", how(t), t.cancelling())',
            '    log(me, "other", t.result() if t.done() else None)'))

    def own_end(self, level):
        if self.chance(0.3):
            self.put(f'raise asyncio.CancelledError("{self.name("o")}")')
        elif self.chance(0.1):
            self.put(f"raise {self.pick('SystemExit(3)', 'KeyboardInterrupt()', 'GeneratorExit()', 'StopAsyncIteration(1)')}")
        elif self.chance(0.2):
            self.put('return "early"')

    def watch_future(self, level):
        f = self.random.randrange(3)
        self.put(self.pick(
            f'log(me, "future", await FUTURES[{f}])',
            f'FUTURES[{f}].add_done_callback(lambda f: log("future told", VAR.get()))',
            f'log(me, "gathered", await asyncio.gather(FUTURES[{f}], asyncio.sleep({self.delay()}), return_exceptions={self.chance(0.5)}))',
            f'log(me, "waited", [len(x) for x in await asyncio.wait(FUTURES[{f}:], timeout={self.delay()}, return_when="FIRST_COMPLETED")])',
            f'FUTURES[{f}].done() or asyncio.get_running_loop().call_later({self.delay()}, FUTURES[{f}].cancel)'))

    def move_deadline(self, level):
        self.put("for cm in TIMEOUTS[-1:]:")
        self.put("    try:")
        self.put("        TIES[0] += 1")
        at = f"asyncio.get_running_loop().time() + {self.delay()} + TIES[0] * 1e-7"
        self.put(f"        cm.reschedule({self.pick('None', '0', at)})")
        self.put("    except RuntimeError as e:")
        self.put('        log(me, "reschedule", e)')

    def plain_wait(self, level):
        e = self.random.randrange(2)
        self.put(self.pick(f'log(me, "event", await EVENTS[{e}].wait())', f"EVENTS[{e}].set()", "await asyncio.Future()",
                           f'log(me, await asyncio.sleep({self.delay()}, "slept"))'))

    def eager(self, level):
        t = self.name("e")
        self.put(f'{t} = asyncio.Task({self.child(level)}, loop=asyncio.get_running_loop(), eager_start=True, name="{t}")')
        self.put(f"TASKS.append({t})")
        if self.chance(0.5):
            self.put(f'log(me, how({t}), await {t})')

    def handled_gather(self, level):
        g = self.name("h")
        self.put(f"{g} = asyncio.gather({self.children(level)}, return_exceptions={self.chance(0.5)})")
        self.put(self.pick(f"asyncio.get_running_loop().call_soon({g}.cancel)", f'asyncio.get_running_loop().call_later({self.delay()}, {g}.cancel, "g")',
                           f"{g} = asyncio.gather({g}, {self.child(level)}, return_exceptions={self.chance(0.5)})",
                           f'{g}.add_done_callback(lambda g: log("gather told", g.cancelled()))'))
        self.put(f'log(me, "gather", await {g})')

    def completed_tasks(self, level):
        ts = self.name("ts")
        self.put(f'{ts} = [asyncio.create_task(c, name=f"{ts}-{{i}}") for i, c in enumerate([{self.children(level)}])]')
        self.put(f"TASKS.extend({ts})")
        self.put(f"async for t in asyncio.as_completed({ts}, timeout={self.pick('None', self.delay(), '0')}):")
        self.put('    log(me, "completed", t in TASKS, how(t))')
        if self.chance(0.3):
            self.put("    break")

    def join_group(self, level):
        t = self.name("j")
        self.put("for tg in GROUPS[-1:]:")
        self.put("    try:")
        self.put(f'        TASKS.append(tg.create_task({self.child(level)}, name="{t}"))')
        self.put("    except RuntimeError as e:")
        self.put('        log(me, "group", str(e).split("> ")[-1])')

    def caught_group(self, level):
        self.put("try:")
        self.depth += 1
        self.group(level)
        self.depth -= 1
        self.put(f"except* {self.pick('ValueError', '(KeyError, OSError)', 'Exception')} as e:")
        self.put('    log(me, "group caught", e)')
        if self.chance(0.3):
            self.put(f"    await asyncio.sleep({self.pick('0', self.delay())})")

    def wait_mixed(self, level):
        w = self.name("w")
        self.put(f'{w} = asyncio.create_task({self.child(level)}, name="{w}")')
        self.put(f"TASKS.append({w})")
        mode = self.pick("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")
        self.put(f"done, pending = await asyncio.wait([{w}, FUTURES[0], *TASKS[:1]], return_when=asyncio.{mode}, timeout={self.delay()})")
        self.put('log(me, "mixed", len(done), len(pending))')

    def shielded_late(self, level):
        t = self.name("s")
        self.put(f'{t} = asyncio.create_task({self.child(level)}, name="{t}")')
        self.put(f"TASKS.append({t})")
        self.put("try:")
        self.put(f'    log(me, "shielded", await asyncio.wait_for(asyncio.shield({t}), {self.delay()}))')
        self.put("except (TimeoutError, asyncio.CancelledError) as e:")
        self.put(f'    log(me, "late", e, await asyncio.wait([{t}]) and how({t}))')

    def suppressed(self, level):
        kind = self.pick("ValueError", "asyncio.CancelledError", "TimeoutError", "Exception")
        self.block(f"with contextlib.suppress({kind}):", level, 1, 3)

    def handle(self, level):
        loop = "asyncio.get_running_loop()"
        c = self.name("c")
        self.put("HANDLES.append(" + self.pick(
            f'{loop}.call_soon(log, "handle", "{c}")', f'{loop}.call_later({self.delay()}, log, "handle", "{c}")',
            f'{loop}.call_at({loop}.time() + {self.delay()}, log, "handle", "{c}")',
            f'{loop}.call_later({self.delay()}, fault, "{c}")') + ")")

    def cancel_handle(self, level):
        self.put(f"for h in HANDLES[{self.random.randrange(-3, 3)}:][:1]:")
        self.put("    h.cancel()")
        self.put('    log(me, "handle", h.cancelled(), type(h).__name__)')

    def uncancel(self, level):
        self.put('log(me, "uncancel", asyncio.current_task().uncancel())')

    def odd(self, level):
        self.put(self.pick("log(me, await Odd())", "log(me, await Odd(None, None))", "await Odd(None, 5)", 'await Odd("text")',
                           "await Odd(FUTURES[0])", f'log(me, await asyncio.gather(Through(Odd(None)), asyncio.sleep({self.delay()}, "slept")))'))

    def end_group(self, level):
        self.put(f"for tg in GROUPS[-{self.random.randrange(1, 3)}:][:1]:")
        self.put(self.pick("    tg.cancel()", '    asyncio.get_running_loop().call_soon(tg.cancel)',
                           f"    asyncio.get_running_loop().call_later({self.delay()}, tg.cancel)"))

    def look(self, level):
        q = self.random.randrange(6)
        self.put(self.pick(f'log(me, "items", list(QUEUES[{q}]._queue))', f'log(me, "waiting", len(QUEUES[{q}]._getters), len(QUEUES[{q}]._putters))',
                           'log(me, "waiting", [len(e._waiters) for e in EVENTS])'))

    def factory(self, level):
        if self.chance(0.5):
            self.put(f"asyncio.get_running_loop().set_task_factory({self.pick('None', 'None', 'job_factory', 'asyncio.eager_task_factory')})")

    def faulty(self, level):
        self.put(self.pick(f'asyncio.get_running_loop().call_soon(fault, "{self.name("x")}")',
                           'asyncio.get_running_loop().call_exception_handler({"message": "told by hand", "exception": KeyError(me)})'))

    def context(self, level):
        self.put(self.pick(f'TOKENS.append(VAR.set("{self.name("v")}"))', "CONTEXTS.append(contextvars.copy_context())",
                           f'CONTEXTS[-1].run(VAR.set, "{self.name("v")}")', 'log(me, "var", VAR.get(), CONTEXTS[-1].get(VAR))',
                           'log(me, "tokens", [t.old_value is contextvars.Token.MISSING for t in TOKENS[-2:]])'))
        if self.chance(0.2):
            self.put("for token in TOKENS[-1:]:")
            self.put("    try:")
            self.put("        VAR.reset(TOKENS.pop())")
            self.put("    except (ValueError, RuntimeError) as e:")
            self.put('        log(me, "reset", type(e).__name__)')

    def split(self, level):
        self.put("try:")
        self.put("    try:")
        self.put('        raise ExceptionGroup("split", [ValueError(me), ExceptionGroup("in", [KeyError(1), OSError("o")])])')
        self.put(f"    except* {self.pick('ValueError', 'KeyError', '(KeyError, OSError)')} as e:")
        self.put('        log(me, "part", e)')
        self.put(f"        await asyncio.sleep({self.pick('0', self.delay())})")
        self.put("except ExceptionGroup as e:")
        self.put('    log(me, "rest", e)')

    def chain_cancel(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f"for t in TASKS[{at}:][:1]:")
        self.put(self.pick('    t.add_done_callback(lambda t: [x.cancel("chained") for x in TASKS[:2]])',
                           "    t.add_done_callback(lambda t: EVENTS[0].set())",
                           "    t.add_done_callback(lambda t: t.get_loop().create_task(asyncio.sleep(0.001)).add_done_callback(lambda t: log('chain', how(t))))"))

    def retry(self, level):
        self.put(f"for n in range({self.random.randrange(2, 4)}):")
        self.depth += 1
        self.block("try:", max(0, level - 1), 1, 2)
        self.put("    break")
        self.put(f"except {self.pick('asyncio.CancelledError', 'BaseException', '(Exception, asyncio.CancelledError)')} as e:")
        self.put('    log(me, "again", n, e)')
        self.depth -= 1

    def comprehension(self, level):
        n, d = self.random.randrange(1, 4), self.pick("0", self.delay())
        self.put(self.pick(f"log(me, [x async for x in agen(me, {n}, {d})])", f"log(me, [await asyncio.sleep({d}, x) for x in range({n})])",
                           f"log(me, [y async for y in (x async for x in agen(me, {n}, {d}) if x)])",
                           f"log(me, sum([x + await asyncio.sleep({d}, x) async for x in agen(me, {n}, 0)]))"))

    def shield_future(self, level):
        f = self.random.randrange(3)
        self.put(self.pick(f'log(me, "shielded", await asyncio.shield(FUTURES[{f}]))',
                           f's = asyncio.shield(FUTURES[{f}])', f's = asyncio.shield(asyncio.sleep({self.delay()}, "in shield"))'))
        if self.lines[-1].strip().startswith("s ="):
            self.put(self.pick('log(me, "shield", s.cancel("outer"))', "asyncio.get_running_loop().call_soon(s.cancel)", 's.add_done_callback(lambda s: log("shield told", how(s)))'))
            if self.chance(0.5):
                self.put('log(me, "shield", await s)')

    def threadsafe(self, level):
        self.put(f'asyncio.get_running_loop().call_soon_threadsafe(log, "threadsafe", "{self.name("c")}")')

    def close_queue(self, level):
        q = self.random.randrange(6)
        if self.chance(0.4):
            self.put(f"QUEUES[{q}].shutdown({self.pick('', 'True')})")
            self.put(f'asyncio.get_running_loop().call_later({self.delay()}, QUEUES.__setitem__, {q}, asyncio.Queue(1))')

    def stop(self, level):
        if self.chance(0.03):
            self.put("asyncio.get_running_loop().stop()")

    def rooms(self, level):
        self.block(f"async with Room(me, {self.pick('0', self.delay())}, {self.chance(0.3)}) as r, room(r.me, 0), {self.pick('LOCKS[0]', 'SEMS[1]')}:",
                   max(0, level - 1), 1, 2)

    def hand(self, level):
        last = self.pick("lambda c: c.send(None)", 'lambda c: c.throw(KeyError("by hand"))', "lambda c: c.close()", 'lambda c: c.throw(asyncio.CancelledError("by hand"))')
        self.put(f"by_hand(me, {self.child(level)}, {self.random.randrange(4)}, {last})")

    def context_task(self, level):
        t = self.name("t")
        self.put(f'{t} = asyncio.create_task({self.child(level)}, name="{t}", context=CONTEXTS[-1])')
        self.put(f"TASKS.append({t})")

    def job(self, level):
        t = self.name("t")
        self.put(f'{t} = Job({self.child(level)}, loop=asyncio.get_running_loop(), name="{t}")')
        self.put(f"TASKS.append({t})")
        self.put(f'log(me, "job", {t}.note, {t} is asyncio.current_task())')
        if self.chance(0.5):
            self.put(f'log(me, "job", await {t}, type({t}).__name__)')

    def gather_odd(self, level):
        t = self.task(level)
        self.put(f'log(me, "odd gather", await asyncio.gather({self.pick(f"{t}, {t}, ", f"FUTURES[1], {t}, ", "")}return_exceptions=True))')

    def timeouts(self, level):
        self.put(f"async with asyncio.timeout({self.delay()}) as outer, asyncio.timeout_at({self.pick('None', 'asyncio.get_running_loop().time() + ' + self.delay())}) as cm:")
        self.depth += 1
        self.body(level - 1, 1, 3)
        self.depth -= 1
        self.put('log(me, "left timeouts", outer.expired(), cm.expired())')

    def future(self, level):
        f = self.random.randrange(3)
        self.put(self.pick(
            f'FUTURES[{f}].done() or FUTURES[{f}].set_result("{self.name("r")}")',
            f'FUTURES[{f}].done() or FUTURES[{f}].set_exception(ValueError("{self.name("x")}"))',
            f'log(me, "future cancelled", FUTURES[{f}].cancel("{self.name("c")}"))',
            f'log(me, "future", await asyncio.wait_for(asyncio.shield(FUTURES[{f}]), {self.delay()}))',
            f"FUTURES[{f}] = asyncio.get_running_loop().create_future()"))

    def cancel(self, level):
        at = self.random.randrange(-4, 4)
        self.put(f'log(me, "cancel", *[(t.get_name(), t.cancel("{self.name("m")}")) for t in TASKS[{at}:][:1]])')

    def own_cancel(self, level):
        if self.chance(0.3):
            self.put('asyncio.current_task().cancel("self")')

    def fail(self, level):
        if self.chance(0.5):
            self.put(f'raise {self.pick("ValueError", "KeyError", "OSError")}("{self.name("e")}")')

    def attempt(self, level):
        self.block("try:", level, 1, 4)
        form = self.random.randrange(3)
        if form < 2:
            self.put(f"except {self.pick(*HANDLERS)} as e:")
            self.put('    log(me, "caught", e)')
            if self.chance(0.3):
                self.put("    await asyncio.sleep(0)")
            if self.chance(0.4):
                self.put("    raise")
        if form > 0:
            self.put("finally:")
            self.put('    log(me, "finally")')
            if self.chance(0.5):
                self.put(f"    await asyncio.sleep({self.pick('0', self.delay())})")

    def iterate(self, level):
        self.put(f"async for x in agen(me, {self.random.randrange(1, 5)}, {self.pick('0', self.delay())}):")
        self.put('    log(me, "item", x)')
        if self.chance(0.4):
            self.put(f"    if x == {self.random.randrange(3)}:")
            self.put("        break")
        if self.chance(0.3):
            self.put("    await asyncio.sleep(0)")

    def callback(self, level):
        c = self.name("c")
        self.put(self.pick(
            f'asyncio.get_running_loop().call_soon(log, "soon", "{c}")',
            f'asyncio.get_running_loop().call_later({self.delay()}, log, "later", "{c}")',
            f'asyncio.get_running_loop().call_soon(asyncio.get_running_loop().call_soon, log, "soon twice", "{c}")'))

    def loop(self, level):
        self.block(f"for _ in range({self.random.randrange(1, 4)}):", max(0, level - 1), 1, 2)

    def feed(self, level):
        r = f"READERS[{self.random.randrange(2)}]"
        self.put(self.pick(*[f'{r}.feed_data({self.pick(b"ab", b"cd;", b"e" + bytes([10]), b"fgh;ij" + bytes([10]), b"k" * 9)})'] * 8,
                           f"{r}.feed_eof()", f'{r}.set_exception(OSError("reader"))',
                           f"READERS[{self.random.randrange(2)}] = asyncio.StreamReader(limit=8)"))

    def read(self, level):
        what = self.pick("read(3)", "read(0)", "readline()", "readexactly(4)", 'readuntil(b";")', 'readuntil((b";", b"h"))', "read()")
        what = f"READERS[{self.random.randrange(2)}].{what}"
        if self.chance(0.8):
            what = f"asyncio.wait_for({what}, {self.delay()})"
        self.put(f'log(me, "read", await {what})')

    def closing(self, level):
        self.put(f"async with contextlib.aclosing(agen(me, 3, {self.pick('0', self.delay())})) as items:")
        self.put("    async for x in items:")
        self.put('        log(me, "item", x)')
        self.depth += 2
        self.body(0, 0, 2)
        if self.chance(0.5):
            self.put("break")
        self.depth -= 2

    def countdown(self, level):
        self.put(f"async for x in Countdown({self.random.randrange(1, 5)}, {self.pick('0', self.delay())}):")
        self.put('    log(me, "down", x)')
        self.put("else:")
        self.put('    log(me, "counted")')

    def no_callback(self, level):
        self.put("for t in TASKS[-2:]:")
        self.put("    t.add_done_callback(finished)")
        self.put('    t.add_done_callback(lambda t: log("done", t.get_name()), context=CONTEXTS[-1])')
        self.put('    log(me, "removed", t.remove_done_callback(finished))')

    def at(self, level):
        c = self.name("c")
        # Only the timers of one loop are to tie: CPython's clock moves between two of them, the virtual one does not.
        self.put("TIES[0] += 1")
        self.put(f"when = asyncio.get_running_loop().time() + {self.delay()} + TIES[0] * 1e-7")
        self.put(f"for i in range({self.random.randrange(2, 6)}):")
        self.put(f'    asyncio.get_running_loop().call_at(when, log, "at", "{c}", i)')

    def twice(self, level):
        c = self.name("c")
        self.put("AGENS.append(agen(me, 1, 0))")
        self.put(f"{c} = AGENS[-1].__anext__()")
        self.put(f'log(me, "once", await {c})')
        self.put(f'log(me, "twice", await {c})')

    def misused(self, level):
        self.put("try:")
        self.put("    " + self.pick(
            "asyncio.run(None)", "asyncio.create_task(None)", "await asyncio.wait([])",
            "await asyncio.gather(5)", "asyncio.current_task().set_result(1)", "LOCKS[0].release()", "SEMS[2].release()",
            "CONDS[0].notify()", "QUEUES[0].task_done()", "asyncio.current_task().result()", "await asyncio.wait_for(None, 1)",
            "TASKS[-1].set_exception(ValueError())", "await asyncio.current_task()", "EVENTS[0].wait().close()",
            "asyncio.TaskGroup().create_task(None)"))
        self.put("except Exception as e:")
        self.put('    log(me, "misused", e)')

    def pass_on(self, level):
        # What one future gets, another one gets in its done callback.
        f, g = self.random.sample(range(3), 2)
        self.put(f"FUTURES[{f}].add_done_callback(lambda f: FUTURES[{g}].done() or FUTURES[{g}].set_result(how(f)))")

    def swapped(self, level):
        self.put("outer = VAR.set(me)")
        self.put("await asyncio.sleep(0)")
        self.put("VAR.reset(outer)")
        self.put('log(me, "var", VAR.get())')

    def shared_context(self, level):
        self.put(f'asyncio.get_running_loop().call_soon(VAR.set, "{self.name("v")}", context=CONTEXTS[-1])')
        self.put('asyncio.get_running_loop().call_soon(lambda: log("var", VAR.get()), context=CONTEXTS[-1])')

    def noted(self, level):
        self.put("f = Noted(loop=asyncio.get_running_loop())")
        self.put(f'asyncio.get_running_loop().call_later({self.delay()}, lambda f=f: f.done() or f.set_result("{self.name("r")}"))')
        self.put(self.pick('log(me, "noted", await f)', f'log(me, "noted", await asyncio.wait_for(f, {self.delay()}))', f'log(me, "noted", await asyncio.gather(f, asyncio.sleep({self.delay()})))',
                           'log(me, "noted", await asyncio.shield(f))'))

    def promise(self, level):
        self.put("p = Promise()")
        self.put(f'asyncio.get_running_loop().call_later({self.delay()}, p.keep, "{self.name("p")}")')
        self.put(self.pick('log(me, "promise", await p)', f'log(me, "promise", await asyncio.wait_for(p, {self.delay()}))'))

    def legacy(self, level):
        inner = self.pick(f'asyncio.sleep({self.delay()}, "slept")', "Turns(2).__await__()", "FUTURES[0].__await__()", "EVENTS[0].wait()")
        self.put(f'log(me, "legacy gave", await legacy(me, {self.random.randrange(3)}, {inner}))')

    def pulls(self, level):
        self.put(f"items = {self.pick('agen', 'stubborn')}(me, {self.random.randrange(1, 4)}, {self.pick('0', self.delay())})")
        self.put("AGENS.append(items)")
        for _ in range(self.random.randrange(1, 4)):
            t, how = self.name("p"), self.pick("__anext__", "__anext__", "asend", "athrow", "aclose")
            self.put(f'TASKS.append(asyncio.create_task(pull("{t}", items, "{how}"), name="{t}"))')
            if self.chance(0.4):
                self.turn(level)
        self.put("await asyncio.wait(TASKS[-1:])")
        self.put("await items.aclose()")

    def guard(self, level):
        self.block(f"async with guarded(me, {self.random.randrange(3)}, {self.pick('TimeoutError', 'asyncio.CancelledError', 'Exception')}):", max(0, level - 1), 1, 3)

    def seen(self, level):
        self.put(self.pick("log(me, *map(seen, TASKS[-1:]))", "log(me, *map(seen, FUTURES[:1]))", "log(me, *map(seen, LOCKS[:1] + SEMS[:1] + EVENTS[:1]))",
                           "log(me, *map(seen, BARRIERS + TIMEOUTS[-1:] + GROUPS[-1:]))"))

    def contexts_run(self, level):
        self.put("context = contextvars.copy_context()")
        self.put(f'context.run(VAR.set, "{self.name("v")}")')
        self.put(f"t = context.run(asyncio.create_task, asyncio.sleep({self.delay()}, \"in context\"))")
        self.put("t.add_done_callback(lambda t: log('context', VAR.get(), how(t)), context=context)")
        self.put("log(me, t.get_context() is context, t.get_context().get(VAR))")

    def anexts(self, level):
        self.put(f"items = Countdown({self.random.randrange(1, 4)}, {self.pick('0', self.delay())})")
        self.put('log(me, "anext", await anext(items), await anext(items, "none"))')

    def in_finally(self, level):
        self.block("try:", max(0, level - 1), 1, 3)
        self.put("finally:")
        self.put('    log(me, "cleans up")')
        self.depth += 1
        self.step(0)
        self.depth -= 1
        self.put('    log(me, "clean")')

    def group_misuse(self, level):
        self.put("for tg in GROUPS[-1:]:")
        self.put("    late = asyncio.sleep(0)")
        self.put("    try:")
        self.put('        TASKS.append(tg.create_task(late, name="late"))')
        self.put("    except RuntimeError as e:")
        self.put('        log(me, "late", e)')
        self.put("        late.close()")

    def nested_run(self, level):
        self.put("late = asyncio.sleep(0)")
        self.put("try:")
        self.put(f"    {self.pick('asyncio.run(late)', 'asyncio.get_running_loop().run_until_complete(late)', 'asyncio.Runner().run(late)')}")
        self.put("except RuntimeError as e:")
        self.put('    log(me, "nested", e)')
        self.put("    late.close()")

    def cond_all(self, level):
        c = self.random.randrange(2)
        self.put(f"async with CONDS[{c}]:")
        self.put(self.pick(f"    CONDS[{c}].notify_all()", f"    await asyncio.wait_for(CONDS[{c}].wait_for(lambda: TICK % 3 == 0), {self.delay()})"))
        self.depth += 1
        self.step(0)
        self.depth -= 1

    def lock_by_hand(self, level):
        lock = self.pick("LOCKS[0]", "LOCKS[1]", "SEMS[1]")
        self.put(f"t = asyncio.create_task({lock}.acquire(), name='taker')")
        self.turn(level)
        self.put(f"{self.pick('t.cancel()', 'await asyncio.sleep(0)', 'await t')}")
        self.put("await asyncio.wait([t])")
        self.put("if not t.cancelled():")
        self.put(f"    {lock}.release()")

    def handle_repr(self, level):
        self.put("h = asyncio.get_running_loop().call_soon(log, 'seen', me)")
        self.put(f"log(me, seen(h), h.cancelled())")
        self.put(f"{self.pick('h.cancel()', 'pass')}")

    def await_twice(self, level):
        self.put(f"coro = {self.child(level)}")
        self.put(f"t = asyncio.create_task(coro, name='{self.name('o')}')")
        self.put("TASKS.append(t)")
        self.turn(level)
        self.put("try:")
        self.put("    await coro")
        self.put("except RuntimeError as e:")
        self.put('    log(me, "again", e)')

    def groups_inside(self, level):
        self.put("async with asyncio.TaskGroup() as outer, asyncio.TaskGroup() as tg:")
        self.depth += 1
        self.put("GROUPS.append(outer)")
        for group in ("outer", "tg", "tg"):
            t = self.name("g")
            self.put(f'TASKS.append({group}.create_task({self.child(level)}, name="{t}"))')
        self.body(level - 1, 0, 3)
        self.depth -= 1
        self.put('log(me, "left groups")')

    def base_error(self, level):
        self.put("try:")
        self.put("    async with asyncio.TaskGroup() as tg:")
        self.put(f"        tg.create_task({self.child(level)})")
        self.put("        await asyncio.sleep(0)")
        self.put(f"        raise {self.pick('KeyboardInterrupt', 'GeneratorExit', 'SystemExit', 'BaseException', 'asyncio.CancelledError')}('base')")
        self.put("except BaseException as e:")
        self.put('    log(me, "base", e)')
        self.put("    if isinstance(e, asyncio.CancelledError): raise")

    def wait_future(self, level):
        t = self.task(level)
        self.put(f"done, pending = await asyncio.wait([{t}, FUTURES[{self.random.randrange(3)}]], timeout={self.delay()})")
        self.put("for f in pending - set(FUTURES):")
        self.put(f"    f.add_done_callback(lambda f: log('pending', how(f)))")
        self.put('log(me, "waited", sorted(map(str, map(how, done))))')

    def shared_gather(self, level):
        t = self.task(level)
        self.put(f"g = asyncio.gather({t}, {self.child(level)}, return_exceptions={self.chance(0.5)})")
        self.put(f"h = asyncio.gather(g, {t}, return_exceptions={self.chance(0.5)})")
        if self.chance(0.5):
            self.put(f"asyncio.get_running_loop().call_later({self.delay()}, {self.pick('g', 'h', t)}.cancel, 'shared')")
        self.put('log(me, "shared", await h)')

    def waits_itself(self, level):
        self.put(f"t = asyncio.create_task({self.child(level)}, name='{self.name('w')}')")
        self.put("TASKS.append(t)")
        self.put("t.add_done_callback(lambda t: t.get_loop().call_soon(log, 'after', t.get_name(), how(t)))")
        self.put("log(me, 'same', (await asyncio.gather(t, t, asyncio.shield(t), return_exceptions=True))[0] is not None)")

    def group_from_child(self, level):
        t = self.name("g")
        self.put("async def joins(tg):")
        self.put("    await asyncio.sleep(0)")
        self.put(f'    TASKS.append(tg.create_task({self.child(level)}, name="{t}"))')
        self.put("async with asyncio.TaskGroup() as tg:")
        self.put("    tg.create_task(joins(tg))")
        self.put(f"    await asyncio.sleep({self.pick('0', self.delay())})")

    def named_eager(self, level):
        self.put("before = asyncio.get_running_loop().get_task_factory()")
        self.put("asyncio.get_running_loop().set_task_factory(asyncio.create_eager_task_factory(Job))")
        self.put(f"t = asyncio.create_task({self.child(level)}, name='{self.name('e')}')")
        self.put("TASKS.append(t)")
        self.put("asyncio.get_running_loop().set_task_factory(before)")
        self.put("log(me, 'eager', t.get_name(), t.done(), type(t).__name__)")

    # The whole.

    def function(self, name, level):
        self.put(f"async def {name}(me):")
        self.depth = 1
        self.put('log(me, "start")')
        if name == "root":
            self.body(level, 7, 12, guarded=0.9)
        elif level >= 0 and len(self.waiting) < self.functions:
            self.body(level, 2, 6 if level else 4)
        else:
            self.turn(level)
        self.put('log(me, "end")')
        self.put(f'return "{name}!"')
        self.depth = 0

    def program(self, seed):
        while self.waiting:
            self.lines += ["", ""]
            self.function(*self.waiting.pop(0))
        setup = "    loop.set_task_factory(asyncio.eager_task_factory)\n" if self.chance(0.12) else ""
        setup += f"    ticks({self.random.randrange(40, 400)})\n" if self.chance(0.5) else ""
        ending = self.pick("", "", '    raise ValueError("main")\n', "    await asyncio.gather(*TASKS, return_exceptions=True)\n")
        runs = RUNNER if self.chance(0.2) else self.pick(RUN, RUN, RUN, RUN, RUN_DEBUG, RUN_OWN)
        tail = TAIL.replace("{setup}", setup).replace("{ending}", ending).replace("{runs}", runs)
        return HEAD.format(seed=seed) + "\n".join(self.lines) + "\n" + tail


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
