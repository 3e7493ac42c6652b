"""ast: the tree of a program's text, to be looked at and walked; and `literal_eval`.

    >>> dump(parse("x + 1", mode="eval"))
    "Expression(body=BinOp(left=Name(id='x', ctx=Load()), op=Add(), right=Constant(value=1)))"
    >>> literal_eval("{'a': [1, -2.5, (None, b'x')]}")
    {'a': [1, -2.5, (None, b'x')]}

Trees are read and not run: `compile` and `eval` take text. What parses is the native `_ast`, which gives nested tuples.
"""

import _ast

# Per line a group's class, and whether its nodes have a place; then each class with its fields. A field ends in `*` if
# it is a list, in `?` if it may be absent.
_GRAMMAR = """\
mod -
Module body* type_ignores*
Interactive body*
Expression body
FunctionType argtypes* returns
stmt +
FunctionDef name args body* decorator_list* returns? type_comment? type_params*
AsyncFunctionDef name args body* decorator_list* returns? type_comment? type_params*
ClassDef name bases* keywords* body* decorator_list* type_params*
Return value?
Delete targets*
Assign targets* value type_comment?
TypeAlias name type_params* value
AugAssign target op value
AnnAssign target annotation value? simple
For target iter body* orelse* type_comment?
AsyncFor target iter body* orelse* type_comment?
While test body* orelse*
If test body* orelse*
With items* body* type_comment?
AsyncWith items* body* type_comment?
Match subject cases*
Raise exc? cause?
Try body* handlers* orelse* finalbody*
TryStar body* handlers* orelse* finalbody*
Assert test msg?
Import names*
ImportFrom module? names* level?
Global names*
Nonlocal names*
Expr value
Pass
Break
Continue
expr +
BoolOp op values*
NamedExpr target value
BinOp left op right
UnaryOp op operand
Lambda args body
IfExp test body orelse
Dict keys* values*
Set elts*
ListComp elt generators*
SetComp elt generators*
DictComp key value generators*
GeneratorExp elt generators*
Await value
Yield value?
YieldFrom value
Compare left ops* comparators*
Call func args* keywords*
FormattedValue value conversion format_spec?
JoinedStr values*
Constant value kind?
Attribute value attr ctx
Subscript value slice ctx
Starred value ctx
Name id ctx
List elts* ctx
Tuple elts* ctx
Slice lower? upper? step?
expr_context -
Load
Store
Del
boolop -
And
Or
operator -
Add
Sub
Mult
MatMult
Div
Mod
Pow
LShift
RShift
BitOr
BitXor
BitAnd
FloorDiv
unaryop -
Invert
Not
UAdd
USub
cmpop -
Eq
NotEq
Lt
LtE
Gt
GtE
Is
IsNot
In
NotIn
excepthandler +
ExceptHandler type? name? body*
pattern +
MatchValue value
MatchSingleton value
MatchSequence patterns*
MatchMapping keys* patterns* rest?
MatchClass cls patterns* kwd_attrs* kwd_patterns*
MatchStar name?
MatchAs pattern? name?
MatchOr patterns*
type_ignore -
TypeIgnore lineno tag
type_param +
TypeVar name bound? default_value?
ParamSpec name default_value?
TypeVarTuple name default_value?
"""
# Classes of no group.
_ALONE = """\
comprehension target iter ifs* is_async
arguments posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
withitem context_expr optional_vars?
match_case pattern guard? body*
"""
_ALONE_PLACED = """\
arg arg annotation? type_comment?
keyword arg? value
alias name asname?
"""
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")

PyCF_ONLY_AST = 1024
PyCF_TYPE_COMMENTS = 4096
PyCF_ALLOW_TOP_LEVEL_AWAIT = 8192
PyCF_OPTIMIZED_AST = 33792


class AST:
    """A node: its fields are attributes, listed in `_fields`."""

    __module__ = "ast"
    __match_args__ = ()
    _fields = ()
    _attributes = ()
    _lists = frozenset()
    _optional = frozenset()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            word = "argument" if len(fields) == 1 else "arguments"
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(fields)} positional {word}")
        given = dict(zip(fields, args))
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            if name not in fields and name not in self._attributes:
                _deprecated(
                    f"{type(self).__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary "
                    "keyword arguments is deprecated and will be removed in Python 3.15.")
            given[name] = value
        for name in fields:
            if name in given:
                continue
            if name in self._lists:
                given[name] = []
            elif name == "ctx":
                given[name] = Load()
            elif name not in self._optional:
                _deprecated(
                    f"{type(self).__name__}.__init__ missing 1 required positional argument: {name!r}. This will become "
                    "an error in Python 3.15.")
        self.__dict__.update(given)


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def _define(line, base, attributes):
    name, *fields = line.split()
    names = tuple([field.rstrip("*?") for field in fields])
    optional = frozenset([field[:-1] for field in fields if field[-1] == "?"])
    space = {
        "__module__": "ast", "_fields": names, "__match_args__": names, "_attributes": attributes, "_optional": optional,
        "_lists": frozenset([field[:-1] for field in fields if field[-1] == "*"]),
    }
    space.update(dict.fromkeys(optional))
    if attributes:
        space.update(end_lineno=None, end_col_offset=None)
    globals()[name] = type(name, (base,), space)


def _define_all():
    base, attributes = AST, ()
    for line in _GRAMMAR.splitlines():
        if line[-1] in "+-" and line[-2] == " ":
            attributes = _PLACE if line[-1] == "+" else ()
            base = type(line[:-2], (AST,), {"__module__": "ast", "_attributes": attributes})
            globals()[line[:-2]] = base
        else:
            _define(line, base, attributes)
    for text, attributes in ((_ALONE, ()), (_ALONE_PLACED, _PLACE)):
        for line in text.splitlines():
            _define(line, AST, attributes)


