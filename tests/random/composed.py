"""Themes of whole little scripts: typed expressions nested in each other, at module level, in functions and in classes.

Nothing here prints through `show` alone: values are printed as they are, so that `repr`, `str` and formats of everything nested
are compared too. The last statement of some programs raises and nobody catches it.
"""


class Names:
    """The variables of one scope by the kind of their values."""

    def __init__(self, outer=None):
        self.kinds = {kind: list(names) for kind, names in outer.kinds.items()} if outer else {}

    def add(self, kind, name):
        self.kinds.setdefault(kind, []).append(name)
        return name

    def of(self, kind):
        return self.kinds.get(kind, [])


KINDS = ["int", "float", "str", "bool", "list", "dict", "tuple", "set", "words", "bytes"]


def expression(w, names, kind, depth=3):
    """Gives the text of an expression of a kind; most of the time it is evaluated without an error."""
    if depth <= 0 or w.often(.15):
        known = names.of(kind)
        return w.r.choice(known) if known and w.often(.6) else literal(w, kind)
    e = lambda k, d=depth - 1: expression(w, names, k, d)
    x = w.name("x")
    return w.r.choice({
        "int": [
            lambda: f"({e('int')} {w.pick('+', '-', '*', '//', '%', '&', '|', '^')} {e('int')})", lambda: f"len({e(w.pick('list', 'str', 'dict', 'set', 'tuple', 'words'))})", lambda: f"sum({e('list')})", lambda: f"{e('str')}.{w.pick('count', 'find', 'rfind')}({e('str', 0)})", lambda: f"max({e('int')}, {e('int')})", lambda: f"min({e('list')}, default={e('int', 0)})", lambda: f"abs({e('int')})", lambda: f"({e('int')} if {e('bool')} else {e('int')})", lambda: f"int({e('float')})", lambda: f"{e('dict')}.get({e('str', 0)}, {e('int', 0)})",
            lambda: f"(lambda a, b={e('int', 0)}: a * 2 - b)({e('int')})", lambda: f"sum({x} * {x} for {x} in {e('list')} if {x} % 2)", lambda: f"({x} := {e('int')})", lambda: f"ord({e('str')}[:1] or '?')", lambda: f"({e('int')} << ({e('int', 0)} & 7))", lambda: f"pow({e('int')}, {w.upto(0, 3)}, {w.upto(2, 9)})", lambda: f"divmod({e('int')}, {w.upto(2, 9)})[{w.upto(0, 1)}]", lambda: f"({e('int')}).bit_length()", lambda: f"{e('list')}.{w.pick('count', 'index')}({e('int', 0)})", lambda: f"round({e('float')})", lambda: f"functools.reduce(lambda a, b: a {w.pick('+', '-', '*', '^')} b, {e('list')}, {e('int', 0)})", lambda: f"next((i for i, v in enumerate({e('list')}) if v > {e('int', 0)}), -1)", lambda: f"{e('tuple')}[0]", lambda: f"{e('list')}[{e('int', 0)} % 3]", lambda: f"-{e('int', 0)} ** {w.upto(0, 3)}", lambda: f"~{e('int')}", lambda: f"int({e('bool')}) + hash({e('int', 0)})", lambda: f"sorted({e('list')})[-1]", lambda: f"sum(map(int, filter(str.isdigit, {e('str')})))", lambda: f"int(str({e('int')})[::-1].strip('-') or 0)", lambda: f"({e('int')} and {e('int')})", lambda: f"({e('int')} or {e('int')})", lambda: f"bisect.bisect({e('list')}, {e('int', 0)})", lambda: f"math.gcd({e('int')}, {e('int')})", lambda: f"int.from_bytes({e('bytes')}[:3], {w.pick(repr('big'), repr('little'))})",
        ],
        "float": [lambda: f"({e('int')} / {w.upto(1, 9)})", lambda: f"({e('float')} {w.pick('+', '-', '*')} {e('float')})", lambda: f"round({e('float')}, {w.upto(0, 3)})", lambda: f"float({e('int')})", lambda: f"abs({e('float')})", lambda: f"({e('float')} // {w.upto(1, 5)})", lambda: f"({e('float')} % {w.pick('2.5', '3', '-1.5')})", lambda: f"math.sqrt(abs({e('int')}))", lambda: f"sum({e('list')}, {e('float', 0)})", lambda: f"statistics.mean({e('list')} or [1])", lambda: f"max({e('float')}, {e('int')}, key=abs) * 1.0", lambda: f"math.floor({e('float')}) / 4", lambda: f"(2 ** -{w.upto(1, 9)})", lambda: f"float(f'{{{e('float')}:.{w.upto(0, 6)}f}}')", lambda: f"math.hypot({e('int', 0)}, {e('float', 0)})", lambda: f"math.fmod({e('float')}, 3)"],
        "str": [
            lambda: f"({e('str')} + {e('str')})", lambda: f"({e('str')} * {w.upto(0, 3)})", lambda: f"{e('str')}.{w.pick('upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'casefold')}()", lambda: f"{e('str')}[{w.pick('::-1', '1:', ':-1', '::2', '1:3', '-2:')}]", lambda: f"{w.pick(repr(', '), repr('-'), repr(''))}.join({e('words')})", lambda: f"{w.pick(repr(' '), repr('/'))}.join(str({x}) for {x} in {e('list')})", lambda: f"f'{{{e('int')}:{w.pick('d', '5', '<5', '>6', '^7', '05', '+', 'x', '#b', ',', '_')}}}'", lambda: f"f'{{{e('float')}:{w.pick('.2f', '.1e', 'g', '8.3f', '+.1f', '.0%')}}}'", lambda: f"f'<{{{e('str')}!r:{w.pick('', '>12', '^14', '*<9')}}}>'",
            lambda: f"'%s=%{w.pick('d', '05d', 'x', '5s', '-6dq')}' % ({e('str')}, {e('int')})", lambda: f"'{{}}|{{:>{w.upto(1, 9)}}}'.format({e(w.r.choice(KINDS))}, {e('str')})", lambda: f"str({e(w.r.choice(KINDS))})", lambda: f"repr({e(w.r.choice(KINDS))})", lambda: f"{e('str')}.replace({e('str', 0)}, {e('str', 0)})", lambda: f"{e('str')}.{w.pick('center', 'ljust', 'rjust', 'zfill')}({w.upto(0, 12)})", lambda: f"max({e('words')}, key=len, default='')", lambda: f"chr(97 + {e('int')} % 26)", lambda: f"({e('str')} if {e('bool')} else {e('str')})", lambda: f"({e('str')} or {e('str')})", lambda: f"''.join(sorted({e('str')}))", lambda: f"''.join(c for c in {e('str')} if c not in 'aeiou')", lambda: f"{e('str')}.{w.pick('removeprefix', 'removesuffix', 'strip', 'lstrip')}({e('str', 0)})", lambda: f"{e('str')}.translate(str.maketrans('abc', 'xyz'))", lambda: f"bin({e('int')})", lambda: f"f'{{{e('int', 0)}=}} {{{e('str', 0)}=!s}}'", lambda: f"{e('str')}.partition({w.pick(repr('a'), repr(' '), repr('-'))})[{w.upto(0, 2)}]", lambda: f"'abcdef'[{e('int')} % 6]", lambda: f"type({e(w.r.choice(KINDS))}).__name__", lambda: f"{e('bytes')}.hex({w.pick('', repr(':'))})", lambda: f"textwrap.shorten({e('str')}, {w.upto(5, 20)})", lambda: f"re.sub(r'{w.pick('[aeiou]', chr(92) + 'd+', '(.)' + chr(92) + '1', chr(92) + 'b')}', '{w.pick('_', '', '<>')}', {e('str')})",
        ],
        "bool": [lambda: f"({e('int')} {w.pick('<', '<=', '==', '!=', '>', '>=')} {e('int')})", lambda: f"({e('int')} < {e('int')} <= {e('int')})", lambda: f"({e('bool')} {w.pick('and', 'or')} {e('bool')})", lambda: f"(not {e(w.pick('bool', 'list', 'str'))})", lambda: f"({e('int')} {w.pick('in', 'not in')} {e(w.pick('list', 'set', 'tuple'))})", lambda: f"({e('str', 0)} in {e(w.pick('str', 'words', 'dict'))})", lambda: f"{e('str')}.{w.pick('isdigit', 'isalpha', 'isupper', 'islower', 'istitle', 'isidentifier', 'isspace')}()", lambda: f"{e('str')}.{w.pick('startswith', 'endswith')}({e('str', 0)})", lambda: f"{w.pick('any', 'all')}({x} {w.pick('>', '==', '<')} {e('int', 0)} for {x} in {e('list')})", lambda: f"isinstance({e(w.r.choice(KINDS))}, {w.pick('int', 'str', '(list, tuple)', 'bool', 'int | float')})", lambda: f"({e('set')} {w.pick('<=', '<', '==', '>=')} {e('set')})", lambda: f"({e('list')} {w.pick('<', '==', '>')} {e('list')})", lambda: f"bool({e(w.r.choice(KINDS))})", lambda: f"({e('float')} == {e('int')})", lambda: f"{e('set')}.isdisjoint({e('list')})", lambda: f"({e('str')} {w.pick('<', '>')} {e('str')})"],
        "list": [
            lambda: f"[{', '.join(e('int') for _ in range(w.upto(0, 4)))}]", lambda: f"[{x} {w.pick('*', '+', '-', '%')} {w.upto(1, 5)} for {x} in {e('list')}{w.pick('', f' if {x} > 1', f' if {x} % 2 == 0')}]", lambda: f"sorted({e(w.pick('list', 'set', 'tuple'))}{w.pick('', ', reverse=True', ', key=lambda v: -v', ', key=lambda v: (v % 3, v)', ', key=abs')})", lambda: f"({e('list')} + {e('list')})", lambda: f"{e('list')}[{w.pick('::-1', '1:', ':-1', '::2', '1:3', '-2:')}]", lambda: f"list(map(lambda {x}: {x} * {w.upto(2, 4)}, {e('list')}))", lambda: f"list(range({w.upto(0, 3)}, {w.upto(3, 9)}{w.pick('', ', 2')}))", lambda: f"[*{e('list')}, {e('int')}]", lambda: f"list({e('dict')}.values())", lambda: f"[len({x}) for {x} in {e('words')}]", lambda: f"[a * b for a, b in zip({e('list')}, {e('list')})]", lambda: f"list(itertools.accumulate({e('list')}{w.pick('', ', max', ', lambda a, b: a * b')}))", lambda: f"list(filter(None, {e('list')}))", lambda: f"list(reversed({e('list')}))", lambda: f"[ord(c) for c in {e('str')}][:4]", lambda: f"list(itertools.chain({e('list')}, (t for t in {e('tuple')} if type(t) is int)))", lambda: f"[i for i, v in enumerate({e('list')}) if v]", lambda: f"({e('list')} * {w.upto(0, 2)})", lambda: f"[b for a in [{e('list')}, {e('list')}] for b in a]", lambda: f"list({e('bytes')})[:5]", lambda: f"list(dict.fromkeys({e('list')}))", lambda: f"heapq.nsmallest({w.upto(0, 3)}, {e('list')})",
        ],
        "words": [lambda: f"{e('str')}.split({w.pick('', repr(' '), repr('a'), repr(',') + ', 1')})", lambda: f"[{', '.join(e('str') for _ in range(w.upto(0, 3)))}]", lambda: f"sorted({e('words')}, key={w.pick('len', 'str.lower', 'lambda s: (len(s), s)', 'lambda s: s[::-1]')})", lambda: f"[{x}.{w.pick('upper()', 'title()', 'strip()')} for {x} in {e('words')} if {x}]", lambda: f"list({e('str')})[:5]", lambda: f"[str({x}) for {x} in {e('list')}]", lambda: f"list({e('dict')})", lambda: f"{e('str')}.splitlines()", lambda: f"[f'{{k}}={{v}}' for k, v in {e('dict')}.items()]", lambda: f"{e('words')}[1:]", lambda: f"[k for k, g in itertools.groupby({e('str')})]", lambda: f"[''.join(p) for p in itertools.combinations({e('str')}[:4], 2)]", lambda: f"re.findall(r'{w.pick('[a-z]+', chr(92) + 'w', '[^aeiou ]+')}', {e('str')})", lambda: f"textwrap.wrap({e('str')}, {w.upto(4, 12)})", lambda: f"[a + b for a, b in itertools.pairwise({e('str')})]"],
        "dict": [lambda: "{" + ", ".join(f"{e('str', 1)}: {e('int')}" for _ in range(w.upto(0, 3))) + "}", lambda: f"{{k: v {w.pick('+', '*')} {w.upto(1, 4)} for k, v in {e('dict')}.items()}}", lambda: f"dict(zip({e('words')}, {e('list')}))", lambda: f"({e('dict')} | {e('dict')})", lambda: f"{{**{e('dict')}, {e('str', 0)}: {e('int')}}}", lambda: f"dict(sorted({e('dict')}.items(), key=lambda p: (p[1], p[0])))", lambda: f"{{c: {e('str')}.count(c) for c in {e('str')}}}", lambda: f"dict.fromkeys({e('words')}, {e('int', 0)})", lambda: f"dict(collections.Counter({e('str')}))", lambda: f"dict(a={e('int')}, b={e('int')})", lambda: f"{{k: {e('dict', 0)}[k] for k in {e('dict', 0)} if k > 'b'}}", lambda: f"dict({e('dict')}, z={e('int')})"],
        "tuple": [lambda: f"({e('int')}, {e(w.r.choice(KINDS))}, {e(w.r.choice(KINDS))})", lambda: f"tuple({e('list')}) + ({e('int')},)", lambda: f"divmod({e('int')}, {w.upto(1, 7)})", lambda: f"({e('int')}, *{e('list')})", lambda: f"(lambda *a, **k: (len(a), a, k))(*{e('list')}, **{e('dict', 0)})", lambda: f"(({e('int')}).as_integer_ratio())", lambda: f"(min({e('list')} or [0]), max({e('list')} or [0]))", lambda: f"({e('int')}, {e('str')}.partition('a'))", lambda: f"({e('int')}, {e('list')}, {e('dict')}, sorted({e('set')}))"],
        "set": [lambda: "{" + ", ".join(e("int") for _ in range(w.upto(1, 4))) + "}", lambda: f"set({e('list')})", lambda: f"({e('set')} {w.pick('|', '&', '-', '^')} {e('set')})", lambda: f"{{{x} % {w.upto(2, 5)} for {x} in {e('list')}}}", lambda: f"frozenset({e('list')})", lambda: f"{e('set')}.{w.pick('union', 'intersection', 'difference', 'symmetric_difference')}({e('list')})", lambda: f"set(map(len, {e('words')}))"],
        "bytes": [lambda: f"{e('str')}.encode()", lambda: f"bytes({x} % 256 for {x} in {e('list')})", lambda: f"({e('bytes')} + {e('bytes')})", lambda: f"{e('bytes')}[{w.pick('::-1', '1:', ':2')}]", lambda: f"({e('int')} & 0xffff).to_bytes({w.upto(2, 4)}, {w.pick(repr('big'), repr('little'))})", lambda: f"{e('bytes')}.{w.pick('upper', 'strip', 'title')}()", lambda: f"bytearray({e('bytes')})", lambda: f"b'%d:%s' % ({e('int')}, {e('bytes')})"],
    }[kind])()


