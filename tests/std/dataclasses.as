# dataclass: fields, defaults, order, frozen, post_init, replace, asdict.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, is_dataclass, KW_ONLY, InitVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    def norm(self): return abs(self.x) + abs(self.y)
p = P(1, 2); print(p, p == P(1, 2), p != P(1), p.norm(), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], is_dataclass(p))
p.tags.append("t"); print(P(1).tags, p.tags, P(x=5, tags=[1]).tags)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = field(default=0, compare=True)
    note: str = field(default="", compare=False)
print(sorted([V(2, 1), V(1, 5), V(1, 2, "n")]), V(1) < V(1, 1), V(1, 0, "a") == V(1, 0, "b"), len({V(1), V(1)}), hash(V(1)) == hash(V(1)))
for f in (lambda: setattr(V(1), "major", 5), lambda: delattr(V(1), "major"), lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, z=2), lambda: P(1) < P(2), lambda: hash(P(1))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
@dataclass
class Rect:
    w: float
    h: float
    area: float = field(init=False)
    scale: InitVar[int] = 1
    def __post_init__(self, scale): self.area = self.w * self.h * scale
print(Rect(2, 3), Rect(2, 3, scale=10).area)
@dataclass
class Child(P):
    z: int = 7
    kind: str = "child"
print(Child(1), Child(1, 2, [], 3)); print(Child.__match_args__)
@dataclass(kw_only=True, slots=True)
class K:
    a: int
    b: str = "b"
print(K(a=1), hasattr(K(a=1), "__dict__"))
@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
print(Mixed(1, b=3), Mixed.__doc__)
@dataclass(eq=False, repr=False)
class Bare: x: int = 1
print(Bare() == Bare(), "Bare object" in repr(Bare()))
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
@dataclass
class Node:
    v: int
    next: "Node" = None
n = Node(1, Node(2)); print(n, asdict(n)); n.next.next = n; print(n)
match p:
    case P(x=1, y=b): print("matched", b)
