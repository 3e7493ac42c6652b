"""Themes of the language: classes, patterns, generators, exceptions, scopes, calls, order of evaluation, unpacking, contexts."""

import values


def atom(w):
    return w.pick("0", "1", "2", "-1", "'a'", "'bc'", "None", "True", "[1, 2]", "(1, 2)", "{'k': 1}", "2.5", "()", "[]")


# Calls: every kind of parameter list with every kind of argument list.

def parameters(w):
    names, parts, seen_default = [], [], False
    slash = w.upto(0, 2) if w.often(.3) else 0
    for i in range(w.upto(slash, 4)):
        name = "abcd"[i]
        names.append(name)
        if seen_default or w.often(.25):
            seen_default = True
            parts.append(f"{name}={w.pick('10', repr('d'), 'None')}")
        else:
            parts.append(name)
        if slash and i == slash - 1:
            parts.append("/")
    star = w.upto(0, 3)
    if star == 1:
        parts.append("*args")
        names.append("args")
    elif star == 2:
        parts.append("*")
    if star:
        for i in range(w.upto(1 if star == 2 else 0, 2)):
            name = "xy"[i]
            names.append(name)
            parts.append(name + w.pick("", "=7"))
    if w.often(.3):
        parts.append("**kw")
        names.append("kw")
    return ", ".join(parts), names


def arguments(w):
    parts = [atom(w) if w.often(.8) else f"*{w.pick('[1, 2]', '()', repr('xy'), '(5,)', 'range(3)', '1', 'None')}" for _ in range(w.upto(0, 4))]
    for name in w.r.sample(["a", "b", "c", "x", "y", "z", "d"], w.upto(0, 3)):
        parts.append(f"{name}={atom(w)}")
    if w.often(.2):
        parts.append("**" + w.pick("{}", "{'a': 5}", "{'z': 1, 'y': 2}", "{1: 2}", "None", "[('a', 1)]", "{'x': 0}", "5"))
    return ", ".join(parts)


def calls(w):
    sig, names = parameters(w)
    f = w.name("f")
    result = "(" + "".join(n + ", " for n in names) + ")"
    kind = w.upto(0, 6)
    if kind < 3:
        w.block(f"def {f}({sig}):", f"return {result}")
    elif kind == 3:
        w.line(f"{f} = lambda {sig}: {result}")
    elif kind == 4:
        w.block(f"class {f}_:", lambda: w.block(f"def m(self{', ' if sig else ''}{sig}):", f"return {result}"), lambda: w.lines("@classmethod"), lambda: w.block(f"def k(cls{', ' if sig else ''}{sig}):", f"return {result}"), "@staticmethod", lambda: w.block(f"def s({sig}):", f"return {result}")) if "/" not in sig else w.block(f"class {f}_:", lambda: w.block(f"def m(self, {sig}):", f"return {result}"))
        w.line(f"{f} = {f}_().{w.pick('m', 'm' if '/' in sig else 'k', 'm' if '/' in sig else 's')}")
    elif kind == 5:
        w.block(f"class {f}:", lambda: w.block(f"def __init__(self{', ' if sig else ''}{sig}):", f"show({result})"), lambda: w.block("def __repr__(self):", f"return '<{f}>'"))
    else:
        w.line("import functools")
        w.block(f"def {f}_({sig}):", f"return {result}")
        w.line(f"{f} = functools.partial({f}_, {w.pick('1', 'a=1', '1, b=2', '*[1, 2]', 'z=0', '')})")
    for _ in range(4):
        w.run(f"{f}({arguments(w)})")
    if w.often(.4) and kind < 4:
        w.run(f"({f}.__defaults__, {f}.__kwdefaults__, {f}.__name__, {f}.__qualname__, {f}.__code__.co_varnames, {f}.__code__.co_argcount)")


# Classes.

def hook(w, name, c):
    """Writes one special method that says that it was called."""
    bodies = {
        "__init__": ("self, *a, **k", ["show('init', type(self).__name__, a, k)", w.pick("super().__init__()", "self.x = a", "super().__init__(*a, **k)", "pass", "return None")]),
        "__new__": ("cls, *a, **k", ["show('new', cls.__name__, a)", w.pick("return super().__new__(cls)", "return super().__new__(cls, *a)", "return 5", "return object.__new__(cls)")]),
        "__getattr__": ("self, n", ["if n.startswith('__'): raise AttributeError(n)", w.pick("return 'ga ' + n", "raise AttributeError('no ' + n)", "return super().__getattr__(n)")]),
        "__getattribute__": ("self, n", ["if not n.startswith('__'): show('gat', n)", "return super().__getattribute__(n)"]),
        "__setattr__": ("self, n, v", ["show('set', n, v)", "super().__setattr__(n, v)"]),
        "__delattr__": ("self, n", ["show('del', n)", "super().__delattr__(n)"]),
        "__init_subclass__": ("cls, **k", ["show('sub', cls.__name__, k)", w.pick("super().__init_subclass__(**k)", "super().__init_subclass__()", "pass")]),
        "__class_getitem__": ("cls, i", [f"return ('{c}', cls.__name__, i)"]),
        "__eq__": ("self, o", ["show('eq')", w.pick("return True", "return NotImplemented", "return self is o")]),
        "__hash__": ("self", [w.pick("return 1", "return 'x'", "return 2**70", "return -1", "return True")]),
        "__lt__": ("self, o", [w.pick("return NotImplemented", "return True", "return 'yes'")]),
        "__add__": ("self, o", [w.pick("return NotImplemented", f"return '{c}+'", "return self")]),
        "__radd__": ("self, o", [w.pick("return NotImplemented", f"return '+{c}'", "raise ValueError('radd')")]),
        "__iadd__": ("self, o", [w.pick("return NotImplemented", "return self", "return 'i'")]),
        "__bool__": ("self", [w.pick("return True", "return False", "return 1", "return None")]),
        "__len__": ("self", [w.pick("return 3", "return 0", "return -1", "return 'a'", "return 2**70", "return True", "return 1.5")]),
        "__iter__": ("self", [w.pick("return iter([1, 2])", "yield 1; yield 2", "return 5", "return self", "return None")]),
        "__next__": ("self", [w.pick("raise StopIteration", "raise StopIteration(3)", "raise KeyError('n')")]),
        "__contains__": ("self, o", [w.pick("return 1", "return ''", "raise IndexError('in')")]),
        "__getitem__": ("self, i", ["if i == 3: raise IndexError('end')", w.pick("return i", "return ('item', i)", "raise KeyError(i)")]),
        "__setitem__": ("self, i, v", ["show('setitem', i, v)"]),
        "__delitem__": ("self, i", ["show('delitem', i)"]),
        "__call__": ("self, *a", ["return ('called', a)"]),
        "__repr__": ("self", [w.pick(f"return '<{c}>'", "return 5", "raise ValueError('repr')", f"return '{c}()'")]),
        "__str__": ("self", [w.pick(f"return 'str {c}'", "return None", "return super().__str__()")]),
        "__format__": ("self, s", [w.pick("return 'fmt ' + s", "return 7", "return format(1, s)")]),
        "__index__": ("self", [w.pick("return 2", "return 'a'", "return True")]),
        "__int__": ("self", [w.pick("return 4", "return 4.5", "return True")]),
        "__float__": ("self", [w.pick("return 4.5", "return 4", "return 'f'")]),
        "__complex__": ("self", [w.pick("return 1j", "return 1")]),
        "__round__": ("self, n=None", ["return ('round', n)"]),
        "__reversed__": ("self", [w.pick("return [3]", "return iter([2, 1])")]),
        "__length_hint__": ("self", [w.pick("return 2", "return -1", "return NotImplemented", "return 'a'")]),
        "__missing__": ("self, k", ["return ('missing', k)"]),
        "__enter__": ("self", ["return 'entered'"]),
        "__exit__": ("self, *a", [w.pick("return True", "show(a[0] and a[0].__name__)", "return False")]),
        "__get__": ("self, o, t=None", ["return ('get', o is None, t and t.__name__)"]),
        "__set__": ("self, o, v", ["show('dset', v)"]),
        "__delete__": ("self, o", ["show('ddel')"]),
        "__set_name__": ("self, o, n", ["show('named', o.__name__, n)"]),
        "__dir__": ("self", [w.pick("return ['b', 'a']", "return 5", "return ['x', 1]")]),
        "__divmod__": ("self, o", ["return ('divmod', o)"]),
        "__pow__": ("self, o, m=None", ["return ('pow', o, m)"]),
        "__rpow__": ("self, o, m=None", ["return ('rpow', o, m)"]),
        "__matmul__": ("self, o", [w.pick("return 'mat'", "return NotImplemented")]),
        "__neg__": ("self", ["return 'neg'"]),
        "__instancecheck__": ("self, o", [w.pick("return True", "return 0", "raise TypeError('ic')")]),
        "__bytes__": ("self", [w.pick("return b'by'", "return 'by'")]),
        "__abs__": ("self", ["return 'abs'"]),
        "__copy__": ("self", ["return 'copied'"]),
        "__mro_entries__": ("self, bases", [w.pick("return (list,)", "return ()", "return 5")]),
        "__trunc__": ("self", ["return 9"]), "__ceil__": ("self", ["return 8"]),
    }
    args, body = bodies[name]
    w.block(f"def {name}({args}):", *body)


