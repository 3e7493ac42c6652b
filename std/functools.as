"""Tools for functions that act on or return other functions.

`partial`, `reduce`, `cmp_to_key` and the wrapper of `lru_cache` are native: `_functools`. Nothing here
imports another module before it is needed, because almost every program imports this one.
"""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
    "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
    "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes `wrapper` look like `wrapped`: name, docstring, module and attributes.

    >>> update_wrapper(lambda: None, len).__name__
    'len'
    """
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, so that a `__wrapped__` copied from `wrapped.__dict__` does not win.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorates a wrapper so that it looks like the function it wraps.

    >>> wraps(len)(lambda x: 0).__name__
    'len'
    """
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# What stands for nothing where None may be meant.
_MISSING = object()


# total_ordering: each method is written in terms of the one that the class defines. The method is
# asked for on the type, so that instance attributes don't interfere.

def _derive(root, negate, joined_by, with_equality):
    """Returns a comparison: `root` negated or not, joined with `==` or `!=` where asked."""

    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if joined_by == "or":
            return result or (self == other if with_equality else self != other)
        if joined_by == "and":
            return result and (self == other if with_equality else self != other)
        return result

    return compare


_DERIVED = {
    "__lt__": (("__gt__", True, "and", False), ("__le__", False, "or", True), ("__ge__", True, None, False)),
    "__le__": (("__ge__", True, "or", True), ("__lt__", False, "and", False), ("__gt__", True, None, False)),
    "__gt__": (("__lt__", True, "and", False), ("__ge__", False, "or", True), ("__le__", True, None, False)),
    "__ge__": (("__le__", True, "or", True), ("__gt__", False, "and", False), ("__lt__", True, None, False)),
}


def total_ordering(cls):
    """Fills in the missing ordering methods of a class that defines one of them.

    >>> @total_ordering
    ... class Version:
    ...     def __init__(self, n): self.n = n
    ...     def __eq__(self, other): return self.n == other.n
    ...     def __lt__(self, other): return self.n < other.n
    >>> Version(2) >= Version(1)
    True
    """
    roots = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # CPython prefers __lt__ to __le__ to __gt__ to __ge__.
    for preferred in ("__lt__", "__le__", "__gt__", "__ge__"):
        if preferred in roots:
            root = preferred
            break
    for name, negate, joined_by, with_equality in _DERIVED[root]:
        if name not in roots:
            method = _derive(root, negate, joined_by, with_equality)
            method.__name__ = name
            method.__qualname__ = name
            setattr(cls, name, method)
    return cls


class partialmethod:
    """A `partial` for use as a method: it binds like a function first.

    >>> class Cell:
    ...     def set(self, value): self.value = value
    ...     clear = partialmethod(set, None)
    >>> cell = Cell(); cell.clear(); print(cell.value)
    None
    """

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        cls = type(self)
        shown = [repr(self.func)]
        shown.extend([repr(arg) for arg in self.args])
        shown.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            func = get(obj, cls)
            if func is not self.func:
                # A class method, static method or descriptor of its own: what it gave is bound already.
                bound = partial(func, *self.args, **self.keywords)
                try:
                    bound.__self__ = func.__self__
                except AttributeError:
                    pass
                return bound
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# Caches

def _cache_info(hits, misses, maxsize, currsize):
    return _load_cache_info()(hits, misses, maxsize, currsize)


def _load_cache_info():
    """Makes the class of `cache_info()`'s results, when it is first wanted."""
    global _CacheInfo
    from collections import namedtuple
    made = globals().get("_CacheInfo")
    if made is None:
        made = _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return made


def __getattr__(name):
    if name == "_CacheInfo":
        return _load_cache_info()
    if name == "namedtuple":
        from collections import namedtuple
        return namedtuple
    if name == "GenericAlias":
        from types import GenericAlias
        return GenericAlias
    raise AttributeError(f"module 'functools' has no attribute {name!r}")


_kwd_mark = (object(),)


