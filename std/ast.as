"""The tree of a source text: parsed, walked, changed, shown, and written as text again.

    >>> literal_eval("{'a': [1, -2.5, None]}")
    {'a': [1, -2.5, None]}
    >>> unparse(parse("x=f( 1,y )"))
    'x = f(1, y)'

`_ast_parse` parses; the nodes are made here of what it gives. The classes come from the table of Python's abstract grammar below.
"""

import sys
import warnings
from _ast_parse import parse as _parse

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")

_GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores)
    | Interactive(stmt* body)
    | Expression(expr body)
    | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
     | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
     | Return(expr? value)
     | Delete(expr* targets)
     | Assign(expr* targets, expr value, string? type_comment)
     | TypeAlias(expr name, type_param* type_params, expr value)
     | AugAssign(expr target, operator op, expr value)
     | AnnAssign(expr target, expr annotation, expr? value, int simple)
     | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
     | While(expr test, stmt* body, stmt* orelse)
     | If(expr test, stmt* body, stmt* orelse)
     | With(withitem* items, stmt* body, string? type_comment)
     | AsyncWith(withitem* items, stmt* body, string? type_comment)
     | Match(expr subject, match_case* cases)
     | Raise(expr? exc, expr? cause)
     | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
     | Assert(expr test, expr? msg)
     | Import(alias* names)
     | ImportFrom(identifier? module, alias* names, int? level)
     | Global(identifier* names)
     | Nonlocal(identifier* names)
     | Expr(expr value)
     | Pass
     | Break
     | Continue
expr = BoolOp(boolop op, expr* values)
     | NamedExpr(expr target, expr value)
     | BinOp(expr left, operator op, expr right)
     | UnaryOp(unaryop op, expr operand)
     | Lambda(arguments args, expr body)
     | IfExp(expr test, expr body, expr orelse)
     | Dict(expr* keys, expr* values)
     | Set(expr* elts)
     | ListComp(expr elt, comprehension* generators)
     | SetComp(expr elt, comprehension* generators)
     | DictComp(expr key, expr value, comprehension* generators)
     | GeneratorExp(expr elt, comprehension* generators)
     | Await(expr value)
     | Yield(expr? value)
     | YieldFrom(expr value)
     | Compare(expr left, cmpop* ops, expr* comparators)
     | Call(expr func, expr* args, keyword* keywords)
     | FormattedValue(expr value, int conversion, expr? format_spec)
     | JoinedStr(expr* values)
     | Constant(constant value, string? kind)
     | Attribute(expr value, identifier attr, expr_context ctx)
     | Subscript(expr value, expr slice, expr_context ctx)
     | Starred(expr value, expr_context ctx)
     | Name(identifier id, expr_context ctx)
     | List(expr* elts, expr_context ctx)
     | Tuple(expr* elts, expr_context ctx)
     | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
        | MatchSingleton(constant value)
        | MatchSequence(pattern* patterns)
        | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
        | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
        | MatchStar(identifier? name)
        | MatchAs(pattern? pattern, identifier? name)
        | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
           | ParamSpec(identifier name, expr? default_value)
           | TypeVarTuple(identifier name, expr? default_value)
