"""Writes random asyncio programs in which a few workers follow lists of steps.

    python3.13 tests/orders/scripts.py SEED > program.as

`generate.py` writes code; here the programs are short interpreters of random lists, so that few things meet very often: one
theme each, every line with the number of the loop's iteration. Reports that would go to stderr are printed, too.
"""

import random
import sys

HEAD = '''# clock: virtual
# A random program; scripts.py made it from seed {seed}: {theme}.
import asyncio
import concurrent.futures
import contextlib
import contextvars
import gc
import logging
import re
import socket
import sys
import threading
import types
import warnings

TICK = 0
VAR = contextvars.ContextVar("VAR", default="none")


def clean(text):
    text = re.sub(r"0x[0-9a-f]+", "0x", str(text))
    text = re.sub(r"[^ '\\"(]*/[^ ,'\\"]*\\.(as|py)", "FILE", text)
    return re.sub(r"FILE:[0-9]+", "FILE", re.sub("when=[0-9.]+", "when=", text))


def show(e, depth=3):
    if e is None:
        return None
    parts = [type(e).__name__]
    if isinstance(e, BaseExceptionGroup):
        parts += [e.message, [show(x, depth) for x in e.exceptions]]
    else:
        parts += [clean(a) if isinstance(a, str) else type(a).__name__ if isinstance(a, BaseException) else a for a in e.args]
    if depth and e.__cause__:
        parts.append(("from", show(e.__cause__, depth - 1)))
    elif depth and e.__context__ and not e.__suppress_context__:
        parts.append(("after", show(e.__context__, depth - 1)))
    return tuple(parts)


def plain(x):
    if isinstance(x, BaseException):
        return show(x)
    if isinstance(x, (list, tuple)):
        return type(x)(plain(y) for y in x) if type(x) in (list, tuple) else clean(x)
    return clean(x) if isinstance(x, str) else x if x is None or isinstance(x, (int, float, bytes, dict)) else type(x).__name__


def log(*what):
    print(TICK, *map(plain, what), flush=True)


def how(t):
    if not t.done():
        return "pending"
    if t.cancelled():
        return "cancelled"
    return show(t.exception()) if t.exception() else plain(t.result())


def ticks(left):
    global TICK
    TICK += 1
    for what in PLAN.pop(TICK, ()):
        what()
    if left:
        asyncio.get_running_loop().call_soon(ticks, left - 1)


def planned(tick, what):
    PLAN.setdefault(tick, []).append(what)


def handler(loop, context):
    # When tasks are dropped hangs on reference counts.
    if context["message"].endswith(("never retrieved", "but it is pending!")):
        return
    log("handler", context["message"], sorted(k for k in context if k not in ("source_traceback", "handle_traceback")), show(context.get("exception")))


class ToOut(logging.Handler):
    def emit(self, record):
        log("log", record.levelname, record.getMessage().split("\\n")[0], show(record.exc_info and record.exc_info[1] or None))


logging.getLogger("asyncio").addHandler(ToOut())
logging.getLogger("asyncio").propagate = False
sys.unraisablehook = lambda u: log("unraisable", show(u.exc_value))
warnings.showwarning = lambda message, kind, *rest, **more: log("warning", kind.__name__, str(message).split("\\n")[0])
warnings.simplefilter("always")
PLAN = {{}}
TASKS = {{}}
'''

