# Flag and IntFlag: combining, iterating, inverting, boundaries, names.
from enum import Flag, IntFlag, auto, STRICT, CONFORM, EJECT, KEEP, show_flag_values, verify, NAMED_FLAGS


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


p = Perm.R | Perm.X
print(Perm, p, repr(p), p.name, p.value, list(p), list(Perm), len(p), len(Perm), Perm.RW, repr(Perm.RW), Perm.R | Perm.W is Perm.RW, Perm(3) is Perm.RW, Perm(7))
print(Perm.R in p, Perm.W in p, bool(Perm.NONE), bool(p), ~Perm.R, ~p, ~Perm(7), Perm(0), repr(Perm(0)), p & Perm.X, p ^ Perm.X, p & ~Perm.X, list(Perm.RW), Perm.RW.name)
print(p == Perm(5), hash(p) == hash(Perm(5)), {p: 1}[Perm.X | Perm.R], 5 in Perm, 8 in Perm, Perm["RW"], list(Perm.__members__), f"{p}", f"{Perm.R!r:>12}")
p |= Perm.W
p &= ~Perm.R
print(p)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for bad in (lambda: Perm(8), lambda: Perm(-9), lambda: Perm("x"), lambda: Perm.R | 1, lambda: 1 in Perm.R, lambda: Perm.R < Perm.W, lambda: Perm(1.5)):
    attempt(bad)


class I(IntFlag):
    A = 1
    B = 2
    D = 8


print(I.A | I.B, repr(I.A | I.B), repr(I.A | 4), repr(I(16)), I.A + 1, repr(I.A | I.D), int(I.D), repr(~I.A), I.A | 1, list(I(11)), f"{I.A}", repr(2 | I.A), repr(I.A ^ 3), I.D > I.A, I(0), repr(I(0)), repr(I(-2)))


class S(Flag, boundary=CONFORM):
    A = 1
    B = 2


class E(IntFlag, boundary=EJECT):
    A = 1
    B = 2


class K(Flag, boundary=KEEP):
    A = 1
    B = 4


print(S(5), repr(S(4)), E(5), type(E(5)), repr(K(7)), K(7), repr(~K.A), STRICT, repr(KEEP))


class Weird(Flag):
    B = 2
    A = 1
    BIG = 12
    C = 4
    D = 8


print(list(Weird), repr(Weird(3)), repr(Weird.BIG), repr(Weird.A | Weird.BIG), list(Weird.BIG), show_flag_values(13), ~Weird.A)


def named():
    @verify(NAMED_FLAGS)
    class N(Flag):
        A = 1
        AB = 3
    return N


attempt(named)


class Color(Flag):
    BLACK = 0
    RED = auto()
    GREEN = auto()
    WHITE = RED | GREEN


print(repr(Color.BLACK), repr(Color.WHITE), Color.RED | Color.GREEN, repr(Color.WHITE ^ Color.RED), Color.GREEN.value, [c.name for c in Color.WHITE])
print(Flag("Made", "P Q R").R.value)

# The bits of a member are numbers; properties of enum may be abstract.
import abc, enum
class Rights(enum.IntFlag):
    READ = 4
    BOTH = 6
print(enum.show_flag_values(Rights.BOTH), enum.show_flag_values(5), enum.property(abc.abstractmethod(lambda self: 1)).__isabstractmethod__, enum.property(len).__isabstractmethod__)