def _make_key(args, kwds, typed, kwd_mark=_kwd_mark, fasttypes={int, str}, tuple=tuple, type=type, len=len):
    """Returns a cache key: one plain argument itself, or the tuple of everything."""
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        if kwds:
            key += tuple(type(v) for v in kwds.values())
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return key


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the most recent calls of a function.

    >>> @lru_cache(maxsize=None)
    ... def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    >>> fib(80)
    23416728348467685
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: @lru_cache
        user_function = maxsize
        maxsize = 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    """Remembers every result of a function.

    >>> @cache
    ... def double(n): return n * 2
    >>> double(4), double.cache_info().currsize
    (8, 1)
    """
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once per instance and kept in its `__dict__`.

    >>> class Circle:
    ...     def __init__(self, r): self.r = r
    ...     @cached_property
    ...     def area(self): return self.r * self.r * 3
    >>> Circle(2).area
    12
    """

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property."
            ) from None
        value = values.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                values[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {name!r} property."
                ) from None
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# Single dispatch

def _merge_orders(orders):
    """Merges class orders as the C3 rule does."""
    result = []
    while True:
        orders = [order for order in orders if order]
        if not orders:
            return result
        for order in orders:
            candidate = order[0]
            if not any(candidate in other[1:] for other in orders):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for order in orders:
            if order[0] is candidate:
                del order[0]


def _order_with_abcs(cls, abcs):
    """Returns the order of `cls` with the abstract classes it only claims to be placed in it."""
    bases = list(cls.__bases__)
    boundary = 0
    for index in range(len(bases) - 1, -1, -1):
        if hasattr(bases[index], "__abstractmethods__"):
            # Abstract classes go after the last explicit abstract base.
            boundary = index + 1
            break
    explicit = bases[:boundary]
    others = bases[boundary:]
    claimed = []
    for base in abcs:
        # Only where the claim starts at this class and not at one of its bases.
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            claimed.append(base)
    remaining = [base for base in abcs if base not in claimed]
    orders = [[cls]]
    for group in (explicit, claimed, others):
        orders.extend([_order_with_abcs(base, remaining) for base in group])
    orders.extend([list(explicit), list(claimed), list(others)])
    return _merge_orders(orders)


def _class_order(cls, types):
    """Returns the order in which implementations are looked for."""
    own = set(cls.__mro__)

    def is_claimed(kind):
        return (
            kind not in own
            and hasattr(kind, "__mro__")
            and not _is_alias(kind)
            and issubclass(cls, kind)
        )

    candidates = [kind for kind in types if is_claimed(kind)]
    # A candidate that another one inherits from comes by way of that one.
    candidates = [
        kind for kind in candidates
        if not any(kind is not other and kind in other.__mro__ for other in candidates)
    ]
    order = []
    candidate_set = set(candidates)
    for kind in candidates:
        found = []
        for sub in kind.__subclasses__():
            if sub not in own and issubclass(cls, sub):
                found.append([s for s in sub.__mro__ if s in candidate_set])
        if not found:
            order.append(kind)
            continue
        found.sort(key=len, reverse=True)
        for chain in found:
            for sub in chain:
                if sub not in order:
                    order.append(sub)
    return _order_with_abcs(cls, order)


def _is_alias(kind):
    return hasattr(kind, "__origin__") and hasattr(kind, "__args__")


def _find_implementation(cls, registry):
    order = _class_order(cls, registry.keys())
    match = None
    for kind in order:
        if match is not None:
            # Two unrelated abstract classes, both only claimed: nothing says which is nearer.
            if (
                kind in registry
                and kind not in cls.__mro__
                and match not in cls.__mro__
                and not issubclass(match, kind)
            ):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {kind}")
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _union_members(kind):
    """Returns the classes of a union, or None for anything else."""
    if type(kind).__name__ in ("UnionType", "_UnionGenericAlias", "Union") and hasattr(kind, "__args__"):
        return kind.__args__
    return None


def _is_dispatch_type(kind):
    if isinstance(kind, type) and not _is_alias(kind):
        return True
    members = _union_members(kind)
    return members is not None and all(isinstance(m, type) and not _is_alias(m) for m in members)


class _Found(dict):
    """The implementations found so far, by class."""

    def clear(self):
        """Forgets them."""
        dict.clear(self)

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"


def singledispatch(func):
    """Makes a function choose its implementation by the class of its first argument.

    >>> @singledispatch
    ... def show(value): return "something"
    >>> @show.register
    ... def _(value: int): return "a number"
    >>> show(3), show("x")
    ('a number', 'something')
    """
    from abc import get_cache_token
    from types import MappingProxyType
    registry = {}
    found = _Found()
    token = None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """Returns the implementation that a class gets."""
        nonlocal token
        if token is not None and token != get_cache_token():
            # A class was registered with an abstract one since.
            found.clear()
            token = get_cache_token()
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Adds an implementation for a class; usable as a decorator."""
        nonlocal token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", None) or getattr(getattr(cls, "__func__", None), "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            argname, cls = next(iter(annotations.items()))
            if cls is None:
                cls = type(None)
            elif isinstance(cls, str):
                from typing import get_type_hints
                argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatch_type(cls):
                if _union_members(cls) is not None:
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes."
                    )
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        members = _union_members(cls)
        if members is not None:
            for member in members:
                registry[member] = func
        else:
            registry[cls] = func
            if token is None and hasattr(cls, "__abstractmethods__"):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """A method that chooses its implementation by the class of its first argument after `self`.

    >>> class Negator:
    ...     @singledispatchmethod
    ...     def neg(self, arg): raise NotImplementedError
    ...     @neg.register
    ...     def _(self, arg: int): return -arg
    >>> Negator().neg(3)
    -3
    """

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Adds an implementation for a class; usable as a decorator."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **keywords):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **keywords)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