SYNC = '''

SCRIPTS = {scripts}
THINGS = []


def make():
    THINGS[:] = [{things}]


async def waited(aw, how_long):
    if how_long is None:
        return await aw
    if how_long < 0:
        return await asyncio.wait_for(aw, -how_long)
    async with asyncio.timeout(how_long):
        return await aw


async def follow(me, steps):
    for op, *rest in steps:
        try:
            r = await do(me, op, *rest)
            log(me, op, *rest, "->", r)
        except asyncio.CancelledError as e:
            log(me, op, *rest, "cut", e)
            if me in SWALLOWS:
                asyncio.current_task().uncancel()
            else:
                raise
        except Exception as e:
            log(me, op, *rest, "failed", e)
    return me


async def do(me, op, *rest):
    match op:
        case "turn":
            for _ in range(rest[0]):
                await asyncio.sleep(0)
        case "sleep":
            await asyncio.sleep(rest[0])
        case "cancel":
            return TASKS[rest[0]].cancel(*rest[1:]) if rest[0] in TASKS else "none"
        case "call":
            x, name, *args = rest
            return getattr(THINGS[x], name)(*args)
        case "await":
            x, limit, name, *args = rest
            return await waited(getattr(THINGS[x], name)(*args), limit)
        case "with":
            x, inner = rest
            async with THINGS[x] as got:
                log(me, "in", x, got if isinstance(got, int) else None)
                await follow(me, inner)
        case "look":
            return repr(THINGS[rest[0]])
        case "level":
            LEVEL[0] += rest[0]
        case "wait_level":
            x, limit, least = rest
            return await waited(THINGS[x].wait_for(lambda: LEVEL[0] >= least), limit)
        case "spawn":
            name, steps = rest
            if name not in TASKS:
                TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
        case "join":
            if rest[0] in TASKS and TASKS[rest[0]] is not asyncio.current_task():
                return plain(await asyncio.wait([TASKS[rest[0]]], timeout=rest[1]))[0] and how(TASKS[rest[0]])
        case "both":
            return plain(await asyncio.gather(*(follow(me + "+", s) for s in rest), return_exceptions=True))


LEVEL = [0]
SWALLOWS = {swallows}


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    make()
    {factory}
    ticks({ticks})
    {plan}
    for name, steps in SCRIPTS.items():
        TASKS[name] = asyncio.create_task(follow(name, steps), name=name)
        TASKS[name].add_done_callback(lambda t: log("done", t.get_name(), how(t)))
    await asyncio.wait(list(TASKS.values()), timeout=3)
    log("left", sorted(t.get_name() for t in TASKS.values() if not t.done()))
    for x in THINGS:
        log(repr(x))


asyncio.run(main())
log("end", [(n, how(t)) for n, t in TASKS.items()])
'''
TREE = '''

TREES = {trees}
FUTURES = []
TIMEOUTS = []
GROUPS = []
TOLD = []


async def run_node(node, me):
    """Does what one node of the tree says."""
    kind, *rest = node
    if kind == "turns":
        for _ in range(rest[0]):
            await asyncio.sleep(0)
        return me
    if kind == "sleep":
        return await asyncio.sleep(rest[0], me)
    if kind == "fail":
        raise getattr(__builtins__, rest[0], ValueError)(me) if not isinstance(__builtins__, dict) else __builtins__[rest[0]](me)
    if kind == "future":
        return await FUTURES[rest[0]]
    if kind == "finish":
        f = FUTURES[rest[0]]
        if not f.done():
            f.set_exception(KeyError(me)) if rest[1] else f.set_result(me)
        return f.done()
    if kind == "seq":
        return [await visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest)][-1:]
    if kind == "task":
        t = TASKS[me] = asyncio.create_task(visit(rest[0], me + "t"), name=me)
        t.add_done_callback(lambda t: log("told", me, how(t)))
        for _ in range(rest[1]):
            await asyncio.sleep(0)
        return await t if rest[2] else "left"
    if kind == "gather":
        return await asyncio.gather(*(visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])), return_exceptions=rest[0])
    if kind == "gather_shared":
        ts = [asyncio.ensure_future(visit(n, f"{{me}}.{{i}}")) for i, n in enumerate(rest[1:])]
        return await asyncio.gather(asyncio.gather(*ts, return_exceptions=rest[0]), *ts, FUTURES[0], return_exceptions=not rest[0])
    if kind == "group":
        async with asyncio.TaskGroup() as tg:
            GROUPS.append(tg)
            for i, n in enumerate(rest[1:]):
                TASKS[f"{{me}}.{{i}}"] = tg.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}")
            return await visit(rest[0], me + ".body")
    if kind == "except_star":
        try:
            return await visit(rest[1], me)
        except* KINDS[rest[0]] as eg:
            log(me, "star", eg)
            await asyncio.sleep(0)
        return "starred"
    if kind == "timeout":
        async with asyncio.timeout(rest[0]) as cm:
            TIMEOUTS.append(cm)
            try:
                return await visit(rest[1], me + ".in")
            finally:
                log(me, repr(cm), cm.expired())
    if kind == "reschedule":
        for cm in TIMEOUTS[-1:]:
            cm.reschedule(None if rest[0] is None else asyncio.get_running_loop().time() + rest[0])
            return repr(cm)
        return None
    if kind == "wait_for":
        return await asyncio.wait_for(visit(rest[1], me + ".w"), rest[0])
    if kind == "wait_for_task":
        return await asyncio.wait_for(asyncio.create_task(visit(rest[1], me + ".w"), name=me + ".w"), rest[0])
    if kind == "shield":
        return await asyncio.shield(visit(rest[0], me + ".s"))
    if kind == "wait":
        ts = [asyncio.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}") for i, n in enumerate(rest[2:])]
        TASKS.update((t.get_name(), t) for t in ts)
        done, pending = await asyncio.wait(ts, timeout=rest[1], return_when=rest[0])
        return sorted((t.get_name(), str(how(t))) for t in done), sorted(t.get_name() for t in pending)
    if kind == "each":
        found = []
        for f in asyncio.as_completed([visit(n, f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])], timeout=rest[0]):
            try:
                found.append(await f)
            except (ValueError, KeyError) as e:
                found.append(show(e))
            log(me, "each", found[-1])
        return len(found)
    if kind == "each_task":
        found = []
        ts = [asyncio.create_task(visit(n, f"{{me}}.{{i}}"), name=f"{{me}}.{{i}}") for i, n in enumerate(rest[1:])]
        async for t in asyncio.as_completed(ts + [FUTURES[1]], timeout=rest[0]):
            found.append(how(t))
            log(me, "each", t in ts, found[-1])
            if len(found) == len(ts):
                break
        return len(found)
    if kind == "cancel":
        t = TASKS.get(rest[0]) or asyncio.current_task()
        return t.cancel(*rest[1:]), t.cancelling()
    if kind == "self_cancel":
        return asyncio.current_task().cancel(me)
    if kind == "swallow":
        try:
            return await visit(rest[1], me + ".q")
        except asyncio.CancelledError as e:
            log(me, "swallowed", e)
            for _ in range(rest[0]):
                log(me, "uncancel", asyncio.current_task().uncancel())
            return "swallowed"
    if kind == "finally":
        try:
            return await visit(rest[0], me + ".try")
        finally:
            log(me, "finally", asyncio.current_task().cancelling())
            log(me, "finally", await visit(rest[1], me + ".fin"))
    if kind == "raise_from":
        try:
            return await visit(rest[0], me + ".c")
        except BaseException as e:
            raise OSError(me) from e
    if kind == "thread":
        return await asyncio.to_thread(lambda: VAR.get())
    if kind == "agen":
        async def items():
            for i in range(3):
                try:
                    yield await visit(rest[1], f"{{me}}.y{{i}}")
                finally:
                    log(me, "agen", i)
                    await asyncio.sleep(0)
        got = []
        async for x in items():
            got.append(x)
            if len(got) > rest[0]:
                break
        return len(got)
    if kind == "aclosing":
        async def inner():
            try:
                for i in range(3):
                    yield await visit(rest[1], f"{{me}}.y{{i}}")
            except BaseException as e:
                log(me, "agen", e)
                await visit(rest[2], me + ".z")
                raise
        async with contextlib.aclosing(inner()) as items:
            for _ in range(rest[0]):
                log(me, "anext", await anext(items, "over"))
            t = asyncio.ensure_future(items.athrow(KeyError(me))) if rest[3] else None
            return t and await t
    if kind == "stack":
        async with contextlib.AsyncExitStack() as stack:
            for n in rest[1:]:
                stack.push_async_callback(visit, n, me + ".cb")
            stack.push_async_exit(Leave(me, rest[0]).__aexit__)
            return await visit(rest[-1], me + ".st")
    if kind == "var":
        before = VAR.get()
        token = VAR.set(me)
        try:
            return await visit(rest[0], me + ".v"), VAR.get() == me
        finally:
            VAR.reset(token)
            log(me, "var", VAR.get() == before)
    raise AssertionError(kind)


class Leave:
    def __init__(self, me, swallows):
        self.me, self.swallows = me, swallows

    async def __aexit__(self, kind, e, trace):
        log(self.me, "leave", e)
        await asyncio.sleep(0)
        return self.swallows


KINDS = {{"ValueError": ValueError, "KeyError": KeyError, "Exception": Exception, "OSError": OSError}}


async def visit(node, me):
    try:
        r = await run_node(node, me)
    except BaseException as e:
        log(me, node[0], "raises", e, asyncio.current_task().cancelling())
        raise
    log(me, node[0], r)
    return r


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    FUTURES[:] = [loop.create_future() for _ in range(3)]
    {factory}
    ticks({ticks})
    {plan}
    for i, tree in enumerate(TREES):
        TASKS[f"r{{i}}"] = asyncio.create_task(visit(tree, f"r{{i}}"), name=f"r{{i}}")
    try:
        {end}
    finally:
        PLAN.clear()


try:
    result = asyncio.run(main())
    TICK = "over"
    log("result", result)
except BaseException as e:
    TICK = "over"
    log("run", e)
log("end", [(n, how(t)) for n, t in TASKS.items()])
'''


