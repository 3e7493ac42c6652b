"""Writes random asyncio programs put together of parts, each about one corner of the library.

    python3.13 tests/orders/parts.py SEED > program.as

Classes derived from asyncio's with methods of their own, awaitables driven by hand, contexts, eager factories, groups of
exceptions and where they were raised, stacks of exits, handles, several runs in a row: two to five parts run beside each other,
are cancelled at random, and show what they have at every step.
"""

import random
import sys

from chooser import Chooser

HEAD = '''# clock: virtual
# A random program; parts.py made it from seed {seed}.
import asyncio
import contextlib
import contextvars
import functools
import inspect
import io
import re
import sys
import traceback
import types

VAR = contextvars.ContextVar("VAR", default="unset")
TASKS = {{}}
KEPT = []


def clean(text):
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    # What is left of an address where a long repr is cut in the middle, and where asyncio's own frames stand.
    text = re.sub(r"\\.\\.\\.[x0-9a-f]+(?=[>)])", "...", text)
    text = re.sub(r"file '[^']*asyncio/[a-z_]+\\.(py|as)', line [0-9]+", "file lib", text)
    text = re.sub(r"(when=)[0-9.e-]+", r"\\1T", text)
    text = re.sub(r" created at [^ >]*", "", text)
    text = re.sub(r"<(Loop|_UnixSelectorEventLoop) ", "<loop ", text)
    return re.sub(r"[^ ]*(asyncio/[a-z_]+|_asyncio_[a-z]+|oracle|contextlib)\\.(py|as):[0-9]+", "lib", text)


def show(x, deep=2):
    if isinstance(x, BaseException):
        out = [type(x).__name__, *[a if isinstance(a, int) else clean(a if isinstance(a, str) else repr(a)) for a in x.args if not isinstance(a, (list, tuple))]]
        out += getattr(x, "__notes__", [])
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
    if isinstance(x, (set, frozenset)):
        return sorted(map(clean, map(repr, x)))
    if isinstance(x, (int, str, float, type(None))):
        return x
    return clean(repr(x))


def log(*what):
    print(*map(show, what))
    return what[-1]


def lines(e):
    """Where in this program an exception came along."""
    return [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__) if f.filename == __file__]


def text(e):
    """The traceback of this program's own functions as it is printed."""
    kept, skip = [], False
    for line in "".join(traceback.format_exception(e)).split("\\n"):
        bare = line.lstrip(" |+-")
        if bare.startswith("File "):
            skip = __file__ not in bare
        elif not line.strip(" |").startswith(bare) or not (" " * 4 + bare) in line:
            skip = False
        if not skip and set(bare) - set("~^ "):
            kept.append(clean(line.replace(__file__, "FILE")))
    return kept


def keep(x):
    KEPT.append(x)
    return x


def fault(kind, *args):
    raise kind(*args)


async def tick(n, x=None):
    for _ in range(n):
        await asyncio.sleep(0)
    return x


async def fails(n, e):
    await tick(n)
    raise e


def handler(loop, context):
    # When that is told hangs on what the frames of exceptions hold.
    if not context["message"].endswith("never retrieved"):
        log("handler", clean(context["message"]), context.get("exception"), sorted(k for k in context if k not in ("message", "exception")))

'''

TAIL = '''

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    {before}
    {make}
    for i in range({ticks}):
        for name in CUTS.get(i, ()):
            if name in TASKS:
                log("cut", name, TASKS[name].cancel(*[i] * (i % 2)), TASKS[name])
        await asyncio.sleep(0)
    await asyncio.wait(list(TASKS.values()), timeout=2)
    for x in KEPT:
        try:
            if hasattr(x, "close"):
                x.close()
        except Exception as e:
            log("closing", e)
    for name, t in TASKS.items():
        log(name, "pending" if not t.done() else "cancelled" if t.cancelled() else t.exception() or t.result())
        log(t)


CUTS = {cuts}
try:
    asyncio.run(main(){debug})
except BaseException as e:
    log("run", e)
'''


