"""Writes random asyncio programs in which a few workers follow lists of steps.

    python3.13 tests/orders/scripts.py SEED > program.as

`generate.py` writes code; here the programs are short interpreters of random lists, so that few things meet very often: one
theme each, every line with the number of the loop's iteration. Reports that would go to stderr are printed, too.
"""

import random
import sys

from chooser import Chooser
from stages import AGENS, ENDS, FUTURES, SYNC, TREE

HEAD = '''# clock: virtual
# A random program; scripts.py made it from seed {seed}: {theme}.
import asyncio
import concurrent.futures
import contextlib
import contextvars
import gc
import logging
import os
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
        if record.getMessage().startswith(("Task was destroyed", "Task exception was never", "Future exception was never")):
            return
        log("log", record.levelname, record.getMessage().split("\\n")[0], show(record.exc_info and record.exc_info[1] or None))


logging.getLogger("asyncio").addHandler(ToOut())
logging.getLogger("asyncio").propagate = False
sys.unraisablehook = lambda u: log("unraisable", show(u.exc_value))
warnings.showwarning = lambda message, kind, *rest, **more: str(message).endswith("never awaited") or log("warning", kind.__name__, str(message).split("\\n")[0])
warnings.simplefilter("always")
PLAN = {{}}
TASKS = {{}}
'''


