# compile() takes trees whose imports and patterns bind names that no text can have.
import ast

alias = ast.alias("math", "@math")
inner = ast.alias("sqrt", "no text")
tree = ast.parse("y = m.floor(2.5) + r(9)\nmatch [1, {'k': 2, 'l': 3}]:\n    case [a, {'k': b, **c}]: z = 1\n    case [*d]: z = 2\n")
tree.body[:0] = [ast.Import([alias]), ast.ImportFrom("math", [inner], 0)]
names = {"m": "@math", "r": "no text"}
for node in ast.walk(tree):
    if isinstance(node, ast.Name):
        node.id = names.get(node.id, node.id)
    elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
        node.name = "@" + node.name
    elif isinstance(node, ast.MatchMapping):
        node.rest = "@" + node.rest
ast.fix_missing_locations(tree)
space = {}
exec(compile(tree, "<tree>", "exec"), space)
print(sorted(name for name in space if not name.startswith("__")))
print(space["y"], space["@a"], space["@b"], space["@c"], space["z"])