HOOKS = ["__init__", "__new__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__init_subclass__", "__class_getitem__", "__eq__", "__hash__", "__lt__", "__add__", "__radd__", "__iadd__", "__bool__", "__len__", "__iter__", "__next__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__call__", "__repr__", "__str__", "__format__", "__index__", "__int__", "__float__", "__complex__", "__round__", "__reversed__", "__length_hint__", "__missing__", "__enter__", "__exit__", "__get__", "__set__", "__delete__", "__set_name__", "__dir__", "__divmod__", "__pow__", "__rpow__", "__matmul__", "__neg__", "__bytes__", "__abs__", "__copy__", "__mro_entries__", "__trunc__", "__ceil__"]
PROBES = ["bool({})", "len({})", "list({})", "iter({}) and 1", "next({})", "1 in {}", "{}[1]", "{}['k']", "{}(1)", "repr({})", "str({})", "f'{{{}:>5}}'", "format({}, '')", "[10, 20, 30][{}]", "int({})", "float({})", "complex({})", "round({})", "round({}, 2)", "list(reversed({}))", "{} + 1", "1 + {}", "{} + {}", "{} < 1", "1 < {}", "{} == 1", "{} != 1", "{} in [1]", "hash({}) == hash({})", "type({}).__name__", "divmod({}, 2)", "divmod(2, {})", "pow({}, 2)", "pow(2, {})", "pow({}, 2, 3)", "pow(2, {}, 3)", "{} ** 2", "{} @ 1", "1 @ {}", "-{}", "bytes({})", "abs({})", "{}.x", "{}.nothing", "setattr({}, 'y', 1)", "delattr({}, 'y')", "delattr({}, 'x')", "vars({})", "dir({})[:2]", "isinstance({}, int)", "isinstance(1, {})", "issubclass(int, {})", "range({})", "'ab' * {}", "'%d' % {}", "'%s' % {}", "'%r' % ({},)", "'%5.1f' % {}", "sorted([{}, {}]) and 1", "max({}, 1)", "sum([{}])", "sum([{}], 5)", "dict({})", "set([{}]) and 1", "[*{}]", "{{**{}}}", "print({}) if ' at 0x' not in str({}) else 0", "bin({})", "chr({})", "ord({})", "open and ascii({})", "not {}", "operator.length_hint({})", "math.trunc({})", "math.ceil({})", "math.floor({})", "math.sqrt({})", "copy.copy({})", "any({})", "zip({}) and 1", "map(str, {}) and 1", "enumerate({}) and 1", "slice({}).indices(5)", "[1, 2, 3][{}:]", "'abc'.find('b', {})", "str(b'x', {})", "int('7', {})", "getattr({}, 'x', 'dflt')", "hasattr({}, 'q')", "callable({})", "super(type({}), {}).x", "type({})[0]", "type({})[int, 'a']", "','.join({})", "','.join([{}])", "b''.join([{}])", "[].extend({})", "{{}}.update({})", "{{1}}.union({}) and 1", "{{1}} | {}", "[1] + {}", "[1] * {}", "(1,) + {}", "'a' + {}", "'a' in {}", "{} in 'abc'", "{} in {{1: 2}}", "{}.__class__.__name__", "type({}).__mro__[1].__name__", "{} if {} else 3", "{} and 1", "{} or 1", "exec({})", "eval({})", "iter({}, 1) and 1", "isinstance({}, type({}))", "type({}).__dict__.keys() >= {{'__module__'}}", "type({}).__bases__[0].__name__"]


def classes(w):
    c = w.name("C")
    w.line("import operator, math, copy")
    base = w.pick("", "", "", "(int)", "(str)", "(list)", "(dict)", "(tuple)", "(float)", "(set)", "(Exception)", "(bytes)", "(object)", "(type)", "(frozenset)")
    names = w.r.sample(HOOKS, w.upto(1, 5))
    def body():
        if w.often(.2): w.line(f"__slots__ = {w.pick('()', repr('x'), '(%r, %r)' % ('x', 'y'), '[%r]' % 'x', '(%r,)' % '__dict__', '(%r,)' % '__weakref__', '(%r, %r)' % ('x', 'x'), '5', '(1,)', repr('a b'), '{%r: 1}' % 'x')}")
        elif w.often(.4): w.line(f"x = {w.pick('1', repr('cx'), '[]', 'property(lambda s: 42)', 'staticmethod(len)', 'classmethod(lambda c: c.__name__)')}")
        for n in names: hook(w, n, c)
        if w.often(.1): w.line("__hash__ = None")
        if w.often(.1): w.line(f"{w.pick('__iter__', '__contains__', '__len__', '__bool__', '__add__', '__eq__', '__call__', '__reversed__', '__enter__', '__index__')} = {w.pick('None', '5')}")
        w.line("pass")
    w.block("def make():", f"global {c}", lambda: w.block(f"class {c}{base}:", body))
    w.line("run(make)")
    if w.often(.3):
        d = w.name("D")
        w.block("def make():", f"global {d}", lambda: w.block(f"class {d}({c}{w.pick('', '', ', flag=1', ', metaclass=type', ', object', ', list', ', dict')}):", lambda: hook(w, w.r.choice(HOOKS), d)))
        w.line("run(make)")
        c = w.pick(c, d)
    o = w.name("o")
    w.block("def make():", f"global {o}", f"{o} = None", f"{o} = {c}({w.pick('', '', '1', repr('a'), '[1]', '1, 2', 'x=1', '{}')})")
    w.line("run(make)")
    for _ in range(8):
        w.run(w.r.choice(PROBES).replace("{}", o).replace("{{", "{").replace("}}", "}"))
    if w.often(.3):
        w.block("def change():", f"v = {o}", w.pick("v += 1", "v.x = 5", "del v.x", "v[0] = 1", "del v[0]", "v.__class__ = int", "v.__dict__ = {}", "v.__class__.__name__ = 5", "v @= 2", "v.q = 1", "del type(v).__doc__", "type(v).__bases__ = (object,)", "v.__slots__ = 1"), "return v")
        w.line("run(change)")
    if w.often(.2):
        w.block("def enter():", lambda: w.block(f"with {o} as e:", "show(e)", w.pick("pass", "raise KeyError('in with')", "return 'ret'")), "return 'after'")
        w.line("run(enter)")


