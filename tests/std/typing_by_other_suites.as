"""Corners of typing: pickling, substitution of parameters, refusals, what cannot be iterated."""
import collections.abc
import pickle
from typing import (
    Annotated, Any, Callable, ClassVar, Concatenate, Dict, ForwardRef, List, Literal, NamedTuple, NoDefault, ParamSpec,
    Protocol, TypeVar, Union, get_type_hints, no_type_check,
)

T = TypeVar("T")
P = ParamSpec("P")


def tell(function):
    try:
        print(function())
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)


for form in (List[int], Dict[str, T], Union[int, str], Annotated[int, "note"], Callable[[int], str], List, Union, T):
    print(form, pickle.loads(pickle.dumps(form)) == form)
print(pickle.loads(pickle.dumps(NoDefault)) is NoDefault)
print(Literal[int], Literal[1, "a", None, ...], Literal[[], []].__args__)
print(Callable[P, int][[str]], Callable[P, T][[str], int], Callable[Concatenate[int, P], int][[str, float]])
print(collections.abc.Callable[[T], int][str], collections.abc.Callable[Concatenate[int, P], int])
print(Annotated[T, "a"][Annotated[int, "b"]], Annotated[ClassVar[int], "x"])
tell(lambda: collections.abc.Callable[[int], int][str])
tell(lambda: TypeVar("V", covariant=True, infer_variance=True))
tell(lambda: TypeVar("V", bound=Union))
tell(lambda: ForwardRef(1))
tell(lambda: ForwardRef("a b"))
print(ForwardRef("int", module="m"), ForwardRef("int") == ForwardRef("int", module="m"))
for form in (Union[int, str], Literal[1], Any, Callable[[int], int]):
    try:
        iter(form)
    except TypeError as error:
        print("not iterable")
print(list(List[int]))
print(isinstance(3, Protocol))


@no_type_check
class Unchecked:
    def method(self, a: "nothing known"):
        pass


print(Unchecked.__no_type_check__, Unchecked.method.__no_type_check__)
print(get_type_hints(int), get_type_hints(Unchecked.method))
Empty = NamedTuple("Empty", [])
print(Empty(), Empty.__orig_bases__ == (NamedTuple,))
tell(lambda: [*T])
tell(lambda: (lambda first, second: first)(*T))
for unpacked in (T, Union):
    try:
        a, b = unpacked
    except TypeError as e:
        print(e)
