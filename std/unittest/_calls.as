"""What mocks note: calls and lists of them; and the values that stand for others."""

__unittest = True


class _SentinelObject:
    """A value that has a name and is equal to nothing else."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Gives for each name one value, always the same."""

    def __init__(self):
        self._values = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._values.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Is equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _format_call_signature(name, args, kwargs):
    parts = [repr(arg) for arg in args]
    parts.extend([f"{key}={value!r}" for key, value in kwargs.items()])
    return f"{name}({', '.join(parts)})"


def _is_call(value):
    return isinstance(value, _Call)


class _CallList(list):
    """A list of calls that finds lists of calls in itself."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any([list(self[i:i + size]) == value for i in range(len(self) - size + 1)])

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


def _parts(value):
    """Splits a call, or a tuple that stands for one, into name, args and kwargs."""
    name, args, kwargs = "", (), {}
    if len(value) == 3:
        name, args, kwargs = value
    elif len(value) == 2:
        first, second = value
        if isinstance(first, str):
            name = first
            if isinstance(second, tuple):
                args = second
            else:
                kwargs = second
        else:
            args, kwargs = first, second
    elif len(value) == 1:
        only, = value
        if isinstance(only, str):
            name = only
        elif isinstance(only, tuple):
            args = only
        else:
            kwargs = only
    return name, args, kwargs


_OF_TUPLES = frozenset(tuple.__dict__)


class _Call(tuple):
    """One call: a name, arguments and keywords; with `two`, the last two alone. `call` makes them in tests.

    >>> call.method(1, x=2)
    call.method(1, x=2)
    """

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        given, args, kwargs = _parts(value)
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (given if value else name, args, kwargs) if given or value else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            size = len(other)
        except TypeError:
            return NotImplemented
        if size > 3:
            return False
        own_name, args, kwargs = ("", *self) if len(self) == 2 else self
        if getattr(self, "_mock_parent", None) and getattr(other, "_mock_parent", None) and self._mock_parent != other._mock_parent:
            return False
        if size == 0:
            name, other_args, other_kwargs = "", (), {}
        elif size == 2 and not isinstance(other[0], str) and not (isinstance(other[0], tuple) and isinstance(other[1], dict)):
            return False
        elif size <= 3 and all([isinstance(part, (str, tuple, dict)) for part in other]):
            name, other_args, other_kwargs = _parts(other)
        elif size == 3 and not isinstance(other[1], tuple):
            return False
        else:
            return False
        if own_name and name != own_name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = tuple.__hash__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        name = self._mock_name + "()"
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattribute__(self, attr):
        if attr in _OF_TUPLES:
            # Such names are those of calls, too.
            raise AttributeError(attr)
        return tuple.__getattribute__(self, attr)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[1] if len(self) == 2 else self[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        if len(self) == 2:
            name = "call"
            args, kwargs = self
        else:
            name, args, kwargs = self
            if not name:
                name = "call"
            elif not name.startswith("()"):
                name = "call." + name
            else:
                name = "call" + name
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        """Returns the calls of a chain like `call.a().b()`."""
        found = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)
