"""The half of inspect that knows signatures: `signature`, `Signature`, `Parameter` and what rests on them.

The order in which something callable is asked for its signature is CPython's: a mark left by decorators, then what kind of
callable it is, then for classes the first of `__call__`, `__new__` and `__init__` that a script wrote.
"""

import enum
import functools
import sys
import types
from collections import OrderedDict, namedtuple
from inspect import (
    CO_VARARGS, CO_VARKEYWORDS, get_annotations, getattr_static, isbuiltin, isclass, isfunction, ismethod,
    ismethoddescriptor, ismodule, unwrap,
)

# What is defined here is inspect's.
__name__ = "inspect"

_ABSENT = object()


class _empty:
    """Marks what has no default or no annotation."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = int(member)
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


class BufferFlags(enum.IntFlag):
    """What `__buffer__` is asked for (PEP 688)."""

    SIMPLE = 0
    WRITABLE = 1
    FORMAT = 4
    ND = 8
    STRIDES = 16 | ND
    C_CONTIGUOUS = 32 | STRIDES
    F_CONTIGUOUS = 64 | STRIDES
    ANY_CONTIGUOUS = 128 | STRIDES
    INDIRECT = 256 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 256
    WRITE = 512


def formatannotation(annotation, base_module=None):
    """Returns an annotation as it would be written."""
    if getattr(annotation, "__module__", None) == "typing":
        import re
        return re.sub(r"[\w\.]+", lambda found: found.group().removeprefix("typing."), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """Returns a `formatannotation` that leaves out the module of an object."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


def _is_keyword(name):
    from keyword import iskeyword
    return iskeyword(name)


