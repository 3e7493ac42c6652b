"""What `ast.parse(.., feature_version=..)` refuses: syntax that a version of Python 3 did not have yet."""

import ast
import tokenize

# For kinds of nodes: since when they are there, and what an error calls them.
_SINCE = {
    ast.NamedExpr: (8, "Assignment expressions are"),
    ast.Match: (10, "Pattern matching is"),
    ast.TypeAlias: (12, "Type statement is"),
    ast.TryStar: (11, "Exception groups are"),
    ast.AsyncFunctionDef: (5, "Async functions are"),
    ast.Await: (5, "Await expressions are"),
    ast.AsyncFor: (5, "Async for loops are"),
    ast.AsyncWith: (5, "Async with statements are"),
    ast.AnnAssign: (6, "Variable annotation syntax is"),
}
_OLDEST_WITH_ALL = 13


def minor_of(feature_version):
    """Returns the minor version that an argument `feature_version` means, -1 for the newest."""
    if feature_version is None:
        return -1
    if isinstance(feature_version, tuple):
        major, feature_version = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
    return feature_version


def check(tree, source, filename, minor):
    """Raises a SyntaxError if a tree has what version 3.`minor` did not have."""
    import operator
    minor = operator.index(minor)
    if not 0 <= minor < _OLDEST_WITH_ALL:
        return
    from _ast_type_comments import Tokens
    tokens = Tokens(source)
    errors = []

    def add(since, what, place=None, token=None):
        if minor < since:
            if token is None:
                # Told where the parser has come to: at the token behind.
                token = tokens.all[min(tokens.index_from(place), len(tokens.all) - 1)]
            errors.append((tokens.place(token.start), f"{what} only supported in Python 3.{since} and greater", token))

    for node in ast.walk(tree):
        if type(node) in _SINCE:
            add(*_SINCE[type(node)], _end(node))
        elif isinstance(node, ast.arguments) and node.posonlyargs:
            index = tokens.index_from(_end((node.posonlyargs + node.defaults[:1])[-1]))
            while tokens.all[index].string != "/":
                index += 1
            add(8, "Positional-only parameters are", token=tokens.all[index + 1])
        elif isinstance(node, ast.comprehension) and node.is_async:
            add(6, "Async comprehensions are", _end((node.ifs or [node.iter])[-1]))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            add(5, "The '@' operator is", _end(node))
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.MatMult):
            add(5, "The '@' operator is", token=tokens.all[tokens.index_from(_end(node.target))])
        params = getattr(node, "type_params", None)
        if params:
            index = tokens.index_from(_end(params[-1]))
            while tokens.all[index].string != "]":
                index += 1
            add(12, "Type parameter lists are", token=tokens.all[index])
            for param in params:
                if param.default_value is not None:
                    add(13, "Type parameter defaults are", _end(param))
    for token in tokens.all:
        if token.type == tokenize.NUMBER and "_" in token.string:
            add(6, "Underscores in numeric literals are", token=token)
    if errors:
        # Of what ends at one place, the inner is told.
        _, text, token = min(reversed(errors), key=lambda error: error[0])
        (line, column), (end_line, end_column) = token.start, token.end
        raise SyntaxError(text, (filename, line, column + 1, tokens.line(line), end_line, end_column + 1))


def _end(node):
    return node.end_lineno, node.end_col_offset