"""

_PLACED = ("stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias")


class AST:
    """A node of the tree."""

    __module__ = "ast"
    _fields = ()
    _attributes = ()
    _field_types = {}
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument{'' if len(fields) == 1 else 's'}")
        given = dict(zip(fields, args))
        for name, value in given.items():
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            if name not in fields and name not in cls._attributes:
                warnings.warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary keyword "
                              "arguments is deprecated and will be removed in Python 3.15.", DeprecationWarning, stacklevel=2)
            setattr(self, name, value)
        for name in fields:
            if name not in given and name not in kwargs:
                _without(self, cls, name)

    def __reduce__(self):
        return _again, (type(self), self.__dict__.copy())


AST.__doc__ = None


def _again(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _without(node, cls, name):
    """Gives a field that was left out the value it then has."""
    kind = cls._field_types.get(name)
    if kind is None or hasattr(cls, name):
        return
    if isinstance(kind, type(list[int])):
        setattr(node, name, [])
    elif kind is expr_context:
        node.ctx = _load
    else:
        warnings.warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an error in "
                      "Python 3.15.", DeprecationWarning, stacklevel=3)


def _define(text, base, doc=None):
    """Makes a class of its line in the grammar, like `Name(identifier id, expr_context ctx)`."""
    name, _, rest = text.partition("(")
    fields = [part.split(" ") for part in rest.rstrip(")").split(", ")] if rest else []
    namespace = {
        "__module__": "ast", "__doc__": doc or text, "_fields": tuple([field for _, field in fields]), "_kinds": dict([(field, kind) for kind, field in fields]),
    }
    namespace["__match_args__"] = namespace["_fields"]
    if name in _PLACED:
        namespace.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
    for kind, field in fields:
        if kind.endswith("?"):
            namespace[field] = None
    globals()[name] = type(name, (base,), namespace)
    return globals()[name]


def _define_all():
    base = AST
    blocks = []
    for line in _GRAMMAR.strip().split("\n"):
        if line[0] == " ":
            blocks[-1].append(line)
        else:
            blocks.append([line])
    for lines in blocks:
        name, equals, first = lines[0].partition(" = ")
        if not equals:
            _define(lines[0], AST)
            continue
        base = _define(name, AST, "\n".join(lines))
        for one in [first, *[line.strip().removeprefix("| ") for line in lines[1:]]]:
            for single in one.split(" | ") if "(" not in one else (one,):
                _define(single, base)


def _type_fields():
    builtin = {"identifier": str, "string": str, "int": int, "constant": object}
    for cls in list(globals().values()):
        if isinstance(cls, type) and "_kinds" in cls.__dict__:
            types = {}
            for field, kind in cls._kinds.items():
                plain = kind.rstrip("*?")
                found = builtin.get(plain) or globals()[plain]
                types[field] = list[found] if kind.endswith("*") else found | None if kind.endswith("?") else found
            cls._field_types = types
            del cls._kinds


_define_all()
_type_fields()
_load = Load()


# Names of earlier versions

_OLD = {
    "Num": (int, float, complex), "Str": (str,), "Bytes": (bytes,), "NameConstant": (type(None), bool), "Ellipsis": (type(...),),
}


class _OldMeta(type):
    def __instancecheck__(cls, instance):
        if not isinstance(instance, Constant):
            return False
        value = getattr(instance, "value", instance)
        return isinstance(value, _OLD[cls.__name__]) and (cls.__name__ != "Num" or not isinstance(value, bool))


_OLD_FIELDS = {"Num": ("n",), "Str": ("s",), "Bytes": ("s",), "Ellipsis": ()}


def _make_old(cls, *args, **kwargs):
    if cls.__name__ == "Ellipsis":
        return Constant(..., *args, **kwargs)
    for field, _ in zip(cls._fields, args):
        if field in kwargs:
            raise TypeError(f"{cls.__name__} got multiple values for argument {field!r}")
    return Constant(*args, **kwargs)


def __getattr__(name):
    if name not in _OLD:
        raise AttributeError(f"module 'ast' has no attribute '{name}'")
    warnings.warn(f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead", DeprecationWarning, stacklevel=2)
    globals()["_" + name] = globals().get("_" + name) or _OldMeta(name, (Constant,), {
        "__module__": "ast", "__new__": _make_old, "_fields": _OLD_FIELDS.get(name, ("value", "kind")),
        "__doc__": "Deprecated AST node class. Use ast.Constant instead",
    })
    return globals()["_" + name]


def _value_as(name):
    def warn():
        warnings.warn(f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead", DeprecationWarning, stacklevel=3)

    def fget(self):
        """Deprecated. Use value instead."""
        warn()
        return self.value

    def fset(self, value):
        warn()
        self.value = value

    return property(fget, fset)


Constant.n = _value_as("n")
Constant.s = _value_as("s")
for _name in ("slice", "Index", "ExtSlice", "Suite", "AugLoad", "AugStore", "Param"):
    _base = {"slice": AST, "Suite": mod, "Index": globals().get("slice"), "ExtSlice": globals().get("slice")}.get(_name, expr_context)
    globals()[_name] = type(_name, (_base,), {"__module__": "ast", "__doc__": "Deprecated AST node class."})
del _name, _base


# Parsing

_contexts = {"Load": _load, "Store": Store(), "Del": Del()}


def _made(tree, classes):
    """Makes the node that a tuple of `_ast_parse` stands for."""
    kind = tree[0]
    if len(tree) == 2 and tree[1] is None:
        # What only marks is the same node each time.
        node = _marks.get(kind)
        if node is None:
            node = _marks[kind] = classes[kind]()
        return node
    cls = classes[kind]
    node = cls.__new__(cls)
    attributes = node.__dict__
    for name, value in zip(cls._fields, tree[2:]):
        if type(value) is tuple:
            value = _made(value, classes)
        elif type(value) is list:
            value = [_made(one, classes) if type(one) is tuple else one for one in value]
        attributes[name] = value
    if tree[1] is not None:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = tree[1]
    return node


_marks = dict(_contexts)


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """Returns the tree of a source text: a Module, in mode `eval` an Expression.

    >>> dump(parse("a + 1", mode="eval"))
    "Expression(body=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Constant(value=1)))"
    """
    if feature_version is not None:
        from _ast_versions import minor_of
        feature_version = minor_of(feature_version)
    if mode not in ("exec", "eval", "single", "func_type"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if isinstance(source, AST):
        compile(source, filename, mode)
        return source
    if isinstance(source, (bytes, bytearray, memoryview)):
        from importlib.util import decode_source
        source = decode_source(bytes(source))
    elif not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if isinstance(filename, bytes):
        import os
        filename = os.fsdecode(filename)
    if mode == "func_type":
        from _ast_type_comments import function_type
        return function_type(source, filename)
    tree = _made(_parse(source, filename, mode), globals())
    if feature_version is not None:
        from _ast_versions import check
        check(tree, source, filename, feature_version)
    if type_comments:
        from _ast_type_comments import attach
        attach(tree, source, filename)
    return tree


def _source_of(tree, mode):
    """Returns the text that `compile` is to read for a tree, what stands in it for names that no text can have, and the
    line of the tree for each line."""
    if not isinstance(tree, AST):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}[mode]
    if not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    from _ast_unparse import Writer
    writer = Writer(for_compile=True)
    text = writer.text_of(tree)
    return text, [pair for pair in writer.stands_for.items()], writer.told or [getattr(tree.body, "lineno", 1) if mode == "eval" else 1]


def literal_eval(node_or_string):
    """Returns the value of a text, or tree, that is made of literals alone.

    >>> literal_eval("[1, (2, 'three'), {'four': 4+5j}]")
    [1, (2, 'three'), {'four': (4+5j)}]
    """
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    where = f" on line {node.lineno}" if getattr(node, "lineno", None) else ""
    return ValueError(f"malformed node or string{where}: {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        raise _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple([_literal(one) for one in node.elts])
    if isinstance(node, List):
        return [_literal(one) for one in node.elts]
    if isinstance(node, Set):
        return set([_literal(one) for one in node.elts])
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            raise _malformed(node)
        # All keys come first, then all values.
        return dict(zip([_literal(key) for key in node.keys], [_literal(value) for value in node.values]))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def unparse(ast_obj):
    """Returns source text that parses to the same tree."""
    from _ast_unparse import Writer
    return Writer().text_of(ast_obj)


# Looking at trees

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Returns a tree as text.

    >>> dump(parse("x", mode="eval"))
    "Expression(body=Name(id='x', ctx=Load()))"
    """
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def parts_of(node):
        """Returns the fields of a node that are shown, each with what stands before it."""
        cls = type(node)
        found, held, by_name = [], [], annotate_fields
        for name in node._fields:
            value = getattr(node, name, missing)
            if value is missing or value is None and getattr(cls, name, missing) is None:
                by_name = True
                continue
            if not show_empty:
                if value == [] and isinstance(cls._field_types.get(name, list[int]), type(list[int])):
                    if not by_name:
                        held.append(("", value))
                    continue
                if not by_name:
                    # Empty lists are shown after all where something stands behind them.
                    found.extend(held)
                    held = []
            found.append((f"{name}=" if by_name else "", value))
        for name in node._attributes if include_attributes else ():
            value = getattr(node, name, missing)
            if value is not missing and not (value is None and getattr(cls, name, missing) is None):
                found.append((f"{name}=", value))
        return found

    def shown(value, level):
        """Returns a value as text, and whether it needs no lines of its own."""
        level += 1
        separator, prefix = (", ", "") if indent is None else (",\n" + indent * level, "\n" + indent * level)
        if isinstance(value, AST):
            simple = True
            texts = []
            for before, part in parts_of(value):
                text, is_simple = shown(part, level)
                simple = simple and is_simple
                texts.append(before + text)
            name = value.__class__.__name__
            if simple and len(texts) <= 3:
                return f"{name}({', '.join(texts)})", not texts
            return f"{name}({prefix}{separator.join(texts)})", False
        if isinstance(value, list):
            if not value:
                return "[]", True
            return f"[{prefix}{separator.join([shown(one, level)[0] for one in value])}]", False
        return repr(value), True

    missing = object()
    return shown(node, 0)[0]