class Parameter:
    """One parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0] == "." and name[1:].isdigit():
            # What a comprehension iterates over is the first argument of its function.
            if kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not {kind.description}"
                )
            kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if not name.isidentifier() or kind is not _POSITIONAL_ONLY and _is_keyword(name):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_ABSENT, kind=_ABSENT, annotation=_ABSENT, default=_ABSENT):
        """Returns a parameter with some parts changed."""
        return type(self)(
            self._name if name is _ABSENT else name,
            self._kind if kind is _ABSENT else kind,
            default=self._default if default is _ABSENT else default,
            annotation=self._annotation if annotation is _ABSENT else annotation,
        )

    __replace__ = replace

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        if self._kind == _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name and self._kind == other._kind
            and self._default == other._default and self._annotation == other._annotation
        )

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """The arguments of a call, by parameter."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, parameter in self._signature.parameters.items():
            if not by_keyword:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    by_keyword = True
                    continue
            if not by_keyword or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif parameter.kind != _VAR_POSITIONAL:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the default values of the parameters that were not given."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    """The parameters of something callable, and what it returns.

    >>> def f(a, b: int = 2, *args, c, **kw) -> str: ...
    >>> signature(f)
    <Signature (a, b: int = 2, *args, c, **kw) -> str>
    """

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = OrderedDict()
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        seen = set()
        for parameter in parameters or ():
            name = parameter.name
            if not __validate_parameters__:
                found[name] = parameter
                continue
            kind = parameter.kind
            if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                if kind in seen:
                    raise ValueError(f"more than one {kind.description} parameter")
                seen.add(kind)
            if kind < top_kind:
                raise ValueError(f"wrong parameter order: {top_kind.description} parameter before {kind.description} parameter")
            top_kind = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is _empty:
                    if seen_default:
                        raise ValueError("non-default argument follows default argument")
                else:
                    seen_default = True
            if name in found:
                raise ValueError(f"duplicate parameter name: {name!r}")
            found[name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Returns the signature of something callable."""
        return _Reader(cls, follow_wrapped, True, globals, locals, eval_str).read(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_ABSENT, return_annotation=_ABSENT):
        """Returns a signature with some parts changed."""
        return type(self)(
            self._parameters.values() if parameters is _ABSENT else parameters,
            return_annotation=self._return_annotation if return_annotation is _ABSENT else return_annotation,
        )

    __replace__ = replace

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def bind(self, /, *args, **kwargs):
        """Returns which parameter gets which argument; TypeError where the call would fail."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Like `bind`, but arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        kwargs = dict(kwargs)
        parameters = list(self._parameters.values())
        position = self._bind_positional(parameters, args, kwargs, arguments)
        misplaced = []
        if position is None:
            position = [p.kind for p in parameters].index(_VAR_POSITIONAL) + 1
        else:
            position = self._pass_over(parameters, position, kwargs, partial, misplaced)
        rest = None
        for parameter in parameters[position:]:
            if parameter.kind == _VAR_KEYWORD:
                rest = parameter
            elif parameter.kind == _VAR_POSITIONAL:
                continue
            elif parameter.name in kwargs:
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError(f"missing a required argument: {parameter.name!r}")
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            elif misplaced:
                names = ", ".join(misplaced)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def _bind_positional(self, parameters, args, kwargs, arguments):
        """Binds what is given by position; returns how many parameters that takes, or None if `*args` took the end."""
        for position, value in enumerate(args):
            if position >= len(parameters) or parameters[position].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            parameter = parameters[position]
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(args[position:])
                return None
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {parameter.name!r}")
            arguments[parameter.name] = value
        return len(args)

    def _pass_over(self, parameters, position, kwargs, partial, misplaced):
        """Returns where names begin to be looked up: CPython checks the first parameters without a position by other rules.

        Positional-only ones that are given by name go to `misplaced`.
        """
        while position < len(parameters):
            parameter = parameters[position]
            if parameter.kind == _VAR_POSITIONAL:
                return position + 1
            if parameter.name in kwargs:
                if parameter.kind != _POSITIONAL_ONLY:
                    break
                misplaced.append(parameter.name)
                position += 1
                continue
            if parameter.kind == _VAR_KEYWORD or parameter.default is not _empty or partial:
                break
            kind = " keyword-only" if parameter.kind == _KEYWORD_ONLY else ""
            raise TypeError(f"missing a required{kind} argument: {parameter.name!r}")
        return position

    def format(self, *, max_width=None):
        """Returns the signature as text."""
        result = []
        seen_positional_only = False
        needs_star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                seen_positional_only = True
            elif seen_positional_only:
                result.append("/")
                seen_positional_only = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                result.append("*")
                needs_star = False
            result.append(str(parameter))
        if seen_positional_only:
            result.append("/")
        text = f"({', '.join(result)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def _basis(self):
        """Returns what is compared: keyword-only parameters count by name, the others by place."""
        every = self._parameters.values()
        placed = tuple([p for p in every if p.kind != _KEYWORD_ONLY])
        return placed, {p.name: p for p in every if p.kind == _KEYWORD_ONLY}, self._return_annotation

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def __hash__(self):
        placed, named, returned = self._basis()
        return hash((placed, frozenset(named.values()), returned))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Returns the signature of something callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


# Natives count as such although they are found on a class.
_NATIVE = (
    types.WrapperDescriptorType, types.MethodWrapperType, types.BuiltinFunctionType,
)


def _is_native(obj):
    return isbuiltin(obj) or ismethoddescriptor(obj) or isinstance(obj, _NATIVE) or obj is type or obj is object


def _is_functionlike(obj):
    """Says whether something has all that a function of script code has."""
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, "__defaults__", _ABSENT)
    only_defaults = getattr(obj, "__kwdefaults__", _ABSENT)
    annotations = getattr(obj, "__annotations__", None)
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType) and isinstance(getattr(obj, "__name__", None), str)
        and (defaults is None or isinstance(defaults, tuple)) and (only_defaults is None or isinstance(only_defaults, dict))
        and (annotations is None or isinstance(annotations, dict))
    )


def _bound(descriptor, obj):
    """Returns what an attribute of a class gives for an object."""
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), "__get__", None)
    return descriptor if get is None else get(descriptor, obj, type(obj))


def _scripted(cls, name):
    """Returns a method of a class, bound as a call finds it, if it isn't a native one; else None."""
    if name == "__new__":
        method = getattr(cls, name, None)
        return None if method is None or isinstance(method, _NATIVE) else method
    method = getattr_static(cls, name, None)
    if method is None or isinstance(method, _NATIVE):
        return None
    return _bound(method, cls)


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        del parameters[0]
    return found.replace(parameters=parameters)


