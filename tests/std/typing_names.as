# typing: names that do nothing at run time.
from __future__ import annotations
import typing
from typing import (Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, NewType, Optional, Protocol,
                    Set, Tuple, TypeVar, Union, TYPE_CHECKING, cast, overload)
T = TypeVar("T")
def f(x: Optional[int], y: List[str] = None, *z: Dict[str, Any]) -> Union[int, str]: return x or "none"
print(f(1), f(None), TYPE_CHECKING, cast(int, "unchanged"))
class Box(Generic[T]):
    size: ClassVar[int] = 3
    def __init__(self, v: T) -> None: self.v = v
print(Box(5).v, Box[int](6).v, Box.size)
UserId = NewType("UserId", int); print(UserId(5))
class Point(NamedTuple):
    x: int
    y: int = 0
p = Point(1); print(p, p.x, p._replace(y=5), Point.__name__, p == (1, 0))
class Speaks(Protocol):
    def speak(self) -> str: ...
class Dog:
    def speak(self): return "woof"
def loud(s: Speaks) -> str: return s.speak().upper()
print(loud(Dog()))
class Movie(typing.TypedDict):
    name: str
    year: int
m: Movie = {"name": "x", "year": 1}; print(m, Movie(name="y", year=2))
@typing.final
class Fin: pass
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
MAX: Final = 5; mode: Literal["r", "w"] = "r"; handler: Callable[[int], str] = str
print(g(1), g("s"), MAX, mode, handler(5), Fin.__name__)
print(f.__annotations__)
