# Code compiled from a changed tree tells the lines of the tree, however many statements came in.
import ast
import traceback

TEXT = '''
def a(x):
    """Text
    of two lines."""
    if x:
        return 1 / (x - 1)

    return [
        x, 2]


@str
class C:
    here = 3

def b(): return a(1)
'''
tree = ast.parse(TEXT)


class More(ast.NodeTransformer):
    def visit_Return(self, node):
        more = [ast.copy_location(one, node) for one in ast.parse("y = 1\nif y: z = 2\nelse: z = 3").body]
        return [ast.increment_lineno(one, 0) for one in more] + [node]


tree = More().visit(tree)
for node in ast.walk(tree):
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "y":
        for inner in ast.walk(node):
            if hasattr(inner, "lineno"):
                inner.lineno = inner.end_lineno = node.lineno
space = {}
exec(compile(tree, "<tree>", "exec"), space)
try:
    space["b"]()
except ZeroDivisionError as e:
    print([(frame.name, frame.lineno) for frame in traceback.extract_tb(e.__traceback__)][1:])
print(space["a"](0), [space[name].__code__.co_firstlineno for name in "ab"])
value = compile(ast.increment_lineno(ast.parse("1 / 0", mode="eval"), 40), "<e>", "eval")
try:
    eval(value)
except ZeroDivisionError as e:
    print(traceback.extract_tb(e.__traceback__)[-1].lineno, value.co_firstlineno)
