"""Themes of the library: dataclasses, enums, collections, itertools, json, struct, re, pickle, copy, datetime, and what they refuse."""

import values

PLAIN = ["0", "1", "-7", "2.5", "'a'", "'héß'", "None", "True", "[1, 2]", "(1, 'x')", "{'k': [1]}", "{1: 2}", "b'ab'", "10**20", "float('inf')", "''", "[]", "{}", "{1, 2}", "1j", "'\\n\\t\"'", "[[], [[]]]", "'\\u2028'"]


def plain(w):
    return w.r.choice(PLAIN)


def dataclassed(w):
    w.lines("import dataclasses", "from dataclasses import dataclass, field, replace, asdict, astuple, fields, KW_ONLY, InitVar", "from typing import ClassVar")
    names = []
    for n in range(w.upto(1, 3)):
        c = w.name("D")
        options = ", ".join(w.r.sample(["frozen=True", "order=True", "eq=False", "repr=False", "init=False", "unsafe_hash=True", "kw_only=True", "slots=True", "match_args=False", "frozen=False", "weakref_slot=True"], w.r.choice((0, 0, 1, 1, 2, 3))))
        base = f"({w.r.choice(names)})" if names and w.often(.4) else ""
        def body():
            if w.often(.1): w.line("'doc'")
            for f in w.r.sample("abcdef", w.upto(0, 4)):
                kind = w.upto(0, 9)
                if kind < 3: w.line(f"{f}: int")
                elif kind < 5: w.line(f"{f}: int = {w.pick('0', '5', repr('s'), '[]', '(1,)', 'None', '{}', 'set()')}")
                elif kind < 8: w.line(f"{f}: {w.pick('int', 'list', repr('str'))} = field({', '.join(w.r.sample(['default=1', 'default_factory=list', 'repr=False', 'compare=False', 'hash=True', 'init=False', 'kw_only=True', 'metadata={1: 2}', 'hash=False'], w.upto(0, 3)))})")
                elif kind == 8: w.line(f"{f}: {w.pick('ClassVar[int] = 3', 'ClassVar = 1', 'InitVar[int]', 'InitVar[int] = 2', repr('ClassVar[int]'))}")
                else: w.line("_: KW_ONLY")
            if w.often(.25): w.block(f"def __post_init__(self{w.pick('', '', ', *a')}):", "show('post', type(self).__name__)", w.pick("pass", "self.z = 1", "object.__setattr__(self, 'z', 2)"))
            if w.often(.15): w.block(f"def __{w.pick('repr', 'eq', 'hash', 'lt', 'setattr')}__(self, *a):", w.pick("return 'own'", "return 1", "return True"))
            w.line("pass")
        w.line(f"{c} = object")
        def make():
            w.line(f"global {c}")
            w.line(f"@dataclass({options})" if options else "@dataclass")
            w.block(f"class {c}{base}:", body)
        w.block("def make():", make)
        w.line("run(make)")
        names.append(c)
    c = w.r.choice(names)
    args = lambda: ", ".join([plain(w) for _ in range(w.upto(0, 3))] + [f"{f}={plain(w)}" for f in w.r.sample("abcdef", w.r.choice((0, 0, 1, 2)))])
    o = w.name("o")
    w.line(f"{o} = None")
    w.block("def make():", f"global {o}", f"{o} = {c}({args()})", f"return {o}")
    w.line("run(make)")
    for _ in range(6):
        w.run(w.pick(f"{c}({args()})", f"{c}({args()})", f"{o} == {c}({args()})", f"{o} < {c}({args()})", f"hash({o}) == hash({c}({args()}))", f"asdict({o})", f"astuple({o})", f"[(f.name, f.default is dataclasses.MISSING, f.init, f.kw_only, f.compare) for f in fields({c})]", f"replace({o}, {args()})", f"setattr({o}, 'a', 1)", f"delattr({o}, 'a')", f"{c}.__match_args__", f"{c}.__doc__", f"{c}.a", f"{c}.__annotations__", f"dataclasses.is_dataclass({c})", f"sorted([{o}, {o}])", f"{o}.__dict__", f"{c}.__hash__ is None", f"{c}.__slots__", f"[repr(f.type) for f in fields({o})]"))


