"""Classes that are mostly their fields.

The methods with one part for each field are made from source text, once per class, so that they bind
their arguments as written-out ones would and run as fast; the others are closures.
"""

import sys

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """Raised by an assignment to a field of a frozen instance."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


# Stands for "to be made by the field's default_factory" among the default values.
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"
_EMPTY = None

# The identities of the instances whose repr is running.
_being_shown = set()


class InitVar:
    """A pseudo-field that is only a parameter of `__init__`, handed to `__post_init__`.

    >>> @dataclass
    ... class Box:
    ...     side: int
    ...     scale: InitVar[int] = 1
    ...     def __post_init__(self, scale): self.side *= scale
    >>> Box(2, scale=3)
    Box(side=6)
    """

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not hasattr(self.type, "__args__"):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


def _empty_metadata():
    """Returns the one read-only mapping of fields without metadata."""
    global _EMPTY
    if _EMPTY is None:
        from types import MappingProxyType
        _EMPTY = MappingProxyType({})
    return _EMPTY


class Field:
    """What a dataclass knows about one field; made by `field()`."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "_metadata", "kw_only", "_field_type",
    )

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        if metadata is not None:
            from types import MappingProxyType
            metadata = MappingProxyType(metadata)
        self._metadata = metadata
        self.kw_only = kw_only
        self._field_type = None

    @property
    def metadata(self):
        if self._metadata is None:
            return _empty_metadata()
        return self._metadata

    def __repr__(self):
        key = id(self)
        if key in _being_shown:
            return "..."
        _being_shown.add(key)
        try:
            return self._shown()
        finally:
            _being_shown.discard(key)

    def _shown(self):
        return (
            "Field("
            f"name={self.name!r},"
            f"type={self.type!r},"
            f"default={self.default!r},"
            f"default_factory={self.default_factory!r},"
            f"init={self.init!r},"
            f"repr={self.repr!r},"
            f"hash={self.hash!r},"
            f"compare={self.compare!r},"
            f"metadata={self.metadata!r},"
            f"kw_only={self.kw_only!r},"
            f"_field_type={self._field_type}"
            ")"
        )

    def __set_name__(self, owner, name):
        # A default that is a descriptor learns its name, as it would without field().
        tell = getattr(type(self.default), "__set_name__", None)
        if tell:
            tell(self.default, owner, name)


class _DataclassParams:
    """The options a class was decorated with."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Says more about a field than its annotation and default can.

    >>> @dataclass
    ... class Bag:
    ...     items: list = field(default_factory=list)
    >>> Bag()
    Bag(items=[])
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Gives a class its `__init__`, `__repr__`, `__eq__` and more, from its annotated names.

    >>> @dataclass
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1)
    Point(x=1, y=0)
    """
    params = _DataclassParams()
    params.init = init
    params.repr = repr
    params.eq = eq
    params.order = order
    params.unsafe_hash = unsafe_hash
    params.frozen = frozen
    params.match_args = match_args
    params.kw_only = kw_only
    params.slots = slots
    params.weakref_slot = weakref_slot
    if cls is None:
        def wrap(cls):
            return _process_class(cls, params)

        return wrap
    return _process_class(cls, params)


# What an annotation says

def _is_special(annotation, cls, name, module_names):
    """Says whether a string annotation is `name`, perhaps behind one of the modules' names."""
    prefix, head = _dotted_head(annotation)
    module = sys.modules.get(cls.__module__)
    namespace = module.__dict__ if module is not None else {}
    if prefix:
        holder = namespace.get(prefix)
        if getattr(holder, "__name__", None) not in module_names:
            return False
        return head == name
    found = namespace.get(head)
    for module_name in module_names:
        holder = sys.modules.get(module_name)
        special = getattr(holder, name, None)
        if special is not None and (found is special or type(found) is special or getattr(found, "__origin__", None) is special):
            return True
    return False


def _dotted_head(text):
    """Splits the names that a text begins with: what stands before the first dot, and the name after it."""
    import re
    found = re.match(r"(?:\s*(\w+)\s*\.)?\s*(\w+)", text)
    return found.groups() if found else (None, "")


