"""Themes of whole stories: namespaces, contexts, copies, types, signatures, streams, caches, chains of exceptions, warnings, modules."""


def value(w):
    return w.pick("1", "'a'", "[1, 2]", "None", "(1, 'x')", "{'k': 1}", "2.5", "{1}", "True", "b'y'", "-3", "''", "[]", "x", "y")


def namespaces(w):
    """What eval, exec, globals, locals, vars and dir see, in functions, classes, comprehensions."""
    w.lines("x, y = 'gx', 'gy'")
    code = lambda: w.pick("x = 5", "x += 'm'", "del x", "global x; x = 7", "y = x", "def f(): return x", "z = [x for _ in (1,)]", "class K:\n  x = x\n  v = locals().get('x')", "for x in (1, 2): pass", "import sys as x", "x: int = 4", "try:\n  raise ValueError(3)\nexcept ValueError as x: pass", "with_ = (lambda: x)()", "(x := 9)", "[x := i for i in (1, 2)]", "nonlocal x", "return 1", "raise KeyError(x)", "print(x)", "x, *y = 1, 2, 3", "def f(a=x): return a + x", "assert x == 5, x", "__name__ = 'other'\nn = __name__", "global z; z = x", "exec('x = 11')", "f = eval('lambda: x')", "del nothing", "type X = x", "def g():\n  global x\n  x = 'from g'\ng()", "match x:\n  case str(): y = 's'\n  case _: y = 'o'")
    space = lambda: w.pick("{}", "{'x': 1}", "{'x': 1, 'y': 2}", "globals()", "dict(globals())", "{'__builtins__': {}}", "{'__builtins__': {'x': 'b'}, 'y': 0}", "None", "locals()", "5", "vars(type('T', (), {'x': 3}))", "{'x': 1, 'len': 2}")
    expression = lambda: w.pick("x", "y", "x + y", "[x for i in range(2)]", "(lambda: x)()", "locals().get('x')", "sorted(k for k in locals() if k[0] != '_')[:3]", "sorted(k for k in globals() if k in 'xyz')", "len('ab')", "z", "[(x, y) for x in (1,) for y in (2,)]", "{x: y for x in (1,)}", "(x := 3)", "[x := 4]", "[y := i for i in (1, 2)]", "vars() is locals()", "globals() is locals()", "eval('x')", "list(i for i in (x, y))", "f'{x}{y!r}'", "[[x for y in (1,)] for x in (2,)]", "(yield)", "x if y else z", "1 +", "await x", "dir()[:2]", "undefined")
    def line():
        k = w.upto(0, 11)
        if k < 3: w.line(f"exec({code()!r}{w.pick('', ', ' + space(), ', ' + space() + ', ' + space(), ', globals=' + space(), ', locals=' + space())})")
        elif k < 6: w.line(f"show(eval({expression()!r}{w.pick('', ', ' + space(), ', ' + space() + ', ' + space(), ', locals={' + repr('x') + ': 0}')}))")
        elif k == 6: w.line(w.pick("locals()['x'] = 'put'", "globals()['x'] = 'gput'", "loc = locals()", "vars()['q'] = 1", "sys._getframe().f_locals['x'] = 'fl'", "loc2 = sys._getframe().f_locals"))
        elif k == 7: w.line(w.pick("x = 'new'", "y = 2", "del x", "q = lambda: x", "[x for x in (8,)]", "x = 'again'", "(x := 'walrus')"))
        elif k == 8: w.line(w.pick("show(x)", "show(sorted(k for k in locals() if k in ('x', 'y', 'q')))", "show(locals().get('x'))", "show('x' in vars())", "show(x, y)", "show(sorted(dir())[-2:])", "show(q)", "show({k: v for k, v in locals().items() if k in 'xy'})"))
        elif k == 9: w.block("class C:", w.pick("x = x", "x = 'cx'\n        show(x, [x for _ in (1,)], locals().get('x'))", "exec('x = 3')\n        show(locals().get('x'))", "locals()['made'] = 1\n        show(made)", "show(sorted(k for k in locals() if k[0] != '_'))", "y = [x for x in (1, 2)]\n        show(y)", "x = 'inner'\n        def m(self): return x\n        show(m(0))", "global x\n        x = 'by class'"))
        elif k == 10: w.block("def inner():", w.pick("nonlocal x\n        x = 'nl'", "return x", "return sorted(locals())", "return eval('x')", "return locals()", "exec('x = 1')\n        return x", "global y\n        y = 'gi'\n        return y", "return [locals() for _ in (1,)]", "return [eval('x') for _ in (1,)]"))
        else: w.line(w.pick("show(inner())", "show(C.x)", "show(f())", "show(z)", "show(loc.get('x'))", "show(loc2['x'])"))
    f = w.name("f")
    for _ in range(2):
        w.block(f"def {f}({w.pick('', 'x=1', 'x=1, *y', 'y=2')}):", lambda: w.several(2, 6, line))
        w.line(f"run({f})")
        w.line("show(x, y)")
    w.line(f"run(lambda: eval({expression()!r}, {space()}))")
    w.line(f"run(lambda: eval({expression()!r}, {space()}, {space()}))")
    w.line(f"run(lambda: exec({code()!r}, {space()}, {space()}))")
    w.run(w.pick("compile('x', 'f', 'eval').co_names", "eval(compile('x + 1', 'f', 'eval'), {'x': 2})", "exec(compile('x = 1', 'f', 'exec'))", "compile('x', 'f', 'what')", "compile('x =', 'f', 'exec')", "eval(compile('x', '', 'exec'))", "eval('  x')", "eval(b'x')", "eval('\\nx')", "eval('')", "exec('')", "exec(None)", "eval(1)", "exec('x', 1)", "eval('x', {}, 1)", "exec('x = 1', {}, None)", "vars(1)", "vars(1, 2)", "locals(1)", "dir(1, 2)", "globals().keys() == vars(sys.modules['__main__']).keys()", "eval('x', globals=1)", "exec('x=1', closure=None)", "compile('a b', 'f', 'single')", "exec(compile('1', 'f', 'single'))"))


