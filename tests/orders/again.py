"""Rewrites the programs of `generate.py` so that all they make and await has a name, and every name is used again.

    python3.13 tests/orders/again.py SEED > program.as

What is awaited is put in a variable, an attribute, a dict, a default, a closure or a comprehension first; what comes of it is bound
in one of the ways Python has; both are looked at when the statement is over and again where the function ends.
"""

import ast
import random
import re
import sys

import generate
from chooser import Chooser

HEAD = '''
import functools
import inspect


class Box:
    pass


BOX = Box()
KEPT = {}


def keep(me, x):
    KEPT[me] = x
    return x


async def through(aw):
    return await aw


async def given(aw):
    yield await aw


@types.coroutine
def yielded(aw):
    return (yield from aw)


@contextlib.contextmanager
def holding(x):
    yield x


def deco(x):
    return lambda f: lambda: (x, f())[0]


@functools.singledispatch
def shown(x):
    if x is None or isinstance(x, (bool, int, str)):
        return x
    if hasattr(x, "_asyncio_future_blocking"):
        return type(x).__name__, how(x), x._asyncio_future_blocking
    return type(x).__name__, getattr(x, "__name__", None)


@shown.register
def _(x: BaseException):
    return show(x)


@shown.register(list)
@shown.register(tuple)
def _(x):
    return [shown(y) for y in x]


@shown.register
def _(x: set):
    return sorted(map(str, map(shown, x)))


@shown.register
def _(x: dict):
    return {k: shown(y) for k, y in x.items()}


@shown.register
def _(x: types.CoroutineType):
    # What a bare yield waits for is a generator in CPython.
    waits = type(x.cr_await).__name__ if x.__name__ != "sleep" else x.cr_await is None and x.cr_suspended or True
    return x.__name__, inspect.getcoroutinestate(x), x.cr_running, x.cr_frame is None, waits, x.cr_suspended


@shown.register
def _(x: types.AsyncGeneratorType):
    return x.__name__, inspect.getasyncgenstate(x), x.ag_running, x.ag_frame is None, type(x.ag_await).__name__


@shown.register
def _(x: types.GeneratorType):
    return x.__name__, inspect.getgeneratorstate(x), x.gi_running, x.gi_frame is None, type(x.gi_yieldfrom).__name__


@shown.register
def _(x: asyncio.Future):
    if hasattr(x, "get_coro"):
        return type(x).__name__, x.get_name(), how(x), x.cancelling(), shown(x.get_coro()), x._must_cancel, type(x._fut_waiter).__name__
    return type(x).__name__, how(x), x._asyncio_future_blocking, x.get_loop() is asyncio.get_running_loop()


@shown.register
def _(x: asyncio.Timeout):
    return "Timeout", x.expired(), x.when() is None, re.sub("when=[^ >]*", "", repr(x))


@shown.register
def _(x: asyncio.TaskGroup):
    return seen(x)


@shown.register
def _(x: asyncio.Handle):
    return type(x).__name__, x.cancelled()


@shown.register
def _(x: contextvars.Token):
    return "Token", x.old_value is contextvars.Token.MISSING, x.var is VAR


@shown.register
def _(x: contextvars.Context):
    return "Context", x.get(VAR)


def see(me, name, x):
    log(me, "sees", name, shown(x))


async def reuse(me, name, x):
    if isinstance(x, (types.CoroutineType, types.AsyncGeneratorType)) or inspect.isawaitable(x) and getattr(x, "done", lambda: True)():
        try:
            log(me, "again", name, shown(await x))
        except Exception as e:
            log(me, "again", name, show(e))
'''


