"""Names for annotations: they can be subscripted, joined with `|` and shown, and check nothing.

Nothing here imports another module before it is needed. The abstract classes behind `Iterable` and
its like are looked up when somebody asks for `__origin__` or uses them in `isinstance`; `Protocol`
and the classes made from it need `abc` and live in `_typing_protocol`.
"""

import sys
from _typing import TypeAliasType, type_alias as _make_alias

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable",
    "AsyncIterator", "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection",
    "Concatenate", "Container", "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final",
    "ForwardRef", "FrozenSet", "Generator", "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator",
    "KeysView", "List", "Literal", "LiteralString", "Mapping", "MappingView", "Match", "MutableMapping",
    "MutableSequence", "MutableSet", "NamedTuple", "Never", "NewType", "NoDefault", "NoReturn", "NotRequired",
    "Optional", "OrderedDict", "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern", "Protocol", "ReadOnly",
    "Required", "Reversible", "Self", "Sequence", "Set", "Sized", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text",
    "TextIO", "Tuple", "Type", "TypeAlias", "TypeAliasType", "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple",
    "TypedDict", "Union", "Unpack", "ValuesView", "assert_never", "assert_type", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_protocol_members",
    "get_type_hints", "is_protocol", "is_typeddict", "no_type_check", "no_type_check_decorator", "overload",
    "override", "reveal_type", "runtime_checkable",
]

TYPE_CHECKING = False

_BuiltinAlias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)

# What lives in modules of its own, loaded when somebody asks for it.
_ELSEWHERE = {
    "_typing_classes": ("NamedTuple", "NamedTupleMeta", "TypedDict", "_FORBIDDEN", "_TypedDictMeta", "is_typeddict"),
    "_typing_hints": ("get_type_hints",),
    "_typing_protocol": (
        "Protocol", "runtime_checkable", "SupportsInt", "SupportsFloat", "SupportsComplex", "SupportsBytes",
        "SupportsIndex", "SupportsAbs", "SupportsRound", "is_protocol", "get_protocol_members", "_ProtocolMeta",
        "_no_init_or_replace_init",
    ),
    # What libraries take from here though it is private.
    "_typing_private": (
        "EXCLUDED_ATTRIBUTES", "_ASSERT_NEVER_REPR_MAX_LENGTH", "_BaseGenericAlias", "_collect_type_parameters", "_deduplicate",
        "_eval_type", "_flatten_literal_params", "_generic_class_getitem", "_get_protocol_attrs", "_is_dunder", "_is_param_expr",
        "_is_unpacked_typevartuple", "_prohibited", "_remove_dups_flatten", "_tp_cache", "_type_check", "_type_convert", "_type_repr",
    ),
}


def __getattr__(name):
    for module, names in _ELSEWHERE.items():
        if name in names:
            found = __import__(module)
            for one in names:
                globals()[one] = getattr(found, one)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# How annotations are shown, and what may stand in them

def _show(item):
    if isinstance(item, _BuiltinAlias) or isinstance(item, _BaseForm):
        return repr(item)
    if isinstance(item, type):
        return item.__qualname__ if item.__module__ == "builtins" else f"{item.__module__}.{item.__qualname__}"
    if item is Ellipsis:
        return "..."
    if isinstance(item, (list, tuple)):
        return "[" + ", ".join([_show(one) for one in item]) + "]"
    if type(item).__name__ == "function":
        return item.__name__
    return repr(item)


# Names of builtin classes that make no instances.
_NOT_MADE = ("List", "Set", "FrozenSet", "Dict", "Tuple", "Type")


# Names that are types without arguments, too.
_PLAIN = ("Any", "LiteralString", "NoReturn", "Never", "Self", "TypeAlias")


def _converted(item):
    """Returns what an argument stands for: None for its type, a string for a forward reference."""
    if item is None:
        return _NoneType
    return ForwardRef(item) if isinstance(item, str) else item


