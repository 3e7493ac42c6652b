"""Container types beside the builtin ones.

`deque`, `defaultdict` and `OrderedDict` are native. `Counter` is a dict and leans on its order.
`ChainMap` and the `User...` classes need the abstract bases, so they live in `collections._user` and
are loaded when somebody asks for them.
"""

import sys as _sys

from _collections import OrderedDict, _count_elements, _deque_iterator, defaultdict, deque

try:
    from _collections import _tuplegetter
except ImportError:
    def _tuplegetter(index, doc):
        return property(lambda self: self[index], doc=doc)

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict",
    "deque", "namedtuple",
]

_LAZY = ("ChainMap", "UserDict", "UserList", "UserString")


def __getattr__(name):
    if name in _LAZY:
        import collections._user
        module = _sys.modules["collections._user"]
        for lazy in _LAZY:
            globals()[lazy] = getattr(module, lazy)
        return globals()[name]
    if name == "abc":
        import collections.abc
        return _sys.modules["collections.abc"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return [*globals(), *(name for name in (*_LAZY, "abc") if name not in globals())]


def _is_mapping(value):
    """Says whether a value is a Mapping; a class can only be one by way of `collections.abc`."""
    if isinstance(value, dict) or type(value).__name__ == "mappingproxy":
        return True
    abc = _sys.modules.get("collections.abc")
    return abc is not None and isinstance(value, abc.Mapping)


# namedtuple

_KEYWORDS = frozenset([
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
])


def _rename_fields(field_names):
    seen = set()
    for index, name in enumerate(field_names):
        if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
            field_names[index] = f"_{index}"
        seen.add(name)


def _check_fields(typename, field_names, rename):
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _shown(fields):
    """Lists fields as the documentation of a named tuple does."""
    return repr(tuple(fields)).replace("'", "")[1:-1]


def _tuple_methods(typename, fields, defaults):
    """Returns the methods of a named tuple class, by name."""
    count = len(fields)
    make_tuple = tuple.__new__
    template = "(" + ", ".join([f"{name}=%r" for name in fields]) + ")"
    # From source text, so that it binds its arguments as a written-out one would.
    namespace = {"__make_tuple__": make_tuple}
    parameters = "_cls"
    for name in fields:
        parameters += f", {name}"
        if name in defaults:
            parameters += f"=__default_{name}__"
            namespace[f"__default_{name}__"] = defaults[name]
    items = "".join([f"{name}, " for name in fields])
    shown = _shown(fields)
    exec(f"def __new__({parameters}):\n return __make_tuple__(_cls, ({items}))", namespace)
    __new__ = namespace["__new__"]

    def _make(cls, iterable):
        result = make_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        return self.__class__.__name__ + template % tuple(self)

    def _asdict(self):
        """Return a new dict which maps field names to their values."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    __new__.__doc__ = f"Create new instance of {typename}({shown})"
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    methods = {
        "__new__": __new__, "_make": _make, "__replace__": _replace, "_replace": _replace,
        "__repr__": __repr__, "_asdict": _asdict, "__getnewargs__": __getnewargs__,
    }
    for method in methods.values():
        method.__qualname__ = f"{typename}.{method.__name__}"
    methods["_make"] = classmethod(_make)
    return methods


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a subclass of tuple whose items have names.

    >>> Point = namedtuple("Point", "x y")
    >>> Point(1, y=2)
    Point(x=1, y=2)
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        _rename_fields(field_names)
    _check_fields(typename, field_names, rename)
    fields = tuple(field_names)
    default_values = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
        default_values = dict(zip(fields[len(fields) - len(defaults):], defaults))
    namespace = {
        "__doc__": f"{typename}({_shown(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": default_values,
    }
    namespace.update(_tuple_methods(typename, fields, default_values))
    if defaults == ():
        namespace["__new__"].__defaults__ = defaults
    namespace["__match_args__"] = fields
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = _sys._getframemodulename(1) or "__main__"
        except AttributeError:
            module = "__main__"
    result.__module__ = module
    return result


# Counter

class Counter(dict):
    """A dict that counts hashable things; what it does not hold counts zero.

    >>> Counter("abracadabra").most_common(2)
    [('a', 5), ('b', 2)]
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Returns the sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Returns the items and counts, the highest first, equal ones as first met."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_count_of)

    def elements(self):
        """Iterates over each element as many times as it counts.

        >>> list(Counter(a=2, b=1).elements())
        ['a', 'a', 'b']
        """
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts from an iterable of elements, a mapping of counts, or keywords."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for key, count in iterable.items():
                        self[key] = count + get(key, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtracts counts; results may be zero or negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for key, count in iterable.items():
                    self[key] = get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Returns a shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, key):
        # Unlike a dict's, it is quiet about a missing key.
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            # Counts that cannot be ordered.
            items = dict(self)
        return f"{self.__class__.__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for counter in (self, other) for key in counter)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for counter in (self, other) for key in counter)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for counter in (self, other) for key in counter)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, operation):
        """Returns the positive counts of an operation, this counter's keys first."""
        result = Counter()
        for key, count in self.items():
            new = operation(count, other[key])
            if new > 0:
                result[key] = new
        for key, count in other.items():
            if key not in self:
                new = operation(0, count)
                if new > 0:
                    result[key] = new
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive([(key, 0 - count) for key, count in self.items()])

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep_positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            limit = other[key]
            if limit < count:
                self[key] = limit
        return self._keep_positive()


def _count_of(item):
    return item[1]


def _positive(items):
    result = Counter()
    for key, count in items:
        if count > 0:
            result[key] = count
    return result