def _is_classvar(annotation, cls):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _is_special(annotation, cls, "ClassVar", ("typing",))
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        return _is_special(annotation, cls, "InitVar", ("dataclasses",))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        return _is_special(annotation, cls, "KW_ONLY", ("dataclasses",))
    return annotation is KW_ONLY


def _make_field(cls, name, annotation, kw_only):
    """Returns the Field of one annotated name of a class body."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        # The descriptor of a slot is no default value.
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _collect_fields(cls, params):
    """Returns the dict of all fields, inherited ones first, and readies the class attributes."""
    all_fields = {}
    any_frozen_base = has_dataclass_bases = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS) if base is not object else None
        if base_fields is None:
            continue
        has_dataclass_bases = True
        all_frozen_bases = all_frozen_bases is not False and getattr(base, _PARAMS).frozen
        if getattr(base, _PARAMS).frozen:
            any_frozen_base = True
        all_fields.update(base_fields)
    annotations = cls.__dict__.get("__annotations__") or {}
    kw_only = params.kw_only
    seen_kw_only = False
    own = []
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        all_fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                # Without a default there is no class attribute at all.
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return all_fields


def _process_class(cls, params):
    # What is no class says so by this name.
    cls.__module__
    setattr(cls, _PARAMS, params)
    all_fields = _collect_fields(cls, params)
    setattr(cls, _FIELDS, all_fields)
    # An __eq__ without a __hash__ leaves a None that nobody wrote.
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own_hash is MISSING or (own_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    own = [f for f in all_fields.values() if f._field_type is _FIELD]
    in_init = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    namespace = {}
    sources = []
    made_init = params.init and "__init__" not in cls.__dict__
    if params.init:
        sources.append(("__init__", _init_source(in_init, params, hasattr(cls, _POST_INIT), namespace)))
    _set_new(cls, "__replace__", _replace)
    if params.repr and "__repr__" not in cls.__dict__:
        sources.append(("__repr__", _repr_source([f.name for f in own if f.repr], namespace)))
    compared = [f.name for f in own if f.compare]
    if params.eq and "__eq__" not in cls.__dict__:
        sources.append(("__eq__", _eq_source(compared)))
    if params.order:
        sources.extend([(name, _order_source(name, compared)) for name in _ORDER])
    hash_source = _hash_source_of(cls, params, own, has_explicit_hash)
    if hash_source:
        sources.append(("__hash__", hash_source))
    _add_methods(cls, params, _create(sources, namespace, cls), in_init, own)
    if not getattr(cls, "__doc__"):
        if made_init and cls.__new__ is object.__new__:
            cls.__doc__ = _signature_text(cls, in_init)
        else:
            import inspect
            try:
                text = str(inspect.signature(cls)).replace(" -> None", "")
            except (TypeError, ValueError):
                text = ""
            cls.__doc__ = cls.__name__ + text
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in in_init if f.init and not f.kw_only])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params, [f.name for f in own])
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _add_methods(cls, params, created, in_init, own):
    """Gives the class its methods: the created ones, those of a frozen class, and last the hash."""
    hashing = None
    for method in created:
        if method.__name__ == "__hash__":
            hashing = method
            continue
        if method.__name__ == "__init__":
            annotations = {f.name: f.type for f in in_init if f.init}
            annotations["return"] = None
            method.__annotations__ = annotations
        if _set_new(cls, method.__name__, method) and method.__name__ in _ORDER:
            raise TypeError(
                f"Cannot overwrite attribute {method.__name__} in class {cls.__name__} "
                "Consider using functools.total_ordering"
            )
    if params.frozen:
        for method in _make_frozen(cls, frozenset([f.name for f in own])):
            if _set_new(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    if hashing:
        hashing.__qualname__ = f"{cls.__qualname__}.__hash__"
        cls.__hash__ = hashing


def _set_new(cls, name, method):
    """Adds a method unless the class body has the name; says whether it had."""
    if name in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    method.__module__ = cls.__module__
    setattr(cls, name, method)
    return False


# The methods

# Generated functions see these names; fields are unlikely to have them.
_SELF = "__dataclass_self__"


def _create(sources, namespace, cls):
    """Runs the sources of some functions and returns the functions, whose globals are those of the class."""
    lines = [f"def __dataclass_create__({', '.join(namespace)}):"]
    names = []
    for name, source in sources:
        names.append(name)
        lines.extend([" " + line for line in source])
    lines.append(f" return ({''.join([name + ', ' for name in names])})")
    made = {}
    module = sys.modules.get(cls.__module__)
    exec("\n".join(lines), module.__dict__ if module is not None else {}, made)
    return made["__dataclass_create__"](**namespace)


def _init_source(in_init, params, post_init, namespace):
    """Returns the lines of `__init__`; its default values go into the namespace."""
    positional = [f for f in in_init if f.init and not f.kw_only]
    keyword_only = [f for f in in_init if f.init and f.kw_only]
    seen_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    me = _SELF if any([f.name == "self" for f in in_init]) else "self"
    namespace["__dataclass_set__"] = object.__setattr__
    namespace["__dataclass_factory__"] = _FACTORY
    parameters = [me]
    for f in positional + keyword_only:
        if keyword_only and f is keyword_only[0]:
            parameters.append("*")
        default = ""
        if f.default is not MISSING:
            default = f"=__dataclass_default_{f.name}__"
            namespace[f"__dataclass_default_{f.name}__"] = f.default
        elif f.default_factory is not MISSING:
            default = "=__dataclass_factory__"
        parameters.append(f.name + default)
    body = []
    for f in in_init:
        if f._field_type is _FIELD_INITVAR:
            continue
        name = f.name
        if f.default_factory is not MISSING:
            namespace[f"__dataclass_make_{name}__"] = f.default_factory
            value = f"__dataclass_make_{name}__()"
            if f.init:
                value += f" if {name} is __dataclass_factory__ else {name}"
        elif f.init:
            value = name
        elif params.slots and f.default is not MISSING:
            # With slots there is no class attribute to fall back to.
            namespace[f"__dataclass_default_{name}__"] = f.default
            value = f"__dataclass_default_{name}__"
        else:
            continue
        if params.frozen:
            body.append(f" __dataclass_set__({me}, {name!r}, {value})")
        else:
            body.append(f" {me}.{name} = {value}")
    if post_init:
        init_vars = ", ".join([f.name for f in in_init if f._field_type is _FIELD_INITVAR])
        body.append(f" {me}.__post_init__({init_vars})")
    return [f"def __init__({', '.join(parameters)}):"] + (body or [" pass"])


def _repr_source(names, namespace):
    namespace["__dataclass_shown__"] = _being_shown
    shown = ", ".join([f"{name}={{self.{name}!r}}" for name in names])
    return [
        "def __repr__(self):",
        " key = id(self)",
        " if key in __dataclass_shown__:",
        "  return '...'",
        " __dataclass_shown__.add(key)",
        " try:",
        f"  return f'{{self.__class__.__qualname__}}({shown})'",
        " finally:",
        "  __dataclass_shown__.discard(key)",
    ]


def _eq_source(names):
    equal = " and ".join([f"self.{name} == other.{name}" for name in names]) or "True"
    return [
        "def __eq__(self, other):",
        " if self is other:",
        "  return True",
        " if other.__class__ is not self.__class__:",
        "  return NotImplemented",
        f" return {equal}",
    ]


def _hash_source(names):
    return ["def __hash__(self):", f" return hash(({''.join([f'self.{name}, ' for name in names])}))"]


# The comparisons of an ordered class.
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _order_source(name, names):
    mine, other = [f"({''.join([f'{of}.{name}, ' for name in names])})" for of in ("self", "other")]
    return [
        f"def {name}(self, other):",
        " if other.__class__ is self.__class__:",
        f"  return {mine} {_ORDER[name]} {other}",
        " return NotImplemented",
    ]


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return [__setattr__, __delattr__]


def _hash_source_of(cls, params, own, has_explicit_hash):
    """Returns the lines of `__hash__` if the class gets one, or settles what it has instead."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_explicit_hash:
        return None
    elif not params.frozen:
        cls.__hash__ = None
    # What the hash is settled to is set once more; one that is made replaces it in the end.
    cls.__hash__ = None
    if not params.unsafe_hash and not params.frozen:
        return None
    return _hash_source([f.name for f in own if (f.compare if f.hash is None else f.hash)])


