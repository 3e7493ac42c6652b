"""Writes random programs that run several loops one after the other, in every way, and leave things behind.

    python3.13 tests/orders/runs.py SEED > program.as

Sessions are `run`, `Runner` and loops driven by hand; what runs in them ends by results, errors, interrupts, exits, cancellations and
stops, in coroutines, callbacks, handlers and generators; tasks, generators and handles that are left meet the next session.
"""

import random
import sys

from chooser import Chooser

HEAD = '''# clock: virtual
# A random program; runs.py made it from seed {seed}.
import asyncio
import contextlib
import contextvars
import re
import signal
import sys

VAR = contextvars.ContextVar("VAR", default="unset")
TASKS = []
GENS = []
LOOPS = []
FUTURES = []


def clean(text):
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    text = re.sub(r"(when=)[0-9.e-]+", r"\\1T", text)
    text = re.sub(r" created at [^ >]*", "", text)
    text = re.sub(r"<(Loop|_UnixSelectorEventLoop) ", "<loop ", text)
    return re.sub(r"[^ ]*(asyncio/[a-z_]+|_asyncio_[a-z]+|oracle|contextlib)\\.(py|as):[0-9]+", "lib", text)


def show(x, deep=2):
    if isinstance(x, BaseException):
        out = [type(x).__name__, *[clean(a if isinstance(a, str) else repr(a)) for a in x.args if not isinstance(a, (list, tuple))]]
        if isinstance(x, BaseExceptionGroup):
            out.append([show(y, deep) for y in x.exceptions])
        if deep:
            if x.__cause__:
                out += ["from", show(x.__cause__, deep - 1)]
            elif x.__context__:
                out += ["hidden" if x.__suppress_context__ else "after", show(x.__context__, deep - 1)]
        return tuple(out)
    if isinstance(x, (list, tuple)):
        return [show(y, deep) for y in x]
    if isinstance(x, (int, str, type(None))):
        return x
    return clean(repr(x))


def log(*what):
    print(*map(show, what))
    return what[-1]


def fault(e):
    log("fault", e)
    raise e


def handler(loop, context):
    if context["message"].endswith("never retrieved"):
        return
    log("handler", clean(context["message"]), context.get("exception"), context.get("task"), sorted(k for k in context if k not in ("message", "exception")))
{bad}

async def tick(n, x=None):
    for _ in range(n):
        await asyncio.sleep(0)
    return x


async def left(me, n, ending):
    """A task that is left behind."""
    try:
        await tick(n)
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        log(me, "cancelled", e)
        if ending == 1:
            raise ValueError(me)
        if ending == 2:
            return me
        if ending == 3:
            await tick(3)
            log(me, "lives on")
            await asyncio.sleep(0.01)
        if ending == 4:
            TASKS.append(asyncio.create_task(left(me + "+", 0, 0)))
        if ending == 5:
            raise KeyboardInterrupt(me)
        if ending == 6:
            raise SystemExit(4)
        raise
    finally:
        log(me, "finally")
        if ending == 7:
            await asyncio.sleep(0)
            log(me, "finally over")


async def items(me, n, ending):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        log(me, "closes", VAR.get())
        if ending == 1:
            await asyncio.sleep(0)
            log(me, "closed")
        if ending == 2:
            raise ValueError(me)
        if ending == 3:
            raise KeyboardInterrupt(me)


def own(g):
    GENS.append(g)
    return g


def task(coro, **kw):
    TASKS.append(asyncio.create_task(coro, **kw))
    return TASKS[-1]


def state():
    try:
        running = asyncio.get_running_loop()
    except RuntimeError as e:
        running = e
    log("state", running, [(t.done(), t) for t in TASKS], FUTURES, [l for l in LOOPS])


def tell(name, call):
    try:
        log(name, "gives", call())
    except BaseException as e:
        log(name, "raises", e)
'''


END = '''asyncio.set_event_loop(None)
LEFT = {id(t): t for loop in [None, *LOOPS] for t in (asyncio.all_tasks(loop) if loop else TASKS)}
for t in sorted(LEFT.values(), key=lambda t: (len(t.get_name()), t.get_name())):
    t._log_destroy_pending = False
    tell("left " + t.get_name(), t.get_coro().close)
log('end')'''


