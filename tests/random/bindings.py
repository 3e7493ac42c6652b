"""Themes about names: every way to bind one, to every kind of target, and what each name is afterwards."""

PRELUDE = '''
import sys
log = []
class Box:
    """Says what is set and deleted on it."""
    def __init__(self, name): object.__setattr__(self, "name", name); object.__setattr__(self, "kept", {})
    def __repr__(self): return "Box" + self.name
    def __setattr__(self, key, value): print("set", self.name, key, brief(value)); self.kept[key] = value
    def __getattr__(self, key):
        if key in self.kept: return self.kept[key]
        raise AttributeError(key)
    def __delattr__(self, key): print("del", self.name, key); del self.kept[key]
    def __setitem__(self, key, value): print("put", self.name, brief(key), brief(value)); self.kept[str(key)] = value
    def __getitem__(self, key): print("get", self.name, brief(key)); return self.kept[str(key)]
    def __delitem__(self, key): print("remove", self.name, brief(key)); del self.kept[str(key)]
    def __enter__(self): print("enter", self.name); return self.entered
    def __exit__(self, kind, value, trace): print("exit", self.name, kind and kind.__name__, brief(value)); return self.hides
    async def __aenter__(self): print("aenter", self.name); await Pause(); return self.entered
    async def __aexit__(self, kind, value, trace): print("aexit", self.name, kind and kind.__name__); await Pause(); return self.hides
    entered, hides = (1, 2), False
class Quiet(Box): hides = True
class Pause:
    def __await__(self): return (yield self)
    def __repr__(self): return "Pause"
def brief(x, depth=0):
    kind = type(x)
    if isinstance(x, BaseException): return kind.__name__ + "(" + ", ".join(brief(a) for a in x.args) + ")"
    if kind in (list, tuple) and depth < 3: return kind.__name__ + "(" + ", ".join(brief(i, depth + 1) for i in x) + ")"
    if kind in (int, str, float, bool, type(None), bytes, range, slice) or isinstance(x, Box): return repr(x)[:60]
    if kind is dict and depth < 3: return "{" + ", ".join(brief(k) + ": " + brief(v, depth + 1) for k, v in x.items()) + "}"
    return getattr(x, "__qualname__", None) or kind.__name__
def say(*xs): print(*[brief(x) for x in xs])
def told(names, table):
    """What became of the names, and which of them are one object."""
    seen = []
    for name in names:
        if name not in table: print(name, "unbound"); continue
        value = table[name]
        same = [n for n, v in seen if v is value]
        print(name, brief(value), *same)
        if not (value is None or type(value) in (int, str, bool, float, bytes) or value == ()): seen.append((name, value))
def calls(f, *a):
    try: say(f(*a))
    except Exception as e: print("!", type(e).__name__, str(e)[:200])
def drive(c, *sends):
    """Runs a coroutine or generator by hand; sends in turn what is given, or throws it."""
    sends = list(sends)
    try:
        what = None
        for _ in range(40):
            got = c.throw(what) if isinstance(what, BaseException) else c.send(what)
            say("yielded", got)
            what = sends.pop(0) if sends else None
        c.close()
    except StopIteration as e: say("returned", e.value)
    except Exception as e: print("!", type(e).__name__, str(e)[:200])
    frame = getattr(c, "cr_frame", None) or getattr(c, "gi_frame", None)
    print(frame is None, getattr(c, "cr_running", None), getattr(c, "gi_running", None), brief(getattr(c, "cr_await", None)), brief(getattr(c, "gi_yieldfrom", None)))
async def times(n, fail=False):
    try:
        for i in range(n):
            await Pause()
            yield i, i * i
        if fail: raise KeyError(n)
    finally: print("times", n, "over")
def items(n, fail=False):
    try:
        for i in range(n): yield i, -i
        if fail: raise KeyError(n)
    finally: print("items", n, "over")
async def later(x):
    await Pause()
    if isinstance(x, BaseException): raise x
    return x
def fail(x): raise x
'''


class Scope:
    """What a body may use: its names, what kind of body it is, and whether it lies in a loop."""

    def __init__(self, kind, names, inside=False):
        self.kind, self.names, self.inside = kind, names, inside

    def loop(self):
        return Scope(self.kind, self.names, True)


NAMES = "a b c d e f".split()
VALUES = ["1", "2.5", "'xy'", "None", "[1, 2]", "(3, 4)", "{'k': 1}", "[]", "b'z'", "range(3)", "True", "(1, [2, 3])", "'abc'", "[(1, 2), (3, 4)]"]


