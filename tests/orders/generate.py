"""Writes a random asyncio program whose output is the order of its events.

    python3.13 tests/orders/generate.py SEED > program.as

Run it with `aster run --virtual-time program.as` and with `python3.13 tests/oracle.py program.as`: they must agree.
The programs beside this file were made by it; a new one is kept when it found something.
"""

import random
import sys

DELAYS = [0.001 * n for n in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)]
HANDLERS = ("Exception", "ValueError", "asyncio.CancelledError", "BaseException", "(TimeoutError, KeyError)", "ExceptionGroup")

HEAD = '''# clock: virtual
# A random program; generate.py made it from seed {seed}.
import asyncio


def show(e):
    if isinstance(e, BaseExceptionGroup):
        return type(e).__name__, [show(x) for x in e.exceptions]
    return (type(e).__name__, *[a for a in e.args if isinstance(a, str)])


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


TASKS = []
'''

TAIL = '''

def handler(loop, context):
    # When a failure nobody asked for is dropped hangs on reference counts; what else goes wrong does not.
    if not context["message"].endswith("never retrieved"):
        log("handler", context["message"].split("<")[0], show(context["exception"]) if "exception" in context else None)


async def main():
    global LOCKS, SEMS, EVENTS, QUEUES, FUTURES, COND, BARRIER
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    LOCKS = [asyncio.Lock() for _ in range(2)]
    SEMS = [asyncio.Semaphore(i + 1) for i in range(2)]
    EVENTS = [asyncio.Event() for _ in range(2)]
    QUEUES = [asyncio.Queue(i) for i in range(3)]
    FUTURES = [loop.create_future() for _ in range(3)]
    COND, BARRIER = asyncio.Condition(), asyncio.Barrier(2)
    try:
        async with asyncio.timeout(2):
            log("main", await root("root"))
    except BaseException as e:
        log("main", "ended", show(e))
    await asyncio.sleep(0.05)
    log("left", sorted((t.get_name(), how(t)) for t in TASKS))
    return "result"


try:
    log(asyncio.run(main()))
except BaseException as e:
    log("run", show(e))
log("end", [(t.get_name(), how(t)) for t in TASKS])
'''


class Writer:
    """Writes one coroutine function after the other; children that were named wait their turn."""

    def __init__(self, seed, functions=40):
        self.random = random.Random(seed)
        self.functions = functions
        self.names = 0
        self.waiting = [("root", self.random.randrange(2, 4))]
        self.lines = []
        self.depth = 0

    # Pieces.

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def delay(self):
        return f"{self.random.choice(DELAYS) + self.random.randrange(40) / 1e6:.6f}"

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

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
               "iterate", "callback", "future", "loop", "condition", "own_cancel", "barrier", "count"]
    DEEP = ["call", "task", "task", "awaited_task", "gather", "wait", "wait_for", "timeout", "group", "shield", "as_completed"]

    def step(self, level):
        kind = self.random.choice(self.SHALLOW + self.DEEP if level > 0 else self.SHALLOW)
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
        self.put('log(me, "wait", sorted((t.get_name(), how(t)) for t in done), sorted(t.get_name() for t in pending))')
        if self.chance(0.5):
            self.put("for t in pending:")
            self.put('    t.cancel("pending")')

    def wait_for(self, level):
        what = self.pick("{}", "asyncio.create_task({})").format(self.child(level))
        limit = self.pick(self.delay(), self.delay(), "None", "0", "-1")
        self.put(f'log(me, "wait_for", await asyncio.wait_for({what}, {limit}))')

    def timeout(self, level):
        limit = self.pick(self.delay(), self.delay(), self.delay(), "0", "None")
        self.block(f"async with asyncio.timeout({limit}) as cm:", level - 1, 1, 4)
        if self.chance(0.2):
            self.put(f"    cm.reschedule(asyncio.get_running_loop().time() + {self.delay()})")
        self.put('log(me, "left timeout", cm.expired())')

    def group(self, level):
        self.put("async with asyncio.TaskGroup() as tg:")
        self.depth += 1
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
        what = self.pick("LOCKS[0]", "LOCKS[1]", "SEMS[0]", "SEMS[1]")
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
        q = self.random.randrange(3)
        item = self.name("i")
        if self.chance(0.4):
            self.put(f'QUEUES[{q}].full() or QUEUES[{q}].put_nowait("{item}")')
        else:
            self.put(f'await asyncio.wait_for(QUEUES[{q}].put("{item}"), {self.delay()})')
        self.put(f'log(me, "put", QUEUES[{q}].qsize())')

    def get_item(self, level):
        self.put(f'log(me, "got", await asyncio.wait_for(QUEUES[{self.random.randrange(3)}].get(), {self.delay()}))')

    def condition(self, level):
        self.put("async with COND:")
        if self.chance(0.6):
            self.put(f'    log(me, "notified", await asyncio.wait_for(COND.wait(), {self.delay()}))')
        else:
            self.put(f"    COND.{self.pick('notify()', 'notify_all()', 'notify(2)')}")
            if self.chance(0.5):
                self.put("    await asyncio.sleep(0)")

    def barrier(self, level):
        self.put(f'log(me, "barrier", await asyncio.wait_for(BARRIER.wait(), {self.delay()}))')

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
        return HEAD.format(seed=seed) + "\n".join(self.lines) + "\n" + TAIL


seed = int(sys.argv[1])
print(Writer(seed).program(seed), end="")