def iter_fields(node):
    """Yields the name and the value of each field that is there."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yields the nodes that are fields of a node, or items of fields."""
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yields a node and all below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Returns the docstring of a function, class or module, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def get_source_segment(source, node, *, padded=False):
    """Returns the piece of a text that a node was parsed from, or None where its place is not known."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last, start, end = node.lineno - 1, node.end_lineno - 1, node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    import re
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", source)
    head = lines[first].encode()
    if first == last:
        return head[start:end].decode()
    blank = re.sub(r"[^\f\t]", " ", head[:start].decode()) if padded else ""
    return "".join([blank + head[start:].decode(), *lines[first + 1:last], lines[last].encode()[:end].decode()])


# Changing trees

def copy_location(new_node, old_node):
    """Gives a node the place of another, and returns it."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            # The end may be unknown, the beginning not.
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives every node without a place that of the node above it."""
    def fix(node, place):
        if "lineno" in node._attributes:
            found = []
            for name, above in zip(_PLACE, place):
                own = getattr(node, name, None)
                if own is None and (name.startswith("end_") or not hasattr(node, name)):
                    setattr(node, name, above)
                    own = above
                found.append(own)
            place = found
        for child in iter_child_nodes(node):
            fix(child, place)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    """Moves a tree down by a number of lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and getattr(child, "end_lineno", 0) is not None:
            child.end_lineno = getattr(child, "end_lineno", 0) + n
    return node


class NodeVisitor:
    """Calls `visit_NAME` for each node of a class; nodes without such a method are gone through."""

    def visit(self, node):
        """Visits a node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits the nodes below a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        """Visits a constant: a method for one of the old classes is called, if there is one."""
        for name, kinds in (("NameConstant", (bool, type(None))), ("Num", (int, float, complex)), ("Str", (str,)), ("Bytes", (bytes,)),
                            ("Ellipsis", (type(...),))):
            if isinstance(node.value, kinds):
                method = getattr(self, "visit_" + name, None)
                if method is not None:
                    warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, stacklevel=2)
                    return method(node)
                break
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what a node becomes: a node, a list of them, or None to take it away."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                kept = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                old[:] = kept
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node
