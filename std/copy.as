"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """Raised where something cannot be copied."""


error = Error


def _function():
    pass


try:
    _MUTABLE = (list, dict, set, bytearray)
except NameError:
    # A runtime without bytearray.
    _MUTABLE = (list, dict, set)


# What is never copied, because it cannot change or is what it is.
_ATOMIC = frozenset([
    type(None), int, float, complex, bool, str, bytes, type, range, slice, property,
    type(Ellipsis), type(NotImplemented), type(len), type(_function), type(list[int]),
])


def copy(x):
    """Returns a copy that shares what it holds.

    >>> a = [[1], 2]; b = copy(a); b is a, b[0] is a[0]
    (False, True)
    """
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset:
        return x
    if cls in _MUTABLE:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, cls)
    if isinstance(reduced, str):
        return x
    return _rebuild(x, reduced, None)


def _reduced(x, cls):
    """Returns what the object says of how to make it anew."""
    reduce_ex = getattr(cls, "__reduce_ex__", None)
    own = getattr(cls, "__reduce__", None)
    if own is not None and own is not getattr(object, "__reduce__", None):
        return own(x)
    if reduce_ex is not None and reduce_ex is not getattr(object, "__reduce_ex__", None):
        return reduce_ex(x, 4)
    if not isinstance(cls, type) or cls.__name__ in _NOT_COPYABLE and cls.__module__ == "builtins":
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    return _described(x, cls)


_NOT_COPYABLE = frozenset([
    "generator", "coroutine", "async_generator", "module", "frame", "traceback", "code", "dict_keys",
    "dict_values", "dict_items", "mappingproxy", "cell", "staticmethod", "classmethod", "memoryview",
])


def _new(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _described(x, cls):
    """Describes an ordinary object: how to make an empty one, its attributes, its items."""
    args = ()
    kwargs = {}
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args = x.__getnewargs__()
    elif isinstance(x, BaseException):
        args = x.args
    else:
        # A builtin that cannot change takes its value with it.
        for base in (int, float, str, bytes, tuple, frozenset):
            if isinstance(x, base):
                args = (base(x),)
                break
    get_state = getattr(cls, "__getstate__", None)
    if get_state is not None and get_state is not getattr(object, "__getstate__", None):
        state = get_state(x)
    else:
        state = getattr(x, "__dict__", None) or None
        slots = {}
        for base in cls.__mro__:
            names = base.__dict__.get("__slots__", ())
            for name in (names,) if isinstance(names, str) else names:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    name = f"_{base.__name__.lstrip('_')}{name}"
                try:
                    slots[name] = getattr(x, name)
                except AttributeError:
                    pass
        if slots:
            state = (state, slots)
    items = None
    pairs = None
    if isinstance(x, list):
        items = list(x)
    elif isinstance(x, set):
        items = list(x)
    elif isinstance(x, dict):
        pairs = list(dict.items(x))
    return _new, (cls, args, kwargs), state, items, pairs


def _rebuild(x, reduced, memo):
    """Makes a copy from a description; with a memo, a deep one."""
    deep = memo is not None
    make, args = reduced[0], reduced[1]
    state = reduced[2] if len(reduced) > 2 else None
    items = reduced[3] if len(reduced) > 3 else None
    pairs = reduced[4] if len(reduced) > 4 else None
    if deep and args:
        if make is _new:
            args = (args[0], tuple([deepcopy(arg, memo) for arg in args[1]]), deepcopy(args[2], memo))
        else:
            args = tuple([deepcopy(arg, memo) for arg in args])
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            if deep:
                item = deepcopy(item, memo)
            if isinstance(y, set):
                y.add(item)
            else:
                y.append(item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def deepcopy(x, memo=None, _nil=[]):
    """Returns a copy that shares nothing that can change.

    >>> a = [[1], 2]; b = deepcopy(a); b, b[0] is a[0]
    ([[1], 2], False)
    """
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls is list:
        y = []
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[key] = y
        for k, value in x.items():
            y[deepcopy(k, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = _deep_tuple(x, memo)
    elif issubclass(cls, type):
        y = x
    elif cls in _MUTABLE and cls is not set:
        # A bytearray: the other kinds were above.
        y = cls(x)
    elif cls is _Method:
        y = _Method(x.__func__, deepcopy(x.__self__, memo))
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        else:
            reduced = _reduced(x, cls)
            y = x if isinstance(reduced, str) else _rebuild(x, reduced, memo)
    if y is not x:
        memo[key] = y
        # Keeps x alive, so that no other object gets its id while the memo lives.
        kept = memo.get(id(memo))
        if kept is None:
            memo[id(memo)] = [x]
        else:
            kept.append(x)
    return y


class _Holder:
    def method(self):
        pass


_Method = type(_Holder().method)


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # The tuple may have been met again inside itself.
    found = memo.get(id(x))
    if found is not None:
        return found
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def replace(obj, /, **changes):
    """Returns a copy with some fields changed, as the class's `__replace__` does it."""
    cls = obj.__class__
    method = getattr(cls, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return method(obj, **changes)