def _after_partial(found, partial, first=()):
    """Returns a signature without what `partial` has given; `first` are arguments before its own."""
    keywords = partial.keywords or {}
    try:
        bound = found.bind_partial(*first, *(partial.args or ()), **keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    by_keyword = False
    for name, parameter in found.parameters.items():
        kind = parameter.kind
        if name in bound:
            if kind is _POSITIONAL_ONLY or kind is _POSITIONAL_OR_KEYWORD and name not in keywords:
                continue
            if kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                # From the first one on arguments can only come by keyword.
                by_keyword = by_keyword or kind is _POSITIONAL_OR_KEYWORD
                parameter = parameter.replace(default=bound[name])
        if by_keyword:
            if kind is _VAR_POSITIONAL:
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return found.replace(parameters=parameters)


class _Reader:
    """Finds signatures, by the choices of the one who asks.

    `drop_bound` is false where the argument that a bound method has already is to be told as well.
    """

    def __init__(self, made, follow_wrapped, drop_bound, globals, locals, eval_str):
        self.made = made
        self.follow_wrapped = follow_wrapped
        self.drop_bound = drop_bound
        self.globals = globals
        self.locals = locals
        self.eval_str = eval_str

    def read(self, obj):
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        if ismethod(obj):
            return self.without_bound(self.read(obj.__func__))
        if self.follow_wrapped:
            obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
            if ismethod(obj):
                return self.read(obj)
        given = getattr(obj, "__signature__", None)
        if given is not None:
            return self.given(obj, given)
        partial_method = getattr(obj, "__partialmethod__", None)
        if isinstance(partial_method, functools.partialmethod):
            return self.of_partial_method(partial_method)
        if isinstance(obj, functools.partial):
            return _after_partial(self.read(obj.func), obj)
        if isfunction(obj) or _is_functionlike(obj):
            return self.of_function(obj)
        if _is_native(obj):
            return self.of_native(obj)
        if isinstance(obj, type):
            return self.of_class(obj)
        call = getattr_static(type(obj), "__call__", None)
        if call is not None:
            text = getattr(obj, "__text_signature__", None)
            return self.of_text(obj, text) if text else self.read(_bound(call, obj))
        raise ValueError(f"callable {obj!r} is not supported by signature")

    def without_bound(self, found):
        return _without_first(found) if self.drop_bound else found

    def given(self, obj, given):
        """Reads a `__signature__`; classes say it by a text, or by a function that gives one."""
        found = given
        if not isinstance(found, (Signature, str)) and callable(found):
            found = found()
        if isinstance(found, str):
            return self.of_text(obj, found)
        if not isinstance(found, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return found

    def of_partial_method(self, method):
        """Reads a `functools.partialmethod` that isn't bound: its first parameter is yet to come."""
        whole = self.read(method.func)
        found = _after_partial(whole, method, (None,))
        first = next(iter(whole.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return found
        return found.replace(parameters=(first, *found.parameters.values()))

    def of_function(self, func):
        text = getattr(func, "__text_signature__", None)
        if text:
            return self.of_text(func, text)
        make = self.made._parameter_cls
        annotations = get_annotations(func, globals=self.globals, locals=self.locals, eval_str=self.eval_str)
        code = func.__code__
        names = code.co_varnames
        count = code.co_argcount
        after = count + code.co_kwonlyargcount
        defaults = func.__defaults__ or ()
        only_defaults = func.__kwdefaults__ or {}
        required = count - len(defaults)
        parameters = []

        def add(name, kind, default=_empty):
            parameters.append(make(name, kind, default=default, annotation=annotations.get(name, _empty)))

        for i, name in enumerate(names[:count]):
            kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
            add(name, kind, defaults[i - required] if i >= required else _empty)
        if code.co_flags & CO_VARARGS:
            add(names[after], _VAR_POSITIONAL)
        for name in names[count:after]:
            add(name, _KEYWORD_ONLY, only_defaults.get(name, _empty))
        if code.co_flags & CO_VARKEYWORDS:
            add(names[after + (code.co_flags & CO_VARARGS != 0)], _VAR_KEYWORD)
        return self.made(
            parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=not isfunction(func),
        )

    def of_native(self, obj):
        if obj is object:
            return self.made()
        text = None if obj is type else getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        from _inspect_builtins import native_text
        return self.of_text(obj, native_text(obj, text))

    def of_text(self, obj, text):
        """Reads a text with the parameters of something native; a `$` marks the one that binding gives."""
        marked = "$" in text
        module = sys.modules.get(getattr(obj, "__module__", None) or "")
        scope = dict(vars(module)) if module else {}
        scope["_absent"] = object()
        try:
            exec(f"def native{text.replace('$', '').replace('=...', '=_absent')}: pass", scope)
        except (SyntaxError, NameError):
            raise ValueError(f"{obj!r} builtin has invalid signature") from None
        reader = _Reader(self.made, False, True, None, None, False)
        found = reader.of_function(scope["native"])
        owner = getattr(obj, "__self__", None)
        if owner is not None and (marked or not ismodule(owner)) and (self.drop_bound or ismodule(owner)):
            return _without_first(found)
        if marked:
            first, *others = found.parameters.values()
            return found.replace(parameters=[first.replace(kind=_POSITIONAL_ONLY), *others])
        return found

    def of_class(self, cls):
        call = _scripted(type(cls), "__call__")
        if call is not None:
            return self.read(call)
        new = _scripted(cls, "__new__")
        init = _scripted(cls, "__init__")
        for base in cls.__mro__:
            own = base.__dict__
            if new is not None and "__new__" in own:
                return self.without_bound(self.read(new))
            if init is not None and "__init__" in own:
                return self.read(init)
            # Classes of script code in CPython.
            method = own.get("__init__", own.get("__new__"))
            if method is not None and base.__module__.startswith(("asyncio.", "_asyncio")):
                found = self.read(method)
                # A native `__new__` is bound to its class already.
                return found if isbuiltin(method) else _without_first(found)
        return self.of_native_class(cls)

    def of_native_class(self, cls):
        from _inspect_builtins import BROKEN, TEXTS
        for base in cls.__mro__[:-1]:
            full = f"{base.__module__}.{base.__qualname__}"
            text = TEXTS.get(full) or getattr(base, "__text_signature__", None)
            if text:
                return self.of_text(base, text)
            if full in BROKEN:
                raise ValueError(f"{base!r} builtin has invalid signature {BROKEN[full]}")
        if type in cls.__mro__:
            raise ValueError(f"callable {cls!r} is not supported by signature")
        if cls.__init__ is object.__init__ and cls.__new__ is object.__new__ or cls in (type(None), type(...), type(NotImplemented)):
            return self.made.from_callable(object)
        raise ValueError(f"no signature found for builtin type {cls!r}")


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """Returns the parameters of a function as a named tuple of lists."""
    try:
        found = _Reader(Signature, False, False, None, None, False).read(func)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, only, defaults, only_defaults, annotations = [], [], (), {}, {}
    varargs = varkw = None
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for name, parameter in found.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind == _VAR_POSITIONAL:
            varargs = name
        elif parameter.kind == _KEYWORD_ONLY:
            only.append(name)
            if parameter.default is not _empty:
                only_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, only, only_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Returns the dict of parameter values of a call."""
    names, many, rest, defaults, only, only_defaults, _ = getfullargspec(func)
    if ismethod(func):
        positional = (func.__self__,) + positional
    defaults = defaults or ()
    found = dict(zip(names, positional))
    if many:
        found[many] = positional[len(names):]
    if rest:
        found[rest] = {}
    for name, value in named.items():
        if name not in names and name not in only:
            if not rest:
                raise TypeError(f"{func.__name__}() got an unexpected keyword argument {name!r}")
            found[rest][name] = value
        elif name in found:
            raise TypeError(f"{func.__name__}() got multiple values for argument {name!r}")
        else:
            found[name] = value
    if len(positional) > len(names) and not many:
        raise TypeError(_too_many(func.__name__, names, only, len(defaults), len(positional), found))
    required = names[:len(names) - len(defaults)]
    if len(positional) < len(names):
        _refuse_missing(func.__name__, "positional", required, found)
        for name, value in zip(names[len(required):], defaults):
            found.setdefault(name, value)
    for name, value in (only_defaults or {}).items():
        found.setdefault(name, value)
    _refuse_missing(func.__name__, "keyword-only", only, found)
    return found


def _refuse_missing(function, kind, wanted, found):
    missing = [repr(name) for name in wanted if name not in found]
    if missing:
        listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
        raise TypeError(f"{function}() missing {len(missing)} required {kind} argument{'s' if len(missing) > 1 else ''}: {listed}")


def _too_many(function, names, only, optional, given, found):
    known = len([name for name in only if name in found])
    takes = f"from {len(names) - optional} to {len(names)}" if optional else len(names)
    plural = optional or len(names) != 1
    also = ""
    if known:
        also = f" positional argument{'s' if given != 1 else ''} (and {known} keyword-only argument{'s' if known != 1 else ''})"
    verb = "was" if given == 1 and not known else "were"
    return f"{function}() takes {takes} positional argument{'s' if plural else ''} but {given}{also} {verb} given"
