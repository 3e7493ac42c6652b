"""Writes random asyncio programs whose functions leave their blocks in every way, with awaits and yields in between.

    python3.13 tests/orders/flow.py SEED > program.as

Loops, `try`, `with`, `match` and comprehensions stand inside each other; what leaves them is `return`, `break`, `continue`, an
exception, a cancellation, the closing of a generator, also out of `finally` and out of what `finally` awaits.
"""

import random
import sys

from chooser import Chooser

HEAD = '''# clock: virtual
# A random program; flow.py made it from seed {seed}.
import asyncio
import contextlib
import contextvars

VAR = contextvars.ContextVar("VAR", default=0)
TASKS = {{}}


def show(e):
    if isinstance(e, BaseExceptionGroup):
        return type(e).__name__, [show(x) for x in e.exceptions]
    chain = ("from", show(e.__cause__)) if e.__cause__ else ("after", show(e.__context__)) if e.__context__ and not e.__suppress_context__ else ()
    return type(e).__name__, *[a for a in e.args if isinstance(a, (int, str))], *chain


def log(*what):
    print(*[show(x) if isinstance(x, BaseException) else x for x in what])
    return what[-1]


def fault(kind, x):
    raise kind(x)


async def tick(n, x=None):
    for _ in range(n):
        await asyncio.sleep(0)
    return x


class Items:
    """An async iterator, a context manager and an awaitable of its own."""

    def __init__(self, name, n, turns, swallows=False):
        self.name, self.n, self.turns, self.swallows = name, n, turns, swallows

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return await tick(self.turns, self.n)

    async def __aenter__(self):
        await tick(self.turns)
        return log(self.name, "in", self.n)

    async def __aexit__(self, kind, e, trace):
        log(self.name, "out", kind and kind.__name__)
        await tick(self.turns)
        if self.n == 0:
            raise OSError(self.name)
        return self.swallows

    def __enter__(self):
        return log(self.name, "enters", self.n)

    def __exit__(self, kind, e, trace):
        log(self.name, "exits", kind and kind.__name__)
        if self.n == 0:
            raise KeyError(self.name)
        return self.swallows

    def __await__(self):
        for i in range(self.turns):
            yield
        return self.n




@contextlib.asynccontextmanager
async def managed(name, turns):
    await tick(turns)
    try:
        yield log(name, "managed", turns)
    except ValueError as e:
        log(name, "managed caught", e)
        await tick(1)
    finally:
        await tick(turns)
        log(name, "managed over")
'''

TAIL = '''

async def drive(name, items, steps):
    """Goes through an async generator by hand."""
    for step in steps:
        try:
            log(name, step, await {{"next": lambda: anext(items), "or": lambda: anext(items, "none"), "send": lambda: items.asend(name), "throw": lambda: items.athrow(KeyError(name)),
                                   "close": lambda: items.aclose(), "exit": lambda: items.athrow(GeneratorExit)}}[step]())
        except (Exception, StopAsyncIteration) as e:
            log(name, step, "raised", e)
        except GeneratorExit as e:
            if not asyncio.get_running_loop().is_running():
                raise
            log(name, step, "raised", e)
    await items.aclose()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None if context["message"].endswith("never retrieved") else log("handler", context["message"].split(" <")[0], context.get("exception")))
    {make}
    for i in range({ticks}):
        for name in CUTS.get(i, ()):
            log("cut", name, TASKS[name].cancel(*[i] * (i % 2)))
        await asyncio.sleep(0)
    await asyncio.wait(list(TASKS.values()), timeout=2)
    for name, t in TASKS.items():
        log(name, "pending" if not t.done() else "cancelled" if t.cancelled() else t.exception() or t.result())


CUTS = {cuts}
try:
    asyncio.run(main())
except BaseException as e:
    log("run", e)
'''