def enumerated(w):
    w.lines("import enum", "from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, verify, UNIQUE, CONTINUOUS, NAMED_FLAGS, member, nonmember, KEEP, STRICT, CONFORM, EJECT")
    e = w.name("E")
    kind = w.pick("Enum", "IntEnum", "Flag", "IntFlag", "StrEnum", "Enum", "Flag", "str, Enum", "int, Enum")
    def body():
        for n in w.r.sample(["A", "B", "C", "D", "low", "_p", "__q"], w.upto(1, 5)):
            w.line(f"{n} = {w.pick('auto()', 'auto()', '1', '2', '4', '3', 'nonmember(5)', '8', *([] if 'Flag' in kind else [repr('s'), '(1, 2)', '-1', 'None', 'True']))}")
        if w.often(.2): w.block("def f(self):", "return self.name")
        if w.often(.1): w.block("def __str__(self):", "return 'own'")
        if w.often(.1): w.block("@classmethod\n    def _missing_(cls, v):" if False else "def _generate_next_value_(name, start, count, last):", w.pick("return name.lower()", "return count * 10", "return 1 << count"))
        if w.often(.1): w.line("_ignore_ = ['x']")
        if w.often(.1): w.block("def __new__(cls, v):", "o = object.__new__(cls)" if "," not in kind and kind not in ("IntEnum", "StrEnum", "IntFlag") else f"o = {'str' if 's' in kind.lower()[:3] else 'int'}.__new__(cls, v)", "o._value_ = v", "return o")
    w.line(f"{e} = None")
    def make():
        w.line(f"global {e}")
        if w.often(.15): w.line(w.pick("@unique", "@verify(UNIQUE)", "@verify(CONTINUOUS)", "@verify(NAMED_FLAGS)"))
        boundary = ", boundary=" + w.pick("KEEP", "STRICT", "CONFORM", "EJECT") if "Flag" in kind and w.often(.3) else ""
        w.block(f"class {e}({kind}{boundary}):", body)
    if w.often(.15):
        names_ = w.pick("'A B C'", "['A', 'B']", "{'A': 1, 'B': 5}", "[('A', 1), ('B', 2)]", "'A,B'", "'A A'", "()")
        w.block("def make():", f"global {e}", f"{e} = {kind.split(', ')[-1]}('{e}', {names_}{w.pick('', '', ', start=3', ', module=1')})")
    else:
        w.block("def make():", make)
    w.line("run(make)")
    for _ in range(9):
        w.run("(%s)" % w.pick(f"list({e})", f"{e}.A", f"{e}({w.pick('1', '2', '3', '0', '7', '-1', repr('s'), repr('a'), '(1, 2)', '99', '1.0')})", f"{e}['{w.pick('A', 'B', 'Z', 'low')}']", f"repr({e}.A), str({e}.A), format({e}.B)", f"f'{{{e}.A:>8}}'", f"{e}.A.name, {e}.A.value", f"{e}.A | {e}.B", f"{e}.A & {e}.B", f"~{e}.A", f"{e}.A ^ {e}.C", f"{e}.A == 1, {e}.A is {e}.A, {e}.A < {e}.B", f"{e}.__members__", f"len({e})", f"{e}.A in {e}, 1 in {e}, 's' in {e}", f"{e}.A.nope", f"setattr({e}, 'A', 5)", f"delattr({e}, 'A')", f"{e}.A.f()", f"hash({e}.A) == hash({e}.A)", f"bool({e}.A), bool({e}(0))", f"{e}.A + 1", f"isinstance({e}.A, int)", f"[m.name for m in reversed({e})]", f"{e}.B.A", f"{e}._value2member_map_", f"list({e}.A | {e}.B)", f"{e}.A.value.real", f"repr({e})", f"{e}.__name__, {e}.__qualname__", f"{e}.A.__class__", f"({e}.A | {e}.B).name", f"({e}.A | 64)", f"{e}._missing_(1)", f"setattr({e}.A, 'q', 1)", f"{e}.A._name_, {e}.A._sort_order_", f"dir({e}.A)[:2]"))


