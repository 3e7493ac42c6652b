"""Looking at functions, classes and coroutines while they live.

What reads source text or frames (`getsource`, `stack` and their like) is `_inspect_source`, loaded when asked for.
"""

import sys
import types

__all__ = [
    "BoundArguments", "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE",
    "CO_VARARGS", "CO_VARKEYWORDS", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED",
    "Parameter", "Signature", "cleandoc", "currentframe", "formatannotation", "get_annotations", "getasyncgenstate", "getattr_static", "getcallargs",
    "getcoroutinestate", "getdoc", "getfullargspec", "getgeneratorstate", "getmembers", "getmembers_static",
    "getmodule", "getmro", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass",
    "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper",
    "ismodule", "isroutine", "istraceback", "markcoroutinefunction", "signature", "unwrap",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


_SOURCE_HALF = (
    "ArgInfo", "Arguments", "Attribute", "ClosureVars", "FrameInfo", "Traceback", "classify_class_attrs",
    "findsource", "formatargvalues", "getabsfile", "getargs", "getargvalues", "getasyncgenlocals", "getblock",
    "getclasstree", "getclosurevars", "getcomments", "getcoroutinelocals", "getfile", "getframeinfo",
    "getgeneratorlocals", "getinnerframes", "getlineno", "getmodulename", "getouterframes", "getsource",
    "getsourcefile", "getsourcelines", "indentsize", "modulesbyfile", "stack", "trace", "walktree",
)
__all__ += _SOURCE_HALF
TPFLAGS_IS_ABSTRACT = 1 << 20


def __getattr__(name):
    if name in _SOURCE_HALF:
        import _inspect_source
        for one in _SOURCE_HALF:
            globals()[one] = getattr(_inspect_source, one)
        return globals()[name]
    if name == "FullArgSpec":
        getfullargspec(getfullargspec)
        return _full_arg_spec
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# What something is

def ismodule(object):
    """Says whether something is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Says whether something is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Says whether something is a bound method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Says whether something is a function written in script code."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Says whether something is a native function or bound native method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Says whether something is a bound native dunder."""
    return type(object).__name__ == "method-wrapper"


def isgenerator(object):
    """Says whether something is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Says whether something is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Says whether something is an async generator."""
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    """Says whether something is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Says whether something is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Says whether something is a code object."""
    return isinstance(object, types.CodeType)


def isgetsetdescriptor(object):
    """Says whether something is the descriptor of a native attribute."""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Says whether something is the descriptor of a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isdatadescriptor(object):
    """Says whether something decides about assignment as well."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismethoddescriptor(object):
    """Says whether something is an unbound native method or the like."""
    if isclass(object) or ismethod(object) or isfunction(object) or isbuiltin(object) or ismethodwrapper(object):
        return False
    kind = type(object)
    if kind.__name__ == "partial" and kind.__module__ == "functools":
        return False
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isroutine(object):
    """Says whether something is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def isabstract(object):
    """Says whether something is an abstract class."""
    return isinstance(object, type) and object is not type and bool(getattr(object, "__abstractmethods__", None))


def isawaitable(object):
    """Says whether something can be awaited.

    >>> async def f(): pass
    >>> c = f(); isawaitable(c), c.close(), isawaitable(3)
    (True, None, False)
    """
    if isgenerator(object):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _plain_function(obj):
    """Returns the function inside of bound methods and partials."""
    while True:
        if ismethod(obj):
            obj = obj.__func__
        elif type(obj).__name__ in ("partial", "partialmethod") and hasattr(obj, "func"):
            obj = obj.func
        else:
            return obj


def _has_flag(obj, flag):
    function = _plain_function(obj)
    if not isfunction(function):
        return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Says whether a function is a generator function."""
    return _has_flag(obj, CO_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Makes a plain function count as a coroutine function."""
    target = func.__func__ if hasattr(func, "__func__") else func
    target._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Says whether calling something gives a coroutine.

    >>> async def f(): pass
    >>> iscoroutinefunction(f), iscoroutinefunction(len)
    (True, False)
    """
    function = _plain_function(obj)
    if getattr(function, "_is_coroutine_mark", None) is _coroutine_mark:
        return True
    if not isfunction(function) and not isclass(function) and hasattr(type(function), "__call__"):
        call = type(function).__call__
        if getattr(call, "_is_coroutine_mark", None) is _coroutine_mark:
            return True
    if isbuiltin(function) or ismethoddescriptor(function) or ismethodwrapper(function):
        # Natives that are coroutine functions are asyncio's.
        asyncio = sys.modules.get("asyncio")
        return asyncio is not None and asyncio.iscoroutinefunction(function)
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Says whether a function is an async generator function."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


# States

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getgeneratorstate(generator):
    """Returns the state of a generator.

    >>> g = (x for x in "ab"); getgeneratorstate(g), next(g), getgeneratorstate(g)
    ('GEN_CREATED', 'a', 'GEN_SUSPENDED')
    """
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    """Returns the state of a coroutine."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getasyncgenstate(agen):
    """Returns the state of an async generator."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


# Classes, members and docstrings

def getmro(cls):
    """Returns a class and its bases in the order they are searched."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """Returns the (name, value) pairs of all attributes, by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Returns the attributes without running descriptors."""
    return _members(object, predicate, getattr_static)


def _members(object, predicate, get):
    results = []
    seen = set()
    names = dir(object)
    mro = (object,) + getmro(object) if isclass(object) else ()
    for key in names:
        try:
            value = get(object, key)
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if key not in seen and (predicate is None or predicate(value)):
            results.append((key, value))
        seen.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


_ABSENT = object()


def getattr_static(obj, attr, default=_ABSENT):
    """Looks an attribute up without running descriptors or `__getattr__`."""
    cls = obj if isinstance(obj, type) else type(obj)
    found = _ABSENT
    if cls is not obj:
        values = getattr(obj, "__dict__", None)
        if isinstance(values, dict):
            found = values.get(attr, _ABSENT)
    on_class = _ABSENT
    for base in cls.__mro__:
        if attr in base.__dict__:
            on_class = base.__dict__[attr]
            break
    if found is not _ABSENT and on_class is not _ABSENT:
        kind = type(on_class)
        if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return on_class
    if found is not _ABSENT:
        return found
    if on_class is not _ABSENT:
        return on_class
    if cls is obj:
        for base in type(cls).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _ABSENT:
        return default
    raise AttributeError(attr)


def getmodule(object):
    """Returns the module that something was defined in, if it is known."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def unwrap(func, *, stop=None):
    """Returns the function at the end of the `__wrapped__` chain."""
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    """Returns a docstring without its indentation.

    >>> cleandoc("a\\n    b\\n      c\\n    ")
    'a\\nb\\n  c'
    """
    lines = doc.expandtabs().split("\n")
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Returns the docstring of something, or of what it overrides, without indentation."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    if isclass(object):
        for base in object.__mro__:
            if base.__name__ != "object" and base.__doc__ is not None:
                return base.__doc__
        return None
    cls = None
    if ismethod(object):
        cls = type(object.__self__) if not isclass(object.__self__) else object.__self__
        name = object.__name__
    elif isfunction(object):
        name = object.__name__
        cls = sys.modules.get(object.__module__)
        for part in object.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    if cls is None:
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def currentframe():
    """Returns the frame of the caller, where the runtime gives frames."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Returns a copy of the annotations of a function, class or module."""
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__")
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if not found:
        return {}
    if eval_str:
        from typing import get_type_hints
        resolved = get_type_hints(obj, globals, locals, include_extras=True)
        return {name: resolved.get(name, value) for name, value in found.items()}
    return dict(found)


# Signatures

class _empty:
    """Marks what has no default or no annotation."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __reduce__(self):
        return getattr, (Parameter, self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    @property
    def value(self):
        return int(self)


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
for _kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD):
    setattr(_ParameterKind, _kind.name, _kind)


def formatannotation(annotation, base_module=None):
    """Returns an annotation as it would be written."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def _is_keyword(name):
    from keyword import iskeyword
    return iskeyword(name)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, _ParameterKind):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() or kind != _POSITIONAL_ONLY and _is_keyword(name):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_ABSENT, kind=_ABSENT, annotation=_ABSENT, default=_ABSENT):
        """Returns a parameter with some parts changed."""
        return type(self)(
            self._name if name is _ABSENT else name,
            self._kind if kind is _ABSENT else kind,
            default=self._default if default is _ABSENT else default,
            annotation=self._annotation if annotation is _ABSENT else annotation,
        )

    __replace__ = replace

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        if self._kind == _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name and self._kind == other._kind
            and self._default == other._default and self._annotation == other._annotation
        )

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """The arguments of a call, by parameter."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, parameter in self._signature.parameters.items():
            if not by_keyword:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    by_keyword = True
                    continue
            if not by_keyword or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif parameter.kind != _VAR_POSITIONAL:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the default values of the parameters that were not given."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    """The parameters of something callable, and what it returns.

    >>> def f(a, b: int = 2, *args, c, **kw) -> str: ...
    >>> signature(f)
    <Signature (a, b: int = 2, *args, c, **kw) -> str>
    """

    __slots__ = ("_parameters", "_return_annotation")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            name = parameter.name
            kind = parameter.kind
            if kind < top_kind:
                raise ValueError(f"wrong parameter order: {top_kind.description} parameter before {kind.description} parameter")
            top_kind = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is _empty:
                    if seen_default:
                        raise ValueError("non-default argument follows default argument")
                else:
                    seen_default = True
            if name in found:
                raise ValueError(f"duplicate parameter name: {name!r}")
            found[name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Returns the signature of something callable."""
        return _signature_of(obj, follow_wrapped, eval_str)

    def replace(self, *, parameters=_ABSENT, return_annotation=_ABSENT):
        """Returns a signature with some parts changed."""
        return type(self)(
            self._parameters.values() if parameters is _ABSENT else parameters,
            return_annotation=self._return_annotation if return_annotation is _ABSENT else return_annotation,
        )

    __replace__ = replace

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def bind(self, /, *args, **kwargs):
        """Returns which parameter gets which argument; TypeError where the call would fail."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Like `bind`, but arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        kwargs = dict(kwargs)
        parameters = list(self._parameters.values())
        position = self._bind_positional(parameters, args, kwargs, arguments)
        misplaced = []
        if position is None:
            position = [p.kind for p in parameters].index(_VAR_POSITIONAL) + 1
        else:
            position = self._pass_over(parameters, position, kwargs, partial, misplaced)
        rest = None
        for parameter in parameters[position:]:
            if parameter.kind == _VAR_KEYWORD:
                rest = parameter
            elif parameter.kind == _VAR_POSITIONAL:
                continue
            elif parameter.name in kwargs:
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError(f"missing a required argument: {parameter.name!r}")
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            elif misplaced:
                names = ", ".join(misplaced)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def _bind_positional(self, parameters, args, kwargs, arguments):
        """Binds what is given by position; returns how many parameters that takes, or None if `*args` took the end."""
        for position, value in enumerate(args):
            if position >= len(parameters) or parameters[position].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            parameter = parameters[position]
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(args[position:])
                return None
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {parameter.name!r}")
            arguments[parameter.name] = value
        return len(args)

    def _pass_over(self, parameters, position, kwargs, partial, misplaced):
        """Returns where names begin to be looked up: CPython checks the first parameters without a position by other rules.

        Positional-only ones that are given by name go to `misplaced`.
        """
        while position < len(parameters):
            parameter = parameters[position]
            if parameter.kind == _VAR_POSITIONAL:
                return position + 1
            if parameter.name in kwargs:
                if parameter.kind != _POSITIONAL_ONLY:
                    break
                misplaced.append(parameter.name)
                position += 1
                continue
            if parameter.kind == _VAR_KEYWORD or parameter.default is not _empty or partial:
                break
            kind = " keyword-only" if parameter.kind == _KEYWORD_ONLY else ""
            raise TypeError(f"missing a required{kind} argument: {parameter.name!r}")
        return position

    def format(self, *, max_width=None):
        """Returns the signature as text."""
        result = []
        seen_positional_only = False
        needs_star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                seen_positional_only = True
            elif seen_positional_only:
                result.append("/")
                seen_positional_only = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                result.append("*")
                needs_star = False
            result.append(str(parameter))
        if seen_positional_only:
            result.append("/")
        text = f"({', '.join(result)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self._parameters.values()) == list(other._parameters.values()) and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Returns the signature of something callable."""
    return _signature_of(obj, follow_wrapped, eval_str)


