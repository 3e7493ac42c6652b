"""`get_type_hints` evaluates references wherever they stand inside a type."""
import functools
from typing import Annotated, Callable, ClassVar, Final, ForwardRef, NotRequired, Optional, TypedDict, Union, get_type_hints


class Node:
    next: "Optional[Node]"
    pairs: "dict[str, list[Node]]"
    either: list["Node"] | None
    calls: Callable[["Node"], "int"]
    shared: "ClassVar[int]"
    noted: Annotated["Node | None", "a note"]
    nested: Union["list['Node']", None]


for name, hint in get_type_hints(Node).items():
    print(name, hint)
print(get_type_hints(Node, include_extras=True)["noted"])


def generic[T](x: "T", y: "list[T]" = ()) -> "T": ...


class Shadow[T]:
    T = int
    x: "T"

    def method(self, a: "T"): ...


print(get_type_hints(generic), get_type_hints(Shadow))


def wrapped(a: "int", *args: "str") -> None: ...


@functools.wraps(wrapped)
def outer(*args): ...


print(get_type_hints(outer))


class Movie(TypedDict):
    title: "str"
    year: NotRequired["int"]


print(get_type_hints(Movie), get_type_hints(Movie, include_extras=True))
ref = ForwardRef("Node")
print(ref == ForwardRef("Node"), ref.__forward_evaluated__, ref)
for bad in [lambda: get_type_hints(3), lambda: ForwardRef("1 +"), lambda: get_type_hints(type("C", (), {"__annotations__": {"x": "Missing"}}))]:
    try:
        print(bad())
    except (TypeError, SyntaxError, NameError) as error:
        print(type(error).__name__, error)