def _annotation_text(annotation):
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _signature_text(cls, in_init):
    """Returns the docstring a class gets when it has none: its call signature."""
    parts = []
    keywords = []
    for f in in_init:
        if not f.init:
            continue
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        (keywords if f.kw_only else parts).append(text)
    if keywords:
        parts.append("*")
    return f"{cls.__name__}({', '.join(parts + keywords)})"


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, params, names):
    """Returns the class made anew with `__slots__`, which can only be given at birth."""
    namespace = dict(cls.__dict__)
    if "__slots__" in namespace:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        if not isinstance(slots, str) and (slots is None or hasattr(slots, "__next__")):
            # An iterator was used up when its class was made.
            raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
        inherited.update([slots] if isinstance(slots, str) else slots)
        inherited.update({"__dict__", "__weakref__"} & base.__dict__.keys())
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if params.frozen:
        # The frozen methods name their class, which is the new one now.
        for method in _make_frozen(new, frozenset(names)):
            method.__qualname__ = f"{qualname}.{method.__name__}"
            # Nobody is told: they are what the class had before.
            type.__setattr__(new, method.__name__, method)
        if "__getstate__" not in namespace:
            new.__getstate__ = _get_state
        if "__setstate__" not in namespace:
            new.__setstate__ = _set_state
    return new


