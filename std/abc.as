"""Abstract base classes.

A class is abstract while its `__abstractmethods__` is not empty; `object.__new__` refuses it then.
Registered and remembered classes are held strongly: a class is seldom thrown away.
"""

from _abc import share_patterns as _share_patterns

__all__ = [
    "ABC", "ABCMeta", "abstractmethod", "abstractclassmethod", "abstractstaticmethod",
    "abstractproperty", "get_cache_token", "update_abstractmethods",
]


def abstractmethod(funcobj):
    """Marks a method that a subclass must override before it can have instances.

    >>> class Shape(ABC):
    ...     @abstractmethod
    ...     def area(self): ...
    >>> Shape()
    Traceback (most recent call last):
    TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An old way to write an abstract class method."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An old way to write an abstract static method."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An old way to write an abstract property."""

    __isabstractmethod__ = True


# Counts the calls of register(): what was remembered as "not a subclass" before is asked again.
_version = 0


class _State:
    """What an abstract class knows of classes that claim to be its subclasses."""

    __slots__ = ("registry", "known", "refused", "version")

    def __init__(self):
        self.registry = []
        self.known = set()
        self.refused = set()
        self.version = _version


def _abstract_names(cls, bases, namespace):
    names = [name for name, value in namespace if getattr(value, "__isabstractmethod__", False)]
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.append(name)
    return frozenset(names)


class ABCMeta(type):
    """The class of abstract base classes.

    >>> class Even(metaclass=ABCMeta):
    ...     @classmethod
    ...     def __subclasshook__(cls, other): return other is int
    >>> isinstance(4, Even), isinstance("x", Even)
    (True, False)
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        items = list(namespace.items())
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, bases, items)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass; usable as a decorator."""
        global _version
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.append(subclass)
        _share_patterns(cls, subclass)
        _version += 1
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        if subclass in cls._abc_impl.known:
            return True
        if cls.__subclasscheck__(subclass):
            return True
        kind = type(instance)
        return kind is not subclass and cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        # What only says that it is a class is none.
        if not issubclass(type(subclass), type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.known:
            return True
        if state.version != _version:
            state.refused.clear()
            state.version = _version
        elif subclass in state.refused:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in subclass.__mro__ or _is_claimed(cls, state, subclass)
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        if answer:
            state.known.add(subclass)
        else:
            state.refused.add(subclass)
        return answer


def _is_claimed(cls, state, subclass):
    """Says whether a class was registered here or with one of our subclasses."""
    for registered in state.registry:
        if issubclass(subclass, registered):
            return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """A base by which a class gets ABCMeta as its metaclass."""

    __slots__ = ()


def get_cache_token():
    """Returns a value that changes with every registration."""
    return _version


def _get_dump(cls, /):
    """Returns what an abstract class knows: registered classes, known and refused ones (as weak references), the version."""
    from weakref import ref
    state = cls._abc_impl
    return {ref(c) for c in state.registry}, {ref(c) for c in state.known}, {ref(c) for c in state.refused}, state.version


def _reset_registry(cls, /):
    """Forgets the classes that were registered."""
    cls._abc_impl.registry.clear()


def _reset_caches(cls, /):
    """Forgets which classes were known and refused."""
    cls._abc_impl.known.clear()
    cls._abc_impl.refused.clear()


def update_abstractmethods(cls):
    """Works out again which methods of an abstract class are abstract."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__bases__, list(cls.__dict__.items()))
    return cls
