"""Looking at functions, classes and coroutines while they live.

What reads source text or frames (`getsource`, `stack` and their like) is `_inspect_source`, what knows signatures
`_inspect_signature`; both are loaded when asked for.
"""

import sys
import types

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute",
    "BoundArguments", "BufferFlags", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CO_ASYNC_GENERATOR",
    "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS", "CO_NOFREE", "CO_OPTIMIZED",
    "CO_VARARGS", "CO_VARKEYWORDS", "BlockFinder", "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec",
    "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT",
    "Traceback", "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation",
    "formatannotationrelativeto", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues",
    "getasyncgenlocals", "getasyncgenstate", "getattr_static", "getblock", "getcallargs", "getclasstree", "getclosurevars",
    "getcomments", "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static", "getmodule",
    "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines", "indentsize", "isabstract",
    "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine",
    "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction",
    "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine",
    "istraceback", "markcoroutinefunction", "signature", "stack", "trace", "unwrap", "walktree",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


_HALVES = {
    "_inspect_source": (
        "ArgInfo", "Arguments", "Attribute", "BlockFinder", "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "Traceback", "classify_class_attrs",
        "findsource", "formatargvalues", "getabsfile", "getargs", "getargvalues", "getasyncgenlocals", "getblock",
        "getclasstree", "getclosurevars", "getcomments", "getcoroutinelocals", "getfile", "getframeinfo",
        "getgeneratorlocals", "getinnerframes", "getlineno", "getmodule", "getmodulename", "getouterframes", "getsource",
        "getsourcefile", "getsourcelines", "indentsize", "modulesbyfile", "stack", "trace", "walktree",
    ),
    "_inspect_signature": (
        "BoundArguments", "BufferFlags", "FullArgSpec", "Parameter", "Signature", "formatannotation", "formatannotationrelativeto",
        "getcallargs", "getfullargspec", "signature", "_empty", "_ParameterKind", "_POSITIONAL_ONLY", "_POSITIONAL_OR_KEYWORD",
        "_VAR_POSITIONAL", "_KEYWORD_ONLY", "_VAR_KEYWORD",
    ),
}
TPFLAGS_IS_ABSTRACT = 1 << 20


def __getattr__(name):
    for half, names in _HALVES.items():
        if name in names:
            module = __import__(half)
            for one in names:
                globals()[one] = getattr(module, one)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *[name for names in _HALVES.values() for name in names]})


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
    if not isinstance(object, type) or object is type:
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    abc = sys.modules.get("abc")
    if abc is None or not issubclass(type(object), abc.ABCMeta) or hasattr(object, "__abstractmethods__"):
        return False
    # The class is still being made, in somebody's `__init_subclass__`.
    left = [base_name for base in object.__bases__ for base_name in getattr(base, "__abstractmethods__", ())]
    found = list(object.__dict__.values()) + [getattr(object, name, None) for name in left]
    return any([getattr(value, "__isabstractmethod__", False) for value in found])


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
    """Returns the function inside of bound methods, partials and partial methods."""
    functools = sys.modules.get("functools")
    while True:
        if ismethod(obj):
            obj = obj.__func__
        elif functools is None:
            return obj
        elif isinstance(getattr(obj, "__partialmethod__", None), functools.partialmethod):
            obj = obj.__partialmethod__
        elif isinstance(obj, (functools.partial, functools.partialmethod)):
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
    mro = ()
    if isclass(object):
        mro = (object,) + getmro(object)
        # The attributes that a class gives in another way than its objects.
        for base in object.__bases__:
            names += [name for name, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute)]
    for key in names:
        try:
            value = get(object, key)
            if key in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((key, value))
        seen.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


_ABSENT = object()
_mro_of = type.__dict__["__mro__"].__get__
_dict_of = type.__dict__["__dict__"].__get__