def value(w, s, depth=2):
    """An expression; most use names, which may be unbound by then."""
    roll = w.r.random()
    if depth == 0 or roll < 0.3:
        return w.pick(*VALUES)
    if roll < 0.55:
        return w.pick(*s.names)
    inner = lambda: value(w, s, depth - 1)
    choices = [
        f"({inner()}, {inner()})", f"[{inner()}, *{w.pick('(1, 2)', '[3]', w.pick(*s.names))}]", f"({w.pick(*s.names)} := {inner()})",
        f"{inner()} if {inner()} else {inner()}", f"{inner()} or {inner()}", f"{inner()} and {inner()}", f"(lambda {w.pick('', 'p=' + w.pick(*s.names))}: {w.pick(*s.names)})()",
        f"(lambda p={inner()}, *q: (p, q))({inner()}, {inner()})", f"[{w.pick('p', w.pick(*s.names))} for p in {w.pick('range(3)', w.pick(*s.names))}]",
        f"[({w.pick(*s.names)} := p) for p in {w.pick('range(3)', '(7, 8)')}]", f"{{p: {w.pick(*s.names)} for p in range(2)}}",
        f"[[{w.pick(*s.names)}, q] for p in range(2) for q in range(p)]", f"box[{inner()}]", f"box.{w.pick('x', 'y')}", f"not {inner()}",
        f"{w.pick(*s.names)} is {w.pick(*s.names)}", f"say({inner()}, {inner()})", f"f'{{{w.pick(*s.names)}!r}}{{1}}'", "fail(KeyError(1))", "1 / 0",
        f"list(({w.pick(*s.names)}, p) for p in range(2))", f"sorted({w.pick(*s.names)}, key=lambda p: {w.pick('0', '-p', w.pick(*s.names))})",
        f"dict({w.pick('x', 'y')}={inner()}, **{w.pick('{}', repr({'z': 1}))})", f"0 < {inner()} < 5", f"[lambda: ({w.pick(*s.names)}, p) for p in range(2)][0]()",
    ]
    if s.kind in ("coroutine", "agen"):
        choices += [f"await later({inner()})"] * 4 + [f"[p async for p in times({w.upto(0, 2)})]", f"[await later(p) for p in {w.pick('(1, 2)', w.pick(*s.names))}]", f"await {w.pick(*s.names)}",
                    f"(await later({inner()}), {w.pick(*s.names)})"]
    if s.kind in ("generator", "agen"):
        choices += [f"(yield {inner()})"] * 4 + ["(yield)"]
    if s.kind == "generator":
        choices += [f"(yield from items({w.upto(0, 2)}))", f"(yield from {w.pick('[1, 2]', w.pick(*s.names))})"]
    return w.pick(*choices)


def target(w, s, depth=2, star=False):
    """What may be assigned to."""
    roll = w.r.random()
    if roll < 0.45 or depth == 0:
        return w.pick(*s.names)
    if roll < 0.55:
        return f"box.{w.pick('x', 'y')}"
    if roll < 0.65:
        return f"box[{value(w, s, 1)}]"
    if roll < 0.7:
        return f"box[{w.pick(':', '1:', ':2', '::2', '1:2, 3')}]"
    if roll < 0.75:
        return f"{w.pick(*s.names)}[{w.pick('0', '-1', ':', '1:', ':1', '::2', repr('k'))}]"
    parts = [target(w, s, depth - 1) for _ in range(w.upto(1, 3))]
    if w.often(0.4):
        at = w.upto(0, len(parts) - 1)
        parts[at] = "*" + w.pick(w.pick(*s.names), w.pick(*s.names), "box.z", "box[9]")
    body = ", ".join(parts)
    return w.pick(f"({body},)", f"[{body}]", f"({body},)" if len(parts) == 1 else f"({body})")


def pairs(w, s):
    return w.pick("[(1, 2), (3, 4)]", "[(1, (2, 3))]", "enumerate('ab')", "zip('ab', [1, 2])", "items(2)", "items(1, True)", "{'k': 1}.items()", "[1, 2]", value(w, s, 1))


def pattern(w, s, depth=2):
    n = lambda: w.pick(*s.names)
    if depth == 0:
        return w.pick("_", "1", "'xy'", "None", "int()", "str()")
    sub = lambda: pattern(w, s, depth - 1)
    return w.pick(f"[{n()}, {sub()}]", f"({sub()}) as {n()}", f"{{'k': {sub()}, **{n()}}}", f"[{sub()}, *{n()}]", f"int({n()})", f"({sub()} | {sub()})", f"[{sub()}, {sub()}]", f"Box(x={sub()})", f"str() as {n()}", f"[*_, {n()}]")


