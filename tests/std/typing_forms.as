# typing: how names and subscripts show, unions, get_origin and get_args, NewType, cast, overload.
import typing
from typing import *
from typing import get_type_hints

T = TypeVar("T")
C = TypeVar("C", covariant=True)
X = TypeVar("X", contravariant=True)
P = ParamSpec("P")
for t in (
    Any, Optional[int], Union[int, str], Union[int], Union[int, str, None], Union[int, Union[str, float]], List[int], Dict[str, List[int]],
    List, Dict, Tuple[int, ...], Tuple[int, str], Callable[[int, str], bool], Callable[..., None], Callable[[], int], Type[int],
    Set[str], FrozenSet[int], Literal["a", 1, True], Final[int], ClassVar[str], Annotated[int, "m", 5], Iterable[int], Iterator[T],
    Awaitable[None], AsyncIterator[int], Coroutine[Any, Any, int], Generator[int, None, str], AsyncGenerator[int, None], Mapping[str, Any],
    Sequence["Node"], Deque[int], DefaultDict[str, int], NoReturn, Never, Self, Callable, Iterable, Optional[T], T, C, X, P, AnyStr,
    Optional["Node"], Optional[List["Node"]], List[T][int], Dict[T, int][str], Callable[P, T], list[int], dict[str, T], int | None,
    Optional[list[int]], Union[T, None], T | None, Text, TypeGuard[int], LiteralString, Required[int], Callable[[Callable[[int], str]], None],
    Counter[str], OrderedDict[str, int], ChainMap[str, int], AbstractSet[int], Concatenate[int, P], Generator[int],
):
    print(t)
print(Optional[int] == Union[None, int], Union[int, str] == Union[str, int], List[int] == List[int], List[int] == List[str], len({List[int], List[int]}))
for t in (List[int], Optional[int], Dict[str, int], Callable[[int], str], Callable[..., int], Literal[1, 2], int, list[int], Annotated[int, 1], Tuple[()], int | str, ClassVar[int], List, Union):
    print(get_origin(t), get_args(t))
UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, UserId, UserId.__supertype__, cast(int, "x"), TYPE_CHECKING)
print(isinstance([], List), isinstance({}, Mapping), issubclass(dict, MutableMapping), isinstance(3, Hashable), isinstance(3, Iterable))
for bad in (lambda: List[int, str], lambda: Optional[3], lambda: Union[()], lambda: Any(), lambda: isinstance(3, List[int]), lambda: List(), lambda: Optional(),
            lambda: Callable[int], lambda: TypeVar("A", int), lambda: isinstance(1, Any), lambda: Never[int], lambda: Dict[int], lambda: assert_never(3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    @classmethod
    def make(cls):
        return cls()


s = Stack[int]()
print(s.push(1).items, Stack.__parameters__, Stack.__mro__[1].__name__, type(s).__name__, isinstance(s, Stack), Stack[int].make().items)
print(repr(Stack[int]).split(".")[-1], Stack[int] == Stack[int], Stack[T].__args__)
try:
    Stack[int, str]
except TypeError as e:
    print(str(e).split("Stack'")[-1])


class Pair(Generic[T, C]):
    pass


class IntPair(Pair[int, str], List[int]):
    pass


print(IntPair([1]), Pair.__parameters__, IntPair.__parameters__, [c.__name__ for c in IntPair.__mro__])


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


@final
class Sealed:
    @override
    def m(self):
        pass


print(f(3), Sealed.__final__, Sealed.m.__override__, len(get_overloads(f)))


def g(a: int, b: "str" = "", *args: float, c: Optional["int"] = None, **kw: List[int]) -> None:
    pass


print(get_type_hints(g), g.__annotations__["b"])


class A:
    x: int
    y: "List[int]" = []


class B(A):
    z: ClassVar[int] = 1
    w: Annotated[int, "meta"] = 2


print(get_type_hints(B), get_type_hints(B, include_extras=True)["w"], B.__annotations__)
