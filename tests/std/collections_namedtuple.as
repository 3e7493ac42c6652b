# namedtuple.
from collections import namedtuple
P = namedtuple("P", ["x", "y"])
p = P(1, y=2); print(p, p.x, p[1], len(p), p == (1, 2), p._fields, p._asdict(), p._replace(x=9), P._make([3, 4]), hash(p) == hash((1, 2)))
x, y = p; print(x, y, [*p], p + (3,), isinstance(p, tuple), P.__name__, P.__doc__)
Q = namedtuple("Q", "a b c", defaults=[10, 20]); print(Q(1), Q(1, 2), Q._field_defaults)
R = namedtuple("R", "a, b"); print(R(1, 2) < R(1, 3), sorted([R(2, 1), R(1, 2)]), max(R(1, 1), R(0, 9)))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, 2, z=3), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "class"), lambda: namedtuple("X", "_a"), lambda: p._replace(q=1), lambda: setattr(p, "x", 5), lambda: P._make([1]), lambda: namedtuple("1x", "a"), lambda: p.zz):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class S(namedtuple("S", "w h")):
    @property
    def area(self): return self.w * self.h
    def __str__(self): return f"{self.w}x{self.h}"
s = S(2, 3); print(s.area, s, repr(s), s._replace(w=5).area); print(namedtuple("T", "a a b", rename=True)._fields)
match p:
    case P(x=1, y=v): print("matched", v)
match p:
    case P(a, b): print(a, b)
