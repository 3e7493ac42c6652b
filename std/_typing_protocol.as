"""`typing.Protocol`, and the protocols that typing offers, apart from it because they need `abc`."""

import sys
from abc import ABCMeta, abstractmethod
from typing import Generic, TypeVar

_T_co = TypeVar("T_co", covariant=True)

# Attributes of a protocol that are no members of it.
EXCLUDED_ATTRIBUTES = frozenset([
    "_MutableMapping__marker", "__abstractmethods__", "__annotations__", "__class_getitem__", "__dict__", "__doc__", "__firstlineno__",
    "__init__", "__match_args__", "__module__", "__new__", "__non_callable_proto_members__", "__orig_bases__", "__orig_class__",
    "__parameters__", "__protocol_attrs__", "__slots__", "__static_attributes__", "__subclasshook__", "__type_params__", "__weakref__",
    "_is_protocol", "_is_runtime_protocol",
])
# Classes that are no protocols but as good.
_ALLOWED = {
    "collections.abc": (
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized", "Container",
        "Collection", "Reversible", "Buffer",
    ),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


def _members(cls):
    """Returns the names a protocol asks for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        annotations = base.__dict__.get("__annotations__")
        for name in [*base.__dict__, *(annotations if isinstance(annotations, dict) else ())]:
            if not name.startswith("_abc_") and name not in EXCLUDED_ATTRIBUTES and name != "__qualname__":
                names.add(name)
    return names


def _refuse_unchecked(cls):
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if (name != "Protocol" or bases != (Generic,)) and Protocol in bases:
            for base in bases:
                is_protocol = issubclass(base, Generic) and getattr(base, "_is_protocol", False)
                if base is not object and base is not Generic and not is_protocol and base.__name__ not in _ALLOWED.get(base.__module__, ()):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members(cls)

    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_bare_protocol", False):
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        _refuse_unchecked(cls)
        # Not by way of __subclasscheck__, which refuses protocols with other members than methods.
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        from inspect import getattr_static
        for name in cls.__protocol_attrs__:
            value = getattr_static(instance, name, _ABSENT)
            if value is _ABSENT or value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_bare_protocol", False):
            return type.__subclasscheck__(cls, other)
        # abc asks about the classes below one, functools about all there are.
        if getattr(cls, "_is_protocol", False) and sys._getframemodulename(1) not in ("abc", "functools"):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            _refuse_unchecked(cls)
            hook = cls.__dict__.get("__subclasshook__")
            if cls.__non_callable_proto_members__ and getattr(hook, "__func__", None) is _protocol_hook:
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {names}."
                )
        return super().__subclasscheck__(other)


_ABSENT = object()


def _protocol_hook(cls, other):
    """Recognises a class by its methods."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = base.__dict__.get("__annotations__")
            if isinstance(annotations, dict) and name in annotations and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init_or_replace_init(self, *args, **kwargs):
    """Stands for the `__init__` that a class made from a protocol has; looks it up at the first call."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    inits = [base.__dict__["__init__"] for base in cls.__mro__ if "__init__" in base.__dict__]
    found = [init for init in inits if init is not _no_init_or_replace_init]
    cls.__init__ = found[0] if found else object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base for classes that say what methods something must have.

    >>> @runtime_checkable
    ... class Closable(Protocol):
    ...     def close(self): ...
    >>> isinstance(open, Closable)
    False
    """

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False
    _is_bare_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Lets a protocol be used with isinstance."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    # What isinstance may find to be None, and what issubclass cannot see: everything that is no method.
    cls.__non_callable_proto_members__ = set()
    for name in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, name, None))
        except Exception as error:
            raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from error
        if not is_method:
            cls.__non_callable_proto_members__.add(name)
    return cls


def is_protocol(tp, /):
    """Says whether a class is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Returns the names a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


@runtime_checkable
class SupportsInt(Protocol):
    """Has `__int__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """Has `__float__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """Has `__complex__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """Has `__bytes__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """Has `__index__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """Has `__abs__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """Has `__round__`."""

    __module__ = "typing"
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0):
        pass
