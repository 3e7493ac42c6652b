"""The operators as functions, and getters to hand to `sorted` and `map`."""

from builtins import abs as _abs

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq",
    "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul",
    "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_",
    "is_not", "isub", "itemgetter", "itruediv", "ixor", "le",
    "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_",
    "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor",
]


def lt(a, b, /):
    """Same as a < b."""
    return a < b


def le(a, b, /):
    """Same as a <= b."""
    return a <= b


def eq(a, b, /):
    """Same as a == b."""
    return a == b


def ne(a, b, /):
    """Same as a != b."""
    return a != b


def ge(a, b, /):
    """Same as a >= b."""
    return a >= b


def gt(a, b, /):
    """Same as a > b."""
    return a > b


def not_(a, /):
    """Same as not a."""
    return not a


def truth(a, /):
    """Return True if a is true, False otherwise."""
    return True if a else False


def is_(a, b, /):
    """Same as a is b."""
    return a is b


def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


def add(a, b, /):
    """Same as a + b."""
    return a + b


def and_(a, b, /):
    """Same as a & b."""
    return a & b


def floordiv(a, b, /):
    """Same as a // b."""
    return a // b


def index(a, /):
    """Same as a.__index__()."""
    if isinstance(a, int):
        return int(a) if type(a) is bool else a
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    return result


def inv(a, /):
    """Same as ~a."""
    return ~a


invert = inv


def lshift(a, b, /):
    """Same as a << b."""
    return a << b


def mod(a, b, /):
    """Same as a % b."""
    return a % b


def mul(a, b, /):
    """Same as a * b."""
    return a * b


def matmul(a, b, /):
    """Same as a @ b."""
    return a @ b


def neg(a, /):
    """Same as -a."""
    return -a


def or_(a, b, /):
    """Same as a | b."""
    return a | b


def pos(a, /):
    """Same as +a."""
    return +a


def pow(a, b, /):
    """Same as a ** b."""
    return a ** b


def rshift(a, b, /):
    """Same as a >> b."""
    return a >> b


def sub(a, b, /):
    """Same as a - b."""
    return a - b


def truediv(a, b, /):
    """Same as a / b."""
    return a / b


def xor(a, b, /):
    """Same as a ^ b."""
    return a ^ b


def concat(a, b, /):
    """Same as a + b, for sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def contains(a, b, /):
    """Same as b in a (note reversed operands)."""
    return b in a


def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


def indexOf(a, b, /):
    """Return the first index of b in a."""
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


def length_hint(obj, default=0, /):
    """Return an estimate of the number of items in obj.

    >>> length_hint([1, 2, 3]), length_hint(object(), 7)
    (3, 7)
    """
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


class attrgetter:
    """A function that gets attributes, by names that may have dots.

    >>> attrgetter("real", "imag")(3)
    (3, 0)
    """

    __slots__ = ("_names", "_paths")

    def __init__(self, attr, /, *attrs):
        names = (attr, *attrs)
        for name in names:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = names
        self._paths = [name.split(".") for name in names]

    def __call__(self, obj, /):
        values = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            values.append(value)
        return values[0] if len(values) == 1 else tuple(values)

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(name) for name in self._names])})"

    def __reduce__(self):
        return attrgetter, self._names


class itemgetter:
    """A function that gets items.

    >>> itemgetter(1)("abc"), itemgetter(0, 2)("abc")
    ('b', ('a', 'c'))
    """

    __slots__ = ("_items", "_item", "_single")

    def __init__(self, item, /, *items):
        self._items = (item, *items)
        self._item = item
        self._single = not items

    def __call__(self, obj, /):
        if self._single:
            return obj[self._item]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join([repr(item) for item in self._items])})"

    def __reduce__(self):
        return itemgetter, self._items


class methodcaller:
    """A function that calls a method.

    >>> methodcaller("split", ",")("a,b")
    ['a', 'b']
    """

    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend([repr(arg) for arg in self._args])
        parts.extend([f"{key}={value!r}" for key, value in self._kwargs.items()])
        return f"operator.methodcaller({', '.join(parts)})"


def iadd(a, b, /):
    """Same as a += b."""
    a += b
    return a


def iand(a, b, /):
    """Same as a &= b."""
    a &= b
    return a


def iconcat(a, b, /):
    """Same as a += b, for sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def ifloordiv(a, b, /):
    """Same as a //= b."""
    a //= b
    return a


def ilshift(a, b, /):
    """Same as a <<= b."""
    a <<= b
    return a


def imod(a, b, /):
    """Same as a %= b."""
    a %= b
    return a


def imul(a, b, /):
    """Same as a *= b."""
    a *= b
    return a


def imatmul(a, b, /):
    """Same as a @= b."""
    a @= b
    return a


def ior(a, b, /):
    """Same as a |= b."""
    a |= b
    return a


def ipow(a, b, /):
    """Same as a **= b."""
    a **= b
    return a


def irshift(a, b, /):
    """Same as a >>= b."""
    a >>= b
    return a


def isub(a, b, /):
    """Same as a -= b."""
    a -= b
    return a


def itruediv(a, b, /):
    """Same as a /= b."""
    a /= b
    return a


def ixor(a, b, /):
    """Same as a ^= b."""
    a ^= b
    return a


for _name in (
    "lt le eq ne ge gt not_ abs add and_ floordiv index inv invert lshift mod mul matmul neg or_ pos pow "
    "rshift sub truediv xor concat contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift imod "
    "imul imatmul ior ipow irshift isub itruediv ixor call"
).split():
    globals()[f"__{_name.strip('_')}__"] = globals()[_name]