def body(w, s, depth, least=1, most=3):
    w.indent += 1
    for _ in range(w.upto(least, most)):
        statement(w, s, depth - 1)
    w.indent -= 1


def statement(w, s, depth):
    """One statement."""
    asynchronous = s.kind in ("coroutine", "agen")
    name = lambda: w.pick(*s.names)
    roll = w.upto(0, 27) if depth > 0 else w.upto(0, 13)
    if roll < 3:
        w.line(f"{target(w, s)} = {value(w, s)}")
    elif roll == 3:
        w.line(f"{target(w, s)} = {target(w, s)} = {value(w, s)}")
    elif roll == 4:
        w.line(f"{w.pick(name(), 'box.x', 'box[1]', name() + '[0]')} {w.pick('+=', '*=', '-=', '|=', '//=', '@=')} {value(w, s)}")
    elif roll == 5:
        w.line(f"{w.pick(name(), 'box.x', 'box[2]')}: {w.pick('int', 'str', name())}{w.pick('', ' = ' + value(w, s))}" if s.kind in ("class", "module") else f"box.y: int = {value(w, s)}")
    elif roll == 6:
        w.line(f"del {w.pick(name(), name(), 'box.x', 'box[1]', name() + '[0]', name() + '[:1]', f'{name()}, {name()}', f'({name()}, [box.y])')}")
    elif roll < 9:
        w.line(f"say({value(w, s)}, {value(w, s)})")
    elif roll == 9:
        w.line(w.pick(f"import sys as {name()}", f"from sys import maxsize as {name()}", f"import os.path as {name()}", f"from os import path as {name()}, sep as {name()}", f"from sys import nothing as {name()}"))
    elif roll == 10:
        w.line(f"assert {value(w, s)}, {value(w, s)}")
    elif roll == 11:
        w.line(w.pick(f"{value(w, s)}", "pass", f"type {name()} = {name()}" if s.kind != "class" else "pass"))
    elif roll == 12:
        w.line(f"raise {w.pick('ValueError(1)', 'KeyError', 'OSError(2, 3)', 'ExceptionGroup(repr(1), [ValueError(1), KeyError(2)])')}{w.pick('', ' from None', ' from TypeError(1)')}")
    elif roll == 13:
        if s.inside and w.often(0.5):
            w.line(w.pick("break", "continue"))
        elif s.kind in ("function", "coroutine", "generator"):
            w.line(f"return {value(w, s, 1)}")
        else:
            w.line(f"{name()} = {value(w, s)}")
    elif roll in (14, 15, 16):
        if asynchronous and w.often(0.6):
            w.line(f"async for {target(w, s)} in times({w.upto(0, 3)}, {w.often(0.2)}):")
        else:
            w.line(f"for {target(w, s)} in {pairs(w, s)}:")
        body(w, s.loop(), depth)
        if w.often(0.4):
            w.line("else:")
            body(w, s, depth)
    elif roll in (17, 18):
        several = ", ".join(f"{w.pick('Box', 'Quiet')}({w.pick('1', '2')!r}){w.pick('', ' as ' + target(w, s), ' as ' + name())}" for _ in range(w.upto(1, 2)))
        w.line(f"{'async ' if asynchronous and w.often(0.6) else ''}with {several}:")
        body(w, s, depth)
    elif roll in (19, 20, 21):
        w.line("try:")
        body(w, s, depth)
        star = w.often(0.2)
        inner = Scope("inner" if star else s.kind, s.names, s.inside and not star)
        if w.often(0.85):
            for kind in w.r.sample(["KeyError", "(TypeError, ValueError)", "ZeroDivisionError", "NameError", "AttributeError", "Exception", "OSError"], w.upto(1, 3)):
                w.line(f"except{'*' if star else ''} {kind}{w.pick('', ' as ' + name(), ' as ' + name())}:")
                body(w, inner, depth)
            if w.often(0.4):
                w.line("else:")
                body(w, s, depth)
        else:
            star = None
        if star is None or w.often(0.4):
            w.line("finally:")
            body(w, s, depth)
    elif roll in (22, 23):
        w.line(f"match {w.pick(value(w, s), '(' + name() + ', ' + value(w, s) + ')')}:")
        w.indent += 1
        for _ in range(w.upto(1, 3)):
            w.line(f"case {pattern(w, s)}{w.pick('', '', ' if ' + value(w, s, 1))}:")
            body(w, s, depth, 1, 2)
        w.indent -= 1
    elif roll == 24:
        w.line(f"if {value(w, s)}:")
        body(w, s, depth)
        w.line("else:")
        body(w, s, depth)
    elif roll == 25:
        count = w.name("n")
        w.line(f"{count} = 0")
        w.line(f"while {count} < {w.upto(1, 3)}:")
        w.indent += 1
        w.line(f"{count} += 1")
        w.indent -= 1
        body(w, s.loop(), depth)
    elif roll == 26:
        closure(w, s, depth)
    else:
        w.line(f"class {name()}{w.pick('', '(Box)', '(metaclass=type)')}:")
        inner = Scope("class", s.names)
        body(w, inner, depth, 1, 3)


