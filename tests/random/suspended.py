"""Generators and coroutines driven by hand, and what they and their frames tell at every step; containers changed while they are used."""

PRELUDE = '''
import sys, types, inspect, itertools
class Hold:
    def __init__(self, *values): self.values = values
    def __await__(self):
        for v in self.values:
            got = yield v
            if got == 'stop': return 'stopped'
        return got if self.values else None
class Foreign:
    """An iterator that generators delegate to."""
    def __init__(self, n, has=()):
        self.n = n
        for name in has: setattr(self, name, getattr(self, '_' + name))
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration('foreign end')
        self.n -= 1
        return ('foreign', self.n)
class Full(Foreign):
    def send(self, v): print('sent', v); return next(self)
    def throw(self, *e): print('thrown', [type(x).__name__ for x in e]); raise e[0]
    def close(self): print('closed')
def look(g, name):
    """Everything a suspended thing tells of itself."""
    kind = {types.GeneratorType: 'gi', types.CoroutineType: 'cr', types.AsyncGeneratorType: 'ag'}[type(g)]
    at = lambda what: getattr(g, kind + '_' + what, '-')
    frame = at('frame')
    inner = at('yieldfrom') if kind == 'gi' else at('await')
    print(' ', name, at('running'), at('suspended'), None if frame is None else (frame.f_lineno - base, sorted(k for k in frame.f_locals)), type(inner).__name__ if inner is not None else None, g.__name__, at('code').co_name)
def step(g, what, *a):
    try: print(what, *[x if not isinstance(x, BaseException) else type(x).__name__ for x in a], '->', getattr(g, what)(*a))
    except StopIteration as e: print(what, 'StopIteration', e.value)
    except BaseException as e: print(what, type(e).__name__, str(e)[:100], type(e.__cause__).__name__, type(e.__context__).__name__)
base = sys._getframe().f_lineno
'''


def body(w, depth, coro, names, closing=False):
    """Lines of a body that is suspended here and there."""
    out = []
    pad = "    "
    for _ in range(w.upto(1, 4)):
        v = w.pick(*names)
        roll = w.upto(0, 13 if depth else 6)
        pause = w.pick(f"{v} = await Hold({w.pick('1', '1, 2', '')})", f"await Hold('h')", f"{v} = await inner_coro({w.upto(0, 2)})") if coro else w.pick(f"{v} = yield {w.pick('1', repr('y'), v_of(w, names))}", "yield", f"{v} = yield from {w.pick('[1, 2]', 'range(2)', 'Foreign(2)', 'Full(2)', 'inner_gen(2)', 'iter(())', 'inner_gen(0)')}", f"yield from inner_gen({w.upto(0, 3)})")
        if roll < 4:
            out.append(pause)
        elif roll == 4:
            out.append(f"{v} = {w.pick('1', repr('a'), '[1]', 'None')}")
        elif roll == 5:
            out.append(w.pick("print('at', " + v_of(w, names) + ")", f"return {v_of(w, names)}", "raise KeyError('own')", "raise StopIteration('own')", "print(sys._getframe().f_lineno - base)", "print(type(sys.exception()).__name__)", f"del {v}"))
        elif roll == 6:
            out.append(pause)
        else:
            inner = [pad + line for line in body(w, depth - 1, coro, names)]
            other = lambda: [pad + line for line in body(w, 0, coro, names)]
            if roll in (7, 8):
                out += ["try:"] + inner + [f"except {w.pick('ValueError', 'GeneratorExit', 'BaseException', 'KeyError', 'RuntimeError')} as e:"] + other() + ([] if w.often(0.5) else [pad + w.pick("raise", "raise e", "raise TypeError('t') from e", "raise TypeError('u')", "return 'caught'", "pass")])
            elif roll in (9, 10):
                out += ["try:"] + inner + ["finally:"] + ([pad + "print('finally', type(sys.exception()).__name__)"] if w.often(0.6) else other())
            elif roll == 11:
                out += [f"for {v} in range(2):"] + inner
            elif roll == 12:
                out += [f"with Manager({w.pick('True', 'False')}) as {v}:"] + inner
            else:
                out += [f"if {w.pick('1', '0', v_of(w, names))}:"] + inner + ["else:"] + other()
    return out


def v_of(w, names):
    return w.pick(names[0], "'c'", "2", f"locals().get({w.pick(*names)!r})")


