"""Themes of everyday scripts: records, text tables, inventories, parsers, matrices, events; the mixes people write to try a language out."""


def words(w, least=2, most=6):
    pool = ["apple", "Banana", "cherry", "date", "Elder", "fig", "grape", "kiwi", "lemon", "mango", "Éclair", "straße", "naïve", "x1", "42", "_"]
    return [w.r.choice(pool) for _ in range(w.upto(least, most))]


def number(w):
    return w.pick(*[str(w.upto(-9, 99)) for _ in range(4)], "0", "-0.0", "2.5", "1e3", "1/3", "10**20", "-7.25", "True", "3+2j", "float('nan')", "float('inf')", "1e-7", "123456.789", "0.1", "255")


def spec(w):
    return w.pick("", "5", "<8", ">8", "^9", "*^9", "08", "+", " ", ",", "_", ".2f", "8.3f", "+.1e", "g", ".3g", "n", "%", ".1%", "x", "#x", "08b", "#o", "c", "d", "s", "10s", ".2s", "=+8", "0=8", "z.1f", ">+8,.2f", "é>6", "<", "e", "G", "010.3f", "_x", "_b", ",d", "X", "#010b", "<<5", ".0f", "#.0f", "!", "5.", "05s", "-5", "1000000")


def formatting(w):
    """f-strings, format, %, columns of tables."""
    rows = ", ".join(f"({w.r.choice(words(w))!r}, {number(w)}, {number(w)})" for _ in range(w.upto(1, 4)))
    w.line(f"rows = [{rows}]")
    for _ in range(6):
        w.run(w.pick(
            f"[f'{{a:{w.upto(1, 12)}}}|{{b!r:>{w.upto(1, 12)}}}|{{c!s:^{w.upto(4, 14)}}}' for a, b, c in rows]",
            f"format({number(w)}, {spec(w)!r})",
            f"'{{:{spec(w)}}} {{!r:{w.upto(1, 20)}}}'.format({number(w)}, {number(w)})",
            f"'%{w.pick('', '-', '+', ' ', '0', '#')}{w.pick('', '5', '.2', '8.3', '*')}{w.pick(*'dfsrxgeco%iXEGau')}' % ({number(w)},{w.pick('', ' ' + number(w) + ',')})",
            f"'{{0[0]}} {{0[1]:{spec(w)}}} {{1}}'.format(rows[0], rows)",
            f"f'{{{number(w)}:{spec(w)}}}'",
            f"f'{{rows[0][0]!a:{w.upto(1, 9)}}}{{{{}}}}{{rows[-1][1]=}}'",
            f"'|'.join(map(str, rows[0])).{w.pick('center(40, chr(42))', 'ljust(30)', 'upper()', 'title()', 'swapcase()', 'casefold()', 'zfill(40)', 'expandtabs()', 'split(chr(124))', 'partition(chr(124))', 'rsplit(chr(124), 1)', 'encode()', 'isascii()', 'find(chr(49))', 'count(chr(39))')}",
            f"'{{a}} {{b:{spec(w)}}}'.format_map({{'a': {number(w)}, 'b': {number(w)}}})",
            f"'{{}} {{1}}'.format(1, 2)", "'{'.format()", "'}'.format()", "'{0.real} {0.imag}'.format(3)", "'{0[a]}'.format({'a': 1})", "'%(a)s %(b)05d' % {'a': 1, 'b': 2}", "'%s' % (1, 2)", "'%d' % 'x'", "'%s %s' % 1", "'{:{}}'.format(5, 10)", "'{:{w}.{p}}'.format('abcdef', w=8, p=3)",
            f"repr({number(w)}), str({number(w)}), hash({number(w)}) == hash({number(w)})",
            f"round({number(w)}, {w.pick('1', '-1', 'None', '0', '3')})",
            f"divmod({number(w)}, {number(w)})", f"{number(w)} // {number(w)}, {number(w)} % {number(w)}", f"{number(w)} ** {w.pick('2', '-1', '0.5', '0')}",
            f"int({w.pick(repr('12'), repr(' 7_0 '), repr('0x1f') + ', 16', repr('z') + ', 36', repr('1.5'), '2.9', repr(''), repr('٣'), repr('1e3'), 'None')})",
            f"float({w.pick(repr('1e5'), repr('inf'), repr(' -1_0.5 '), repr('nan'), repr('x'), '10**400', repr('1e400'))})",
            f"({number(w)}).__class__.__name__, bool({number(w)})",
        ))