def hierarchy(w):
    """Diamonds, order of resolution, super chains, metaclasses, descriptors found along the way."""
    names = []
    meta = ""
    if w.often(.35):
        meta = w.name("M")
        def body():
            for n in w.r.sample(["__new__", "__init__", "__call__", "__prepare__", "__getattr__", "__instancecheck__", "__subclasscheck__", "__len__", "__iter__", "__getitem__", "__repr__", "__setattr__", "mro", "__contains__", "__add__", "__bool__", "__dir__", "prop"], w.upto(1, 4)):
                args, lines = {
                    "__new__": ("m, n, b, d, **k", ["show('mnew', n, [x.__name__ for x in b], k)", w.pick("return super().__new__(m, n, b, d)", "d['added'] = 1; return super().__new__(m, n, b, d, **k)", "return type.__new__(m, n, b, dict(d))")]),
                    "__init__": ("c, n, b, d, **k", ["show('minit', n, k)", w.pick("super().__init__(n, b, d)", "pass", "c.tag = n")]),
                    "__call__": ("c, *a", ["show('mcall', c.__name__, a)", w.pick("return super().__call__(*a)", "return 'made'", "return c.__new__(c)")]),
                    "__prepare__": ("n, b, **k", ["show('prep', n, k)", w.pick("return {}", "return {'given': 1}", "return {'f': 2}", "return 5")]),
                    "__getattr__": ("c, n", ["if n.startswith('__'): raise AttributeError(n)", "return ('mattr', n)"]),
                    "__instancecheck__": ("c, o", ["show('ic', c.__name__)", w.pick("return True", "return super().__instancecheck__(o)")]),
                    "__subclasscheck__": ("c, o", ["show('sc', c.__name__)", w.pick("return False", "return super().__subclasscheck__(o)")]),
                    "__len__": ("c", ["return 7"]), "__iter__": ("c", ["return iter([c.__name__])"]), "__getitem__": ("c, i", ["return ('mitem', i)"]),
                    "__repr__": ("c", ["return '<meta ' + c.__name__ + '>'"]), "__setattr__": ("c, n, v", ["show('mset', n)", "super().__setattr__(n, v)"]),
                    "mro": ("c", ["return super().mro()" if w.often(.5) else "return [c, object]"]), "__contains__": ("c, x", ["return x == 1"]), "__add__": ("c, o", ["return 'madd'"]),
                    "__bool__": ("c", ["return False"]), "__dir__": ("c", ["return ['z', 'm']"]), "prop": ("c", ["return 'mprop'"])}[n]
                if n == "__prepare__": w.line("@classmethod"); args = "m, " + args
                if n == "prop": w.line("@property")
                w.block(f"def {n}({args}):", *lines)
        w.block(f"class {meta}(type):", body)
    for i in range(w.upto(2, 5)):
        c = w.name("H")
        bases = w.r.sample(names, min(len(names), w.upto(0, 3)))
        if w.often(.1): bases.append(w.pick("int", "list", "dict", "Exception", "object"))
        head = ", ".join(bases + ([f"metaclass={meta}"] if meta and w.often(.4) else []) + (["tag=1"] if w.often(.05) else []))
        def body():
            if w.often(.7): w.block("def f(self, n=0):", f"show('{c}.f')", w.pick("return super().f(n + 1)", "return super().f(n + 1)", "return n", f"return ('{c}', n)"))
            if w.often(.3): w.block("def __init__(self, *a):", f"show('{c} init', a)", w.pick("super().__init__(*a)", "super().__init__()", "super(__class__, self).__init__()", "self.v = a"))
            if w.often(.2): w.lines("@property"); w.block("def p(self):", w.pick("return super().p", f"return '{c}.p'", "raise AttributeError('inner')", "return self._p"))
            if w.often(.15): w.lines("@p.setter" if w.often(.2) else "@property"); w.block("def q(self, *v):", "return 'q'")
            if w.often(.2): w.lines("@classmethod"); w.block("def k(cls):", w.pick("return (cls.__name__, super().k())", f"return cls.__name__"))
            if w.often(.2): w.line(w.pick("f = None", "x = y = 1", "__secret = 5", "f: int = 3", "x: str", "names = [n for n in dir()][:0]", "z = [x for x in range(2)]", "x = 1; y = [x for _ in range(2)]", "del undefined", "x = x if 'x' in dir() else 0", "__qualname__ = 'Q.q'", "__name__ = 'n'", "__module__ = 'mm'", "global gx; gx = 1", "nonlocal_ = 1", "__class__ = 1", "__slots__ = ('s',)"))
            if w.often(.15): w.block("def secret(self):", "return self.__secret")
            if w.often(.15): w.block("def __getattr__(self, n):", "if n[:2] == '__': raise AttributeError(n)", f"return ('{c}', n)")
            w.line("pass")
        w.block("def make():", f"global {c}", lambda: w.block(f"class {c}{'(' + head + ')' if head else ''}:", body))
        w.line("run(make)")
        w.line(f"{c} = globals().get('{c}', object)")
        names.append(c)
    for _ in range(8):
        c = w.r.choice(names)
        o = w.pick(f"{c}()", f"{c}()", f"{c}(1)", c)
        w.run(w.pick(f"[k.__name__ for k in {c}.__mro__]", f"{o}.f()", f"{o}.p", f"{o}.k()", f"{o}.secret()", f"{o}.x", f"{o}.f", f"{c}.f({c}())", f"isinstance({o}, {w.r.choice(names)})", f"issubclass({c}, {w.r.choice(names)})", f"type({c}).__name__", f"{c}.__qualname__", f"{c}.__dict__.get('__annotations__')", f"super({c}, {o}).f()", f"super({w.r.choice(names)}, {o}).f()", f"setattr({c}, 'f', lambda s: 'patched')", f"delattr({c}, 'f')", f"len({c})", f"list({c})", f"{c}[0]", f"{c} + 1", f"bool({c})", f"repr({c})[:12]", f"{c}.added", f"{c}.tag", f"{c}.prop", f"{o}.q", f"vars({o})", f"{c}.__bases__", f"sorted(k for k in vars({c}) if k[0] != '_')", f"type('N', ({c},), {{'w': 1}}).w", f"type('N', ({c}, {w.r.choice(names)}), {{}}).__name__", f"{c}.__subclasses__()[:1]", f"1 in {c}", f"dir({c})[:3]", f"{c}.__module__", f"{o}.given"))


