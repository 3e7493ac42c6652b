# NamedTuple, TypedDict and Protocol by class statement.
from typing import NamedTuple, TypedDict, Protocol, runtime_checkable, Generic, TypeVar, SupportsInt, SupportsIndex, NotRequired, Optional

T = TypeVar("T")


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0
    tag: Optional[str] = None

    def norm(self):
        return abs(self.x) + abs(self.y)

    @property
    def double(self):
        return self.x * 2


p = Point(3, y=-4)
print(p, p.norm(), p.double, p._fields, Point.__doc__, Point._field_defaults, Point.__annotations__, p._replace(x=1), isinstance(p, tuple))
try:
    Point()
except TypeError as e:
    print(e)
print(NamedTuple("E", [("name", str), ("id", int)])("a", 1))
try:
    class Bad(NamedTuple):
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    class Bad2(NamedTuple):
        a: int

        def __init__(self):
            pass
except AttributeError as e:
    print(e)


class Movie(TypedDict):
    name: str
    year: int


class More(Movie, total=False):
    stars: NotRequired[int]
    extra: str


m = Movie(name="X", year=1)
print(m, type(m), Movie.__annotations__, Movie.__total__, sorted(Movie.__required_keys__), sorted(More.__optional_keys__), More(a=1), m == {"name": "X", "year": 1})
print(TypedDict("F", {"a": int})(a=5))
try:
    isinstance({}, Movie)
except TypeError as e:
    print(e)


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class Sized2(Protocol):
    size: int


class Door:
    def close(self):
        print("closed")


class Impl(Closable):
    def close(self):
        super().close()
        return 1


print(isinstance(Door(), Closable), isinstance(3, Closable), issubclass(Door, Closable), issubclass(int, Closable), Impl().close())
for bad in (lambda: Closable(), lambda: isinstance(Door(), Sized2), lambda: issubclass(Door, Sized2)):
    try:
        print(bad())
    except TypeError as e:
        print(e)


@runtime_checkable
class HasName(Protocol):
    name: str


class N:
    def __init__(self):
        self.name = "n"


print(isinstance(N(), HasName), isinstance(Door(), HasName), isinstance(3, SupportsInt), isinstance("3", SupportsInt), isinstance(3, SupportsIndex))


class Getter(Protocol[T]):
    def get(self) -> T: ...


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v

    def get(self) -> T:
        return self.v


class Named(Box[str], Getter[str]):
    pass


print(Box(5).get(), Box[int](6).get(), Named("q").get(), Getter.__parameters__, [c.__name__ for c in Named.__mro__])
