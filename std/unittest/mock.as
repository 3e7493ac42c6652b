"""Objects that stand for others in tests and note how they are used.

Every mock has a class of its own, so that a special method set on one is not set on all. What is patched in
where is `unittest._patch`.
"""

import sys
from types import MethodType

from unittest._asserts import safe_repr
from unittest._calls import ANY, DEFAULT, _Call, _CallList, _is_call, _Sentinel, _SentinelObject, call, sentinel

__all__ = [
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
    "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal", "ThreadingMock",
]

__unittest = True

FILTER_DIR = True

_UNSAFE = ("assert", "assret", "asert", "aseert", "assrt")
_OWN_ASSERTIONS = frozenset([
    "assert_called", "assert_not_called", "assert_called_once", "assert_called_with", "assert_called_once_with",
    "assert_any_call", "assert_has_calls",
])

_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod"
_MAGICS = frozenset([f"__{name}__" for name in (
    "hash str sizeof fspath lt gt le ge eq ne int contains len enter exit complex ceil floor trunc iter aiter "
    "anext aenter aexit bool index round float getitem setitem delitem divmod neg pos abs invert next reversed missing "
    "reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format get set delete"
).split()] + [f"__{prefix}{name}__" for prefix in ("", "r", "i") for name in _NUMERIC.split()])

# What a MagicMock has by itself.
_SUPPORTED = _MAGICS - frozenset([f"__{name}__" for name in (
    "reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format "
    "get set delete"
).split()])
_UNSUPPORTED = frozenset([
    "__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__",
])
# Those that are no coroutines; tests of others read them.
_magics = _SUPPORTED - frozenset(["__aenter__", "__aexit__", "__anext__"])
_RETURNS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__complex__": 1j, "__exit__": False, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False,
}
_ASYNC_MAGICS = frozenset(["__aenter__", "__aexit__", "__anext__"])


class InvalidSpecError(Exception):
    """A mock was given as the spec of a mock."""


def _is_magic(name):
    return name.startswith("__") and name.endswith("__") and len(name) > 4


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_async(obj):
    import inspect
    try:
        return inspect.iscoroutinefunction(obj) or inspect.isawaitable(obj)
    except Exception:
        return False


def _results(effect):
    """Returns what a side effect that is a series of results gives in turn; anything else as it is."""
    if effect is None or callable(effect) or _is_exception(effect):
        return effect
    try:
        return iter(effect)
    except TypeError:
        return effect


def _check_for_typos(given):
    """Refuses names of arguments that look like others."""
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in given:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def _callable(obj):
    """Tells whether something can be called; what classes and static methods stand for counts."""
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return isinstance(obj, type) or getattr(obj, "__call__", None) is not None


# How it is told that an object does not have a special method; one of a mock is there only if its spec has it.
_REFUSALS = {
    "__len__": "object of type '{}' has no len()",
    "__iter__": "'{}' object is not iterable",
    "__next__": "'{}' object is not an iterator",
    "__contains__": "argument of type '{}' is not iterable",
    "__getitem__": "'{}' object is not subscriptable",
    "__setitem__": "'{}' object does not support item assignment",
    "__delitem__": "'{}' object doesn't support item deletion",
    "__int__": "int() argument must be a string, a bytes-like object or a real number, not '{}'",
    "__float__": "float() argument must be a string or a real number, not '{}'",
    "__complex__": "complex() argument must be a string or a number, not {}",
    "__index__": "'{}' object cannot be interpreted as an integer",
    "__enter__": "'{}' object does not support the context manager protocol",
}