def descriptors(w):
    d, c = w.name("D"), w.name("C")
    def body():
        for n in w.r.sample(["__get__", "__set__", "__delete__", "__set_name__"], w.upto(1, 4)):
            if n == "__get__": w.block("def __get__(self, o, t=None):", "show('get', o is None, t.__name__ if t else None)", w.pick("return 'got'", "return self if o is None else o.__dict__.get('v', 'none')", "raise AttributeError('from get')", "return o.other"))
            if n == "__set__": w.block("def __set__(self, o, v):", "show('set', v)", w.pick("o.__dict__['v'] = v", "raise AttributeError('readonly')", "pass"))
            if n == "__delete__": w.block("def __delete__(self, o):", "show('delete')", w.pick("o.__dict__.pop('v', None)", "raise AttributeError('nodel')"))
            if n == "__set_name__": w.block("def __set_name__(self, o, n):", "show('name', o.__name__, n)", w.pick("self.n = n", "raise ValueError('bad name')" if w.often(.3) else "pass"))
    w.block(f"class {d}:", body)
    def inner():
        w.lines(f"v = {d}()", w.pick("", f"w = {d}()", "w = 5"))
        if w.often(.3): w.block("def __getattr__(self, n):", "return ('fallback', n)")
        if w.often(.15): w.line("__slots__ = ('z',)")
        if w.often(.3): w.block("def __init__(self):", w.pick("self.__dict__['v'] = 'direct'", "self.v = 1", "pass"))
        if w.often(.3): w.lines("@property"); w.block("def p(self):", w.pick("return self.v", "return self.zz", "return 1")); w.lines("@p.setter"); w.block("def p(self, v):", "show('pset', v)"); w.often(.5) and (w.lines("@p.deleter"), w.block("def p(self):", "show('pdel')"))
    w.block("def make():", f"global {c}", lambda: w.block(f"class {c}:", inner))
    w.line("run(make)")
    o = w.name("o")
    w.lines(f"{c} = globals().get('{c}', object)", f"{o} = object()")
    w.block("def make():", f"global {o}", f"{o} = {c}()")
    w.line("run(make)")
    for _ in range(7):
        n = w.pick("v", "v", "w", "p", "z", "q", "other")
        k = w.upto(0, 6)
        if k < 3: w.run(f"{w.pick(o, o, c)}.{n}")
        elif k == 3: w.run(f"setattr({w.pick(o, o, c)}, '{n}', {atom(w)})")
        elif k == 4: w.run(f"delattr({w.pick(o, o, c)}, '{n}')")
        elif k == 5: w.run(f"{w.pick(f'vars({o})', f'hasattr({o}, {n!r})', f'getattr({o}, {n!r}, 0)', f'{c}.__dict__[{n!r}].__get__({o}, {c})', f'type({c}.__dict__.get({n!r})).__name__', f'object.__getattribute__({o}, {n!r})')}")
        else: w.block("def change():", f"{o}.{n} {w.pick('+=', '*=')} {atom(w)}", f"return {o}.{n}"), w.line("run(change)")


# Patterns.

def pattern(w, depth, names):
    def capture():
        n = w.pick("a", "b", "c", "d", "e")
        if n in names: return "_"
        names.append(n)
        return n
    if depth <= 0 or w.often(.25):
        return w.pick("0", "1", "-1", "2.5", "'a'", "'bc'", "None", "True", "_", "1+2j", "b'x'", "'a' 'b'", "K.one", "K.text", "False") if w.often(.6) else capture()
    k = w.upto(0, 11)
    sub = lambda: pattern(w, depth - 1, names)
    if k < 3:
        parts = [sub() for _ in range(w.upto(0, 3))]
        if w.often(.4): parts.insert(w.upto(0, len(parts)), "*" + w.pick("_", capture()))
        if w.often(.5): return "[" + ", ".join(parts) + "]"
        return "(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")"
    if k < 5:
        parts = [f"{key}: {sub()}" for key in w.r.sample(["'k'", "1", "'j'", "None", "K.one", "-1"], w.upto(0, 2))]
        if "1: " in "".join(parts) and "K.one" in "".join(parts) and w.often(.9): parts = parts[:1]
        if w.often(.3):
            n = capture()
            if n != "_": parts.append("**" + n)
        return "{" + ", ".join(parts) + "}"
    if k < 8:
        return w.pick(f"int({sub()})", "int()", "str()", f"str({sub()})", f"P({sub()}, {sub()})", f"P(x={sub()})", f"P({sub()}, y={sub()})", f"P(x={sub()}, y={sub()})", "P()", f"list({sub()})", f"dict()", f"tuple({sub()})", "float()", f"Q({sub()})", f"Q(x={sub()})", f"P({sub()}, {sub()}, {sub()})", f"R({sub()})", "bool()", f"P({sub()}, x={sub()})", f"K({sub()})", f"Z({sub()})", "list() | tuple()", f"object(y={sub()})")
    if k < 10:
        alternatives = [pattern(w, depth - 1, ["a", "b", "c", "d", "e"]) for _ in range(w.upto(2, 3))]
        return "(" + " | ".join(a if a not in ("_",) else "0" for a in alternatives) + ")"
    if k == 10:
        n = capture()
        inner = sub()
        return f"({inner}) as {n}" if n != "_" else inner
    return f"({sub()})"


def subject(w, depth=2):
    if depth <= 0 or w.often(.3):
        return w.pick("0", "1", "-1", "2.5", "'a'", "'bc'", "'ab'", "None", "True", "1+2j", "b'x'", "[]", "()", "{}", "range(2)", "{1}", "bytearray(b'x')", "K.one")
    sub = lambda: subject(w, depth - 1)
    return w.pick(f"[{sub()}]", f"[{sub()}, {sub()}]", f"({sub()}, {sub()}, {sub()})", f"{{'k': {sub()}}}", f"{{'k': {sub()}, 1: {sub()}, 'j': {sub()}}}", f"P({sub()}, {sub()})", f"Q({sub()})", f"({sub()},)", f"R({sub()})", "deque([1, 2])", "Map(k=1)", f"defaultdict(int, {{1: {sub()}}})", "'a'")


def matches(w):
    w.line("from collections import deque, defaultdict, OrderedDict")
    w.block("class K:", "one = 1", "text = 'a'")
    w.block("class P:", "__match_args__ = ('x', 'y')", lambda: w.block("def __init__(self, x=0, y=0):", "self.x = x; self.y = y"), lambda: w.block("def __repr__(self):", "return f'P({self.x!r}, {self.y!r})'"))
    w.block("class Q(P):", f"__match_args__ = {w.pick('(%r,)' % 'y', '()', '[%r]' % 'x', '(1,)', repr('x'), '(%r, %r)' % ('x', 'x'))}")
    w.block("class R:", lambda: w.block("def __init__(self, x):", "self.x = x"), lambda: w.block("def __getattr__(self, n):", "if n[:2] == '__': raise AttributeError(n)", f"{w.pick('return 1', 'raise AttributeError(n)', 'raise KeyError(n)')}"), "__match_args__ = ('zz',)", "__repr__ = lambda s: 'R'")
    w.block("class Map(dict):", lambda: w.block("def __missing__(self, k):", "return 'miss'"), lambda: w.block("def get(self, k, d=None):", "show('get', k)", "return super().get(k, d)"))
    w.line("Z = lambda x: x" if w.often(.5) else "Z = 5")
    f = w.name("m")
    def body():
        def cases():
            for i in range(w.upto(2, 6)):
                names = []
                p = pattern(w, 3, names)
                if p in ("_", "a", "b", "c", "d", "e"): p = f"[{p}, *_]"
                guard = w.pick("", "", "", " if len(str(s)) > 3", " if not s", " if show('guard')", " if (g := 1)")
                w.block(f"case {p}{guard}:", f"return ({i}, " + "".join(n + ", " for n in names) + ")")
            if w.often(.5):
                w.block(f"case {w.pick('_', 'other')}:", "return 'other'")
        w.block("match s:", cases)
        w.line("return 'none'")
    w.block(f"def {f}(s):", body)
    for _ in range(8):
        w.run(f"{f}({subject(w)})")


# Generators, coroutines and async generators, driven by hand.