class Writer(Chooser):
    def __init__(self, seed):
        self.random = random.Random(seed * 104729 + 7)
        self.lines = []
        self.names = 0

    def put(self, depth, text):
        self.lines.append("    " * depth + text)

    def number(self):
        self.names += 1
        return self.names

    def delay(self):
        # No two are alike, nor their sums: what ties is up to the last bit of a float.
        return f"{self.pick(1, 2, 3, 5) / 1000 + self.below(40_000) / 1e9:.9f}"

    def value(self):
        """An expression that may await."""
        n = self.number()
        inner = lambda: self.value()
        later = self.later
        return self.pick(
            lambda: f"log(me, {n})", lambda: f"log(me, {n})", lambda: f"await tick({self.below(3)}, {n})", lambda: f"await tick({self.below(3)}, {n})", lambda: "x", lambda: "VAR.get()",
            lambda: f"await {self.pick(*later)}(f'{{me}}.{n}')" if later else f"await Items({n}, 2, 1)", lambda: f"({inner()}, {inner()})", lambda: f"[{inner()} for i in range({self.below(3)})]" if self.chance(0.3) else str(n),
            lambda: f"[{inner()} async for i in {self.source()}]" if self.chance(0.5) else str(n), lambda: f"{{i: {inner()} for i in range(2) if {inner()}}}" if self.chance(0.3) else str(n),
            lambda: f"({inner()} if {inner()} else {inner()})", lambda: f"({inner()} {self.pick('and', 'or')} {inner()})", lambda: f"fault({self.pick('ValueError', 'KeyError', 'OSError')}, {n})" if self.chance(0.4) else str(n),
            lambda: f"f'{{{self.pick('x', 'me', 'await tick(1, 5)')}}}-{n}'", lambda: f"(x := {inner()})" if self.plain else str(n), lambda: f"await asyncio.gather(tick(1, {n}), tick(2))",
            lambda: f"await asyncio.wait_for(tick({self.below(4)}, {n}), {self.pick('1', self.delay(), '0')})", lambda: f"(lambda y=({inner()}): y)()", lambda: f"(await tick(1, x), *[{inner()}])[0]")()

    def source(self):
        n = self.number()
        return self.pick(lambda: f"Items({n}, {self.below(4)}, {self.below(2)})", lambda: f"{self.pick(*self.gens)}(f'{{me}}.{n}')" if self.gens else f"Items({n}, 3, 1)")()

    def body(self, depth, loop, final=False):
        before = len(self.lines)
        for _ in range(self.below(3) + 1):
            self.statement(depth, loop, final)
        if len(self.lines) == before:
            self.put(depth, "pass")

    def leave(self, depth, loop, final):
        n = self.number()
        kinds = [f"raise {self.pick('ValueError', 'KeyError', 'OSError')}({n})", f"raise {self.pick('ValueError', 'asyncio.CancelledError')}({n})" if self.chance(0.3) else "await asyncio.sleep(0)"]
        kinds += ["return" if self.is_gen else f"return {self.value()}"] * (depth > 3 or loop)
        if loop:
            kinds += ["break", "continue"] * 2
        self.put(depth, f"if {self.pick('True', 'x == 2', 'not x', 'x == 1', f'log(me, {n}) % 2', 'await tick(1, x)')}:")
        self.put(depth + 1, self.pick(*kinds))

    def statement(self, depth, loop, final):
        n = self.number()
        if depth > 5 or self.chance(0.3 + depth / 10) or len(self.lines) > 500:
            kind = self.below(8)
            if kind < 3:
                self.put(depth, f"x = {self.value()}" if kind else f"log(me, {n}, {self.value()})")
            elif kind == 3 and self.is_gen:
                self.put(depth, self.pick(f"yield {self.value()}", f"x = yield {n}", "log(me, 'sent', (yield))"))
            elif kind == 4:
                self.leave(depth, loop, final)
            elif kind == 5:
                self.put(depth, self.pick(f"VAR.set({n})", f"asyncio.current_task().cancel({n})" if self.chance(0.3) else "x = me", f"TASKS['t{n}'] = asyncio.create_task(tick(2, {n}))", "del x; x = 0"))
            elif kind == 6:
                self.put(depth, self.pick(f"await asyncio.sleep({self.pick('0', self.delay())})", f"x += {n} if isinstance(x, int) else 'a' if isinstance(x, str) else type(x)()", f"x = [x, {self.value()}]"))
            else:
                self.put(depth, f"await tick({self.below(3)})")
            return
        inside = lambda loop=loop: self.body(depth + 1, loop, final)
        kind = self.below(13)
        if kind == 0:
            self.put(depth, f"for x in range({self.below(4)}):")
            inside(True)
            if self.chance(0.4):
                self.put(depth, "else:")
                inside()
        elif kind == 1:
            self.put(depth, f"async for x in {self.source()}:")
            inside(True)
            if self.chance(0.4):
                self.put(depth, "else:")
                inside()
        elif kind == 2:
            self.put(depth, f"n{n} = {self.below(3)}")
            self.put(depth, f"while (n{n} := n{n} - 1) >= 0{self.pick('', f' and {self.value()} != None')}:")
            inside(True)
        elif kind in (3, 4, 5, 6):
            self.put(depth, "try:")
            inside()
            form = self.below(4)
            if form != 1:
                star = "*" if self.chance(0.2) and not loop else ""
                for _ in range(self.below(2) + 1):
                    self.put(depth, f"except{star} {self.pick('ValueError', 'KeyError', '(OSError, KeyError)', 'Exception', 'asyncio.CancelledError' )} as e:")
                    self.put(depth + 1, f"log(me, {n}, 'caught', e)")
                    if not star:
                        inside()
                        if self.chance(0.3):
                            self.put(depth + 1, self.pick("raise", f"raise OSError({n}) from e", f"raise KeyError({n})"))
                    else:
                        self.put(depth + 1, f"await tick({self.below(2)})")
                if self.chance(0.3):
                    self.put(depth, "else:")
                    inside()
            if form in (1, 2):
                self.put(depth, "finally:")
                self.put(depth + 1, f"log(me, {n}, 'finally')")
                self.body(depth + 1, loop, True)
        elif kind == 7:
            what = self.pick(f"Items({n}, {self.below(3)}, 0, {self.chance(0.4)})", f"contextlib.suppress({self.pick('ValueError', 'Exception', 'KeyError')})")
            self.put(depth, f"with {what} as x:")
            inside()
        elif kind in (8, 9):
            what = lambda: self.pick(f"Items({n}, {self.below(3)}, {self.below(2)}, {self.chance(0.4)})", f"managed({n}, {self.below(3)})", f"asyncio.timeout({self.delay()})", "asyncio.timeout(1)")
            self.put(depth, f"async with {self.pick(what() + ' as x', what(), f'({what()} as x, {what()} as y)')}:")
            inside()
        elif kind == 10:
            self.put(depth, f"match {self.value()}:")
            for case in ("None", "int(x)", "[x, *_]", "str() as x", "_")[self.below(3):]:
                self.put(depth + 1, f"case {case}{self.pick('', f' if {self.value()}') if case != '_' else ''}:")
                self.body(depth + 2, loop, final)
        elif kind == 11:
            self.put(depth, f"if {self.value()}:")
            inside()
            self.put(depth, "else:")
            inside()
        elif not self.is_gen:
            self.put(depth, f"async def inner{n}(a=({self.value()})):")
            self.put(depth + 1, self.pick("nonlocal x", "x = a"))
            self.plain, plain = False, self.plain
            self.body(depth + 1, False)
            self.plain = plain
            self.put(depth + 1, f"return a, {n}")
            self.put(depth, f"x = {self.pick(f'await inner{n}()', f'await asyncio.create_task(inner{n}())')}")

    def program(self, seed):
        self.later, self.gens, made = [], [], []
        for i in range(self.below(4) + 3):
            self.is_gen = i and self.chance(0.35)
            self.plain = True
            name = f"{'g' if self.is_gen else 'f'}{i}"
            start = len(self.lines)
            self.lines += ["", "", f"async def {name}(me, x=1):"]
            for _ in range(self.below(5) + 2):
                if self.chance(0.85):
                    # So that the function goes on.
                    self.put(1, "try:")
                    self.body(2, False)
                    self.put(1, "except Exception as e:")
                    self.put(2, f"log(me, {self.number()}, 'error', e)")
                    self.put(2, "x = 1")
                else:
                    self.body(1, False)
            if self.is_gen:
                self.put(1, f"yield {self.value()}")
                self.put(1, "log(me, 'ends')")
            else:
                self.put(1, f"return me, {self.value()}")
            (self.gens if self.is_gen else self.later).append(name)
        for i in range(self.below(3) + 2):
            if self.gens and self.chance(0.4):
                steps = [self.pick("next", "next", "next", "or", "send", "throw", "close", "exit") for _ in range(self.below(5) + 2)]
                call = f"drive('t{i}', {self.pick(*self.gens)}('t{i}'), {steps})"
            else:
                call = f"{self.pick(*self.later[-2:])}('t{i}')"
            made.append(f"TASKS['t{i}'] = loop.create_task({call}, name='t{i}')")
        cuts = {self.below(15) + 1: [f"t{self.below(len(made))}"] for _ in range(self.below(4))}
        tail = TAIL.replace("{make}", "\n    ".join(made)).replace("{ticks}", str(self.pick(20, 40))).replace("{cuts}", repr(cuts)).replace("{{", "{").replace("}}", "}")
        text = HEAD.format(seed=seed) + "\n".join(self.lines) + "\n" + tail
        try:
            compile(text, "program", "exec")
        except SyntaxError as e:
            if "-v" in sys.argv:
                print(e, file=sys.stderr)
            text = None
        if not text:
            self.lines = []
            return self.program(seed)
        return text


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
