"""Themes of the deeper language: views and their operators, order of sets, private names, type parameters, tracebacks, f-strings."""

import values


def views(w):
    """Views of dicts as sets, with what is no set, changed meanwhile."""
    d = w.name("d")
    w.line(f"{d} = {w.pick('{1: 2, 3: 4}', '{i: i % 2 for i in range(5)}', '{}', '{1: [], 2: 3}', 'dict(a=1, b=2)')}")
    other = lambda: w.pick("{1, 2}", "[1, 3, 3]", "{1: 5}.keys()", "{1: 2}.items()", "{(1, 2)}", "'ab'", "5", "None", "frozenset([3])", "{1: 2}", f"{d}.keys()", f"{d}.items()", f"{d}.values()", "(1, 2)", "[(1, 2)]", "iter([1])", "[[]]", "set()", "range(4)")
    view = lambda: f"{d}.{w.pick('keys', 'items', 'keys', 'items', 'values')}()"
    for _ in range(8):
        k = w.upto(0, 6)
        if k < 4:
            a, b = view(), other()
            if w.often(.3): a, b = b, a
            w.run(f"{a} {w.pick('&', '|', '-', '^', '<', '<=', '>', '>=', '==', '!=', '+', 'in', 'is')} {b}")
        elif k == 4: w.run(f"{view()}.{w.pick('isdisjoint(' + other() + ')', 'mapping', '__len__()', '__contains__(' + w.pick('1', '(1, 2)', '[]', repr('a')) + ')', '__reversed__()', 'copy()', '__iter__()', 'add(1)', '__rsub__([1])', '__ror__({9})')}")
        elif k == 5: w.run(f"{w.pick('list(reversed({}))', 'sorted({}, key=repr)', 'len({})', 'repr({})', 'next(iter({}))', 'list({})', 'bool({})', '{}[0]', 'str({})', 'type({}).__name__', 'isinstance({}, set)', 'set({})', '[*{}]', 'max({})', 'f(*{})').format(view())}")
        else:
            x = w.name("x")
            w.line(f"{x} = {view()}")
            w.block("def change():", f"global {x}", f"{x} {w.pick('&=', '|=', '-=', '^=')} {other()}", f"return {x}")
            w.line("run(change)")


def set_order(w):
    """Sets of numbers and of tuples of numbers come out in the order of CPython."""
    number = lambda: w.pick(str(w.upto(-20, 40)), str(w.upto(-1000, 10**6)), str(w.r.randrange(-2**70, 2**70)), repr(w.r.uniform(-5, 500)), "True", str(w.upto(0, 9)) + ".0", "2**61", "-1", "-2", "0.5", f"({w.upto(0, 5)}, {w.upto(0, 5)})", f"({w.upto(0, 5)},)", "()", "1j", f"frozenset([{w.upto(0, 9)}])", "((1, 2), 3)")
    numbers = lambda: ", ".join(number() if w.often(.4) else str(w.upto(0, 60)) for _ in range(w.upto(0, 14)))
    s = w.name("s")
    w.line(f"{s} = set([{numbers()}])")
    w.line(f"print({s})")
    for _ in range(8):
        k = w.upto(0, 9)
        if k < 3: w.line(f"print({s} {w.pick('|', '&', '-', '^')} {w.pick('{', 'frozenset([')}{numbers()}".replace("{", "set([") + "]))" + ")")
        elif k == 3: w.line(f"{s}.{w.pick('add', 'discard')}({number()})\nprint({s})")
        elif k == 4: w.line(f"{s}.{w.pick('update', 'difference_update', 'intersection_update', 'symmetric_difference_update')}([{numbers()}])\nprint({s})")
        elif k == 5: w.line(f"print({s}.pop() if {s} else 'none', {s})")
        elif k == 6: w.line(f"print({s}.copy(), frozenset({s}), list({s})[:3], {{*{s}, 3}}, {{x for x in {s}}}, set(reversed(list({s}))))")
        elif k == 7: w.line(f"print(set(range({w.upto(0, 80)})), {{{w.upto(0, 99)}, {w.upto(0, 99)}, {w.upto(0, 99)}, {w.upto(0, 99)}, {w.upto(0, 99)}}})")
        elif k == 8: w.line(f"print({s}.union([{numbers()}], ({numbers()},)), {s}.intersection([{numbers()}]))" if True else "")
        else: w.line(f"print(set({{{w.upto(0, 9)}: 1, {w.upto(0, 99)}: 2}}), frozenset(({numbers()},)), set('') | {s})")