def steps(w, depth, kind, inside):
    """Writes statements of a body that yields, awaits, fails and cleans up."""
    for _ in range(w.upto(1, 3)):
        k = w.upto(0, 15)
        word = "yield" if kind in ("gen", "agen") else "await Pause"
        value = lambda: f"yield {atom(w)}" if kind in ("gen", "agen") else f"await Pause({atom(w)})"
        if k < 3: w.line(value())
        elif k < 5: w.line(f"x = {value()}"), w.line("show('got', x)")
        elif k < 8 and depth:
            w.line("try:"); w.indent += 1; steps(w, depth - 1, kind, inside); w.indent -= 1
            if w.often(.7):
                w.line(f"except {w.pick('ValueError', 'KeyError', 'GeneratorExit', 'BaseException', 'Exception', 'StopIteration', '(TypeError, ZeroDivisionError)', 'RuntimeError')} as e:"); w.indent += 1
                w.line("show('except', type(e).__name__, text(e))"); w.often(.5) and steps(w, depth - 1, kind, inside)
                w.often(.2) and w.line("raise"); w.indent -= 1
                if w.often(.2): w.line("else:"); w.indent += 1; w.line("show('else')"); w.indent -= 1
            if w.often(.5) or not w.out[-1].strip().startswith(("show", "raise")):
                w.line("finally:"); w.indent += 1; w.line("show('finally')"); w.often(.3) and steps(w, 0, kind, inside); w.indent -= 1
        elif k == 8 and depth: w.line(f"for i in range({w.upto(1, 3)}):"); w.indent += 1; steps(w, depth - 1, kind, True); w.indent -= 1
        elif k == 9 and inside: w.line(w.pick("break", "continue"))
        elif k == 10 and kind == "gen": w.line(f"r = yield from {w.pick('[1, 2]', 'inner()', 'inner()', repr('xy'), 'Odd()', '5')}"), w.line("show('from', r)")
        elif k == 10 and kind == "coro": w.line(f"r = await {w.pick('below()', 'below()', 'Pause(7)', 'Bad()', '5', 'Pause(1)')}"), w.line("show('awaited', r)")
        elif k == 11: w.line(f"raise {w.pick('ValueError(1)', 'KeyError(2)', 'StopIteration(3)', 'StopAsyncIteration', 'GeneratorExit', 'ZeroDivisionError from None', 'RuntimeError(4) from ValueError(5)')}") if w.often(.4) else w.line("show('step')")
        elif k == 12 and kind != "agen": w.line(f"return {atom(w)}") if w.often(.4) else w.line("1 / x" if False else "show('on')")
        elif k == 13 and depth: w.line("with CM() as c:"); w.indent += 1; steps(w, depth - 1, kind, inside); w.indent -= 1
        elif k == 14 and kind == "agen": w.line(f"show(await Pause({w.upto(0, 9)}))")
        elif k == 14 and kind in ("agen", "coro"): w.line("async for i in counted(): show('item', i)")
        else: w.line(f"show('step', {w.upto(0, 9)})")


def generators(w):
    w.block("class CM:", lambda: w.block("def __enter__(self):", "show('enter')"), lambda: w.block("def __exit__(self, t, v, tb):", "show('exit', t and t.__name__)", f"return {w.pick('False', 'False', 'True')}"))
    w.block("class Pause:", lambda: w.block("def __init__(self, v):", "self.v = v"), lambda: w.block("def __await__(self):", "return (yield self.v)"))
    w.block("class Bad:", lambda: w.block("def __await__(self):", w.pick("return 5", "return [1]", "return below()", "raise KeyError('await')")))
    w.block("class Odd:", "n = 0", lambda: w.block("def __iter__(self):", "return self"), lambda: w.block("def __next__(self):", "self.n += 1", "if self.n > 2: raise StopIteration('odd')", "return self.n"), *([lambda: w.block("def send(self, v):", "show('send', v)", "return self.__next__()")] if w.often(.5) else []), *([lambda: w.block("def throw(self, *a):", "show('throw', len(a), type(a[0]).__name__)", w.pick("raise a[0]", "return 9", "raise StopIteration('t')"))] if w.often(.5) else []), *([lambda: w.block("def close(self):", "show('close')", w.pick("pass", "raise ValueError('close')"))] if w.often(.5) else []))
    def sub(kind):
        mark = len(w.out)
        steps(w, 1, kind, False)
        if kind == "gen": w.line("yield 'last'"); w.line("return 'done'")
        else: w.line("return 'done'")
    w.block("def inner():", lambda: sub("gen"))
    w.block("async def below():", lambda: sub("coro"))
    w.block("async def counted():", "yield 1", "await Pause('c')", "yield 2")
    kind = w.pick("gen", "gen", "coro", "agen")
    f = w.name("g")
    def body():
        steps(w, 3, kind, False)
        if kind in ("gen", "agen"): w.line("yield 'end'")
    w.block(f"{'def' if kind == 'gen' else 'async def'} {f}():", body)
    g = w.name("h")
    w.line(f"{g} = {f}()")
    excs = ["ValueError", "ValueError(1)", "KeyError(2)", "GeneratorExit", "StopIteration(3)", "ZeroDivisionError()", "5", "ValueError, 2", "RuntimeError('t')", "StopAsyncIteration()"]
    if kind == "agen":
        w.block("def drive(aw):", "n = 0", lambda: w.block("try:", lambda: w.block("while n < 8:", "n += 1", "show('paused', aw.send(None))")), lambda: w.block("except StopIteration as e:", "return ('value', e.value)"), "aw.close()", "return 'endless'")
        for _ in range(w.upto(4, 8)):
            w.run(f"drive({w.pick(f'{g}.__anext__()', f'{g}.__anext__()', f'{g}.asend({atom(w)})', f'{g}.asend(None)', f'{g}.athrow({w.r.choice(excs)})', f'{g}.aclose()')})")
        if w.often(.4):
            a = w.name("aw")
            w.lines(f"{a} = {g}.{w.pick('__anext__()', 'asend(None)', 'athrow(ValueError)', 'aclose()')}")
            for _ in range(3): w.run(f"{a}.{w.pick('send(None)', 'send(1)', 'throw(KeyError)', 'close()', '__next__()')}")
        w.run(f"({g}.ag_running, {g}.ag_frame is None)")
        w.run(f"drive({g}.aclose())")
    else:
        for _ in range(w.upto(4, 9)):
            w.run(w.pick(f"next({g})" if kind == "gen" else f"{g}.send(None)", f"{g}.send(None)", f"{g}.send({atom(w)})", f"{g}.throw({w.r.choice(excs)})", f"{g}.close()" if w.often(.4) else f"{g}.send(None)"))
        p = "gi" if kind == "gen" else "cr"
        w.run(f"({g}.{p}_running, {g}.{p}_frame is None, {g}.{p}_suspended, {g}.{'gi_yieldfrom' if kind == 'gen' else 'cr_await'} is None)")
        w.run(f"list({g})" if kind == "gen" else f"{g}.close()")


# Exceptions.

