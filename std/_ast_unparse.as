"""Writing a tree as source text, for `ast.unparse` and for `compile` of a tree.

Parentheses are decided by strength: an operand is told how strongly it must bind (`at`), and puts itself into parentheses if
it binds more weakly. The text is CPython's, which is not always the shortest.
"""

import ast
from keyword import iskeyword as _iskeyword

# How strongly things bind, weakest first.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(18)

_BINARY = {
    "Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM), "Mod": ("%", _TERM),
    "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BOR), "BitXor": ("^", _BXOR), "BitAnd": ("&", _BAND),
    "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER),
}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}

_LONG_QUOTES = ('"""', "'''")
_QUOTES = ("'", '"', *_LONG_QUOTES)

# What can stand in parentheses, and marks itself.
_WRAPPED = (
    ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda, ast.IfExp, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Compare, ast.MatchAs, ast.MatchOr,
)

# Stands for a number too large for a literal.
_INFINITY = "1e309"


def _in_quotes(text, quotes, hides_blanks):
    """Returns a text as it stands in quotes, and which of the quotes can be used."""
    shown = "".join([
        c if c in "\n\t" and not hides_blanks else c.encode("unicode_escape").decode("ascii") if c == "\\" or not c.isprintable() else c
        for c in text
    ])
    usable = [q for q in quotes if q not in shown and ("\n" not in shown or q in _LONG_QUOTES)]
    if not usable:
        shown = repr(text)
        return shown[1:-1], [next((q for q in quotes if shown[0] in q), shown[0])]
    if shown:
        # Quotes unlike the last character come first; else that is hidden.
        usable.sort(key=lambda q: q[0] == shown[-1])
        if usable[0][0] == shown[-1]:
            shown = shown[:-1] + "\\" + shown[-1]
    return shown, usable