class Writer:
    THEMES = ["sync", "tree"]

    def __init__(self, seed):
        self.random = random.Random(seed * 7919 + 13)
        self.names = 0
        self.seed = seed

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

    def below(self, n):
        return self.random.randrange(n)

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def delay(self):
        return round(self.pick(2, 3, 5, 7, 11, 13, 17) / 1000 + self.below(40_000) / 1e9, 9)

    def limit(self):
        return self.pick(None, None, None, self.delay(), -self.delay(), 0)

    def program(self, seed):
        theme = self.pick(*self.THEMES)
        return HEAD.format(seed=seed, theme=theme) + getattr(self, theme)()

    # Synchronisation.

    MAKES = {
        "lock": ["asyncio.Lock()"],
        "sem": ["asyncio.Semaphore(1)", "asyncio.Semaphore(2)", "asyncio.Semaphore(0)", "asyncio.BoundedSemaphore(1)", "asyncio.BoundedSemaphore(2)"],
        "cond": ["asyncio.Condition()", "asyncio.Condition(asyncio.Lock())"],
        "event": ["asyncio.Event()"],
        "barrier": ["asyncio.Barrier(1)", "asyncio.Barrier(2)", "asyncio.Barrier(3)"],
        "queue": ["asyncio.Queue()", "asyncio.Queue(1)", "asyncio.Queue(2)", "asyncio.PriorityQueue(2)", "asyncio.LifoQueue(2)"],
    }

    def of_thing(self, x, kind, deep):
        """One step that uses thing number x."""
        limit = self.limit()
        inside = lambda: ("with", x, self.steps(deep))
        held = lambda: [self.pick(("await", x, limit, "wait"), ("await", x, limit, "wait"), ("call", x, "notify"), ("call", x, "notify", 2), ("call", x, "notify_all"), ("level", 1),
                                  ("wait_level", x, limit, self.below(4))) for _ in range(self.below(3) + 1)]
        waits = lambda what, *rest: lambda: ("await", x, limit, what, *rest)
        calls = lambda what, *rest: lambda: ("call", x, what, *rest)
        item = self.below(100)
        choices = {
            "lock": [waits("acquire"), calls("release"), calls("locked"), inside, inside],
            "sem": [waits("acquire"), calls("release"), calls("release"), calls("locked"), inside],
            "cond": [lambda: ("with", x, held()), lambda: ("with", x, held() + self.steps(deep)), lambda: ("with", x, held()), waits("acquire"), calls("release"), calls("notify_all")],
            "event": [waits("wait"), waits("wait"), calls("set"), calls("clear"), calls("is_set")],
            "barrier": [waits("wait"), waits("wait"), waits("wait"), inside, lambda: ("await", x, None, "reset"), lambda: ("await", x, None, "abort")],
            "queue": [waits("get"), waits("get"), waits("put", item), waits("put", item), calls("put_nowait", item), calls("get_nowait"), calls("task_done"), calls("task_done"),
                      waits("join"), calls("qsize"), *[calls("shutdown", *self.pick((), (True,), (False,)))] * self.below(2)],
        }
        return self.pick(*choices[kind])()

    def step(self, deep):
        if self.chance(0.6):
            x = self.below(len(self.kinds))
            return self.of_thing(x, self.kinds[x], deep - 1)
        turns = lambda: ("turn", self.below(4) + 1)
        return self.pick(turns, turns, turns, lambda: ("sleep", self.pick(0, self.delay())), lambda: ("cancel", self.pick(*self.workers), *self.pick((), ("why",))),
                         lambda: ("look", self.below(len(self.kinds))), lambda: ("join", self.pick(*self.workers), self.delay()),
                         *([lambda: ("spawn", self.name("s"), self.steps(deep - 1)), lambda: ("both", self.steps(deep - 1), self.steps(deep - 1))] if deep > 0 else []))()

    def steps(self, deep):
        return [self.step(deep) for _ in range(self.below(3) + 1)] if deep >= 0 else [("turn", self.below(3))]

    def cuts(self, many):
        """Cancellations at given iterations."""
        lines = [f"planned({self.below(25) + 1}, lambda: log('cuts', {t!r}, {t!r} in TASKS and TASKS[{t!r}].cancel({self.pick('', repr('cut'))})))" for t in (self.pick(*self.workers) for _ in range(many))]
        return "\n    ".join(lines) or "pass"

    FACTORIES = ["pass"] * 6 + ["asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)"]

    def sync(self):
        kinds = self.pick(["lock"], ["sem"], ["cond"], ["event"], ["barrier"], ["queue"], ["queue"], ["lock", "cond"], ["sem", "queue"], ["barrier", "event"], list(self.MAKES))
        self.kinds = [self.pick(*kinds) for _ in range(self.below(2) + 1)]
        self.workers = [f"w{i}" for i in range(self.below(4) + 2)]
        scripts = {w: [self.step(1) for _ in range(self.below(5) + 2)] for w in self.workers}
        text = "{\n" + "".join(f"    {w!r}: {s!r},\n" for w, s in scripts.items()) + "}"
        things = ", ".join(self.pick(*self.MAKES[k]) for k in self.kinds)
        swallows = repr({w for w in self.workers if self.chance(0.2)} or {"nobody"})
        return (SYNC.replace("{scripts}", text).replace("{things}", things).replace("{plan}", self.cuts(self.below(4))).replace("{swallows}", swallows)
                .replace("{factory}", self.pick(*self.FACTORIES)).replace("{ticks}", str(self.pick(30, 100, 300))))

    # Structure: a tree of waits, cut at given iterations.

    def node(self, deep):
        leaf = self.pick(("turns", self.below(4)), ("turns", self.below(4)), ("turns", 1), ("sleep", self.pick(0, self.delay(), self.delay())), ("fail", self.pick("ValueError", "KeyError", "OSError")),
                         ("future", self.below(3)), ("finish", self.below(3), self.chance(0.3)), ("cancel", f"r{self.below(2)}", *self.pick((), ("why",))), ("self_cancel",),
                         ("reschedule", self.pick(None, 0, self.delay())))
        if deep <= 0:
            return leaf
        n = lambda: self.node(deep - 1)
        some = lambda: [n() for _ in range(self.below(3) + 1)]
        limit = self.pick(self.delay(), self.delay(), None, 0)
        flag = self.chance(0.5)
        return self.pick(
            lambda: leaf, lambda: ("seq", *some()), lambda: ("seq", *some()), lambda: ("task", n(), self.below(3), flag), lambda: ("gather", flag, *some()),
            lambda: ("gather_shared", flag, *some()), lambda: ("group", n(), *some()), lambda: ("group", n(), *some()),
            lambda: ("except_star", self.pick("ValueError", "KeyError", "Exception", "OSError"), ("group", n(), *some())),
            lambda: ("timeout", limit, n()), lambda: ("timeout", limit, ("timeout", self.delay(), n())), lambda: ("wait_for", limit, n()),
            lambda: ("wait_for_task", limit, n()), lambda: ("shield", n()), lambda: ("wait", self.pick("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"), limit, *some()),
            lambda: ("each", limit, *some()), lambda: ("each_task", limit, *some()), lambda: ("swallow", self.below(3), n()), lambda: ("finally", n(), n()),
            lambda: ("raise_from", n()), lambda: ("agen", self.below(4), n()), lambda: ("aclosing", self.below(4), n(), n(), flag), lambda: ("stack", flag, *some()),
            lambda: ("var", n()))()

    def tree(self):
        trees = [self.node(self.below(3) + 2) for _ in range(self.below(2) + 1)]
        self.workers = [f"r{i}" for i in range(len(trees))] + ["r0.0", "r0.1", "r1.0", "r0.0t"]
        end = self.pick("await asyncio.wait(list(TASKS.values()), timeout=3)", "return await asyncio.gather(*TASKS.values(), return_exceptions=True)", "await asyncio.sleep(0.01)", "return await TASKS['r0']",
                        "await asyncio.wait(list(TASKS.values()), timeout=3)")
        return (TREE.replace("{{", "{").replace("}}", "}").replace("{trees}", "[\n" + "".join(f"    {t!r},\n" for t in trees) + "]").replace("{plan}", self.cuts(self.below(4)))
                .replace("{factory}", self.pick(*self.FACTORIES)).replace("{ticks}", str(self.pick(30, 100, 300))).replace("{end}", end))


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