def records(w):
    """Classes of records with dataclass, NamedTuple, slots, enum, ordering; sorted, grouped, shown."""
    w.lines("from dataclasses import dataclass, field, asdict, astuple, replace, fields", "from enum import Enum, IntEnum, Flag, auto, unique", "from collections import namedtuple, defaultdict, Counter", "from typing import NamedTuple", "from functools import total_ordering, reduce")
    c = w.name("Item")
    e = w.name("Kind")
    w.block(f"class {e}({w.pick('Enum', 'IntEnum', 'Flag', 'Enum')}):", f"A = {w.pick('1', 'auto()')}", f"B = {w.pick('2', 'auto()')}", f"C = {w.pick('4', 'auto()', '1')}", w.pick("def tell(self): return self.name.lower()", "@property\n    def next(self): return type(self)(self.value % 2 + 1)", "@classmethod\n    def first(cls): return next(iter(cls))", "def __str__(self): return f'<{self.name}>'"))
    k = w.upto(0, 3)
    if k == 0:
        w.line(f"@dataclass({w.pick('', 'order=True', 'frozen=True', 'frozen=True, order=True', 'slots=True', 'eq=False', 'kw_only=True', 'repr=False', 'unsafe_hash=True')})")
        w.block(f"class {c}:", "name: str", f"price: float{w.pick('', ' = 1.5', ' = field(default=2, compare=False)', ' = field(default=0, repr=False)')}", f"tags: list = field(default_factory=list{w.pick('', ', hash=False', ', compare=False')})", f"kind: {e} = {e}.A", w.pick("def total(self, n=2): return self.price * n", "def __post_init__(self): show('made', self.name)", "@property\n    def upper(self): return self.name.upper()", "count = 0"))
    elif k == 1:
        w.block(f"class {c}(NamedTuple):", "name: str", "price: float = 1.0", "tags: tuple = ()", f"kind: {e} = {e}.B", "def total(self, n=2): return self.price * n")
    elif k == 2:
        w.line(f"{c} = namedtuple({c!r}, 'name price tags kind', defaults=[2, (), {e}.A])")
    else:
        w.line("@total_ordering" if w.often(.5) else "")
        w.block(f"class {c}:", w.pick("__slots__ = ('name', 'price', 'tags', 'kind')", "made = []"), lambda: (w.block(f"def __init__(self, name, price=1, tags=(), kind={e}.A):", "self.name, self.price, self.tags, self.kind = name, price, tags, kind"), w.block("def __repr__(self):", f"return f'{c}({{self.name!r}}, {{self.price}})'"), w.block("def __lt__(self, other):", "return (self.name, self.price) < (other.name, other.price) if isinstance(other, type(self)) else NotImplemented"), w.block("def __eq__(self, other):", "return self.name == other.name") if w.often(.6) else None))
    made = ", ".join(f"{c}(name={word!r}{w.pick('', ', price=' + number(w), f', kind={e}.B')})" for word in words(w))
    w.line(f"items = []")
    w.block("def fill():", f"items.extend([{made}])", "return len(items)")
    w.line("run(fill)")
    for _ in range(7):
        w.run(w.pick("items", "items[0]", "sorted(items)", "sorted(items, key=lambda i: i.name)", "sorted(items, key=lambda i: (len(i.name), i.name), reverse=True)", "max(items, key=lambda i: len(i.name)).name", "min(items)", "items[0] == items[-1], items[0] < items[-1]", "hash(items[0]) == hash(items[0])", "{i.name: i.price for i in items}", "Counter(i.name[0] for i in items).most_common(2)", "[i.total(3) for i in items]", "asdict(items[0])", "astuple(items[0])", "replace(items[0], name='new')", "items[0]._replace(price=5)", "items[0]._asdict()", "[f.name for f in fields(items[0])]", "setattr(items[0], 'price', 9), items[0].price", "setattr(items[0], 'other', 1)", "del_ if False else items[0].nothing", "items[0].upper", f"{c}()", f"{c}('a', 1, 2, 3, 4)", f"{c}(nam='x')", f"{c}('a', name='b')", f"{c}.__name__, {c}.__doc__ and {c}.__doc__[:30]", "items[0].__dict__", "vars(items[-1])", "sum(i.price for i in items)", "reduce(lambda a, i: a + len(i.name), items, 0)", f"list({e})", f"{e}(2)", f"{e}['A'], {e}.A.value, {e}.A.name", f"{e}(99)", f"{e}['Z']", f"{e}.A is {e}(1), {e}.A == 1", f"str({e}.B), repr({e}.C), f'{{{e}.A}}', '%s' % {e}.B", f"{e}.A | {e}.B", f"{e}.A < {e}.B", f"len({e}), {e}.A in {e}, 2 in {e}", f"{e}.C.tell()", f"{e}.A.next", f"{e}.first()", f"{e}.__members__", f"isinstance({e}.A, int), type({e}.A).__name__", "(lambda *a, **k: (a, k))(*items[:1], **{'z': 1})", "list(map(lambda i: i.kind, items))", "[*zip(items, range(2))]", "__import__('copy').copy(items[0]) == items[0]"))
    w.block("def grouped():", "groups = defaultdict(list)", "for i in items:", "    groups[i.name[:1].lower()].append(i.price)", "return dict(groups)")
    w.line("run(grouped)")
    w.block("def matched():", "out = []", "for i in items:", "    match i:", f"        case {c}(name='apple' | 'fig'): out.append('fruit')", f"        case {c}(price=p) if p and p > 2: out.append(('dear', p))", f"        case {c}(name=n, kind={e}.B): out.append(n)", f"        case {w.pick('(a, *rest)', '[a, b]', str(c) + '(n)', '{}', 'object()', '_')}: out.append('other')", "return out")
    w.line("run(matched)")


