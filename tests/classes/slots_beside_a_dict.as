# What `__slots__` names is no part of `__dict__`; the dict of such an object is its own, not a copy.
import copy
import pickle


class Base:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


class Open(Base):
    def __init__(self, x, **more):
        super().__init__(x)
        self.__dict__.update(more)


o = Open(1, y=2, z=3)
print(o.x, o.y, o.z, o.__dict__, vars(o))
vars(o)["w"] = 4
del o.__dict__["y"]
print(o.w, hasattr(o, "y"), o.__dict__)
o.__dict__["x"] = "hidden"
print(o.x, o.__dict__)
o.x = 5
del o.__dict__["x"]
print(o.x, o.__getstate__(), o.__reduce_ex__(2)[2])
for other in copy.copy(o), copy.deepcopy(o), pickle.loads(pickle.dumps(o)):
    print(other.x, other.__dict__)
o.__dict__ = {"q": 1}
print(o.x, o.q, o.__getstate__())
del o.x
try:
    o.x
except AttributeError as e:
    print(e)


class Coded(Exception):
    __slots__ = ("code",)


e = Coded("m")
e.code = 3
print(e.__dict__, e.__getstate__(), e.__reduce__())
e.note = "n"
print(e.code, e.__dict__, e.__getstate__())
del e.code
print(hasattr(e, "code"), vars(e))


class Data(bytearray):
    __slots__ = ("a",)


d = Data(b"it's")
d.a = 1
print(d, d.a, hasattr(d, "__dict__"))
try:
    d.b = 2
except AttributeError as e:
    print(e)
print(d.__reduce_ex__(2), d.__reduce_ex__(4))


# What a script put into `__dict__` is all part of the state, also what has no name or the name of a slot.
class Mixed:
    __slots__ = ("x", "__dict__")


mixed = Mixed()
mixed.x, mixed.y = 1, 2
mixed.__dict__["x"] = "hidden"
mixed.__dict__[5] = 6
for other in copy.copy(mixed), pickle.loads(pickle.dumps(mixed)):
    print(other.x, other.__dict__, other.__getstate__())
