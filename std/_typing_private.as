"""Names of `typing` with an underscore that published libraries use; `typing` gives them out when they are asked for."""

import functools
import types
import typing
from typing import (
    Concatenate, ForwardRef, Generic, ParamSpec, TypeVar, TypeVarTuple, _BaseForm, _BuiltinAlias, _FORBIDDEN, _GenericAlias,
    _ConcatenateGenericAlias, _UnionType, _checked, _generic_subscript, _parameters_of, _show,
)
from _typing_hints import evaluated as _evaluated
from _typing_protocol import EXCLUDED_ATTRIBUTES, _members as _get_protocol_attrs
from _typing_subst import is_unpacked_variable as _is_unpacked_typevartuple, stands_for_parameters as _is_param_expr

_ASSERT_NEVER_REPR_MAX_LENGTH = 100
_prohibited = _FORBIDDEN
_type_repr = _show
_generic_class_getitem = _generic_subscript


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """Returns a type with the references in it replaced by what they mean."""
    return _evaluated(t, globalns, localns, type_params, recursive_guard)


class _AliasKind(type):
    """Tells which objects are subscripted names, or names that can be."""

    def __instancecheck__(cls, obj):
        return isinstance(obj, (_GenericAlias, typing._SpecialGenericAlias))

    def __subclasscheck__(cls, other):
        return issubclass(other, (_GenericAlias, typing._SpecialGenericAlias))


class _BaseGenericAlias(metaclass=_AliasKind):
    """What `List` and `List[int]` have in common."""


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
    return _checked(arg, msg, allow_special_forms, is_argument)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    return _parameters_of(args)


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


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
