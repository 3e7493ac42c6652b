# namedtuple: construction, methods, errors, rename, defaults, inheritance.
from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), p + (3,), len(p), hash(p) == hash((1, 2)), list(p), repr(p))
x, y = p
print(x, y, p._fields, Point._fields, p._asdict(), p._replace(y=9), Point._make([5, 6]), Point._field_defaults)
print(Point.__doc__, "|", Point.x.__doc__, "|", Point.__name__, Point.__match_args__, isinstance(p, tuple))
print(p < Point(1, 3), max(Point(3, 0), Point(2, 9)), {p: "key"}[(1, 2)], p._replace(x="a", y=None))
D = namedtuple("D", "a b c", defaults=[2, 3])
print(D(1), D(1, c=9), D._field_defaults, D(*"xyz"))
print(namedtuple("R", "class a a _b 1x ok", rename=True)._fields, namedtuple("E", "")(), namedtuple("C", "a, b,c")._fields)
for bad in (
    lambda: Point(1), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: Point(1, x=2),
    lambda: D(), lambda: D(1, 2, 3, 4), lambda: Point(1, yy=2), lambda: p._replace(z=1), lambda: Point._make([1]),
    lambda: namedtuple("1a", "x"), lambda: namedtuple("A", "x x"), lambda: namedtuple("A", "_x"),
    lambda: namedtuple("A", "for"), lambda: namedtuple("A", "x", defaults=(1, 2)), lambda: p.z,
    lambda: namedtuple("T", "a b c")(), lambda: namedtuple("class", "a"),
):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    p.x = 5
except AttributeError as e:
    print("AttributeError", e)


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __new__(cls, x, y=0):
        return super().__new__(cls, x, y)


v = Vec(3, 4) + Vec(0)
print(v, v.norm, v._replace(x=0), type(v._replace(x=0)).__name__)
match p:
    case Point(x=1, y=b):
        print("matched", b)
match p:
    case Point(a, 2):
        print("matched", a)
print(sorted([Point(2, 1), Point(1, 5), Point(1, 2)]), "%s-%s" % p, "{0.x}/{0.y}".format(p))
