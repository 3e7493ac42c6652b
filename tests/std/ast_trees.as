# The module ast: trees shown, walked, changed, compiled; values of literals.
import ast
import copy


def told(find):
    try:
        print(find())
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text[:text.find(" object at")] if " object at" in text else text)


SOURCE = "async def f(a, /, b: int = 1, *c, d=2, **e) -> str:\n    'doc'\n    return await g(*a, k=b, **e)\n"
print(ast.dump(ast.parse(SOURCE), indent=2))
print(ast.dump(ast.parse("x[1:2] += y.z"), include_attributes=True))
told(lambda: ast.dump(ast.parse("f(1, k=2)\nreturn"), False))
told(lambda: ast.dump(ast.parse("f()"), False, show_empty=True))
told(lambda: ast.dump(ast.Constant([])))
told(lambda: ast.dump(3))
for text in ("x", "f(1)", "[1,\n f()]", "{'a': [1, (2,)], 'b': {1, 2}, 'c': set(), 'd': -1, 'e': 1+2j, 'f': b'x', 'g': None, 'h': ...}",
             "1+1", "--1", "-True", "'a' 'b'", "", "1 2", "(1", "a.b", "{[1]: 2}", "-1-2j", "  7"):
    told(lambda: ast.literal_eval(text))
told(lambda: ast.literal_eval(3))
told(lambda: ast.literal_eval(ast.parse("(1, 2)", mode="eval")))
told(lambda: ast.get_docstring(ast.parse(SOURCE).body[0]))
told(lambda: ast.get_docstring(ast.parse("x").body[0]))
told(lambda: ast.get_source_segment("x = (1 +\n  2)\ny", ast.parse("x = (1 +\n  2)\ny").body[0].value))
told(lambda: [type(n).__name__ for n in ast.walk(ast.parse("a+b*c"))])
told(lambda: ast.dump(ast.increment_lineno(ast.parse("a"), 3), include_attributes=True))
told(lambda: ast.Name(1, 2, 3))
told(lambda: ast.Name("x", id=3))
told(lambda: (ast.FunctionDef._fields, ast.stmt._attributes, ast.Name.__doc__, ast.Name._field_types, ast.Return.value))
told(lambda: ast.parse("x = = 2", "foo.py"))
told(lambda: ast.foo)


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print("name", node.id)

    def visit_Constant(self, node):
        print("constant", node.value)


class Looked(ast.NodeTransformer):
    def visit_Name(self, node):
        new = ast.Subscript(value=ast.Name(id="data", ctx=ast.Load()), slice=ast.Constant(value=node.id), ctx=node.ctx)
        return ast.copy_location(new, node)

    def visit_Pass(self, node):
        return None


Names().visit(ast.parse("a + b * 3"))
tree = ast.fix_missing_locations(Looked().visit(ast.parse("foo = bar + 1\nif foo:\n    pass\n    foo = 0")))
print(ast.unparse(tree))
names = {"data": {"bar": 41}}
exec(compile(tree, "<tree>", "exec"), names)
print(names["data"])
told(lambda: eval(compile(ast.parse("1+2*3", mode="eval"), "<x>", "eval")))
told(lambda: compile(ast.parse("1"), "<x>", "eval"))
told(lambda: compile(3, "<x>", "eval"))
told(lambda: ast.dump(compile("1", "a", "eval", ast.PyCF_ONLY_AST)))
told(lambda: ast.dump(copy.deepcopy(tree)) == ast.dump(tree))
match ast.parse("a = 1").body[0]:
    case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(value)):
        print(name, value)