def literal(w, kind):
    return {
        "int": lambda: w.pick(str(w.upto(0, 9)), str(w.upto(-20, 100)), "1_000", "0xff", "True", "2**40", "-3"),
        "float": lambda: w.pick("0.5", "2.0", "-1.25", "3.14159", "1e3", "0.1", "1e-5", "1e16"),
        "str": lambda: w.pick("'a'", "'hello world'", "''", "'Python'", "'b,c a'", "'x-y-z'", "'naïve'", "'42'", "\"it's\"", "'tab\\tnew\\n'", "'ÀÉ'", "'aab bcc'", "'日本'"),
        "bool": lambda: w.pick("True", "False"),
        "list": lambda: w.pick("[1, 2, 3]", "[]", "[5, 3, 8, 1]", "[0, -1, 7]", "[2] * 3", "list(range(6))", "[9, 9, 4]"),
        "dict": lambda: w.pick("{'a': 1, 'b': 2}", "{}", "{'x': 10, 'y': -1, 'c': 3}", "dict(k=5)", "{'b': 0}"),
        "tuple": lambda: w.pick("(1, 'a', None)", "(0,)", "(2, 3)", "(7, [1], {})"),
        "set": lambda: w.pick("{1, 2, 3}", "set()", "{0, 5}", "{3, 8, 13}"),
        "words": lambda: w.pick("['pear', 'fig', 'Apple']", "[]", "['b', 'a', 'c']", "'the quick brown fox'.split()", "['aa', 'b']"),
        "bytes": lambda: w.pick("b'abc'", "b''", "b'\\x00\\xff'", "b'Hi there'"),
    }[kind]()