def contexts(w):
    """with statements: own managers, contextlib, stacks; what raises where."""
    w.line("import contextlib, io")
    def own():
        w.block("def __init__(self, n): self.n = n; show('make', n)")if False else w.block("def __init__(self, n):", "self.n = n")
        w.block("def __enter__(self):", "show('enter', self.n)", w.pick("return self.n", "return self", "return (1, 2)", "return self.n", "raise ValueError('enter')" if w.often(.3) else "return None"))
        w.block("def __exit__(self, kind, error, trace):", "show('exit', self.n, kind and kind.__name__, str(error), trace is not None)", w.pick("return None", "return True", "return 0", "return 'yes'", "raise KeyError(self.n)" if w.often(.5) else "return False"))
    a, g = w.name("M"), w.name("g")
    w.block(f"class {a}:", own)
    w.line("@contextlib.contextmanager")
    w.block(f"def {g}(n=0):", "show('before', n)", lambda: w.pick(
        lambda: w.lines("yield n", "show('after', n)"),
        lambda: (w.block("try:", "yield n"), w.block("finally:", "show('finally', n)")),
        lambda: (w.block("try:", "yield n"), w.block(f"except {w.pick('ValueError', 'Exception', 'KeyError')} as e:", "show('caught', type(e).__name__, text(e))", w.pick("pass", "raise", "raise RuntimeError('other')", "raise KeyError from e", "return"))),
        lambda: w.lines("yield n", "yield 2"),
        lambda: w.lines("return", "yield"),
        lambda: w.lines("raise ValueError('early')", "yield"))())
    def manager():
        return w.pick(f"{a}({w.upto(1, 9)})", f"{a}({w.upto(1, 9)})", f"{g}({w.upto(1, 9)})", f"{g}()", "contextlib.suppress(ValueError, KeyError)", "contextlib.suppress()", "contextlib.nullcontext(5)", "contextlib.closing(io.StringIO())", "contextlib.redirect_stdout(io.StringIO())", "open", "5", "None", "contextlib.ExitStack()", "contextlib.suppress(Exception)", "(1, 2)", f"contextlib.closing({w.pick('5', 'iter([1])')})", f"{a}", "memoryview(b'ab')")
    def body(depth):
        k = w.upto(0, 9)
        if k < 3: w.line(w.pick("raise ValueError('body')", "raise KeyError('k')", "return 'returned'", "1 / 0", "raise StopIteration(4)", "raise GeneratorExit", "show('body')", "raise RuntimeError('r')"))
        elif k < 6 and depth:
            items = ", ".join(manager() + w.pick("", " as v", " as (v, u)", " as box[0]", " as v") for _ in range(w.upto(1, 3)))
            w.block(f"with {items}:" if w.often(.6) else f"with ({items}{w.pick('', ',')}):", "show('in')", lambda: body(depth - 1))
        elif k == 6 and depth:
            w.block("for i in range(2):", lambda: w.block(f"with {manager()} as v:", "show('loop', i)", w.pick("continue", "break", "pass", "raise ValueError(i)")))
            w.line("show('out')")
        elif k == 7 and depth:
            w.block("with contextlib.ExitStack() as stack:", lambda: w.several(1, 3, lambda: w.line(w.pick(f"show(stack.enter_context({manager()}))", "stack.callback(show, 'called back', 1, )", f"stack.push({manager()})", "stack.push(lambda *e: show('pushed', e[0] and e[0].__name__) or True)", "stack.pop_all().close()", "stack.close()", "stack.callback(lambda: 1 / 0)", "stack.enter_context(5)", "kept = stack.pop_all(); kept.close()"))), lambda: body(depth - 1))
        elif k == 8 and depth:
            w.block("try:", lambda: body(depth - 1))
            w.block("except Exception as e:", "show('handled', type(e).__name__, text(e), type(e.__context__).__name__)")
        else: w.line("show('plain')")
        w.line("show('end')")
    w.line("box = [0]")
    for _ in range(3):
        f = w.name("f")
        if w.often(.2): w.line(f"@{g}({w.upto(1, 9)})" if w.often(.7) else "@contextlib.ContextDecorator()")
        w.block(f"def {f}():", lambda: body(2), "return 'end'")
        w.line(f"run({f})")
        w.line(f"run({f})" if w.often(.3) else "pass")
    m = w.name("m")
    w.line(f"{m} = {g}(1)")
    for _ in range(3): w.run(w.pick(f"{m}.__enter__()", f"{m}.__exit__(None, None, None)", f"{m}.__exit__(ValueError, ValueError(1), None)", f"{m}.__exit__(ValueError, None, None)", f"{m}(len)('ab')", f"type({m}).__name__", f"{m}.gen.gi_frame is None", f"{m}.__exit__()", f"{m}.__doc__ is None"))


def cloned(w):
    """copy, deepcopy and pickle of instances with hooks, of cycles, of subclasses of builtins."""
    w.line("import copy, pickle")
    base = w.pick("", "", "", "(list)", "(dict)", "(set)", "(int)", "(tuple)", "(str)", "(Exception)", "(frozenset)", "(float)", "(bytes)", "(object)", "(bytearray)")
    c = w.name("C")
    hooks = {
        "__init__": ("self, *a", ["super().__init__(*a)" if base not in ("", "(object)", "(int)", "(tuple)", "(str)", "(frozenset)", "(float)", "(bytes)") else "show('init', a)", "self.x = [1]" if w.often(.8) else "pass"]),
        "__copy__": ("self", [w.pick("return 'copied'", f"return {c}()", "return self")]),
        "__deepcopy__": ("self, memo", ["show('deep', type(memo).__name__)", w.pick("return 'deep'", f"return {c}()", "memo[id(self)] = 1; return 2")]),
        "__reduce__": ("self", [w.pick("return (list, ((1, 2),))", "return 'name'", "return (int, ('7',), None)", f"return ({c}, (), {{'x': 5}})", "return 5", "return (list, (), None, iter([1, 2]))", "return (dict, (), None, None, iter([(1, 2)]))", "return (5, ())", "return ()", "return (list,)", f"return ({c}, (), 'state')", "return (list, [1])", "return super().__reduce__()")]),
        "__reduce_ex__": ("self, p", ["show('rex', p)", "return super().__reduce_ex__(p)"]),
        "__getstate__": ("self", [w.pick("return {'x': 'state'}", "return None", "return 5", "return ({'x': 1}, {'y': 2})", "return super().__getstate__()")]),
        "__setstate__": ("self, s", ["show('set', s)", "self.restored = s"]),
        "__getnewargs__": ("self", [w.pick("return ()", "return (1,)", "return 5")]),
        "__getnewargs_ex__": ("self", [w.pick("return (), {}", "return ((1,), {'x': 1})", "return 5")]),
        "__new__": ("cls, *a, **k", ["show('new', a, k)", "return super().__new__(cls, *a)" if base not in ("", "(object)") else "return super().__new__(cls)"]),
        "__eq__": ("self, o", ["return type(o) is type(self) and vars(o) == vars(self)"]),
        "__hash__": ("self", ["return 7"]),
        "__getattr__": ("self, n", ["if n.startswith('__'): raise AttributeError(n)", "return 'ga'"]),
        "append": ("self, v", ["show('append', v)", "super().append(v)"]),
        "__setitem__": ("self, k, v", ["show('setitem', k, v)", "super().__setitem__(k, v)"]),
        "add": ("self, v", ["show('add', v)", "super().add(v)"]),
        "__iter__": ("self", ["return iter([9])"]),
        "__repr__": ("self", [f"return '{c}!'"]),
    }
    def body():
        if w.often(.25): w.line(f"__slots__ = {w.pick(repr(('x',)), repr(('x', '__dict__')), '()', repr(('x', 'y')))}")
        for n in w.r.sample(list(hooks), w.upto(0, 4)):
            args, lines = hooks[n]
            w.block(f"def {n}({args}):", *lines)
        w.line("pass")
    w.block("def make():", f"global {c}", lambda: w.block(f"class {c}{base}:", body))
    w.lines(f"{c} = object", "run(make)")
    o = w.name("o")
    w.block("def make():", f"global {o}", f"{o} = 0", f"{o} = {c}({w.pick('', '', '[1, 2]', '[3, 4]' if 'set' in base else repr('12'), '1')})", w.pick(f"{o}.x = [1]", f"{o}.y = {o}", "pass", f"{o}.__dict__['z'] = 3", f"{o}.x = {{1: [2]}}"))
    w.line("run(make)")
    w.block("def told(v):", "return (type(v).__name__, v if type(v).__repr__ is not object.__repr__ else '', {k: (u if u is not v else 'itself') for k, u in getattr(v, '__dict__', {}).items()}, getattr(v, 'x', None))")
    for _ in range(5):
        w.run(w.pick(f"told(copy.copy({o}))", f"told(copy.deepcopy({o}))", f"told(pickle.loads(pickle.dumps({o})))", f"told(pickle.loads(pickle.dumps({o}, {w.upto(0, 5)})))", f"told(copy.replace({o}, x=1))", f"{o}.__reduce_ex__({w.upto(0, 5)})[1:]", f"{o}.__reduce_ex__(2)[0].__name__", f"{o}.__reduce__()", f"{o}.__getstate__()", f"copy.copy({o}) is {o}, copy.deepcopy({o}) is {o}", f"copy.deepcopy([{o}, {o}])[0] is {o}", f"(lambda l: l[0] is l[1])(copy.deepcopy([{o}, {o}]))", f"told(copy.copy([{o}])[0])", f"copy.deepcopy({{1: {o}}}).keys()", f"(lambda l: l[0] is l[1])(pickle.loads(pickle.dumps(({o}, {o}))))", f"told({c}.__new__({c}))", f"{o} == copy.copy({o})"))
    w.block("def cycle():", f"l = {w.pick('[1]', '[[]]', '[{}]')}", w.pick("l.append(l)", "l.append({'l': l})", "l.append((l,))", f"l.append({o}); l.append(l)", "l[0:0] = [l, l]"), w.pick("m = copy.deepcopy(l)", "m = pickle.loads(pickle.dumps(l))", "m = copy.copy(l)"), "return m, m is l, len(m), m[-1] is m")
    w.line("run(cycle)")


