# Data and non-data descriptors, __set_name__.
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, f"no {self.name}")
    def __set__(self, obj, v):
        if not isinstance(v, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = v
    def __delete__(self, obj):
        print("delete", self.name)
        del obj.__dict__[self.name]


class P:
    x = Typed(int)
    s = Typed(str)


p = P()
print(p.x)
p.x = 5
print(p.x, p.__dict__)
try:
    p.s = 1
except TypeError as e:
    print(e)
del p.x
print(p.x, type(P.x).__name__)
class NonData:
    def __get__(self, obj, cls): return "descriptor"
class Q:
    n = NonData()
q = Q()
print(q.n, Q.n)
q.n = "instance"
print(q.n)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, cls):
        v = obj.__dict__[self.n] = self.f(obj)
        return v
class R:
    @Cached
    def slow(self):
        print("computed")
        return 42
r = R()
print(r.slow, r.slow)
print(P.__dict__["x"].kind.__name__)
