"""`typing.Protocol`, and the protocols that typing offers, apart from it because they need `abc`."""

from abc import ABCMeta, abstractmethod
from typing import Generic, TypeVar

_T_co = TypeVar("T_co", covariant=True)

_IGNORED = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "_abc_impl", "__init_subclass__",
    "_is_bare_protocol", "__qualname__", "__hash__",
])


def _members(cls):
    """Returns the names a protocol asks for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        for name in [*base.__dict__, *(base.__dict__.get("__annotations__") or {})]:
            if name == "__hash__" and base.__dict__.get("__hash__") is None:
                continue
            if name not in _IGNORED or name == "__hash__":
                if not name.startswith("_abc_"):
                    names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if cls.__dict__.get("_is_bare_protocol", False):
            return cls in type(instance).__mro__
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        # Not by way of __subclasscheck__, which refuses protocols with other members than methods.
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        kind = type(instance)
        for name in cls.__protocol_attrs__:
            value = _static(instance, kind, name)
            if value is _ABSENT:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            hook = cls.__dict__.get("__subclasshook__")
            if cls.__non_callable_proto_members__ and getattr(hook, "__func__", None) in (None, _protocol_hook):
                names = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {names}."
                )
        return super().__subclasscheck__(other)


_ABSENT = object()


def _static(instance, kind, name):
    """Looks an attribute up without running properties."""
    for base in kind.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return getattr(instance, "__dict__", {}).get(name, _ABSENT)


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
            if name in (base.__dict__.get("__annotations__") or {}) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


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
        cls.__protocol_attrs__ = _members(cls)
        # Members that isinstance may find to be None: everything that is no method.
        cls.__non_callable_proto_members__ = set([
            name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))
        ])
        if cls._is_protocol:
            if "__subclasshook__" not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_protocol_hook)
            for base in cls.__bases__:
                if base is not object and base is not Generic and base.__module__ not in ("collections.abc", "contextlib", "typing") and not getattr(base, "_is_protocol", False):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            if cls.__init__ is Protocol.__init__ or "__init__" not in cls.__dict__:
                cls.__init__ = _no_init


def runtime_checkable(cls):
    """Lets a protocol be used with isinstance."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
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
