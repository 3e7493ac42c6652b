"""`typing.NamedTuple` and `typing.TypedDict`: classes by a class statement or a call."""

from typing import (
    ForwardRef, Generic, NotRequired, ReadOnly, Required, _AnnotatedAlias, _GenericAlias, _caller_module, _checked,
    _generic_subscript,
)

# What is defined here is typing's.
__name__ = "typing"

_FORBIDDEN = frozenset([
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
    "_make", "_replace", "_asdict", "_source",
])
_SPECIAL = frozenset(["__module__", "__name__", "__annotations__", "__qualname__", "__firstlineno__", "__static_attributes__", "__classcell__"])


def _make_named_tuple(name, types, defaults, module):
    from collections import namedtuple
    cls = namedtuple(name, [field for field, _ in types], defaults=defaults, module=module)
    cls.__annotations__ = cls.__new__.__annotations__ = {field: _checked(t, f"field {field} annotation must be a type") for field, t in types}
    return cls


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        with_default = []
        for field in types:
            if field in namespace:
                with_default.append(field)
            elif with_default:
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field"
                    f"{'s' if len(with_default) > 1 else ''} {', '.join(with_default)}"
                )
        result = _make_named_tuple(typename, list(types.items()), [namespace[n] for n in with_default], namespace["__module__"])
        result.__bases__ = tuple([tuple if base is _NamedTuple else base for base in bases])
        if Generic in bases:
            result.__class_getitem__ = classmethod(_generic_subscript)
        for key, value in namespace.items():
            if key in _FORBIDDEN:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _SPECIAL:
                continue
            if key not in result._fields:
                setattr(result, key, value)
            tell = getattr(type(value), "__set_name__", None)
            if tell is None:
                continue
            try:
                tell(value, result, key)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            result.__init_subclass__()
        result.__qualname__ = namespace.get("__qualname__", typename)
        return result


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


_ABSENT = object()


def NamedTuple(typename, fields=_ABSENT, /, **kwargs):
    """Makes a named tuple class with types.

    >>> class Point(NamedTuple):
    ...     x: int
    ...     y: int = 0
    >>> Point(1)
    Point(x=1, y=0)
    """
    if fields is None and kwargs:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
    if fields is not _ABSENT and fields is not None and kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    if fields is _ABSENT or fields is None:
        if kwargs:
            what = "Creating NamedTuple classes using keyword arguments"
            instead = "Use the class-based or functional syntax instead."
        else:
            what = "Passing `None` as the 'fields' parameter" if fields is None else "Failing to pass a value for the 'fields' parameter"
            instead = (
                "To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, "
                f"e.g. `{typename} = NamedTuple({typename!r}, [])`."
            )
        from warnings import warn
        warn(f"{what} is deprecated and will be disallowed in Python 3.15. {instead}", DeprecationWarning, stacklevel=2)
        fields = kwargs.items()
    result = _make_named_tuple(typename, list(fields), (), _caller_module(2))
    result.__orig_bases__ = (NamedTuple,)
    return result


def _named_tuple_bases(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        result = type.__new__(_TypedDictMeta, name, (*generic, dict), namespace)
        annotations = {}
        required = set()
        optional = set()
        read_only = set()
        mutable = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            must, may = (base.__dict__.get(f"__{kind}_keys__", set()) for kind in ("required", "optional"))
            required = (required | must) - may
            optional = (optional - must) | may
            read_only |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, kind in namespace.get("__annotations__", {}).items():
            if isinstance(kind, str):
                kind = ForwardRef(kind, module=result.__module__)
            kind = _checked(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            annotations[key] = kind
            mark = _requirement(kind)
            is_required = total if mark is None else mark == "Required"
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            frozen = _is_read_only(kind)
            if frozen and key in mutable:
                raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
            (read_only if frozen else mutable).add(key)
            (mutable if frozen else read_only).discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(read_only)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        if "__orig_bases__" not in namespace:
            result.__orig_bases__ = bases
        return result

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _requirement(kind):
    """Returns which of Required and NotRequired wraps a type, or None."""
    while isinstance(kind, _GenericAlias):
        origin = kind.__origin__
        if origin is Required or origin is NotRequired:
            return origin._name
        if not isinstance(kind, _AnnotatedAlias) and origin is not ReadOnly:
            return None
        kind = kind.__args__[0]
    return None


def _is_read_only(kind):
    """Says whether ReadOnly wraps a type, itself or inside the other marks."""
    while isinstance(kind, _GenericAlias):
        if kind.__origin__ is ReadOnly:
            return True
        if not isinstance(kind, _AnnotatedAlias) and kind.__origin__ not in (Required, NotRequired):
            return False
        kind = kind.__args__[0]
    return False


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


class _TypedDictForm:
    """Makes a dict class with named keys; its instances are plain dicts.

    >>> class Movie(TypedDict):
    ...     name: str
    >>> Movie(name="Blade Runner")
    {'name': 'Blade Runner'}
    """

    __name__ = __qualname__ = "TypedDict"

    def __call__(self, typename, fields=_ABSENT, /, *, total=True):
        if fields is _ABSENT or fields is None:
            what = "Failing to pass a value for" if fields is _ABSENT else "Passing `None` as"
            from warnings import warn
            warn(
                f"{what} the 'fields' parameter is deprecated and will be disallowed in Python 3.15. To create a TypedDict"
                " class with 0 fields using the functional syntax, pass an empty dictionary, "
                f"e.g. `{typename} = TypedDict({typename!r}, {{}})`.",
                DeprecationWarning, stacklevel=2,
            )
            fields = {}
        namespace = {"__annotations__": dict(fields), "__module__": _caller_module(2)}
        result = _TypedDictMeta(typename, (), namespace, total=total)
        result.__orig_bases__ = (TypedDict,)
        return result

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return f"<function TypedDict at {id(self):#x}>"


TypedDict = _TypedDictForm()


def is_typeddict(tp):
    """Says whether a class was made by TypedDict."""
    return type(tp) is _TypedDictMeta
