"""What annotations mean: `typing.get_type_hints`, with strings evaluated where they were written (PEP 563, PEP 649's way back)."""

import sys
import types
from functools import reduce
from operator import or_
from typing import ForwardRef, NotRequired, ReadOnly, Required, Unpack, _AnnotatedAlias, _BuiltinAlias, _GenericAlias, _UnionType, _checked


def evaluated_reference(ref, names, local_names, type_params, seen):
    """Returns what a ForwardRef stands for; one inside itself stays as it is."""
    text = ref.__forward_arg__
    if text in seen:
        return ref
    if ref.__forward_evaluated__ and local_names is names:
        return ref.__forward_value__
    if names is None and local_names is None:
        names = local_names = {}
    elif names is None:
        names = local_names
    elif local_names is None:
        local_names = names
    if ref.__forward_module__ is not None:
        names = getattr(sys.modules.get(ref.__forward_module__), "__dict__", names)
    if type_params:
        # They hide what is around them, but not what the class itself defines.
        names, local_names = dict(names), dict(local_names)
        for parameter in type_params:
            name = parameter.__name__
            if not ref.__forward_is_class__ or name not in names:
                names[name] = parameter
                local_names.pop(name, None)
    found = _checked(
        eval(f"({text},)[0]" if text.startswith("*") else text, names, local_names), "Forward references must evaluate to types.",
        ref.__forward_is_class__, ref.__forward_is_argument__,
    )
    ref.__forward_value__ = evaluated(found, names, local_names, type_params, seen | {text})
    ref.__forward_evaluated__ = True
    return ref.__forward_value__


def evaluated(t, names, local_names, type_params=(), seen=frozenset()):
    """Returns a type with all references in it replaced by what they stand for."""
    if isinstance(t, ForwardRef):
        return evaluated_reference(t, names, local_names, type_params, seen)
    if not isinstance(t, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return t
    args = t.__args__
    if isinstance(t, _BuiltinAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
        if t.__unpacked__:
            t = Unpack[_again(t, args)]
            args = t.__args__
    new = tuple([evaluated(arg, names, local_names, type_params, seen) for arg in args])
    return t if new == t.__args__ else _again(t, new)


def _again(t, args):
    """Returns a type with other arguments."""
    if isinstance(t, _UnionType):
        return reduce(or_, args)
    if isinstance(t, _BuiltinAlias):
        return _BuiltinAlias(t.__origin__, args)
    return t.copy_with(args)


def _bare(t):
    """Returns a type without the metadata of `Annotated`, and without what only a TypedDict's keys can say."""
    if isinstance(t, _AnnotatedAlias):
        return _bare(t.__origin__)
    if not isinstance(t, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return t
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _bare(t.__args__[0])
    args = tuple([_bare(arg) for arg in t.__args__])
    return t if args == t.__args__ else _again(t, args)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Returns the annotations of a function, class or module, strings resolved.

    >>> def f(x: int, y: "str" = "") -> None: ...
    >>> get_type_hints(f)
    {'x': <class 'int'>, 'y': <class 'str'>, 'return': <class 'NoneType'>}
    """
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = _hints_of_class(obj, globalns, localns) if isinstance(obj, type) else _hints_of(obj, globalns, localns)
    return hints if include_extras else {name: _bare(t) for name, t in hints.items()}


get_type_hints.__module__ = "typing"


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
        local_names = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # The module goes first for historical reasons.
            names, local_names = local_names, names
        found = base.__dict__.get("__annotations__")
        for name, value in found.items() if isinstance(found, dict) else ():
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = evaluated(type(None) if value is None else value, names, local_names, base.__type_params__)
    return hints


def _hints_of(obj, globalns, localns):
    if globalns is None:
        wrapped = obj
        while hasattr(wrapped, "__wrapped__"):
            wrapped = wrapped.__wrapped__
        globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(wrapped, "__globals__", {})
    if localns is None:
        localns = globalns
    found = getattr(obj, "__annotations__", None)
    if found is None:
        if callable(obj) or isinstance(obj, types.ModuleType):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    type_params = getattr(obj, "__type_params__", ())
    hints = {}
    for name, value in found.items():
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType))
        hints[name] = evaluated(type(None) if value is None else value, globalns, localns, type_params)
    return hints