def typed(w):
    """typing and abc at run time: protocols, generics, named tuples, typed dicts, abstract classes."""
    w.lines("import typing, abc, collections.abc", "from typing import *", "T = TypeVar('T')", "K = TypeVar('K', int, str)")
    kind = w.upto(0, 5)
    c = w.name("P")
    hint = lambda: w.pick("int", "str", "None", "list[int]", "dict[str, int]", "Optional[int]", "Union[int, str]", "int | None", "Any", "Callable[[int], str]", "Callable[..., T]", "Literal[1, 'a']", "Tuple[int, ...]", "tuple[int, str]", "List[T]", "ClassVar[int]", "Final", "Annotated[int, 'm']", "'C'", "Type[int]", "type[int]", "Iterable[int]", "NoReturn", "Self", "T", "K", "Dict[str, List[int]]", "Sequence", "collections.abc.Mapping[str, int]", "Concatenate[int, ...]", "TypeGuard[int]", "Required[int]", "Never", "LiteralString", "Generator[int, None, str]", "Union[int]", "Optional[None]", "Literal[True]", "frozenset[str]", "Unpack[tuple[int]]")
    if kind == 0:
        w.lines("@runtime_checkable" if w.often(.7) else "#")
        w.block(f"class {c}(Protocol{w.pick('', '[T]')}):", *w.r.sample(["x: int", "def m(self) -> int: ...", "y = 1", "def __len__(self): ...", "@property\n    def p(self): ...", "z: ClassVar[int] = 2", "def n(self): return 'default'"], w.upto(1, 3)))
        w.block("class Fits:", *w.r.sample(["x = 1", "def m(self): return 2", "def __len__(self): return 1", "p = 3", "y = None", "m = None", "n = 4"], w.upto(1, 5)))
        w.block(f"class Inherits({c}):", w.pick("pass", "def m(self): return super().m()", "x = 5"))
        for e in (f"isinstance(Fits(), {c})", f"issubclass(Fits, {c})", f"{c}()", "Inherits()", f"isinstance([], {c})", f"isinstance(Inherits(), {c})", f"{c}.__mro__", f"{c}._is_protocol, Inherits._is_protocol", f"get_protocol_members({c})", f"is_protocol(Inherits), is_protocol({c})", f"{c}.__abstractmethods__"): w.run(e) if w.often(.7) else None
    elif kind == 1:
        w.block(f"class {c}(NamedTuple):", *w.r.sample(["x: int", "y: str = 'd'", "z: float = 1.5", "def m(self): return self[0]", "_q: int", "w = 1", "__slots__ = ()"], w.upto(1, 4))) if w.often(.7) else w.line(f"{c} = NamedTuple('{c}', [('x', int), ('y', str)])")
        for e in (f"{c}(1)", f"{c}(1, 2)", f"{c}(x=1)", f"{c}._fields, {c}._field_defaults", f"{c}.__annotations__", f"{c}(1)._replace(x=2)", f"{c}(1)._asdict()", f"{c}(1).m()", f"{c}.__mro__", f"{c}(1) == (1, 'd')", f"{c}.__orig_bases__", f"{c}.__new__.__defaults__", f"{c}.__doc__"): w.run(e) if w.often(.6) else None
    elif kind == 2:
        w.block(f"class {c}(TypedDict{w.pick('', ', total=False')}):", *w.r.sample(["x: int", "y: NotRequired[str]", "z: Required[int]", "q: ReadOnly[int]", "def m(self): pass" if w.often(.2) else "a: list"], w.upto(1, 3))) if w.often(.8) else w.line(f"{c} = TypedDict('{c}', {{'x': int, 'a b': str}})")
        w.block(f"class Sub({c}):", "more: int")
        for e in (f"{c}(x=1)", f"{c}.__required_keys__, {c}.__optional_keys__", f"{c}.__total__", f"Sub.__annotations__", f"isinstance({{}}, {c})", f"{c}.__mro__", f"type({c}(x=2)).__name__", f"Sub.__required_keys__", f"is_typeddict({c}), is_typeddict(dict)", f"{c}({{'x': 3}})", f"{c}.__readonly_keys__", f"Sub.__orig_bases__", f"issubclass({c}, dict)"): w.run(e) if w.often(.6) else None
    elif kind == 3:
        w.block(f"class {c}({w.pick('abc.ABC', 'metaclass=abc.ABCMeta')}):", *w.r.sample(["@abc.abstractmethod\n    def m(self): return 'base'", "@property\n    @abc.abstractmethod\n    def p(self): ...", "@classmethod\n    @abc.abstractmethod\n    def k(cls): ...", "def done(self): return self.m()", "@classmethod\n    def __subclasshook__(cls, o): return NotImplemented if not hasattr(o, 'quack') else True", "@staticmethod\n    @abc.abstractmethod\n    def s(): ...", "x = 1"], w.upto(1, 4)))
        w.block(f"class Sub({c}):", *w.r.sample(["def m(self): return 'sub ' + super().m()", "p = 5", "k = None", "s = 1", "quack = 1", "pass"], w.upto(1, 4)))
        w.block("class Duck:", w.pick("quack = 1", "pass"))
        for e in (f"{c}()", "Sub()", "Sub().done()", f"sorted({c}.__abstractmethods__)", "sorted(Sub.__abstractmethods__)", f"isinstance(Duck(), {c})", f"issubclass(Duck, {c})", f"{c}.register(Duck)", f"isinstance(Duck(), {c})", f"issubclass(int, {c})", f"{c}.register(int)", f"isinstance(1, {c})", f"{c}.register({c})", f"{c}.register(5)", "Sub().p", "abc.get_cache_token() > 0", f"abc.update_abstractmethods(Sub).__name__", f"type({c}).__name__", f"Sub.register({c})"): w.run(e) if w.often(.55) else None
    elif kind == 4:
        w.block(f"class {c}(Generic[{w.pick('T', 'T, K', 'T, T')}]):" if w.often(.9) else f"class {c}(Generic):", "def __init__(self, x=None): self.x = x", "def get(self) -> T: return self.x")
        w.block(f"class Sub({c}{w.pick('[int]', '[T]', '[int, str]', '')}):", "pass")
        for e in (f"{c}[int]", f"{c}[int]()", f"{c}[int](3).get()", f"{c}[int].__origin__, {c}[int].__args__", f"{c}.__parameters__", "Sub.__orig_bases__", "Sub.__mro__", "Sub[int]", f"{c}[int, str]", f"{c}[T][int]", f"{c}[int](1).__orig_class__", f"isinstance({c}(), {c}[int])", f"issubclass(Sub, {c})", f"get_args({c}[int]), get_origin({c}[int])", f"{c}[()]", f"{c}[int] == {c}[int], hash({c}[int]) == hash({c}[int])", f"{c}[list[T]][int]", f"{c}['fwd']", f"{c}[1]"): w.run(e) if w.often(.5) else None
    for _ in range(5):
        h, i = hint(), hint()
        w.run(w.pick(f"{h}", f"repr({h})", f"get_origin({h}), get_args({h})", f"{h} == {i}", f"Optional[{h}]", f"Union[{h}, {i}]", f"{h} | {i}", f"list[{h}]", f"isinstance(1, {h})", f"issubclass(int, {h})", f"Callable[[{h}], {i}]", f"Annotated[{h}, 1]", f"{h}[int]", f"{h}()", f"get_type_hints(type('A', (), {{'__annotations__': {{'x': {h}}}}}))", f"hash({h}) == hash({h})", f"cast({h}, 5)", f"Literal[{w.pick('1, 1', '1, True', 'None', '[1]', repr('a'))}]", f"type({h}).__name__", f"Dict[{h}, {i}].__args__", f"Tuple[{h}, ...]", f"ClassVar[{h}]", f"{h}.__parameters__", f"NewType('N', {h})(5)", f"TypeVar('Q', bound={h}).__bound__", f"TypeVar('Q', {h}, {i}).__constraints__", f"ForwardRef('int') == ForwardRef('int')", f"assert_type(1, {h})", f"Type[{h}]"))