def _hidden_dict(cls):
    """Returns what a class has put in place of the `__dict__` of its objects, or `_ABSENT`."""
    for base in _mro_of(cls):
        own = _dict_of(base)
        if "__dict__" in own:
            found = own["__dict__"]
            if type(found) is types.GetSetDescriptorType and found.__name__ == "__dict__" and found.__objclass__ is base:
                continue
            return found
    return _ABSENT


def _on_class(cls, name):
    for base in _mro_of(cls):
        if _hidden_dict(type(base)) is _ABSENT and name in base.__dict__:
            return base.__dict__[name]
    return _ABSENT


def _on_instance(obj, name):
    try:
        values = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _ABSENT
    return dict.get(values, name, _ABSENT)


def getattr_static(obj, attr, default=_ABSENT):
    """Looks an attribute up without running descriptors or `__getattr__`."""
    own = _ABSENT
    cls = type(obj)
    if type in _mro_of(cls):
        cls = obj
    else:
        hidden = _hidden_dict(cls)
        if hidden is _ABSENT or type(hidden) is types.MemberDescriptorType:
            own = _on_instance(obj, attr)
    on_class = _on_class(cls, attr)
    if own is not _ABSENT and on_class is not _ABSENT:
        kind = type(on_class)
        decides = _on_class(kind, "__set__") is not _ABSENT or _on_class(kind, "__delete__") is not _ABSENT
        if decides and _on_class(kind, "__get__") is not _ABSENT:
            return on_class
    if own is not _ABSENT:
        return own
    if on_class is not _ABSENT:
        return on_class
    if cls is obj:
        for base in _mro_of(type(cls)):
            if _hidden_dict(type(base)) is _ABSENT and attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _ABSENT:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Returns the function at the end of the `__wrapped__` chain."""
    seen = {id(func): func}
    first = func
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen[id(func)] = func
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
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _findclass(func):
    """Returns the class a function was written in, by its names, or None."""
    found = sys.modules.get(func.__module__)
    if found is None:
        return None
    for part in func.__qualname__.split(".")[:-1]:
        found = getattr(found, part)
    return found if isclass(found) else None


def _finddoc(obj):
    if isclass(obj):
        docs = [base.__doc__ for base in obj.__mro__ if base.__name__ != "object" and hasattr(base, "__doc__")]
        return next((doc for doc in docs if doc is not None), None)
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__
        is_class_method = isclass(owner) and getattr(getattr(owner, name, None), "__func__") is obj.__func__
        cls = owner if is_class_method else owner.__class__
    elif isfunction(obj) or isinstance(obj, property):
        name = obj.__name__
        cls = _findclass(obj if isfunction(obj) else obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) and f"{owner.__qualname__}.{name}" == obj.__qualname__ else owner.__class__
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        slots = getattr(cls, "__slots__", None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def currentframe():
    """Returns the frame of the caller, where the runtime gives frames."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Returns a copy of the annotations of a function, class or module; with `eval_str` texts are evaluated."""
    own_locals = None
    wrapped = None
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__")
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        own_globals = getattr(sys.modules.get(getattr(obj, "__module__", None) or ""), "__dict__", None)
        own_locals = dict(vars(obj))
        wrapped = obj
    elif ismodule(obj):
        found = getattr(obj, "__annotations__", None)
        own_globals = obj.__dict__
    elif callable(obj):
        found = getattr(obj, "__annotations__", None)
        own_globals = getattr(obj, "__globals__", None)
        wrapped = obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not found or not eval_str:
        return dict(found)
    if wrapped is not None:
        own_globals = getattr(_innermost(wrapped), "__globals__", own_globals)
    if globals is None:
        globals = own_globals
    if locals is None:
        locals = own_locals or {}
    parameters = getattr(obj, "__type_params__", ())
    if parameters:
        locals = {parameter.__name__: parameter for parameter in parameters} | locals
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}


def _innermost(func):
    """Returns what decorators and partials are around."""
    while True:
        if hasattr(func, "__wrapped__"):
            func = func.__wrapped__
        elif type(func).__name__ == "partial" and hasattr(func, "func"):
            func = func.func
        else:
            return func
