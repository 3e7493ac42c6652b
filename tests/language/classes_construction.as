# __new__, __init_subclass__, __call__, metaclasses, type with three arguments.
class Single:
    one = None
    def __new__(cls, *a):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one
    def __init__(self, v=None): self.v = v


a, b = Single(1), Single(2)
print(a is b, a.v)  # expect: True 2
class Base:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__, tag))
class X(Base, tag="x"): pass
class Y(X): pass
print(Base.subs)  # expect: [('X', 'x'), ('Y', None)]
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, twice=False): return x + self.n * (2 if twice else 1)
add = Adder(5)
print(add(1), add(1, twice=True), callable(add))  # expect: 6 11 True
K = type("K", (Base,), {"z": 1, "m": lambda self: self.z + 1})
print(K.__name__, K().m(), Base.subs[-1])  # expect: K 2 ('K', None)
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["made_by"] = "Meta"
        return super().__new__(mcs, name, bases, ns)
    def __call__(cls, *a, **k):
        print("calling", cls.__name__)  # expect: calling M
        return super().__call__(*a, **k)
    def __len__(cls): return 7
class M(metaclass=Meta):
    def __init__(self, q): self.q = q
m = M(3)
print(m.q, m.made_by, type(M).__name__, len(M), isinstance(M, Meta))  # expect: 3 Meta Meta 7 True
class Other:
    def __new__(cls): return 5
print(Other())  # expect: 5
class IntSub(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(IntSub(4) + 1, type(IntSub(4)).__name__)  # expect: 9 IntSub
try:
    class Bad(Base, wrong=1): pass
except TypeError as e:
    print(e)  # expect: Bad.__init_subclass__() takes no keyword arguments
try:
    object(1)
except TypeError as e:
    print(e)  # expect: object() takes no arguments