def signed(w):
    """inspect.signature and its friends; what functions tell of themselves."""
    w.lines("import inspect, functools")
    import language
    sig, names = language.parameters(w)
    note = lambda: w.pick("", "", ": int", ": 'str'", ": list[int]")
    f = w.name("f")
    w.block(f"def {f}({sig}){w.pick('', ' -> int', ' -> None')}:", w.pick("'''Doc.\n\n       More.\n    '''", "'one line'", "pass"), f"return ({''.join(n + ', ' for n in names)})")
    w.block("class C:", f"def m(self, a: int, *b, c=1, **d) -> str: pass", "@classmethod\n    def k(cls, x, /, y=2): pass", "@staticmethod\n    def s(*, z): pass", w.pick("def __init__(self, p, q=3): pass", "def __call__(self, w): pass", "def __new__(cls, *a): return super().__new__(cls)", "pass"), "@property\n    def p(self): return 1", "g = lambda self, x: x")
    args = lambda: language.arguments(w)
    for _ in range(9):
        w.run(w.pick(f"str(inspect.signature({f}))", f"inspect.signature({f})", f"inspect.signature({f}).bind({args()}).arguments", f"inspect.signature({f}).bind_partial({args()}).args", f"[(p.name, p.kind.name, p.default is p.empty) for p in inspect.signature({f}).parameters.values()]", "inspect.signature(C)", "inspect.signature(C.m)", "inspect.signature(C(1).m)" , "inspect.signature(C.k)", "inspect.signature(C.s)", "inspect.signature(C.p)", f"inspect.signature(functools.partial({f}, {args().replace('**{1: 2}', '**{}')}))", f"inspect.getfullargspec({f})", f"inspect.getdoc({f})", f"{f}.__doc__", f"inspect.signature({f}).replace(parameters=[])", f"inspect.Signature([inspect.Parameter('a', inspect.Parameter.POSITIONAL_ONLY), inspect.Parameter('a', inspect.Parameter.KEYWORD_ONLY)])", "inspect.Parameter('x', inspect.Parameter.VAR_KEYWORD, default=1)", "inspect.Parameter('1', inspect.Parameter.KEYWORD_ONLY)", f"inspect.signature({f}) == inspect.signature({f})", f"inspect.isfunction({f}), inspect.ismethod(C.k), inspect.isclass(C), inspect.isbuiltin(len), inspect.isroutine(C.m)", f"inspect.getattr_static(C, 's').__class__.__name__", "[n for n, v in inspect.getmembers(C, inspect.isfunction)]", "[a[:2] for a in inspect.classify_class_attrs(C) if a.name in 'mksp']", f"{f}.__code__.co_argcount, {f}.__code__.co_posonlyargcount, {f}.__code__.co_kwonlyargcount, {f}.__code__.co_flags & 12", f"{f}.__defaults__, {f}.__kwdefaults__", f"inspect.signature(len)", "inspect.signature(int)", "inspect.signature(5)", "inspect.signature(print)", "inspect.unwrap(functools.wraps(len)(lambda: 1)).__name__", f"inspect.signature(functools.wraps({f})(lambda *a, **k: 1))", f"inspect.getcallargs({f}, {args()})", f"inspect.cleandoc('  a\\n    b\\n  c')", f"inspect.signature(lambda {sig}: 0)", f"inspect.signature({f}).return_annotation", f"inspect.get_annotations({f})", f"list(inspect.signature({f}).parameters)[::-1]", f"inspect.getmodule({f}).__name__", f"inspect.signature({f}).bind({args()}).kwargs", f"(lambda b: (b.apply_defaults(), b.arguments)[1])(inspect.signature({f}).bind({args()}))", f"inspect.getclosurevars({f}).unbound", f"{f}.__annotations__", f"inspect.getsource({f})[:12]" if False else f"{f}.__name__", f"inspect.iscoroutinefunction({f}), inspect.isgeneratorfunction({f})"))


def streams(w):
    """StringIO, BytesIO, print and what is captured."""
    w.lines("import io, contextlib")
    s = w.name("s")
    textual = w.often(.6)
    first = w.pick("io.StringIO('one\\ntwo\\nthree')", "io.StringIO()", "io.StringIO('a\\r\\nb\\rc', newline=None)", "io.StringIO('a\\r\\nb', newline='')", "io.StringIO('é\\n', newline='\\r\\n')", "io.StringIO(initial_value='xyz', newline='\\n')") if textual else w.pick("io.BytesIO(b'one\\ntwo\\nthree')", "io.BytesIO()", "io.BytesIO(bytearray(b'abc'))", "io.BufferedReader(io.BytesIO(b'abcdef\\ng'))", "io.TextIOWrapper(io.BytesIO(b'ab\\xc3\\xa9\\n'), encoding='utf-8')")
    w.line(f"{s} = {first}")
    data = lambda: w.pick("'new'", "'a\\nb\\n'", "''", "5", "b'x'", "'\\r\\n'", "'é'") if textual else w.pick("b'new'", "b''", "'x'", "bytearray(b'ba')", "memoryview(b'mv')", "5", "[1]")
    n = lambda: w.pick("0", "1", "2", "-1", "100", "None", "3", "'x'", "2.0", "")
    for _ in range(9):
        w.run(w.pick(f"{s}.read({n()})", f"{s}.readline({n()})", f"{s}.readlines({n()})", f"{s}.write({data()})", f"{s}.writelines([{data()}, {data()}])", f"{s}.seek({w.pick('0', '1', '2', '-1', '100', '0, 1', '0, 2', '1, 1', '-1, 2', '0, 9')})", f"{s}.tell()", f"{s}.getvalue()", f"{s}.truncate({n()})", f"list({s})", f"next({s})", f"{s}.close()" if w.often(.2) else f"{s}.closed", f"print(1, 'a', file={s})", f"print({data()}, end='', file={s})", f"{s}.readable(), {s}.writable(), {s}.seekable()", f"{s}.getbuffer()[:2].tobytes()", f"{s}.read1({n()})", f"{s}.readinto(bytearray(3))", f"{s}.fileno()", f"{s}.isatty()", f"{s}.newlines", f"{s}.line_buffering", f"type({s}).__name__, isinstance({s}, io.IOBase), isinstance({s}, io.TextIOBase)", f"{s}.flush()", f"{s}.detach()" if w.often(.2) else f"{s}.errors", f"{s}.encoding", f"{s}.__enter__() is {s}", f"{s}.peek(2)", f"{s}.name"))
    def capture():
        w.block("with contextlib.redirect_stdout(io.StringIO()) as out:", lambda: w.several(1, 3, lambda: w.line(f"print({', '.join(value(w) for _ in range(w.upto(0, 3)))}{w.pick('', ', sep=' + repr('-'), ', end=' + repr('!'), ', sep=None', ', flush=True', ', file=None', ', sep=5', ', end=None', ', x=1', ', *[1, 2]').replace('(, ', '(')})".replace("(, ", "("))))
        w.line("return out.getvalue()")
    w.lines("x, y = 'gx', 'gy'")
    w.block("def capture():", capture)
    w.line("run(capture)")