def collected(w):
    w.lines("from collections import Counter, OrderedDict, ChainMap, defaultdict, deque, namedtuple, UserDict, UserList, UserString")
    k = w.upto(0, 6)
    items = lambda: w.pick("'abracadabra'", "[1, 2, 1]", "{'a': 3, 'b': -1}", "{}", "'xyz'", "[(1, 2)]", "range(3)", "5", "{'a': 2.5}", "None", "'a'", "a=2, b=0")
    if k == 0:
        c = w.name("c")
        w.line(f"{c} = Counter('abcab')")
        for _ in range(7):
            w.run(w.pick(f"Counter({items()})", f"Counter({items()}).most_common({w.pick('', '1', '2', '0', '-1', 'None')})", f"{c} {w.pick('+', '-', '|', '&', '==', '<=', '<', '>=', '!=')} Counter({items()})", f"{w.pick('+', '-')}Counter({items()})", f"{c}.update({items()})", f"{c}.subtract({items()})", f"list({c}.elements())", f"{c}.total()", f"{c}['zz']", f"{c}.pop('a')", f"{c}", f"sorted({c}.items())", f"Counter.fromkeys('ab')", f"{c}.copy() == {c}", f"{c}.popitem()", f"{c}.setdefault('q', 3)", f"{c} | {{'a': 1}}", f"dict({c})"))
    elif k == 1:
        o = w.name("od")
        w.line(f"{o} = OrderedDict([('a', 1), ('b', 2), ('c', 3)])")
        for _ in range(7):
            w.run(w.pick(f"{o}.move_to_end({w.pick(repr('a'), repr('z'), repr('b') + ', last=False', '1, 2, 3')})", f"{o}.popitem({w.pick('', 'last=False', 'False', '1')})", f"{o} == {w.pick('OrderedDict(a=1, c=3, b=2)', 'dict(a=1, b=2, c=3)', 'None')}", f"{o}", f"list(reversed({o}))", f"{o}.pop({w.pick(repr('a'), repr('z'), repr('z') + ', 5')})", f"{o} | {{'z': 1}}", f"{o}.keys(), {o}.values(), {o}.items()", f"{o}.update(q=1)", f"OrderedDict.fromkeys('ba', 1)", f"{o}.setdefault('k')", f"{o}.clear()", f"OrderedDict({items()})", f"list(reversed({o}.items()))"))
    elif k == 2:
        c = w.name("cm")
        w.line(f"{c} = ChainMap({{'a': 1}}, {{'b': 2, 'a': 3}})")
        for _ in range(6):
            w.run(w.pick(f"{c}['a'], {c}['b']", f"{c}['z']", f"{c}.new_child({w.pick('', '{1: 2}', 'x=1', 'None')})", f"{c}.parents", f"list({c})", f"len({c})", f"{c}.pop('b')", f"{c}.pop('a')", f"{c}.update(n=1)", f"{c}", f"{c}.maps", f"{c} | {{'q': 1}}", f"{{'q': 1}} | {c}", f"{c}.popitem()", f"'b' in {c}", f"dict({c}.items())", f"{c}.get('zz', 4)", f"bool(ChainMap())", f"ChainMap({{}}, 5)", f"{c}.clear()", f"ChainMap.fromkeys('ab', 1)", f"{c} == {{'a': 1, 'b': 2}}"))
    elif k == 3:
        d = w.name("dd")
        w.line(f"{d} = defaultdict({w.pick('int', 'list', 'lambda: 5', 'None', 'dict, a=1', 'list, {1: [2]}')})")
        for _ in range(6):
            w.run(w.pick(f"{d}['x']", f"{d}", f"{d}.get('y')", f"{d}.default_factory", f"{d} | {{1: 2}}", f"{{1: 2}} | {d}", f"{d}.copy()", f"defaultdict({plain(w)})", f"{d}.__missing__('m')", f"{d}['a'].append(1)", f"{d} == {{}}", f"list({d}.items())", f"{d}.pop('x', None)", f"defaultdict(int, {items()})", f"{d}.setdefault('s', 2)"))
    elif k == 4:
        q = w.name("q")
        w.line(f"{q} = deque([1, 2, 3, 4]{w.pick('', ', 4', ', maxlen=3', ', None', ', -1' if w.often(.05) else '')})")
        for _ in range(8):
            w.run(w.pick(f"{q}.append(5)", f"{q}.appendleft(0)", f"{q}.extend('ab')", f"{q}.extendleft([8, 9])", f"{q}.rotate({w.pick('', '1', '-2', '10', repr('a'))})", f"{q}.pop()", f"{q}.popleft()", f"{q}.insert({w.pick('0', '1', '-1', '99')}, 'i')", f"{q}.remove({w.pick('1', '99')})", f"{q}[{w.pick('0', '-1', '99', '1:2', repr('a'))}]", f"{q}", f"{q}.maxlen", f"{q}.count(1)", f"{q}.index({w.pick('3', '99', '1, 1', '3, -2, 9')})", f"{q} + deque([7])", f"{q} + [7]", f"{q} * 2", f"{q}.reverse()", f"{q} == deque([1, 2, 3, 4])", f"{q} < deque([2])", f"list(reversed({q}))", f"{q}.copy()", f"deque({items()})", f"{q}.clear()", f"{q}.__setitem__(0, 'z')", f"{q}.__delitem__({w.pick('0', '9')})", f"3 in {q}", f"hash({q})", f"deque([1], {w.pick('-1', repr('a'), '0', '2, 3', 'maxlen=1.5')})"))
    elif k == 5:
        n = w.name("N")
        w.line(f"{n} = tuple")
        spec = w.pick("'a b'", "['a', 'b', 'c']", "'a, b'", "'a a'", "'_x'", "'a def'", "''", "'1a'", "5", "('x', 'y')")
        more = w.pick("", "", ", defaults=(1,)", ", rename=True", ", module='m'", ", defaults=(1, 2, 3, 4)", ", defaults=5", ", 1")
        w.block("def make():", f"global {n}", f"{n} = namedtuple('{n}', {spec}{more})")
        w.line("run(make)")
        for _ in range(6):
            w.run(w.pick(f"{n}({', '.join(plain(w) for _ in range(w.upto(0, 3)))})", f"{n}(1, 2)", f"{n}(a=1, b=2)", f"{n}._fields, {n}._field_defaults", f"{n}._make([1, 2])", f"{n}(1, 2)._replace(a={plain(w)})", f"{n}(1, 2)._asdict()", f"{n}(1, 2) == (1, 2)", f"{n}(1, 2).a", f"{n}(1, 2).nope", f"{n}.__doc__[:8]", f"{n}(1, 2)[0:1]", f"{n}(1, 2) + (3,)", f"{n}.a.__doc__", f"{n}(1, 2)._replace(zz=1)", f"{n}.__match_args__", f"{n}(*[1, 2]).__getnewargs__()", f"{n}._make([1])", f"setattr({n}(1, 2), 'a', 1)", f"{n}.__new__.__defaults__", f"hash({n}(1, 2)) == hash((1, 2))"))
    else:
        u = w.name("u")
        w.line(f"{u} = {w.pick('UserDict(a=1)', 'UserList([3, 1, 2])', 'UserString(repr(1))')}")
        for _ in range(6):
            w.run(w.pick(f"{u}", f"{u}.data", f"{u} + {u}", f"{u} == {u}.data", f"len({u})", f"{u}.copy()", f"list({u})", f"{u}[0]", f"{u}['a']", f"{u} * 2", f"{u} | {{'b': 1}}", f"sorted({u})", f"{u}.pop()", f"{u}.get('q', 1)", f"{u}.upper()", f"{u}.sort()", f"1 in {u}", f"{u}[0:1]", f"{u} < {u}", f"hash({u}) and 1"))


