# ast.unparse: parentheses, quotes, and the lines of statements.
import ast

for text in (
    "(a+b)*c - -d**-e ** f", "(a, b), c = x, = (1, 2)", "not (a and b) or c and (d or e)", "a < b == (c < d)", "(yield)", "x = yield 1, 2",
    "lambda: (yield)", "lambda a, *b, c=1, **d: a if b else (c if d else e)", "(a if b else c) if d else e", "(await x).y", "1 .real",
    "1.5.real", "x[1:2, ::3]", "x[*a]", "x[a, ]", "{**a, 'b': {*()}}", "{*a, b}", "f'{a!r:>{w}} {{}} {b=}'", "f'{\"x\"}' 'y'", "'it\\'s' \"q\"",
    "'a\\nb'", "b'\\x00'", "u'x'", "[x for x in y if z if w for a in b]", "(x async for x in (y if z else w))", "print((x for x in y), *z, k=(yield))",
    "a: int = 3", "(a): int", "del a, (b, c)", "assert a, b", "raise A from B", "from . import a as b, c", "from ..x import *",
    "if a: b\nelif c: d\nelse: e", "for i, j in x: continue\nelse: break", "while (x := f()): pass", "with a as (b, c), d: pass",
    "try: a\nexcept B as e: c\nexcept: d\nelse: e\nfinally: f", "try: a\nexcept* (B, C): d",
    "@d(1)\nclass A[T: int, *U, **V](B, metaclass=C):\n  '''doc\n  more'''\n  x = 1\n  @p\n  async def f(self, /, a, *, b: int=1) -> int: return",
    "type A[T] = list[T]", "match x:\n  case [1, *_, {'a': b, **c}] | A(1, k=None) as d if e: pass\n  case -1 | 'a': pass\n  case _: pass",
    "x = 1e400, 1e400j, 10 ** 100", "async def f():\n  async with a: pass\n  async for b in c: pass", "global a, b", "x = (a := 1)", "a @ b // c % d << e & f ^ g | h",
    "~a, +a, not a", "(lambda: 0)()", "x = *a, b", "f(**(a or b))", "-(1).x", "(-1) ** 2", "'''a\n'b' \"\"\" c'''", "'doc'\n'not'",
):
    tree = ast.parse(text)
    again = ast.unparse(tree)
    print(again)
    assert ast.dump(ast.parse(again)) == ast.dump(tree), text