def cached(w):
    """functools: caches, single dispatch, partial methods, total ordering, cached properties."""
    w.lines("import functools, operator", "calls = []")
    c = w.name("C")
    k = w.upto(0, 4)
    if k == 0:
        w.line(f"@functools.{w.pick('lru_cache', 'cache', 'lru_cache(2)', 'lru_cache(maxsize=None, typed=True)', 'lru_cache(0)', 'lru_cache(1, True)', 'lru_cache(-5)')}")
        w.block(f"def {c}(a, b=2, *r, **k):", "show('run', a, b, r, k)", w.pick("return a", "return [a]", "raise ValueError(a)"))
        for _ in range(8): w.run(w.pick(f"{c}(1)", f"{c}(1, 2)", f"{c}(1, b=2)", f"{c}(b=2, a=1)", f"{c}(1.0)", f"{c}(True)", f"{c}([])", f"{c}.cache_info()", f"{c}.cache_clear()", f"{c}.cache_parameters()", f"{c}.__wrapped__(3)", f"{c}()", f"{c}('a')", f"{c}(3, x=1, y=2)", f"{c}(3, y=2, x=1)", f"{c}.__name__, {c}.__doc__", f"type({c}).__name__", f"{c}((1, 2))"))
    elif k == 1:
        w.line("@functools.singledispatch")
        w.block(f"def {c}(x, *a):", "return ('any', x)")
        for t in w.r.sample(["int", "str", "list", "object", "bool", "type(None)", "dict", "float | complex", "Exception", "tuple[int]", "5"], w.upto(1, 4)):
            w.block(f"def register():", lambda: w.line(f"@{c}.register({t})"), lambda: w.block("def _(x, *a):", f"return ({t!r}, x, a)"), "return _.__name__")
            w.line("run(register)")
        w.block("def annotated():", lambda: w.line(f"@{c}.register"), lambda: w.block(f"def _(x{w.pick(': bytes', ': int | set', '', ': ' + repr('list'))}, *a):", "return ('annotated', x)"), "return 1")
        w.line("run(annotated)")
        for _ in range(7): w.run(w.pick(f"{c}({value(w)})".replace("x", "1").replace("y", "2"), f"{c}(True, 2)", f"{c}.dispatch(bool).__name__", f"sorted(k.__name__ for k in {c}.registry)", f"{c}()", f"{c}(KeyError('k'))", f"{c}(1j)", f"{c}(b'b')", f"{c}({{1}})"))
    elif k == 2:
        w.line("@functools.total_ordering")
        names = w.r.sample(["__lt__", "__le__", "__gt__", "__ge__", "__eq__"], w.upto(0, 3))
        w.block("def make():", f"global {c}", lambda: w.line("@functools.total_ordering"), lambda: w.block(f"class {c}:", "def __init__(self, v): self.v = v", *[f"def {n}(self, o): {w.pick('return NotImplemented if type(o) is int else', 'return')} operator.{n}(self.v, getattr(o, 'v', 0))" for n in names])) if w.out.pop() else None
        w.lines(f"{c} = int", "run(make)")
        for _ in range(7): w.run(f"{c}({w.upto(0, 2)}) {w.pick('<', '<=', '>', '>=', '==', '!=')} {w.pick(c + '(1)', '1', 'None', repr('a'))}")
        w.run(f"sorted([{c}(2), {c}(1)])[0].v")
        w.run(f"{c}.__lt__.__name__, {c}.__ge__.__doc__")
    elif k == 3:
        def body():
            w.line("@functools.cached_property")
            w.block("def p(self):", "show('computed')", w.pick("return 5", "return []", "raise ValueError('p')"))
            w.block("def m(self, a, b=1, *c, **d):", "return ('m', a, b, c, d)")
            w.line(f"pm = functools.partialmethod(m, {w.pick('1', '1, b=2', 'b=3', '', '*[1, 2]', 'z=1')})")
            w.line("@functools.singledispatchmethod")
            w.block("def s(self, x):", "return ('any', x)")
            w.line("@s.register")
            w.block("def _(self, x: int):", "return ('int', x)")
            if w.often(.2): w.line("__slots__ = ()")
        w.block("def make():", f"global {c}", lambda: w.block(f"class {c}:", body))
        w.lines(f"{c} = object", "run(make)")
        o = w.name("o")
        w.line(f"{o} = {c}()")
        for _ in range(8): w.run(w.pick(f"{o}.p", f"{o}.__dict__", f"{o}.pm()", f"{o}.pm(5)", f"{o}.pm(b=7)", f"{o}.s(1)", f"{o}.s('a')", f"{c}.p.attrname", f"{c}.pm({o})", f"{c}.p", f"delattr({o}, 'p')", f"setattr({o}, 'p', 6)", f"{o}.s()", f"{c}.s(1)", f"{c}.pm()", f"type({c}.__dict__['pm']).__name__", f"{o}.pm.func.__name__", f"{c}.__dict__['s'].func.__name__"))
    else:
        p = w.name("p")
        w.block("def f(a, b=2, *c, d=4, **e):", "return (a, b, c, d, e)")
        import language
        w.line(f"{p} = functools.partial(f, {w.pick('1', '', 'b=1', '1, d=5', '1, 2, 3', 'z=1', 'a=1')})")
        for _ in range(8): w.run(w.pick(f"{p}({language.arguments(w)})", f"{p}({language.arguments(w)})", f"{p}.func.__name__, {p}.args, {p}.keywords", f"functools.partial({p}, 9)({language.arguments(w)})", f"functools.partial({p}, 9).args", f"setattr({p}, 'x', 1)", f"functools.partial()", f"functools.partial(5)", f"functools.reduce(operator.add, {w.pick('[1, 2, 3]', '[]', repr('abc'), '5', '[[1], [2]]')}{w.pick('', ', 0', ', []', ', None')})", f"{p}.__name__", f"functools.partial(print, end='!')(1)", f"functools.partial(f, a=1)(1)", f"{p}.keywords.update(d=8)"))


def chains(w):
    """Exceptions: causes, contexts, notes, own classes, raising in handlers and finally blocks; the whole chain is told."""
    w.block("def told(e, depth=0):", "if e is None or depth > 6: return None", "return (type(e).__name__, e.args, getattr(e, '__notes__', None), told(e.__cause__, depth + 1), told(e.__context__, depth + 1), e.__suppress_context__, [x.name for x in frames(e.__traceback__)])")
    w.block("def frames(t):", lambda: w.block("while t:", "yield type('F', (), {'name': t.tb_frame.f_code.co_name + '+' + str(t.tb_lineno - t.tb_frame.f_code.co_firstlineno)})", "t = t.tb_next"))
    def own():
        for h in w.r.sample(["__init__", "__str__", "__repr__", "__new__", "__eq__", "__bool__", "__reduce__", "__class__"], w.upto(0, 2)):
            w.line({"__init__": w.pick("def __init__(self, a=1, *b): super().__init__(a, 'more'); self.a = a", "def __init__(self, a=0): self.a = a", "def __init__(self, *, key=1): self.key = key"), "__str__": w.pick("def __str__(self): return 'own str'", "def __str__(self): raise KeyError('str')"), "__repr__": "def __repr__(self): return 'own repr'", "__new__": w.pick("def __new__(cls, *a): return super().__new__(cls, 'new')", "def __new__(cls, *a): return ValueError('instead')", "def __new__(cls, *a): return 5"), "__eq__": "def __eq__(self, o): return True", "__bool__": "def __bool__(self): return False", "__reduce__": "def __reduce__(self): return (ValueError, ('red',))", "__class__": "pass"}[h])
        w.line("pass")
    c, d = w.name("E"), w.name("E")
    w.block(f"class {c}({w.pick('Exception', 'ValueError', 'KeyError', 'BaseException', 'LookupError', 'OSError', 'StopIteration', 'ArithmeticError, KeyError', 'ImportError')}):", own)
    w.block(f"class {d}({c}{w.pick('', '', ', RuntimeError')}):", own)
    exc = lambda: w.pick("ValueError", "ValueError('v')", "KeyError('k')", f"{c}", f"{c}('c')", f"{d}(1)", f"{d}", "ZeroDivisionError()", "5", "None", "type('Odd', (Exception,), {})()", "StopIteration(3)", "ExceptionGroup('g', [ValueError(1)])", "'text'", "AssertionError", f"{c}(key=2)", "OSError(2, 'no')", "object()", "int", "UnicodeDecodeError('a', b'b', 0, 1, 'r')")
    catch = lambda: w.pick("Exception", "ValueError", f"{c}", f"({c}, KeyError)", "BaseException", "LookupError", f"{d}", "(ValueError, TypeError)", "RuntimeError", "()", "5" if w.often(.3) else "OSError", "Exception", "(Exception, (ValueError,))" if w.often(.2) else "TypeError")
    f = w.name("f")
    def stmt(depth):
        k = w.upto(0, 12)
        if k < 4 or not depth:
            w.line(w.pick(f"raise {exc()}", f"raise {exc()} from {exc()}", f"raise {exc()} from None", "raise", "1 / 0", "{}['k']", "undefined", "return 'r'", "show('step')", "int('x')", "assert 0, 'why'", "[].x", "helper()", "show('step')", "(lambda: 1 / 0)()", "del gone", "for i in 5: pass", "a, b = 1, 2, 3"))
        elif k < 8:
            w.block("try:", lambda: stmt(depth - 1))
            for _ in range(w.upto(1, 2)):
                name = w.pick("", " as e", " as e")
                w.block(f"except {catch()}{name}:", lambda: w.line(w.pick("show(told(e))", "e.add_note('n')", "e.args = (1,)", "e.__context__ = None", "raise e from e.__cause__", "e.__cause__ = KeyError('set')", "raise e", "e.with_traceback(None)", "e.__suppress_context__ = True", "del e", "e = 1", "show(str(e), repr(e))", "raise ValueError('again')", "raise", "e.add_note(5)")) if name else w.line("show(type(sys.exception()).__name__)"), lambda: stmt(depth - 1))
            if w.often(.3): w.block("else:", lambda: stmt(depth - 1))
            if w.often(.3): w.block("finally:", lambda: stmt(depth - 1) if w.often(.6) else w.line("show('fin', type(sys.exception()).__name__)"))
        elif k == 8:
            w.block("try:", lambda: stmt(depth - 1))
            w.block("finally:", lambda: stmt(depth - 1))
        elif k == 9:
            w.block("for i in range(2):", lambda: (w.block("try:", lambda: stmt(depth - 1)), w.block(f"except {catch()}:", w.pick("continue", "break", "pass", "raise"))) )
        elif k == 10:
            w.block("def nested():", lambda: stmt(depth - 1), "return 'n'")
            w.line("show(nested())")
        elif k == 11:
            w.block("try:", lambda: stmt(depth - 1))
            w.block(f"except* {w.pick('ValueError', 'Exception', 'KeyError', c if w.often(.3) else 'OSError')} as e:", "show(type(e).__name__, e.exceptions)", w.pick("raise", "pass", "raise KeyError('star')", "raise e.exceptions[0]", "raise ValueError from e"))
        else:
            w.block("def gen():", lambda: (w.block("try:", "yield 1"), w.block("finally:", lambda: stmt(depth - 1))))
            w.line(w.pick("list(gen())", "next(gen())", "g = gen(); next(g); g.throw(ValueError('in'))", "g = gen(); next(g); g.close()", "g = gen(); next(g); show(next(g, 'default'))"))
    w.block("def helper():", w.pick("raise ValueError('helper')", "return 1", "raise KeyError from ValueError('from')"))
    for _ in range(3):
        w.block(f"def {f}():", lambda: w.several(1, 2, lambda: stmt(3)), "return 'end'")
        w.block("try:", f"show({f}())")
        w.block("except BaseException as e:", "show(told(e))")