class Writer(Chooser):
    THEMES = ["sync", "tree", "futures", "agens", "ends"]

    def __init__(self, seed):
        self.random = random.Random(seed * 7919 + 13)
        self.names = 0
        self.seed = seed

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

    # Futures that several tasks set, cancel and wait for.

    def future_step(self, deep):
        i, j = self.below(3), self.below(3)
        limit = self.pick(None, self.delay(), self.delay(), 0)
        now = lambda: self.pick(("result", j, self.pick(1, None)), ("cancel", j), ("cancel", j, "msg"), ("add", j, 1), ("look", j), ("get", j), ("error", j, "ValueError"))
        return self.pick(
            lambda: ("turn", self.below(4)), lambda: ("turn", 1), lambda: ("result", i, self.pick(1, None, "text")),
            lambda: ("error", i, self.pick("ValueError", "StopIteration", "class", "CancelledError", "TimeoutError")), lambda: ("cancel", i, *self.pick((), ("msg",), (None,))),
            lambda: ("add", i, self.below(2)), lambda: ("add_then", i, *now()), lambda: ("add_context", i, "ctx"), lambda: ("remove", i, self.below(2)), lambda: ("get", i), lambda: ("asked", i),
            lambda: ("look", i), lambda: ("state", i), lambda: ("renew", i), lambda: ("iter", i), lambda: ("thread", i), lambda: ("thread_end", i, self.pick("t", None, False)), lambda: ("thread_look", i),
            lambda: ("await", i), lambda: ("await", i), lambda: ("limit", i, limit), lambda: ("shield", i, limit), lambda: ("gather", i, self.chance(0.5), j, self.below(3)),
            lambda: ("wait", i, limit, self.pick("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"), j), lambda: ("each", i, limit, j), lambda: ("keep", i, self.chance(0.5)),
            lambda: ("ensure", i), lambda: ("task", i, self.name("t"), [self.future_step(deep - 1) for _ in range(self.below(3) + 1)]) if deep > 0 else ("turn", 2))()

    def filled(self, text, steps, **more):
        steps = "{\n" + "".join(f"    {w!r}: {s!r},\n" for w, s in steps.items()) + "}"
        more = dict(steps=steps, plan=self.cuts(self.below(3)), factory=self.pick(*self.FACTORIES), ticks=str(self.pick(30, 100)), **more)
        for name, value in more.items():
            text = text.replace("{" + name + "}", value)
        return text.replace("{{", "{").replace("}}", "}")

    def futures(self):
        self.workers = [f"w{i}" for i in range(self.below(3) + 2)]
        return self.filled(FUTURES, {w: [self.future_step(1) for _ in range(self.below(6) + 2)] for w in self.workers})

    # Async generators that several tasks advance, throw into and close.

    def agen_body(self, deep, indent, loop=False):
        lines = []
        for _ in range(self.below(3) + 1):
            kind = self.below(9 if deep > 0 else 6)
            pad = "    " * indent
            if kind < 2:
                lines.append(f'{pad}log(me, "sent", (yield {self.below(5)}))')
            elif kind == 2:
                lines.append(f"{pad}await asyncio.sleep({self.pick('0', '0', self.delay())})")
            elif kind == 3:
                lines.append(f"{pad}log(me, {self.below(9)})")
            elif kind == 4:
                if self.chance(0.4):
                    lines.append(pad + self.pick("raise ValueError(me)", "return", "raise StopAsyncIteration(me)", "raise StopIteration(me)", "raise GeneratorExit", "raise KeyError(me)"))
            elif kind == 5:
                lines.append(f"{pad}yield")
            elif kind == 6:
                lines.append(f"{pad}for _ in range(2):")
                lines += self.agen_body(deep - 1, indent + 1, True)
            else:
                lines.append(f"{pad}try:")
                lines += self.agen_body(deep - 1, indent + 1, loop)
                if kind == 7:
                    lines.append(f"{pad}except {self.pick('KeyError', 'GeneratorExit', 'Exception', 'BaseException', 'asyncio.CancelledError')} as e:")
                    lines.append(f'{pad}    log(me, "caught", e)')
                    lines += self.agen_body(deep - 1, indent + 1, loop)
                    if self.chance(0.4):
                        lines.append(f"{pad}    raise")
                else:
                    lines.append(f"{pad}finally:")
                    lines.append(f'{pad}    log(me, "finally")')
                    lines += self.agen_body(deep - 1, indent + 1, loop)
        return lines

    def agen_step(self):
        i = self.below(3)
        return self.pick(
            lambda: ("turn", self.below(3)), lambda: ("turn", 1), lambda: ("make", self.below(3)), lambda: ("anext", i), lambda: ("anext", i), lambda: ("default", i), lambda: ("limit", i, self.delay()),
            lambda: ("asend", i), lambda: ("athrow", i, self.pick("KeyError", "GeneratorExit", "StopAsyncIteration", "StopIteration", "CancelledError", "ValueError")), lambda: ("aclose", i), lambda: ("for", i, self.below(4)),
            lambda: ("list", i), lambda: ("look", i), lambda: ("hold", i, self.pick("asend", "athrow", "aclose")), lambda: ("held", i, self.pick("await", "await", "send", "throw", "exit", "close")),
            lambda: ("cancel", self.pick(*self.workers)))()

    def agens(self):
        self.workers = [f"w{i}" for i in range(self.below(3) + 1)]
        bodies = ""
        for i in range(3):
            bodies += f"\n\nasync def g{i}(me='g{i}'):\n" + "\n".join(self.agen_body(3, 1)) + "\n    if not me:\n        yield\n"
        return self.filled(AGENS, {w: [self.agen_step() for _ in range(self.below(7) + 2)] for w in self.workers}, bodies=bodies.strip("\n"), makers="g0, g1, g2")

    # How programs end: leftover tasks, generators and callbacks, by run, Runner and loops by hand.

    def end_step(self):
        name = lambda: self.name("n" if self.chance(0.5) else "l")
        bad = lambda: self.pick("ValueError", "ValueError", "SystemExit", "KeyboardInterrupt", "CancelledError", "GeneratorExit", "StopAsyncIteration")
        leave = lambda: ("leave", name(), self.pick(None, 0, 0, self.delay()), self.below(3), self.pick("raise", "raise", "swallow", "error", "spawn", "exit", "fails"))
        return self.pick(
            leave, leave, leave, leave, lambda: ("agen", self.name("a"), self.below(3), self.chance(0.2), self.below(4)), lambda: ("agen", self.name("a"), 1, False, 1),
            lambda: ("soon", self.name("c")), lambda: ("soon_twice", self.name("c")), lambda: ("later", self.pick(0, self.delay()), self.name("c")), lambda: ("thread",),
            lambda: ("turn", self.below(4)), lambda: ("turn", 1), lambda: ("sleep", self.delay()), lambda: ("fail", bad()), lambda: ("fault", bad()), lambda: ("stop",),
            lambda: ("cancel", *self.pick((), ("self",))), lambda: ("odd_handler",), lambda: ("default_handler",), lambda: ("told", "by hand"), lambda: ("left",), lambda: ("nested", self.pick(0, 1, 3)),
            lambda: ("await", f"l{self.below(3)}"), lambda: ("await", f"n{self.below(3)}"), lambda: ("gc",))()

    def end_steps(self):
        return [self.end_step() for _ in range(self.below(6) + 1)]

    def ends(self):
        steps = self.end_steps
        runs = []
        for _ in range(self.below(2) + 1):
            hand = lambda: self.pick(lambda: ("until", steps()), lambda: ("until_task", steps()), lambda: ("task", self.name("t"), steps()), lambda: ("forever", self.delay()), lambda: ("once",), lambda: ("stop",),
                                     lambda: ("soon", 1), lambda: ("agens",), lambda: ("executor",), lambda: ("future",), lambda: ("close",), lambda: ("cancel_all",))()
            runs.append(self.pick(lambda: ("run", False, steps()), lambda: ("run", self.chance(0.5), steps()), lambda: ("runner", self.pick(None, True), *[steps() for _ in range(self.below(3) + 1)]),
                                  lambda: ("hand", *[hand() for _ in range(self.below(6) + 2)], *[("cancel_all",), ("once",)] * self.below(2)))())
        self.workers = ["nobody"]
        return self.filled(ENDS, {}, runs="[\n" + "".join(f"    {r!r},\n" for r in runs) + "]")


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