_define_all()
# Of operators and contexts there is one object each, as in CPython's trees.
_single = {
    kind.__name__: kind() for base in (expr_context, boolop, operator, unaryop, cmpop) for kind in base.__subclasses__()
}


def _built(made):
    """Makes the nodes of what `_ast` gives."""
    if type(made) is list:
        return [_built(one) if type(one) is tuple else _single.get(one, one) for one in made]
    name, *place = made[:5]
    kind = globals()[name]
    node = kind.__new__(kind)
    space = node.__dict__
    if name in ("Global", "Nonlocal", "MatchClass", "Constant", "MatchSingleton"):
        # Their texts are names and values, not operators.
        for field, value in zip(kind._fields, made[5:]):
            space[field] = _names(value) if type(value) is list else _built(value) if type(value) is tuple else value
    else:
        for field, value in zip(kind._fields, made[5:]):
            if type(value) is tuple or type(value) is list:
                value = _built(value)
            elif field == "ctx" or field == "op":
                value = _single[value]
            space[field] = value
    if place[0] is not None:
        space["lineno"], space["col_offset"], space["end_lineno"], space["end_col_offset"] = place
    return node


def _names(items):
    return [_built(one) if type(one) is tuple else one for one in items]


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """Returns the tree of a text: a Module, or with the mode `eval` an Expression."""
    if mode not in ("exec", "eval", "single"):
        raise ValueError(f"compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if isinstance(source, AST):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = bytes(source).decode("utf-8-sig")
    elif not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    if mode == "eval":
        return Expression(_built(_ast.tree(source.lstrip(" \t"), filename, True)))
    body = _built(_ast.tree(source, filename, False))
    return Module(body, []) if mode == "exec" else Interactive(body)


def _malformed(node):
    where = getattr(node, "lineno", None)
    return ValueError(f"malformed node or string{f' on line {where}' if where else ''}: {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        raise _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _value(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple([_value(one) for one in node.elts])
    if isinstance(node, List):
        return [_value(one) for one in node.elts]
    if isinstance(node, Set):
        return set([_value(one) for one in node.elts])
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and not node.args and not node.keywords:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            raise _malformed(node)
        return {_value(key): _value(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def literal_eval(node_or_string):
    """Returns the value of a text or a tree that is made of literals alone."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value(node_or_string)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Shows a tree."""
    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def show(node, level):
        level += 1
        start, between = ("", ", ") if indent is None else ("\n" + indent * level, ",\n" + indent * level)
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{start}{between.join([show(one, level)[0] for one in node])}]", False
        if not isinstance(node, AST):
            return repr(node), True
        kind, parts, empty, simple, keywords = type(node), [], [], True, annotate_fields
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(kind, name, ...) is None:
                keywords = True
                continue
            if not show_empty:
                if value == [] and name in kind._lists:
                    if not keywords:
                        empty.append(repr(value))
                    continue
                if not keywords:
                    parts.extend(empty)
                    empty = []
            text, plain = show(value, level)
            simple = simple and plain
            parts.append(f"{name}={text}" if keywords else text)
        if include_attributes:
            for name in node._attributes:
                value = getattr(node, name, None)
                if value is None and (not hasattr(node, name) or getattr(kind, name, ...) is None):
                    continue
                text, plain = show(value, level)
                simple = simple and plain
                parts.append(f"{name}={text}")
        if simple and len(parts) <= 3:
            return f"{kind.__name__}({', '.join(parts)})", not parts
        return f"{kind.__name__}({start}{between.join(parts)})", False

    return show(node, 0)[0]


def iter_fields(node):
    """Yields the names and values of a node's fields."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yields the nodes right below a node."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, AST):
                    yield one


def walk(node):
    """Yields a node and all below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Returns the docstring of a function, class or module."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % node.__class__.__name__)
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    value = node.body[0].value
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    if clean:
        from inspect import cleandoc
        return cleandoc(value.value)
    return value.value


def get_source_segment(source, node, *, padded=False):
    """Returns the text that a node stands for."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last, start, end = node.lineno - 1, node.end_lineno - 1, node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = source.splitlines(keepends=True)
    if first == last:
        return lines[first].encode()[start:end].decode()
    before = lines[first].encode()[:start].decode()
    padding = "".join([char if char in "\f\t" else " " for char in before]) if padded else ""
    middle = lines[first + 1:last]
    return "".join([padding + lines[first].encode()[start:].decode(), *middle, lines[last].encode()[:end].decode()])


def copy_location(new_node, old_node):
    """Gives a node the place of another."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives the nodes that have no place that of the node above them."""
    def fix(node, place):
        here = []
        for name, value in zip(_PLACE, place):
            if name not in node._attributes:
                here.append(value)
            elif getattr(node, name, None) is None:
                setattr(node, name, value)
                here.append(value)
            else:
                here.append(getattr(node, name))
        for child in iter_child_nodes(node):
            fix(child, here)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    """Moves the nodes of a tree down by some lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if getattr(child, "end_lineno", None) is not None and "end_lineno" in child._attributes:
            child.end_lineno += n
    return node


class NodeVisitor:
    """Calls for each node the method `visit_` and the name of its class, or goes on below it."""

    def visit(self, node):
        """Visits a node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits what is below a node."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for one in value:
                    if isinstance(one, AST):
                        self.visit(one)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """Puts in the place of each node what visiting it returns; None removes it, a list of nodes replaces it."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


def __getattr__(name):
    if name == "unparse":
        raise AttributeError("ast.unparse is not in Aster: trees are read, not written")
    raise AttributeError(f"module 'ast' has no attribute {name!r}")
