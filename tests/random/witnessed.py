"""Themes of calls that are heard: which special methods builtins, containers and class statements call, in which order, with what."""

# What a method does after it has told that it was called; chosen anew for each class.
HEARD = {
    "__eq__": ("o", ["self.n == getattr(o, 'n', o)", "NotImplemented", "True", "False", "1 // 0", "[]", "W(0)"]),
    "__ne__": ("o", ["self.n != getattr(o, 'n', o)", "NotImplemented", "True"]),
    "__lt__": ("o", ["self.n < getattr(o, 'n', 0)", "NotImplemented", "False", "W(1)", "1 // 0", "[1]"]),
    "__gt__": ("o", ["self.n > getattr(o, 'n', 0)", "NotImplemented", "'yes'"]),
    "__le__": ("o", ["self.n <= getattr(o, 'n', 0)", "NotImplemented"]),
    "__ge__": ("o", ["self.n >= getattr(o, 'n', 0)", "NotImplemented"]),
    "__hash__": ("", ["self.n", "7", "-1", "2**64", "hash('a') * 0", "True", "'x'", "1 // 0"]),
    "__bool__": ("", ["self.n > 1", "True", "False", "1", "None", "1 // 0"]),
    "__len__": ("", ["self.n", "3", "0", "-1", "'a'", "2**70", "True", "2.0"]),
    "__iter__": ("", ["iter([W(1), W(2)])", "iter((3, 1, 2))", "self", "iter('ab')", "5", "iter([[1, 2], 'xy'])", "heard('inner') or iter({})"]),
    "__next__": ("", ["stop(self)", "self.n", "stop(self)"]),
    "__getitem__": ("i", ["[5, 6, 7][i]", "('at', i)", "i if i < 3 else [][i]", "{'a': 1, 'b': 2}[i]", "W(i)"]),
    "__setitem__": ("i, v", ["None", "1 // 0"]),
    "__delitem__": ("i", ["None"]),
    "__contains__": ("o", ["o == 1", "'yes'", "None", "W(0)"]),
    "__index__": ("", ["self.n", "2", "-1", "'a'", "True", "10**20"]),
    "__int__": ("", ["self.n", "4", "4.5", "True"]),
    "__float__": ("", ["self.n + .5", "1", "'f'"]),
    "__complex__": ("", ["1j", "2"]),
    "__length_hint__": ("", ["2", "0", "-1", "NotImplemented", "'a'"]),
    "__reversed__": ("", ["iter([3, 2])", "[1]", "None"]),
    "__add__": ("o", ["('add', self.n)", "NotImplemented", "W(self.n + getattr(o, 'n', 1))"]),
    "__radd__": ("o", ["('radd', o)", "NotImplemented", "self"]),
    "__iadd__": ("o", ["self", "NotImplemented", "5"]),
    "__mul__": ("o", ["('mul', o)", "NotImplemented"]), "__rmul__": ("o", ["('rmul', o)", "NotImplemented"]),
    "__sub__": ("o", ["self.n - 1", "NotImplemented"]), "__rsub__": ("o", ["1", "NotImplemented"]),
    "__mod__": ("o", ["('mod', o)", "NotImplemented"]), "__rmod__": ("o", ["('rmod', o)", "NotImplemented"]),
    "__and__": ("o", ["('and', o)", "NotImplemented"]), "__rand__": ("o", ["('rand', 1)", "NotImplemented"]),
    "__or__": ("o", ["('or', 1)", "NotImplemented"]), "__ror__": ("o", ["('ror', 1)", "NotImplemented"]),
    "__ior__": ("o", ["self", "NotImplemented"]),
    "__pow__": ("o, m=None", ["('pow', o, m)", "NotImplemented"]), "__rpow__": ("o, m=None", ["('rpow', o, m)", "NotImplemented"]),
    "__divmod__": ("o", ["('divmod', o)", "NotImplemented"]), "__rdivmod__": ("o", ["('rdivmod', o)", "NotImplemented"]),
    "__truediv__": ("o", ["2.0", "NotImplemented"]), "__rtruediv__": ("o", ["3.0", "NotImplemented"]),
    "__neg__": ("", ["-self.n", "self"]), "__abs__": ("", ["self.n", "'abs'"]), "__round__": ("d=None", ["('round', d)", "self"]),
    "__trunc__": ("", ["3", "'t'"]), "__floor__": ("", ["2"]), "__ceil__": ("", ["3"]),
    "__str__": ("", ["'S%d' % self.n", "5", "None"]), "__format__": ("s", ["'F' + s", "str(self)", "7", "format(self.n, s)"]),
    "__bytes__": ("", ["b'by'", "'x'", "bytearray(b'q')"]), "__call__": ("*a", ["len(a)", "a", "W(a[0].n if a and hasattr(a[0], 'n') else 0)"]),
    "keys": ("", ["['a', 'b']", "iter('a')", "[1]", "5"]), "__missing__": ("k", ["('missing', k)"]),
    "__enter__": ("", ["self"]), "__exit__": ("*a", ["True", "False", "a[0]"]),
    "__getattr__": ("name", ["name if name[:2] != '__' else miss(name)", "miss(name)"]),
    "__instancecheck__": ("o", ["True"]), "__fspath__": ("", ["'path'", "5"]), "__dir__": ("", ["['b', 'a']", "(1,)"]),
    "__set_name__": ("o, name", ["None"]), "__get__": ("o, t=None", ["('got', o is None)"]), "__concat__": ("o", ["1"]),
}


