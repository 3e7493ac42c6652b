# Comments that are types, and the versions of the syntax: what ast.parse makes of them.
import ast

TEXTS = [
    'x = 1  # type: int',
    'x = y = [] # type: List[int]  ',
    'for a in b:  # type: int\n  pass',
    'with a as b:  # type: int\n  pass',
    'with (a as b):  # type: int\n  pass',
    'with a, b:  #type:int\n  pass',
    'def f(a, b):\n  # type: (int, str) -> None\n  return 1',
    'def f(a, b):  # type: (int, str) -> None\n  return 1',
    'def f(a,  # type: int\n      b=1,  # type: str\n      *args,  # type: x\n      c,  # type: y\n      **kw  # type: z\n      ):\n  # type: (...) -> None\n  pass',
    'async def f(a):  # type: (int) -> x\n  pass',
    'x = 1 # type: ignore',
    'x = 1 # type: ignore[abc]\ny = 2 # type: ignore # foo\n',
    'x = 1 # type: ignoreme',
    '# type: ignore\nimport a',
    '# type: int\nx = 1',
    'x = f(a, # type: int\n b)',
    'if x: # type: int\n  pass',
    'x += 1  # type: int',
    'x: int = 1 # type: int',
    'def f(): # type: a\n  # type: b\n  pass',
    'x = 1; y = 2 # type: int',
    'x = 1; # type: int',
    'class A: # type: x\n  pass',
    'while x: # type: y\n pass',
    'def f(a=(1, 2), # type: int\n  b=3 # type: str\n): pass',
    'def f(): pass # type: () -> int',
    'async def f():\n  async for x in y: # type: int\n    pass\n  async with a as b: # type: int\n    pass',
    "x = 'é' # type: str",
    "é = 'é'; y = 1 # type: str",
    'def f(a, # type: int\n  /, b, # type: str\n *, c # type: x\n): pass',
    'x = 1 #  type:  int # more',
    'x = 1 # Type: int',
    'x = [ # type: List\n]',
    'def f[T](a): # type: (T) -> T\n pass',
    'def f(a: {1: 2}, b=lambda: 1) -> {3: 4}: # type: x\n  pass',
    '@deco # type: x\ndef f(): pass',
    'def f(a # type: int\n): pass',
    'def f(\n  # type: int\n a): pass',
    'x = (1) # type: int',
    'x = (yield) # type: int',
    'x = 1\\\n # type: int',
    'for x in (a): # type: int\n  y = 1 # type: str\nelse: # type: z\n  pass',
    'if a:\n  # type: ignore\n  x = 1\n',
    'if 1:\n  def f(self): # type: () -> None\n    pass\n    # comment\n',
    "x = '''\n# type: int\n''' # type: str",
    'for x in y: pass # type: int',
]
for text in TEXTS:
    try:
        tree = ast.parse(text, type_comments=True)
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
        continue
    typed = [(type(node).__name__, node.lineno, node.type_comment) for node in ast.walk(tree) if getattr(node, "type_comment", None)]
    print(repr(text), typed, [(ignored.lineno, ignored.tag) for ignored in tree.type_ignores])

TYPES = ["() -> int", "(int, *str, **Any) -> float", "(int) -> List[int]\n", "(a, b", "int", "(*a) -> b", "(a, b,) -> c", "(**a) -> b"]
TYPES += ["(lambda: (1, 2)) -> (x, y)", "() -> ", "(a=1) -> b", "", "(*a, *b) -> c", "(...) -> None", "(Dict[str, int], (a)) -> b # type"]
for text in TYPES:
    try:
        print(repr(text), ast.dump(ast.parse(text, mode="func_type"), include_attributes=True))
    except SyntaxError as e:
        print(repr(text), e.msg)

NEWER = ["(x := 1)", "def f(a, /): pass", "match x:\n  case 1: pass", "type X = int", "def f[T](): pass", "class A[T]: pass", "1_000"]
NEWER += ["try: pass\nexcept* ValueError: pass", "async def f(): pass", "async def f():\n  await x", "async def f():\n  async with y: pass"]
NEWER += ["async def f():\n  [x async for x in y]", "a @ b", "a @= b", "x: int = 3", "def f[T=int](): pass", "lambda a, /: 0", "a[*b]", "f(a := 1)"]
for text in NEWER:
    refused = None
    for minor in range(3, 14):
        try:
            ast.parse(text, feature_version=(3, minor))
        except SyntaxError as e:
            refused = minor, e.msg, e.lineno, e.offset, e.end_lineno
    print(repr(text), refused)
for version in [(2, 7), (3,), (3, 2), 3, 7, (4, 0), -1, None, (3, 99), "x"]:
    try:
        ast.parse("x: int", feature_version=version)
        print(version, "is taken")
    except (ValueError, SyntaxError, TypeError) as e:
        print(version, type(e).__name__, e)