def tools(w):
    """itertools, functools, collections and comprehensions over lists of words and numbers."""
    w.lines("import itertools as it, functools as ft, operator as op, collections as co, heapq, bisect, math, string, random")
    w.line(f"ws = {words(w, 3, 9)!r}")
    w.line(f"ns = [{', '.join(w.pick('3', '1', '4', '1.5', '-2', '9', '0', '7') for _ in range(w.upto(3, 9)))}]")
    f = lambda: w.pick("len", "str.upper", "lambda x: x", "str", "repr", "lambda x: x[::-1]", "hash_ if False else type", "op.itemgetter(0)", "lambda x: x % 2", "bool", "None", "int", "abs")
    s = lambda: w.pick("ws", "ns", "ws[1:]", "range(5)", "'hello'", "enumerate(ws)", "zip(ws, ns)", "iter(ns)", "sorted(ws)", "{*ns}", "dict(zip(ws, ns))", "(n * 2 for n in ns)", "ns[::-1]", "()", "b'ab'")
    n = lambda: w.pick("0", "1", "2", "3", "-1", "10")
    for _ in range(10):
        w.run(w.pick(
            f"list(it.accumulate({s()}{w.pick('', ', max', ', op.add', ', initial=0')}))", f"[(k, list(g)) for k, g in it.groupby({s()}, {f()})]", f"list(it.islice({s()}, {n()}, {w.pick('None', n())}))", f"list(it.chain({s()}, {s()}))", f"list(it.combinations({s()}, {n()}))[:5]", f"list(it.permutations({s()}, {n()}))[:5]", f"list(it.product({s()}, repeat={n()}))[:5]", f"list(it.zip_longest({s()}, {s()}, fillvalue='-'))", f"list(it.takewhile({f()}, {s()}))", f"list(it.dropwhile({f()}, {s()}))", f"list(it.filterfalse({f()}, {s()}))", f"list(it.starmap(pow, [(2, 3), (3, 2)]))", f"list(it.pairwise({s()}))", f"list(it.batched({s()}, {n()}))", f"list(it.compress({s()}, it.cycle([1, 0])))", f"[list(t) for t in it.tee({s()}, 2)]", f"list(it.repeat({n()}, {n()}))", f"list(map({f()}, {s()}))", f"list(filter({f()}, {s()}))", f"sorted({s()}, key={f()})", f"max({s()}, key={f()}), min({s()}, default=None)", f"sum({s()})", f"ft.reduce(op.add, {s()})", f"ft.reduce(lambda a, b: (a, b), {s()}, 0)", f"co.Counter({s()}).most_common({n()})", f"co.Counter({s()}) {w.pick('+', '-', '&', '|')} co.Counter({s()})", f"co.deque({s()}, maxlen={n()})", f"(lambda d: (d.rotate({n()}), d.appendleft(0), list(d)))(co.deque({s()}))", f"co.OrderedDict.fromkeys({s()}).popitem()", f"co.ChainMap({{'a': 1}}, {{'a': 2, 'b': 3}})[{w.pick(repr('a'), repr('b'), repr('c'))}]", f"heapq.nsmallest({n()}, {s()})", f"heapq.nlargest({n()}, {s()}, key={f()})", f"(lambda h: (heapq.heapify(h), [heapq.heappop(h) for _ in range(3)]))(list({s()}))", f"bisect.bisect_left(sorted(ns), {n()}), bisect.bisect(sorted(ns), {n()})", f"any({s()}), all({s()})", f"list(reversed({s()}))", f"{{x: i for i, x in enumerate({s()})}}", f"{{*{s()}}} {w.pick('&', '|', '-', '^', '<=', '==')} {{*{s()}}}", f"[*{s()}, *{s()}]", f"dict(zip({s()}, {s()}))", f"len({s()}), {n()} in {s()}", f"(lambda a, *b: (a, b))(*{s()})", f"[x for x in {s()} if {w.pick('x', 'x != 1', 'str(x).isalpha()', 'x in ws')}]", f"[[y for y in str(x)] for x in {s()}][:3]", f"[(x, y) for x in {s()} for y in {s()} if x == y][:4]", f"list(zip({s()}, {s()}, strict=True))", f"math.prod({s()}), math.fsum({s()})", f"math.{w.pick('gcd', 'lcm', 'hypot', 'dist')}({n()}, {n()})", f"math.{w.pick('floor', 'ceil', 'trunc', 'sqrt', 'log', 'factorial', 'isqrt', 'exp', 'log2', 'degrees')}({n()})", f"string.Template('$a ${{b}} $$ $c').safe_substitute(a={n()}, b={s()})", f"(lambda r: (r.random(), r.randint(1, 6), r.choice(ws), r.sample(ws, 2), r.shuffle(ns), ns))(random.Random({n()}))", f"ft.partial({w.pick('pow', 'int', 'max', 'print', 'sorted')}, {n()})({n()})", f"ft.lru_cache(maxsize={n()})(lambda x: x * 2)({n()})", f"op.{w.pick('add', 'mul', 'sub', 'truediv', 'floordiv', 'mod', 'concat', 'contains', 'getitem', 'eq', 'countOf', 'indexOf')}({s()}, {s()})", f"op.methodcaller('upper')(ws[0]), op.attrgetter('real')({n()})", f"slice({n()}, {n()}, {n()}).indices({n()})", f"ws[{n()}:{n()}:{w.pick('1', '-1', '2', '0')}]", f"ns.index({n()}), ns.count({n()})", f"ws.sort(key={f()}), ws", f"(ns.insert({n()}, 5), ns.pop({n()}), ns)", f"ns.remove({n()})", f"list(it.count({n()}, {w.pick('2', '0.5', '-1')}).__next__() for _ in range(3))", f"next({s()})", f"next(iter({s()}), 'none')", f"str({s()})[:60]", f"(lambda q: [q.popleft() for _ in range(2)])(co.deque({s()}))", f"co.defaultdict(int, {{'a': 1}})[{w.pick(repr('a'), repr('z'))}]", f"' '.join({s()})", f"bytes({s()})", f"tuple({s()}) < tuple({s()})"))