def groups(w):
    def group(depth):
        parts = [group(depth - 1) if depth and w.often(.3) else w.pick("ValueError(1)", "TypeError('t')", "KeyError('k')", "OSError(2, 'no')", "ZeroDivisionError()", "KeyboardInterrupt()" if w.often(.1) else "ValueError(2)", "StopIteration()", "My(3)") for _ in range(w.upto(1, 3))]
        return f"{w.pick('ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup', 'Own')}({w.pick(repr('g'), repr('eg'))}, [{', '.join(parts)}])"
    w.block("class My(ValueError):", "pass")
    w.block("class Own(ExceptionGroup):", *([lambda: w.block("def derive(self, excs):", "show('derive', len(excs))", "return Own('derived', excs)")] if w.often(.6) else ["pass"]))
    w.block("def tree(e, depth=0):", "if e is None: return None", "if isinstance(e, BaseExceptionGroup): return (type(e).__name__, e.message, [tree(x) for x in e.exceptions], type(e.__cause__).__name__, type(e.__context__).__name__, getattr(e, '__notes__', None))", "return (type(e).__name__, e.args, type(e.__context__).__name__)")
    f = w.name("x")
    def body():
        def inner():
            if w.often(.2): w.line("pass")
            w.line(f"raise {w.pick(group(2), group(2), group(1), 'ValueError(9)', 'KeyError(8)', group(1) + ' from KeyError(7)')}")
        w.block("try:", lambda: w.block("try:", inner))
        w.indent += 1
        for _ in range(w.upto(1, 3)):
            def handler():
                w.line("show('handler', tree(e))")
                k = w.upto(0, 8)
                if k == 0: w.line("raise")
                if k == 1: w.line("raise e")
                if k == 2: w.line("raise TypeError('new')")
                if k == 3: w.line("raise KeyError('c') from e")
                if k == 4: w.line("e.add_note('note')")
                if k == 5: w.line("raise e.exceptions[0]")
            w.block(f"except* {w.pick('ValueError', 'TypeError', '(KeyError, OSError)', 'Exception', 'My', 'LookupError', 'ArithmeticError', 'BaseException', '(ValueError, TypeError)', 'ExceptionGroup' if w.often(.1) else 'StopIteration')} as e:", handler)
        if w.often(.2): w.block("else:", "show('else')")
        if w.often(.3): w.block("finally:", "show('finally')")
        w.indent -= 1
        w.block("except BaseException as e:", "show('out', tree(e))")
    w.block(f"def {f}():", body)
    w.line(f"run({f})")
    g = w.name("g")
    w.block("def make():", f"global {g}", f"{g} = ExceptionGroup('none', [ValueError(0)])", f"{g} = {group(2)}")
    w.line("run(make)")
    for _ in range(4):
        cond = w.pick("ValueError", "(TypeError, KeyError)", "lambda e: isinstance(e, KeyError)", "lambda e: True", "lambda e: False", "ExceptionGroup", "5", "int", "(ValueError, 5)", "Own", "Exception")
        w.run(w.pick(f"tree({g}.subgroup({cond}))", f"[tree(x) for x in {g}.split({cond})]", f"str({g})", f"repr({g})", f"{g}.args", f"tree({g}.derive([KeyError(0)]))", f"{g}.exceptions", f"{g}.message", f"ExceptionGroup({w.pick('1', repr('m'), repr('m') + ', []', repr('m') + ', [1]', repr('m') + ', 5', repr('m') + ', [KeyboardInterrupt()]', repr('m') + ', (ValueError(),)', repr('m') + ', [ValueError], 3', '')})", f"type(BaseExceptionGroup('b', [{w.pick('ValueError()', 'KeyboardInterrupt()')}])).__name__", f"{g}.add_note({w.pick(repr('n'), '5')})"))


def flow(w):
    """try, finally, return, break, continue, with and loops inside each other."""
    f = w.name("t")
    w.block("class CM:", lambda: w.block("def __init__(self, n, s=False, fail=None):", "self.n, self.s, self.fail = n, s, fail"), lambda: w.block("def __enter__(self):", "show('enter', self.n)", "if self.fail == 'enter': raise KeyError('enter')", "return self.n"), lambda: w.block("def __exit__(self, t, v, tb):", "show('exit', self.n, t and t.__name__, text(v) if v else None)", "if self.fail == 'exit': raise IndexError('exit')", "return self.s"))
    def body(depth, loop):
        for _ in range(w.upto(1, 3)):
            k = w.upto(0, 14)
            if depth <= 0 or k < 2: w.line(f"show({w.upto(0, 99)})")
            elif k < 6:
                w.block("try:", lambda: body(depth - 1, loop))
                form = w.upto(0, 3)
                if form:
                    for _ in range(w.upto(1, 2)):
                        w.block(f"except {w.pick('ValueError', 'KeyError', '(IndexError, TypeError)', 'Exception', 'LookupError')}{w.pick(' as e', '')}:", lambda: w.line("show(type(sys.exception()).__name__, type(sys.exception().__context__).__name__)"), lambda: body(depth - 1, loop))
                    if w.often(.2): w.block("else:", lambda: body(depth - 1, loop))
                if form == 0 or w.often(.5): w.block("finally:", lambda: body(depth - 2, loop))
            elif k == 6: w.block(f"for i in range({w.upto(0, 3)}):", lambda: body(depth - 1, True)); w.often(.4) and w.block("else:", lambda: body(depth - 1, loop))
            elif k == 7:
                n = w.name("n"); w.line(f"{n} = {w.upto(1, 3)}"); w.block(f"while {n}:", f"{n} -= 1", lambda: body(depth - 1, True)); w.often(.4) and w.block("else:", lambda: body(depth - 1, loop))
            elif k < 10: w.block(f"with CM({w.upto(0, 9)}, {w.pick('False', 'False', 'True')}{w.pick('', '', ', ' + repr('exit'), ', ' + repr('enter'))}){w.pick('', ' as c', ', CM(50) as d', ' as c, CM(c, True)')}:", lambda: body(depth - 1, loop))
            elif k == 10: w.line(f"raise {w.pick('ValueError(1)', 'KeyError(2)', 'IndexError(3)', 'TypeError(4) from ValueError(5)', 'KeyError from None')}")
            elif k == 11: w.line(f"return {w.upto(0, 99)}")
            elif k == 12 and loop: w.line(w.pick("break", "continue"))
            elif k == 13: w.line(w.pick("1 / 0", "[][1]", "{}['k']", "int('x')", "undefined", "None.x", "raise", "assert False, 'm'", "assert 0"))
            else: w.line(f"if {w.pick('True', 'False', 'i' if False else '1')}: show('if')")
    w.block(f"def {f}():", lambda: body(4, False))
    w.line(f"run({f})")
    w.block("def report():", lambda: w.block("try:", f"return {f}()"), lambda: w.block("except BaseException as e:", "chain = []", "while e: chain.append((type(e).__name__, e.args, e.__suppress_context__, type(e.__cause__).__name__)); e = e.__context__", "return chain"))
    w.line("run(report)")


# Scopes, order, unpacking.

def scopes(w):
    f = w.name("s")
    names = ["a", "b", "c"]
    def body(depth, outer):
        declared = False
        for _ in range(w.upto(2, 5)):
            n = w.r.choice(names)
            k = w.upto(0, 16)
            if k < 3: w.line(f"{n} = {atom(w)}")
            elif k < 6: w.line(f"show({n})")
            elif k == 6: w.line(f"del {n}")
            elif k == 7 and depth:
                g = w.name("k")
                def inner():
                    if outer and w.often(.5):
                        m = w.r.choice(names)
                        w.line(f"{w.pick('nonlocal', 'global')} {m}")
                    body(depth - 1, True)
                w.lines("a = b = c = 0") if w.often(.7) else None
                w.block(f"def {g}({w.pick('', '', 'a=1', 'b=2')}):", inner)
                w.line(f"run({g})")
            elif k == 8: w.line(f"show([{n} for {w.pick(n, 'z')} in range(2)])")
            elif k == 9: w.line(f"show([({n} := i) for i in range(3)], {n})") if n != "i" else None
            elif k == 10 and depth: w.block(f"class {w.name('L')}:", f"{n} = {w.pick(n, '5', '[' + n + ' for ' + n + ' in range(2)]', '[' + w.r.choice(names) + ' for z in range(2)]')}", f"show({w.r.choice(names)})", lambda: w.block("def m(self):", f"return {w.r.choice(names)}"))
            elif k == 11: w.line(f"show((lambda {w.pick('', 'a=a', 'b')}: {n})({w.pick('', '1')}))")
            elif k == 12: w.block("try:", "1 / 0"), w.block(f"except ZeroDivisionError as {n}:", "pass")
            elif k == 13: w.line(f"for {n} in {w.pick('range(2)', '()', repr('xy'))}: pass")
            elif k == 14: w.line(f"show(sorted(k for k in locals() if len(k) == 1 and k != 'k'))")
            elif k == 15: w.line(f"{n} {w.pick('+=', '*=')} {w.upto(1, 3)}")
            else: w.line(f"show([*({n} for _ in range(1))], [{w.pick('a', 'b')} for {w.pick('a', 'b')} in range(2) for c in [{w.pick('a', 'b')}]])")
    w.block(f"def {f}():", lambda: body(3, True))
    w.line("a = 'ga'; b = 'gb'")
    w.line(f"run({f})")
    w.line("show(globals().get('a'), globals().get('b'), globals().get('c'))")


