# ast: trees of texts, shown, walked and changed; places of nodes; literal_eval and what it refuses.

import ast

PROGRAM = '''
import os.path as p, sys
from . import x
from ..a import (b as c, d)

@decorate(1, *more, key=2, **rest)
async def f[T: int](a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    "doc"
    async with open(a) as g, h: await g
    return [i async for i in a if i]

class C(Base, metaclass=M):
    x: int = 3
    y: str
    def m(self): nonlocal_ = lambda q, *r: (yield q)

try:
    a, *b = c[1:2, ..., ::3] = -1 ** 2
    del a.b, c[0]
except* (E, F) as e:
    raise G from e
else:
    pass
finally:
    assert a < b <= c is not d, "m"
if a and b or not c: global z
elif d: x += 1
else: x @= 2
while True: break
for i in (j for j in k): continue
match v:
    case [1, *_, "a" | None] if g: ...
    case {"k": C(1, n=w), **rest}: ...
    case -1 | a.b | (x as y): ...
type A[*Ts, **P] = dict[str, Ts]
print(f"a{x!r:>{w}}b{y=}", (n := 10), {**d, 1: 2}, {3}, {k: v for k, v in z}, b"x", 1.5j)
'''

for statement in ast.parse(PROGRAM).body:
    print(ast.dump(statement))
print(ast.dump(ast.parse("f(x, 1)", mode="eval"), indent=2, include_attributes=True))
print(ast.dump(ast.parse("f(x)"), annotate_fields=False), ast.dump(ast.parse("pass"), show_empty=True))


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, node.lineno, node.col_offset, node.end_col_offset)


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_Pass(self, node):
        return None


Names().visit(ast.parse("a = b + c.d\né = f(g)"))
print(ast.dump(Doubled().visit(ast.parse("if x:\n    pass\n    y = [1, 'ab']"))))
print([type(node).__name__ for node in ast.walk(ast.parse("x = 1 + f(y)"))])
source = "def f():\n    '''One\n       two'''\n    return a + 1  # c\n"
function = ast.parse(source).body[0]
print(repr(ast.get_docstring(function)), ast.get_source_segment(source, function.body[1].value))
match ast.parse("a.b", mode="eval").body:
    case ast.Attribute(ast.Name(name), attribute):
        print(name, attribute)

TEXTS = (
    "1", "-1", "+1.5", "1+2j", "-1-2j", "'a' 'b'", "[1, (2,), {3}]", "{'a': {'b': None}}", "set()", "True", "b'x'", " 1",
    "1 + 2", "f'x'", "a", "f(1)", "(1", "1; 2", "{**a}", "-'a'", "[*a]", "", "10 ** 2",
)
for text in TEXTS:
    try:
        print(repr(text), repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError) as e:
        print(repr(text), type(e).__name__, str(e).partition("<")[0])
for action in (lambda: ast.Name("a", "b", "c"), lambda: ast.parse("x ="), lambda: ast.dump(3)):
    try:
        action()
    except (TypeError, SyntaxError) as e:
        print(type(e).__name__, e)
