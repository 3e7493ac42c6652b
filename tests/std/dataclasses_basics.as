# dataclass: init, repr, eq, defaults, factories, errors for wrong arguments.
from dataclasses import dataclass, field, fields, is_dataclass, asdict, astuple, replace


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass
class Line:
    """Doc."""
    a: Point
    b: Point
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)

    def length(self):
        return abs(self.a.x - self.b.x)


p = Point(1)
print(p, Point(3, y=4), Point(y=1, x=2), p == Point(1, 0), p != Point(1, 1), p == (1, 0), p.__eq__(5))
l = Line(p, Point(5), secret="t")
l.tags.append("t")
print(l, l.length(), l == Line(Point(1), Point(5), ["t"]), Line(p, p).tags)
print([f.name for f in fields(Line)], is_dataclass(Line), is_dataclass(l), is_dataclass(3), Point.y, hasattr(Point, "x"))
print(asdict(l), astuple(l), replace(p, y=9), Point.__match_args__, Point.__doc__, "|", Line.__doc__)
for bad in (
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: Point(1, x=2), lambda: Line(), lambda: Line(1),
    lambda: Point(1, yy=1), lambda: hash(p), lambda: p < p, lambda: replace(p, q=1), lambda: fields(3), lambda: asdict(Point),
    lambda: replace(3), lambda: field(default=1, default_factory=list),
):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def define(body):
    try:
        body()
    except Exception as e:
        print(type(e).__name__, e)


def mutable_default():
    @dataclass
    class A:
        x: list = []


def wrong_order():
    @dataclass
    class A:
        x: int = 1
        y: int


def no_annotation():
    @dataclass
    class A:
        x = field()


define(mutable_default)
define(wrong_order)
define(no_annotation)


@dataclass
class Node:
    value: object
    next: "Node" = None


n = Node(1)
n.next = n
print(n, Node(Node([1, {"a": 2}])))


@dataclass
class Nan:
    v: float


nan = float("nan")
x = Nan(nan)
print(x == Nan(nan), x == x, Nan(1) == Nan(True))


@dataclass
class WithOwn:
    a: int

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return "own eq"


print(WithOwn(1), WithOwn(1) == 3)


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty())


def local():
    @dataclass
    class Inner:
        v: int
    try:
        Inner()
    except TypeError as e:
        print(e)
    return Inner(5)


print(local())
match Point(1, 2):
    case Point(x, y=2):
        print("matched", x)
print(repr(fields(Point)[1]).split(",default_factory")[0], fields(Line)[2].default_factory, fields(Point)[0].metadata)
