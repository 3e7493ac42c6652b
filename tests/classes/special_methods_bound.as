# Special methods that are class or static methods, on classes and metaclasses, are bound as such where operations call them.
class M(type):
    @classmethod
    def __instancecheck__(mcs, obj): return mcs.__name__, obj == 5
    @staticmethod
    def __subclasscheck__(obj): return obj is int
    @classmethod
    def __call__(mcs, *a): return ("called", mcs.__name__, a)
    @classmethod
    def __iter__(mcs): return iter([1, 2])
    @classmethod
    def __contains__(mcs, x): return x == 3
    @classmethod
    def __getitem__(mcs, k): return k
    @classmethod
    def __len__(mcs): return 4
    @staticmethod
    def __bool__(): return False
    @classmethod
    def __repr__(mcs): return "REPR"
    @classmethod
    def __add__(mcs, o): return "add", o
    @classmethod
    def __eq__(mcs, o): return "eq"
    @classmethod
    def __hash__(mcs): return 7
    @classmethod
    def __lt__(mcs, o): return "lt"
    @classmethod
    def __setitem__(mcs, k, v): print("set", k, v)
    @classmethod
    def __delitem__(mcs, k): print("del", k)
    @classmethod
    def __enter__(mcs): return "enter"
    @classmethod
    def __exit__(mcs, *a): print("exit")
    @classmethod
    def __dir__(mcs): return ["z"]
    @classmethod
    def __format__(mcs, s): return "F" + s
    @classmethod
    def __int__(mcs): return 3
    @classmethod
    def __index__(mcs): return 3
    @classmethod
    def __neg__(mcs): return "neg"
    @classmethod
    def __reversed__(mcs): return "rev"
    @classmethod
    def __getattr__(mcs, n): return "attr " + n
    @classmethod
    def __str__(mcs): return "STR"
class C(metaclass=M): pass
print(isinstance(5, C), issubclass(int, C), C(1), list(C), 3 in C, C[1], len(C), bool(C), repr(C), C + 1, C == 1, hash(C), C < 2)
C[1] = 2; del C[1]
with C as x: print(x)
print(dir(C), f"{C:x}", int(C), [1,2,3,4][C], -C, reversed(C), C.foo, str(C), range(C), divmod(7, 2))
class N:
    __call__ = staticmethod(lambda *a: ("n", a))
    __iter__ = staticmethod(lambda: iter("ab"))
    __len__ = classmethod(lambda cls: 2)
    __bytes__ = classmethod(lambda cls: b"x")
    __complex__ = classmethod(lambda cls: 1j)
    __float__ = classmethod(lambda cls: 1.5)
    __round__ = classmethod(lambda cls, n=0: n)
    __copy__ = classmethod(lambda cls: "copied")
    __length_hint__ = classmethod(lambda cls: 5)
    __fspath__ = classmethod(lambda cls: "/p")
    __await__ = staticmethod(lambda: iter([]))
    __aiter__ = classmethod(lambda cls: cls)
    __next__ = staticmethod(lambda: 9)
    __divmod__ = classmethod(lambda cls, o: ("dm", o))
    __radd__ = staticmethod(lambda o: ("radd", o))
    __pow__ = classmethod(lambda cls, o, m=None: (o, m))
    __sizeof__ = classmethod(lambda cls: 100)
    __reduce__ = classmethod(lambda cls: "x")
    __missing__ = 1
    __set_name__ = staticmethod(lambda o, n: print("set_name", n))
    __set__ = staticmethod(lambda o, v: print("set", v))
    __delete__ = classmethod(lambda cls, o: print("delete"))
    __contains__ = classmethod(lambda cls, x: x)
    __delattr__ = classmethod(lambda cls, n: print("delattr", n))
    __setattr__ = classmethod(lambda cls, n, v: print("setattr", n, v))
n = N()
import operator, os
print(n(1), list(n), len(n), bytes(n), complex(n), float(n), round(n, 3), operator.length_hint(n), os.fspath(n), next(n), divmod(n, 3), 4 + n, n ** 2, pow(n, 2, 3), 0 in n)
n.x = 1; del n.y
class O: v = n
O().v = 3
del O().v
async def f(): return await n
try: f().send(None)
except StopIteration as e: print(e.value)
