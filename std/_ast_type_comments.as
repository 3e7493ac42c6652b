"""Comments that are types, for `ast.parse(.., type_comments=True)` and its mode `func_type` (PEP 484)."""

import ast
import re
import tokenize
from bisect import bisect_left

_COMMENT = re.compile(r"#[ \t]*type:[ \t]*(.*)", re.DOTALL)
_IGNORE = re.compile(r"ignore(?![0-9A-Za-z\x80-\U0010ffff])")
_SKIPPED = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING)


class Tokens:
    """The tokens of a text that its grammar sees, with places in bytes as nodes have them."""

    def __init__(self, source):
        lines = source.splitlines(keepends=True)
        self._lines = lines
        self.all = []
        self.comments = []
        rest = iter(lines)
        for token in tokenize.generate_tokens(lambda: next(rest, "")):
            if token.type == tokenize.COMMENT:
                found = _COMMENT.match(token.string)
                if found:
                    self.comments.append((len(self.all), token, found))
            elif token.type not in _SKIPPED:
                self.all.append(token)
        self.starts = [self.place(token.start) for token in self.all]

    def place(self, at):
        """Returns a line and a column in characters as a line and a column in bytes."""
        line, column = at
        if line <= len(self._lines):
            column = len(self._lines[line - 1][:column].encode("utf-8", "surrogatepass"))
        return line, column

    def line(self, number):
        return self._lines[number - 1].rstrip("\n") + "\n" if number <= len(self._lines) else ""

    def index_from(self, place):
        """Returns which token is the first that begins at a place or behind it."""
        return bisect_left(self.starts, place)


def _start(node):
    return node.lineno, node.col_offset


def _end(node):
    return node.end_lineno, node.end_col_offset


def _refused(tokens, filename, token, found):
    line = token.start[0]
    first = token.start[1] + found.start(1)
    text = tokens.line(line)
    return SyntaxError("invalid syntax", (filename, line, first + 1, text, line, token.end[1] + 1))


def attach(tree, source, filename):
    """Gives the nodes of a tree the comments of its text that are their types. A comment that is a type of nothing is a
    SyntaxError."""
    if not _COMMENT.search(source):
        return
    tokens = Tokens(source)
    waiting = {}
    for index, token, found in tokens.comments:
        ignored = _IGNORE.match(found[1])
        if ignored:
            if isinstance(tree, ast.Module):
                # Alone on its line, it has the line's end in CPython, too.
                end = "" if token.line[:token.start[1]].strip() else "\n"
                tree.type_ignores.append(ast.TypeIgnore(token.start[0], found[1][ignored.end():] + end))
        else:
            # No two comments stand before the same token.
            if index in waiting:
                raise _refused(tokens, filename, token, found)
            waiting[index] = token, found
    if not waiting:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            _take(node, tokens.index_from(_end(node)), waiting, tokens, (tokenize.NEWLINE, tokenize.ENDMARKER))
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            _take_behind_colon(node, _end(node.iter), waiting, tokens)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            last = node.items[-1]
            _take_behind_colon(node, _end(last.optional_vars or last.context_expr), waiting, tokens)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _take_of_function(node, waiting, tokens, filename)
    for token, found in waiting.values():
        raise _refused(tokens, filename, token, found)


def _take(node, index, waiting, tokens, before):
    """Gives a node the comment that stands before a token, if that is of one of the kinds `before`."""
    if index in waiting and tokens.all[index].type in before:
        node.type_comment = waiting.pop(index)[1][1]
        return True
    return False


def _colon(tokens, place):
    """Returns which token is the colon at the end of a header."""
    index = tokens.index_from(place)
    while tokens.all[index].string != ":":
        index += 1
    return index


def _take_behind_colon(node, place, waiting, tokens):
    return _take(node, _colon(tokens, place) + 1, waiting, tokens, (tokenize.NEWLINE,))


def _take_of_function(node, waiting, tokens, filename):
    given = node.args
    params = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    params = [param for param in params if param is not None]
    parts = [*params, *given.defaults, *given.kw_defaults, node.returns, *node.type_params]
    inner = max([_end(part) for part in parts if part is not None], default=_start(node))
    colon = _colon(tokens, inner)
    is_taken = _take_behind_colon(node, inner, waiting, tokens)
    # Or it stands alone on the line below.
    if colon + 2 < len(tokens.all) and tokens.all[colon + 1].type == tokenize.NEWLINE:
        if _take(node, colon + 2, waiting, tokens, (tokenize.INDENT,)) and is_taken:
            line, column = tokens.all[colon + 2].end
            place = (filename, line, column, tokens.line(line), line, -1)
            raise SyntaxError("Cannot have two type comments on def", place)
    _take_of_params(params, tokens.index_from(_start(node)), colon, waiting, tokens)


def _take_of_params(params, first, colon, waiting, tokens):
    """A comment behind a parameter's comma, or before the closing parenthesis, is the parameter's type."""
    depth = 0
    for index in range(first, colon):
        if depth == 1 and index in waiting:
            text = tokens.all[index - 1].string
            if text == "," or tokens.all[index].string == ")":
                before = [param for param in params if _start(param) < tokens.starts[index]]
                if before and before[-1].type_comment is None:
                    before[-1].type_comment = waiting.pop(index)[1][1]
        text = tokens.all[index].string
        if tokens.all[index].type == tokenize.OP:
            depth += (text in "([{") - (text in ")]}")


def function_type(source, filename):
    """Returns the FunctionType of a text as `(int, *str) -> float`."""
    try:
        tokens = Tokens(source)
    except (tokenize.TokenError, SyntaxError):
        ast.parse(source, filename, "eval")
        raise _bad_type(source, filename) from None
    depth = close = 0
    for close, token in enumerate(tokens.all):
        if token.type == tokenize.OP:
            depth += (token.string in "([{") - (token.string in ")]}")
        if depth == 0:
            break
    arrow = tokens.all[close + 1] if close + 1 < len(tokens.all) else None
    if not close or arrow is None or arrow.string != "->" or tokens.all[0].string != "(":
        raise _bad_type(source, filename)
    lines = source.splitlines(keepends=True)
    end_line, end_column = tokens.all[close].end
    call = "".join([*lines[:end_line - 1], lines[end_line - 1][:end_column]])
    line, column = arrow.end
    rest = "".join(["\\\n" * (line - 1), " " * column, lines[line - 1][column:], *lines[line:]])
    try:
        call = ast.parse("_" + call, filename, "eval").body
        returns = ast.parse("(" + rest[1:].rstrip() + "\n)", filename, "eval").body
    except SyntaxError:
        raise _bad_type(source, filename) from None
    # Stars stand behind all others, and each once.
    starred = [isinstance(part, ast.Starred) for part in call.args]
    if (
        any(starred[:-1]) or len(call.keywords) > 1 or any(part.arg is not None for part in call.keywords)
        or tokens.all[close - 1].string == "," or not rest.strip("\\\n ")
    ):
        raise _bad_type(source, filename)
    given = [part.value if isinstance(part, ast.Starred) else part for part in call.args]
    given += [part.value for part in call.keywords]
    for part in given:
        for node in ast.walk(part):
            if getattr(node, "lineno", 0) == 1:
                node.col_offset -= 1
                if node.end_lineno == 1:
                    node.end_col_offset -= 1
    return ast.FunctionType(given, returns)


def _bad_type(source, filename):
    text = source.splitlines()[0] if source else ""
    return SyntaxError("invalid syntax", (filename, 1, 1, text, 1, 2))