def order(w):
    """Which operand is evaluated when, told by objects that print."""
    w.line("trace = []")
    w.block("def t(n, v=None):", "show('eval', n)", "return v if v is not None else n")
    w.block("class Box:", lambda: w.block("def __init__(self, n):", "object.__setattr__(self, 'n', n)"), lambda: w.block("def __getitem__(self, k):", "show(self.n, 'getitem', k)", "return 1"), lambda: w.block("def __setitem__(self, k, v):", "show(self.n, 'setitem', k, v)"), lambda: w.block("def __delitem__(self, k):", "show(self.n, 'delitem', k)"), lambda: w.block("def __getattr__(self, k):", "if k[:2] == '__': raise AttributeError(k)", "show(self.n, 'getattr', k)", "return 2"), lambda: w.block("def __setattr__(self, k, v):", "show(self.n, 'setattr', k, v)"), lambda: w.block("def __delattr__(self, k):", "show(self.n, 'delattr', k)"), lambda: w.block("def __iter__(self):", "show(self.n, 'iter')", "return iter([7, 8])"), lambda: w.block("def __call__(self, *a, **k):", "show(self.n, 'call', a, k)", "return 3"), lambda: w.block("def __enter__(self):", "show(self.n, 'enter')", "return [4, 5]"), lambda: w.block("def __exit__(self, *a):", "show(self.n, 'exit')"), lambda: w.block("def __lt__(self, o):", "show(self.n, 'lt')", "return True"), lambda: w.block("def __eq__(self, o):", "show(self.n, 'eq')", "return False"), "__hash__ = object.__hash__", lambda: w.block("def __bool__(self):", "show(self.n, 'bool')", f"return {w.pick('True', 'False')}"), lambda: w.block("def __iadd__(self, o):", "show(self.n, 'iadd', o)", "return self"), lambda: w.block("def __add__(self, o):", "show(self.n, 'add')", "return self"), lambda: w.block("def __repr__(self):", "return f'<{self.n}>'"))
    box = lambda: f"t({w.upto(0, 9)}, Box('{w.pick('p', 'q', 'r')}'))"
    val = lambda: f"t({w.upto(10, 99)})"
    def target(depth=1):
        k = w.upto(0, 7)
        if k < 2: return w.pick("a", "b", "c")
        if k < 4: return f"{box()}[{val()}]"
        if k < 6: return f"{box()}.{w.pick('x', 'y')}"
        if depth: return w.pick(f"[{target(0)}, {target(0)}]", f"({target(0)}, *{target(0)})", f"({target(0)}, {target(0)})")
        return f"{box()}[{val()}:{val()}]"
    f = w.name("o")
    def body():
        w.line("a = b = c = None")
        for _ in range(w.upto(2, 4)):
            k = w.upto(0, 16)
            if k < 3: w.line(f"{target()} = {target()} = {w.pick(box(), f'({val()}, {val()})')}")
            elif k < 5: w.line(f"{w.pick(f'{box()}[{val()}]', f'{box()}.x')} {w.pick('+=', '-=', '*=')} {val()}")
            elif k == 5: w.line(f"del {box()}[{val()}], {box()}.x")
            elif k == 6: w.line(f"for {target()} in [{box()}, ({val()}, {val()})]: show('body')")
            elif k == 7: w.line(f"with {box()} as {target()}, {box()} as {target()}: show('body')")
            elif k == 8: w.line(f"show({box()}({val()}, *{box()}, {val()}, k={val()}, **{{'z': {val()}}}, y={val()}))")
            elif k == 9: w.line(f"show({val()} < {val()} < {val()}, {box()} < {box()} < {box()}, {box()} == {val()} != {box()})")
            elif k == 10: w.line(f"show({{{val()}: {val()}, **{{{val()}: {val()}}}, {val()}: {val()}}}, [{val()}, *{box()}, {val()}], {{{val()}, *{box()}}})")
            elif k == 11: w.line(f"show({box()} and {val()} or {box()} and not {box()})")
            elif k == 12: w.line(f"show({val()} if {box()} else {val()}, [{val()} for z in {box()} if {box()}])")
            elif k == 13: w.line(f"show({box()}[{val()}:{val()}:{val()}], {box()}[{val()}, {val()}:{val()}, ...])")
            elif k == 14: w.line(f"assert {box()}, {val()}")
            elif k == 15:
                w.line(f"@{box()}"); w.line(f"@{box()}"); w.block(f"def z(p={val()}, *, q={val()}) -> {val()}:", "pass"); w.line("show(z)")
            else: w.line(f"show(f'{{{box()}}}{{{val()}:{{{val()}}}}}', (y := {val()}), y)")
    w.block(f"def {f}():", body)
    w.line(f"run({f})")


def unpacking(w):
    f = w.name("u")
    def source():
        return w.pick("[1, 2, 3]", "(1, 2)", "'xyz'", "range(4)", "{1: 2, 3: 4}", "iter([1, 2])", "()", "5", "None", "[[1, 2], [3, 4]]", "((1, 2), 3)", "(i for i in range(3))", "{5}", "b'ab'", "'ab', 'cd'", "[1], [2, 3]", "zip('ab', [1, 2])", "object", "enumerate('pq')", "dict(a=1).items()", "len", "2.5")
    def targets(depth=2):
        parts, star = [], False
        for _ in range(w.upto(1, 4)):
            if depth and w.often(.2): parts.append(w.pick("({})", "[{}]").format(targets(depth - 1)))
            elif not star and w.often(.25): star = True; parts.append("*" + w.pick("a", "b", "c", "d", "lst[:]" if w.often(.3) else "a", "lst[0]" if w.often(.3) else "b"))
            else: parts.append(w.pick("a", "b", "c", "d", "lst[0]", "dct['n']", "obj.attr"))
        return ", ".join(parts) + ("," if len(parts) == 1 else "")
    def body():
        w.lines("a = b = c = d = None", "lst = [0, 0]", "dct = {}", "obj = type('O', (), {})()")
        k = w.upto(0, 6)
        if k < 3: w.line(f"{targets()} = {source()}")
        elif k == 3: w.line(f"for {targets()} in [{source()}]: pass")
        elif k == 4: w.line(f"{targets()} = {targets()} = {source()}")
        elif k == 5: w.line(f"return {w.pick('[*{0}, *{1}]', '(*{0}, 1, *{1})', '{{*{0}}}', '{{**{0}}}', 'f(*{0}, **{1})', '{{1: 2, **{0}}}', 'print(*{0})', 'f(*{0}, *{1})', 'dict(**{0})', '[*{0}][-1]', 'max(*{0})').format('(' + source() + ')', '(' + source() + ')')}")
        else: w.line(f"return [({w.pick('a', 'b', 'a, b')},) for {targets(1)} in [{source()}]]")
        w.line("return (a, b, c, d, lst, dct, getattr(obj, 'attr', 'unset'))")
    w.block("def f(*a, **k):", "return (a, k)")
    for _ in range(4):
        w.block(f"def {f}():", body)
        w.line(f"run({f})")