def private(w):
    """Names with two underscores, and what a class body sees."""
    c = w.pick("C", "_D", "__E", "___", "_")
    n = w.pick("__x", "__x_", "__x__", "___", "__", "_x")
    def body():
        for _ in range(w.upto(2, 5)):
            k = w.upto(0, 11)
            if k == 0: w.line(f"{n} = 1")
            elif k == 1: w.block(f"def {n}(self, {w.pick('__p', 'p')}=2):", f"return {w.pick('__p', 'p', 'self.' + n, n)}")
            elif k == 2: w.block(f"def get(self):", f"return {w.pick('self.' + n, n, 'type(self).' + n, 'getattr(self, ' + repr(n) + ')')}")
            elif k == 3: w.block("def put(self):", w.pick(f"self.{n} = 5", f"global {n}\n        {n} = 6", f"del self.{n}", f"(lambda {n}: {n})(1)", f"[{n} for {n} in (1, 2)]", f"import sys as {n}", f"{n}: int = 3", f"for {n} in (1,): pass", f"f({n}=1)"), "return sorted(k for k in locals() if k != 'self')")
            elif k == 4: w.block(f"class {n}:", f"y = {w.pick('1', n)}", f"{n} = 2")
            elif k == 5: w.line(f"z = [{w.pick('i', n, 'z')} for i in range(2)]")
            elif k == 6: w.line(f"f = lambda self, {n}=3: {n}")
            elif k == 7: w.line(f"__slots__ = ({n!r},)" if w.often(.3) else "pass")
            elif k == 8: w.line(f"{n}: int = 4")
            elif k == 9: w.line(f"v = {w.pick(n, 'outer', 'sorted(locals())', '__name__', '__qualname__', '__module__', 'vars()', 'dir()')}")
            elif k == 10: w.line(f"import sys as {n}")
            else: w.block("def other(self):", f"nonlocal_ = {w.pick('outer', '__class__', '__class__.__name__', 'super().__init__()')}", "return nonlocal_")
        w.line("pass")
    def make():
        w.lines("global made", "outer = 'o'", f"{n} = 'around'")
        w.block(f"class {c}:", body)
        w.line(f"made = {c}")
    w.line("made = object")
    w.block("def f(**k):", "return k")
    w.block("def make():", make)
    w.line("run(make)")
    w.run("sorted(k for k in vars(made) if k not in ('__firstlineno__', '__static_attributes__', '__weakref__', '__dict__'))")
    for _ in range(5):
        w.run(w.pick(f"made().{n}", f"made.{n}", "made().get()", "made().put()", "made().z", "made.f(1)", "made().f()", "made.v", "made.__annotations__", f"made._{c.lstrip('_')}{n}", "made().other()", f"made().{n}()", "made.__qualname__", "made.__slots__", "made.__static_attributes__ and sorted(made.__static_attributes__)", f"setattr(made, {n!r}, 9)", f"hasattr(made, {n!r})"))


