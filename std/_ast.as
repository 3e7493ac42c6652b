"""_ast: the classes of the nodes, which CPython has here and `ast` has, too."""

import ast

globals().update({name: value for name, value in vars(ast).items() if isinstance(value, type) and issubclass(value, ast.AST)})
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS

del ast