def _checked(item, message, special=False, is_argument=True):
    """Returns what an argument stands for, which must be something like a type.

    `special` lets ClassVar and Final pass, as in the body of a class; without `is_argument` Final passes with an argument.
    """
    if isinstance(item, str):
        return ForwardRef(item, is_class=special)
    item = _converted(item)
    if isinstance(item, _GenericAlias):
        refused = ("Generic", "Protocol") if special else ("Generic", "Protocol", "ClassVar", "Final" if is_argument else "")
        if item._name in refused:
            raise TypeError(f"{item} is not valid as type argument")
    elif isinstance(item, _SpecialForm):
        if item._name not in _PLAIN and not (special and item._name in ("ClassVar", "Final")):
            raise TypeError(f"Plain {item} is not valid as type argument")
    elif isinstance(item, type):
        if _is_bare(item):
            raise TypeError(f"Plain {item} is not valid as type argument")
    elif type(item) is tuple:
        raise TypeError(f"{message} Got {item!r:.100}.")
    return item


def _parameters_of(args):
    found = {}
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            found[arg] = None
        elif isinstance(arg, (list, tuple)):
            found.update(dict.fromkeys(_parameters_of(arg)))
        else:
            for parameter in getattr(arg, "__parameters__", ()) if not isinstance(arg, type) or isinstance(arg, _BuiltinAlias) else ():
                found[parameter] = None
    return tuple(found)


def _remembered(subscript):
    """Gives a form subscripted the same way again the same result, as scripts compare those with `is`."""
    results = {}

    def inner(self, parameters):
        kinds = tuple(map(type, parameters)) if isinstance(parameters, tuple) else type(parameters)
        key = (self, parameters, kinds)
        try:
            result = results.get(key)
        except TypeError:
            # Not everything can be hashed.
            return subscript(self, parameters)
        if result is None:
            result = subscript(self, parameters)
            if len(results) >= 512:
                results.clear()
            results[key] = result
        return result

    return inner


class _BaseForm:
    """Whatever can stand in an annotation: it can be joined with `|` and not be called."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, _root=False, **kwargs):
        super().__init_subclass__(**kwargs)
        # Ours have no other module than this and its parts, or a property of that name.
        module = cls.__dict__["__module__"]
        if _root or not isinstance(module, str) or module.startswith(("typing", "_typing")):
            return
        for base in cls.__bases__:
            if base.__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple", "ParamSpecArgs", "ParamSpecKwargs"):
                raise TypeError(f"type 'typing.{base.__name__}' is not an acceptable base type")
        raise TypeError("Cannot subclass special typing classes")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _Final:
    """Refuses to be derived from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_BaseForm):
    # A bare name of this module, like `Any` or `Union`; each has a docstring of its own.

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    @property
    def __name__(self):
        return self._name

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, item):
        if item == "__qualname__":
            return self._name
        raise AttributeError(item)

    @_remembered
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __reduce__(self):
        return self._name

    __iter__ = None


class _TypedCacheSpecialForm(_SpecialForm):
    """`Annotated` and `Literal`; programs that ask whether a form is one of them look at this class."""


def _special_form(name, subscript=None, kind=_SpecialForm):
    """Makes a bare name; one without a subscript refuses any."""
    def getitem(self, parameters):
        if subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return subscript(self, parameters)

    getitem.__name__ = name
    return kind(getitem)


def _subscript(form, args):
    """Makes a form again that was pickled."""
    return form[args]