def iterated(w):
    w.lines("import itertools, operator, functools, heapq, bisect")
    it = lambda: w.pick("[1, 2, 3]", "'abc'", "range(4)", "()", "iter([5, 1])", "(i * i for i in range(3))", "5", "{'a': 1}", "[3, 1, 2]", "[(1, 2), (3, 4)]", "[[1], [2, 3]]", "'AAB'")
    n = lambda: w.pick("0", "1", "2", "3", "-1", "None", "'x'", "2.0", "10", "True")
    f = lambda: w.pick("None", "len", "lambda x: x", "lambda x: x > 1", "operator.add", "bool", "str", "max", "lambda x, y: x * y", "5", "lambda x: 1 / x", "lambda a, b: b")
    for _ in range(9):
        e = w.pick(f"chain({it()}, {it()})", f"chain.from_iterable({it()})", f"combinations({it()}, {n()})", f"combinations_with_replacement({it()}, {n()})", f"permutations({it()}{w.pick('', ', ' + n())})", f"product({it()}, {it()}{w.pick('', ', repeat=2', ', repeat=0', ', repeat=-1', ', x=1')})", f"accumulate({it()}{w.pick('', ', ' + f(), ', initial=5', ', operator.mul, initial=None')})", f"groupby({it()}{w.pick('', ', ' + f())})", f"islice({it()}, {', '.join(n() for _ in range(w.upto(1, 3)))})", f"starmap({f()}, {it()})", f"takewhile({f()}, {it()})", f"dropwhile({f()}, {it()})", f"filterfalse({f()}, {it()})", f"zip_longest({it()}, {it()}{w.pick('', ', fillvalue=0', ', x=1')})", f"compress({it()}, {it()})", f"pairwise({it()})", f"batched({it()}, {n()}{w.pick('', ', strict=True')})", f"islice(count({w.pick('', '5', '1, 2', '1.5, -0.5', repr('a'), 'step=3', '1, 0')}), 4)", f"islice(cycle({it()}), 5)", f"islice(repeat({it()}{w.pick('', ', 2', ', -1', ', times=3', ', None')}), 3)")
        name, rest = e.split("(", 1)
        e = f"list(itertools.{e.replace('count(', 'itertools.count(') if name == 'islice' else e})".replace("islice(cycle", "islice(itertools.cycle").replace("islice(repeat", "islice(itertools.repeat")
        other = w.pick(f"functools.reduce({f()}, {it()}{w.pick('', ', 0', ', []')})", f"heapq.nlargest({n()}, {it()}{w.pick('', ', key=' + f())})", f"heapq.nsmallest({n()}, {it()})", f"list(heapq.merge({it()}, {it()}{w.pick('', ', reverse=True', ', key=' + f())}))", f"bisect.bisect{w.pick('', '_left', '_right')}([1, 2, 2, 3], {n()}{w.pick('', ', 1', ', 1, 2', ', -1', ', key=lambda x: -x')})", f"bisect.insort([1, 3], {n()})", f"heapq.heappop({it()})", f"heapq.heapify({it()})", f"heapq.heappushpop([1, 2], {n()})", f"operator.itemgetter({n()}, 0)({it()})", f"operator.attrgetter('real', 'x.y')(1)", f"operator.methodcaller('upper')('a')", f"functools.partial({f()}, 1)({n()})", f"[list(t) for t in itertools.tee({it()}, {n()})]", f"functools.cmp_to_key(lambda a, b: b - a)(1) < 5", f"sorted({it()}, key=functools.cmp_to_key(lambda a, b: (a < b) - (a > b)))")
        w.run(e if w.often(.7) else other)


