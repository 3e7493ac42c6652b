# Slots are saved in the order they were written; functions of classes are found through the class.
import copy, functools, pickle


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Told(str):
    __slots__ = ("y", "x", "__z")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        print("asked", name)
        return 5


s = Told("q")
s.x = 7
t(lambda: s.__getstate__())
t(lambda: copy.copy(s).y)


class P:
    __slots__ = ("b", "a")


class Q(P):
    __slots__ = ("c", "__dict__")


q = Q()
q.c, q.b, q.a, q.z = 1, 2, 3, 4
t(lambda: q.__getstate__())
t(lambda: Q.__slotnames__)
for f in [object.__new__, Q.__new__, int.__new__, dict.fromkeys, len, "a".join, list.append, int.from_bytes, str.maketrans, functools.partial(int, base=2)]:
    t(lambda: f.__reduce__() if f is not "a".join else None)
    for protocol in (0, 2, 4):
        t(lambda: pickle.dumps(f, protocol))


class N:
    def __getnewargs_ex__(self):
        return (), {}

    def __getstate__(self):
        return {"x": 1}


class K(N):
    def __new__(cls, *, k=0):
        self = object.__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {"k": 3}


t(lambda: vars(pickle.loads(pickle.dumps(N(), 2))))
t(lambda: vars(pickle.loads(pickle.dumps(K(), 2))))


class S:
    __slots__ = ("x",)

    def __getstate__(self):
        return {"x": 1}


t(lambda: copy.copy(S()))
t(lambda: pickle.loads(pickle.dumps(S())))
e = ValueError(1)
t(lambda: (e.__getstate__(), e.__reduce__()))