def decorated(w):
    """Decorators of every kind, wraps, cached and partial functions, and what a function tells of itself."""
    w.lines("import functools")
    w.block("def plain(f):", "show('plain', f.__name__)", "return f")
    w.block("def given(*a, **k):", "show('given', a, k)", lambda: w.block("def deco(f):", lambda: w.line("@functools.wraps(f)"), lambda: w.block("def inner(*p, **q):", "show('inner', p, q)", "return f(*p, **q)"), "return inner"), "return deco")
    w.block("class Keep:", lambda: w.block("def __init__(self, f):", "self.f = f", w.pick("functools.update_wrapper(self, f)", "pass")), lambda: w.block("def __call__(self, *a):", "return ('kept', self.f(*a))"), *([lambda: w.block("def __get__(self, o, t=None):", "return self if o is None else functools.partial(self, o)")] if w.often(.5) else []))
    decorators = ["plain", "given(1, k=2)", "Keep", "functools.lru_cache(maxsize=None)", "functools.cache", "staticmethod", "classmethod", "property", "given()", "lambda f: f", "(lambda f: ...)", "[plain][0]", "functools.singledispatch", "functools.cached_property", "functools.wraps(plain)", "plain if 1 else given", "functools.partial(functools.partial, z=1)", "functools.total_ordering"]
    inside = w.often(.5)
    f = w.name("d")
    def define():
        for _ in range(w.upto(1, 2)): w.line("@" + w.r.choice(decorators))
        w.block(f"def {f}({'self' if inside else ''}{', ' * inside}a=1, *b, **c):", "'doc'", "return (a, b, c)")
    def make():
        w.line(f"global {f}, C")
        if inside:
            w.block("class C:", define)
            w.line(f"{f} = C().{f}")
        else: define()
    w.block("def make():", make)
    w.lines(f"{f} = C = None", "run(make)")
    for _ in range(5):
        w.run(w.pick(f"{f}({arguments(w)})", f"{f}()", f"{f}.__name__", f"{f}.__doc__ == 'doc'", f"{f}.__wrapped__.__name__", f"{f}.cache_info()", f"type({f}).__name__", f"callable({f})", f"C.{f}", f"C.__dict__['{f}'].__name__", f"{f}(1)", f"{f}([])", f"{f}.__qualname__", f"{f}.__module__", f"{f}.__defaults__", f"{f}.__dict__", f"C().{f}(2)", f"C.{f}(2)"))


def syntaxed(w):
    """Small things of the grammar in exec and eval, with what they refuse."""
    pieces = ["x = 1", "x: int", "del x", "x, y = 1, 2", "x = yield", "return 1", "break", "await y", "nonlocal x", "global x; x = 5", "def f(): pass", "class A: x = 1", "lambda: (yield)", "1 +", "x ==", "if x: pass", "for", "f(**k, *a)", "f(a=1, 2)", "f(a for a in b, 1)", "*a", "*a, = [1]", "a, *b, *c = d", "1 = x", "f() = 1", "x += y += 1", "(x := 1)", "x := 1", "[x := 1, 2]", "{**a}", "print(1", "')'", "'abc", "f'{'", "f'{x!z}'", "f'{}'", "0777", "1_", "1__0", "0b2", "1.e", "é = 1", "x\u00a0= 1", "a b", "import", "from x import", "from . import y", "import a.b as c", "try: pass", "with a: pass", "async def f(): await x", "async with a: pass", "match x:\n case 1: pass", "match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case {**r, 'a': 1}: pass", "def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(a, /, b, /): pass", "x = *a", "x = (*a)", "None = 1", "True += 1", "x.None = 1", "f(None=1)", "f(x.y=1)", "f(1=2)", "del f()", "del 1", "del (a, b), [c]", "a if b", "a if b else", "not", "lambda x=: 1", "class: pass", "if x:\npass", "if x:\n  a\n b", "\tx", " x = 1", "else: pass", "raise x from", "assert", "global x, y", "x = 1 2", "x = 'a' b'b'", "b'é'", "'\\N{no such}'", "'\\x1'", "'\\u12'", "@x", "a.b: int = 3", "(a): int = 3", "a, b: int", "print x", "exec 'x'", "a <> b", "a!", "$", "?", "x = {1: 2, 3}", "x = {1, 2: 3}", "{1:}", "[1, 2", "(1]", "x = )", "for x in y: continue", "continue", "while 1: break", "def f():\n global x\n x = 1\n", "def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n nonlocal x", "def f(): yield from x", "async def f(): yield from x", "async def f(): return [await x for y in z]", "[await x for y in z]", "def f(): return [x async for x in y]", "with (a as b, c as d): pass", "with a as 1: pass", "for 1 in x: pass", "for f() in x: pass", "[1 for 1 in x]", "[x for x, in y]", "a[1:2, *b]", "a[*b] = 1", "x = a[b:=1]", "f(x:=1)", "f(a, x:=1, b=2)", "def f(x: (yield)): pass", "type X = int", "type X[T] = list[T]", "def f[T](x: T): pass", "class A[T: int, *Ts, **P]: pass", "class A[T, T]: pass", "try:\n pass\nexcept* A:\n pass\nexcept B:\n pass", "try:\n pass\nexcept A, B:\n pass", "try:\n pass\nexcept:\n pass\nexcept A:\n pass", "try:\n pass\nexcept* A:\n  continue", "x = 5 if 1 else y = 3", "import *", "from a import *, b", "from a import (b, c,)", "from a import b,", "from __future__ import braces", "from __future__ import nothing", "x\\", "x = \\ 1", "'''abc", "\"a\nb\"", "if True:\n", "def f():", "class A:\n", "x = [\n", "pass;;", ";", "pass; pass;", "f(**a, b=1, **c)", "f(*a, b, *c)", "f(b=1, *a)", "f(b=1, b=2)", "f(**a, *b)", "a = b = c", "a = b := c", "1 if 2 else 3 = 4", "a + b = c", "[a, b] = c", "[a + 1, b] = c", "{a: b} = c", "'a' = 1", "f'{a}' = 1", "... = 1", "-x = 1", "x() += 1", "(a, b) += 1", "a < b = c", "(yield) = 1", "await x = 1", "lambda: 1 = 2", "not a = 1", "async x", "async for a in b: pass", "def async(): pass", "await = 1", "x = await", "is x", "in x", "a not b", "a is is b", "a not in b not in c", "**a", "f(**)", "f(*)", "print(a b)", "(a b)", "[a b]", "{a b}", "(a, b c)", "x = 'a' 1", "0x", "0xg", "1e5x", "1if 2else 3", "1or 2", "0o8", "00", "09", "1.2.3", "1..real", "1.real", "5 .real", "\\", "a\\b", "\u201cx\u201d", "x = 1;", "if a: b; c", "if a: if b: c", "else", "elif x: pass", "while: pass", "def f() -> : pass", "def f(x:): pass", "return", "yield 1", "f(yield)", "[(yield)]", "{yield: 1}", "x = yield = 1", "class A(metaclass=M, *b, **c): pass", "class A(x for x in y): pass", "f(x for x in y)", "f(x for x in y, )", "f(1, x for x in y)", "del x,", "del ()", "del []", "del (x), y", "del x + y", "del *x", "del x.y, z[0]", "for x, y, in z: pass", "for x in *a, b: pass", "for *x in y: pass", "return *a, b", "x = *a, b", "x[*a, b]", "(*a)", "print(*a)", "yield *a, b", "if *a: pass"]
    for _ in range(10):
        text = w.r.choice(pieces)
        if w.often(.15): text = text + w.pick("\n", ";", " x", ")", " = 1", "\\", "'", ":", " if", ",") if w.often(.5) else text[:-1]
        mode = w.pick("exec", "exec", "eval")
        w.line(f"syntax({text!r}, {mode!r})")


def syntax_prelude(w):
    w.block("def syntax(text, mode):", lambda: w.block("try:", "{'exec': exec, 'eval': eval}[mode](text, {'show': show})", "show('accepted', text, mode)"), lambda: w.block("except SyntaxError as e:", "show(text, type(e).__name__, e.msg)"), lambda: w.block("except Exception as e:", "show(text, 'ran', type(e).__name__)"))


def grammar(w):
    syntax_prelude(w)
    syntaxed(w)


THEMES = [calls, calls, classes, classes, classes, hierarchy, hierarchy, descriptors, matches, matches, generators, generators, generators, groups, flow, flow, scopes, order, order, unpacking, decorated, grammar]