def serial(w):
    """json, pickle, copy, struct."""
    w.lines("import json, pickle, copy, struct")
    for _ in range(8):
        k = w.upto(0, 9)
        if k < 3:
            options = ", ".join(w.r.sample(["indent=2", "sort_keys=True", "separators=(',', ':')", "ensure_ascii=False", "allow_nan=False", "default=str", "skipkeys=True", "indent=''", "indent='--'", "check_circular=False", "default=lambda o: [1]", "cls=None", "x=1", "indent=0"], w.r.choice((0, 0, 1, 1, 2))))
            v = w.pick(plain(w), f"[{plain(w)}, {plain(w)}]", f"{{'a': {plain(w)}, 'b': {plain(w)}}}", f"{{{w.pick('1', 'None', 'True', '2.5', '(1, 2)', 'float(' + repr('nan') + ')')}: {plain(w)}, 'z': 0}}")
            w.run(f"json.dumps({v}{', ' * bool(options)}{options})")
        elif k < 6:
            text = w.pick('[1, 2.0, "a"]', '{"a": null, "b": [true, false]}', "", "nul", "[1,]", '{"a"}', '{"a":1,}', "[1 2]", '"\\u00e9\\ud83d\\ude00"', '"\\x"', '"abc', "NaN", "-Infinity", "1e5", "01", "-", '{1: 2}', "  [ ] ", "[[[]]]", '{"a": 1} x', '"\t"', "1.", ".5", "+1", "1E+2", '["a", "b"', "tru", '{"a": 1, "a": 2}', "123456789012345678901234567890", '"\\ud800"' if False else '"\\n"', "{", "[", '{"a" 1}', '{"a":', "\ufeff[]", "'a'")
            w.run(f"json.loads({text!r}{w.pick('', '', '', ', parse_float=str', ', parse_int=float', ', object_hook=sorted', ', object_pairs_hook=list', ', strict=False', ', parse_constant=str')})")
        elif k == 6:
            w.run(f"pickle.loads(pickle.dumps({w.pick(plain(w), f'[{plain(w)}, {plain(w)}]', 'len', 'int', 'ValueError(1, 2)', 'range(3)', 'slice(1, 2)', '...', 'lambda: 1', '(i for i in [])', 'complex(1, -0.0)', 'frozenset({1})', 'bytearray(b' + repr('x') + ')', 'type(None)', 'NotImplemented', 'print', '[].append', 'object()', 'iter([1, 2])', '(1, 2)')}{w.pick('', ', 0', ', 2', ', 5', ', -1', ', 9')}))")
        elif k == 7:
            w.run(f"copy.{w.pick('copy', 'deepcopy')}({w.pick(plain(w), '[[1], {2: [3]}]', 'len', 'int', 'ValueError([1])', 'range(3)', 'slice(1, 2)', 'iter([1, 2])', '(i for i in [])', 'lambda: 1', 'sys', '(1, 2)', 'bytearray(b' + repr('x') + ')', 'property()', 'type', '([],)', 'frozenset([1])')})")
        else:
            form = w.pick("", "<", ">", "!", "=", "@") + "".join(w.pick("", "", "2", "3", "0") + w.r.choice("bBhHiIlLqQfdexc?sp") for _ in range(w.upto(1, 3)))
            if w.often(.1): form = w.pick("z", "3", "< i", "i<", "nN", "P", "i i", "1000000000000000000000i")
            if w.often(.5):
                w.run(f"struct.pack({form!r}, {', '.join(w.pick('1', '-1', '255', '2.5', repr('a'), 'b' + repr('xy'), 'b' + repr('x'), '2**40', 'True', 'None', '1e300', '-129') for _ in range(w.upto(0, 4)))})")
            else:
                w.run(w.pick(f"struct.calcsize({form!r})", f"struct.unpack({form!r}, bytes(range({w.upto(0, 16)})))", f"struct.unpack_from({form!r}, bytes(range(20)), {w.pick('0', '3', '-4', '19', '30')})", f"list(struct.iter_unpack({form!r}, bytes({w.upto(0, 12)})))"))