def closure(w, s, depth):
    """A function inside that reads, or binds, names of the one around it."""
    f = w.name("inner")
    names = w.r.sample(s.names, 3)
    kind = w.pick("function", "function", "generator", "coroutine")
    parameter = w.pick("", f"{names[0]}", f"{names[0]}={w.pick(*s.names)}")
    w.line(f"{'async ' if kind == 'coroutine' else ''}def {f}({parameter}):")
    w.indent += 1
    if s.kind in ("function", "generator", "coroutine", "agen", "inner") and w.often(0.7):
        w.line(f"nonlocal {', '.join(names[1:])}")
    else:
        w.line(f"global {', '.join(names[1:])}")
    if kind == "generator":
        w.line("yield 0")
    w.indent -= 1
    body(w, Scope(kind, s.names), depth, 1, 3)
    argument = w.pick("1", "[5]") if parameter and "=" not in parameter else ""
    if kind == "function":
        w.line(f"calls({f}{', ' + argument if argument else ''})")
    else:
        w.line(f"drive({f}({argument}), 1, 'sent', {w.pick('None', 'ValueError(9)', '[1, 2]')})")


def bound(w):
    """A body of some kind binds names in every way; then each is told, with those that are the same object."""
    if "class Pause" not in "\n".join(w.out):
        w.lines(*PRELUDE.strip("\n").split("\n"))
    w.line(f"box = {w.pick('Box', 'Quiet')}('main')")
    for name in NAMES:
        w.line(f"{name} = 'global {name}'" if w.often(0.7) else f"globals().pop({name!r}, None)")
    kind = w.pick("function", "function", "coroutine", "coroutine", "generator", "agen", "class", "module")
    s = Scope(kind, NAMES)
    f = w.name("f")
    if kind == "module":
        w.line("try:")
        body(w, s, 3, 3, 7)
        w.line("except Exception as e_: print('!', type(e_).__name__, str(e_)[:200])")
        w.line(f"told({NAMES}, globals())")
        return
    if kind == "class":
        w.line("try:")
        w.indent += 1
        w.line(f"class {f}:")
        body(w, s, 3, 3, 7)
        w.indent -= 1
        w.line(f"except Exception as e_: print('!', type(e_).__name__, str(e_)[:200])")
        w.line(f"else: told({NAMES}, vars({f}))")
        w.line(f"told({NAMES}, globals())")
        return
    w.line(f"{'async ' if kind in ('coroutine', 'agen') else ''}def {f}({w.pick('', 'a=None', 'a, b=[1]', '*a, b=2', '**a')}):")
    w.indent += 1
    if w.often(0.3):
        w.line(f"global {w.pick('c', 'd', 'c, d')}")
    if kind in ("generator", "agen"):
        w.line("yield")
    ends = w.often(0.8)
    if ends:
        w.line("try:")
    body(w, s, 3, 3, 8)
    if ends:
        w.line("except Exception as e_: print('!', type(e_).__name__, str(e_)[:200])")
    w.line(f"told({NAMES}, locals())")
    w.indent -= 1
    given = "" if "(a, b" not in w.out[-1] else ""
    call = f"{f}({given})"
    if kind == "function":
        w.line(f"calls(lambda: {call})")
    elif kind == "agen":
        w.line(f"async def whole():")
        w.line(f"    async for got in {call}: say('got', got)")
        w.line("drive(whole())")
    else:
        w.line("try:")
        w.line(f"    drive({call}, 1, [1, 2], {w.pick('None', 'KeyError(8)', '(1, 2)')}, 3, (4, 5))")
        w.line("except TypeError as e_: print('!', e_)")
    w.line(f"told({NAMES}, globals())")


THEMES = [bound]