class Names(Chooser, ast.NodeTransformer):
    """Rewrites one function's statements."""

    def __init__(self, writer):
        self.writer = writer
        self.random = writer.random
        self.names = []
        self.made = 0
        self.shared = []

    def name(self, prefix):
        self.made += 1
        name = f"{prefix}_{self.made}"
        self.names.append(name)
        return name

    def parse(self, text):
        return ast.parse(text).body

    # What is awaited.

    def simple(self, e):
        return not any(isinstance(x, (ast.Await, ast.NamedExpr, ast.Yield, ast.Starred)) for x in ast.walk(e))

    def given(self, e, before):
        """Gives an expression for the awaited thing `e`; what has to be done before is appended to `before`."""
        text = ast.unparse(e)
        v = self.name("v")
        plain = [f"{v} = {text}", f"{v}: object = {text}", f"{v}, = [{text}]", f"{v} = {v}b = {text}", f"({v} := {text})", f"[{v}, *{v}r] = ({text},)", f"for {v} in [{text}]: pass",
                 f"with holding({text}) as {v}: pass", f"match {text}:\n case {v}: pass", f"def {v}d(a={text}): return a\n{v} = {v}d()", f"{v} = (lambda a={text}: a)()",
                 f"if True: {v} = {text}\nelse: {v} = None", f"try: {v} = {text}\nfinally: pass", f"{v} = {{'k': {text}}}['k']", f"{v} = None\n{v} = {v} or {text}"]
        kind = self.random.randrange(13)
        if kind < 5:
            before.append(self.pick(*plain))
            return v
        self.names.pop()
        if kind == 5:
            before.append(f"BOX.{v} = {text}")
            self.names.append(f"BOX.{v}")
            return f"BOX.{v}"
        if kind == 6:
            before.append(f"KEPT['{v}'] = {text}")
            self.names.append(f"KEPT['{v}']")
            return f"KEPT['{v}']"
        if kind == 7:
            self.names.append(v)
            return f"({v} := {text})"
        if kind == 8:
            return f"keep(me, {text})"
        if not self.simple(e):
            return f"({text})"
        if kind == 9:
            self.names.append(v)
            before.append(f"async def {v}c():\n nonlocal {v}\n {v} = {text}\n return await {v}\n{v} = None")
            return f"{v}c()"
        if kind == 10:
            return f"(lambda: {text})()"
        if kind == 11:
            self.names.append(v)
            before.append(f"{v} = {text}\nasync def {v}c(): return await {v}")
            return f"{v}c()"
        before.append(f"global {v}g\n{v}g = {text}")
        self.names.append(f"{v}g")
        return f"{v}g"

    def awaiting(self, aw):
        """Gives an expression that awaits `aw`, mostly at once."""
        return self.pick(*[f"await {aw}"] * 8, f"await through({aw})", f"await yielded({aw})", f"[await x for x in [{aw}]][0]", f"[x async for x in given({aw})][-1]", f"(await asyncio.ensure_future({aw}))",
                         f"(await asyncio.gather({aw}))[0]", f"await asyncio.create_task(through({aw}))", f"await asyncio.wait_for({aw}, 1)", f"await asyncio.shield({aw})")

    # What comes of it.

    def bound(self, w, before):
        """Binds the value of the expression `w` that awaits and gives an expression for it."""
        r = self.name("r")
        before.append(self.pick(
            f"{r} = {w}", f"{r} = {r}b = {w}", f"{r}, *{r}s = [{w}]", f"{r} = []\n{r} += [{w}]", f"{r} = f'{{shown({w})!r:>9}}{{me=}}'", f"{r} = {{'a': {w}}}",
            f"{r} = ({w}) if me else None", f"{r} = me and ({w})", f"match {w}:\n case {r}: pass", f"if ({r} := {w}) is None: log(me, 'none')", f"for {r} in [{w}]: pass", f"with holding({w}) as {r}: pass",
            f"@deco({w})\ndef {r}d(): return 1\n{r} = {r}d()", f"def {r}d(*, a={w}): return a\n{r} = {r}d()", f"{r} = (lambda a={w}: a)()", f"{r} = [1, 2, 3][({w}, 1)[1]:]",
            f"assert [{w}]\n{r} = 1", f"{r} = {{}}\n{r}[0] = {w}", f"{r} = 0 < 1 != ({w})", f"{r} = log('called', *[1], shown({w}), **{{}})", f"{r} = 1\ntry: {r} = {w}\nfinally: see(me, 'fin', {r})",
            f"while True:\n {r} = {w}\n break", f"{r} = None\nwhile {r} is None:\n try:\n  {r} = 0, {w}\n  continue\n finally: log(me, 'turned')",
            f"{r} = [i for i in range(2) if i or [{w}]]", f"{r} = {{await through(x) if x else 0: 1 async for x in given({w[6:]})}}" if w.startswith("await ") and self.chance(0.2) else f"{r} = {w}",
            f"BOX.{r} = {r} = {w}", f"{r} = {w}\ndel {r}\n{r} = 'deleted'", f"{r} = not ({w})", f"{r} = print(end='') or ({w})", f"async def {r}c(a): return a, {w}\n{r} = await {r}c(me)" if "_" not in w and ":=" not in w else f"{r} = {w}"))
        return r

    # Statements.

    def statements(self, body, depth):
        out = []
        for s in body:
            out += self.statement(s, depth)
        return out

    def own_awaits(self, s):
        """The awaits of a simple statement that are not in a lambda, a comprehension or another await, and have no await inside."""
        found = []

        def walk(e):
            if isinstance(e, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
                return
            if isinstance(e, ast.Await):
                # A coroutine that a task has is not given to another one.
                if self.simple(e.value) and not isinstance(e.value, ast.Name):
                    found.append(e)
                return
            for c in ast.iter_child_nodes(e):
                walk(c)

        walk(s)
        return found

    def replaced(self, s, old, new):
        class Put(ast.NodeTransformer):
            def visit_Await(self, n):
                return new if n is old else self.generic_visit(n)

        return Put().visit(s)

    def statement(self, s, depth):
        if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return [s]
        if isinstance(s, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.If, ast.While)):
            return self.compound(s, depth)
        before, mine = [], len(self.names)
        if self.chance(0.7):
            for e in self.own_awaits(s)[:2]:
                first = len(before)
                w = self.awaiting(self.given(e.value, before) if self.chance(0.7) else ast.unparse(e.value))
                if any(c in ast.unparse(s) for c in (" if ", " or ", " and ")):
                    # Only where it stands is it evaluated.
                    del before[first:]
                    del self.names[mine:]
                    continue
                if self.chance(0.6) and not isinstance(s, ast.Return):
                    w = self.bound(w, before)
                if isinstance(s, ast.Expr) and s.value is e:
                    s = ast.Expr(ast.parse(w, mode="eval").body)
                else:
                    s = self.replaced(s, e, ast.parse(w, mode="eval").body)
        elif isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name):
            self.names.append(s.targets[0].id)
        out = []
        for text in before:
            out += self.parse(text)
        out.append(s)
        if not isinstance(s, (ast.Return, ast.Raise, ast.Break, ast.Continue)):
            for n in dict.fromkeys(self.names[mine:]):
                if self.chance(0.4):
                    out += self.look(n)
                if self.chance(0.1):
                    out += self.parse(f"await reuse(me, {n!r}, {n})")
                if self.chance(0.05) and n.isidentifier():
                    out += self.parse(self.pick(f"del {n}", f"{n} = None"))
        return out

    def compound(self, s, depth):
        for e in ([s.iter] if isinstance(s, (ast.For, ast.AsyncFor)) else []):
            if self.chance(0.4) and self.simple(e):
                v = self.name("it")
                s.iter = ast.parse(f"({v} := {ast.unparse(e)})", mode="eval").body
        extra = []
        if isinstance(s, (ast.For, ast.AsyncFor)) and isinstance(s.target, ast.Name) and self.chance(0.5):
            self.names.append(s.target.id)
        if isinstance(s, (ast.With, ast.AsyncWith)):
            for item in s.items:
                if item.optional_vars is None and self.chance(0.5):
                    n = self.pick(self.name("w"), "BOX.with_", "KEPT['with']")
                    item.optional_vars = ast.parse(n, mode="eval").body
                    item.optional_vars.ctx = ast.Store()
                    self.names.append(n)
                elif item.optional_vars is not None:
                    self.names.append(ast.unparse(item.optional_vars))
                if self.chance(0.4) and self.simple(item.context_expr):
                    v = self.name("cm")
                    item.context_expr = ast.parse(f"({v} := {ast.unparse(item.context_expr)})", mode="eval").body
        if isinstance(s, ast.AsyncWith) and self.chance(0.2):
            s.items.insert(self.random.randrange(len(s.items) + 1), ast.withitem(ast.parse(self.pick("room(me, 0)", "asyncio.timeout(0.5)", "Room(me, 0, False)", "contextlib.aclosing(agen(me, 2, 0))"), mode="eval").body,
                                                                    ast.Name(self.name("more"), ast.Store())))
        for field in ("body", "orelse", "finalbody"):
            if getattr(s, field, None):
                setattr(s, field, self.statements(getattr(s, field), depth + 1))
        for h in getattr(s, "handlers", ()):
            h.body = self.statements(h.body, depth + 1)
            if h.name and self.chance(0.3):
                kept = self.name("kept")
                h.body.insert(0, self.parse(f"{kept} = {h.name}")[0])
                self.names.append(h.name)
        if isinstance(s, (ast.For, ast.AsyncFor, ast.While)) and not s.orelse and self.chance(0.2):
            s.orelse = self.parse("log(me, 'else')")
        return [s] + extra

    def look(self, n):
        return self.parse(f"try:\n see(me, {n!r}, {n})\nexcept (NameError, AttributeError, KeyError) as e:\n log(me, 'no', {n!r}, type(e).__name__)" if self.chance(0.7) else f"see(me, {n!r}, locals().get({n!r}, 'none'))")

    def function(self, f):
        f.body = self.statements(f.body, 1)
        names = [n for n in dict.fromkeys(self.names) if self.chance(0.8)]
        looks = [x for n in names for x in self.look(n)]
        if not looks:
            return f
        if self.chance(0.5):
            f.body[-1:-1] = looks
        else:
            last = self.parse("try: pass\nexcept GeneratorExit: raise\nexcept BaseException as e:\n raise\nelse: pass")[0]
            last.body = f.body
            last.handlers[1].body = looks + last.handlers[1].body
            last.orelse = []
            f.body = [last]
        # A name that an inner function binds, too, is declared there before it is bound here.
        return f


class Writer:
    def __init__(self, seed):
        self.seed = seed
        self.random = random.Random(seed * 31337 + 5)

    def rewritten(self, source):
        tree = ast.parse(source)
        for i, node in enumerate(tree.body):
            if isinstance(node, ast.AsyncFunctionDef) and (node.name == "root" or node.name[0] == "f" and node.name[1:].isdigit()):
                tree.body[i] = Names(self).function(node)
        at = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.FunctionDef) and node.name == "finished")
        tree.body[at:at] = ast.parse(HEAD).body
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"

    def program(self, seed):
        source = generate.Writer(seed).program(seed)
        # More rounds of the loop than Aster looks for dropped generators.
        source = re.sub("    ticks\\(([0-9]+)\\)", lambda m: f"    ticks({int(m[1]) // 6})", source)
        for _ in range(20):
            text = self.rewritten(source)
            try:
                compile(text, "program", "exec")
                return f"# clock: virtual\n# A random program; again.py made it from seed {seed}.\n{text}"
            except SyntaxError as e:
                if "-v" in sys.argv:
                    print(e, file=sys.stderr)
        return source


if __name__ == "__main__":
    seed = int(sys.argv[1])
    print(Writer(seed).program(seed), end="")