def generic(w):
    """Type parameters, aliases, and classes subscripted."""
    params = lambda: ", ".join(w.r.sample(["T", "U: int", "V: (int, str)", "*Ts", "**P", "W = int", "X: str = 'a'"], w.upto(1, 3)))
    def ordered():
        names = w.r.sample(["T", "U: int", "V: (int, str)", "*Ts", "**P"], w.upto(1, 3))
        return ", ".join(names)
    f, c, a = w.name("f"), w.name("C"), w.name("A")
    def make():
        w.line(f"global {f}, {c}, {a}")
        p = params() if w.often(.3) else ordered()
        first = p.split(",")[0].split(":")[0].split("=")[0].strip(" *")
        w.block(f"def {f}[{p}](x: {first}{w.pick('', ' = 1')}) -> {w.pick(first, 'list[' + first + ']', 'None')}:", w.pick(f"return {first}", "return x", f"return [y for y in ({first}, x)]", "return locals()"))
        p = params() if w.often(.3) else ordered()
        first = p.split(",")[0].split(":")[0].split("=")[0].strip(" *")
        base = w.pick("", "", "(list)", f"(dict[str, {first}])", "(Exception)", "(typing.Protocol)")
        w.block(f"class {c}[{p}]{base}:", f"a: {first}", w.pick("pass", f"b = {first}", f"def m[Q](self, q: Q) -> {first}: return ({first}, Q)", f"def m(self): return {first}", f"c = [{first} for _ in (1,)]"))
        w.line(f"type {a}[{ordered()}] = {w.pick('list', 'int', 'list[int]', 'dict[str, ' + c + ']', 'undefined', '1 / 0')}" if w.often(.7) else f"type {a} = {w.pick('list[' + a + ']', 'int | str', 'nope')}")
    w.line("import typing")
    w.block("def make():", make)
    w.lines(f"{f} = {c} = {a} = None", "run(make)")
    for _ in range(8):
        w.run(w.pick(f"{f}.__type_params__", f"{c}.__type_params__", f"{a}.__type_params__", f"{f}(1)", f"{f}.__annotations__", f"{c}.__annotations__", f"{a}.__value__", f"{a}", f"{a}[int]", f"{c}[int]", f"{c}[int, str]", f"{c}[int]()", f"{c}().m(1)", f"{c}.__orig_bases__", f"{c}.__bases__", f"{c}.__mro__", f"{c}.__parameters__", f"{c}[int].__args__", f"{c}[int].__origin__", f"[(type(p).__name__, p.__name__) for p in {f}.__type_params__]", f"{f}.__type_params__[0].__bound__", f"{f}.__type_params__[0].__constraints__", f"{f}.__type_params__[0].__default__", f"{c}.b, {c}.c", f"isinstance(1, {a})", f"{a}.__name__, {a}.__module__", f"{f}.__defaults__, {f}.__qualname__", f"typing.get_type_hints({f})", f"{a} | int", f"{c}[int] == {c}[int]", f"type({a}).__name__", f"{f}.__type_params__[0].__class__.__module__", f"typing.get_args({a}[int, str])", f"{c}[typing.Any]", f"repr({c}.__type_params__[-1])", f"{f}.__type_params__[-1].has_default()"))


def traced(w):
    """Reports of exceptions: lines, carets, chains, groups, notes."""
    w.line("import traceback, re")
    w.block("def report(f):", lambda: w.block("try:", "f()"), lambda: w.block("except BaseException:", "text = traceback.format_exc()", "show(re.sub('0x[0-9a-f]+', '0x', re.sub('File \".*\"', 'File', text)).split(chr(10))[2:])"))
    bad = lambda: w.pick("1 / 0", "[][1]", "{}['k']", "None.x", "undefined", "int('x')", "g(1, 2)", "'a' + 1", "[1, 2, 3][  'a'  ]", "(lambda: 1 / 0)()", "x.y.z", "f'{1 / 0}'", "g(1)(2)", "len(5)", "-'a'", "not_there.method(1)", "{1: 2}[3] + 1", "max(1, 'a')", "a.b(c)[d]", "[i / 0 for i in (1,)]", "sum(i / 0 for i in (1,))", "int(  'a',  base = 16 ) if True else 0", "1 + (2 / 0) * 3", "(1).real.foo.bar", "g(\n            1,\n            1 / 0)", "é / 0", "'é' + 1 / 0", "1 if undefined else 2", "[*5]", "g(**5)", "x[0][1:2]['a']", "await_", "1 < 'a' < 2", "(yield_)", "x = 5 @ 3" if False else "5 @ 3", "del_", "assert_()")
    f = w.name("t")
    def body(depth=2):
        k = w.upto(0, 12)
        if k < 4 or not depth: w.line(w.pick("{}", "v = {}", "return {}", "g({})", "v = 1; v += {}", "assert {}", "for i in {}: pass", "if {}: pass", "with {}: pass", "raise {}", "a, b = {}", "del x[{}]").format(bad()))
        elif k == 4: w.line(w.pick("raise ValueError('a\\nb')", "raise KeyError", "raise ValueError('x') from KeyError('y')", "raise ValueError('x') from None", "assert 1 == 2, 'why'", "assert False", "import no_such_module", "from sys import no_such", "raise type('Own', (Exception,), {'__str__': lambda s: 'own'})", "exec('1 / 0')", "exec('x =')", "eval('1 +')", "raise SystemExit(3)", "raise ExceptionGroup('g', [ValueError(1), TypeError('t')])", "raise UnicodeDecodeError('a', b'b', 0, 1, 'r')", "raise OSError(2, 'no', 'file')", "int('1' * 5000)", "sys.no", "sys.exit('bye')", "None()"))
        elif k < 7:
            w.block("try:", lambda: body(depth - 1))
            w.block(f"except {w.pick('Exception', 'ValueError', '(KeyError, ZeroDivisionError)', 'Exception as e')}:", lambda: body(depth - 1))
        elif k == 7:
            w.block("try:", lambda: body(depth - 1))
            w.block("finally:", lambda: body(depth - 1) if w.often(.5) else w.line("pass"))
        elif k == 8:
            w.block("def inner(n=0):", lambda: body(depth - 1))
            w.line("inner()")
        elif k == 9:
            name = w.pick('__init__', 'm', '__add__', '__getattr__', '__enter__', '__iter__', '__str__')
            # For a suggestion CPython 3.13.0 asks what is called self for the name, and lets pass what that raises.
            first = 'me' if name == '__getattr__' else 'self'
            w.block("class Inner:", lambda: w.block(f"def {name}({first}, *a):", lambda: body(depth - 1)))
            w.line(w.pick("Inner()", "Inner().m()", "Inner() + 1", "Inner().zzz", "list(Inner())", "str(Inner())", "f'{Inner()}'"))
        elif k == 10:
            w.block("def deep(n):", "return deep(n - 1) if n else 1 / 0")
            w.line(f"deep({w.pick(2, 3, 5, 9)})")
        elif k == 11:
            w.block("try:", lambda: body(depth - 1))
            w.block("except* Exception as e:", w.pick("raise", "raise KeyError('in')", "pass", "1 / 0"))
        else:
            w.block("try:", lambda: body(depth - 1))
            w.block("except Exception as e:", "e.add_note('note\\nmore')", w.pick("raise", "raise e", "raise e from e", "raise ValueError(1) from e", "raise KeyError"))
    w.block("def g(x):", "return x")
    for _ in range(3):
        w.block(f"def {f}():", body)
        w.line(f"report({f})")


