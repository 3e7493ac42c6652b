"""Themes about what a failure tells: lines, carets and chains of every kind of expression; states of frames on the way."""

PRELUDE = '''
import traceback, sys, re, types
def report(f, *a):
    try: f(*a)
    except BaseException as e:
        told = traceback.format_exception(e)
        print(re.sub(r" at 0x[0-9a-f]+", " at 0x", re.sub(r'File "[^"]*"', 'File "f"', "".join(told))), end="")
        tb, lines = e.__traceback__, []
        while tb: lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name)); tb = tb.tb_next
        print(lines[1:])
class Bad:
    def _fail(self, *a, **k): raise ValueError("bad")
    __add__ = __radd__ = __iadd__ = __mul__ = __neg__ = __invert__ = __lt__ = __eq__ = __contains__ = __getitem__ = __setitem__ = __delitem__ = __call__ = _fail
    __bool__ = __len__ = __iter__ = __enter__ = __hash__ = __index__ = __format__ = __str__ = __await__ = __matmul__ = __pow__ = __aiter__ = __aenter__ = _fail
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        raise ValueError(name)
    def __setattr__(self, name, value): raise ValueError(name)
    def __delattr__(self, name): raise ValueError(name)
    def __repr__(self): return "Bad()"
def call(*a, **k): return a
def ident(x): return x
def deco(x): return lambda f: f
def boom(*a): raise KeyError(*a)
bad, none, num, word, seq, table = Bad(), None, 5, "wörd", [1, 2, 3], {"k": 1}
'''


def failing(w):
    """An expression that fails."""
    b = lambda: w.pick("bad", "bad", "none", "boom(1)", "missing", "1 / 0", "num.x", "seq[9]", "table['q']", "int('x')", "word + 1", "none()", "seq.pop(99)")
    o = lambda: w.pick("num", "word", "seq", "1", "'é'", "table", "ident(num)", "(1)", "num + 1", "-num", "seq[0]", "word.upper()")
    either = lambda: (b(), o()) if w.often(0.5) else (o(), b())
    x, y = either()
    return w.pick(
        f"{x} + {y}", f"{x} * {y}", f"{x} @ {y}", f"{x} ** {y}", f"{x} < {y}", f"{x} == {y} < {o()}", f"{x} in {y}", f"not {b()}", f"-{b()}", f"~{b()}", f"{b()}.attr", f"{b()}.attr.more", f"{b()}[{o()}]", f"seq[{b()}]",
        f"seq[{b()}:{o()}]", f"{b()}[1:2, 3]", f"{b()}({o()})", f"call({x}, {y})", f"call(k={b()})", f"call(*{b()})", f"call(**{b()})", f"call({o()}, *{b()}, k={o()})", f"{b()}.method({o()})", f"word.center({b()})", f"[{x}, {y}]",
        f"({x}, {y})", f"{{{x}: {y}}}", f"{{{b()}}}", f"[*{b()}]", f"{{**{b()}}}", f"f'{{{b()}}}'", f"f'a{{{o()}}} b{{{b()}!r:>{{{o()}}}}}'", f"f'{{{b()}=}}'", f"[{b()} for _ in seq]", f"[_ for _ in {b()}]", f"[_ for _ in seq if {b()}]",
        f"list({b()} for _ in seq)", f"{{_: {b()} for _ in seq}}", f"(lambda: {b()})()", f"(lambda q={b()}: q)()", f"{o()} if {b()} else {o()}", f"{x} and {y}", f"{x} or {y}", f"(w_ := {b()})", f"len({b()})", f"sorted(seq, key=lambda q: {b()})",
        f"call(call({x}), {y})", f"({x} + {y}) * {o()}", f"{o()} + ({x} - {y})", f"ident({x}).real + {y}", f"call({x} + {y}, {o()})[0]", f"str({o()}, {b()})", f"isinstance({o()}, {b()})", f"max({x}, {y})", f"int.__add__({x}, {y})", f"super().x",
    )


def spread(w, text):
    """The same over several lines, where brackets allow it."""
    if "'" in text and "f'" in text or not w.often(0.4):
        return text
    out, depth = [], 0
    for i, c in enumerate(text):
        out.append(c)
        depth += (c in "([{") - (c in ")]}")
        if depth and c in "([{," and w.often(0.5):
            out.append("\n" + " " * w.upto(0, 8))
    return "".join(out)


