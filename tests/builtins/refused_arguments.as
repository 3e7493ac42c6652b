# What builtin types say of arguments that do not fit, closed streams first or last; classes whose order of resolution hides a builtin base.
import itertools, collections, functools, io, sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for T, v in (int, 5), (bytes, b""), (complex, 1j), (dict, {}), (range, range(2)), (zip, zip()), (slice, slice(1)):
    print(T.__name__, "__getattribute__" in T.__dict__, v.__getattribute__("__class__").__name__)
    t(lambda: T.__getattribute__(object(), "x")); t(lambda: T.__getattribute__(v, 5)); t(lambda: T.__getattribute__())
class S(bytes):
    def __getattr__(self, n): return n
print(S().zz, S(b"a").upper(), S().__getattribute__("upper")().__class__)
class L:
    def __len__(self): return 2**70
    def __getitem__(self, i): return [1, 2][i]
t(lambda: ",".join(L())); t(lambda: b"".join(L())); t(lambda: list(L())); t(lambda: ",".join(iter(L())))
def f():
    sys._getframe().f_locals["zz"] = 1
    a = 2
    print(locals() == {"zz": 1, "a": 2}, sorted(vars()), eval("zz", {}, locals()))
f()
m = memoryview(b"abc")
for k in ((1, 2),), ((1, 2), (3, 4)), (1, 2), (), (slice(1), 1), (0,), "x", (0.5,):
    t(lambda: m[k])
for o in io.BytesIO(b"ab"), io.StringIO("ab"):
    t(lambda: o.truncate("x")); o.close()
    t(lambda: o.truncate("x")); t(lambda: o.seek(1, 1)); t(lambda: o.truncate(1))
t(lambda: io.BytesIO(b"a").readinto1(None)); t(lambda: io.BytesIO(b"a").readinto(b""))
for T in type(len), type({}.keys()), type((i for i in ())), type(iter([])), type(sys._getframe()), type(int.__add__):
    t(lambda: T()); t(lambda: T(5)); t(lambda: T(1, 2))
t(lambda: (5).__pow__()); t(lambda: (5).__pow__(1, 2, 3)); t(lambda: 2.5.__rpow__())
class M(type):
    def mro(c): return [c, object]
class A(metaclass=M): pass
class B(A, dict, metaclass=M): pass
class C(B, A): pass
for k in B, C: t(lambda: (k.__name__, k.__base__.__name__, isinstance(k(), dict), len(k.__mro__)))
class G(list, metaclass=M):
    def __init__(self, *a): print("init", a)
t(lambda: type(G([1])).__name__)
class Told(dict):
    def __getattribute__(self, n):
        print("asked", n)
        return super().__getattribute__(n)
t(lambda: dict(Told(a=1))); t(lambda: {}.update(Told(a=1))); t(lambda: {**Told(a=1)})
