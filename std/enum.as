"""Enumerations.

The metaclass collects the members from the class body in an `EnumDict`, makes the class without
them, then makes each member as an instance and stores it as a class attribute. Members are found by
value in `_value2member_map_`; flags make the members of combined values when they are first asked for.
"""

import sys
from builtins import property as _plain_property

from builtins import bin as _bin
from types import DynamicClassAttribute

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM",
    "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck",
    "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "EnumDict", "pickle_by_global_name", "pickle_by_enum_name",
]

# Filled in below; the metaclass meets its first classes before they exist.
Enum = Flag = EJECT = KEEP = ReprEnum = None

_NOT_GIVEN = object()
_NOT_SET = object()


class nonmember:
    """Keeps a value of an enumeration's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of an enumeration's body a member that otherwise would be none."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the next value.

    >>> class Color(Enum):
    ...     RED = auto()
    ...     BLUE = auto()
    >>> Color.BLUE
    <Color.BLUE: 2>
    """

    def __init__(self, value=_NOT_SET):
        self.value = value

    def __repr__(self):
        return "auto(_auto_null)" if self.value is _NOT_SET else f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property that members have and the class does not: a member may have its name."""

    member = None
    # What a member of this name hides in a base class, and where.
    hidden = None
    holder = None

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))
        self.name = None
        self.clsname = None

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self.hidden == "attr":
            return getattr(self.holder, self.name)
        if self.hidden == "desc":
            return getattr(instance._value_, self.name)
        found = ownerclass._member_map_.get(self.name, self)
        if found is self:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        return found

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return len(name) > len(start) and name.startswith(start) and not (name[-1] == "_" and name[-2] == "_")


_RESERVED = frozenset([
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
])


class EnumDict(dict):
    """The namespace of an enumeration's body: it notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignored = []
        self._auto_called = False
        self._next_value = None
        self._cls_name = cls_name

    @_plain_property
    def member_names(self):
        """Returns the names of the members noted so far."""
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._take_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignored:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif isinstance(value, type) and getattr(value, "__qualname__", "").endswith(f"{self._cls_name}.{value.__name__}"):
            # A class made in the body is a nested class.
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            plain = True
            if isinstance(value, auto):
                value = self._auto_value(key, value)
                plain = False
            elif isinstance(value, tuple) and any([isinstance(item, auto) for item in value]):
                value = self._autos_of_tuple(key, value)
                plain = False
            self._member_names[key] = None
            if plain:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _take_sunder(self, key, value):
        if key not in _RESERVED and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            names = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignored = names
            already = set(names) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
            value = names
        return value

    def _autos_of_tuple(self, key, value):
        items = [self._auto_value(key, item) if isinstance(item, auto) else item for item in value]
        try:
            return type(value)(items)
        except TypeError:
            # A named tuple takes its items one by one.
            return type(value)(*items)

    def _auto_value(self, key, value):
        if value.value is _NOT_SET:
            value.value = self._next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        for key, value in members.items() if hasattr(members, "items") else members:
            self[key] = value
        for key, value in more_members.items():
            self[key] = value


def _data_type(class_name, bases):
    """Returns the one type that holds the value of members, or object."""
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object and base._member_type_ not in found:
                    found.append(base._member_type_)
                break
            if "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__ or base.__module__ == "builtins":
                kind = candidate or base
                if kind not in found:
                    found.append(kind)
                break
            candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
    return found[0] if found else object


def _fields_of(self):
    """Shows the fields of a dataclass without its name."""
    fields = self.__dataclass_fields__
    return ", ".join([f"{name}={getattr(self, name)!r}" for name in fields if fields[name].repr])