class Writer(Chooser):
    def __init__(self, seed):
        self.random = random.Random(seed * 15485863 + 3)
        self.lines = []
        self.names = 0

    def put(self, depth, text):
        self.lines += ["    " * depth + line for line in text.split("\n")]

    def number(self):
        self.names += 1
        return self.names

    def delay(self):
        return f"{self.pick(1, 2, 3, 5) / 1000 + self.below(40_000) / 1e9:.9f}"

    def kind(self):
        return self.pick("ValueError", "KeyError", "OSError", "RuntimeError", "TypeError")

    def error(self):
        return f"{self.kind()}({self.number()})"

    def aw(self):
        """Something that can be awaited."""
        n = self.number()
        return self.pick(f"tick({self.below(4)}, {n})", f"tick({self.below(3)}, {n})", f"fails({self.below(3)}, {self.error()})", f"asyncio.sleep({self.delay()}, {n})", f"asyncio.sleep(0, {n})",
                         f"asyncio.wait_for(tick({self.below(4)}, {n}), {self.delay()})", f"asyncio.gather(tick({self.below(3)}), fails({self.below(3)}, {self.error()}), return_exceptions={self.chance(0.5)})",
                         f"asyncio.shield(tick({self.below(3)}, {n}))", f"asyncio.create_task(tick({self.below(3)}, {n}), name='n{n}')", f"asyncio.ensure_future(fails({self.below(3)}, {self.error()}))")

    def guarded(self, depth, text, name="me"):
        """One step; what it raises is told, and sometimes a cancellation ends the part."""
        n = self.number()
        self.put(depth, "try:")
        self.put(depth + 1, text)
        if self.chance(0.5):
            self.put(depth, f"except asyncio.CancelledError as e:\n    log({name}, {n}, 'cut', e, lines(e))")
            self.put(depth + 1, self.pick("raise", "asyncio.current_task().uncancel()", "pass", "raise"))
        self.put(depth, f"except Exception as e:\n    log({name}, {n}, 'raised', e, lines(e))")

    def steps(self, depth, choices, least=3, most=8):
        for _ in range(self.below(most - least + 1) + least):
            text = self.pick(*choices)
            self.guarded(depth, text() if callable(text) else text)

    def begin(self, name):
        self.put(0, f"\n\nasync def {name}(me):\n    loop = asyncio.get_running_loop()")

    # The parts. Each writes a coroutine function of the name it is given.

    def methods(self, base, names, coroutines=(), skip=0.5):
        """The body of a class that overrides some methods."""
        wrote = False
        for name in names:
            if self.chance(skip):
                continue
            wrote = True
            n = self.number()
            wait = name in coroutines
            self.put(1, f"{'async ' if wait else ''}def {name}(self, *args, **kw):")
            self.put(2, f"log('{base}.{name}', {n}, args if '{name}' != '__init__' and '{name}' != '__aexit__' else len(args), sorted(kw))")
            call = f"{'await ' if wait else ''}super().{name}(*args, **kw)"
            if name == "__repr__":
                self.put(2, "return clean(super().__repr__())")
                continue
            if wait and self.chance(0.3):
                self.put(2, f"await tick({self.below(2) + 1})")
            form = 4 if name == "__aexit__" else self.below(5)
            if form == 0:
                self.put(2, f"try:\n    return {call}\nfinally:\n    log('{base}.{name}', {n}, 'over')")
            elif form == 1:
                self.put(2, f"try:\n    x = {call}\nexcept BaseException as e:\n    log('{base}.{name}', {n}, e)\n    raise\nlog('{base}.{name}', {n}, x)\nreturn x")
            else:
                self.put(2, f"return {call}")
        if not wrote:
            self.put(1, "pass")

    def futures(self, name):
        self.put(0, f"\n\nclass F{name}(asyncio.Future):")
        self.methods(f"F{name}", ["__init__", "set_result", "set_exception", "cancel", "add_done_callback", "remove_done_callback", "result", "exception", "done", "cancelled", "__await__", "__iter__",
                                  "get_loop"], skip=0.7)
        self.begin(name)
        self.put(1, f"f = F{name}(loop=loop)\ng = F{name}()\nh = loop.create_future()")
        f = lambda: self.pick("f", "g", "h", "f")
        n = self.number
        self.steps(1, [
            lambda: f"log(me, {f()})", lambda: f"{f()}.add_done_callback(lambda x: log(me, 'cb', {n()}, x))", lambda: f"loop.call_soon({f()}.set_result, {n()})", lambda: f"{f()}.set_result({n()})",
            lambda: f"loop.call_later({self.delay()}, {f()}.set_exception, {self.error()})", lambda: f"log(me, await asyncio.wait_for({f()}, {self.delay()}))", lambda: f"log(me, await {f()})",
            lambda: f"log(me, {f()}.cancel({n()}))", lambda: f"log(me, await asyncio.gather({f()}, {f()}, return_exceptions={self.chance(0.6)}))", lambda: f"log(me, await asyncio.wait([{f()}, {f()}], timeout={self.delay()}))",
            lambda: f"log(me, await asyncio.shield({f()}))", lambda: f"log(me, {f()}.exception())", lambda: f"log(me, {f()}.result())", lambda: f"async with asyncio.timeout({self.delay()}):\n    await {f()}",
            lambda: f"{f()} = F{name}()", lambda: f"async for x in asyncio.as_completed([{f()}, {f()}]):\n    log(me, x, await x)", lambda: f"log(me, {f()}._asyncio_future_blocking, {f()}._state)",
            lambda: f"TASKS['{name}x'] = asyncio.ensure_future({f()})", lambda: f"i = {f()}.__await__()\nlog(me, next(i))\nlog(me, i.send(None))", lambda: f"log(me, asyncio.wrap_future({f()}) is f)",
            lambda: f"asyncio.futures._chain_future({f()}, {f()})", lambda: f"x = {f()}\nx.set_exception({self.error()})\nlog(me, x)\nx.exception()", lambda: "await tick(1)",
        ], 4, 10)
        self.put(1, "for x in f, g, h:\n    log(me, x)\n    if x.done() and not x.cancelled():\n        x.exception()")
        self.put(1, f"return {self.number()}")

    def subtasks(self, name):
        self.put(0, f"\n\nclass T{name}(asyncio.Task):")
        self.methods(f"T{name}", ["__init__", "cancel", "uncancel", "cancelling", "add_done_callback", "remove_done_callback", "result", "exception", "cancelled", "get_name", "set_name", "get_coro",
                                  "get_stack", "__await__", "set_result", "__repr__"], skip=0.75)
        self.put(0, f"\n\ndef factory{name}(loop, coro, **kw):\n    log('factory', coro.__name__, sorted(kw))\n    return T{name}(coro, loop=loop, **kw)")
        self.begin(name)
        eager = self.chance(0.3)
        make = self.pick(f"loop.set_task_factory(factory{name})", "pass", f"loop.set_task_factory(asyncio.create_eager_task_factory(T{name}))")
        self.put(1, make)
        if eager:
            self.put(1, f"t = u = T{name}({self.coro()}, loop=loop, eager_start=True, name='eager')")
        else:
            self.put(1, f"t = u = T{name}({self.coro()}, loop=loop)")
        t = lambda: self.pick("t", "u")
        n = self.number
        self.steps(1, [
            lambda: f"log(me, {t()})", lambda: f"{t()}.add_done_callback(lambda x: log(me, 'cb', {n()}, x))", lambda: f"log(me, await {t()})", lambda: f"log(me, {t()}.cancel({n()}))",
            lambda: f"log(me, await asyncio.gather({t()}, {t()}, return_exceptions={self.chance(0.6)}))", lambda: f"log(me, await asyncio.wait([{t()}, {t()}], timeout={self.delay()}))",
            lambda: f"log(me, await asyncio.wait_for({t()}, {self.delay()}))", lambda: f"log(me, await asyncio.shield({t()}))", lambda: f"log(me, {t()}.result())", lambda: f"log(me, {t()}.exception())",
            lambda: f"t = asyncio.create_task({self.coro()}, name='c{n()}')", lambda: f"u = T{name}({self.coro()}, loop=loop, context=contextvars.copy_context())", lambda: f"u = loop.create_task({self.coro()})",
            lambda: f"async with asyncio.TaskGroup() as tg:\n    t = tg.create_task({self.coro()})\n    u = tg.create_task({self.coro()}, name='g{n()}')\n    log(me, tg, t, u)", lambda: f"async with asyncio.timeout({self.delay()}):\n    await {t()}",
            lambda: f"log(me, {t()}.get_coro(), {t()}.get_name(), {t()}.cancelling(), {t()}._must_cancel, {t()}._fut_waiter)", lambda: f"log(me, [f.f_code.co_name for f in {t()}.get_stack()])",
            lambda: f"out = io.StringIO()\n{t()}.print_stack(file=out)\nlog(me, clean(out.getvalue()).partition(chr(10))[0])", lambda: f"async for x in asyncio.as_completed([{t()}, {self.coro()}]):\n    log(me, x, await x)", lambda: f"{t()}.set_result({n()})",
            lambda: f"{t()}.set_name({n()})", lambda: "loop.set_task_factory(None)", lambda: "await tick(1)", lambda: "await tick(2)", lambda: f"log(me, {t()}.uncancel())", lambda: f"log(me, await asyncio.wait_for({self.coro()}, {self.delay()}))",
            lambda: f"log(me, await asyncio.gather({self.coro()}, {self.coro()}, return_exceptions=True))", lambda: "log(me, sorted(x.get_name() for x in asyncio.all_tasks()))",
        ], 4, 10)
        self.put(1, f"loop.set_task_factory(None)\nlog(me, t, u)\nreturn {self.number()}")

    def coro(self):
        n = self.number()
        return self.pick(f"tick({self.below(4)}, {n})", f"fails({self.below(3)}, {self.error()})", f"asyncio.sleep({self.delay()}, {n})", f"tick({self.below(3)}, {n})")

    def queues(self, name):
        kind = self.pick("Queue", "PriorityQueue", "LifoQueue")
        self.put(0, f"\n\nclass Q{name}(asyncio.{kind}):")
        self.methods(f"Q{name}", ["_init", "_get", "_put", "put", "get", "put_nowait", "get_nowait", "task_done", "join", "qsize", "empty", "full", "shutdown", "__repr__"],
                     ("put", "get", "join"), 0.7)
        self.begin(name)
        self.put(1, f"q = Q{name}({self.pick('', '1', '2', 'maxsize=3')})")
        n = self.number
        ways = [
            lambda: f"log(me, await q.get())", lambda: f"await q.put({n()})", lambda: f"q.put_nowait({n()})", lambda: "log(me, q.get_nowait())", lambda: "log(me, q, q.qsize(), q.empty(), q.full(), q.maxsize)", lambda: "q.task_done()",
            lambda: f"log(me, await asyncio.wait_for(q.get(), {self.delay()}))", lambda: f"await asyncio.wait_for(q.put({n()}), {self.delay()})", lambda: f"await asyncio.wait_for(q.join(), {self.delay()})", lambda: "await tick(1)",
            lambda: f"q.shutdown({self.pick('', '', 'immediate=True')})" if self.chance(0.4) else "await tick(2)", lambda: f"TASKS.get('{name}a', asyncio.current_task()).cancel({n()})" if self.chance(0.5) else "await tick(1)",
            lambda: f"async with asyncio.timeout({self.delay()}):\n    for _ in range(3):\n        log(me, await q.get())", lambda: "log(me, q._getters, q._putters)" if self.chance(0.5) else "log(me, q)",
        ]
        for w in range(self.below(3)):
            self.put(1, f"\nasync def worker{w}(me):")
            self.steps(2, ways)
            self.put(2, "return me")
            self.put(1, f"TASKS['{name}{'abc'[w]}'] = asyncio.create_task(worker{w}('{name}{'abc'[w]}'), name='{name}{'abc'[w]}')")
        self.steps(1, ways, 4, 9)
        self.put(1, "log(me, q)\nreturn 'q'")

    def locks(self, name):
        kind = self.pick("Lock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier")
        own = {"Lock": ["acquire", "release", "locked"], "Semaphore": ["acquire", "release", "locked"], "BoundedSemaphore": ["acquire", "release", "locked"],
               "Event": ["set", "clear", "wait", "is_set"], "Condition": ["wait", "wait_for", "notify", "notify_all", "acquire", "release"],
               "Barrier": ["wait", "reset", "abort"]}[kind]
        self.put(0, f"\n\nclass L{name}(asyncio.{kind}):")
        self.methods(f"L{name}", own + ["__aenter__", "__aexit__", "__repr__"], ("acquire", "wait", "wait_for", "__aenter__", "__aexit__", "reset", "abort"), 0.65)
        if kind == "Condition":
            # CPython binds these in __init__.
            self.lines[-1:] = [self.lines[-1]]
        self.begin(name)
        args = {"Semaphore": self.pick("", "2"), "BoundedSemaphore": self.pick("", "2"), "Barrier": self.pick("2", "3", "2")}.get(kind, "")
        self.put(1, f"x = L{name}({args})")
        n = self.number
        hold = lambda: f"async with x as y:\n    log(me, {n()}, 'holds', y, x)\n    await tick({self.below(3)})"
        ways = [lambda: "log(me, x)", lambda: "await tick(1)", lambda: "await tick(2)", lambda: f"TASKS.get('{name}a', asyncio.current_task()).cancel({n()})" if self.chance(0.5) else "log(me, x)"]
        if kind in ("Lock", "Semaphore", "BoundedSemaphore"):
            ways += [hold, hold, lambda: f"log(me, await asyncio.wait_for(x.acquire(), {self.delay()}))", "x.release()", "log(me, x.locked())", "log(me, await x.acquire())", lambda: f"async with asyncio.timeout({self.delay()}), x:\n    await tick(2)"]
        elif kind == "Event":
            ways += ["x.set()", "x.clear()", lambda: f"log(me, await asyncio.wait_for(x.wait(), {self.delay()}))", "log(me, await x.wait())", "log(me, x.is_set())"]
        elif kind == "Condition":
            ways += [hold, lambda: f"async with x:\n    log(me, await x.wait())", lambda: f"async with x:\n    x.notify({self.pick('', 1, 2)})", lambda: "async with x:\n    x.notify_all()\n    await tick(1)",
                     lambda: f"async with x:\n    log(me, await asyncio.wait_for(x.wait(), {self.delay()}))", lambda: f"async with x:\n    log(me, await x.wait_for(lambda: log(me, 'asked', {n()}) % 2))", "x.notify()",
                     lambda: f"async with x, asyncio.timeout({self.delay()}):\n    await x.wait()", "log(me, x.locked())"]
        else:
            ways += [hold, "log(me, await x.wait())", lambda: f"log(me, await asyncio.wait_for(x.wait(), {self.delay()}))", lambda: f"await asyncio.wait_for(x.reset(), {self.delay()})" if self.chance(0.5) else "await tick(1)",
                     lambda: "await x.abort()" if self.chance(0.4) else "log(me, x.broken, x.parties, x.n_waiting)", lambda: f"async with asyncio.timeout({self.delay()}):\n    log(me, await x.wait())"]
        for w in range(self.below(3) + 1):
            self.put(1, f"\nasync def worker{w}(me):")
            self.steps(2, ways)
            self.put(2, "return me")
            self.put(1, f"TASKS['{name}{'abc'[w]}'] = asyncio.create_task(worker{w}('{name}{'abc'[w]}'), name='{name}{'abc'[w]}')")
        self.steps(1, ways, 4, 9)
        self.put(1, "log(me, x)\nreturn 'x'")

    def groups(self, name):
        own = self.chance(0.6)
        if own:
            self.put(0, f"\n\nclass G{name}(asyncio.TaskGroup):")
            self.methods(f"G{name}", ["__aenter__", "__aexit__", "create_task", "__repr__"], ("__aenter__", "__aexit__"), 0.6)
        group = f"G{name}" if own else "asyncio.TaskGroup"
        self.begin(name)
        n = self.number
        for _ in range(self.below(3) + 1):
            self.put(1, "try:")
            self.nest(2, group, 0)
            form = self.below(4)
            if form == 0:
                self.put(1, f"except* {self.kind()} as e:\n    log(me, {n()}, e, lines(e))\n    {self.pick('pass', 'await tick(1)', f'raise {self.error()}', f'e.add_note(str({n()}))')}")
                self.put(1, f"except* {self.pick('Exception', 'OSError', '(KeyError, TypeError)')} as e:\n    log(me, {n()}, e)\n    {self.pick('pass', 'await tick(2)', f'raise {self.error()} from e', 'raise')}")
            elif form == 1:
                self.put(1, f"except ExceptionGroup as e:\n    log(me, {n()}, e, lines(e), [lines(x) for x in e.exceptions])\n    log(*text(e))\n    log(me, e.split({self.kind()}), e.subgroup(lambda x: bool(x.args)))")
            elif form == 2:
                self.put(1, f"except BaseException as e:\n    log(me, {n()}, e, lines(e))\n    e.add_note('n{n()}')\n    {self.pick('raise', 'pass', f'raise {self.error()}', 'log(*text(e))')}")
            else:
                self.put(1, f"except* asyncio.CancelledError as e:\n    log(me, {n()}, e)\nexcept* Exception as e:\n    log(me, {n()}, *text(e))\nfinally:\n    log(me, {n()}, asyncio.current_task().cancelling())")
        self.put(1, f"return {n()}")

    def nest(self, depth, group, level):
        n = self.number()
        self.put(depth, f"async with {group}() as g{n}:")
        for _ in range(self.below(3) + 1):
            self.put(depth + 1, self.pick(
                f"g{n}.create_task({self.coro()})", f"x = g{n}.create_task({self.coro()}, name='g{n}')", f"log(me, g{n})", f"await {self.aw()}", "await tick(1)", f"fault({self.error()[:-1].replace('(', ', ')})",
                f"log(me, await g{n}.create_task({self.coro()}))", f"log(me, g{n}._errors, g{n}._exiting, g{n}._aborting)", f"loop.call_later({self.delay()}, g{n}.create_task, {self.coro()})" if self.chance(0.1) else "await tick(2)",
                f"asyncio.current_task().cancel({n})" if self.chance(0.4) else f"g{n}.create_task({self.coro()}).add_done_callback(lambda t: log(me, 'cb', t))"))
        if level < 2 and self.chance(0.4):
            if self.chance(0.4):
                self.put(depth + 1, f"async with asyncio.timeout({self.delay()}) as tm:")
                self.nest(depth + 2, group, level + 1)
            elif self.chance(0.5):
                self.put(depth + 1, "try:")
                self.nest(depth + 2, group, level + 1)
                self.put(depth + 1, f"finally:\n    log(me, {self.number()}, g{n})\n    {self.pick('await tick(1)', 'pass', f'g{n}.create_task({self.coro()})')}")
            else:
                self.nest(depth + 1, group, level + 1)

    def timeouts(self, name):
        self.begin(name)
        n = self.number
        for _ in range(self.below(4) + 1):
            k = n()
            when = self.pick("None", self.delay(), "0", "-1", self.delay())
            self.put(1, f"try:\n    async with asyncio.{self.pick(f'timeout({when})', f'timeout_at(loop.time() + {self.delay()})', 'timeout(None)')} as t{k}:")
            for _ in range(self.below(4) + 1):
                self.put(3, self.pick(f"log(me, t{k}, t{k}.expired())", f"t{k}.reschedule(loop.time() + {self.delay()})", f"t{k}.reschedule({self.pick('None', 'loop.time()')})", f"await {self.aw()}", f"await tick({self.below(3)})",
                                      f"loop.call_soon(lambda: log(me, t{k}))", f"loop.call_later({self.delay()}, t{k}.reschedule, None)", f"asyncio.current_task().cancel({k})" if self.chance(0.3) else "await asyncio.sleep(0.001)",
                                      f"async with t{k}:\n    pass" if self.chance(0.2) else "await tick(1)", f"fault({self.kind()}, {k})" if self.chance(0.3) else "log(me, asyncio.current_task())"))
            self.put(2, f"log(me, {k}, 'left', t{k})")
            self.put(1, f"except {self.pick('TimeoutError', 'Exception', 'BaseException')} as e:\n    log(me, {k}, e, lines(e), asyncio.current_task().cancelling())\n    {self.pick('pass', 'pass', 'raise', 'await tick(1)')}")
            self.put(1, f"log(me, t{k})") if self.chance(0.4) else None
        self.put(1, f"return {n()}")

    def awaitables(self, name):
        """Awaitables of classes, driven by hand and by tasks."""
        n = self.number
        self.put(0, f'''

class It{name}:
    def __init__(self, inner, answers=()):
        self.inner = inner

    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        log("{name} next")
        return {self.pick("next(self.inner)", "self.inner.send(None)")}
''')
        if self.chance(0.6):
            self.put(1, "def send(self, x):\n    log('" + name + " send', x)\n    return self.inner.send(x)\n")
        if self.chance(0.6):
            self.put(1, "def throw(self, *e):\n    log('" + name + " throw', e)\n    " + self.pick("return self.inner.throw(*e)", f"raise {self.error()}", "return next(self.inner)", "return self.inner.throw(*e)") + "\n")
        if self.chance(0.6):
            self.put(1, "def close(self):\n    log('" + name + " close')\n    " + self.pick("self.inner.close()", "self.inner.close()", f"raise {self.error()}", "pass") + "\n")
        self.put(0, f'''
def gen{name}(k):
    for i in range(k):
        try:
            x = yield {self.pick("None", "None", "i", "from_loop()")}
            log("{name} got", i, x)
        except {self.pick("ValueError", "Exception", "GeneratorExit", "asyncio.CancelledError")} as e:
            log("{name} caught", i, e)
            {self.pick("raise", "return i", "yield None", "pass", f"raise {self.error()}")}
    return k


def from_loop():
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(lambda: f.done() or f.set_result(1))
    f._asyncio_future_blocking = {self.pick("True", "True", "False")}
    return f


@types.coroutine
def old{name}(k):
    try:
        return (yield from gen{name}(k))
    finally:
        log("{name} old over")


async def whole{name}(k):
    try:
        return await It{name}(keep({self.pick(f"gen{name}(k)", f"old{name}(k)", f"iter(old{name}(k))", f"tick(k, 7).__await__()", f"asyncio.sleep(0.001, 3).__await__()")}))
    except {self.pick("ValueError", "OSError", "asyncio.CancelledError")} as e:
        log("{name} whole", e, lines(e))
        {self.pick("raise", "return k", "await tick(1)")}
    finally:
        log("{name} whole over")
''')
        self.begin(name)
        make = lambda: f"keep({self.pick(f'whole{name}({self.below(4)})', f'old{name}({self.below(4)})', f'whole{name}(2)', 'tick(2, 5)')})"
        self.put(1, f"c = {make()}\nd = {make()}")
        c = lambda: self.pick("c", "d")
        self.steps(1, [
            lambda: f"log(me, {c()}.send(None))", lambda: f"log(me, {c()}.send({self.pick('None', n())}))", lambda: f"log(me, {c()}.throw({self.error()}))", lambda: f"log(me, {c()}.close())", lambda: f"c = {make()}", lambda: f"d.close()\nd = {make()}",
            lambda: f"log(me, await {c()})", lambda: f"log(me, await whole{name}({self.below(4)}))", lambda: f"log(me, await asyncio.wait_for(whole{name}({self.below(4)}), {self.delay()}))", lambda: f"log(me, {c()}.throw({self.pick('GeneratorExit', 'asyncio.CancelledError', 'StopIteration')}({n()})))",
            lambda: f"TASKS['{name}x'] = asyncio.create_task(whole{name}({self.below(4)}), name='{name}x')", lambda: f"log(me, await asyncio.gather(whole{name}(1), whole{name}(2), return_exceptions=True))", lambda: "await tick(1)",
            lambda: f"log(me, {c()})", lambda: f"it = {c()}.__await__()\nlog(me, it, next(it), it.send(None))", lambda: f"log(me, inspect.getcoroutinestate({c()}))", lambda: f"x = TASKS.get('{name}x')\nif x:\n    log(me, x.cancel({n()}), x)",
            lambda: f"x = asyncio.create_task(whole{name}(3))\nawait tick({self.below(4)})\nx.cancel()\nlog(me, await x)",
        ], 4, 10)
        self.put(1, "c.close()\nd.close()\nreturn 'driven'")

    def contexts(self, name):
        n = self.number
        self.put(0, f'''

V{name} = contextvars.ContextVar("V{name}"{self.pick("", f", default={n()}")})


def set{name}(x):
    log("{name} set", V{name}.get("none"), x)
    return V{name}.set(x)


def gen{name}(k):
    for i in range(k):
        set{name}(i)
        yield V{name}.get("none")


async def agen{name}(k):
    token = set{name}("a")
    try:
        for i in range(k):
            await tick(1)
            yield V{name}.get("none")
    finally:
        log("{name} agen", V{name}.get("none"))
        {self.pick(f"V{name}.reset(token)", "pass")}


async def work{name}(x):
    set{name}(x)
    await tick({self.below(3)})
    asyncio.get_running_loop().call_soon(set{name}, -x)
    return V{name}.get(), VAR.get()
''')
        self.begin(name)
        self.put(1, f"ctx = contextvars.copy_context()\ntoken = V{name}.set('start')\ng = gen{name}(4)\na = keep(agen{name}(4))")
        v = f"V{name}"
        self.steps(1, [
            lambda: f"log(me, {v}.get('none'), VAR.get())", lambda: f"VAR.set({n()})", lambda: f"token = {v}.set({n()})", lambda: f"{v}.reset(token)", lambda: f"log(me, next(g))", lambda: "log(me, await anext(a))",
            lambda: f"log(me, ctx.run(set{name}, {n()}))", lambda: f"loop.call_soon(set{name}, {n()}, context={self.pick('ctx', 'None', 'contextvars.copy_context()')})", lambda: f"loop.call_later({self.delay()}, set{name}, {n()})",
            lambda: f"log(me, await asyncio.create_task(work{name}({n()}), context={self.pick('ctx', 'None', 'contextvars.copy_context()')}))", lambda: f"log(me, await asyncio.gather(work{name}({n()}), work{name}({n()})))", lambda: f"log(me, await work{name}({n()}))",
            lambda: f"log(me, await asyncio.wait_for(work{name}({n()}), 1))", lambda: f"async with asyncio.TaskGroup() as tg:\n    tg.create_task(work{name}({n()}), context=ctx)\n    tg.create_task(work{name}({n()}))",
            lambda: f"f = loop.create_future()\nf.add_done_callback(lambda f: log(me, 'cb', {v}.get('none')), context={self.pick('ctx', 'None')})\nf.set_result(1)", lambda: f"log(me, sorted((k.name, str(x)) for k, x in ctx.items() if k is {v} or k is VAR), {v} in ctx)",
            lambda: f"ctx = contextvars.copy_context()", lambda: "await tick(1)", lambda: f"log(me, ctx.run(next, g))", lambda: f"log(me, await asyncio.create_task(anext(a)))" if self.chance(0.2) else "log(me, await anext(a))", lambda: "await a.aclose()",
            lambda: f"log(me, await asyncio.create_task(work{name}(1), context=asyncio.current_task().get_context()))", lambda: f"log(me, token, {v}, len(ctx))" if self.chance(0.5) else "log(me, token.var is VAR)",
            lambda: f"ctx.run(ctx.run, print)", lambda: f"ctx.run(asyncio.create_task, work{name}({n()}))", lambda: f"async for x in keep(agen{name}(3)):\n    log(me, x, {v}.get('none'))\n    {self.pick('break', 'pass', f'{v}.set({n()})')}",
        ], 5, 12)
        self.put(1, f"return {v}.get('none')")

    def exits(self, name):
        n = self.number
        self.put(0, f'''

class CM{name}:
    def __init__(self, k, enter=None, leave=None, swallow=False):
        self.k, self.enter, self.leave, self.swallow = k, enter, leave, swallow

    async def __aenter__(self):
        log("{name} enters", self.k)
        await tick(self.k % 3)
        if self.enter:
            raise self.enter
        return self.k

    async def __aexit__(self, kind, e, tb):
        log("{name} leaves", self.k, e, lines(e) if e else None)
        try:
            await tick(self.k % 2 + {self.below(2)})
        finally:
            log("{name} left", self.k)
        if self.leave:
            raise self.leave
        return self.swallow


@contextlib.asynccontextmanager
async def acm{name}(k):
    await tick({self.below(2)})
    try:
        yield k
    except {self.pick("ValueError", "OSError", "Exception", "asyncio.CancelledError")} as e:
        log("{name} acm caught", k, e)
        {self.pick("raise", "pass", f"raise {self.error()}", f"raise {self.error()} from e", "await tick(1)")}
    finally:
        await tick({self.below(2)})
        log("{name} acm over", k)


async def back{name}(*args):
    log("{name} back", args)
    await tick(1)
    {self.pick("pass", f"raise {self.error()}", "return True")}
''')
        self.begin(name)
        cm = lambda: f"CM{name}({self.number()}, {self.pick('None', 'None', 'None', self.error())}, {self.pick('None', 'None', self.error())}, {self.chance(0.3)})"
        for _ in range(self.below(3) + 1):
            self.put(1, "try:\n    async with contextlib.AsyncExitStack() as s:")
            for _ in range(self.below(5) + 1):
                self.put(3, self.pick(
                    f"log(me, await s.enter_async_context({cm()}))", f"log(me, await s.enter_async_context({cm()}))", f"log(me, await s.enter_async_context(acm{name}({n()})))", f"s.push_async_callback(back{name}, {n()})",
                    f"s.callback(log, 'called', {n()})", f"s.callback(fault, {self.kind()}, {n()})", f"s.push_async_exit(back{name})", f"s.push_async_exit({cm()})", f"s.push(lambda *e: log('pushed', {n()}, e[1]) and {self.chance(0.5)})", f"await {self.aw()}", "await tick(1)",
                    f"fault({self.kind()}, {n()})", f"await s.enter_async_context(asyncio.timeout({self.delay()}))", "tg = await s.enter_async_context(asyncio.TaskGroup())\ntg.create_task(" + self.coro() + ")", f"s.enter_context(contextlib.suppress({self.kind()}))",
                    f"asyncio.current_task().cancel({n()})" if self.chance(0.4) else "await tick(2)", f"t = s.pop_all()\nawait t.aclose()" if self.chance(0.3) else f"await s.enter_async_context(contextlib.aclosing(acm{name}.__wrapped__(3)))"))
            self.put(1, f"except {self.pick('Exception', 'BaseException', 'ExceptionGroup', 'ValueError')} as e:\n    log(me, {n()}, e, lines(e))\n    {self.pick('log(*text(e))', 'pass', 'await tick(1)')}")
        self.put(1, f"async with {cm()} as x, acm{name}({n()}) as y:\n    log(me, x, y)\n    await {self.aw()}")
        self.put(1, f"return {n()}")

    def agens(self, name):
        n = self.number
        self.put(0, f'''

async def ag{name}(k):
    try:
        for i in range(k):
            try:
                x = yield i
                log("{name} got", i, x)
                await tick({self.below(3)})
            except {self.pick("ValueError", "Exception", "GeneratorExit", "asyncio.CancelledError", "KeyError")} as e:
                log("{name} caught", i, e)
                {self.pick("await tick(1)", "raise", "yield 'again'", "pass", f"raise {self.error()}", "return")}
    finally:
        log("{name} ends", sys.exception())
        {self.pick("await tick(1)", "pass", "await asyncio.sleep(0.001)", f"raise {self.error()}", "yield 'late'" if self.chance(0.2) else "await tick(2)")}
        log("{name} ended")


async def outer{name}(k):
    async with contextlib.aclosing(ag{name}(k)) as items:
        async for x in items:
            await tick({self.below(2)})
            yield x, {n()}
''')
        self.begin(name)
        make = lambda: self.pick(f"keep(ag{name}({self.below(4) + 1}))", f"keep(outer{name}({self.below(4) + 1}))")
        self.put(1, f"a = {make()}\nb = {make()}")
        g = lambda: self.pick("a", "b", "a")
        self.steps(1, [
            lambda: f"log(me, await anext({g()}))", lambda: f"log(me, await {g()}.asend({self.pick('None', n())}))", lambda: f"log(me, await {g()}.athrow({self.error()}))", lambda: f"log(me, await {g()}.aclose())", lambda: f"log(me, await anext({g()}, 'none'))",
            lambda: f"async for x in {g()}:\n    log(me, x)\n    {self.pick('break', 'await tick(1)', 'pass', f'fault({self.kind()}, 1)')}", lambda: f"log(me, [x async for x in {g()}])", lambda: f"a = {make()}", lambda: "await tick(2)",
            lambda: f"log(me, await asyncio.wait_for(anext({g()}), {self.delay()}))", lambda: f"async with asyncio.timeout({self.delay()}):\n    async for x in {g()}:\n        await asyncio.sleep(0.001)", lambda: f"log(me, {g()}, {g()}.ag_running, inspect.getasyncgenstate({g()}))",
            lambda: f"x = {g()}.asend(None)\nlog(me, x.send(None))", lambda: f"x = {g()}.aclose()\ntry:\n    while True:\n        log(me, x.send(None))\nexcept StopIteration as e:\n    log(me, 'stop', e.value)", lambda: f"x = {g()}.asend(None)\nx.close()\nawait x", lambda: f"x = {g()}.athrow({self.error()})\nlog(me, x.throw({self.error()}))",
            lambda: f"t = asyncio.create_task(anext({g()}).__await__())" if self.chance(0.1) else f"t = asyncio.ensure_future(anext({g()}))\nawait tick({self.below(2)})\nlog(me, t)\nlog(me, await anext({g()}))", lambda: "await loop.shutdown_asyncgens()" if self.chance(0.1) else "await tick(1)",
            lambda: f"log(me, await {g()}.athrow({self.pick('GeneratorExit', 'asyncio.CancelledError', 'StopAsyncIteration', 'StopIteration')}()))", lambda: f"async with contextlib.aclosing({make()}) as items:\n    async for x in items:\n        log(me, x)\n        {self.pick('break', 'pass')}",
        ], 4, 10)
        self.put(1, f"for x in a, b:\n    try:\n        await x.aclose()\n    except Exception as e:\n        log(me, e)\nreturn {n()}")

    def handles(self, name):
        n = self.number
        self.put(0, f'''

class H{name}:
    def method(self, *args):
        log("{name} method", args)

    def __call__(self, *args):
        log("{name} call", args)
        {self.pick("pass", f"raise {self.error()}")}

    def __repr__(self):
        return "<H>"


def call{name}(*args, **kw):
    log("{name} called", args, kw)
    {self.pick("pass", f"raise {self.error()}", "pass")}
''')
        self.begin(name)
        self.put(1, f"o = H{name}()\nh = loop.call_soon(call{name}, 0)\nk = loop.call_later({self.delay()}, o, h)")
        fn = lambda: self.pick(f"call{name}, {n()}", "o.method", f"o, {n()}", f"functools.partial(call{name}, {n()}, k={n()}), {n()}", "lambda: log(me, 'lambda')", "print, me", f"o.method, 'x' * 200", f"fault, {self.kind()}, {n()}")
        h = lambda: self.pick("h", "k")
        self.steps(1, [
            lambda: f"{h()} = loop.call_soon({fn()})", lambda: f"{h()} = loop.call_later({self.pick(self.delay(), 0, -1, self.delay())}, {fn()})", lambda: f"{h()} = loop.call_at(loop.time() + {self.delay()}, {fn()})", lambda: f"{h()}.cancel()", lambda: f"log(me, {h()}, {h()}.cancelled())",
            lambda: f"{h()} = loop.call_soon_threadsafe({fn()})", lambda: "log(me, loop.is_running(), loop.get_debug())", lambda: f"log(me, h == k, h == h, isinstance(k, asyncio.TimerHandle))", lambda: f"log(me, k < h)", lambda: "await tick(2)",
            lambda: f"loop.set_exception_handler({self.pick('handler', 'None', 'lambda l, c: fault(KeyError, 1)', 'lambda l, c: log(me, sorted(c))')})" if self.chance(0.3) else f"await asyncio.sleep({self.delay()})", lambda: f"loop.call_exception_handler({{'message': 'm{n()}', 'exception': {self.error()}}})",
            lambda: f"await asyncio.sleep({self.delay()})", lambda: f"log(me, {h()}._callback, {h()}._args)", lambda: f"loop.slow_callback_duration = {n()}\nlog(me, loop.slow_callback_duration)", lambda: f"log(me, loop.get_task_factory(), loop.get_exception_handler() is handler)",
            lambda: f"x = {h()}.when()\nlog(me, type(x))", lambda: f"f = asyncio.run_coroutine_threadsafe(tick(1, {n()}), loop)\nlog(me, await asyncio.wrap_future(f), f)",
            lambda: "h = loop.call_soon(tick, 1)" if self.chance(0.1) else "await tick(1)", lambda: "loop.call_soon(1)" if self.chance(0.3) else "await tick(1)", lambda: "loop.run_until_complete(tick(1))" if self.chance(0.1) else "await tick(1)", lambda: "loop.close()" if self.chance(0.2) else "await tick(1)",
        ], 5, 12)
        self.put(1, f"loop.set_exception_handler(handler)\nreturn {n()}")

    def stacks(self, name):
        n = self.number
        self.put(0, f'''

async def leaf{name}(k):
    {self.pick("await tick(k)", "await asyncio.sleep(0.001)", "await asyncio.gather(tick(k))", "await asyncio.Event().wait()", "await asyncio.Queue().get()", "await asyncio.get_running_loop().create_future()")}
    {self.pick("return k", f"raise {self.error()}")}


async def mid{name}(k):
    {self.pick("", "async with asyncio.timeout(0.004):" + chr(10) + "        ", "for _ in range(2):" + chr(10) + "        ", "async with asyncio.TaskGroup() as tg:" + chr(10) + "        ")}await {self.pick(f"leaf{name}(k)", f"asyncio.create_task(leaf{name}(k), name='leaf')", f"asyncio.wait_for(leaf{name}(k), 1)", f"asyncio.shield(leaf{name}(k))", f"asyncio.wait([asyncio.create_task(leaf{name}(k))])")}
    return 1


async def top{name}(k):
    try:
        return await mid{name}(k)
    except {self.pick("ValueError", "asyncio.CancelledError", "Exception", "BaseException")} as e:
        {self.pick("raise", f"raise {self.error()}", f"raise {self.error()} from None", f"raise {self.error()} from e", "await tick(2)")}
    finally:
        {self.pick("await tick(1)", "pass", "await asyncio.sleep(0)")}


def stack{name}(t):
    out = io.StringIO()
    t.print_stack(file=out{self.pick("", ", limit=1", ", limit=2")})
    return clean(out.getvalue().replace(__file__, "FILE")).split("\\n")[0]
''')
        self.begin(name)
        self.put(1, f"t = asyncio.create_task(top{name}({self.below(3)}), name='top{name}')")
        self.steps(1, [
            "await tick(1)", "await tick(2)", "log(me, t)", f"log(me, stack{name}(t))", lambda: f"log(me, [f.f_code.co_name for f in t.get_stack({self.pick('', 'limit=1', 'limit=2')})])",
            lambda: f"log(me, t.cancel({n()}), t)", lambda: "log(me, await t)", lambda: f"log(me, await asyncio.wait_for(t, {self.delay()}))", lambda: "log(me, t.get_coro(), t.get_coro().cr_frame and t.get_coro().cr_frame.f_lineno, t.get_coro().cr_await)",
            lambda: f"t = asyncio.create_task(top{name}({self.below(3)}), name='top{name}')", lambda: f"log(me, *text(t.exception()))", lambda: f"log(me, lines(t.exception()))", lambda: f"t.add_done_callback(stack{name})", "await asyncio.sleep(0.002)",
            lambda: f"c = top{name}(1)\nlog(me, c, c.cr_frame.f_lineno, c.cr_await, inspect.getcoroutinestate(c))\nc.send(None)\nlog(me, c.cr_frame.f_lineno, c.cr_await, inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))\nc.close()\nlog(me, c.cr_frame, inspect.getcoroutinestate(c))",
        ], 5, 10)
        self.put(1, "log(me, t, t.cancel())\nreturn 's'")

    def program(self, seed):
        kinds = [self.futures, self.subtasks, self.queues, self.locks, self.groups, self.timeouts, self.awaitables, self.contexts, self.exits, self.agens, self.handles, self.stacks]
        made = []
        for i in range(self.pick(1, 2, 2, 3, 4)):
            self.random.choice(kinds)(f"p{i}")
            made.append(f"TASKS['p{i}'] = asyncio.create_task(p{i}('p{i}'){self.pick('', f', name={chr(39)}p{i}{chr(39)}', '')})")
        cuts = {self.below(20) + 1: [f"p{self.below(len(made))}"] for _ in range(self.below(4))}
        before = self.pick("pass", "pass", "pass", "loop.set_task_factory(asyncio.eager_task_factory)", "VAR.set('main')")
        tail = TAIL.replace("{make}", "\n    ".join(made)).replace("{ticks}", str(self.pick(20, 40))).replace("{cuts}", repr(cuts)).replace("{before}", before)
        tail = tail.replace("{debug}", ", debug=True" if self.chance(0.1) else "").replace("{{", "{").replace("}}", "}")
        return HEAD.format(seed=seed) + "\n".join(self.lines) + "\n" + tail


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