def _signature_of(obj, follow_wrapped=True, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature_of(obj, follow_wrapped, eval_str)
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if given is not None:
        # Classes say it by a text, or by a function that gives one.
        if callable(given):
            given = given()
        if isinstance(given, str):
            return _text_signature(given)
        raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
    if isfunction(obj):
        return _function_signature(obj, eval_str)
    if type(obj).__name__ == "partial" and hasattr(obj, "keywords"):
        return _partial_signature(obj, eval_str)
    if isinstance(obj, type):
        return _class_signature(obj, eval_str)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature_of(call, follow_wrapped, eval_str))
    text = getattr(obj, "__text_signature__", None)
    if text:
        found = _text_signature(text)
        if getattr(obj, "__self__", None) is not None and not ismodule(obj.__self__):
            return _without_first(found)
        return found
    raise ValueError(f"no signature found for builtin {obj!r}")


def _text_signature(text):
    values = {"_absent": object()}
    exec(f"def native{text.replace('=...', '=_absent')}: pass", values)
    return _function_signature(values["native"], False)


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _class_signature(cls, eval_str):
    call = getattr(type(cls), "__call__", None)
    if type(cls) is not type and isfunction(call):
        return _without_first(_signature_of(call, True, eval_str))
    for name in ("__new__", "__init__"):
        method = getattr(cls, name)
        if isfunction(method) and not any([name in base.__dict__ and base.__dict__[name] is not None and not isfunction(getattr(base, name)) for base in cls.__mro__[:1]]):
            return _without_first(_signature_of(method, True, eval_str))
    for base in cls.__mro__:
        # Classes of script code in CPython.
        own = base.__dict__.get("__init__", base.__dict__.get("__new__"))
        if own is not None and base.__module__.startswith(("asyncio.", "_asyncio")):
            found = _signature_of(own, True, eval_str)
            # A native `__new__` is bound to its class already.
            return found if isbuiltin(own) else _without_first(found)
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__ or cls in (type(None), type(...), type(NotImplemented)):
        return Signature()
    from _inspect_builtins import BROKEN, TEXTS
    for base in cls.__mro__:
        full = f"{base.__module__}.{base.__qualname__}"
        if full in TEXTS:
            return _text_signature(TEXTS[full])
        if full in BROKEN:
            raise ValueError(f"{base!r} builtin has invalid signature {BROKEN[full]}")
    raise ValueError(f"no signature found for builtin type {cls!r}")