def matched(w):
    """Regular expressions."""
    w.line("import re")
    def pattern(depth=2):
        parts = []
        for _ in range(w.upto(1, 3)):
            k = w.upto(0, 13)
            if k < 4: p = w.pick("a", "b", "ab", "x", ".", "é", "\\.", " ")
            elif k < 6: p = w.pick("[a-c]", "[^a]", "[\\d_]", "\\w", "\\d", "\\s", "\\W", "[]a]", "[a\\-z]", "\\S")
            elif k == 6: p = w.pick("^", "$", "\\b", "\\B", "\\A", "\\Z")
            elif k < 10 and depth: p = w.pick("({})", "(?:{})", "(?P<n>{})", "(?={})", "(?!{})", "(?<=a)", "({})?", "(?i:{})", "(?>{})", "(?<!b)").replace("{}", pattern(depth - 1))
            elif k == 10 and depth: p = pattern(depth - 1) + "|" + pattern(depth - 1)
            elif k == 11: p = w.pick("\\1", "(?P=n)", "(?(1)a|b)", "(?#c)")
            else: p = w.pick("a", "b")
            if w.often(.35): p += w.pick("*", "+", "?", "{2}", "{1,2}", "{,1}", "*?", "+?", "??", "{2,}?", "*+", "++")
            parts.append(p)
        return "".join(parts)
    for _ in range(8):
        p = pattern()
        if w.often(.12): p = w.pick("(", ")", "[", "a**", "*", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "\\", "[b-a]", "{2,1}", "a{2,1}", "(?z)", "(?P=x)", "\\8", "(?<=a+)b", "(?i", "[[:alpha:]]", "x{99999999999}", "(?-i:a)", "\\N", "\\u12", "(?P<n", "(?(2)a)", "a|*", "(?L)a", "(?a)(?u)x", "\\p{L}", "((a)")
        s = w.pick("'abcab'", "'aaa'", "''", "'a b_1 2'", "'xay\\nb'", "'é.É'", "'AbC'", "'ab' * 5", "'bbabab'", "'12-34'")
        flags = w.pick("", "", "", ", re.I", ", re.M", ", re.S", ", re.X", ", re.A", ", re.I | re.M")
        k = w.upto(0, 7)
        if k < 3: w.run(f"(lambda m: m and (m.span(), m.group(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup, m.regs))(re.{w.pick('search', 'match', 'fullmatch')}({p!r}, {s}{flags}))")
        elif k == 3: w.run(f"re.findall({p!r}, {s}{flags})")
        elif k == 4: w.run(f"re.sub({p!r}, {w.pick(repr('-'), repr('<' + chr(92) + 'g<0>>'), repr(chr(92) + '1'), 'lambda m: m.group().upper()', repr(chr(92) + 'n'), repr(chr(92) + 'g<n>'), repr(chr(92) + 'q'), repr('[' + chr(92) + '2]'))}, {s}{w.pick('', ', 1', ', count=2')})")
        elif k == 5: w.run(f"re.split({p!r}, {s}{w.pick('', ', 1', ', maxsplit=2')})")
        elif k == 6: w.run(f"[m.span() for m in re.finditer({p!r}, {s}{flags})]")
        else: w.run(f"(lambda c: (c.groups, c.groupindex, c.flags, c.pattern))(re.compile({p!r}{flags}))")


