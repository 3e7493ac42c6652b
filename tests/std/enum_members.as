# Enum: values, aliases, lookups, mixins, custom __new__ and __init__, missing, errors.
from enum import Enum, IntEnum, StrEnum, auto, unique, member, nonmember, property as eproperty, verify, UNIQUE, CONTINUOUS, EnumType


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Color(Enum):
    """Doc."""
    RED = 1
    GREEN = "g"
    BLUE = [1, 2]
    ALIAS = 1
    _private = 5
    helper = lambda self: self.name.lower()
    kept = nonmember(7)

    class Inner:
        pass

    @classmethod
    def first(cls):
        return next(iter(cls))

    @property
    def shout(self):
        return self.name + "!"


print(list(Color), len(Color), Color, type(Color), Color.__doc__, list(Color.__members__), Color.ALIAS.name, Color(1), Color([1, 2]), Color.kept, Color.Inner.__name__)
print(Color.RED.shout, Color.GREEN.helper(), Color.first(), repr(Color._private), Color.RED in Color, 1 in Color, [1, 2] in Color, 99 in Color, list(reversed(Color))[0], bool(Color))
print(hash(Color.RED) == hash("RED"), Color.RED != Color.GREEN, Color.RED is Color["RED"], Color.RED.GREEN, f"{Color.RED:>12}|{Color.RED!r}", "%s" % Color.RED, isinstance(Color, EnumType), Color.RED.__class__)
for bad in (
    lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 1), lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3), lambda: setattr(Color.RED, "name", 3),
    lambda: Color(), lambda: Color.RED < Color.GREEN, lambda: Enum("E", "A A"), lambda: Color.RED(), lambda: StrEnum("S", {"A": 1}), lambda: Enum(),
):
    attempt(bad)


def duplicate():
    class D(Enum):
        A = 1
        A = 2


def extends():
    class Sub(Color):
        MORE = 3


def sunder():
    class S(Enum):
        _bad_ = 1


def not_unique():
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 1


def gap():
    @verify(UNIQUE, CONTINUOUS)
    class G(IntEnum):
        A = 1
        B = 4


def mixed():
    class M(int, str, Enum):
        A = 1


for bad in (duplicate, extends, sunder, not_unique, gap, mixed):
    attempt(bad)


class Level(IntEnum):
    LOW = auto()
    MID = 5
    HIGH = auto()


print(Level.HIGH, repr(Level.HIGH), Level.HIGH + 1, Level.LOW < Level.MID, f"{Level.MID:03d}", int(Level.LOW), Level(5), [10, 20][Level.LOW], sorted([Level.HIGH, Level.LOW]), Level.MID == 5, hash(Level.MID) == hash(5), {5: "x"}[Level.MID], type(Level.LOW + Level.MID))


class Kind(StrEnum):
    FAST = auto()
    SLOW = "sl"


print(Kind.FAST, repr(Kind.FAST), Kind.FAST.upper(), Kind.SLOW + "!", f"{Kind.SLOW:>4}", Kind("sl"), Kind.FAST == "fast", "-".join(Kind), isinstance(Kind.FAST, str))


class Shape(str, Enum):
    SQUARE = "sq"


print(Shape.SQUARE, repr(Shape.SQUARE), f"{Shape.SQUARE}", Shape.SQUARE == "sq", Shape.SQUARE.upper(), Shape("sq").value)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius ** 3, 4)


print(Planet.EARTH, Planet.EARTH.value, Planet.MARS.mass, Planet.EARTH.density, Planet((0.64, 3.39)), repr(Planet.MARS))


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord.PY, Coord(1), Coord.PY.label, Coord.PX == b"\x00")


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return (name, count)

    A = auto()
    B = auto()


print(Auto.A.value, Auto.B.value)


class Lenient(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value == str(value).lower():
                return m


class Wrong(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        if value == "raise":
            raise KeyError("k")
        return 5


print(Lenient("YES"))
for bad in (lambda: Lenient("maybe"), lambda: Wrong(3), lambda: Wrong("raise")):
    attempt(bad)
Made = Enum("Made", "ONE TWO")
print(list(Made), Enum("F", ["a", "b"], start=10).b.value, IntEnum("I", {"x": 3}).x + 1, Enum("P", [("k", "v")]).k, Made.ONE.name, Made.__name__)


class Op(Enum):
    ADD = member(lambda a, b: a + b)

    def __call__(self, *args):
        return self.value(*args)


print(Op.ADD(1, 2), Op.ADD.name)


class Base(Enum):
    def hello(self):
        return f"hello {self.name}"


class Derived(Base):
    X = 1
    name2 = 2


print(Derived.X.hello(), Derived.name2.name)
match Level.MID:
    case Level.LOW:
        print("low")
    case Level.MID:
        print("mid")
import copy
print(copy.copy(Color.BLUE) is Color.BLUE, copy.deepcopy(Color.BLUE) is Color.BLUE)
