# Names of typing with an underscore that libraries use, and libraries' classes that say they are Protocol.
import typing

print(type(typing.List[int]) is typing._GenericAlias, isinstance(typing.Annotated[int, 1], typing._AnnotatedAlias))
print(isinstance(typing.List, typing._BaseGenericAlias), isinstance(typing.Concatenate[int, ...], typing._ConcatenateGenericAlias))
print(typing._type_check(None, "x"), typing._type_convert("a"), typing._type_repr(int), typing._type_repr(...))
print(typing._remove_dups_flatten([int, typing.Union[str, int]]), typing._is_dunder("__a__"))
print(sorted(typing.EXCLUDED_ATTRIBUTES)[:3], typing._eval_type(typing.List["int"], globals(), None, ()))


@typing._SpecialForm
def Named(self, parameters):
    """A form of a library's own."""
    return typing._GenericAlias(self, (typing._type_check(parameters, "one type"),))


print(Named, Named[int], Named[int].__args__, Named.__doc__)


class Kind(type(typing.Protocol)):
    def __eq__(cls, other):
        return cls is other or other is typing.Protocol and cls.__name__ == "Protocol"

    def __hash__(cls):
        return type.__hash__(cls)


class Protocol(typing.Generic, metaclass=Kind):
    _is_protocol = True


T = typing.TypeVar("T")
print(Protocol[T].__origin__ is Protocol, Protocol[T].__parameters__)


@typing._tp_cache
def slow(x):
    print("asked", x)
    return x


slow(1), slow(1), slow([2]), slow([2])