class Writer(Chooser):
    def __init__(self, seed):
        self.random = random.Random(seed * 32452843 + 11)
        self.lines = []
        self.names = 0
        self.mains = 0

    def put(self, depth, text):
        self.lines += ["    " * depth + line for line in text.split("\n")]

    def number(self):
        self.names += 1
        return self.names

    def delay(self):
        return f"{self.pick(1, 2, 3, 5) / 1000 + self.below(40_000) / 1e9:.9f}"

    def error(self):
        n = self.number()
        return self.pick(f"ValueError({n})", f"KeyError({n})", f"ValueError({n})", f"KeyboardInterrupt({n})", f"SystemExit({n})", f"asyncio.CancelledError({n})", f"StopAsyncIteration({n})", f"GeneratorExit({n})")

    def call(self):
        """A function and its arguments, to be called by a loop."""
        n = self.number()
        return self.pick(f"log, 'called', {n}", f"log, 'called', {n}", f"fault, {self.error()}" if self.chance(0.5) else f"log, {n}", "loop.stop" if self.chance(0.5) else f"log, {n}",
                         "asyncio.current_task, loop", "state", f"FUTURES.append, {n}" if self.chance(0.1) else f"log, {n}", "signal.raise_signal, signal.SIGINT" if self.chance(0.25) else f"log, {n}",
                         f"lambda: task(left('l{n}', {self.below(3)}, {self.below(8)}))", f"lambda: [t.cancel({n}) for t in TASKS[-1:]]")

    def step(self, depth):
        n = self.number()
        self.put(depth, self.pick(
            f"task(left('l{n}', {self.below(4)}, {self.below(8)}), name='l{n}')", f"task(left('l{n}', {self.below(4)}, {self.below(8)}))", f"await tick({self.below(4)})", f"await asyncio.sleep({self.delay()})", f"loop.call_soon({self.call()})",
            f"loop.call_later({self.delay()}, {self.call()})", f"async for x in own(items('i{n}', {self.below(3) + 1}, {self.below(4)})):\n    log(me, x)\n    {self.pick('break', 'pass', 'await tick(1)')}",
            f"log(me, await anext(own(items('i{n}', 2, {self.below(4)}))))", f"VAR.set({n})", f"f = loop.create_future()\nFUTURES.append(f)\nloop.call_later({self.delay()}, f.set_result, {n})\nawait f" if self.chance(0.6) else "FUTURES.append(loop.create_future())",
            f"raise {self.error()}" if self.chance(0.4) else "await tick(1)", f"asyncio.current_task().cancel({n})" if self.chance(0.4) else "state()", "loop.stop()" if self.chance(0.3) else "await tick(1)", "signal.raise_signal(signal.SIGINT)" if self.chance(0.3) else "await tick(2)",
            f"tell('inner', lambda: asyncio.run(tick(1)))" if self.chance(0.3) else "state()", f"await asyncio.gather(tick(1), left('g{n}', 0, {self.below(8)}))" if self.chance(0.2) else "await tick(1)",
            f"async with asyncio.timeout({self.delay()}):\n    await left('t{n}', 1, {self.below(8)})" if self.chance(0.5) else "await tick(1)", f"async with asyncio.TaskGroup() as g:\n    TASKS.append(g.create_task(left('g{n}', 1, {self.below(8)})))\n    {self.pick(f'raise {self.error()}', 'g.cancel()' if False else f'loop.call_soon(TASKS[-1].cancel)', f'asyncio.current_task().cancel({n})')}",
            f"log(me, await asyncio.wait(TASKS[-2:], timeout={self.delay()}) and 1)" if self.chance(0.5) else "await tick(1)", "TASKS[-1].add_done_callback(lambda t: log('done', t))" if self.chance(0.4) else "await tick(1)", f"loop.set_exception_handler(handler)",
            f"TASKS[{self.below(3)}].cancel({n})", f"log(me, await TASKS[{self.below(3)}])" if self.chance(0.3) else "await tick(1)", "await loop.shutdown_asyncgens()" if self.chance(0.15) else "await tick(1)"))

    def main(self):
        self.mains += 1
        name = f"main{self.mains}"
        self.put(0, f"\n\nasync def {name}(me={name!r}):\n    loop = asyncio.get_running_loop()\n    loop.set_exception_handler(handler)\n    log(me, 'begins', VAR.get(), asyncio.current_task())")
        for _ in range(self.below(5) + 1):
            if self.chance(0.6):
                self.step(1)
                continue
            self.put(1, "try:")
            self.step(2)
            if self.chance(0.3):
                self.step(2)
            n = self.number()
            form = self.below(5)
            if form < 3:
                self.put(1, f"except {self.pick('Exception', 'Exception', 'BaseException', 'asyncio.CancelledError', 'KeyboardInterrupt', 'IndexError')} as e:\n    log(me, {n}, 'caught', e)\n    {self.pick('raise', 'pass', 'pass', 'await tick(1)', 'asyncio.current_task().uncancel()')}")
            if form > 1:
                self.put(1, f"finally:\n    log(me, {n}, 'finally')\n    {self.pick('await tick(1)', 'pass', f'task(left({chr(39)}f{n}{chr(39)}, 0, {self.below(8)}))', 'await asyncio.sleep(0.001)')}")
        self.put(1, f"log(me, 'ends')\nreturn {self.number()}")
        return name

    def session(self):
        n = self.number()
        out = []
        kind = self.below(6)
        mains = [self.main() for _ in range(self.below(3) + 1)]
        if kind < 2:
            for m in mains:
                out.append(f"tell('run', lambda: asyncio.run({m}(){self.pick('', '', ', debug=True')}))")
                if self.chance(0.3):
                    out.append("state()")
        elif kind < 4:
            out.append(f"def session{n}():")
            out.append(f"    with asyncio.Runner({self.pick('', '', 'debug=True')}) as r:")
            for m in mains:
                for _ in range(self.below(3) + 1):
                    out.append("        " + self.pick(
                        f"tell('runs', lambda: r.run({m}()))", f"tell('runs', lambda: r.run({m}()))", f"log('got', r.run({m}()))", f"tell('runs', lambda: r.run({m}(), context=contextvars.copy_context()))", "loop = r.get_loop(); LOOPS.append(loop)",
                        f"r.get_loop().call_soon(log, 'between', {self.number()})", f"tell('future', lambda: r.run(1))", "state()", f"TASKS.append(r.get_loop().create_task(left('b{self.number()}', 1, {self.below(8)})))",
                        f"tell('until', lambda: r.get_loop().run_until_complete(tick(1, {self.number()})))", f"VAR.set({self.number()})", "r.close()" if self.chance(0.15) else "log(r.get_loop().is_running())", f"raise {self.error()}" if self.chance(0.1) else "pass"))
            out.append(f"tell('session', session{n})")
        else:
            out.append(f"def session{n}():")
            out.append(f"    loop = asyncio.new_event_loop()\n    LOOPS.append(loop)\n    loop.set_exception_handler(handler)\n    {self.pick('asyncio.set_event_loop(loop)', 'asyncio.set_event_loop(loop)', 'pass')}\n    try:")
            for m in mains:
                for _ in range(self.below(3) + 1):
                    k = self.number()
                    out.append("        " + self.pick(
                        f"tell('until', lambda: loop.run_until_complete({m}()))", f"tell('until', lambda: loop.run_until_complete({m}()))", f"log('got', loop.run_until_complete({m}()))", f"loop.call_soon({self.call()})", f"loop.call_later({self.delay()}, loop.stop); tell('forever', loop.run_forever)",
                        f"TASKS.append(loop.create_task({m}(), name='m{k}')); loop.call_later({self.delay()}, loop.stop); tell('forever', loop.run_forever)", f"f = loop.create_future(); FUTURES.append(f); loop.call_soon(f.set_result, {k}); tell('until', lambda: loop.run_until_complete(f))",
                        f"t = loop.create_task({m}()); TASKS.append(t); tell('until', lambda: loop.run_until_complete(t))", f"tell('until', lambda: loop.run_until_complete(TASKS[-1]))", "loop.stop()", "state()", "tell('gens', lambda: loop.run_until_complete(loop.shutdown_asyncgens()))",
                        f"TASKS.append(loop.create_task(left('b{k}', 1, {self.below(8)})))", f"tell('until', lambda: loop.run_until_complete(asyncio.gather(*[t.cancel({k}) and t or t for t in asyncio.all_tasks(loop)], return_exceptions=True)))" if False else f"[t.cancel({k}) for t in sorted(asyncio.all_tasks(loop), key=lambda t: t.get_name())]",
                        "tell('close', loop.close)" if self.chance(0.2) else "log(loop)", "loop.set_debug(True)" if self.chance(0.3) else "log(loop.is_closed())"))
            out.append(f"    finally:\n        {self.pick('pass', 'left_ones = sorted(asyncio.all_tasks(loop), key=lambda t: (len(t.get_name()), t.get_name())); [t.cancel() for t in left_ones]; tell(chr(108), lambda: left_ones and loop.run_until_complete(asyncio.gather(*left_ones, return_exceptions=True)))')}\n        {self.pick('loop.close()', 'loop.close()', 'pass')}\n        log('closed', loop)")
            out.append(f"tell('session', session{n})")
        return out

    def program(self, seed):
        sessions = []
        for _ in range(self.pick(1, 1, 2, 3)):
            sessions += self.session() + ["state()"]
        # What is left is ended by the program itself, in an order of its own: at its end CPython's collector goes through its lists,
        # whose order hangs on when each object was last looked at, and a loop that is still set leads to all the rest or not by
        # which modules are gone first (under the oracle the main module is another than in a program run by itself).
        sessions.append(END)
        bad = self.pick("", "", "", "    raise ValueError('handler')\n", "    raise KeyboardInterrupt('handler')\n")
        return HEAD.replace("{bad}", bad).replace("{seed}", str(seed)) + "\n".join(self.lines) + "\n\n\n" + "\n".join(sessions) + "\n"


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
