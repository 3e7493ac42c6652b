# functools: what is built on the natives.
import functools, types
from functools import *

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)

@total_ordering
class V:

    def __init__(s, n):
        s.n = n

    def __eq__(s, o):
        return s.n == o.n if isinstance(o, V) else NotImplemented

    def __lt__(s, o):
        return s.n < o.n if isinstance(o, V) else NotImplemented
for op in ('<', '<=', '>', '>=', '==', '!='):
    t(lambda: eval(f'V(1){op}V(2), V(2){op}V(2), V(3){op}V(2)'))
t(lambda: V(1) < 5)
t(lambda: V(1) >= 5)
t(lambda: total_ordering(type('Z', (), {})))
t(lambda: V.__le__.__name__)
for base in ('__le__', '__gt__', '__ge__'):
    ns = {'__init__': V.__init__, '__eq__': lambda s, o: s.n == o.n, base: (lambda b: lambda s, o: getattr(s.n, b)(o.n))(base)}
    C = total_ordering(type('C', (), ns))
    t(lambda: [C(a) < C(b) for a in (1, 2) for b in (1, 2)] + [C(a) >= C(b) for a in (1, 2) for b in (1, 2)] + [C(a) > C(b) for a in (1, 2) for b in (1, 2)] + [C(a) <= C(b) for a in (1, 2) for b in (1, 2)])

@singledispatch
def sd(a, *r):
    """doc"""
    return ('obj', a)

@sd.register(int)
def _(a, *r):
    return ('int', a)

@sd.register
def _(a: str, *r):
    return ('str', a)

@sd.register
def _(a: float | list, *r):
    return ('fl', a)

@sd.register(type(None))
def none(a):
    return 'none'
for v in (1, True, 'a', 1.5, [], None, {}, (1,)):
    t(lambda: sd(v))
t(lambda: sd())
t(lambda: sd.dispatch(bool).__name__)
t(lambda: sorted((k.__name__ for k in sd.registry)))
t(lambda: sd.registry[int](5))
t(lambda: sd.__name__)
t(lambda: sd.__doc__)
t(lambda: sd.register(5))
t(lambda: sd.register('x', lambda a: 1))
t(lambda: sd.register(list[int], lambda a: 1))
t(lambda: sd.__wrapped__(3))
t(lambda: type(sd.registry))
t(lambda: sd.register(int, none) is none)
t(lambda: sd(5))

def bad(a: 5):
    pass
t(lambda: sd.register(bad))
import collections.abc as ca

@singledispatch
def g(x):
    return 'base'
g.register(ca.Sized, lambda x: 'sized')
g.register(ca.Iterable, lambda x: 'iter')
t(lambda: g([]))
t(lambda: g(5))
g.register(ca.Sequence, lambda x: 'seq')
t(lambda: g([]))
t(lambda: g({}))
t(lambda: g(set()))

class SM:

    @singledispatchmethod
    def f(self, a):
        return ('base', a)

    @f.register
    def _(self, a: int):
        return ('int', a)

    @f.register(str)
    def _(self, a):
        return ('str', a)

    @singledispatchmethod
    @classmethod
    def c(cls, a):
        return (cls.__name__, 'b')

    @c.register
    @classmethod
    def _(cls, a: int):
        return (cls.__name__, 'i')

    @singledispatchmethod
    @staticmethod
    def s(a):
        return 'sb'

    @s.register
    @staticmethod
    def _(a: int):
        return 'si'
t(lambda: SM().f(1))
t(lambda: SM().f('a'))
t(lambda: SM().f(1.5))
t(lambda: SM.c(1))
t(lambda: SM().c('q'))
t(lambda: SM.s(1))
t(lambda: SM().s(''))
t(lambda: SM().f())
t(lambda: SM.f.__name__)
t(lambda: SM().f.__doc__)
t(lambda: singledispatchmethod(5))

class CP:
    n = 0

    @cached_property
    def x(self):
        """xdoc"""
        self.n += 1
        return self.n

    @cached_property
    def y(self):
        raise ValueError('y')
c = CP()
t(lambda: (c.x, c.x, c.n))
del c.x
t(lambda: c.x)
c.x = 9
t(lambda: c.x)
t(lambda: c.y)
t(lambda: CP.x.__doc__)
t(lambda: type(CP.x).__name__)
t(lambda: c.__dict__)
t(lambda: CP.x.attrname)
t(lambda: CP.x.func.__name__)

class SL:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1
t(lambda: SL().x)
cp = cached_property(lambda s: 1)
t(lambda: cp.__get__(c))
t(lambda: cp.__set_name__(CP, 'a'))
t(lambda: cp.__set_name__(CP, 'b'))

def orig(a: int, *, b=2) -> str:
    """od"""
orig.attr = 5

@wraps(orig)
def wr(*a, **k):
    return orig(*a, **k)
t(lambda: (wr.__name__, wr.__doc__, wr.__qualname__, wr.__module__, wr.attr, wr.__wrapped__ is orig, wr.__annotations__))
t(lambda: WRAPPER_ASSIGNMENTS)
t(lambda: WRAPPER_UPDATES)

