# collections.abc.Callable subscripted: a builtin alias like the others, in unions, with type variables, derived from.
import pickle
import types
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, get_args, get_origin

A, B, P = TypeVar("A"), TypeVar("B"), ParamSpec("P")


def told(call):
    try:
        return call()
    except TypeError as problem:
        return f"TypeError: {problem}"


plain = Callable[[int], str]
print(plain | None, int | plain, plain | Callable[[], None], type(plain | None).__name__)
print(isinstance(plain, types.GenericAlias), type(plain).__mro__[1:], plain | plain is plain)
print(get_args(plain), get_origin(plain), get_args(Callable[..., int]), get_args(Callable[[], None]))
print(plain == Callable[[int], str], hash(plain) == hash(Callable[[int], str]), plain == Callable[[str], str])
print(pickle.loads(pickle.dumps(plain)), plain.__reduce__())
print(Callable[[A, int], B][str, bytes], Callable[[A], A][list[B]][int], Callable[[A, int], B].__parameters__)
print(Callable[P, A][[int, str], bool], Callable[P, int][int, str], Callable[P, int][...])
print(Callable[Concatenate[int, P], A][[str], bytes], dict[Callable[[A], B], A][int, str])
print(told(lambda: plain[int]))
print(told(lambda: Callable[int]))
print(told(lambda: Callable[int, str]))
print(told(lambda: isinstance(print, plain)))
print(list[plain], Callable[[plain], None])


class Handler(Callable):
    def __call__(self, event):
        return event


print(Handler[[int], int]()(4), Handler[[int], int].__origin__, Handler[[int], int]().__orig_class__)


class Derived(Callable[[int], int]):
    def __call__(self, event):
        return event


print(Derived.__mro__, Derived.__orig_bases__)


# What an alias makes knows the alias, if it takes attributes.
class Box:
    __class_getitem__ = classmethod(types.GenericAlias)


class Slotted(Box):
    __slots__ = ()


class Bare:
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)


print(Box[int]().__orig_class__, Slotted[str]().__orig_class__, hasattr(Bare[int](), "__orig_class__"), list[int]("ab"))

# A list among the arguments is shown as one; what lists in it hold, as they are. One may hold itself.
knot = [int]
knot.append(knot)
print(list[[int, [int], None]], list[knot], dict[str, [type(None), ...]])