def suspended(w):
    """A generator, coroutine or async generator, sent to, thrown into and closed, and looked at after each step."""
    if "def look(" not in "\n".join(w.out):
        w.lines(*PRELUDE.strip("\n").split("\n"))
        w.lines("class Manager:", "    def __init__(self, hides): self.hides = hides", "    def __enter__(self): return 'entered'", "    def __exit__(self, kind, value, trace): print('exit', kind and kind.__name__); return self.hides",
                "def inner_gen(n):", "    try:", "        for i in range(n): got = yield ('inner', i); print('inner got', got)", "        return 'inner end'", "    finally: print('inner over')",
                "async def inner_coro(n):", "    try:", "        for i in range(n): await Hold(('co', i))", "        return 'coro end'", "    finally: print('coro over')")
    w.line("base = sys._getframe().f_lineno")
    names = ["a", "b", "c"]
    kind = w.pick("generator", "generator", "coroutine", "agen")
    f = w.name("f")
    w.line(f"{'async ' if kind != 'generator' else ''}def {f}(a={w.pick('0', '[]')}):")
    lines = body(w, 2, kind != "generator", names)
    if kind == "agen":
        lines += [w.pick("yield 'item'", "b = yield a", "yield await Hold(7)")] + body(w, 1, True, names) + ["yield 'more'"]
        lines = ["pass" if line.strip().startswith("return ") and not line.strip() == "return" else line for line in lines]
        lines = [line if not line.strip().startswith("return ") else line[: len(line) - len(line.lstrip())] + "return" for line in lines]
    if kind == "generator":
        lines += ["yield 'last'"]
    for line in lines:
        w.line("    " + line)
    g = w.name("g")
    w.line(f"{g} = {f}()")
    w.line(f"look({g}, 'made')")
    throws = ["ValueError('v')", "ValueError", "KeyError('k')", "GeneratorExit()", "StopIteration('s')", "RuntimeError('r')"]
    drive = g
    for _ in range(w.upto(4, 9)):
        if kind == "agen":
            drive = w.name("s")
            w.line(f"{drive} = {g}.{w.pick('__anext__()', 'asend(None)', 'asend(1)', 'athrow(' + w.pick(*throws) + ')', 'aclose()')}")
            w.line("try:")
            w.line(f"    for step_ in range({w.upto(1, 4)}): step({drive}, {w.pick(repr('send') + ', None', repr('send') + ', 5', repr('throw') + ', ' + w.pick(*throws), repr('close'))})")
            w.line("except Exception as e: print('!', type(e).__name__, e)")
        else:
            what = w.pick("'send', None", "'send', None", "'send', 1", "'send', 'stop'", f"'throw', {w.pick(*throws)}", f"'throw', {w.pick(*throws)}", "'close'", "'__next__'" if kind == "generator" else "'send', 2")
            w.line(f"step({drive}, {what})")
        w.line(f"look({g}, 'then')")
    w.line(f"step({g}, {repr('close') if kind != 'agen' else repr('__aiter__')})" if kind != "agen" else "pass")
    w.line(f"print({g}.{'gi' if kind == 'generator' else 'cr' if kind == 'coroutine' else 'ag'}_frame is None)")