@wraps(orig, assigned=('__doc__',), updated=())
def w2():
    pass
t(lambda: (w2.__name__, w2.__doc__, hasattr(w2, 'attr')))
t(lambda: update_wrapper(lambda: 0, functools.partial(orig)).__wrapped__.func is orig)
t(lambda: wraps(5)(lambda: 0).__wrapped__)

class PM:

    def m(self, a, b=1, *, c=2):
        return (type(self).__name__, a, b, c)
    p = partialmethod(m, 10)
    q = partialmethod(m, c=5)

    @classmethod
    def cm(cls, a, b):
        return (cls.__name__, a, b)
    r = partialmethod(cm, 1)

    @staticmethod
    def st(a, b):
        return (a, b)
    s = partialmethod(st, 7)
    u = partialmethod(p, 11)
t(lambda: PM().p())
t(lambda: PM().q(1))
t(lambda: PM().p(20, c=9))
t(lambda: PM().r(2))
t(lambda: PM.r(2))
t(lambda: PM().s(8))
t(lambda: PM().u())
t(lambda: PM.p(PM()))
t(lambda: repr(PM.__dict__['p'])[:40])
t(lambda: partialmethod(5))
t(lambda: partialmethod())
t(lambda: PM().p.__name__ if hasattr(PM().p, '__name__') else None)
f = partial(print, 1, end='!\n')
f(2)
g2 = partial(f, 3, sep='-')
g2(4)
t(lambda: g2.args)
t(lambda: g2.keywords)
t(lambda: g2.func is print)
t(lambda: partial(int, base=2)('101'))
t(lambda: partial(lambda *a, **k: (a, k), 1, x=1)(2, x=3, y=4))
t(lambda: partial(dict, a=1)(b=2, a=3))
t(lambda: partial(5))
t(lambda: partial(len)(1, 2))
t(lambda: partial(lambda a: a)(a=1, b=2))

class SP(partial):

    def __repr__(s):
        return 'SP'
    extra = 1
t(lambda: SP(print, 1))
t(lambda: SP(pow, 2)(5))
sp = SP(pow, 2)
sp.z = 1
t(lambda: sp.z)
t(lambda: SP(SP(pow, 2), 3)())

class SP2(partial):
    pass
t(lambda: SP2(int, '5'))
t(lambda: SP2(int, '5')())
import copy
x = copy.copy(f)
t(lambda: (x.func is print, x.args, x.keywords))
y = copy.deepcopy(partial(max, [1]))
t(lambda: y.args)
p = partial(print)
p.__setstate__((max, (1,), {}, {'q': 2}))
t(lambda: (p(5), p.q))
t(lambda: p.__setstate__(5))
r = partial(print)
r.__setstate__((r, (r,), {}, {}))
t(lambda: r)
calls = []

@lru_cache(maxsize=2, typed=True)
def lc(a, b=0, *c, **k):
    calls.append(a)
    return a
for a in (1, 1.0, 1, True, '1', 2, 1):
    lc(a)
t(lambda: calls)
t(lambda: lc.cache_info())
lc(1, b=2)
lc(1, 2)
t(lambda: lc.cache_info())
t(lambda: lc.cache_parameters())
lc.cache_clear()
t(lambda: lc.cache_info())

@lru_cache(maxsize=0)
def l0(a):
    return a
l0(1)
l0(1)
t(lambda: l0.cache_info())

@lru_cache(-5)
def ln(a):
    return a
ln(1)
t(lambda: ln.cache_info())

@cache
def ce(a):
    if a < 0:
        raise ValueError(a)
    return [a]
t(lambda: ce(1) is ce(1))
t(lambda: ce(-1))
t(lambda: ce.cache_info())
t(lambda: ce.__wrapped__(5))
t(lambda: ce([]))
t(lambda: ce(a=1) is ce(1))

class KK:

    def __init__(s, v):
        s.v = v

    def __hash__(s):
        return 1

    def __eq__(s, o):
        return s.v == o.v
t(lambda: [ce.__wrapped__ and lru_cache(3)(lambda k: k.v)(KK(i)) for i in range(3)])
lk = lru_cache(2)(lambda k: k.v)
t(lambda: [lk(KK(i % 3)) for i in range(9)])
t(lambda: lk.cache_info())
t(lambda: reduce(lambda a, b: (a, b), [1, 2, 3]))
t(lambda: reduce(lambda a, b: a + b, iter('abc'), 'z'))
t(lambda: sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))

async def co(a):
    return a
ac = lru_cache(co)
import asyncio

async def main():
    try:
        print(await ac(1))
        print(await ac(1))
    except RuntimeError as e:
        print(e)
asyncio.run(main())

@lru_cache
def rec(n):
    return rec(n - 1) + 1 if n else 0
t(lambda: rec(200))
t(lambda: functools.recursive_repr if hasattr(functools, 'recursive_repr') else 0) if 0 else None


@functools.singledispatch
def kind(x):
    return "any"


@kind.register
def _(x: None):
    return "nothing"


print(kind(None), kind(1))
