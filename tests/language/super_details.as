# super in its less usual places.
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return f"A.c {cls.__name__}"
    @property
    def p(self): return "A.p"
    def __init__(self, **kw):
        print("A", kw)
class B(A):
    def f(self):
        def inner():
            return super(B, self).f()
        return inner()
    @classmethod
    def c(cls): return "B>" + super().c()
    @property
    def p(self): return "B>" + super().p
    def __init__(self, b=0, **kw):
        print("B", b)
        super().__init__(**kw)
class C(A):
    def __init__(self, c=0, **kw):
        print("C", c)
        super().__init__(**kw)
class D(B, C):
    def __init__(self, **kw):
        super().__init__(**kw)
d = D(b=1, c=2, q=3)
print(d.f(), D.c(), d.p)
class E(B):
    def f(self): return [super().f() for _ in range(1)] if False else super().f()
print(E().f())
try:
    super().x
except RuntimeError as e:
    print(e)
class G(A):
    def bad(self): return super().nothing
try:
    G().bad()
except AttributeError as e:
    print(e)
class H:
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = None
print(H() == 1)


class Unbound:
    def inner(self):
        def lost(x):
            del x
            super()

        lost(None)

    def own(self):
        del self
        super()

    def cell(self):
        nonlocal __class__
        del __class__
        super()


for name in ("inner", "own", "cell"):
    try:
        getattr(Unbound(), name)()
    except Exception as e:
        print(type(e).__name__, e)
