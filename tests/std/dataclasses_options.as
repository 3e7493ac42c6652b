# frozen, order, unsafe_hash, slots, kw_only, InitVar, ClassVar, post_init, make_dataclass.
from dataclasses import dataclass, field, fields, InitVar, KW_ONLY, FrozenInstanceError, make_dataclass, replace, asdict
from typing import ClassVar
from collections import namedtuple, defaultdict


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0


a, b = V(1, 2), V(1, 3)
print(a < b, a <= a, max(a, b), sorted([b, a, V(0)]), hash(a) == hash(V(1, 2)), {a: 1}[V(1, 2)])
attempt(setattr, a, "major", 5)
attempt(setattr, a, "other", 5)
attempt(delattr, a, "minor")
attempt(lambda: a < 3)
print(issubclass(FrozenInstanceError, AttributeError), replace(a, minor=7))


@dataclass(slots=True)
class S:
    x: int
    y: list = field(default_factory=list)
    z: int = 3


s = S(1)
print(s, S.__slots__, hasattr(s, "__dict__"), s == S(1), S(1, [2], z=4))
attempt(setattr, s, "q", 1)


@dataclass(slots=True, frozen=True)
class FS:
    x: int = 1


attempt(setattr, FS(), "x", 2)
print(FS(), hash(FS()) == hash(FS(1)))


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2


print(K(a=1), K(b=5, a=0), K.__match_args__)
attempt(K, 1)
attempt(K)
attempt(K, 1, a=2)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Mixed(1, c=3), Mixed.__doc__)
attempt(Mixed, 1)
attempt(Mixed, 1, 2, c=3)


@dataclass
class P:
    base: int
    scale: InitVar[int] = 2
    total: int = field(init=False)
    count: ClassVar[int] = 0
    later: list = field(default_factory=list, init=False)
    fixed: int = field(default=7, init=False)

    def __post_init__(self, scale):
        self.total = self.base * scale
        P.count += 1


print(P(5), P(5, 10), P.count, P.scale, [f.name for f in fields(P)], P(1, scale=4).total, P(2).fixed)
attempt(replace, P(5), total=3)
attempt(P, 1, 2, 3)


@dataclass
class Base:
    x: int
    y: int = 5


@dataclass
class Child(Base):
    z: int = 6
    x: str = "redefined"


class Plain(Child):
    pass


print(Child(), Child("a", 1, 2), Plain(1), Child("a") == Plain("a"), Base(1) == Child(1))


@dataclass(unsafe_hash=True)
class U:
    a: int
    b: int = field(hash=False)


@dataclass(eq=False)
class Identity:
    a: int


@dataclass(repr=False, init=False)
class Bare:
    a: int = 4


print(hash(U(1, 2)) == hash(U(1, 3)), Identity(1) == Identity(1), len({Identity(1), Identity(1)}), Bare().a)
M = make_dataclass("M", ["a", ("b", int), ("c", list, field(default_factory=list))], namespace={"double": lambda self: self.b * 2})
print(M(1, 2), M(1, 2).double(), M.__name__)
attempt(make_dataclass, "M", ["a", "a"])
attempt(make_dataclass, "M", ["for"])


def bad1():
    @dataclass
    class A(V):
        z: int = 1


def bad2():
    @dataclass(frozen=True)
    class A(Base):
        pass


def bad3():
    @dataclass(order=True)
    class A:
        def __lt__(self, other):
            return 1


def bad4():
    @dataclass(order=True, eq=False)
    class A:
        pass


def bad5():
    @dataclass(slots=True)
    class A:
        __slots__ = ()


for bad in (bad1, bad2, bad3, bad4, bad5):
    attempt(bad)
NT = namedtuple("NT", "p q")


@dataclass
class Deep:
    m: dict
    t: tuple
    n: NT
    d: defaultdict


d = defaultdict(list, k=[V(3)])
deep = Deep({"v": V(1), V(2): 3} if False else {"v": V(1)}, (V(2), 1), NT(V(4), 2), d)
print(asdict(deep))
print(asdict(V(1), dict_factory=lambda items: sorted(items)))
print(V.__dataclass_params__)
