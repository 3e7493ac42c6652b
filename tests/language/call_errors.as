# The TypeErrors of a call that does not fit.
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)


def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def kwo(*, k, m): pass
def kwo1(a, *, k): pass
def pos(a, b, /): pass
def many(a, *args): pass
attempt(lambda: none(1))
attempt(lambda: none(x=1))
attempt(lambda: one())
attempt(lambda: two())
attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: one(1, 2))
attempt(lambda: one(1, 2, 3))
attempt(lambda: opt())
attempt(lambda: opt(1, 2, 3))
attempt(lambda: one(1, a=2))
attempt(lambda: one(b=2))
attempt(lambda: two(1, c=2))
attempt(lambda: kwo())
attempt(lambda: kwo(k=1))
attempt(lambda: kwo(1))
attempt(lambda: kwo1(1, 2))
attempt(lambda: kwo1(1, 2, k=3))
attempt(lambda: kwo1(1))
attempt(lambda: pos(a=1, b=2))
attempt(lambda: pos(1, b=2))
attempt(lambda: many())
attempt(lambda: one(**{"a": 1}, **{"a": 2}))
attempt(lambda: one(*5))
attempt(lambda: one(**5))
attempt(lambda: one(**{1: 2}))
attempt(lambda: (1)())
attempt(lambda: "s"(1))
attempt(lambda: None())
class C:
    def m(self, x): pass
attempt(lambda: C().m())
attempt(lambda: C().m(1, 2))
attempt(lambda: C(1))
attempt(lambda: C.m())
class D:
    def __init__(self, a): pass
attempt(lambda: D())
attempt(lambda: D(1, 2))
attempt(lambda: (lambda x: x)())
attempt(lambda: one(aa=1))