def of(w):
    """An expression for something a witness takes part in."""
    return w.pick("W(1)", "W(2)", "W(0)", "W(3)", "V(1)", "V(2)", "a", "b", "a", "b", "c")


def plain(w):
    return w.pick("1", "2", "0", "'a'", "[1, 2]", "(1, 2)", "None", "2.5", "{1: 2}", "'ab'", "b'x'", "True", of(w), of(w), of(w))


def many(w):
    """An expression for several of them, or for one that gives several."""
    return w.pick("[a, b]", "[a, b, c]", "[b, a, b]", "(a, 1)", "[1, b]", "{a: 1}", "{a, b}", "{1: a, 2: b}", of(w), of(w), "[a, [b]]", "iter([a, b])", "(x for x in (a, b))", "range(3)", "[3, 1, 2]", "[W(2), W(1), W(3)]", "[V(1), W(2)]", "'ab'", "{'a': a}", "[a] * 2", "map(W, (2, 1))")


def heard(w):
    """What a builtin asks of objects that tell of each call."""
    kinds = ["sorted({m})", "sorted({m}, key={f})", "sorted({m}, reverse={p})", "min({m})", "max({m})", "min({m}, key={f})", "max({m}, default={p})", "min({p}, {p})", "max({p}, {p}, {p})",
        "sum({m})", "sum({m}, {p})", "any({m})", "all({m})", "list(zip({m}, {m}))", "list(zip({m}, {m}, strict=True))", "list(map({f}, {m}))", "list(filter({f}, {m}))", "list(filter(None, {m}))",
        "dict({m})", "dict({m}, z=1)", "dict(**{o})", "dict.fromkeys({m}, {p})", "set({m})", "frozenset({m})", "list({m})", "tuple({m})", "{p} in {m}", "{p} not in {m}", "{m}[{p}]", "{m}[{p}:{p}]", "{m}[{o}::{o}]",
        "[*{m}, *{m}]", "(*{m},)", "{{*{m}}}", "{{**{o}}}", "f(*{m})", "f(**{o})", "f({p}, *{o}, **{o})", "{m} == {m}", "{m} < {m}", "{m} != {m}", "{p} == {p}", "{p} < {p}", "{p} >= {p}", "{p} + {p}", "{p} * {p}", "{p} - {p}", "{p} % {p}",
        "{p} & {p}", "{p} | {p}", "{p} ** {p}", "pow({p}, {p}, {p})", "divmod({p}, {p})", "{p} / {p}", "-{o}", "abs({o})", "round({o})", "round({o}, {p})", "int({o})", "float({o})", "complex({o})", "complex({p}, {p})", "bool({o})", "str({o})", "repr({o})", "bytes({o})", "bytearray({o})",
        "format({o}, {p})", "f'{{{o}:>{{{p}}}}}'", "'{{:{{}}}}'.format({p}, {p})", "'%s %d' % ({p}, {p})", "'%r' % {o}", "'%x' % {o}", "'%*d' % ({p}, {p})", "len({o})", "iter({o})", "next({o})", "next({o}, {p})", "reversed({o})", "list(reversed({o}))", "enumerate({m}, {p})", "list(enumerate({m}))",
        "range({p}, {p})", "range({o})", "slice({p}, {p}).indices({o})", "chr({o})", "bin({o})", "isinstance({p}, {o})", "issubclass({o}, {o})", "[1, 2, 3].index({p})", "[a, b, a].count({p})", "[a, b].index({p})", "(a, b).index({p})", "[a, b, c].remove({p})", "[1, 2].insert({o}, 3)", "[1, 2].pop({o})", "[1, 2].extend({m})", "[1, 2] * {o}", "[1] + {o}",
        "{{a: 1, b: 2}}[{p}]", "{{a: 1, b: 2}}.get({p}, {p})", "{{a: 1}}.pop({p}, {p})", "{{a: 1}}.setdefault({p}, {p})", "{{1: 2}}.update({m})", "{{1: 2}} | {o}", "{{a, b}} | {{c}}", "{{a, b}} & {m}", "{{a, 1}} - {{b}}", "{{a}} ^ {{b}}", "{{a}} <= {{b}}", "{{a}}.union({m})", "{{1, 2}}.intersection({m})", "{{a}}.issubset({m})", "{{1}}.isdisjoint({m})", "{{a, b}}.discard({p})", "{{1}}.symmetric_difference({m})",
        "'-'.join({m})", "'ab'.startswith({p})", "'abc'.find('a', {o})", "'a'.center({o})", "'a b'.split({p})", "'ab'.replace('a', {p})", "b'ab'.find({o})", "b''.join({m})", "'x'.translate({o})", "'{{0[a]}}'.format({o})", "'{{0.q}}'.format({o})", "'{{a}}'.format(**{o})", "'%(a)s' % {o}", "str.maketrans({o})",
        "functools.reduce({f}, {m})", "functools.reduce(lambda x, y: x + y, {m}, {p})", "list(itertools.accumulate({m}))", "list(itertools.groupby({m}))", "[(k, list(g)) for k, g in itertools.groupby({m}, {f})]", "list(itertools.islice({m}, {p}))", "list(itertools.chain({m}, {m}))", "list(itertools.takewhile({f}, {m}))", "list(itertools.repeat({p}, {o}))", "list(itertools.product({m}, repeat={p}))", "list(itertools.starmap({f}, {m}))", "list(itertools.zip_longest({m}, {m}, fillvalue={p}))", "list(itertools.batched({m}, {p}))", "list(itertools.combinations({m}, {p}))", "list(itertools.compress({m}, {m}))", "list(itertools.islice(itertools.count({p}, {p}), 2))", "list(itertools.islice(itertools.cycle({m}), 3))",
        "operator.index({o})", "operator.length_hint({o})", "operator.contains({m}, {p})", "operator.countOf({m}, {p})", "operator.indexOf({m}, {p})", "operator.itemgetter({p})({o})", "operator.attrgetter('n.real')({o})", "operator.methodcaller('q')({o})", "operator.not_({o})", "operator.truth({o})", "operator.iadd({p}, {p})", "operator.concat({o}, {o})", "operator.iconcat([1], {o})",
        "math.floor({o})", "math.ceil({o})", "math.trunc({o})", "math.sqrt({o})", "math.fsum({m})", "math.prod({m})", "math.gcd({p}, {p})", "math.isclose({p}, {p})", "math.comb({p}, {p})", "math.hypot({p}, {p})", "math.factorial({o})", "math.ldexp({p}, {p})", "math.dist({m}, {m})", "math.sumprod({m}, {m})", "math.copysign({p}, {p})", "math.log({p}, {p})",
        "bisect.bisect({m}, {p})", "bisect.insort([a, c], {p})", "heapq.nsmallest(2, {m})", "heapq.nlargest(1, {m}, key={f})", "heapq.heapify([b, a, c])", "heapq.heappushpop([a, b], {p})", "list(heapq.merge({m}, {m}))", "collections.Counter({m})", "collections.Counter(a=2) + {o}", "collections.deque({m}, {p})", "collections.deque([a, b]).index({p})", "collections.deque([a, b]).remove({p})", "collections.OrderedDict({m})", "collections.ChainMap({o})[{p}]", "collections.defaultdict({f}, {m})[{p}]", "collections.Counter({m}).most_common({p})",
        "print({o}, end='|\\n')", "print({p}, sep={p})", "getattr({o}, 'q', {p})", "hasattr({o}, 'q')", "setattr({o}, 'q', 1)", "dir({o})", "vars({o}) and 1", "callable({o})", "{o}({p})", "type({o})", "int({p}, {p})", "int('12', {o})", "str(b'x', {o})", "bytes({m})", "bytes([{o}, 1])", "memoryview(b'abc')[{o}]", "b'abc'[{o}]", "'abc'[{o}]", "(1, 2)[{o}]", "range(5)[{o}]", "range(5).index({p})", "{p} in range(3)", "range(3).count({p})", "{p} in 'abc'", "{p} in b'abc'", "all(x == y for x, y in zip({m}, {m}))",
        "not {o}", "{o} and {p}", "{o} or {p}", "1 if {o} else 2", "{p} < {p} < {p}", "{p} == {p} != {p}", "[x for x in {m} if x]", "{{x: 1 for x in {m}}}", "{{x for x in {m}}}", "a[{p}]", "a.zz", "{o} @ {o}", "copy.copy({o}) and 1", "json.dumps({m})", "statistics.mean({m})", "random.Random(1).choice({m})", "random.Random(1).sample({m}, {p})", "random.Random(1).shuffle({m})", "contextlib.nullcontext({o}).__enter__()", "types.SimpleNamespace(**{o})", "array.array('b', {m})", "fractions.Fraction({p}, {p})", "decimal.Decimal({p})", "struct.pack('i', {o})", "struct.pack('d', {o})", "struct.pack('?', {o})", "datetime.timedelta({p})", "datetime.date({p}, 1, {o})", "string.Template('$a').substitute({o})", "textwrap.fill('aa bb cc', {o})", "re.sub('a', {f}, 'aba')", "re.split('b', 'abc', maxsplit={o})", "functools.partial({f}, {p})({p})", "functools.lru_cache(lambda x: 1)({p})", "functools.cmp_to_key({f})({p}) < 1", "sys.getsizeof(1) and 0", "os.fspath({o})", "exec({o})", "eval('1', {o})", "compile({o}, 'f', 'exec')", "isinstance({o}, (int, {o}))", "super(W, {o}).n", "object.__eq__({o}, {p})", "W.__eq__({p}, {p})", "set({m}) == set({m})", "{{**{{a: 1}}, **{{b: 2}}}}", "dict([(a, 1), (b, 2)])", "dict(zip({m}, {m}))", "type({p})({p})", "list({m}).sort(key={f})", "ascii({o})", "oct({o})", "ord({o})", "hex({o})", "slice({o}, {p}) == slice({p}, {p})", "sum([[1], {p}], {p})", "max({m}, key={f}, default={p})"]
    def method(name, c):
        args, results = HEARD[name]
        told = ", ".join(a.strip("*").split("=")[0] for a in args.split(", ") if a)
        w.block(f"def {name}(self{', ' if args else ''}{args}):", f"heard('{c}{'%d'}.{name}' % self.n{', ' + told if told else ''})", f"return {w.r.choice(results)}")
    w.lines("import functools, itertools, operator, math, bisect, heapq, collections, copy, json, statistics, random, contextlib, types, array, fractions, decimal, struct, datetime, string, textwrap, re, os")
    w.block("def heard(what, *with_):", "print('   ', what, *['%s%d' % (type(x).__name__, x.n) if isinstance(x, B) else norm(x) for x in with_])")
    w.block("def miss(name):", "raise AttributeError(name)")
    w.block("def stop(self):", "self.n -= 1", "if self.n < 0: raise StopIteration", "return self.n")
    w.block("class B:", lambda: w.block("def __init__(self, n=1):", "object.__setattr__(self, 'n', n)"), lambda: w.block("def __repr__(self):", "return '%s%s' % (type(self).__name__, self.n)"), "__hash__ = lambda self: self.n")
    common = w.pick([], [], ["__eq__", "__hash__"], ["__lt__"], ["__iter__"], ["__len__", "__getitem__"], ["__index__"], ["__iter__", "__next__"], ["keys", "__getitem__"], ["__eq__"], ["__add__", "__radd__"], ["__bool__"], ["__float__", "__index__"], ["__len__", "__bool__"])
    chosen = list(dict.fromkeys(common + w.r.sample(list(HEARD), w.upto(3, 9))))
    base = w.pick("B", "B", "B", "B", "B, dict", "B, list", "B, tuple" if False else "B", "B, set", "B, int" if False else "B")
    w.block("def make():", "global W, V", lambda: w.block(f"class W({base}):", lambda: [method(n, "W") for n in chosen]),
        lambda: w.block(f"class V({w.pick('W', 'W', 'B')}):", lambda: [method(n, "V") for n in w.r.sample(list(HEARD), w.upto(1, 3))]))
    w.lines("run(make)", "def f(*a, **k): return len(a), sorted(k)")
    w.block("def fresh():", "global a, b, c", "a, b, c = W(1), W(2), V(3)")
    for _ in range(14):
        text = w.r.choice(kinds)
        out, i = "", 0
        for piece in __import__("re").split(r"(\{[mpof]\})", text):
            if piece == "{m}": out += many(w)
            elif piece == "{p}": out += plain(w)
            elif piece == "{o}": out += of(w)
            elif piece == "{f}": out += w.pick("lambda x: x", "W", "lambda *x: x", "a", "lambda x: x.n", "lambda *x: 1", "len", "str", "b", "lambda x: -x.n", "operator.neg", "None")
            else: out += piece.replace("{{", "{").replace("}}", "}")
        w.line("run(fresh)")
        w.run(f"{out}")
    for _ in range(4):
        left = w.pick("a", "b", "c", "l", "d[a]", "l[a]", "l[0]", "o.x", "d[1]", "t")
        w.block("def change():", "l, d, o, t = [a, b], {a: 1, 1: b}, types.SimpleNamespace(x=a), (a, b)", "global W", w.pick(f"{left} {w.pick('+=', '|=', '*=', '-=', '&=', '%=')} {plain(w)}", f"l[{of(w)}:{plain(w)}] = {many(w)}", f"del l[{of(w)}]", f"x, y = {many(w)}", f"x, *y = {many(w)}", f"(x, y), z = {many(w)}", f"[*x] = {many(w)}", f"for l in {many(w)}: show(l)", f"del d[{plain(w)}]", f"d[{of(w)}] = 5", f"l[::{of(w)}] = {many(w)}", f"{of(w)}[{plain(w)}] = 1", f"del {of(w)}[{plain(w)}]", f"l.sort()", f"assert {of(w)}", f"while t and {of(w)}: t = 0", f"x = yield_({of(w)})", f"with {of(w)} as x: 1 // 0", f"o.x += {plain(w)}", f"l[:] = {of(w)}", f"l += {of(w)}", f"raise {of(w)}", f"match {of(w)}:\n        case [x, y]: l = x\n        case {{'a': x}}: l = x\n        case W(n=2): t = 'two'\n        case 1 | 2: t = 'number'"), "return l, d, t")
        w.lines("run(fresh)", "run(change)")


THEMES = [heard]