def machines(w):
    """Small programs: a stack machine, a tokenizer, an account with errors, a matrix, an observer, a tree, a cache, a generator pipeline."""
    k = w.upto(0, 7)
    name = w.name("M")
    if k == 0:
        program = ", ".join(w.pick("('push', 2)", "('push', 3)", "('add',)", "('mul',)", "('dup',)", "('pop',)", "('swap',)", "('jump', 1)", "('print',)", "('div',)", "('bad', 1, 2)", "'push'", "('push', 'x')", "['push', 4]", "{'op': 'add'}", "('push', -1)") for _ in range(w.upto(3, 10)))
        w.block(f"def {name}(program):", "stack, out, steps = [], [], 0", "for at, op in enumerate(program):", "    steps += 1", "    match op:", "        case ('push', int() as n) if n >= 0: stack.append(n)", "        case ['push', str(s)]: stack.append(s)", "        case ('add',): stack.append(stack.pop() + stack.pop())", "        case ('mul',): b, a = stack.pop(), stack.pop(); stack.append(a * b)", "        case ('div',):", "            try: b, a = stack.pop(), stack.pop(); stack.append(a / b)", "            except ZeroDivisionError as e: out.append(str(e))", "        case ('dup',): stack.append(stack[-1])", "        case ('pop',): out.append(stack.pop())", "        case ('swap',): stack[-1], stack[-2] = stack[-2], stack[-1]", "        case ('print',): out.append(f'{stack!r:>12}')", "        case {'op': name, **rest}: out.append((name, rest))", "        case str() | ('jump', _): continue", "        case (name, *args): raise ValueError(f'{name} at {at}: {args}')", "        case _: raise NotImplementedError(op)", "return stack, out, steps")
        w.run(f"{name}([{program}])")
    elif k == 1:
        w.line("import re")
        w.line(f"pattern = re.compile(r'(?P<num>\\d+(?:\\.\\d*)?)|(?P<name>[a-zA-Z_]\\w*)|(?P<op>[-+*/()=])|(?P<space>\\s+)|(?P<bad>.)')")
        w.block(f"def {name}(text):", "for m in pattern.finditer(text):", "    kind = m.lastgroup", "    if kind == 'space': continue", "    if kind == 'bad': raise SyntaxError(f'{m.group()!r} at {m.start()}')", "    yield kind, m.group(), m.span()")
        text = "".join(w.pick("12", "x", " ", "+", "(", ")", "3.5", "*", "y1", "?", "=", "-") for _ in range(w.upto(3, 12)))
        w.run(f"list({name}({text!r}))")
        w.run(f"[t for t in {name}({text!r}) if t[0] != 'op'][-1:]")
        w.run(f"re.{w.pick('split', 'findall')}(r'{w.pick('[+*]', '(x)', r'.d+', '', 'a|b')}', {text!r})")
        w.run(f"re.sub(r'([a-z])(.?)', {w.pick('r' + repr(chr(92) + '2' + chr(92) + '1'), 'lambda m: m.group().upper()', repr('<' + chr(92) + 'g<1>>'), repr(''))}, {text!r}, count={w.upto(0, 2)})")
    elif k == 2:
        w.block(f"class {name}Error(Exception):", "def __init__(self, need, have):", f"    super().__init__(f'need {{need}}, have {{have}}')", "    self.need = need")
        w.block(f"class {name}:", "rate = 0.05", "def __init__(self, owner, balance=0):", "    self.owner, self._balance, self.log = owner, balance, []", "@property", "def balance(self): return self._balance", "@balance.setter", "def balance(self, v):", "    if v < 0: raise ValueError('negative: %r' % v)", "    self._balance = v", "def take(self, n):", f"    if n > self._balance: raise {name}Error(n, self._balance)", "    self.balance -= n", "    self.log.append(('take', n))", "    return self", "def __enter__(self): self.saved = self._balance, self.log[:]; return self", "def __exit__(self, kind, e, tb):", "    if kind: self._balance, self.log = self.saved", f"    return kind is {name}Error", "def __iadd__(self, n): self.balance += n; self.log.append(('put', n)); return self", "def __len__(self): return len(self.log)", "def __contains__(self, x): return any(x in entry for entry in self.log)", "def __getitem__(self, i): return self.log[i]", "def __bool__(self): return self._balance > 0", "def __repr__(self): return f'{type(self).__name__}({self.owner!r}, {self._balance})'", "@classmethod", "def open(cls, text): name, _, n = text.partition(':'); return cls(name, int(n or 0))", "@staticmethod", "def valid(n): return 0 < n < 1000")
        w.block(f"def try_():", f"a = {name}.open({w.pick(repr('ann:50'), repr('bob'), repr('c:x'), repr(':7'))})", *[w.pick("a += 10", "a.take(20)", "a.balance = -1", "with a: a.take(1000)", "with a:\n        a += 5\n        raise KeyError('k')", "show(a, len(a), bool(a), 'put' in a)", "show(a[0])", "show(list(a))", "show(a.take(1).take(2))", "del a.balance", "a.nothing()", "show(a.valid(5), a.rate, vars(a))", "a.rate = 1; show(type(a).rate, a.rate)", "show(*a)", "x, *y = a; show(x, y)", "a.take('5')", "a -= 5", "show(a == a, a is not None, a < a)") for _ in range(w.upto(2, 6))], "return a")
        w.line("run(try_)")
    elif k == 3:
        w.block(f"class {name}:", "def __init__(self, rows): self.rows = [list(r) for r in rows]", "def __matmul__(self, o): return type(self)([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])", "def __add__(self, o): return type(self)([[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(self.rows, o.rows)])", "def __mul__(self, k): return NotImplemented if not isinstance(k, (int, float)) else type(self)([[a * k for a in r] for r in self.rows])", "__rmul__ = __mul__", "def __neg__(self): return self * -1", "def __pow__(self, n, mod=None): return self if n == 1 else self @ self ** (n - 1)", "def __eq__(self, o): return self.rows == getattr(o, 'rows', None)", "def __getitem__(self, ij):", "    match ij:", "        case (int(i), int(j)): return self.rows[i][j]", "        case slice() as s: return type(self)(self.rows[s])", "        case (i, slice()): return self.rows[i][ij[1]]", "        case _: return self.rows[ij]", "def __setitem__(self, ij, v): i, j = ij; self.rows[i][j] = v", "def __iter__(self): return (x for r in self.rows for x in r)", "def __str__(self): return '\\n'.join(' '.join(f'{x:4}' for x in r) for r in self.rows)", "def __repr__(self): return f'M{self.rows}'", "T = property(lambda self: type(self)(zip(*self.rows)))")
        # Two NaNs that arithmetic made are told apart by their addresses where lists are compared.
        last = number(w).replace("float('nan')", "7")
        w.line(f"m, n = {name}([[1, 2], [3, 4]]), {name}([[0, 1.5], [-1, {last}]])")
        for _ in range(6):
            w.run(w.pick("m @ n", "m + n", "m * 2, 3 * m", "m ** 3", "-m", "m.T", "m[0, 1], m[1]", "m[0:1]", "m[0, :]", "m['x']", "m[5, 5]", "m == m.T.T, m != n", "list(m)", "sum(m)", "str(n)", "m @ 5", "m * 'x'", "'x' * m", "m + 1", "pow(m, 2)", "m.__setitem__((0, 0), 9) or m", "max(n)", "sorted(n)", "[*map(str, m)]", "m @ m @ n == m @ (m @ n)", "m < n", "~m", "m[0, 'a']", "divmod(m, n)", "m += n", "abs(m)", "m.rows[::-1]"))
    elif k == 4:
        w.block(f"class {name}:", "def __init__(self, value, left=None, right=None): self.value, self.left, self.right = value, left, right", "def insert(self, v):", "    side = 'left' if v < self.value else 'right'", "    child = getattr(self, side)", "    if child is None: setattr(self, side, type(self)(v))", "    else: child.insert(v)", "    return self", "def __iter__(self):", "    if self.left: yield from self.left", "    yield self.value", "    if self.right: yield from self.right", "def depth(self): return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)", "def __contains__(self, v): return v == self.value or any(v in c for c in (self.left, self.right) if c is not None)", "def __reversed__(self): return reversed(list(self))", "def __len__(self): return sum(1 for _ in self)", "def __repr__(self): return f'({self.left or chr(46)} {self.value!r} {self.right or chr(46)})'")
        values = w.pick(repr(words(w, 3, 8)), "[5, 2, 8, 1, 9, 3]", "[3, 1.5, 2, 2]", "[1, 'a', 2]", "list('hello')", "[(1, 2), (0, 5), (1, 0)]")
        w.block("def build():", f"first, *rest = {values}", f"tree = {name}(first)", "for v in rest: tree.insert(v)", "return tree")
        for _ in range(5):
            w.run(w.pick("build()", "list(build())", "build().depth()", "len(build())", "5 in build(), 'z' in build()", "list(reversed(build()))", "sorted(build()) == list(build())", "dict(enumerate(build()))", "max(build())", "next(iter(build()))", "tuple(zip(build(), build()))[:2]", "bool(build()), not build()", "build().left.value", "build().right.right.right.right.value", "a if (a := build()) else 0", "[v for v in build() if v]", "' '.join(map(str, build()))", "build() == build()", "build()[0]"))
    elif k == 5:
        w.block(f"def {name}(fn=None, *, times=2, catch=(ValueError,)):", "import functools", "def wrap(fn):", "    @functools.wraps(fn)", "    def inner(*args, **kwargs):", "        for turn in range(times):", "            try:", "                result = fn(*args, **kwargs)", "            except catch as e:", "                show('caught', turn, type(e).__name__, e.args)", "                last = e", "            else:", "                show('fine', turn)", "                return result", "            finally:", "                inner.calls += 1", "        raise RuntimeError(f'{fn.__name__} failed') from last", "    inner.calls = 0", "    return inner", "return wrap if fn is None else wrap(fn)")
        w.line(f"@{name}{w.pick('', '()', '(times=3)', '(catch=Exception)', '(times=0)', '(catch=(KeyError, TypeError), times=1)')}")
        w.block("def work(n, *more, key='k'):", "'''Does it.'''", w.pick("if n < 2: raise ValueError('small', n)", "return [1, 2][n]", "return {'a': 1}[more[0]]", "return n / len(more)", "return int(key)", "yield n"), "return n, more, key")
        for _ in range(4):
            w.run(w.pick("work(1)", "work(5)", "work()", "work(2, 'a')", "work(2, key='7')", "work('x')", "(work(3), work.calls)", "work.__name__, work.__doc__, work.__wrapped__ is not work", "work(0, 'b', key=5)", "work(n=4)", "work(4, nokey=1)", "next(work(1))", "work.__qualname__"))
    elif k == 6:
        w.block(f"def {name}(source):", "for line in source:", "    line = line.strip()", "    if line and not line.startswith('#'): yield line")
        w.block("def parsed(lines):", "section = None", "for line in lines:", "    if line[0] == '[' and line[-1] == ']': section = line[1:-1]; continue", "    key, eq, value = line.partition('=')", "    if not eq: raise ValueError(f'no = in {line!r}')", "    for kind in (int, float, complex, str):", "        try: value = kind(value.strip()); break", "        except ValueError: pass", "    yield section, key.strip(), value")
        text = "\\n".join(w.pick("[one]", "a = 1", "b=2.5", "# note", "", "c = text", "d = 1j", "  e = 3 ", "bad", "[two]", "a = x = y", "f = nan", "g =", "=h") for _ in range(w.upto(3, 9)))
        w.line(f"text = '{text}'")
        for _ in range(3):
            w.run(w.pick(f"list(parsed({name}(text.splitlines())))", f"{{(s, k): v for s, k, v in parsed({name}(text.split(chr(10))))}}", f"len(list({name}(text.splitlines(True))))", f"sorted((k for _, k, _ in parsed({name}(text.splitlines()))), key=str.lower)", f"(lambda g: (next(g), g.gi_frame is not None, g.close(), next(g, 'end')))(parsed({name}(text.splitlines())))", f"max(parsed({name}(text.splitlines())), key=lambda t: str(t[2]))", "text.title().swapcase()[:20]", "text.translate(str.maketrans('ab=', 'AB:', '#'))", "sum(map(len, text.split()))", "text.encode().hex(' ', -4)[:30]"))
    else:
        w.line("import weakref" if False else "import collections.abc")
        w.block(f"class {name}(collections.abc.{w.pick('MutableMapping', 'MutableSequence', 'MutableSet')}):", "def __init__(self, *a, **k): self.data = dict(*a, **k) if hasattr(self, 'keys') else list(*a)", "def __getitem__(self, k): return self.data[k]", "def __setitem__(self, k, v): show('set', k, v); self.data[k] = v", "def __delitem__(self, k): del self.data[k]", "def __iter__(self): return iter(self.data)", "def __len__(self): return len(self.data)", "def __contains__(self, x): return x in self.data", "def insert(self, i, v): self.data.insert(i, v)", "def add(self, v): self.data.append(v)", "def discard(self, v): self.data.remove(v)", "def __repr__(self): return f'{type(self).__name__}({self.data!r})'")
        w.line(f"c = {name}([(1, 2), ('a', 'b')])")
        for _ in range(8):
            w.run(w.pick("c", "list(c)", "c.pop(1)", "c.pop()", "c.popitem()", "c.get('a', 0)", "c.update({5: 6}, z=1)", "c.setdefault('q', [])", "list(c.keys()), list(c.items())", "c.append(7)", "c.extend([8, 9])", "c.remove('a')", "c.reverse() or c", "c.index(('a', 'b'))", "c.count(1)", "c += [3]", "(1, 2) in c", "c == dict(c)", "c | {3}", "c & {1}", "c - {1}", "c ^ {1}", "c <= {1, 2}", "c.isdisjoint([1])", "c.clear() or len(c)", "c['nothing']", "c.__setitem__(0, 'x')", "len(c), bool(c)", "reversed(c)", "{**c}", "[*c]", "isinstance(c, collections.abc.Sized), issubclass(type(c), collections.abc.Iterable)", "dict(c)", "c.__class__.__abstractmethods__"))