class _GenericAlias(_BaseForm):
    """A name with arguments, like `Optional[int]` or `List[str]`."""

    def __init__(self, origin, args, name=None, *, inst=True):
        if not isinstance(args, tuple):
            args = (args,)
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self._inst = inst
        self.__parameters__ = _parameters_of(args)
        if not name:
            self.__module__ = getattr(origin, "__module__", None)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _show(self.__origin__)
        shown = ", ".join([_show(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{shown}]"

    @property
    def __typing_unpacked_tuple_args__(self):
        return None

    @_remembered
    def __getitem__(self, parameters):
        if self._name in ("Generic", "Protocol"):
            raise TypeError(f"Cannot subscript already-subscripted {self!r}")
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        from _typing_subst import new_args
        return self.copy_with(new_args(self, self.__args__, self.__parameters__, tuple(map(_converted, parameters))))

    def copy_with(self, args):
        """Returns the same name with other arguments."""
        return type(self)(self.__origin__, args, name=self._name)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __reduce__(self):
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return _subscript, (globals()[self._name] if self._name else self.__origin__, args)

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _GenericAlias):
            return self.__origin__(*args, **kwargs)
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self.__origin__!r}")
        if self._name in _NOT_MADE:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __getattr__(self, name):
        # What the class has, its alias has: Stack[int].make().
        if name in ("__name__", "__qualname__") and "__origin__" in self.__dict__:
            return self._name or getattr(self.__origin__, name)
        if name.startswith("__") and name.endswith("__") or "__origin__" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in ("_name", "_inst") or name.startswith("__") and name.endswith("__"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __dir__(self):
        of_origin = [name for name in dir(self.__origin__) if not (name.startswith("__") and name.endswith("__"))]
        return list({*super().__dir__(), *of_origin})

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if not isinstance(origin, type):
            return super().__mro_entries__(bases)
        if self._name and not _is_bare(origin):
            return _class_and_generic(self, origin, bases)
        if origin is Generic:
            if any([isinstance(base, type) and base.__dict__.get("_is_bare_protocol", False) for base in bases]):
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _GenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return self.__subclasscheck__(type(obj))
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


def _class_and_generic(alias, origin, bases):
    """Returns the bases that `List[int]` stands for: list, and Generic unless a later base brings it."""
    found = () if origin in bases else (origin,)
    for base in bases[bases.index(alias) + 1:]:
        if isinstance(base, (_GenericAlias, _SpecialGenericAlias)):
            return found
        made = [base]
        if not isinstance(base, type):
            entries = getattr(base, "__mro_entries__", None)
            made = entries(bases) if entries is not None else []
        if any([isinstance(cls, type) and issubclass(cls, Generic) for cls in made]):
            return found
    return (*found, Generic)


def _is_open(args):
    """Tells whether the arguments of a Callable name its parameters as a whole: `...`, a ParamSpec, or Concatenate."""
    if len(args) != 2:
        return False
    params = args[0]
    return params is Ellipsis or isinstance(params, (ParamSpec, _ConcatenateGenericAlias))


class _CallableGenericAlias(_GenericAlias):
    """`Callable[[A, B], R]`, kept flat."""

    __iter__ = None

    def __reduce__(self):
        args = self.__args__
        return _subscript, (Callable, args if _is_open(args) else (list(args[:-1]), args[-1]))

    def __repr__(self):
        args = self.__args__
        if _is_open(args):
            return f"typing.Callable[{_show(args[0])}, {_show(args[1])}]"
        return f"typing.Callable[[{', '.join([_show(arg) for arg in args[:-1]])}], {_show(args[-1])}]"


class _LiteralGenericAlias(_GenericAlias):
    """`Literal['a', 1]`: values, not types; equal in any order, `1` and `True` apart."""

    def __repr__(self):
        return f"typing.Literal[{', '.join([_show(arg) for arg in self.__args__])}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set([(type(a), a) for a in self.__args__]) == set([(type(a), a) for a in other.__args__])

    def __hash__(self):
        return hash(frozenset([(type(a), a) for a in self.__args__]))


class _UnionGenericAlias(_GenericAlias):
    """`Union[int, str]`, equal in any order; `Optional[int]` is one with None."""

    __iter__ = None

    def copy_with(self, args):
        return Union[args]

    def __reduce__(self):
        return _subscript, (Union, self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is _NoneType:
                return f"typing.Optional[{_show(args[1])}]"
            if args[1] is _NoneType:
                return f"typing.Optional[{_show(args[0])}]"
        return f"typing.Union[{', '.join([_show(arg) for arg in args])}]"

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            # Not everything can be hashed.
            left = list(other.__args__)
            for arg in self.__args__:
                if arg not in left:
                    return False
                left.remove(arg)
            return not left

    def __hash__(self):
        return hash(frozenset(self.__args__))


class _AnnotatedAlias(_GenericAlias):
    """`Annotated[int, "metres"]`."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __reduce__(self):
        return _subscript, (Annotated, (self.__origin__, *self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_show(self.__origin__)}, {', '.join([repr(m) for m in self.__metadata__])}]"

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        return "Annotated" if name in ("__name__", "__qualname__") else super().__getattr__(name)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _ConcatenateGenericAlias(_GenericAlias):
    """`Concatenate[int, P]`."""

    def copy_with(self, args):
        last = args[-1]
        if isinstance(last, (list, tuple)):
            return (*args[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*args[:-1], *last.__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias):
    """`Unpack[Ts]`."""

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        if not isinstance(inner, (_GenericAlias, _BuiltinAlias)):
            return None
        if inner.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return inner.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    def __getitem__(self, parameters):
        if self.__typing_is_unpacked_typevartuple__:
            return parameters
        return super().__getitem__(parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that every other type fits."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _one(form, parameters):
    if isinstance(parameters, tuple) and len(parameters) != 1:
        accepts = f"{form} accepts only single"
        if form._name in ("Required", "NotRequired", "ReadOnly"):
            accepts = f"{form._name} accepts only a single"
        raise TypeError(f"{accepts} type. Got {parameters!r:.100}.")
    item = parameters[0] if isinstance(parameters, tuple) else parameters
    special = form._name in ("ClassVar", "Final")
    made = _UnpackGenericAlias if form._name == "Unpack" else _GenericAlias
    return made(form, (_checked(item, f"{form} accepts only single type.", special),), form._name)


def _union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for item in parameters:
        item = _checked(item, "Union[arg, ...]: each arg must be a type.")
        if isinstance(item, (_UnionGenericAlias, _UnionType)):
            flat.extend(item.__args__)
        else:
            flat.append(item)
    unique = []
    for item in flat:
        if item not in unique:
            unique.append(item)
    if len(unique) == 1:
        return unique[0]
    name = "Optional" if len(unique) == 2 and _NoneType in unique else "Union"
    return _UnionGenericAlias(form, tuple(unique), name)


def _optional(form, parameter):
    return Union[_checked(parameter, f"{form} requires a single type."), _NoneType]


def _literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for item in parameters:
        flat.extend(item.__args__ if isinstance(item, _LiteralGenericAlias) else (item,))
    try:
        # Each once; what cannot be hashed stays as it is.
        flat = [value for _, value in dict.fromkeys([(type(value), value) for value in flat])]
    except TypeError:
        pass
    return _LiteralGenericAlias(form, tuple(flat), "Literal")


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = parameters[0]
    origin = _checked(origin, "Annotated[t, ...]: t must be a type.", True)
    metadata = tuple(parameters[1:])
    return _AnnotatedAlias(origin, metadata)


def _concatenate(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is Ellipsis or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateGenericAlias(form, parameters, "Concatenate")


Union = _special_form("Union", _union)
Optional = _special_form("Optional", _optional)
Literal = _special_form("Literal", _literal, _TypedCacheSpecialForm)
Annotated = _special_form("Annotated", _annotated, _TypedCacheSpecialForm)
ClassVar = _special_form("ClassVar", _one)
Final = _special_form("Final", _one)
Required = _special_form("Required", _one)
NotRequired = _special_form("NotRequired", _one)
ReadOnly = _special_form("ReadOnly", _one)
TypeGuard = _special_form("TypeGuard", _one)
TypeIs = _special_form("TypeIs", _one)
Unpack = _special_form("Unpack", _one)
Concatenate = _special_form("Concatenate", _concatenate)
NoReturn = _special_form("NoReturn")
Never = _special_form("Never")
Self = _special_form("Self")
LiteralString = _special_form("LiteralString")
TypeAlias = _special_form("TypeAlias")


# Aliases of classes: List is list, Iterable is collections.abc.Iterable

class _SpecialGenericAlias(_BaseForm):
    """A capitalised name for a class, which can be subscripted like it."""

    __slots__ = ("_name", "_origin", "_count")

    def __init__(self, name, origin, count):
        self._name = name
        # A class, or the name of the module that has it under our name.
        self._origin = origin
        self._count = count

    @property
    def __origin__(self):
        origin = self._origin
        if isinstance(origin, str):
            module, _, name = origin.rpartition(".")
            __import__(module)
            origin = self._origin = getattr(sys.modules[module], name)
        return origin

    @property
    def __name__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, name):
        if name == "__qualname__":
            return self._name
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    # Or a subscript would be asked for items without end.
    __iter__ = None

    @_remembered
    def __getitem__(self, parameters):
        if self._name == "Callable":
            return _callable(parameters)
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == "Tuple":
            args = [arg if arg is Ellipsis else _checked(arg, "Tuple[t0, t1, ...]: each t must be a type.") for arg in parameters]
            return _GenericAlias(tuple, tuple(args), "Tuple")
        args = [_checked(arg, "Parameters to generic types must be types.") for arg in parameters]
        count = self._count
        if self._name in ("ContextManager", "AsyncContextManager"):
            count = 2
            if len(args) == 1:
                args.append(bool | None)
        if count and len(args) != count and not (self._name in ("Generator", "AsyncGenerator") and len(args) < count):
            word = "many" if len(args) > count else "few"
            raise TypeError(f"Too {word} arguments for {self!r}; actual {len(args)}, expected {count}")
        if self._name == "Generator" or self._name == "AsyncGenerator":
            args += [_NoneType] * (count - len(args))
        return _GenericAlias(self.__origin__, tuple(args), self._name)

    def __call__(self, *args, **kwargs):
        if self._name not in _NOT_MADE:
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return _class_and_generic(self, self.__origin__, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


def _callable(parameters):
    if not isinstance(parameters, tuple) or len(parameters) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    params, result = parameters
    message = "Callable[args, result]: result must be a type."
    result = _checked(result, message)
    if isinstance(params, list):
        args = tuple([_converted(arg) for arg in params])
    elif isinstance(params, tuple):
        args = tuple([_converted(arg) for arg in params])
    else:
        args = (_converted(params),)
    return _CallableGenericAlias(Callable.__origin__, args + (result,), "Callable")


for _name, _origin, _count in (
    ("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1), ("Tuple", tuple, 0), ("Type", type, 1),
    ("Deque", "collections.deque", 1), ("DefaultDict", "collections.defaultdict", 2), ("OrderedDict", "collections.OrderedDict", 2),
    ("Counter", "collections.Counter", 1), ("ChainMap", "collections.ChainMap", 2), ("Callable", "collections.abc.Callable", 2),
    ("AbstractSet", "collections.abc.Set", 1), ("ContextManager", "contextlib.AbstractContextManager", 0),
    ("AsyncContextManager", "contextlib.AbstractAsyncContextManager", 0), ("Generator", "collections.abc.Generator", 3),
    ("AsyncGenerator", "collections.abc.AsyncGenerator", 2), ("Coroutine", "collections.abc.Coroutine", 3),
    ("Mapping", "collections.abc.Mapping", 2), ("MutableMapping", "collections.abc.MutableMapping", 2), ("ItemsView", "collections.abc.ItemsView", 2),
):
    globals()[_name] = _SpecialGenericAlias(_name, _origin, _count)
for _name in (
    "Hashable", "Sized", "Awaitable", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Reversible", "Container",
    "Collection", "MutableSet", "Sequence", "MutableSequence", "KeysView", "ValuesView", "MappingView", "ByteString",
):
    globals()[_name] = _SpecialGenericAlias(_name, "collections.abc." + _name, 0 if _name in ("Hashable", "Sized", "ByteString") else 1)
Pattern = _SpecialGenericAlias("Pattern", "re.Pattern", 1)
Match = _SpecialGenericAlias("Match", "re.Match", 1)

Text = str


# Variables

class _NoDefaultType:
    __slots__ = ()

    def __new__(cls):
        return globals().get("NoDefault") or object.__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"
NoDefault = _NoDefaultType()


class _Variable(_BaseForm):
    def __init__(self, name, default):
        self.__name__ = name
        self._default = default
        self._find_default = None
        self.__module__ = _caller_module()

    def __reduce__(self):
        return self.__name__

    @property
    def __default__(self):
        if self._find_default is not None:
            self._default = self._find_default()
            self._find_default = None
        return self._default

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __typing_prepare_subst__(self, alias, args):
        import _typing_subst
        return getattr(_typing_subst, "prepare_" + self._kind)(self, alias, args)

    def __typing_subst__(self, arg):
        import _typing_subst
        return getattr(_typing_subst, self._kind)(self, arg)

    def has_default(self):
        return self._find_default is not None or self._default is not NoDefault


def _caller_module(depth=3):
    return sys._getframemodulename(depth)


class TypeVar(_Variable):
    """A type variable.

    >>> T = TypeVar("T"); T, Optional[T]
    (~T, typing.Optional[~T])
    """

    _kind = "type_var"

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        if not isinstance(name, str):
            raise TypeError(f"typevar() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        super().__init__(name, default)
        self._constraints = constraints
        self._bound = bound if bound is None else _checked(bound, "Bound must be a type.")
        self._find_bound = self._find_constraints = None
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def __bound__(self):
        if self._find_bound is not None:
            self._bound = self._find_bound()
            self._find_bound = None
        return self._bound

    @property
    def __constraints__(self):
        if self._find_constraints is not None:
            self._constraints = self._find_constraints()
            self._find_constraints = None
        return self._constraints

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(_Variable):
    """A variable for the parameters of a callable."""

    _kind = "param_spec"

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        super().__init__(name, default)
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self.args = ParamSpecArgs(self)
        self.kwargs = ParamSpecKwargs(self)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class _ParamSpecPart(_BaseForm):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__


class ParamSpecArgs(_ParamSpecPart):
    """The positional arguments that a ParamSpec stands for."""

    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    """The keyword arguments that a ParamSpec stands for."""

    _part = "kwargs"


class TypeVarTuple(_Variable):
    """A variable for any number of types."""

    _kind = "type_var_tuple"

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, default)

    def __iter__(self):
        return iter((Unpack[self],))

    def __repr__(self):
        return self.__name__


def _type_alias(name, find, *type_params):
    """Makes what a `type` statement binds."""
    return _make_alias(name, find, type_params, _caller_module(2))


def _note_type_params(made, *params):
    """Tells a class or function its type parameters."""
    if isinstance(made, type):
        type.__setattr__(made, "__type_params__", params)
    else:
        made.__type_params__ = params


def _type_var(name, find_bound, find_default, constrained):
    """Makes a type parameter; bound and default are found when they are asked for."""
    made = TypeVar(name, infer_variance=True)
    if constrained:
        made._find_constraints = find_bound
    else:
        made._find_bound = find_bound
    return _type_parameter(made, find_default)


def _type_var_tuple(name, find_bound, find_default, constrained):
    return _type_parameter(TypeVarTuple(name), find_default)


def _param_spec(name, find_bound, find_default, constrained):
    return _type_parameter(ParamSpec(name, infer_variance=True), find_default)


def _type_parameter(made, find_default):
    made._find_default = find_default
    made.__module__ = "typing"
    return made


class ForwardRef(_BaseForm):
    """A type given as a string."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_evaluated__ = False
        self.__forward_value__ = None

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        from _typing_hints import evaluated_reference
        return evaluated_reference(self, globalns, localns, type_params, recursive_guard)

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))


