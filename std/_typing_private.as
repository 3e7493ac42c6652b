"""Names of `typing` with an underscore that published libraries use; `typing` gives them out when they are asked for."""

import functools
import types
import typing
from typing import (
    Concatenate, ForwardRef, Generic, ParamSpec, TypeVar, TypeVarTuple, _BaseForm, _BuiltinAlias, _FORBIDDEN, _GenericAlias,
    _UnionType, _checked, _generic_subscript, _parameters_of, _resolved, _show,
)

_ASSERT_NEVER_REPR_MAX_LENGTH = 100
EXCLUDED_ATTRIBUTES = frozenset([
    "_MutableMapping__marker", "__abstractmethods__", "__annotations__", "__class_getitem__", "__dict__", "__doc__", "__firstlineno__",
    "__init__", "__match_args__", "__module__", "__new__", "__non_callable_proto_members__", "__orig_bases__", "__orig_class__",
    "__parameters__", "__protocol_attrs__", "__slots__", "__static_attributes__", "__subclasshook__", "__type_params__", "__weakref__",
    "_is_protocol", "_is_runtime_protocol",
])
_prohibited = _FORBIDDEN
_type_repr = _show
_generic_class_getitem = _generic_subscript


class _AliasKind(type):
    """Tells which objects are subscripted names, or names that can be."""

    def __instancecheck__(cls, obj):
        return isinstance(obj, (_GenericAlias, typing._SpecialGenericAlias))

    def __subclasscheck__(cls, other):
        return issubclass(other, (_GenericAlias, typing._SpecialGenericAlias))


class _BaseGenericAlias(metaclass=_AliasKind):
    """What `List` and `List[int]` have in common."""


class _ConcatenateKind(type):
    def __instancecheck__(cls, obj):
        return isinstance(obj, _GenericAlias) and obj.__origin__ is Concatenate

    def __subclasscheck__(cls, other):
        return False


class _ConcatenateGenericAlias(metaclass=_ConcatenateKind):
    """What `Concatenate[int, P]` is."""


def _tp_cache(func=None, /, *, typed=False):
    """Remembers what a subscript gave; arguments that cannot be hashed are asked for anew."""
    def decorate(func):
        cached = functools.lru_cache(typed=typed)(func)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass
            return func(*args, **kwds)

        return inner

    return decorate if func is None else decorate(func)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """Returns None's type for None, a forward reference for text, everything else as it is."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Returns the type that an argument stands for; a TypeError with the message if it stands for none."""
    if isinstance(arg, str):
        return _type_convert(arg, module, allow_special_forms=allow_special_forms)
    return _checked(arg, msg, allow_special_forms)


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """Resolves the forward references in a type."""
    if not isinstance(t, (ForwardRef, _GenericAlias, _BuiltinAlias, _UnionType)):
        return t
    if type_params:
        localns = {**{param.__name__: param for param in type_params}, **(localns or {})}
    return _resolved(t, globalns, localns)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    return _parameters_of(args)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or isinstance(arg, (ParamSpec, _ConcatenateGenericAlias))


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _deduplicate(params, *, unhashable_fallback=False):
    """Returns each parameter once, in order."""
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
    found = []
    for param in params:
        if param not in found:
            found.append(param)
    return found


def _remove_dups_flatten(parameters):
    """Returns what a union is made of: inner unions opened, each member once."""
    flat = []
    for param in parameters:
        flat.extend(param.__args__ if isinstance(param, (typing._UnionGenericAlias, types.UnionType)) else (param,))
    return tuple(_deduplicate(flat, unhashable_fallback=True))


def _flatten_literal_params(parameters):
    """Returns the values of a Literal, those of inner ones among them."""
    flat = []
    for param in parameters:
        flat.extend(param.__args__ if isinstance(param, typing._LiteralGenericAlias) else (param,))
    return tuple(flat)
