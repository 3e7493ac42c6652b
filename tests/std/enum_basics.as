# Enum, IntEnum, Flag, auto.
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["GREEN"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.describe())
print(Color.RED == Color.RED, Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color), {Color.RED: "r"}[Color.RED], Color.RED is Color(1), f"{Color.RED}", str(Color.GREEN))
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level(1), sorted([Level.HIGH, Level.LOW]), f"{Level.LOW}", int(Level.HIGH), list(Level.__members__))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), (Perm.R | Perm.W) & Perm.W, bool(Perm.R & Perm.W), Perm(5), ~Perm.R)
for f in (lambda: Color(9), lambda: Color["NOPE"], lambda: Color.NOPE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
class Planet(Enum):
    EARTH = (5, 6)
    MARS = (3, 3)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet((3, 3)), [p.name for p in Planet])