def changed(w):
    """Containers changed while they are iterated, sorted, compared or joined."""
    n = w.upto(2, 9)
    make = w.pick(f"list(range({n}))", f"dict.fromkeys(range({n}))", f"set(range({n}))", f"dict.fromkeys('abcdefghi'[:{n}], 0)", f"deque(range({n}))", f"bytearray(range({n}))", f"OrderedDict.fromkeys(range({n}))", f"defaultdict(list, {{i: [i] for i in range({n})}})", f"Counter('aabbc')")
    w.line("from collections import deque, OrderedDict, defaultdict, Counter")
    x = w.name("x")
    w.line(f"{x} = {make}")
    change = w.pick(f"{x}.clear()", f"{x}.pop({w.pick('', '0', '1', repr('a'))})", f"{x}[{w.pick('0', '1', '99', repr('a'), 'i')}] = 5", f"del {x}[{w.pick('0', '-1', '1', 'i', ':1', '1:')}]", f"{x}.append(7)", f"{x}.add(77)", f"{x}.update({w.pick('{55: 1}', '[56]', x)})", f"{x}.insert(0, 8)", f"{x}.remove({w.pick('0', '1', 'i')})", f"{x}.discard(i)", f"{x}.extend([1, 2])", f"{x}.popitem()", f"{x}.reverse()", f"{x}.sort()", f"{x} += [1]", f"{x}.setdefault(i + 100, 1)", f"{x}.move_to_end(i)", f"{x}.rotate(1)", f"{x}.popleft()", f"{x} |= {{i + 50}}")
    view = w.pick(x, x, f"{x}.items()", f"{x}.keys()", f"{x}.values()", f"reversed({x})", f"enumerate({x})", f"zip({x}, {x})", f"iter({x})", f"map(str, {x})", f"filter(None, {x})", f"reversed({x}.items())", f"itertools.chain({x}, {x})")
    w.line("import itertools")
    w.line("try:")
    w.line("    count = 0")
    w.line(f"    for i in {view}:")
    w.line("        count += 1; print(i, end=' ')")
    w.line("        if count > 25: print('enough'); break")
    w.line(f"        if count {w.pick('== 1', '== 2', '< 3', '> 0', '% 2 == 0')}:")
    w.line("            if isinstance(i, tuple): i = i[0]")
    w.line(f"            {change}")
    w.line("    else: print('through')")
    w.line("except Exception as e: print('!', type(e).__name__, e)")
    w.line(f"print({x})")
    act = w.pick(f"{x}.clear() or 1", f"{x}.append(1) or 1" , f"{x}.pop() and 1", f"{x}.update({{88: 1}}) or 1", "1 / 0", f"{x}.extend([7, 8]) or 1", "None", "NotImplemented", f"{x}.sort() or 1", f"{x}.clear() or 0")
    hook = w.name("H")
    w.line(f"class {hook}:")
    w.line("    def __init__(self, v): self.v = v")
    # Where a set orders by addresses, two runs differ.
    for name in ["__hash__"] + w.r.sample(["__eq__", "__lt__", "__repr__", "__index__", "__iter__", "__len__", "__bool__", "__str__"], w.upto(2, 6)):
        value = {"__eq__": "self.v == getattr(o, 'v', o)", "__lt__": "self.v < getattr(o, 'v', o)", "__hash__": "hash(self.v % 2)", "__repr__": "'H' + str(self.v)", "__index__": "self.v", "__iter__": "iter([self.v])", "__len__": "2", "__bool__": "self.v > 1", "__str__": "'s'"}[name]
        w.line(f"    def {name}(self{', o' if name in ('__eq__', '__lt__') else ''}):")
        w.line(f"        global calls_; calls_ += 1")
        w.line(f"        if calls_ == {w.upto(1, 6)}: {act}")
        w.line(f"        return {value}")
    w.line("calls_ = 0")
    w.line(f"try: {x} = {w.pick('list', 'deque', 'set', 'dict.fromkeys', 'list', 'tuple')}({hook}(v) for v in {w.pick('(3, 1, 2, 5, 4)', 'range(4)', '(1, 1, 2)')})")
    w.line(f"except Exception as e: print('!', type(e).__name__, e); {x} = []")
    for use in w.r.sample([f"sorted({x})", f"{x}.sort()", f"{x}.sort(key=lambda q: q.v)", f"{x}.index({hook}(2))", f"{x}.remove({hook}(1))", f"{hook}(2) in {x}", f"{x}.count({hook}(1))", f"{x} == [{hook}(3), {hook}(1), {hook}(2)]", f"repr({x})", f"str({x})", f"max({x})", f"min({x}, default=0)", f"set({x})", f"{{q: 1 for q in {x}}}", f"{x}[{hook}(1)]", f"list({x})", f"[*{x}, *{x}]", f"sum({x}, 0)", f"any({x})", f"all({x})", f"{x} < {x}", f"{x} + {x}", f"list(zip({x}, {x}))", f"{x}.insert({hook}(1), 0)", f"{x}[{hook}(0):{hook}(2)]", f"{x}[:] == {x}", f"sorted({x}, reverse=True)", f"{x}.extend({hook}(1))", f"bytes({x})", f"'%d' % {hook}(3)", f"dict.fromkeys({x}) == dict.fromkeys({x})"], 6):
        w.line("calls_ = 0")
        w.line(f"try: print({use})")
        w.line("except Exception as e: print('!', type(e).__name__, str(e) if ' at 0x' not in str(e) else '')")
    w.line(f"try: print(len({x}), calls_)")
    w.line("except Exception as e: print('!', type(e).__name__, e)")


THEMES = [suspended, changed]