def _function_signature(func, eval_str):
    annotations = get_annotations(func, eval_str=eval_str)
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    only = code.co_kwonlyargcount
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []
    for i, name in enumerate(names[:count]):
        place = i - (count - len(defaults))
        parameters.append(Parameter(
            name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            default=defaults[place] if place >= 0 else _empty, annotation=annotations.get(name, _empty),
        ))
    after = count + only
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[after], _VAR_POSITIONAL, annotation=annotations.get(names[after], _empty)))
    for name in names[count:after]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=keyword_defaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        if code.co_flags & CO_VARARGS:
            after += 1
        parameters.append(Parameter(names[after], _VAR_KEYWORD, annotation=annotations.get(names[after], _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _partial_signature(obj, eval_str):
    found = _signature_of(obj.func, True, eval_str)
    try:
        bound = found.bind_partial(*obj.args, **obj.keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {obj!r} has incorrect arguments") from error
    parameters = []
    by_keyword = False
    positional = len(obj.args)
    for i, (name, parameter) in enumerate(found.parameters.items()):
        kind = parameter.kind
        if name in obj.keywords and kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            # From here on arguments can only come by keyword.
            by_keyword = True
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name]))
        elif name in bound and kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and i < positional:
            continue
        elif by_keyword and kind == _POSITIONAL_OR_KEYWORD:
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif by_keyword and kind == _VAR_POSITIONAL:
            continue
        else:
            parameters.append(parameter)
    return found.replace(parameters=parameters)


_full_arg_spec = None


def getfullargspec(func):
    """Returns the parameters of a function as a named tuple of lists."""
    global _full_arg_spec
    if _full_arg_spec is None:
        from collections import namedtuple
        _full_arg_spec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations", module="inspect")
    try:
        found = _signature_of(func.__func__ if ismethod(func) else func, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, only, defaults, only_defaults, annotations = [], [], (), {}, {}
    varargs = varkw = None
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for name, parameter in found.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind == _VAR_POSITIONAL:
            varargs = name
        elif parameter.kind == _KEYWORD_ONLY:
            only.append(name)
            if parameter.default is not _empty:
                only_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return _full_arg_spec(args, varargs, varkw, defaults or None, only, only_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Returns the dict of parameter values of a call."""
    names, many, rest, defaults, only, only_defaults, _ = getfullargspec(func)
    if ismethod(func):
        positional = (func.__self__,) + positional
    defaults = defaults or ()
    found = dict(zip(names, positional))
    if many:
        found[many] = positional[len(names):]
    if rest:
        found[rest] = {}
    for name, value in named.items():
        if name not in names and name not in only:
            if not rest:
                raise TypeError(f"{func.__name__}() got an unexpected keyword argument {name!r}")
            found[rest][name] = value
        elif name in found:
            raise TypeError(f"{func.__name__}() got multiple values for argument {name!r}")
        else:
            found[name] = value
    if len(positional) > len(names) and not many:
        raise TypeError(_too_many(func.__name__, names, only, len(defaults), len(positional), found))
    required = names[:len(names) - len(defaults)]
    if len(positional) < len(names):
        _refuse_missing(func.__name__, "positional", required, found)
        for name, value in zip(names[len(required):], defaults):
            found.setdefault(name, value)
    for name, value in (only_defaults or {}).items():
        found.setdefault(name, value)
    _refuse_missing(func.__name__, "keyword-only", only, found)
    return found


def _refuse_missing(function, kind, wanted, found):
    missing = [repr(name) for name in wanted if name not in found]
    if missing:
        listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
        raise TypeError(f"{function}() missing {len(missing)} required {kind} argument{'s' if len(missing) > 1 else ''}: {listed}")


def _too_many(function, names, only, optional, given, found):
    known = len([name for name in only if name in found])
    takes = f"from {len(names) - optional} to {len(names)}" if optional else len(names)
    plural = optional or len(names) != 1
    also = ""
    if known:
        also = f" positional argument{'s' if given != 1 else ''} (and {known} keyword-only argument{'s' if known != 1 else ''})"
    verb = "was" if given == 1 and not known else "were"
    return f"{function}() takes {takes} positional argument{'s' if plural else ''} but {given}{also} {verb} given"