def dated(w):
    """datetime."""
    w.line("from datetime import datetime, date, time, timedelta, timezone")
    num = lambda: str(w.pick(0, 1, 12, 31, 59, 2024, -1, 60, 24, 13, 999999, 29, 2))
    d = lambda: w.pick("date(2024, 2, 29)", "date(1, 1, 1)", "date(9999, 12, 31)", "date(2023, 12, 31)", f"date({w.pick('2024', '2023', '1999')}, {num()}, {num()})")
    dt = lambda: w.pick("datetime(2024, 2, 29, 12, 30)", "datetime(2000, 1, 1, 0, 0, 0, 1)", "datetime(2024, 3, 31, 23, 59, 59, 999999, tzinfo=timezone.utc)", "datetime(1970, 1, 1, tzinfo=timezone(timedelta(hours=-5)))", f"datetime(2024, {num()}, {num()}, {num()})")
    t = lambda: w.pick("time(1, 2)", "time(23, 59, 59, 5)", "time()", "time(1, tzinfo=timezone.utc)", f"time({num()}, {num()})")
    td = lambda: w.pick("timedelta(1)", "timedelta(days=-1, seconds=5)", "timedelta(hours=1.5)", "timedelta(weeks=2, microseconds=-1)", "timedelta()", "timedelta(999999999)", f"timedelta({num()}, {num()}, {num()})", "timedelta(seconds=0.1)")
    thing = lambda: w.pick(d, dt, t, td)()
    for _ in range(8):
        k = w.upto(0, 9)
        if k < 3: w.run(f"{thing()} {w.pick('+', '-', '<', '==', '*', '/', '//', '%', '>=')} {w.pick(thing(), thing(), '2', '0', '0.5', 'None')}")
        elif k == 3: w.run(f"({thing()}).{w.pick('isoformat()', '__str__()', '__repr__()', 'timetuple()', 'weekday()', 'isoweekday()', 'isocalendar()', 'toordinal()', 'ctime()', 'total_seconds()', 'date()', 'timetz()', 'utcoffset()', 'tzname()', 'utctimetuple()', 'days', 'replace(year=2023)', 'replace(hour=1)', 'replace(day=30)', 'replace(x=1)', 'astimezone(timezone.utc)' if False else 'dst()', '__hash__() and 1', 'min', 'max', 'resolution', 'year', 'microsecond')}")
        elif k < 6: w.run(f"({w.pick(d, dt, dt, t)()}).strftime({w.pick('%Y-%m-%d', '%H:%M:%S.%f', '%a %b %d', '%j %U %W', '%y%%', '%z|%Z', '%p %I', '%A %B', '%G-W%V-%u', '%c', '%x %X', '%e', 'é%Y', '%')!r})")
        elif k == 6: w.run(f"datetime.strptime({w.pick('2024-02-29', '12:30', '2024-02-30', 'x', '29/02/24 PM', '2024-01-01T00:00:00+0100')!r}, {w.pick('%Y-%m-%d', '%H:%M', '%d/%m/%y %p', '%Y-%m-%dT%H:%M:%S%z', '%Q')!r})")
        elif k == 7: w.run(f"{w.pick('date', 'datetime', 'time')}.fromisoformat({w.pick('2024-02-29', '20240229', '2024-W09-4', '2024-02-30', '12:30:01.5', 'T1230', '2024-02-29T12:30+05:30', '2024-02-29 12:30:00.123456Z', '', '24:00', '2024-2-9', '12:30:01,123', '2024-W54-1')!r})")
        elif k == 8: w.run(w.pick("date.fromordinal(738000)", "date.fromordinal(0)", "date.fromisocalendar(2024, 53, 1)", "date.fromisocalendar(2020, 53, 7)", "datetime.fromtimestamp(0, timezone.utc)", "datetime.combine(date(2024, 1, 1), time(5))", "timezone(timedelta(hours=25))", "timezone(timedelta(minutes=90), 'X')", "repr(timezone.utc), str(timezone(timedelta(hours=-3)))", "timedelta(days=10**10)", "timedelta('a')", "datetime(2024, 1, 1).timestamp() if False else 1", "datetime(1, 2)", "time(25)", "datetime.max - datetime.min", "-timedelta(1, 1)", "abs(timedelta(-1))", "divmod(timedelta(5), timedelta(2))", "bool(timedelta())"))
        else: w.run(f"sorted([{thing()}, {thing()}])")


