# What a made class may be called, what a reference takes, what an AttributeError saves.
import copy
import pickle
import weakref


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


t(type, "a\0b", (), {})
t(type, "A", (), {"__qualname__": 4})
t(type, "A", (), {"__qualname__": "B.A"})


class Numbered(weakref.ref):
    def __init__(self, target, callback=None, number=42):
        self.number = number
        super().__init__(target, callback)


class Target:
    pass


target = Target()
r = Numbered(target, number=24)
print(r.number, r() is target, Numbered(target).number)
t(weakref.ref, target, x=1)
t(weakref.ref)
t(weakref.ref, target, None, 1)
t(weakref.ref, 1)

e = AttributeError("foo", name="n", obj=3)
e.extra = [1]
print(e.__reduce__(), e.__getstate__())
for other in (pickle.loads(pickle.dumps(e)), copy.copy(e), copy.deepcopy(e)):
    print(repr(other), other.name, other.obj, other.extra)
e = AttributeError()
print(e.__reduce__(), pickle.loads(pickle.dumps(e)).name)


class Own(AttributeError):
    pass


e = Own("a", "b", name="q")
other = pickle.loads(pickle.dumps(e))
print(repr(other), other.args, other.name, other.obj)