class NewType:
    """A name for a type apart from it; calling it gives its argument back.

    >>> UserId = NewType("UserId", int); UserId(5)
    5
    """

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        try:
            self.__module__ = sys._getframemodulename(1) or "__main__"
        except AttributeError:
            self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        supertype = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{name} = NewType({name!r}, {supertype})`"
                )

        return (Dummy,)


# Generic classes

def _is_bare(cls):
    """Tells whether a class is Generic or Protocol itself, or says by `==` that it is to be treated so."""
    if cls is Generic or cls.__dict__.get("_is_bare_protocol"):
        return True
    return type(cls).__eq__ is not type.__eq__ and cls == sys.modules[__name__].Protocol


def _subscripted(cls, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if _is_bare(cls):
        if not parameters:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([isinstance(p, (TypeVar, ParamSpec)) or getattr(p, "__origin__", None) is Unpack for p in parameters]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        if len(set(parameters)) != len(parameters):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        many = optional = False
        for p in parameters:
            if getattr(p, "__origin__", None) is Unpack:
                many = True
            elif p.has_default():
                if many:
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                optional = True
            elif optional:
                raise TypeError(f"Type parameter {p!r} without a default follows type parameter with a default")
        return _GenericAlias(cls, parameters, cls.__name__ if cls.__module__ == "typing" else None)
    from _typing_subst import prepared
    wanted = getattr(cls, "__parameters__", ())
    parameters = prepared(cls, wanted, tuple(map(_converted, parameters)))
    if not wanted:
        raise TypeError(f"{cls} is not a generic class")
    if len(parameters) > len(wanted):
        raise TypeError(f"Too many arguments for {cls}; actual {len(parameters)}, expected {len(wanted)}")
    if len(parameters) < len(wanted) and not wanted[len(parameters)].has_default():
        least = len(wanted) - len([p for p in wanted[len(parameters):] if p.has_default()])
        raise TypeError(f"Too few arguments for {cls}; actual {len(parameters)}, expected at least {least}")
    given = []
    for param, arg in zip(wanted, parameters):
        if isinstance(param, TypeVarTuple):
            given.extend(arg)
        else:
            given.append(arg)
    return _GenericAlias(cls, tuple(given), None)


_generic_subscript = _remembered(_subscripted)


class Generic:
    """A base for classes with type variables.

    >>> T = TypeVar("T")
    >>> class Stack(Generic[T]): pass
    >>> Stack[int]().__class__ is Stack
    True
    """

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, parameters):
        return _generic_subscript(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        plain = bases if "__orig_bases__" in cls.__dict__ else cls.__bases__
        if Generic in plain and cls.__name__ != "Protocol" and type(cls).__name__ != "_TypedDictMeta":
            raise TypeError("Cannot inherit from plain Generic")
        found = _parameters_of(bases)
        listed = None
        for base in bases:
            if isinstance(base, _GenericAlias) and _is_bare(base.__origin__):
                if listed is not None and base.__origin__ is Generic:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                listed = base.__parameters__
        if listed is not None:
            missing = [p for p in found if p not in listed]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                    f"Generic[{', '.join(map(str, listed))}]"
                )
            found = listed
        cls.__parameters__ = tuple(found)


class _GenericBase:
    # Gives the base of a class with type parameters of its own, one that nobody else has.

    def __getitem__(self, parameters):
        return _subscripted(Generic, parameters)


_generic_base = _GenericBase()


# Functions that only mark

def cast(typ, val):
    """Returns the value as it is.

    >>> cast(str, 5)
    5
    """
    return val


def assert_type(val, typ, /):
    """Returns the value as it is."""
    return val


def reveal_type(obj, /):
    """Prints the type of a value on stderr and returns the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Raises: for code that type checkers should find unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """Marks one of several signatures of a function."""
    f = getattr(func, "__func__", func)
    # The same definition again, as in a module that is loaded again, replaces the one before.
    line = getattr(getattr(f, "__code__", None), "co_firstlineno", None)
    _overloads.setdefault((f.__module__, f.__qualname__), {})[line] = func
    return _overload_dummy


def get_overloads(func):
    """Returns the overloads of a function."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forgets all overloads."""
    _overloads.clear()


def final(f):
    """Marks a class or method that is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks a method that overrides one of a base."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Marks annotations that are no type hints: of a function, or of all functions and classes made in a class."""
    if isinstance(arg, type):
        for key in dir(arg):
            member = getattr(arg, key, None)
            made_here = f"{arg.__qualname__}.{getattr(member, '__name__', '')}"
            if getattr(member, "__qualname__", None) != made_here or getattr(member, "__module__", None) != arg.__module__:
                continue
            member = getattr(member, "__func__", member)
            if isinstance(member, type):
                no_type_check(member)
            elif isinstance(member, type(no_type_check)):
                member.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def no_type_check_decorator(decorator):
    """Makes what a decorator returns exempt from type checks."""
    from functools import wraps

    @wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    """Marks a decorator that works like `dataclass`."""
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorate


# Looking into annotations

def get_origin(tp):
    """Returns what a type was subscripted from, or None.

    >>> get_origin(list[int]), get_origin(Optional[int]), get_origin(int)
    (<class 'list'>, typing.Union, None)
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _BuiltinAlias, _ParamSpecPart, _SpecialGenericAlias)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """Returns the arguments of a subscripted type.

    >>> get_args(dict[str, int]), get_args(Callable[[int], str])
    ((<class 'str'>, <class 'int'>), ([<class 'int'>], <class 'str'>))
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_CallableGenericAlias, _BuiltinAlias)) and type(tp).__name__ == "_CallableGenericAlias":
        args = tp.__args__
        if not _is_open(args):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, (_GenericAlias, _BuiltinAlias, _UnionType)):
        return tp.__args__
    return ()


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)


class IO(Generic[AnyStr]):
    """The type of what `open()` gives."""

    __slots__ = ()


class TextIO(IO[str]):
    """The type of a text file."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """The type of a binary file."""

    __slots__ = ()

from _functools import freeze as _freeze
_freeze(TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple)
del _freeze