def worded(w):
    """textwrap, string, fractions, statistics, random with a seed."""
    w.lines("import textwrap, string, fractions, statistics, random, math")
    text = lambda: w.pick("'The quick brown fox jumps over the lazy dog'", "'  indented\\n    more\\n  back'", "''", "'a-b-c long-hyphenated-word verylongwordindeed'", "'x\\n\\ny'", "'\\ttab'")
    num = lambda: w.pick("1", "2.5", "'1/3'", "-4", "0", "'0.25'", "0.1", "'x'", "3, 6", "5, 0", "1e3", "'1e-2'", "None", "fractions.Fraction(2, 3)", "'-7/4'", "' 5 '", "1.5, 2")
    for _ in range(8):
        k = w.upto(0, 9)
        if k < 2: w.run(f"textwrap.{w.pick('wrap', 'fill', 'shorten')}({text()}, {w.pick('10', '20', '7', '0', '-1')}{w.pick('', ', initial_indent=' + repr('* '), ', break_long_words=False', ', placeholder=' + repr('..'), ', subsequent_indent=' + repr('  '), ', max_lines=2', ', drop_whitespace=False', ', break_on_hyphens=False', ', expand_tabs=False')})")
        elif k == 2: w.run(f"textwrap.{w.pick('dedent(' + text() + ')', 'indent(' + text() + ', ' + repr('> ') + ')')}")
        elif k == 3: w.run(f"string.Template({w.pick('$a ${b} $$', '$', '${', '$1', '${a', 'x$a.b', '$é')!r}).{w.pick('substitute', 'safe_substitute')}({w.pick('a=1', 'a=1, b=2', '{}', '{' + repr('a') + ': 5}', '')})")
        elif k < 6: w.run(f"fractions.Fraction({num()}) {w.pick('+', '-', '*', '/', '//', '%', '**', '==', '<', '>=')} {w.pick('fractions.Fraction(' + num() + ')', '2', '0.5', '0', '-1')}")
        elif k == 6: w.run(f"fractions.Fraction({num()}){w.pick('.limit_denominator(10)', '.as_integer_ratio()', '.__round__(1)', '.__floor__()', '.__format__(' + repr('.2f') + ')', '.__repr__()', '.numerator', '.is_integer()', '.__hash__()', '.__format__(' + repr('') + ')', '.__format__(' + repr('>10') + ')', '.__bool__()')}")
        elif k == 7: w.run(f"statistics.{w.pick('mean', 'median', 'mode', 'stdev', 'variance', 'pstdev', 'fmean', 'median_low', 'multimode', 'quantiles', 'harmonic_mean', 'geometric_mean')}({w.pick('[1, 2, 3, 4]', '[1]', '[]', '[1.5, 2.5, 2.5]', '[1, 1, 2, 2]', '[fractions.Fraction(1, 2), 1]', repr('aab'), '[-1, 5]', '[0, 1]')})")
        else:
            w.line(f"random.seed({w.pick('1', '42', repr('seed'), '0', '10**20', '2.5', 'b' + repr('x'), '-3')})" if w.often(.95) else "random.seed(7)")
            w.run(w.pick("random.random()", "random.randint(1, 100)", "random.choice([1, 2, 3])", "random.sample(range(10), 3)", "random.choices('abc', k=4)", "random.shuffle([1, 2])", "random.uniform(1, 5)", "random.gauss(0, 1)", "random.randrange(0, 10, 3)", "random.getrandbits(70)", "random.choice([])", "random.randint(5, 1)", "random.sample([1], 2)", "random.choices([1, 2], [0, 1], k=3)", "random.choices([], k=1)", "random.expovariate(1.5)", "random.triangular()", "random.betavariate(1, 2)", "random.randbytes(5)", "random.normalvariate()", "random.sample([1, 2, 3], counts=[1, 1, 1], k=2)", "random.randrange(0)", "random.vonmisesvariate(1, 2)", "random.gammavariate(0.5, 1)", "random.paretovariate(2)", "random.weibullvariate(1, 2)", "random.lognormvariate(0, 1)", "random.binomialvariate(5, 0.5)"))


THEMES = [dataclassed, enumerated, collected, iterated, serial, matched, dated, worded]