def warned(w):
    """warnings: what is recorded, filtered, turned into errors; warnings of the compiler."""
    w.lines("import warnings", "warnings.resetwarnings()", "warnings.simplefilter('default')")
    category = lambda: w.pick("UserWarning", "DeprecationWarning", "RuntimeWarning", "FutureWarning", "Own", "Warning", "ImportWarning", "5", "ValueError", "None")
    w.block("class Own(UserWarning):", "pass")
    source = lambda: w.pick("x is 1", "x is 'a'", "() is ()", "assert (1, 'm')", "1()", "'a'[None]", "[1][1, 2]", "'\\d'", "b'\\q'", "0or 1", "1if 1else 2", "{}()", "x is not 5", "f'{1}'()", "None[0]", "'\\8'", "'\\400'", "(1)(2)", "[](1)", "1[2]", "x == 1", "lambda: 1 is 1", "try:\n  pass\nfinally:\n  x = 1", "[x for x in y][1.0]", "...()", "f'\\w{1}'", "0x1for x in y", "1 is x is 2", "{1: 2}[1]", "(1, 2)['a']", "'a' 'b'['c']", "-1 is 1")
    def line():
        k = w.upto(0, 8)
        if k < 3: w.line(f"warnings.warn({w.pick(repr('message'), repr('other'), 'Own(' + repr('inst') + ')', '5', 'ValueError(1)', repr('message'))}{w.pick('', ', ' + category(), ', ' + category() + ', ' + str(w.upto(0, 3)), ', stacklevel=2', ', source=1', ', skip_file_prefixes=()')})")
        elif k == 3: w.line(f"warnings.simplefilter({w.pick('always', 'error', 'ignore', 'default', 'once', 'module', 'nope')!r}{w.pick('', ', Own', ', UserWarning', ', DeprecationWarning, 0, True')})")
        elif k == 4: w.line(f"warnings.filterwarnings({w.pick('error', 'ignore', 'always')!r}, {w.pick(repr('mess'), repr('.*other'), repr(''), 'category=Own', 'module=' + repr('__main__'), 'message=' + repr('MESS'), 'lineno=-1')})")
        elif k == 5: w.line(f"warnings.warn_explicit('explicit', {category()}, 'file.py', {w.upto(1, 9)}{w.pick('', ', module=' + repr('m'), ', registry={}')})")
        elif k == 6: w.line(f"exec({source()!r}, {{'x': 1, 'y': [[1]]}})")
        elif k == 7: w.line(f"compile({source()!r}, 'f.py', {w.pick('exec', 'exec', 'eval')!r})")
        else: w.line(w.pick("warnings.resetwarnings()", "show(len(warnings.filters) > 0)", "dep()", "show(warnings.formatwarning('m', UserWarning, 'f', 3, 'line'))", "warnings.showwarning('m', UserWarning, 'f', 3)"))
    w.lines("@warnings.deprecated('gone')" if w.often(.5) else "@warnings.deprecated('soon', category=Own)")
    w.block("def dep():", "return 1")
    for _ in range(3):
        f = w.name("f")
        w.block(f"def {f}():", lambda: w.block(f"with warnings.catch_warnings(record={w.pick('True', 'True', 'True', 'True')}{w.pick('', ', action=' + repr('always'), ', action=' + repr('error'))}) as seen:", w.pick("warnings.simplefilter('always')", "pass", "warnings.simplefilter('default')"), lambda: w.block("try:", lambda: w.several(1, 4, line)), lambda: w.block("except Exception as e:", "show('raised', type(e).__name__, text(e))")), "return [(v.category.__name__, str(v.message), v.lineno if v.filename == 'f.py' else 0, v.line) for v in seen]")
        w.line(f"run({f})")


def modules(w):
    """Modules made by hand, what import finds, module attributes, import errors."""
    w.lines("import types, importlib, builtins")
    m = w.name("mod")
    w.line(f"{m} = types.ModuleType({m!r}{w.pick('', ', ' + repr('doc'))})")
    code = w.pick("x = 1\n_y = 2\ndef f(): return x", "__all__ = ['x', 'gone']\nx = 3", "def __getattr__(n):\n  if n[0] == '_': raise AttributeError(n)\n  return 'got ' + n", "def __dir__(): return ['b', 'a']", "__all__ = ['_y']\n_y = 5\nx = 6", "__all__ = 5", "class K: pass", "import sys\nx = __name__", "__all__ = [1]\nx = 2", "def __getattr__(n): raise KeyError(n)")
    w.lines(f"exec({code!r}, {m}.__dict__)", f"sys.modules[{m!r}] = {m}")
    for _ in range(7):
        statement = w.pick(f"import {m}", f"from {m} import x", f"from {m} import nope", f"from {m} import *", f"import {m} as q\nx = q.x", f"from {m} import x as z, f", f"import {m}.sub", f"from {m} import _y", f"from .{m} import x", f"import nothere_{w.upto(1, 3)}", "from sys import nope", "import os.path as p\nx = p.__name__", "from os import path\nx = path.__name__", "import sys, nothere", f"from {m}.sub import x", "import collections.abc\nx = collections.abc.__name__", "import collections.nope", "from __future__ import annotations", "from . import x", "from math import *\nx = floor(2.5)", "import json.decoder as d\nx = d.__name__")
        w.block("def take():", "ns = {'__name__': '__main__'}", f"exec({statement!r}, ns)", "return sorted(k for k in ns if k[:2] != '__'), ns.get('x', 0)")
        w.line("run(take)") if w.often(.6) else None
        w.run(w.pick(f"{m}.x", f"{m}.nope", f"{m}._y", f"dir({m})[:2]", f"repr({m})", f"{m}.__name__, {m}.__doc__, {m}.__spec__, {m}.__loader__, {m}.__package__", f"setattr({m}, 'x', 9)", f"delattr({m}, 'x')", f"delattr({m}, 'nope')", f"vars({m}).keys() >= {{'__name__'}}", f"importlib.import_module({m!r}) is {m}", "importlib.import_module('.x')", "importlib.import_module('nothere')", f"__import__({m!r}) is {m}", "__import__('os.path').__name__", "__import__('os.path', fromlist=['x']).__name__", "__import__('')", "__import__('x', level=1)", "__import__(5)", f"{m}.__dict__ is vars({m})", f"type({m}).__name__", f"{m}()", f"isinstance({m}, types.ModuleType)", f"hasattr({m}, 'zz')", f"{m}.f()", "types.ModuleType()", "types.ModuleType(5)", "types.ModuleType('a', 5).__doc__", f"{m}.__class__", "sys.modules['sys'] is sys", "builtins.len is len", f"{m} == {m}, hash({m}) == hash({m})", f"setattr({m}, '__class__', type('M', (types.ModuleType,), {{'x': property(lambda s: 'prop')}}))", "sys.__name__, sys.__doc__ is None", "[n for n in ('nothere_1', 'nothere') if n in sys.modules]"))