ERRORS = ["ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "Exception", "(ValueError, TypeError)", "LookupError", "ArithmeticError", "AttributeError", "CustomError", "RuntimeError", "StopIteration", "AssertionError"]
FAILING = ["1 // 0", "[][5]", "{}['k']", "int('x')", "'a' + 1", "None.x", "(1, 2, 3)[7]", "undefined_name", "len(5)", "'abc'.index('z')", "next(iter([]))", "[1].remove(3)", "float('one')", "1 < 'a'", "[] + ()", "{}.popitem()", "set().pop()", "{[]: 1}", "(lambda a: a)()", "int([])", "'{}{}'.format(1)", "'%d' % 'x'", "sum(['a'])", "max([])", "object()()", "1 .real = 2" if False else "1 .foo", "range(0)[0]", "a, b = 1" if False else "dict([1])", "bytes([300])", "chr(-1)", "'x'.join([1])", "[].pop()", "open('/nonexistent/file')", "math.sqrt(-1)", "2 ** 'a'", "[3] * 2.0", "{1, 2} + {3}", "b'a' + 'b'", "str(b'a', 'ascii', 'x', 1)", "sorted([1, 'a'])", "json.loads('{bad')", "__import__('nope')", "getattr(1, 'zz')", "iter(5)", "5 in 5", "print(sep=1)", "(1).__add__()", "int('1', base=99)", "'abc'[1.0]", "round('x')", "abs('x')", "-'x'", "not_defined()", "complex('1+')", "list(zip([1], [1, 2], strict=True))", "1 @ 2", "float('nan').as_integer_ratio()", "collections.deque([]).popleft()", "Colour(9)", "Point(1)", "Point(1, 2).z", "Colour.PINK"]


def fail(w, names):
    """A statement that may raise."""
    return w.pick(
        f"raise {w.pick('ValueError', 'KeyError', 'CustomError', 'RuntimeError', 'TypeError')}({expression(w, names, w.pick('str', 'int', 'tuple'), 1)})", f"raise CustomError({expression(w, names, 'str', 1)}, {expression(w, names, 'int', 1)})", w.r.choice(FAILING), f"{w.name('t')} = {w.r.choice(FAILING)}", f"assert {expression(w, names, 'bool', 2)}, {expression(w, names, 'str', 1)}", f"print({w.r.choice(FAILING)})", "a, b = " + expression(w, names, w.pick("list", "tuple", "str"), 1), f"a, *b = {expression(w, names, 'list', 1)}", w.r.choice(FAILING), w.r.choice(FAILING))


def say(w, names):
    """A line that prints values."""
    values = [expression(w, names, w.r.choice(KINDS)) for _ in range(w.upto(1, 3))]
    w.line(f"print({', '.join(values)}{w.pick('', '', '', ', sep=' + repr('|'), ', end=' + repr(';') + '), print(')})")


def statement(w, names, depth, inside=None):
    """One statement; `inside` is None, 'function', 'loop' or 'generator'."""
    body = lambda n=2, s=None: (lambda: w.several(1, n, lambda: statement(w, s or names, depth - 1, inside)))
    e = lambda kind, d=2: expression(w, names, kind, d)
    k = w.upto(0, 24) if depth > 0 else w.upto(0, 9)
    if k < 3: say(w, names)
    elif k < 6:
        kind = w.r.choice(KINDS)
        value = e(kind)
        w.line(f"{names.add(kind, w.r.choice(names.of(kind)) if names.of(kind) and w.often(.4) else w.name('v'))} = {value}")
    elif k == 6:
        kind, operator = w.pick(("int", "+"), ("int", "*"), ("int", "-"), ("list", "+"), ("str", "+"), ("set", "|"), ("set", "&"), ("dict", "|"), ("float", "*"), ("int", "//"), ("int", "%"), ("words", "+"), ("bytes", "+"))
        value = e(kind)
        name = w.r.choice(names.of(kind)) if names.of(kind) else None
        if name is None:
            name = w.name("v")
            w.line(f"{name} = {e(kind, 1)}")
            names.add(kind, name)
        w.line(f"{name} {operator}= {value}")
    elif k == 7:
        if not names.of("list"): w.line(f"{names.add('list', w.name('v'))} = {e('list')}")
        v = w.r.choice(names.of("list"))
        w.line(w.pick(f"{v}.append({e('int')})", f"{v}.extend({e('list')})", f"{v}.insert({e('int', 0)}, {e('int', 1)})", f"{v}.sort({w.pick('', 'reverse=True', 'key=lambda q: q % 3')})", f"{v}.reverse()", f"{v}[{w.pick('1:2', ':0', '::2', '-1:', '1:')}] = {e('list', 1)}", f"del {v}[{w.pick('1:', ':1', '::2', '5:')}]", f"{v}[:] = {e('list', 1)}", f"print({v}.pop() if {v} else 'empty')", f"{v} = {v}.copy()", f"{v}.clear()", f"if {v}: {v}[0], {v}[-1] = {v}[-1], {v}[0]"))
    elif k == 8:
        if not names.of("dict"): w.line(f"{names.add('dict', w.name('v'))} = {e('dict')}")
        v = w.r.choice(names.of("dict"))
        w.line(w.pick(f"{v}[{e('str', 1)}] = {e('int')}", f"{v}.update({e('dict')})", f"{v}.setdefault({e('str', 1)}, {e('int', 1)})", f"print({v}.pop({e('str', 0)}, None))", f"print(list({v}.items()))", f"print({v}.keys() & {e('dict', 1)}.keys() == set())", f"for k in list({v}): {v}[k] += 1", f"print({v} == {e('dict')}, len({v}))", f"print(*{v}, sep='+')", f"print(sorted({v}, key={v}.get))", f"{v} |= {e('dict', 1)}", f"if {v}: print({v}.popitem())"))
    elif k == 9:
        w.line(w.pick("pass", f"print({e('tuple')})", f"print(f'{{{e(w.r.choice(KINDS))}}}')", f"print(*{e('list')})", f"{names.add('int', w.name('v'))}, {names.add('int', w.name('v'))} = {e('int')}, {e('int')}", f"{names.add('int', w.name('v'))}, *{names.add('list', w.name('v'))} = [{e('int')}, *{e('list')}]", f"print({e('set')} == {e('set')})"))
    elif k < 13:
        w.block(f"if {e('bool')}:", body())
        if w.often(.3): w.block(f"elif {e(w.pick('bool', 'int', 'str', 'list'))}:", body())
        if w.often(.5): w.block("else:", body())
    elif k < 16:
        inner = Names(names)
        v = w.name("i")
        head = w.pick(("int", f"{v} in {e('list')}"), ("str", f"{v} in {e('words')}"), ("int", f"{v} in range({w.upto(0, 5)})"), ("str", f"{v} in {e('str')}[:4]"), ("int", f"{v}, {v}b in enumerate({e('words')})"), ("str", f"{v}, {v}b in {e('dict')}.items()"), ("int", f"{v}, ({v}b, {v}c) in enumerate(zip({e('list')}, {e('str')}))"), ("str", f"{v} in sorted({e('dict')})"), ("int", f"{v} in reversed({e('list')})"))
        inner.add(head[0], v)
        w.block(f"for {head[1]}:", lambda: w.several(1, 2, lambda: statement(w, inner, depth - 1, inside)), w.pick("pass", "pass", f"if {expression(w, inner, 'bool', 1)}: {w.pick('break', 'continue')}", f"print({v}, end=' ')"))
        if w.often(.25): w.block("else:", body(1))
    elif k == 16:
        v = w.name("n")
        w.line(f"{v} = 0")
        inner = Names(names)
        inner.add("int", v)
        w.block(f"while {v} < {w.upto(1, 4)}:", f"{v} += 1", w.pick("pass", f"if {v} == 2: continue", f"if {e('bool', 1)}: break"), lambda: statement(w, Names(inner), depth - 1, inside))
        if w.often(.3): w.block("else:", body(1))
    elif k < 20:
        w.block("try:", body(2, Names(names)), *([fail(w, names)] if w.often(.7) else []))
        for error in w.r.sample(ERRORS, w.upto(1, 2)): w.block(f"except {error} as e:", w.pick("print(type(e).__name__, e)", "print(repr(e))", "print(e.args)", "print('caught', e.__class__.__name__, e.__cause__, e.__context__)"), *([w.pick("pass", f"raise CustomError('again') from e" if w.often(.3) else "pass", "print(e.__traceback__ is not None)")]))
        if w.often(.7): w.block("except Exception as e:", w.pick("print('other', type(e).__name__, e)", "print(e)", "print(repr(e), len(e.args))"))
        if w.often(.3): w.block("else:", body(1, Names(names)))
        if w.often(.3): w.block("finally:", "print('finally')")
    elif k == 20: w.block(f"with Guard({e('str', 1)}{w.pick('', ', True')}){w.pick('', ' as g, Guard(2)', ' as g')}:", body(1, Names(names)), *([fail(w, names)] if w.often(.3) else []))
    elif k == 21:
        subject = e(w.r.choice(KINDS))
        w.block(f"match {subject}:", *[(lambda case: lambda: w.block(case, w.pick("print('case', locals().get('p'))" if inside == 'function' else "print('case')", "print('matched')")))(case) for case in w.r.sample(["case int(p) if p > 3:", "case [p, *rest]:", "case {'a': p, **rest}:", "case str() as p if p:", "case (int() | float()) as p:", "case [] | '':", "case (1, str(p)) | [p]:", "case True | None:", "case bytes(p):", "case {}:", "case set() as p:", "case [[*_], p]:", "case 0 | 1 | -1:", "case Point(x=p):"], w.upto(1, 4))], lambda: w.block("case _:", "print('no match')"))
    elif k == 22 and inside != "loop": function(w, names, depth - 1)
    elif k == 23: w.line(f"print([{expression(w, names, w.r.choice(KINDS), 2)} for _ in range({w.upto(0, 2)})])")
    elif k == 24 and inside == "function": w.line(f"return {e(w.r.choice(KINDS))}")
    else: say(w, names)


def function(w, names, depth):
    """A function of some kind, and calls of it."""
    f = w.name("f")
    inner = Names(names)
    kind = w.r.choice(KINDS)
    inner.add(kind, "p")
    inner.add("int", "q")
    default = w.upto(0, 9)
    shape = w.upto(0, 5)
    call = lambda: f"{f}({expression(w, names, kind, 2)}{w.pick('', ', ' + literal(w, 'int'), ', q=' + literal(w, 'int'))})"
    if shape < 2:
        w.block(f"def {f}(p, q={default}):", lambda: w.several(2, 4, lambda: statement(w, inner, depth, "function")), f"return {expression(w, inner, w.r.choice(KINDS))}")
        w.several(1, 2, lambda: w.line(f"print({call()})"))
    elif shape == 2:
        w.block(f"def {f}(p, q={default}):", lambda: w.several(1, 2, lambda: statement(w, inner, depth - 1, "generator")), f"got = yield {expression(w, inner, w.r.choice(KINDS), 2)}", lambda: w.block(f"for i in range({w.upto(0, 3)}):", f"yield {w.pick('i', 'i, q', 'got', 'p')}"), w.pick("return p", "yield from [q, q]", "pass"))
        w.line(w.pick(f"print(list({call()}))", f"for item in {call()}: print(item, end=' ')", f"g = {call()}; print(next(g), next(g, 'end')); print(*g)", f"print(sum(1 for _ in {call()}))", f"g = {call()}; print(next(g)); print(next(g, None), g.close())", f"g = {call()}; next(g); print(list(itertools.islice(g, 2)))", f"print(*zip({call()}, 'abc'))", f"first, *others = {call()}; print(first, others)"))
    elif shape == 3:
        w.block(f"def {f}(p, q={default}):", f"state = {literal(w, 'int')}", lambda: w.block("def step(by=1):", "nonlocal state, q", f"state {w.pick('+', '-', '*')}= by", f"q {w.pick('+', '-')}= {expression(w, inner, 'int', 1)}", "return state, q"), w.pick("return step", "step(); return step", "return lambda *a: (step(*a), state)"))
        w.line(f"s = {call()}")
        w.line(f"print(s(), s({w.upto(0, 5)}), s())")
    elif shape == 4:
        w.line(w.pick("@functools.cache", "@logged", "@logged", "@functools.lru_cache(maxsize=4)") if kind in ("int", "str", "float", "bool") else "@logged")
        w.block(f"def {f}(p, q={default}):", f"return {expression(w, inner, w.r.choice(KINDS), 2)}")
        w.line(f"print({call()}, {f}.__name__)")
    else:
        w.block(f"def {f}(*args, {w.pick('sep', 'q')}={default}, **kw):", w.pick("return len(args), kw", "return args[::-1], sorted(kw)", "return {**kw, 'n': len(args)}", "print(args, kw); return sum(a for a in args if isinstance(a, int))"))
        w.line(f"print({f}({expression(w, names, kind, 1)}, *{expression(w, names, 'list', 1)}, **{w.pick('{}', literal(w, 'dict'), 'dict(t=1)')}))")


def klass(w, names):
    """A class with methods of several kinds, a subclass, and a use of both."""
    c, d = w.name("C"), w.name("D")
    inner = Names(names)
    inner.add("int", "self.a")
    inner.add("str", "self.b")
    e = lambda kind, n=2: expression(w, inner, kind, n)
    dunder = {
        "__repr__": ("self", [f"return f'{c}({{self.a!r}}, {{self.b!r}})'"]), "__str__": ("self", [f"return '{c}:' + str(self.b)"]), "__eq__": ("self, other", ["if not isinstance(other, type(self)): return NotImplemented", "return self.a == other.a"]), "__hash__": ("self", ["return hash(self.a)"]), "__lt__": ("self, other", ["return self.a < other.a"]), "__len__": ("self", ["return abs(self.a) % 5"]), "__iter__": ("self", [w.pick("yield self.a; yield self.b", "return iter(self.b)", "yield from range(len(self.b))")]), "__getitem__": ("self, i", [w.pick("return self.b[i]", "return (i, self.a)")]), "__contains__": ("self, item", ["return item == self.a"]), "__add__": ("self, other", [f"return type(self)(self.a + (other.a if isinstance(other, {c}) else other), self.b)"]), "__radd__": ("self, other", ["return other + self.a"]), "__call__": ("self, *args, **kw", ["return self.a, args, kw"]), "__bool__": ("self", ["return self.a > 2"]), "__enter__": ("self", ["print('enter', self.b)", "return self"]), "__exit__": ("self, kind, value, trace", ["print('exit', kind and kind.__name__)", w.pick("return True", "return False", "pass")]), "__getattr__": ("self, name", [f"if name.startswith('_'): raise AttributeError(name)", "return name.upper()"]), "__mul__": ("self, n", ["return [self.a] * n"]), "__neg__": ("self", ["return type(self)(-self.a, self.b)"]), "__format__": ("self, spec", ["return f'<{self.a:{spec}}>'"]), "__int__": ("self", ["return self.a"]), "__index__": ("self", ["return self.a % 3"]), "__setattr__": ("self, name, value", ["print('set', name)", "object.__setattr__(self, name, value)"]), "__del__" if False else "__missing__": ("self, k", ["return k"]), "__iadd__": ("self, other", ["self.a += 1", "return self"]), "__reversed__": ("self", ["return reversed(self.b)"]), "__matmul__": ("self, other", ["return (self, other)"]), "__round__": ("self, n=0", ["return round(self.a / 3, n)"]), "__delattr__": ("self, name", ["print('del', name)"]), "__delitem__": ("self, i", ["self.b = self.b[:i]"]), "__setitem__": ("self, i, v", ["self.a = v"]),
    }
    def method(n):
        k = w.upto(0, 5)
        if k == 0: w.line("@property")
        elif k == 1: w.line("@classmethod")
        elif k == 2: w.line("@staticmethod")
        first = {0: "self", 1: "cls", 2: ""}.get(k, "self, q=3")
        inner2 = inner if k not in (1, 2) else Names(names)
        w.block(f"def m{n}({first}):", *([lambda: statement(w, Names(inner2), 1, "function")] if w.often(.4) else []), f"return {expression(w, inner2, w.r.choice(KINDS), 2)}")
    def body():
        if w.often(.2): w.line(f"'''A class {c}.'''")
        if w.often(.15): w.line("__slots__ = ('a', 'b')")
        elif w.often(.5): w.line(f"shared = {w.pick('[]', '0', '{}', repr('s'))}")
        w.block("def __init__(self, a, b='bb'):", "self.a = a", "self.b = b")
        for n in w.r.sample(sorted(dunder), w.upto(1, 6)): w.block(f"def {n}({dunder[n][0]}):", *dunder[n][1])
        for n in range(w.upto(1, 3)): method(n)
    w.block(f"class {c}{w.pick('', '', '(object)', '(Base)', '(abc.ABC)', '(Mixin, Base)', '(Exception)', '(dict)', '(list)' if False else '')}:", body)
    def sub():
        w.block("def __init__(self, *args, extra=None):", "super().__init__(*args)", w.pick("self.extra = extra", "pass"))
        if w.often(.6): w.block("def __repr__(self):", "return f'{type(self).__name__}<{super().__repr__()}>'" if w.often(.5) else f"return '<{d}>'")
        if w.often(.5): w.block("def m0(self):", f"return ('sub', {w.pick('super().m0()', 'super().m0', 'self.a', f'{c}.m0')})")
    w.block(f"class {d}({c}{w.pick('', '', ', Mixin')}):", sub)
    o, p = w.name("o"), w.name("o")
    w.block("try:", f"{o} = {c}({literal(w, 'int')}{w.pick('', ', ' + literal(w, 'str'))})", f"{p} = {d}({literal(w, 'int')}{w.pick('', ', ' + literal(w, 'str'), ', extra=1')})", f"print({d}.__mro__[1:-1] and [k.__name__ for k in {d}.__mro__])")
    w.block("except Exception as e:", "print(type(e).__name__, e)", f"{o} = {p} = None")
    clean = lambda text: f"print({text})"
    for _ in range(w.upto(4, 9)):
        v = w.pick(o, p)
        w.block("try:", w.pick(clean(f"{v}.m0"), clean(f"{v}.m0()"), clean(f"{v}.m1(2)"), clean(f"{c}.m0"), clean(f"str({v}), repr({v})"), clean(f"{v} == {o}, {v} != {p}"), clean(f"{o} < {p}"), clean(f"sorted([{o}, {p}])"), clean(f"len({v})"), clean(f"list({v})"), clean(f"{v}[0]"), clean(f"{v}[:1]"), clean(f"1 in {v}"), clean(f"{v} + 1"), clean(f"1 + {v}"), clean(f"{o} + {p}"), clean(f"{v}(1, k=2)"), clean(f"bool({v})"), f"with {v} as t: print(t); raise ValueError('in with')", clean(f"{v}.whatever"), clean(f"{v} * 2"), clean(f"-{v}"), clean(f"f'{{{v}:>5}}' + format({v})"), clean(f"f'{{{v}}} {{{v}!r}}'"), clean(f"int({v})"), clean(f"[10, 20, 30][{v}]"), f"{v}.a = 7; print({v}.a)", f"{v} += 1; print({v})", clean(f"{{ {v}: 1 }}"), clean(f"hash({v}) == hash({o})"), clean(f"vars({v})"), clean(f"{v}.__dict__"), clean(f"isinstance({v}, {c}), issubclass({d}, {c})"), clean(f"{v}.__class__.__name__, type({v}).__qualname__, {c}.__doc__"), f"del {v}.a; print({v}.a)", f"{v}.new = 5; print({v}.new)", clean(f"max({o}, {p})"), clean(f"sum([{o}, {p}])"), clean(f"getattr({v}, 'm9', 'none'), hasattr({v}, 'a')"), clean(f"{v}.shared"), f"{c}.shared = 9; print({v}.shared)", clean(f"[*{v}]"), f"a, b = {v}; print(a, b)", f"print(*{v})", clean(f"dict({v})"), clean(f"{v} @ 1"), clean(f"round({v}, 1)"), f"{v}[0] = 9; print({v}.a)", f"del {v}[0]; print({v}.b)", clean(f"list(reversed({v}))"), f"match {v}:\n        case {c}(a=1): print('one')\n        case {c}(b=q): print('b', q)\n        case _: print('none')", f"for i in {v}: print(i, end=' ')", clean(f"{v} is {o}, {v} and 1, not {v}"), clean(f"tuple({v}) or {v}"), clean(f"copy.copy({v})"), f"raise {v}", f"{c}.m0 = lambda self: 'patched'; print({v}.m0())", clean(f"{c}()"), clean(f"{d}(1, 2, 3)"), clean(f"{c}(b=1)"), clean(f"{c}(1, c=2)"), clean(f"{c}.nothing"), clean(f"super({d}, {p}).m0()")))
        w.block("except Exception as e:", "print(type(e).__name__, text(e))")


def script_head(w):
    w.lines("import functools, itertools, collections, math, re, heapq, bisect, textwrap, statistics, json, abc, copy", "from dataclasses import dataclass, field", "from enum import Enum", "class CustomError(Exception): pass", "class Base:\n    kind = 'base'\n    def m0(self): return 'base m0'\n    def hello(self): return f'hello from {type(self).__name__}'", "class Mixin:\n    def hello(self): return 'mixin ' + super().hello()", "@dataclass(order=True)\nclass Point:\n    x: int\n    y: int = 0", "class Colour(Enum):\n    RED = 1\n    BLUE = 'b'")
    w.block("class Guard:", "def __init__(self, name, quiet=False): self.name, self.quiet = name, quiet", "def __enter__(self): print('>', self.name); return self", "def __exit__(self, kind, value, trace):", "    print('<', self.name, kind and kind.__name__, value)", "    return self.quiet")
    w.block("def logged(f):", "@functools.wraps(f)", lambda: w.block("def wrapper(*args, **kw):", "print('call', f.__name__, args, kw)", "result = f(*args, **kw)", "print('->', result)", "return result"), "return wrapper")


def guarded(w, make):
    """Writes what `make` writes, in a try that prints what goes wrong."""
    w.block("try:", make)
    w.block("except Exception as e:", "print('!', type(e).__name__, text(e))")


def scripted(w):
    script_head(w)
    names = Names()
    for _ in range(w.upto(4, 8)): guarded(w, lambda: statement(w, names, 3))


def composed_functions(w):
    script_head(w)
    names = Names()
    for _ in range(2): guarded(w, lambda: function(w, names, 3))


def composed_classes(w):
    script_head(w)
    guarded(w, lambda: klass(w, Names()))


def uncaught(w):
    """Ends the program by an exception that nobody catches, some frames deep; by exit in some other way."""
    script_head(w)
    names = Names()
    statement(w, names, 1)
    f = w.name("f")
    cause = fail(w, names)
    w.block(f"def {f}(n):", lambda: w.block("if n:", w.pick(f"return {f}(n - 1)", f"return [{f}(n - 1)]", f"yield_ = {f}(n - 1)")), w.pick(cause, f"try:\n        {w.r.choice(FAILING)}\n    except Exception as e:\n        raise CustomError('wrapped', {expression(w, names, 'int', 1)}){w.pick('', ' from e', ' from None')}", f"with Guard('g'):\n        {w.r.choice(FAILING)}", f"try:\n        {cause}\n    finally:\n        print('finally')", cause))
    w.line(w.pick(f"{f}({w.upto(0, 2)})", f"print({f}(0))", "raise SystemExit(3)" if w.often(.1) else f"{f}(1)", "raise CustomError", "raise ValueError('a', 1)", "raise KeyError('k')", "raise ExceptionGroup('g', [ValueError(1), TypeError('t')])", w.r.choice(FAILING)))


THEMES = [scripted, scripted, scripted, scripted, composed_functions, composed_functions, composed_classes, composed_classes, composed_classes, composed_classes, uncaught]
