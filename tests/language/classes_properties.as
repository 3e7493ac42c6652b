# property, setter, deleter, static and class methods.
class Temp:
    def __init__(self, c): self._c = c
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self):
        print("deleted")
        self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
    @staticmethod
    def parse(s): return Temp(float(s))
    @classmethod
    def zero(cls): return cls(0)


t = Temp(20)
print(t.c, t.f)
t.c = 30
print(t.c)
try:
    t.c = -300
except ValueError as e:
    print(e)
try:
    t.f = 5
except AttributeError as e:
    print(e)
del t.c
print(t.c)
print(Temp.parse("12.5").c, Temp.zero().c, t.parse("1").c)
print(Temp.c.__doc__, type(Temp.c).__name__)
class Hot(Temp): pass
print(type(Hot.zero()).__name__)
try:
    del t.f
except AttributeError as e:
    print(e)
class W:
    def get(self): return 5
    v = property(get)
print(W().v)
t.__dict__["c"] = "hidden"
print(t.c)
class Raises:
    @property
    def bad(self): raise AttributeError("inside")
try:
    Raises().bad
except AttributeError as e:
    print(e)
print(hasattr(Raises(), "bad"), getattr(Raises(), "bad", "default"))
