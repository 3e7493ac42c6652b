# Code compiled from a tree stands where its nodes do: lines and columns, in tracebacks and in `co_positions`.
import ast
import linecache
import traceback

source = '''def f(a, b):
    return (a +
            b["x"]
            ["y"])

def deco(*given):
    return lambda f: f

@deco(
    lambda x: x + 1,
    2,
)
def g(x):
    return (
        x
        .upper()
        .nothing(1,
                 2))

def h(x):
    assert x == f(1, 2), x.y.z
    for one in (1, 2 / x):
        print(one)

def s(x):
    return f"{x!r:>10} {x.missing} {{}}"

class A(object):
    z = [1, 2, 3][7 - 2]

def w(x):
    with x(1) as y, \\
         x(2): pass

def i(x):
    x[1][2] = x.foo = -x ** 2 + (yes if x else no)

def m(x):
    match x:
        case {"a": [1, A(q=2)]}:
            pass
        case 5 | A.foo:
            pass
'''
linecache.cache["<made>"] = len(source), None, source.splitlines(True), "<made>"
tree = ast.parse(source)


def show(act, *given):
    try:
        act(*given)
    except Exception as e:
        made = [frame for frame in traceback.extract_tb(e.__traceback__) if frame.filename == "<made>"]
        print("".join(traceback.format_list(made)), type(e).__name__, e)
        print(*[(frame.lineno, frame.end_lineno, frame.colno, frame.end_colno) for frame in made])


for part in tree.body:
    space = {"f": lambda a, b: 1 / 0, "deco": lambda *given: lambda f: f}
    code = compile(ast.Module([part], []), "<made>", "exec")
    show(exec, code, space)
    name = getattr(part, "name", "")
    if name in space:
        show(space[name], *{"f": (1, 2), "g": ("x",)}.get(name, (0,)))


def codes(code):
    yield code
    for one in code.co_consts:
        if hasattr(one, "co_code"):
            yield from codes(one)


for one in codes(compile(tree, "<made>", "exec")):
    print(one.co_name, one.co_firstlineno)

# Moved nodes take their columns with them.
code = compile(ast.parse("spam( 1)", mode="eval"), "<made>", "eval")
print(sorted({row for row in code.co_positions() if row[2:] == (0, 8)}))
tree = ast.parse("spam( 1)", mode="eval")
for node in ast.walk(tree):
    if "lineno" in node._attributes:
        node.lineno += 6
        node.end_lineno += 6
        node.col_offset += 100
        node.end_col_offset += 100
code = compile(tree, "<made>", "eval")
print(sorted({row for row in code.co_positions() if row[2] is not None and row[2] >= 100 and row[3] == 108}))

# The marks are taken out of no string, and nodes in parentheses are what they were.
for text in (
    "(x): int = 4", "f'{ {1: 2} }' f'{({1})}'", "(a, b) = 1, 2", "a = (1 if 2 else 3), (lambda: 4)()", "x = (1 + 2j).real, (-5).real, 1e309, 5 .real",
    "print(*(1 or 2,), (yes := 3), (not 4) + 5)", "print(f'{1:{2}} {{', '\x01a\x02\x03', f'\x01{1}\x02', '')",
    "def f(a=(1), *, b: (2) = 3, **k): pass", "with (open)('/dev/null') as (f), open('/dev/null'): pass", "if (n := 10) > 5: print((n))",
):
    exec(compile(ast.parse(text), "<made>", "exec"))
print(repr(a), x)

# No node can do without a place.
show(compile, ast.Module([ast.Pass()], []), "<made>", "exec")
for tree in (
    ast.Module([ast.Pass()], []), ast.Module([ast.Pass(lineno=1)], []), ast.Module([ast.Expr(ast.Constant(1), lineno=1, col_offset=0)], []),
    ast.Expression(ast.Name("x", ast.Load())),
):
    try:
        compile(tree, "<made>", "eval" if isinstance(tree, ast.Expression) else "exec")
    except TypeError as e:
        print(e)