# What users call

def fields(class_or_instance):
    """Returns the tuple of the fields of a dataclass or of an instance of one.

    >>> @dataclass
    ... class Point:
    ...     x: int
    ...     y: int
    >>> [f.name for f in fields(Point)]
    ['x', 'y']
    """
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Says whether something is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


# Values that need no copy.
_ATOMIC = frozenset([
    type(None), bool, int, float, str, bytes, type(Ellipsis), type(NotImplemented),
    type(len), type(is_dataclass), type, range, property,
])


def asdict(obj, *, dict_factory=dict):
    """Returns the fields of an instance as a dict, going into what they hold.

    >>> @dataclass
    ... class Point:
    ...     x: int
    ...     y: list
    >>> asdict(Point(1, [Point(2, [])]))
    {'x': 1, 'y': [{'x': 2, 'y': []}]}
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _copied(obj, lambda value, go: dict_factory([(f.name, go(getattr(value, f.name))) for f in fields(value)]))


def astuple(obj, *, tuple_factory=tuple):
    """Returns the fields of an instance as a tuple, going into what they hold."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _copied(obj, lambda value, go: tuple_factory([go(getattr(value, f.name)) for f in fields(value)]))


def _copied(obj, build):
    """Returns a copy of a value in which every dataclass instance is replaced by what `build` gives."""
    def go(value):
        kind = type(value)
        if kind in _ATOMIC:
            return value
        if hasattr(kind, _FIELDS):
            return build(value, go)
        if issubclass(kind, tuple):
            if hasattr(value, "_fields"):
                return kind(*[go(item) for item in value])
            return kind([go(item) for item in value])
        if issubclass(kind, list):
            return kind([go(item) for item in value])
        if issubclass(kind, dict):
            if hasattr(value, "default_factory"):
                result = kind(value.default_factory)
                for key, item in value.items():
                    result[go(key)] = go(item)
                return result
            return kind([(go(key), go(item)) for key, item in value.items()])
        from copy import deepcopy
        return deepcopy(value)

    return go(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None):
    """Makes a dataclass from a name and a list of fields.

    >>> make_dataclass("Point", ["x", ("y", int, 5)])(1)
    Point(x=1, y=5)
    """
    from keyword import iskeyword
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            annotation = "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation
    body = {**namespace, **defaults, "__annotations__": annotations}
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda space: space.update(body))
    if module is None:
        try:
            module = sys._getframemodulename(1) or "__main__"
        except AttributeError:
            module = "__main__"
    cls.__module__ = module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """Returns a new instance with some fields changed.

    >>> @dataclass(frozen=True)
    ... class Point:
    ...     x: int
    ...     y: int
    >>> replace(Point(1, 2), y=5)
    Point(x=1, y=5)
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