def counted(w):
    """Small programs with loops and state: counters, accumulators, closures over loops, recursion, generators that count."""
    n = lambda: str(w.upto(-3, 12))
    number = lambda: w.pick("i", "j", "total", "i * j", "i - 2", "i // 3", "i % 4", "-i", "i / 4", "i ** 2", "total % 7", "len(seen)", "i & 5", "i | 8", "i ^ total", "abs(i - 5)", "divmod(i, 3)[1]", "int(i / 2)", "round(i / 3, 2)", "float(i)", "i << 1", "i >> 1", "~i", "bool(i)", "min(i, 3)", "i * 1.5", "total // (i + 1)", "1 / (i + 1)", "10 ** i", "i * 'x'" if w.often(.1) else "i + 1")
    condition = lambda: w.pick("i % 2", "i > j", "i in seen", "not seen", "i == 3", "total > 10", "i < 4 < total", "seen and seen[-1] == i", "i != j", "len(seen) > 3", "i and j", "i or total", "i is None", "3 >= i >= 1", "(k := i * 2) > 6", "any(s == i for s in seen)", "i not in (1, 2)", "isinstance(total, float)")
    def stmt(depth):
        k = w.upto(0, 15)
        if k < 4: w.line(w.pick(f"total {w.pick('+', '-', '+', '*', '//', '%', '^', '|', '&')}= {number()}", f"total = {number()}", f"seen.append({number()})", f"j = {number()}", f"total, j = j, {number()}", "seen[:] = seen[-3:]", "seen.insert(0, i)", "seen = seen + [i]", "seen += (i, j)", f"d[{number()}] = {number()}", "d.setdefault(i, []).append(j) if isinstance(d.get(i), list) else d.pop(i, None)", f"s = f'{{{number()}}}'; seen.append(s)", f"j = [{number()} for i in range(3) if {condition()}]", f"j = sum({number()} for i in range(4))", "del seen[0]", f"j = {{i: {number()} for i in range(3)}}", f"j = max(seen, default={n()}, key=str)", "*seen, j = i, total, 3", "total = -total", f"seen = sorted(seen, key=lambda v: -v if isinstance(v, int) else 0)", f"j = (lambda i, k=total: i + k)({n()})"))
        elif k == 4: w.line(f"show(i, j, total)")
        elif k == 5: w.line(w.pick("show(seen)", "show(d)", "show(total, seen[-2:])", "show(f'{total:>6}|{i:03d}|{j!r}')", "show('%s %s' % (i, total))"))
        elif k < 9 and depth:
            w.block(f"if {condition()}:", lambda: stmt(depth - 1))
            if w.often(.3): w.block(f"elif {condition()}:", lambda: stmt(depth - 1))
            if w.often(.4): w.block("else:", lambda: stmt(depth - 1))
        elif k == 9 and depth:
            w.block(f"for {w.pick('i', 'j', 'i, j', 'k')} in {w.pick('range(' + n() + ')', 'range(1, 10, 3)', 'range(5, 0, -2)', 'enumerate(' + repr('ab') + ')', '[(1, 2), (3, 4)]', 'list(seen)', 'reversed([1, 2, 3])', 'zip([1, 2], [3, 4])', 'sorted(d)', repr('xy'))}:", lambda: w.several(1, 2, lambda: stmt(depth - 1)))
            if w.often(.3): w.block("else:", lambda: stmt(depth - 1))
        elif k == 10 and depth:
            m = w.name("n")
            w.line(f"{m} = 0")
            w.block(f"while {m} < {w.upto(1, 4)}:", f"{m} += 1", lambda: stmt(depth - 1), w.pick("pass", "pass", f"if {m} == 2: break", f"if {m} == 1: continue"))
            if w.often(.3): w.block("else:", "show('no break')")
        elif k == 11 and depth:
            w.block("try:", lambda: stmt(depth - 1))
            w.block("except Exception as e:", "show(type(e).__name__, text(e))")
        elif k == 12: w.line(w.pick("fs = [lambda: i for i in range(3)]; seen.extend(f() for f in fs)", "fs = [lambda i=i: i for i in range(3)]; seen.extend(f() for f in fs)", "total = step(2)", "seen.append(fact(5))", "seen.extend(gen(3))", "g = gen(4); next(g); seen.append(next(g)); j = list(g)", "c = counter(); c(); seen.append(c() + c())", "seen.append(fib(9))", "j = compose(lambda v: v + 1, lambda v: v * 2)(5)", "seen.append(list(map(lambda a, b: a * b, [1, 2], [3, 4])))"))
        elif k == 13: w.line(w.pick("return total", "return seen, d", "return i") if depth < 2 else "pass")
        else: w.line(w.pick("assert isinstance(seen, list)", "i, j = 1, 2", "total = 0", "j = i", "pass"))
    w.block("def fact(n):", "return 1 if n < 2 else n * fact(n - 1)")
    w.block("def fib(n, memo={}):", "if n in memo: return memo[n]", "memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)", "return memo[n]")
    w.block("def gen(n):", lambda: w.block("while n:", "got = yield n", "n -= 1 if got is None else got"), "return 'done'")
    w.block("def counter():", "n = 0", lambda: w.block("def up(by=1):", "nonlocal n", "n += by", "return n"), "return up")
    w.block("def compose(*fs):", lambda: w.block("def run_all(v):", lambda: w.block("for f in fs:", "v = f(v)"), "return v"), "return run_all")
    w.lines("step = counter()")
    for _ in range(3):
        f = w.name("f")
        w.block(f"def {f}(i={n()}, j={n()}):", "total, seen, d = 0, [], {}", lambda: w.several(4, 8, lambda: stmt(3)), "return i, j, total, seen, d")
        w.run(f"{f}({w.pick('', n(), n() + ', ' + n(), 'j=' + n(), '2.5', 'True')})")


