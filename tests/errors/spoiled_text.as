# What is told of a text with mistakes, and where: the first that CPython's parser or scanner comes to.

SPOILED = [
    "f(yield", "[1 for 1 in x", "(a=1", "(a=", "f'{a", "f'{a!", 'f"{a:{b}', 'f"{a:{b', "f'{a' 'b'", "f'{a!x}'", "f'{a!rx:}'",
    "f'{a! r}'", "f'{!r}'", "f'{a b}'", "f'{}'", "f'{a $ b}'", "f'{lambda x: 1}'", "f'}'", "f'{a}}'", "f'''{\n **x", "f'{a:\n}'",
    "f'{a:x\ny}'", "f'{a:{b}\n}'", "x = 5 if 1 else y =", "a \\", "a \\ b", "a \\\n", "(\\", "'abc", "'''abc\n\n", "x = '''", "def g(():\n",
    "def f[]()", "def f[T", "def f() -> (1 2): pass", "def f() x 1a", "def f 1 1a", "lambda x 1", "lambda (x): 1", "def f(a=, b): pass",
    "def f(*): pass", "def f(a, *, **b): pass", "def f(a=1, b): pass", "x = [*, a]", "a f(*)", "f(*)", "f(**)", "f(a=1, b)", "f(**a, *b)",
    "f(a for b in c, d)", "f(a, b for c in d)", "f(True=1)", "f(a.b=1", "f(a=b for c in d)", "{a: b, c d}", "{a: b, d e}", "{a: b, f(d e)}",
    "{a b: c}", "{a:}", "{a: *b}", "{**a for b in c}", "[*a for b in c]", "[a, b for c in d]", "[a for b c in d]", "(c c)", "(a a)", "(a if b)",
    "x = a + not b", "x = - not b", "x = a ** not b", "x = (a b", "with (a as b, c d): pass", "with a as f(): pass", "for f() in x: pass",
    "for a + b in c: pass", "del f()", "del (a, *b)", "f() += 1", "f() = 1", "a, f() = 1", "(yield) = 1", "a + 1: int", "(a, b): int",
    "if a = b: pass", "if a.b = c: pass", "if a", "if a:\n", "if a:\nb", "try: a", "try:\n  a\nb", "try: a\nexcept A, B: c", "try: a\nexcept* : c",
    "try: a\nexcept A: b\nexcept* B: c", "else x 1a", "import", "import a from b", "from a import", "from a import b,", "print a", "print a, b",
    "match a:\n  case b as _: c", "match a:\n  case b as c.d: e", "match a:\n  case A(b=c, d): e", "match a\n", "class A\n", "class A({a: b, d e}) x",
    "type X[] = 1", "type X[**P: int] = 1", "type X[*T: (a, b)] = 1", "type X[T: int, *U = 1", "b'a' 'b' x", "b'\xe9'", "x b'\xe9'", "'\\x1'",
    "1a", "1_", "0x", "0b12", "0o8", "012", "1e", "1e+", "1__0", "0._a", "1jelsereal", "1or2", "1orx", "1ifx", "0xfor x in y", "0xforx", "x = )", "x = (]", "(\n]", "x = 1 1\n)", "x = 1 1\nf'}'", "1 1\n'abc",
    "\xe9 = 1 1", "\u20ac", "x = \u20ac", "a\u20acb", "x = \x01", "$", "a ? b", "  a", "if a:\n\tb\n        c", "if a:\n    b\n  c", "@a\n", "x = 1\n  y",
    "x = (1,\ny = 2\n", "x = (1,\nimport y\n", "'\xe9'; return 1", "'\xe9'; nonlocal x", "return 1 + (await x)", "from __future__ import x",
    "x = a \\\n    + b = 1", "h(()\nprint(1)", "a := 1", "(a.b := 1)", "f(a := 1 b)", "x[a:b c]", "x[a b]", "nonlocal (a b", "async x", "await = 1",
]

for text in SPOILED:
    try:
        compile(text, "f", "exec")
        print(repr(text), "is accepted")
    except SyntaxError as e:
        print(repr(text), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))

for text in "1 +", "a b", "(a", "a\nb", "a;", "yield a", "*a, b", "a := 1", "a = 1", "f'{a", "", "#", "if a: b", "(a b)", "1a", "a)", "[\n1,\n2 3]":
    try:
        eval(text)
    except SyntaxError as e:
        print("eval", repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except NameError:
        print("eval", repr(text), "is accepted")
