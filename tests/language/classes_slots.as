# __slots__ limits the attributes.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x


p = P(1)
print(p.x)  # expect: 1
try:
    p.y
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'y'
try:
    p.z = 1
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
print(hasattr(p, "__dict__"), P.__slots__)  # expect: False ('x', 'y')
p.y = 2
del p.x
print(hasattr(p, "x"), p.y)  # expect: False 2
class Q(P):
    __slots__ = ["z"]
q = Q(5)
q.z = 6
print(q.x, q.z)  # expect: 5 6
class R(P): pass
r = R(1)
r.anything = 2
print(r.anything, r.__dict__)  # expect: 2 {'anything': 2}
print(type(P.x).__name__)  # expect: member_descriptor