class Writer:
    """Writes trees; one `for_compile` notes the line of the tree that each line it writes comes from, and marks where the text of a
    node begins and ends, for the compiler to take out: see `src/source/told.rs`."""

    def __init__(self, for_compile=False):
        self.for_compile = for_compile
        # The line of the tree for each line that was written.
        self.told = []
        # What stands for names that no text can have, and those names.
        self.stands_for = {}
        self.parts = []
        self.lines = 1
        self.depth = 0

    def name(self, name):
        """Returns a name, or for `compile`, which takes any, one that stands for it."""
        if not self.for_compile or not isinstance(name, str) or name.isidentifier() and not _iskeyword(name):
            return name
        for stand_in, known in self.stands_for.items():
            if known == name:
                return stand_in
        stand_in = f"_aster_name_{len(self.stands_for)}_"
        self.stands_for[stand_in] = name
        return stand_in

    def text_of(self, tree):
        """Returns the text of a tree."""
        if isinstance(tree, (ast.expr, ast.slice)):
            return self.expr(tree)
        if isinstance(tree, ast.Expression):
            return self.expr(tree.body)
        if isinstance(tree, ast.Module):
            self.body(tree)
        elif isinstance(tree, ast.Interactive):
            self.statements(tree.body)
        elif isinstance(tree, ast.stmt):
            self.statement(tree)
        elif isinstance(tree, ast.ExceptHandler):
            self.handler(tree, "except")
        elif isinstance(tree, ast.match_case):
            self.case(tree)
        elif isinstance(tree, ast.pattern):
            return self.pattern(tree)
        elif isinstance(tree, ast.AST):
            return self.piece(tree)
        else:
            raise TypeError(f"expected AST, got {type(tree).__name__!r}")
        return "".join(self.parts)

    def piece(self, tree):
        """Returns the text of what is neither statement nor expression."""
        shown = {
            "arguments": self.parameters, "arg": self.parameter, "keyword": self.keyword, "alias": self.alias, "withitem": self.item,
            "comprehension": self.clause, "TypeVar": self.type_parameter, "TypeVarTuple": self.type_parameter, "ParamSpec": self.type_parameter,
        }.get(type(tree).__name__)
        return shown(tree) if shown is not None else ""

    def marked(self, node, text):
        """Returns the text of a node with the marks around it."""
        return f"{self.mark(node)}{text}\2" if self.for_compile else text

    def mark(self, node):
        """Returns what stands before the text of a node for `compile`, which takes no node without a place."""
        end = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
        return f"\1{node.lineno},{node.col_offset},{end[0]},{end[1]}\3"

    def needs_place(self, node, kind):
        if self.for_compile:
            for name in ("lineno", "col_offset"):
                if not hasattr(node, name):
                    raise TypeError(f'required field "{name}" missing from {kind}')

    def wrapped(self, node, text, is_weak):
        """Returns the text of a node, in parentheses if it binds too weakly; the tree does not have them, and the marks lie inside."""
        text = self.marked(node, text)
        return f"({text})" if is_weak else text

    # Statements

    def write(self, text):
        self.parts.append(text)
        self.lines += text.count("\n")

    def line(self, text, node=None):
        """Begins a line."""
        if self.parts:
            self.write("\n")
        if self.for_compile:
            known = self.told[-1] if self.told else 1
            self.told.extend([known] * (self.lines - 1 - len(self.told)))
            self.told.append(getattr(node, "lineno", known))
        self.write("    " * self.depth + text)

    def gap(self):
        if self.parts:
            self.write("\n")

    def block(self, body):
        self.write(":")
        self.depth += 1
        self.statements(body)
        self.depth -= 1

    def body(self, node):
        """Writes the statements of a module, class or function, a docstring among them."""
        body = node.body
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
            text, quotes = _in_quotes(body[0].value.value, _LONG_QUOTES, False)
            self.line(("u" if body[0].value.kind == "u" else "") + quotes[0] + text + quotes[0], body[0])
            body = body[1:]
        self.statements(body)

    def statements(self, body):
        for one in body:
            self.statement(one)

    def statement(self, node):
        self.needs_place(node, "stmt")
        name = type(node).__name__
        method = getattr(self, "write_" + name, None)
        if method is not None:
            method(node)
        else:
            self.line(self.marked(node, getattr(self, "simple_" + name)(node)), node)

    def simple_Expr(self, node):
        return self.expr(node.value, _YIELD)

    def simple_Assign(self, node):
        return "".join([self.expr(target, _TUPLE) + " = " for target in node.targets]) + self.expr(node.value) + self.comment(node)

    def comment(self, node):
        text = getattr(node, "type_comment", None)
        return f" # type: {text}" if text is not None and not self.for_compile else ""

    def simple_AugAssign(self, node):
        return f"{self.expr(node.target)} {_BINARY[type(node.op).__name__][0]}= {self.expr(node.value)}"

    def simple_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        value = f" = {self.expr(node.value)}" if node.value else ""
        return f"{target}: {self.expr(node.annotation)}{value}"

    def simple_Return(self, node):
        return f"return {self.expr(node.value)}" if node.value else "return"

    def simple_Pass(self, node):
        return "pass"

    def simple_Break(self, node):
        return "break"

    def simple_Continue(self, node):
        return "continue"

    def simple_Delete(self, node):
        return "del " + self.exprs(node.targets)

    def simple_Assert(self, node):
        message = f", {self.expr(node.msg)}" if node.msg else ""
        return f"assert {self.expr(node.test)}{message}"

    def simple_Global(self, node):
        return "global " + ", ".join([self.name(one) for one in node.names])

    def simple_Nonlocal(self, node):
        return "nonlocal " + ", ".join([self.name(one) for one in node.names])

    def simple_Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            return "raise"
        cause = f" from {self.expr(node.cause)}" if node.cause else ""
        return f"raise {self.expr(node.exc)}{cause}"

    def simple_Import(self, node):
        return "import " + ", ".join([self.alias(one) for one in node.names])

    def simple_ImportFrom(self, node):
        return f"from {'.' * (node.level or 0)}{node.module or ''} import {', '.join([self.alias(one) for one in node.names])}"

    def simple_TypeAlias(self, node):
        return f"type {self.expr(node.name)}{self.type_parameters(node)} = {self.expr(node.value)}"

    def alias(self, node):
        return f"{node.name} as {self.name(node.asname)}" if node.asname else node.name

    def item(self, node):
        target = f" as {self.expr(node.optional_vars)}" if node.optional_vars else ""
        return self.expr(node.context_expr) + target

    def orelse(self, node, word="else"):
        if node:
            self.line(word)
            self.block(node)

    def write_If(self, node):
        word = "if"
        while True:
            self.line(f"{word} {self.expr(node.test)}", node)
            self.block(node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], ast.If):
                break
            node, word = node.orelse[0], "elif"
        self.orelse(node.orelse)

    def write_While(self, node):
        self.line(f"while {self.expr(node.test)}", node)
        self.block(node.body)
        self.orelse(node.orelse)

    def write_For(self, node, word="for"):
        self.line(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter)}", node)
        self.block(node.body)
        self.orelse(node.orelse)

    def write_AsyncFor(self, node):
        self.write_For(node, "async for")

    def write_With(self, node, word="with"):
        self.line(f"{word} {', '.join([self.item(one) for one in node.items])}", node)
        self.block(node.body)

    def write_AsyncWith(self, node):
        self.write_With(node, "async with")

    def write_Try(self, node, word="except"):
        self.line("try", node)
        self.block(node.body)
        for one in node.handlers:
            self.handler(one, word)
        self.orelse(node.orelse)
        self.orelse(node.finalbody, "finally")

    def write_TryStar(self, node):
        self.write_Try(node, "except*")

    def handler(self, node, word):
        self.needs_place(node, "excepthandler")
        kind = f" {self.expr(node.type)}" if node.type else ""
        name = f" as {self.name(node.name)}" if node.name else ""
        self.line(word + kind + name, node)
        self.block(node.body)

    def write_Match(self, node):
        self.line(f"match {self.expr(node.subject)}", node)
        self.write(":")
        self.depth += 1
        for one in node.cases:
            self.case(one)
        self.depth -= 1

    def case(self, node):
        guard = f" if {self.expr(node.guard)}" if node.guard else ""
        self.line(f"case {self.pattern(node.pattern)}{guard}", node.pattern)
        self.block(node.body)

    def write_FunctionDef(self, node, word="def"):
        self.gap()
        for one in node.decorator_list:
            self.line("@" + self.expr(one), one)
        result = f" -> {self.expr(node.returns)}" if node.returns else ""
        self.line(f"{self.mark(node) if self.for_compile else ''}{word} {self.name(node.name)}{self.type_parameters(node)}({self.parameters(node.args)}){result}:{self.comment(node)}", node)
        self.depth += 1
        self.body(node)
        self.depth -= 1
        if self.for_compile:
            self.write("\2")

    def write_AsyncFunctionDef(self, node):
        self.write_FunctionDef(node, "async def")

    def write_ClassDef(self, node):
        self.gap()
        for one in node.decorator_list:
            self.line("@" + self.expr(one), one)
        given = [self.expr(one) for one in node.bases] + [self.keyword(one) for one in node.keywords]
        bases = f"({', '.join(given)})" if given else ""
        self.line(f"{self.mark(node) if self.for_compile else ''}class {self.name(node.name)}{self.type_parameters(node)}{bases}:", node)
        self.depth += 1
        self.body(node)
        self.depth -= 1
        if self.for_compile:
            self.write("\2")

    def type_parameters(self, node):
        params = getattr(node, "type_params", None)
        return f"[{', '.join([self.type_parameter(one) for one in params])}]" if params else ""

    def type_parameter(self, node):
        stars = {"TypeVarTuple": "*", "ParamSpec": "**"}.get(type(node).__name__, "")
        bound = f": {self.expr(node.bound)}" if not stars and node.bound else ""
        default = f" = {self.expr(node.default_value)}" if node.default_value else ""
        return stars + self.name(node.name) + bound + default

    def parameter(self, node):
        name = self.name(node.arg)
        return f"{name}: {self.expr(node.annotation)}" if node.annotation else name

    def parameters(self, node):
        found = []
        by_place = node.posonlyargs + node.args
        defaults = [None] * (len(by_place) - len(node.defaults)) + node.defaults
        for at, (one, default) in enumerate(zip(by_place, defaults), 1):
            found.append(self.parameter(one) + (f"={self.expr(default)}" if default else ""))
            if at == len(node.posonlyargs):
                found.append("/")
        if node.vararg or node.kwonlyargs:
            found.append("*" + (self.parameter(node.vararg) if node.vararg else ""))
        for one, default in zip(node.kwonlyargs, node.kw_defaults):
            found.append(self.parameter(one) + (f"={self.expr(default)}" if default else ""))
        if node.kwarg:
            found.append("**" + self.parameter(node.kwarg))
        return ", ".join(found)

    # Expressions

    def expr(self, node, at=_TEST):
        """Returns the text of an expression that must bind as strongly as `at`."""
        self.needs_place(node, "expr")
        text = getattr(self, "expr_" + type(node).__name__)(node, at)
        return self.marked(node, text) if self.for_compile and not isinstance(node, _WRAPPED) else text

    def exprs(self, nodes, at=_TEST):
        return ", ".join([self.expr(one, at) for one in nodes])

    def items(self, nodes):
        """Returns the text of what stands in a tuple."""
        return f"{self.expr(nodes[0])}," if len(nodes) == 1 else self.exprs(nodes)

    def expr_Name(self, node, at):
        # These three are names in trees that scripts make of old ones.
        return node.id if node.id in ("None", "True", "False") else self.name(node.id)

    def expr_Constant(self, node, at):
        return ("u" if node.kind == "u" else "") + self.constant(node.value)

    def constant(self, value):
        if isinstance(value, tuple):
            shown = [self.constant(one) for one in value]
            return f"({shown[0]},)" if len(shown) == 1 else f"({', '.join(shown)})"
        if value is ...:
            return "..."
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
        return repr(value)

    def expr_NamedExpr(self, node, at):
        text = f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}"
        return self.wrapped(node, text, at > _NAMED)

    def expr_Await(self, node, at):
        text = f"await {self.expr(node.value, _ATOM)}"
        return self.wrapped(node, text, at > _AWAIT)

    def expr_Yield(self, node, at):
        text = f"yield {self.expr(node.value, _ATOM)}" if node.value else "yield"
        return self.wrapped(node, text, at > _YIELD)

    def expr_YieldFrom(self, node, at):
        text = f"yield from {self.expr(node.value, _ATOM)}"
        return self.wrapped(node, text, at > _YIELD)

    def expr_Lambda(self, node, at):
        given = self.parameters(node.args)
        text = f"lambda{' ' if given else ''}{given}: {self.expr(node.body, _TEST)}"
        return self.wrapped(node, text, at > _TEST)

    def expr_IfExp(self, node, at):
        text = f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else {self.expr(node.orelse, _TEST)}"
        return self.wrapped(node, text, at > _TEST)

    def expr_BoolOp(self, node, at):
        word, own = ("and", _AND) if isinstance(node.op, ast.And) else ("or", _OR)
        # Each operand has to bind more strongly than the one before.
        operands = [self.expr(one, min(own + 1 + i, _ATOM)) for i, one in enumerate(node.values)]
        text = f" {word} ".join(operands)
        return self.wrapped(node, text, at > own)

    def expr_BinOp(self, node, at):
        sign, own = _BINARY[type(node.op).__name__]
        left, right = (own + 1, own) if sign == "**" else (own, own + 1)
        text = f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}"
        return self.wrapped(node, text, at > own)

    def expr_UnaryOp(self, node, at):
        sign, own = _UNARY[type(node.op).__name__]
        text = sign + self.expr(node.operand, own)
        return self.wrapped(node, text, at > own)

    def expr_Compare(self, node, at):
        rest = [f" {_COMPARE[type(op).__name__]} {self.expr(one, _CMP + 1)}" for op, one in zip(node.ops, node.comparators)]
        text = self.expr(node.left, _CMP + 1) + "".join(rest)
        return self.wrapped(node, text, at > _CMP)

    def expr_Attribute(self, node, at):
        value = self.expr(node.value, _ATOM)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            value += " "
        name = self.name(node.attr)
        end = getattr(node, "end_col_offset", None)
        if self.for_compile and end is not None:
            # A call of a method on a line of its own stands where the name does.
            line = node.end_lineno
            name = f"\1{line},{end - len(node.attr.encode())},{line},{end}\3{name}\2"
        return f"{value}.{name}"

    def expr_Call(self, node, at):
        given = [self.expr(one) for one in node.args] + [self.keyword(one) for one in node.keywords]
        return f"{self.expr(node.func, _ATOM)}({', '.join(given)})"

    def keyword(self, node):
        return ("**" if node.arg is None else f"{self.name(node.arg)}=") + self.expr(node.value)

    def expr_Subscript(self, node, at):
        if isinstance(node.slice, ast.Tuple) and node.slice.elts:
            index = self.items(node.slice.elts)
        else:
            index = self.expr(node.slice)
        return f"{self.expr(node.value, _ATOM)}[{index}]"

    def expr_Slice(self, node, at):
        lower, upper = [self.expr(one) if one else "" for one in (node.lower, node.upper)]
        return f"{lower}:{upper}" + (f":{self.expr(node.step)}" if node.step else "")

    def expr_Starred(self, node, at):
        return "*" + self.expr(node.value, _BOR)

    def expr_Tuple(self, node, at):
        text = self.items(node.elts) if node.elts else ""
        return f"({text})" if not node.elts or at > _TUPLE else text

    def expr_List(self, node, at):
        return f"[{self.exprs(node.elts)}]"

    def expr_Set(self, node, at):
        return f"{{{self.exprs(node.elts)}}}" if node.elts else "{*()}"

    def expr_Dict(self, node, at):
        return "{" + ", ".join([
            f"{self.expr(key)}: {self.expr(value)}" if key is not None else "**" + self.expr(value, _BOR)
            for key, value in zip(node.keys, node.values)
        ]) + "}"

    def expr_ListComp(self, node, at):
        return f"[{self.expr(node.elt)}{self.clauses(node)}]"

    def expr_SetComp(self, node, at):
        return f"{{{self.expr(node.elt)}{self.clauses(node)}}}"

    def expr_GeneratorExp(self, node, at):
        return f"({self.expr(node.elt)}{self.clauses(node)})"

    def expr_DictComp(self, node, at):
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{self.clauses(node)}}}"

    def clauses(self, node):
        return "".join([self.clause(one) for one in node.generators])

    def clause(self, node):
        conditions = "".join([f" if {self.expr(one, _TEST + 1)}" for one in node.ifs])
        word = " async for " if node.is_async else " for "
        return f"{word}{self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST + 1)}{conditions}"

    # Strings with values in them

    def expr_FormattedValue(self, node, at):
        return self.value(node)

    def expr_JoinedStr(self, node, at):
        parts = [(self.inner(one), isinstance(one, ast.Constant)) for one in node.values]
        quotes = list(_QUOTES)
        shown = []
        for text, is_text in parts:
            if is_text:
                text, usable = _in_quotes(text, quotes, True)
                if not set(usable) & set(quotes):
                    # No quotes fit all parts: these do, with what they hide.
                    quotes = ["'''"]
                    shown = [repr('"' + text)[2:-1] if is_text else text for text, is_text in parts]
                    break
                quotes = usable
            elif "\n" in text:
                quotes = [q for q in quotes if q in _LONG_QUOTES]
            shown.append(text)
        return f"f{quotes[0]}{''.join(shown)}{quotes[0]}"

    def inner(self, node, in_spec=False):
        """Returns a piece of such a string, as it stands inside of the quotes."""
        if isinstance(node, ast.JoinedStr):
            return "".join([self.inner(one, in_spec) for one in node.values])
        if isinstance(node, ast.FormattedValue):
            return self.value(node)
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            if self.for_compile and isinstance(node, ast.expr):
                # `compile` takes any expression whose value is text.
                text = self.expr(node, _TEST + 1)
                return "{ " + text + "}"
            raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")
        text = node.value.replace("{", "{{").replace("}", "}}")
        if in_spec:
            text = text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n")
        return text

    def value(self, node):
        text = self.expr(node.value, _TEST + 1)
        # Two braces in a row would be one that is meant.
        blank = " " if self.for_compile or text.startswith("{") else ""
        conversion = f"!{chr(node.conversion)}" if node.conversion != -1 else ""
        spec = ":" + self.inner(node.format_spec, True) if node.format_spec else ""
        return f"{{{blank}{text}{conversion}{spec}}}"

    # Patterns

    def pattern(self, node, at=_TEST):
        self.needs_place(node, "pattern")
        text = getattr(self, "pattern_" + type(node).__name__)(node, at)
        return self.marked(node, text) if self.for_compile and not isinstance(node, _WRAPPED) else text

    def pattern_MatchValue(self, node, at):
        return self.expr(node.value)

    def pattern_MatchSingleton(self, node, at):
        return self.constant(node.value)

    def pattern_MatchSequence(self, node, at):
        return f"[{', '.join([self.pattern(one) for one in node.patterns])}]"

    def pattern_MatchStar(self, node, at):
        return "*" + (self.name(node.name) if node.name else "_")

    def pattern_MatchMapping(self, node, at):
        shown = [f"{self.expr(key)}: {self.pattern(one)}" for key, one in zip(node.keys, node.patterns)]
        if node.rest:
            shown.append("**" + self.name(node.rest))
        return "{" + ", ".join(shown) + "}"

    def pattern_MatchClass(self, node, at):
        shown = [self.pattern(one) for one in node.patterns]
        shown += [f"{self.name(name)}={self.pattern(one)}" for name, one in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self.expr(node.cls, _ATOM)}({', '.join(shown)})"

    def pattern_MatchAs(self, node, at):
        if node.name is None:
            return "_"
        if node.pattern is None:
            return self.name(node.name)
        text = f"{self.pattern(node.pattern, _BOR)} as {self.name(node.name)}"
        return self.wrapped(node, text, at > _TEST)

    def pattern_MatchOr(self, node, at):
        text = " | ".join([self.pattern(one, _BOR + 1) for one in node.patterns])
        return self.wrapped(node, text, at > _BOR)