def _check_bases(class_name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")


def _mixins(class_name, bases):
    """Returns the data type and the enumeration that a new one builds on."""
    if not bases:
        return object, Enum
    if not isinstance(bases[-1], EnumType):
        raise TypeError(
            "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
        )
    return _data_type(class_name, bases), bases[-1]


def _find_new(namespace, member_type, first_enum):
    """Returns the function that makes members, whether it is to be kept, and whether it takes arguments."""
    new = namespace.get("__new__")
    keep = first_enum is not None and new is not None
    if isinstance(new, staticmethod):
        new = new.__func__
    if new is None:
        plain = [None, object.__new__]
        if Enum is not None:
            plain.append(Enum.__new__)
        for method in ("__new_member__", "__new__"):
            for holder in (member_type, first_enum):
                target = getattr(holder, method, None)
                if not any([target is one or target == one for one in plain]):
                    new = target
                    break
            if new is not None:
                break
        else:
            new = object.__new__
    takes_args = first_enum is not None and new != object.__new__ and not (Enum is not None and new is Enum.__new__)
    return new, keep, takes_args


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits_of(value):
    """Yields the single bits of a number, lowest first."""
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def _binary(value, width=None):
    """Returns a number as `0b0 101`, the sign apart."""
    ceiling = 2 ** value.bit_length()
    text = _bin(value + ceiling).replace("1", "0", 1) if value >= 0 else _bin(~value ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if width is not None and len(digits) < width:
        digits = (sign[-1] * width + digits)[-width:]
    return f"{sign} {digits}"


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _check_bases(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = _mixins(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, EnumDict):
            plain = classdict
            classdict = metacls.__prepare__(cls, bases)
            for key, value in plain.items():
                classdict[key] = value
        member_type, first_enum = _mixins(cls, bases)
        names = [name for name in classdict._member_names if name not in classdict._ignored]
        invalid = [name for name in names if name in ("mro", "")]
        if invalid:
            raise ValueError(f"invalid enum member name(s) {', '.join([repr(n) for n in invalid])}")
        new, keep_new, takes_args = _find_new(classdict, member_type, first_enum)
        order = classdict.get("_order_")
        namespace = {}
        for key, value in classdict.items():
            if key in classdict._member_names or key in classdict._ignored or key in ("_ignore_", "_order_"):
                continue
            namespace[key] = staticmethod(value) if key == "_generate_next_value_" and not isinstance(value, staticmethod) and value is not None else value
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = metacls._find_value_repr(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = 0
        namespace["_singles_mask_"] = 0
        namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        namespace["_new_member_"] = new
        namespace["_use_args_"] = takes_args
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        metacls._choose_methods(enum_class, classdict, bases, member_type, first_enum)
        type.__setattr__(enum_class, "_being_made_", True)
        for name in names:
            enum_class._add_new_member(name, classdict[name], new, takes_args)
        type.__delattr__(enum_class, "_being_made_")
        if keep_new:
            type.__setattr__(enum_class, "__new_member__", new)
        if Enum is not None:
            # Whatever made the members, from now on a call looks one up.
            type.__setattr__(enum_class, "__new__", Enum.__new__)
        if Flag is not None and issubclass(enum_class, Flag):
            enum_class._finish_flag(order)
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name in enum_class._member_names_ or name not in enum_class._member_map_]
            if wanted != enum_class._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {enum_class._member_names_!r}\n  {wanted!r}")
        return enum_class

    def __init__(cls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        super().__init__(name, bases, namespace, **kwds)

    @classmethod
    def _find_value_repr(metacls, class_name, bases):
        """Returns the repr that values have, where the data type has one of its own."""
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    made = base.__dict__.get("__dataclass_params__")
                    if made is not None and made.repr and "__dataclass_fields__" in base.__dict__:
                        return _fields_of
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _choose_methods(metacls, enum_class, classdict, bases, member_type, first_enum):
        """Settles who gives repr, str and format: the enumeration or the data type."""
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            if "__format__" not in classdict:
                type.__setattr__(enum_class, "__format__", member_type.__format__)
            if "__str__" not in classdict:
                method = member_type.__str__
                if method == object.__str__ or issubclass(member_type, (int, float)):
                    # Numbers have no str of their own; object's would show the member.
                    method = member_type.__repr__
                type.__setattr__(enum_class, "__str__", method)
        if first_enum is not None:
            for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if name in classdict or name in enum_class.__dict__:
                    continue
                found = getattr(enum_class, name)
                if found == getattr(object, name) or found == getattr(member_type, name):
                    type.__setattr__(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in classdict:
                    type.__setattr__(enum_class, name, getattr(Flag, name))

    def _add_new_member(cls, name, value, new, takes_args):
        member_type = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        instance = new(cls, *args) if takes_args else new(cls)
        if not hasattr(instance, "_value_"):
            if member_type is object:
                instance._value_ = value
            else:
                try:
                    instance._value_ = member_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = instance._value_
        instance._name_ = name
        instance.__objclass__ = cls
        instance.__init__(*args)
        instance._sort_order_ = len(cls._member_names_)
        alias_of = None
        try:
            alias_of = cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    alias_of = other
                    break
        is_canonical = True
        if Flag is not None and issubclass(cls, Flag):
            is_canonical = isinstance(value, int) and _is_single_bit(value)
        if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            mask = cls._flag_mask_ | value
            type.__setattr__(cls, "_flag_mask_", mask)
            if is_canonical:
                type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
            type.__setattr__(cls, "_all_bits_", 2 ** mask.bit_length() - 1)
        if alias_of is not None:
            instance = alias_of
        elif is_canonical:
            cls._member_names_.append(name)
        cls._name_member(name, instance)
        try:
            cls._value2member_map_.setdefault(value, instance)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _name_member(cls, name, instance):
        """Gives the class the attribute of a member; what the name means in a base stays with the members."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not instance:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        found = hidden = holder = None
        for base in cls.__mro__[1:]:
            if name not in base.__dict__:
                continue
            attribute = base.__dict__[name]
            if isinstance(attribute, (property, DynamicClassAttribute)):
                found, hidden = attribute, "enum"
                break
            if _is_descriptor(attribute):
                found, hidden, holder = attribute, hidden or "desc", holder or base
            else:
                hidden, holder = "attr", base
        if found is None:
            type.__setattr__(cls, name, instance)
        else:
            redirect = property(getattr(found, "fget", None), getattr(found, "fset", None), getattr(found, "fdel", None))
            redirect.member, redirect.hidden, redirect.holder = instance, hidden, holder
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
        cls._member_map_[name] = instance

    def _finish_flag(cls, order):
        """Orders the iteration of a flag by value where its definition is not."""
        values = [cls._member_map_[name]._value_ for name in cls._member_names_]
        if values != sorted(values):
            type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)

    def __bool__(cls):
        return True

    def __call__(cls, value=_NOT_GIVEN, names=_NOT_GIVEN, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if value is _NOT_GIVEN:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            if names is not _NOT_GIVEN:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _NOT_GIVEN and type is None:
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, None if names is _NOT_GIVEN else names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Makes an enumeration from a name and the names of its members."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            last_values = []
            for count, name in enumerate(names):
                next_value = namespace._next_value(name, start, count, last_values[:])
                last_values.append(next_value)
                pairs.append((name, next_value))
            names = pairs
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframemodulename(2) or "__main__"
            except AttributeError:
                module = "__main__"
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Makes an enumeration of the constants of a module, and puts it and its members there."""
        space = sys.modules[module].__dict__
        constants = [(key, value) for key, value in (source.__dict__ if source else space).items() if filter(key)]
        try:
            constants.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            constants.sort(key=lambda pair: pair[0])
        plain = type(name, (object,), dict(constants) | {"__module__": module})
        made = _simple_enum(etype=cls, boundary=boundary or KEEP)(plain)
        if as_global:
            global_enum(made)
        else:
            space.update(made.__members__)
        space[name] = made
        return made

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        interesting = set(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_)
        if cls._new_member_ is not object.__new__:
            interesting.add("__new__")
        if cls._member_type_ is not object:
            interesting.update(dir(cls._member_type_))
        return sorted(interesting)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_plain_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """A set of named values.

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2
    >>> Color.RED, Color(2).name, Color["RED"].value, len(Color)
    (<Color.RED: 1>, 'BLUE', 1, 2)
    """

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        if not cls._member_map_:
            if cls.__dict__.get("_being_made_"):
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        exc = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            exc = error
            result = None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and exc is None:
            raise invalid
        if exc is None:
            exc = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(exc, ValueError):
            exc.__context__ = invalid
        raise exc

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        """Gives the member one more name."""
        self.__class__._name_member(name, self)

    def _add_value_alias_(self, value):
        """Lets the member be found by one more value."""
        cls = self.__class__
        try:
            if cls._value2member_map_.get(value, self) is not self:
                raise ValueError(f"{value!r} is already bound: {cls._value2member_map_[value]!r}")
            cls._value2member_map_[value] = self
        except TypeError:
            cls._unhashable_values_.append(value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Returns the value of `auto()`: one more than the highest so far."""
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set(["__class__", "__doc__", "__eq__", "__hash__", "__module__"])
        if self.__class__._member_type_ is not object:
            names |= set(object.__dir__(self))
        for name in getattr(self, "__dict__", []):
            if name[0] != "_" and name not in self.__class__._member_map_:
                names.add(name)
        for cls in self.__class__.__mro__:
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in self.__class__._member_map_ or isinstance(value, property) and value.fget is not None:
                    names.add(name)
                elif isinstance(value, property):
                    names.discard(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Changes only the repr and leaves str and format to the data type."""


class FlagBoundary(str, ReprEnum):
    """What a flag does with values outside of its members."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    STRICT = "strict"
    CONFORM = "conform"
    EJECT = "eject"
    KEEP = "keep"


STRICT = FlagBoundary.STRICT
CONFORM = FlagBoundary.CONFORM
EJECT = FlagBoundary.EJECT
KEEP = FlagBoundary.KEEP


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints.

    >>> class Level(IntEnum):
    ...     LOW = 1
    >>> Level.LOW + 1, str(Level.LOW), Level.LOW
    (2, '1', <Level.LOW: 1>)
    """


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings; `auto()` is the name in lower case.

    >>> class Kind(StrEnum):
    ...     FAST = auto()
    >>> Kind.FAST == "fast", str(Kind.FAST)
    (True, 'fast')
    """

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        instance = str.__new__(cls, value)
        instance._value_ = value
        return instance

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members can be combined.

    >>> class Perm(Flag):
    ...     R = auto()
    ...     W = auto()
    >>> Perm.R | Perm.W, Perm.R in Perm(3), ~Perm.R
    (<Perm.R|W: 3>, True, <Perm.W: 2>)
    """

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """Returns the value of `auto()`: the next single bit."""
        if not count:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high_bit = last_value.bit_length() - 1
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None
        return 2 ** (high_bit + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """Yields the single members of a value by their values."""
        for bit in _bits_of(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """Yields the single members of a value in the order of their definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Returns the member of a combined value, made now."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        singles = cls._singles_mask_
        all_bits = cls._all_bits_
        boundary = cls._boundary_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}")
            if boundary is CONFORM:
                value = value & mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP and value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = all_bits + 1 + value
        unknown = value & ~mask
        aliases = value & ~singles
        member_value = value & singles
        if unknown and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{_binary(unknown)}]")
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, "_value_"):
            pseudo._value_ = value
        pseudo._name_ = None
        if member_value or aliases:
            members = []
            combined = 0
            for found in cls._iter_member_(member_value):
                members.append(found)
                combined |= found._value_
            if aliases:
                value = member_value | aliases
                for found in cls._member_map_.values():
                    if found not in members and found._value_ and found._value_ & value == found._value_:
                        members.append(found)
                        combined |= found._value_
            unknown = value ^ combined
            pseudo._name_ = "|".join([found._name_ for found in members])
            if not combined:
                pseudo._name_ = None
            elif unknown and boundary is STRICT:
                raise ValueError(f"{cls!r}: no members with value {unknown!r}")
            elif unknown:
                pseudo._name_ += f"|{cls._numeric_repr_(unknown)}"
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if negative is not None:
            cls._value2member_map_[negative] = pseudo
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {show(self._value_)}>"
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _refuse(self, other, operator):
        flag = self if self._value_ is None else other
        raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if self._value_ is None or value is None:
            self._refuse(other, "|")
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if self._value_ is None or value is None:
            self._refuse(other, "&")
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        if self._value_ is None or value is None:
            self._refuse(other, "^")
        return self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ is EJECT or self._boundary_ is KEEP:
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints, and keep what bits they are given."""


def unique(enumeration):
    """Refuses an enumeration in which two names have one value.

    >>> @unique
    ... class Color(Enum):
    ...     RED = 1
    ...     ROT = 1
    Traceback (most recent call last):
    ValueError: duplicate values found in <enum 'Color'>: ROT -> RED
    """
    duplicates = [(name, found.name) for name, found in enumeration.__members__.items() if name != found.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS = EnumCheck.CONTINUOUS
NAMED_FLAGS = EnumCheck.NAMED_FLAGS
UNIQUE = EnumCheck.UNIQUE


class verify:
    """Refuses an enumeration that fails a check."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(alias, found.name) for alias, found in enumeration.__members__.items() if alias != found.name]
                if duplicates:
                    details = ", ".join([f"{alias} -> {real}" for alias, real in duplicates])
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = set([found.value for found in enumeration])
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [value for value in wanted if value not in values]
                if missing:
                    raise ValueError(f"invalid {'flag' if is_flag else 'enum'} {name!r}: missing values {', '.join([str(m) for m in missing])}"[:256])
            elif check is NAMED_FLAGS:
                names = enumeration._member_names_
                known = [found.value for found in enumeration]
                missing_names = []
                missing_value = 0
                for alias, found in enumeration._member_map_.items():
                    if alias in names or found.value < 0:
                        continue
                    missed = [bit for bit in _bits_of(found.value) if bit not in known]
                    if missed:
                        missing_names.append(alias)
                        for bit in missed:
                            missing_value |= bit
                if missing_names:
                    if len(missing_names) == 1:
                        alias = f"alias {missing_names[0]} is missing"
                    else:
                        alias = f"aliases {', '.join(missing_names[:-1])} and {missing_names[-1]} are missing"
                    value = f"value 0x{missing_value:x}" if _is_single_bit(missing_value) else f"combined values of 0x{missing_value:x}"
                    raise ValueError(f"invalid Flag {name!r}: {alias} {value} [use enum.show_flag_values(value) for details]")
        return enumeration


def bin(num, max_bits=None):
    """Shows a number in bits, the sign first, as the values of flags are shown.

    >>> bin(10), bin(-11)
    ('0b0 1010', '0b1 0101')
    """
    return _binary(num, max_bits)


def pickle_by_global_name(self, proto):
    """Pickles a member by its name in its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """Pickles a member by its class and name."""
    return getattr, (self.__class__, self._name_)


def show_flag_values(value):
    """Returns the single bits of a number.

    >>> show_flag_values(5)
    [1, 4]
    """
    return list(_bits_of(value.value if isinstance(value, Enum) else value))


def global_enum_repr(self):
    """Shows a member by its module, as `module.NAME`."""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """Shows a flag by its module, as `module.A|module.B`."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join([f"{module}.{name}" if name[0] not in "0123456789" else name for name in self._name_.split("|")])


def global_str(self):
    """Shows a member by its bare name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Puts the members into the module of their class as well."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of a plain class, whose names with values become members.

    >>> @_simple_enum(Enum)
    ... class Color:
    ...     RED = auto()
    >>> Color.RED
    <Color.RED: 1>
    """
    def convert(plain):
        metacls = type(etype)
        bases = (etype,)
        body = metacls.__prepare__(plain.__name__, bases)
        for name, value in plain.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                body[name] = value
        return metacls(plain.__name__, bases, body, boundary=boundary)
    return convert
