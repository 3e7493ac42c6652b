"""Shallow and deep copies."""

from _weakref import ReferenceType
from copyreg import dispatch_table

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
    type(None), int, float, complex, bool, str, bytes, type, range, property,
    type(Ellipsis), type(NotImplemented), type(len), type(_function), type(_function.__code__), ReferenceType,
])


def copy(x):
    """Returns a copy that shares what it holds.

    >>> a = [[1], 2]; b = copy(a); b is a, b[0] is a[0]
    (False, True)
    """
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls in _MUTABLE:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, cls, "shallow")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def _reduced(x, cls, kind):
    """Returns what the object says of how to make it anew."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    if cls is memoryview:
        raise TypeError("cannot pickle memoryview objects")
    reduce_ex = getattr(x, "__reduce_ex__", None)
    if reduce_ex is not None:
        return reduce_ex(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    raise Error(f"un({kind})copyable object of type {cls}")


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Makes a copy from a description; with a memo, a deep one."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
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
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
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
    if cls in _ATOMIC and cls is not slice:
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
            reduced = _reduced(x, cls, "deep")
            y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
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