def recursive(w):
    """Containers that hold themselves: repr, comparison, hash, copies; recursion of scripts and natives."""
    w.lines("import copy, collections")
    l = w.name("l")
    w.line(f"{l} = {w.pick('[]', '[1]', '[1, [2]]', 'collections.deque([1])', '[{}]', '[()]')}")
    w.block("def tie():", w.pick(f"{l}.append({l})", f"{l}.append([{l}])", f"{l}.append({{'k': {l}}})", f"{l}.append(({l},))", f"{l}.append(collections.OrderedDict(a={l}))", f"{l}.append(dict(a={l}).values())", f"{l}.append(collections.UserList({l}))", f"{l}.append(collections.defaultdict(list, a={l}))", f"{l}.append(collections.ChainMap({{'a': {l}}}))", f"{l}.append({{'a': {l}}}.items())", f"{l}.append(collections.deque([{l}]))", f"{l}.append(slice({l}))", f"{l}.append(type('N', (list,), {{}})([{l}]))"))
    w.line("run(tie)")
    w.line(f"d = {{}}; d['d'] = {w.pick('d', '[d]', '(d, d)', l)}")
    for _ in range(6):
        w.run(w.pick(f"repr({l})", f"str({l})", f"{l} == {l}", f"{l} == [{l}]", f"repr(d)", f"d == d", f"d == dict(d)", f"len(copy.deepcopy({l}))", f"copy.deepcopy(d).keys()", f"hash(({l},))", f"{l} < {l}", f"[{l}] == [{l}]", f"f'{{{l}}}'[:50]", f"'%s' % {l}", f"{l} in {l}", f"{l}.index({l})", f"{l}.count({l})", f"sorted([{l}, {l}]) and 1", f"ascii({l})[:60]", f"{l} == copy.deepcopy({l})", f"bool({l})", f"{l} + {l} if 1 else 0", f"max({l}, {l}) is {l}", f"format({l})[:20]", f"print({l})", f"{l} != {l}"))
    deep = w.pick("def deep(n): return deep(n + 1)", "deep = lambda n: deep(n)", "class deep:\n    def __init__(self, n): deep(n)", "def deep(n): return [deep(n) for _ in (1,)]", "def deep(n): return sum(deep(n) for _ in (1,))", "class deep(int):\n    def __repr__(self): return repr(self)\n    def __new__(cls, n): return repr(int.__new__(cls, n))", "class deep:\n    def __init__(self, n): self.n\n    def __getattr__(self, n): return getattr(self, n)", "class deep:\n    def __init__(self, n): self == n\n    def __eq__(self, o): return self == o", "def deep(n):\n    try: return deep(n)\n    finally: n", "class deep(dict):\n    def __init__(self, n): self[n]\n    def __missing__(self, k): return self[k]", "def deep(n): return max([n], key=deep)", "def deep(n): return sorted([1, 2], key=deep)", "def deep(n): yield from deep(n)", "class deep:\n    def __init__(self, n): n in self\n    def __contains__(self, o): return o in self", "def deep(n): return eval('deep(n)')", "import functools\ndeep = functools.cache(lambda n: deep(n + 1))", "def deep(n): return list(map(deep, [n]))", "class deep:\n    def __init__(self, n): str(self)\n    def __str__(self): return f'{self}'")
    w.line(deep)
    w.block("def fall():", lambda: w.block("try:", "r = deep(1)", w.pick("list(r)", "pass")), lambda: w.block("except RecursionError as e:", "return type(e).__name__"), "return 'fine'")
    w.line("run(fall)")
    w.block("def nested(n):", "v = []", lambda: w.block("for _ in range(n):", w.pick("v = [v]", "v = (v,)", "v = {'a': v}", "v = [v, 1]", "v = frozenset([v]) if v != [] else frozenset()")), "return v")
    w.run(w.pick(f"len(repr(nested({w.upto(5, 90)})))", f"nested({w.upto(5, 90)}) == nested({w.upto(5, 90)})", "len(str(nested(400)))", "copy.deepcopy(nested(50)) == nested(50)", "nested(300) == nested(300)", "hash(nested(60)) == hash(nested(60))", "nested(200) < nested(200)"))


def driven(w):
    """Coroutines and async generators driven by hand and by asyncio: send, throw, close, async for, async with, anext."""
    w.lines("import asyncio")
    w.block("class Step:", "def __init__(self, v): self.v = v", lambda: w.block("def __await__(self):", w.pick("got = yield self.v", "got = yield self.v\n        show('resumed', got)", lambda: 0) if False else "got = yield self.v", "return got"))
    def agen_body():
        for _ in range(w.upto(1, 3)):
            k = w.upto(0, 7)
            if k < 3: w.line(f"r = yield {w.upto(1, 9)}")
            elif k == 3: w.line(f"r = await Step({w.upto(10, 19)})")
            elif k == 4: w.line("show('r', r)")
            elif k == 5:
                w.block("try:", f"r = yield {w.upto(1, 9)}")
                w.block(f"except {w.pick('ValueError', 'GeneratorExit', 'Exception', 'StopAsyncIteration')} as e:", "show('caught', type(e).__name__)", w.pick("yield 'after'", "raise", "return", "pass", "raise KeyError('k')"))
            elif k == 6:
                w.block("try:", f"yield {w.upto(1, 9)}")
                w.block("finally:", w.pick("show('cleanup')", "await Step('cleanup')", "show('f')"))
            else: w.line(w.pick("return", "raise ValueError('agen')", "raise StopAsyncIteration", "raise StopIteration", "yield"))
    a, c = w.name("agen"), w.name("coro")
    w.block(f"async def {a}(r=0):", agen_body, "yield 'last'")
    def coro_body():
        for _ in range(w.upto(1, 3)):
            k = w.upto(0, 8)
            if k < 2: w.line(f"x = await Step({w.upto(20, 29)})")
            elif k == 2: w.block(f"async for v in {a}():", "show('v', v)", w.pick("pass", "break", "await Step('in loop')", "continue"))
            elif k == 3: w.line(f"show([v async for v in {a}()])")
            elif k == 4:
                w.block("try:", f"x = await {w.pick('Step(30)', 'other()', 'anext(' + a + '())')}")
                w.block(f"except {w.pick('ValueError', 'GeneratorExit', 'Exception', 'TypeError')} as e:", "show('except', type(e).__name__, text(e))", w.pick("raise", "pass", "return 'handled'", "await Step('again')"))
            elif k == 5: w.line(w.pick("await 5", "await other", "show(await anext(" + a + "(), 'dflt'))", "await other()", "x = [await Step(i) for i in (1, 2)]", "show({v: 1 async for v in " + a + "()})", "await Step(1), await Step(2)", "async with Step(1): pass", "async for v in [1]: pass", "raise StopIteration(1)", "x = await anext(iter([]))"))
            elif k == 6: w.line("show('x')")
            elif k == 7: w.line(f"agen_ = {a}(); show(await agen_.__anext__()); await agen_.{w.pick('aclose()', 'asend(5)', 'athrow(ValueError(1))', 'athrow(GeneratorExit)', 'athrow(5)')}")
            else: w.line(w.pick("return 'coro'", "raise KeyError('coro')"))
    w.block("async def other():", w.pick("return await Step('other')", "raise ValueError('other')", "return 1"))
    w.block(f"async def {c}():", coro_body, "return 'end'")
    k = w.name("k")
    w.line(f"{k} = {c}()")
    for _ in range(6):
        w.run(w.pick(f"{k}.send({w.pick('None', 'None', 'None', '1')})", f"{k}.send(None)", f"{k}.throw(ValueError('t'))", f"{k}.throw(ValueError)", f"{k}.close()", f"{k}.cr_running, {k}.cr_frame is None, {k}.cr_await is None, {k}.cr_suspended", f"{k}.throw(GeneratorExit)", f"{k}.throw(5)" if w.often(.5) else f"{k}.send(None)", f"next({k})", f"list({k})", f"{k}.__name__, {k}.__qualname__"))
    w.line(f"{k}.close() if hasattr({k}, 'close') else 0") if False else w.block("try:", f"{k}.close()") or w.block("except BaseException as e:", "show(type(e).__name__)")
    g = w.name("ag")
    w.line(f"{g} = {a}()")
    w.block("def step(aw):", lambda: w.block("try:", "return ('yielded', aw.send(None))"), lambda: w.block("except StopIteration as e:", "return ('value', e.value)"), lambda: w.block("except StopAsyncIteration as e:", "return 'stop'"))
    for _ in range(5):
        w.run(w.pick(f"step({g}.__anext__())", f"step({g}.asend({w.pick('None', '5')}))", f"step({g}.athrow(ValueError('a')))", f"step({g}.aclose())", f"step(anext({g}))", f"step(anext({g}, 'd').__await__())" if w.often(.3) else f"step({g}.__anext__())", f"{g}.ag_running, {g}.ag_frame is None, {g}.ag_await is None", f"{g}.__aiter__() is {g}", f"step({g}.athrow(GeneratorExit))"))
    w.run(f"[type(x).__name__ for x in ({a}(), {a}().__anext__())]")


THEMES = [namespaces, namespaces, contexts, cloned, cloned, typed, signed, streams, cached, chains, chains, warned, modules, counted, counted, recursive, driven, driven]