def statement(w, depth):
    """Lines of a statement that fails, or holds one that does."""
    e = lambda: spread(w, failing(w))
    o = lambda: w.pick("num", "word", "seq", "1", "'é'", "table")
    one = [
        f"{e()}", f"v = {e()}", f"v, u = {e()}", f"v, *u, t = {w.pick('bad', '[1]', 'num', '()', e())}", f"bad.x = {o()}", f"bad[{o()}] = {o()}", f"seq[{w.pick('9', 'bad', repr('a'))}] = {o()}", f"num.x = {e()}", f"v = num.y = {o()}",
        f"v = {o()}; v += {w.pick('bad', 'none', 'missing')}", f"seq[{w.pick('9', 'bad')}] += {o()}", f"bad.x += {o()}", f"del bad.x", f"del seq[{w.pick('9', 'bad', '1:bad')}]", f"del table[{w.pick('0', 'bad')}]", f"assert {e()}", f"assert {o()} == {o()}, {e()}",
        f"assert not {o()}", f"assert (num >\n    9), 'text'", f"raise {e()}", f"raise KeyError({o()}) from {w.pick('none', 'num', 'ValueError(2)', 'missing')}", f"raise {w.pick('num', 'KeyError', 'Bad', 'none')}", f"return {e()}", f"import nothing_{o()[0] if o()[0].isalpha() else 'q'}", f"from sys import nothing",
        f"global g_; del g_", f"del undefined_name", f"v = [u for u in seq if (u,\n    {failing(w)})]", f"print({e()},\n    end='')", f"for v in {e()}: pass", f"while {e()}: pass", f"if {e()}: pass", f"with {w.pick('bad', 'num', 'none', e())} as v: pass",
        f"for v, u in [(1, 2), {w.pick('3', '()', 'bad')}]: pass", f"class C({e()}): pass", f"def f(a={e()}): pass", f"lambda: 0; ({e()})", f"@deco({e()})\ndef f(): pass", f"@boom\n@deco(1)\ndef f():\n    pass", f"match {e()}:\n    case 1: pass",
        f"match num:\n    case v if {failing(w)}: pass", f"match num:\n    case {w.pick('num.x', 'none.y')}: pass", f"match bad:\n    case Bad(x=1): pass", f"type X = {failing(w)}; X.__value__", f"v: {e()} = 1" if False else f"v: int = {e()}", f"seq.sort(key=lambda q:\n    {failing(w)})",
    ]
    if depth == 0 or w.often(0.5):
        return w.pick(*one).split("\n")
    inner = statement(w, depth - 1)
    more = lambda: ["    " + line for line in statement(w, depth - 1)]
    shifted = ["    " + line for line in inner]
    kind = w.upto(0, 9)
    if kind == 0:
        return ["try:"] + shifted + [f"except {w.pick('Exception', 'Exception as e', '(KeyError, ValueError)', 'num', 'KeyError')}:"] + more()
    if kind == 1:
        return ["try:"] + shifted + ["finally:"] + more()
    if kind == 2:
        return ["try:"] + shifted + ["except Exception as e:", f"    {w.pick('raise', 'raise e', 'raise TypeError(1) from e', 'raise RuntimeError(2)', 'raise RuntimeError(3) from None', 'e.add_note(repr(4)); raise', 'raise ExceptionGroup(repr(5), [e, ValueError(6)])', 'raise e.with_traceback(None)')}"]
    if kind == 3:
        return ["def inner():"] + shifted + [w.pick("inner()", "call(1, inner())", "[inner() for _ in seq]", "v = inner() + 1", "inner(\n    )", "list(map(lambda q: inner(), seq))")]
    if kind == 4:
        return ["class Inner:"] + [line.replace("return ", "v = ") if line.strip().startswith("return ") else line for line in shifted]
    if kind == 5:
        return ["for i in seq:"] + shifted
    if kind == 6:
        return ["def gen():", "    yield 1"] + shifted + [w.pick("list(gen())", "for v in gen(): pass", "[*gen()]", "g = gen(); next(g); next(g)", "a, b = gen()", "sum(gen())", "def more(): yield from gen()\nlist(more())")]
    if kind == 7:
        return ["async def co():"] + shifted + [w.pick("co().send(None)", "async def outer(): await co()\nouter().send(None)", "async def outer():\n    return [await co(),\n        1]\nouter().send(None)")]
    if kind == 8:
        return ["with types.SimpleNamespace() as v:" if w.often(0.1) else "if num:"] + shifted
    return ["try:"] + shifted + ["except* Exception as e:", f"    {w.pick('raise', 'raise TypeError(7)', 'pass', 'raise KeyError(8) from e')}"]


def reported(w):
    """Statements that fail, told in full."""
    if "def report(" not in "\n".join(w.out):
        w.lines(*PRELUDE.strip("\n").split("\n"))
    for _ in range(w.upto(3, 6)):
        f = w.name("f")
        while True:
            lines = "\n".join(statement(w, 2)).split("\n")
            text = "def f():\n" + "\n".join("    " + line for line in lines)
            try:
                compile(text, "f", "exec")
                break
            except SyntaxError:
                pass
        w.line(f"def {f}():")
        for line in lines:
            w.out.append("    " * (w.indent + 1) + line)
        w.line(f"report({f})")


THEMES = [reported]
