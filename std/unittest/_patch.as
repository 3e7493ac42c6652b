"""Putting mocks in the place of others for a while; mocks that take calls as others do."""

import functools
import sys
from types import FunctionType, MethodType

from unittest._calls import ANY, DEFAULT, sentinel
from unittest.mock import AsyncMock, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, _Later, _callable, _check_for_typos, _is_async

__unittest = True

_active = []


def _import(target):
    """Returns what a dotted name stands for: modules as far as there are any, attributes from there."""
    from pkgutil import resolve_name
    return resolve_name(target)


def _get_target(target):
    try:
        owner, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return (lambda: _import(owner)), attribute


class _patch:
    """A patch of one attribute: a decorator, a context, or started and stopped by hand."""

    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if not unsafe:
            _check_for_typos(kwargs)
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        """Returns a patch like this one."""
        made = _patch(
            self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
            self.new_callable, self.kwargs,
        )
        made.attribute_name = self.attribute_name
        made.additional_patchers = [one.copy() for one in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        import inspect
        if inspect.iscoroutinefunction(func):
            return self._decorated(func, True)
        return self._decorated(func, False)

    def decorate_class(self, klass):
        """Patches each test method of a class."""
        for name in dir(klass):
            if not name.startswith(patch.TEST_PREFIX):
                continue
            value = getattr(klass, name)
            if callable(value):
                setattr(klass, name, self.copy()(value))
        return klass

    def _decorated(self, func, is_async):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        def enter(stack, args, keywords):
            extra = []
            for patching in patched.patchings:
                made = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywords.update(made)
                elif patching.new is DEFAULT:
                    extra.append(made)
            return args + tuple(extra)

        if is_async:
            @functools.wraps(func)
            async def patched(*args, **keywords):
                from contextlib import ExitStack
                with ExitStack() as stack:
                    args = enter(stack, args, keywords)
                    return await func(*args, **keywords)
        else:
            @functools.wraps(func)
            def patched(*args, **keywords):
                from contextlib import ExitStack
                with ExitStack() as stack:
                    args = enter(stack, args, keywords)
                    return func(*args, **keywords)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """Returns what is patched, and whether the target itself holds it."""
        target = self.target
        name = self.attribute
        original = DEFAULT
        local = False
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        import builtins
        if name in dir(builtins) and type(target) is type(sys):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        new, spec, spec_set, autospec = self.new, self.spec, self.spec_set, self.autospec
        self.target = self.getter()
        if spec is False:
            spec = None
        if spec_set is False:
            spec_set = None
        if autospec is False:
            autospec = None
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            if (spec is not None or spec_set is not None) and original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            if spec is True:
                spec = original
                if spec_set is True:
                    spec_set, spec = original, None
            elif spec is not None and spec_set is True:
                spec_set, spec = spec, None
            elif spec_set is True:
                spec_set = original
            found = spec if spec is not None else spec_set
            kwargs = dict(self.kwargs)
            if self.new_callable is not None:
                made = self.new_callable
            elif _stands_for_async(original if found is None else found):
                made = AsyncMock
            elif found is not None and not ("__call__" in found if isinstance(found, (list, tuple)) else callable(found)):
                made = NonCallableMagicMock
            else:
                made = MagicMock
            if spec is not None:
                kwargs["spec"] = spec
            if spec_set is not None:
                kwargs["spec_set"] = spec_set
            if isinstance(made, type) and issubclass(made, NonCallableMock) and self.attribute:
                kwargs.setdefault("name", self.attribute)
            new = made(**kwargs)
            if found is not None and isinstance(found, type) and isinstance(new, NonCallableMock) and "return_value" not in kwargs:
                made = MagicMock if _instances_can_be_called(found) else NonCallableMagicMock
                new.return_value = made(spec=spec, spec_set=spec_set, _new_name="()", _new_parent=new)
        elif autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            if autospec is True:
                autospec = original
            new = create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self.is_started = True
        from contextlib import ExitStack
        self._stack = ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                extra = {}
                if self.new is DEFAULT:
                    extra[self.attribute_name] = new
                for patching in self.additional_patchers:
                    made = self._stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        extra.update(made)
                return extra
            return new
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *info):
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in (
                "__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__",
            )):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        self.is_started = False
        return self._stack.__exit__(*info)

    def start(self):
        """Patches until `stop`."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        """Undoes `start`."""
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def patch(
    target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
    **kwargs,
):
    """Puts a mock in the place of what a dotted name stands for.

    >>> import math
    >>> with patch("math.sqrt", return_value=9): print(math.sqrt(2))
    9
    """
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
    unsafe=False, **kwargs,
):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _import(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = attribute
        patchers.append(one)
    patchers[0].additional_patchers.extend(patchers[1:])
    return patchers[0]


class _patch_dict:
    """Changes a dict for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and callable(value):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return f
        import inspect
        if inspect.iscoroutinefunction(f):
            @functools.wraps(f)
            async def inner(*args, **kw):
                with self:
                    return await f(*args, **kw)
        else:
            @functools.wraps(f)
            def inner(*args, **kw):
                with self:
                    return f(*args, **kw)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        target = self.in_dict
        try:
            self._original = target.copy()
        except AttributeError:
            self._original = {key: target[key] for key in target}
        if self.clear:
            _clear_dict(target)
        try:
            target.update(self.values)
        except AttributeError:
            for key, value in self.values.items():
                target[key] = value
        return target

    def __exit__(self, *args):
        if self._original is not None:
            target = self.in_dict
            _clear_dict(target)
            try:
                target.update(self._original)
            except AttributeError:
                for key in self._original:
                    target[key] = self._original[key]
            self._original = None
        return False

    def start(self):
        """Changes the dict until `stop`."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        """Undoes `start`."""
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear_dict(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]


def _stop_all():
    """Undoes all patches that were started."""
    for one in reversed(_active[:]):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Makes a mock that has the attributes of something else and takes calls with its parameters only."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    if isinstance(spec, NonCallableMock):
        from unittest.mock import InvalidSpecError
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if not unsafe:
        _check_for_typos(kwargs)
    _name = kwargs.pop("name", _name)
    is_type = isinstance(spec, type)
    is_function = isinstance(spec, _FUNCTIONS)
    given = {} if spec is None or _is_data_descriptor(spec) else {"spec_set" if spec_set else "spec": spec}
    made = MagicMock
    if _is_async(spec) and is_function:
        made = AsyncMock
    elif given and not _callable(spec) or is_type and instance and not _instances_can_be_called(spec):
        made = NonCallableMagicMock
    elif spec is None:
        made = NonCallableMagicMock
    given.update(kwargs)
    mock = made(parent=_parent, _new_parent=_parent, _new_name=_name or "", name=_name, **given)
    signature = mock._spec_signature
    if is_function:
        result = _as_function(mock, spec, signature)
    else:
        result = mock
        if signature is not None and not instance:
            mock.__dict__["_mock_check"] = signature
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    if is_function:
        return result
    for name in dir(spec):
        if name.startswith("__") and name.endswith("__"):
            continue
        try:
            value = getattr(spec, name)
        except AttributeError:
            continue
        if isinstance(value, _FUNCTIONS):
            from inspect import signature as signature_of
            kind = AsyncMock if _is_async(value) else MagicMock
            child = kind(parent=mock, name=name, _new_name=name, _new_parent=mock, spec=value)
            try:
                found = signature_of(value)
                static = isinstance(_static(spec, name), (staticmethod, classmethod))
                # On a class, too, methods are called as on an instance.
                if is_type and not static:
                    found = found.replace(parameters=list(found.parameters.values())[1:])
                child.__dict__["_mock_check"] = found
                child.__dict__["_spec_signature"] = found
                type(child).__signature__ = found
            except (TypeError, ValueError):
                pass
        else:
            child = _Later(value, spec_set, mock, name)
        mock._mock_children[name] = child
    return result


_FUNCTIONS = (FunctionType, MethodType)


def _stands_for_async(original):
    """Tells whether what is to be patched is a coroutine function, or a mock or method of one."""
    if isinstance(original, NonCallableMock) and not isinstance(original, AsyncMock):
        return False
    return _is_async(getattr(original, "__func__", original))


def _is_data_descriptor(spec):
    """Tells whether something stands for an attribute, the value of which is not known."""
    from inspect import isdatadescriptor
    return isdatadescriptor(spec)


def _instances_can_be_called(cls):
    """Tells whether a class defines calls of its instances."""
    return any(["__call__" in base.__dict__ and base.__dict__["__call__"] is not None for base in cls.__mro__])


def _static(spec, name):
    from inspect import getattr_static
    return getattr_static(spec, name, None)


def _as_function(mock, spec, signature):
    """Makes a function that checks its arguments and calls the mock; it has the mock's methods."""
    if _is_async(spec):
        async def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    name = getattr(spec, "__name__", "")
    function.__name__ = function.__qualname__ = name if name.isidentifier() else "funcopy"
    # It is of no module.
    function.__module__ = None
    if signature is not None:
        function.__signature__ = signature
    function.mock = mock
    for name in dir(NonCallableMock):
        if name.startswith("assert_") or name in ("attach_mock", "configure_mock"):
            setattr(function, name, getattr(mock, name))
    noted = ["called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls"]
    if isinstance(mock, AsyncMock):
        noted += ["await_count", "await_args", "await_args_list"]
        for name in dir(AsyncMock):
            if name.startswith("assert_"):
                setattr(function, name, getattr(mock, name))
    function.return_value = mock.__dict__["_mock_return_value"]
    function.side_effect = mock.side_effect
    mock.__dict__["_mock_delegate"] = function
    for name in noted:
        setattr(function, name, getattr(mock, name))

    def telling(note):
        def noting(*args, **kwargs):
            note(*args, **kwargs)
            for name in noted:
                setattr(function, name, mock.__dict__[name])
        return noting

    function.reset_mock = telling(mock.reset_mock)

    mock.__dict__["_note_call"] = telling(mock._note_call)
    if isinstance(mock, AsyncMock):
        mock.__dict__["_note_await"] = telling(mock._note_await)
    return function


def mock_open(mock=None, read_data=""):
    """Makes a mock of `open` whose files read `read_data`.

    >>> m = mock_open(read_data="text")
    >>> with m("x") as f: print(f.read())
    text
    """
    import io
    new_file = io.BytesIO if isinstance(read_data, (bytes, bytearray)) else io.StringIO
    current = [new_file(read_data)]
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    # What files of text and of bytes have.
    handle = MagicMock(spec=sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))
    handle.write.return_value = None
    handle.__enter__.return_value = handle

    def reader(name):
        def read(*args, **kwargs):
            child = getattr(handle, name)
            value = child.__dict__["_mock_return_value"]
            if value is not DEFAULT:
                return value
            return getattr(current[0], name)(*args, **kwargs)

        return read

    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = reader(name)

    def line():
        value = handle.readline.__dict__["_mock_return_value"]
        return next(current[0]) if value is DEFAULT or value is None else value

    def lines():
        try:
            while True:
                yield line()
        except StopIteration:
            return

    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = line

    def close(*error):
        handle.close()

    handle.__exit__.side_effect = close

    def opened(*args, **kwargs):
        current[0] = new_file(read_data)
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