def awkward(w):
    """The order of evaluation, scopes, unpacking, chained comparisons, walrus, finally, nested functions and classes."""
    w.block("def t(x, *more):", "show('t', x, *more)", "return x")
    v = lambda: w.pick("t(1)", "t(2)", "t('a')", "t([1, 2])", "t((3, 4))", "t({'k': 1})", "t(None)", "t(0)", "t(2.5)")
    target = lambda: w.pick("x", "y", "t(d)['k']", "t(l)[t(0)]", "l[t(-1)]", "(x, y)", "[x, *y]", "o.a", "t(o).b", "l[t(0):t(1)]", "x, (y, z)", "*x, y", "d[t('n')]")
    def line():
        k = w.upto(0, 12)
        if k == 0: w.line(f"{target()} = {w.pick('', target() + ' = ')}{v()}")
        elif k == 1: w.line(f"{target()} {w.pick('+=', '-=', '*=', '|=', '//=', '@=', '**=', '>>=')} {v()}")
        elif k == 2: w.line(f"show({v()} {w.pick('<', '<=', '==', '!=', 'in', 'not in', 'is', '>')} {v()} {w.pick('<', '==', 'in', '>=', 'is not')} {v()})")
        elif k == 3: w.line(f"show({v()} {w.pick('and', 'or')} {v()} {w.pick('and', 'or')} {v()}, not {v()})")
        elif k == 4: w.line(f"show({v()} if {v()} else {v()})")
        elif k == 5: w.line(f"show(f(t(1), *{v()}, k={v()}, **{w.pick(v(), '{}', 't(dict(z=1))')}))")
        elif k == 6: w.line(f"show({{{v()}: {v()}, {v()}: {v()}}})")
        elif k == 7: w.line(f"show([{w.pick('x', 'i', '(i, x)', 't(i)')} for i in {v()} if {w.pick('i', 't(i)', '(x := i)')}])")
        elif k == 8: w.line(f"del {w.pick('x', 'y', 'd[t(' + repr('k') + ')]', 'l[t(0)]', 'o.a', 'l[:]', '(x, y)', 'z', 't(l)[0], x')}")
        elif k == 9: w.block(w.pick(f"for {target()} in [{v()}, {v()}]:", f"while (n := n - 1) > t(0):", f"for x in {v()}:"), w.pick("show(x)", "if x: continue", "if x: break", "show('body')", "l.append(x) if len(l) < 9 else 0")); w.block("else:", "show('else')") if w.often(.5) else None
        elif k == 10: w.block("try:", w.pick(f"show({v()}[{v()}])", f"raise {w.pick('ValueError', 'KeyError', 'LookupError', 't(TypeError)', 'ZeroDivisionError(1)')}", f"x = {v()} + {v()}", "return t('ret')", "l[t(9)]")); w.block(f"except {w.pick('LookupError', '(TypeError, ValueError)', 't(Exception)', 'Exception', 'KeyError')} as x:", w.pick("show(type(x), x.args)", "raise", "return 'handled'", "raise RuntimeError from x", "pass")); w.block("else:", "show('else')") if w.often(.4) else None; w.block("finally:", w.pick("show('finally')", "show('fin'); y = 1", "n += 1")) if w.often(.5) else None
        elif k == 11: w.block(f"def f(*a, k=x if 'x' in dir() else {v()}, **kw):", w.pick("return a, k, kw", "nonlocal y\n        y = k\n        return y", "show(a)", "yield from a", "return locals()", "return lambda: (a, x)", "global g\n        g = k"))
        else: w.block(f"class o{w.pick('', '(t(object))', '(metaclass=t(type))')}:", w.pick("a = b = t(1)", "a = [x for x in (1, 2)]", "a, b = t((1, 2))", "x = 5\n        a = lambda self: x\n        b = x", "def __getattr__(self, n): return n", "a: int = t(3)\n        b: t('note')", "__slots__ = t(('a', 'b'))"))
    f = w.name("f")
    w.line("g = 'global'")
    w.block(f"def {f}():", "x = y = 1; n = 4; l = [1, 2, 3]; d = {'k': 1}", "class o: a = 1; b = 2", "def f(*a, **k): return a, k", lambda: w.several(4, 9, line), "return x, y, l, d")
    w.line(f"run({f})")
    w.line("show(g)")


THEMES = [formatting, formatting, records, records, tools, tools, machines, machines, machines, awkward, awkward]