class _Magic:
    """A special method of a class of mocks: each mock makes its own when it is asked for."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        methods = obj.__dict__["_mock_methods"]
        if methods is not None and self.name not in methods:
            if self.name == "__contains__" and "__iter__" in methods:
                return lambda item: any([item == one for one in obj])
            if self.name == "__bool__" and "__len__" in methods:
                return lambda: len(obj) != 0
        if methods is not None and self.name in _REFUSALS and self.name not in methods:
            raise TypeError(_REFUSALS[self.name].format(type(obj).__name__))
        return obj._magic_child(self.name)


class _Later:
    """What an attribute of an autospecced mock is made of, once somebody asks for it."""

    def __init__(self, spec, spec_set, parent, name):
        self.of = spec, spec_set, False, parent, name

    def make(self):
        from unittest._patch import create_autospec
        return create_autospec(*self.of)


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, *args, **kw):
        spec = kw.get("spec_set") or kw.get("spec") or (args[0] if args else None)
        # What stands for a coroutine function is one, whatever class was asked for.
        is_async = spec is not None and not issubclass(cls, AsyncMockMixin) and _is_async(getattr(spec, "__func__", spec))
        own = type(cls.__name__, (AsyncMockMixin, cls) if is_async else (cls,), {"__doc__": cls.__doc__})
        # Whoever asks for its module sees that of the class it is of.
        own.__module__ = cls.__module__
        return object.__new__(own)

    def __init__(
        self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
        _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs,
    ):
        state = self.__dict__
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_unsafe"] = unsafe
        state["_mock_side_effect"] = None
        state["_mock_return_value"] = DEFAULT
        state["_spec_asyncs"] = []
        self._add_spec(spec, spec_set is not None)
        self._clear_calls()
        if kwargs:
            self.configure_mock(**kwargs)

    def _clear_calls(self):
        state = self.__dict__
        state["called"] = False
        state["call_args"] = None
        state["call_count"] = 0
        state["call_args_list"] = _CallList()
        state["mock_calls"] = _CallList()
        state["method_calls"] = _CallList()

    def _add_spec(self, spec, spec_set):
        state = self.__dict__
        if isinstance(spec, NonCallableMock):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        cls = signature_of = names = None
        if spec is not None and not isinstance(spec, (list, tuple)):
            cls = spec if isinstance(spec, type) else type(spec)
            signature_of = spec
            names = dir(spec)
            if isinstance(spec, type):
                names += list(getattr(spec, "__annotations__", None) or {})
            state["_spec_asyncs"] = [
                name for name in names if not _is_magic(name) and _is_async(_static_value(spec, name))
            ]
        elif spec is not None:
            names = list(spec)
        state["_spec_class"] = cls
        state["_spec_set"] = spec_set
        state["_mock_methods"] = names
        state["_spec_signature"] = _signature_of(signature_of)

    def mock_add_spec(self, spec, spec_set=False):
        """Limits the attributes of the mock to those of something else."""
        self._add_spec(spec, spec_set)

    # Attributes

    def __getattr__(self, name):
        state = object.__getattribute__(self, "__dict__")
        if name in ("_mock_methods", "_mock_children") or "_mock_children" not in state:
            raise AttributeError(name)
        methods = state["_mock_methods"]
        if methods is not None:
            if name not in methods or name in _MAGICS and _is_magic(name):
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not state["_mock_unsafe"] and (methods is None or name not in methods):
            if name.startswith(_UNSAFE) or name in _assertion_like():
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        child = state["_mock_children"].get(name)
        if child is _deleted:
            raise AttributeError(name)
        if isinstance(child, _Later):
            child = state["_mock_children"][name] = child.make()
        if child is None:
            wraps = state["_mock_wraps"]
            if wraps is not None:
                wraps = getattr(wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            state["_mock_children"][name] = child
        return child

    def __setattr__(self, name, value):
        state = self.__dict__
        if name in ("return_value", "side_effect"):
            object.__setattr__(self, name, value)
            return
        if state.get("_spec_set") and state["_mock_methods"] is not None and name not in state["_mock_methods"] and name not in state:
            if self._mock_methods is not None and name not in _own_names(type(self)):
                raise AttributeError(f"Mock object has no attribute '{name}'")
        if name == "__class__":
            state["_spec_class"] = value
            return
        if name in _UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if _is_magic(name) and name in _MAGICS:
            if state["_mock_methods"] is not None and name not in state["_mock_methods"]:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if isinstance(value, NonCallableMock):
                _attach(self, value, None, name)
                setattr(type(self), name, value)
                state["_mock_children"][name] = value
            else:
                state["_mock_children"].pop(name, None)
                setattr(type(self), name, value if not callable(value) else _as_method(value))
            return
        if state.get("_mock_sealed") and name not in state and name not in state["_mock_children"] and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        is_mock = isinstance(_extract_mock(value), NonCallableMock) and not name.startswith("_mock_")
        if is_mock and _attach(self, value, name, name):
            state["_mock_children"][name] = value
        elif "_mock_children" in state and state["_mock_children"].get(name) is _deleted:
            del state["_mock_children"][name]
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        state = self.__dict__
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in state:
                return
        child = state["_mock_children"].get(name, DEFAULT)
        if name in state:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        state["_mock_children"][name] = _deleted

    def __dir__(self):
        methods = self._mock_methods
        if not FILTER_DIR:
            return object.__dir__(self)
        extras = methods or []
        own = [name for name in dir(type(self)) if not name.startswith("_") or _is_magic(name)]
        from_dict = [name for name in self.__dict__ if not name.startswith("_")]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*extras, *own, *from_dict, *children})

    @property
    def __class__(self):
        spec = self.__dict__.get("_spec_class")
        return type(self) if spec is None else spec

    def _get_child_mock(self, /, **kw):
        state = self.__dict__
        if state["_mock_sealed"]:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        name = kw.get("_new_name")
        kind = type(self).__mro__[1]
        if name in state["_spec_asyncs"]:
            return AsyncMock(**kw)
        if issubclass(kind, AsyncMockMixin):
            # Of what a spec has, only its own coroutine functions are such.
            kind = MagicMock if state["_mock_methods"] is not None and name in state["_mock_methods"] else AsyncMock
        elif not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
        return kind(**kw)

    # Names

    def _extract_mock_name(self):
        names = [self._mock_new_name]
        parent = self._mock_new_parent
        last = self
        dot = "" if names == ["()"] else "."
        while parent is not None:
            last = parent
            names.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        names = list(reversed(names))
        first = last._mock_name or "mock"
        if len(names) > 1 and names[1] not in ("()", "()."):
            first += "."
        names[0] = first
        return "".join(names)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = f" name={name!r}" if name not in ("mock", "mock.") else ""
        spec = ""
        if self._spec_class is not None:
            spec = f" spec{'_set' if self._spec_set else ''}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    # Behaviour

    @property
    def return_value(self):
        """What a call gives."""
        value = self.__dict__["_mock_return_value"]
        delegate = self.__dict__["_mock_delegate"]
        if delegate is not None:
            value = delegate.return_value
        if value is DEFAULT and self.__dict__["_mock_wraps"] is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        delegate = self.__dict__.get("_mock_delegate")
        if delegate is not None:
            delegate.return_value = value
            return
        self.__dict__["_mock_return_value"] = value
        if isinstance(value, NonCallableMock):
            _attach(self, value, None, "()")

    @property
    def side_effect(self):
        """What a call does: an exception to raise, an iterable of results, or a function to call."""
        delegate = self.__dict__["_mock_delegate"]
        if delegate is None:
            return self.__dict__["_mock_side_effect"]
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not hasattr(effect, "__next__"):
            # Set on the function that stands for the mock.
            effect = delegate.side_effect = _results(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _results(value)
        delegate = self.__dict__.get("_mock_delegate")
        if delegate is not None:
            delegate.side_effect = value
        else:
            self.__dict__["_mock_side_effect"] = value

    def configure_mock(self, /, **kwargs):
        """Sets attributes, by names that may have dots."""
        for name, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *path, final = name.split(".")
            target = self
            for part in path:
                target = getattr(target, part)
            setattr(target, final, value)

    def attach_mock(self, mock, attribute):
        """Makes another mock an attribute, so that its calls are noted here as well."""
        inner = _extract_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._clear_calls()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self.__dict__["_mock_return_value"]
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    # Assertions

    def _format_call(self, args, kwargs):
        from unittest._calls import _format_call_signature
        return _format_call_signature(self._mock_name or "mock", args, kwargs)

    def _failure(self, args, kwargs, action="call", actual=None):
        actual = self.call_args if actual is None else actual
        expected = self._format_call(args, kwargs)
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {self._format_call(*actual[-2:])}"

    def _calls_repr(self, prefix="Calls"):
        if not self.mock_calls:
            return ""
        return f"\n{prefix}: {safe_repr(self.mock_calls)}."

    def _matcher(self, one):
        """Returns a call with its arguments bound to the parameters of the spec, if there are any."""
        if isinstance(one, tuple) and len(one) > 2:
            signature = self._signature_for(one[0])
        else:
            signature = self._spec_signature
        if signature is None:
            return one
        *name, args, kwargs = one if len(one) > 2 else ("", *one)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name[0], bound.args, bound.kwargs))

    def _signature_for(self, name):
        if not name:
            return self._spec_signature
        target = self
        for part in name.replace("()", "").split("."):
            target = target.__dict__.get("_mock_children", {}).get(part)
            if target is None or target is _deleted:
                return None
        return getattr(_extract_mock(target), "_spec_signature", None)

    def assert_not_called(self):
        """Fails if there was a call."""
        if self.call_count > 0:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called(self):
        """Fails if there was no call."""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """Fails unless there was one call."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        """Fails unless the last call had these arguments."""
        if self.call_args is None:
            raise AssertionError(
                f"expected call not found.\nExpected: {self._format_call(args, kwargs)}\n  Actual: not called."
            )
        expected = self._matcher(_Call((args, kwargs), two=True))
        actual = self._matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._failure(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fails unless there was one call, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to be called once. "
                f"Called {self.call_count} times.{self._calls_repr()}"
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fails unless some call had these arguments."""
        expected = self._matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._matcher(one) for one in self.call_args_list]
        if cause or not any([one == expected for one in actual]):
            raise AssertionError(f"{self._format_call(args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """Fails unless these calls were made, one after another."""
        expected = [self._matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        made = _CallList([self._matcher(one) for one in self.mock_calls])
        if not any_order:
            if expected not in made:
                if cause is None:
                    problem = "Calls not found."
                else:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = f"Error processing expected calls.\nErrors: {errors}"
                raise AssertionError(
                    f"{problem}\nExpected: {_CallList(calls)}{self._calls_repr(prefix='  Actual').rstrip('.')}"
                ) from cause
            return
        made = list(made)
        missing = []
        for one in expected:
            try:
                made.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(
                f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call list, "
                f"found {made!r} instead"
            ) from cause


_deleted = sentinel.DELETED


def _assertion_like():
    """Names a typo of which would pass silently."""
    return ("called_once", "called_with", "called_once_with", "any_call", "has_calls", "not_called")


def _own_names(cls):
    return dir(cls)


def _static_value(spec, name):
    from inspect import getattr_static
    value = getattr_static(spec, name, None)
    return value.__func__ if isinstance(value, (staticmethod, classmethod)) else value


def _signature_of(spec):
    """Returns the parameters that calls of what a mock stands for have; None if that is not known."""
    if spec is None or not _callable(spec):
        return None
    from inspect import signature
    skips_first = isinstance(spec, (type, classmethod))
    if isinstance(spec, type):
        spec = spec.__init__
    elif isinstance(spec, (classmethod, staticmethod)):
        spec = spec.__func__
    elif type(spec).__name__ not in ("function", "method"):
        # What an object takes is what its class says of calls, not what it wraps.
        spec = spec.__call__
    try:
        found = signature(spec)
    except (TypeError, ValueError):
        return None
    parameters = list(found.parameters.values())
    if skips_first and parameters and parameters[0].kind != parameters[0].VAR_POSITIONAL:
        found = found.replace(parameters=parameters[1:])
    return found


def _extract_mock(obj):
    """Returns the mock behind an autospecced function."""
    return getattr(obj, "mock", obj) if type(obj).__name__ == "function" else obj


def _as_method(value):
    if type(value).__name__ == "function":
        return value
    return lambda self, *args, **kw: value(*args, **kw) if not hasattr(value, "__get__") else value(self, *args, **kw)


def _attach(parent, value, name, new_name):
    """Makes a mock the child of another unless it has a name or a parent already."""
    value = _extract_mock(value)
    if not isinstance(value, NonCallableMock):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class CallableMixin:
    """What a mock that can be called adds."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        signature = self.__dict__.get("_mock_check")
        if signature is not None:
            signature.bind(*args, **kwargs)
        self._note_call(args, kwargs)
        return self._run_call(args, kwargs)

    def _note_call(self, args, kwargs):
        state = self.__dict__
        state["called"] = True
        state["call_count"] += 1
        one = _Call((args, kwargs), two=True)
        state["call_args"] = one
        state["call_args_list"].append(one)
        state["mock_calls"].append(_Call(("", args, kwargs)))
        # Those above note it too, by the way that led here.
        is_method = self._mock_parent is not None
        method_name = self._mock_name
        name = self._mock_new_name
        is_call = name == "()"
        above = self._mock_new_parent
        while above is not None:
            if is_method:
                above.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = above._mock_parent is not None
                if is_method:
                    method_name = f"{above._mock_name}.{method_name}"
            above.mock_calls.append(_Call((name, args, kwargs)))
            if above._mock_new_name:
                dot = "" if is_call else "."
                is_call = above._mock_new_name == "()"
                name = above._mock_new_name + dot + name
            above = above._mock_new_parent

    def _run_call(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self.__dict__["_mock_return_value"] is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """An object that has every attribute, can be called, and notes what is done with it.

    >>> m = Mock(return_value=3); m(1, x=2), m.call_args
    (3, call(1, x=2))
    """


class MagicMixin:
    """What a mock with special methods adds."""

    @property
    def _magic_kind(self):
        return MagicMock

    def _magic_child(self, name):
        children = self._mock_children
        child = children.get(name)
        if child is None:
            # Only __aenter__ and its like are coroutines.
            kind = AsyncMock if name in _ASYNC_MAGICS else self._magic_kind
            child = children[name] = kind(name=name, parent=self, _new_name=name, _new_parent=self)
            if name in _RETURNS:
                child.return_value = _RETURNS[name]
            elif name in _DEFAULTS:
                child.__dict__["_mock_side_effect"] = _DEFAULTS[name](self, child)
        return child

    def __getattribute__(self, name):
        if name in _SUPPORTED and not isinstance(getattr(type(self), name, None), _Magic):
            return object.__getattribute__(self, name)
        if name in _SUPPORTED:
            methods = object.__getattribute__(self, "__dict__").get("_mock_methods")
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        return object.__getattribute__(self, name)


def _by_return(default):
    """Makes a side effect that gives the set return value, or what `default` makes of the mock's arguments."""
    def make(self, child):
        def effect(*args):
            value = child.__dict__["_mock_return_value"]
            if value is not DEFAULT:
                return value
            return default(self, *args)

        return effect

    return make


def _iterate(self, child):
    def effect():
        value = child.__dict__["_mock_return_value"]
        return iter([]) if value is DEFAULT else iter(value)

    return effect


async def _aiterate_over(items):
    for item in items:
        yield item


def _aiterate(self, child):
    def effect():
        value = child.__dict__["_mock_return_value"]
        return _aiterate_over([] if value is DEFAULT else iter(value))

    return effect


_DEFAULTS = {
    "__hash__": _by_return(lambda self: object.__hash__(self)),
    "__str__": _by_return(lambda self: object.__str__(self)),
    "__sizeof__": _by_return(lambda self: object.__sizeof__(self)),
    "__fspath__": _by_return(lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}"),
    "__eq__": _by_return(lambda self, other: True if self is other or other is ANY else NotImplemented),
    "__ne__": _by_return(lambda self, other: False if self is other or other is ANY else NotImplemented),
    "__iter__": _iterate,
    "__aiter__": _aiterate,
}


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods.

    >>> m = MagicMock(); m.__len__.return_value = 2; len(m)
    2
    """

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forgets all calls."""
        super().reset_mock(*args, return_value=return_value, **kwargs)


for _cls in (NonCallableMagicMock, MagicMock):
    for _name in _SUPPORTED:
        setattr(_cls, _name, _Magic(_name))
del _cls, _name


from unittest._async_mock import AsyncMock, AsyncMockMixin


class PropertyMock(Mock):
    """A mock to be put on a class as a property: reading calls it, writing calls it with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """Forbids new attributes on a mock and those below it."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)
    value = mock.__dict__["_mock_return_value"]
    if isinstance(value, NonCallableMock) and value._mock_new_parent is mock:
        seal(value)


# What lives in a module of its own.
_PATCHING = ("patch", "create_autospec", "mock_open", "_patch", "_patch_dict", "_get_target")


def __getattr__(name):
    if name in _PATCHING:
        from unittest import _patch as part
        for one in _PATCHING:
            globals()[one] = getattr(part, one)
        return globals()[name]
    if name in ("ThreadingMock", "ThreadingMixin"):
        from unittest import _threading as part
        globals()[name] = getattr(part, name)
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