def f_strings(w):
    """Formatted strings: nesting, conversions, `=`, quotes inside, specifications that are expressions."""
    value = lambda: w.r.choice(["1", "'a'", "[1, 2]", "x", "x + 1", "{'k': 1}['k']", "2.5", "(1, 2)", "None", "{1, 1}", "lambda_", "'q' 'r'", "x if y else 0", "[i for i in 'ab']", "(lambda: 5)()", "y.upper()", "{**{}}", "x == 1", "x != 1", "x<2", "(z := 4)", "not x", "'\\n'", "\"d\"", "f'{x}'", "f'{y!r:>{x + 5}}'", "x,", "*[1],", "10**3", "'{'", "'}'", "y[0]", "x:=5", "-x", "a.b", "'''t'''"])
    for _ in range(8):
        parts = []
        for _ in range(w.upto(1, 3)):
            parts.append(w.pick("", "t ", "{{", "}}", "é", "\\t", "#", "{{{{}}}}", " "))
            v = w.pick("{}", "{}", " {} ", " {}").format(value())
            if v.startswith("{"): v = " " + v
            parts.append("{" + v + w.pick("", "", "=", " = ", "=") + w.pick("", "", "!r", "!s", "!a", "!x") + w.pick("", "", "", ":", ":>5", ":{x}", ":^{x + 6}", ":.{x}f", ":{'>'}{9}", ":%", ":{x!r}", ":{{}}", ":\\n", ":é>6", ":{x:{x}}") + "}")
        quote = w.pick("'", '"', "'''", '"""')
        w.line(f"syntax({w.pick('', '', 'r').replace('r', 'r')!r} + {'f' + quote + ''.join(parts) + quote!r}, 'eval')")


def f_strings_prelude(w):
    w.lines("x, y = 1, 'yy'")
    w.block("def syntax(text, mode):", lambda: w.block("try:", "show(eval(text, {'x': 1, 'y': 'yy', 'lambda_': len}))"), lambda: w.block("except SyntaxError as e:", "show(text, type(e).__name__, e.msg)"), lambda: w.block("except Exception as e:", "show(text, 'ran', type(e).__name__, str(e))"))


def formatted(w):
    f_strings_prelude(w)
    f_strings(w)


THEMES = [views, set_order, private, generic, traced, formatted]
