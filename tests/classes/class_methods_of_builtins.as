# Class methods of builtin classes are descriptors of their own, which nothing changes.
import types, inspect, pickle
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = dict.__dict__["fromkeys"]
print(type(d), type(d) is types.ClassMethodDescriptorType, repr(d), d.__name__, d.__qualname__, d.__objclass__)
print(callable(d), isinstance(d, classmethod), hasattr(d, "__func__"), hasattr(d, "__wrapped__"), hasattr(d, "__set__"))
t(lambda: d(dict, "ab")); t(lambda: d(5, "ab")); t(lambda: d()); t(lambda: d(int, "ab"))
t(lambda: d.__get__({}, None)("a")); t(lambda: d.__get__(None, dict)("a")); t(lambda: d.__get__(None, int)); t(lambda: d.__get__(5)); t(lambda: d.__get__(None)); t(lambda: d.__get__({})("z"))
t(lambda: d.__get__(None, 5))
t(lambda: type(d)()); t(lambda: type(d)(1))
def sub():
    class X(type(d)): pass
t(sub)
def put(): d.x = 1
t(put)
for T in int, bytes, object, type, list, bytearray:
    print(T.__name__, sorted(n for n, v in vars(T).items() if type(v).__name__ == "classmethod_descriptor"))
t(lambda: [a.kind for a in inspect.classify_class_attrs(dict) if a.name == "fromkeys"])
t(lambda: inspect.ismethoddescriptor(d)); t(lambda: inspect.isroutine(d))
class S(dict): pass
print(S.fromkeys("a"), S().fromkeys("b"), type(S.fromkeys("a")), S.__dict__.get("fromkeys"))
class C:
    k = classmethod(len)
    def __init_subclass__(cls): pass
print(type(C.__dict__["k"]), type(C.__dict__["__init_subclass__"]))
class W: f = d
t(lambda: W.f); t(lambda: W().f)
print(type(d).__mro__, type(d).__name__)
