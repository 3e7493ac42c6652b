# operator and the native half of functools: results, representations, errors.
import operator, functools
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
for n in ('neg','add','is_','truth','index','length_hint','countOf','setitem','concat','pow','contains'):
    f=getattr(operator,n)
    for a in [(),(1,),(1,2),(1,2,3),(1,2,3,4)]:
        t(lambda: (n,a,f(*a)))
print(repr(operator.add), operator.add.__module__, operator.add.__qualname__,operator.itemgetter, operator.__add__ is operator.add)
t(lambda: operator.itemgetter()); t(lambda: operator.itemgetter(1)()); t(lambda: operator.itemgetter(1)(1,2)); t(lambda: operator.itemgetter(1)(x=1)); t(lambda: operator.itemgetter(x=1))
t(lambda: operator.attrgetter()); t(lambda: operator.attrgetter(1));t(lambda: operator.attrgetter('a')()); t(lambda: operator.attrgetter('a')(1,2)); t(lambda: operator.attrgetter('a')(x=1)); t(lambda: operator.attrgetter('a.b','c')); t(lambda: operator.attrgetter('a.b')(3)); t(lambda: operator.attrgetter('real.imag')(3)); t(lambda: operator.attrgetter('real','imag')(3))
t(lambda: operator.methodcaller()); t(lambda: operator.methodcaller(1)); t(lambda: operator.methodcaller('a',1,x=2)); t(lambda: operator.methodcaller('upper')('a')); t(lambda: operator.methodcaller('upper')()); t(lambda: operator.methodcaller('upper')('a','b')); t(lambda: operator.methodcaller('split',sep='b')('abc')); 
t(lambda: operator.itemgetter(0,1)('abc')); t(lambda: operator.itemgetter(slice(1,2))('abc')); t(lambda: operator.itemgetter(5)('abc')); t(lambda: operator.itemgetter('a',[1]))
t(lambda: functools.reduce()); t(lambda: functools.reduce(1)); t(lambda: functools.reduce(1,2)); t(lambda: functools.reduce(operator.add,[])); t(lambda: functools.reduce(operator.add,[],5)); t(lambda: functools.reduce(operator.add,[1,2],5,6)); t(lambda: functools.reduce(function=1)); t(lambda: functools.reduce(None,[1])); t(lambda: functools.reduce(None,[1,2]))
t(lambda: functools.partial()); t(lambda: functools.partial(1)); t(lambda: functools.partial(print,1,sep=2)); t(lambda: functools.partial(x=1)); t(lambda: functools.partial(func=1))
t(lambda: functools.cmp_to_key()); k=functools.cmp_to_key(lambda a,b:a-b); t(lambda: k(1)<k(2)); t(lambda: k(1)<2); t(lambda: k(1)==k(1)); t(lambda: k(1).obj); t(lambda: k()); t(lambda: hash(k(1))); t(lambda: k(1)!=k(2)); t(lambda: k(obj=3).obj); t(lambda: type(k)); t(lambda: k(1,2)); t(lambda: k(1)<k)
p=functools.partial(print,1,sep='-'); t(lambda: p.func); t(lambda: p.args); t(lambda: p.keywords); t(lambda: p.__dict__); p.x=1; t(lambda: p.__dict__); t(lambda: p.x)
def s(): p.func=1
t(s)
def s(): del p.x; p.x
t(s)
def s(): p.args=1
t(s)
t(lambda: p.__reduce__())
class C:
    f=functools.partial(lambda *a:a, 1)
t(lambda: C.f(2)); 
t(lambda: functools.partial[int])
@functools.lru_cache
def f(x,y=1): return x+y
t(lambda: f(1)); t(lambda: f.cache_info()); t(lambda: f.cache_parameters()); t(lambda: f([1])); t(lambda: f()); t(lambda: f(1,2,3)); t(lambda: type(f)); t(lambda: f.cache_clear()); t(lambda: f.cache_info()); t(lambda: f.cache_info(1)); t(lambda: functools.lru_cache('a')); t(lambda: functools.lru_cache(1.5)); t(lambda: functools.lru_cache()(5)); t(lambda: functools.cache(5))
class C:
    @functools.lru_cache
    def m(self,x): return x*2
    @functools.cache
    def n(self): return 1
c=C(); t(lambda: c.m(2)); t(lambda: C.m.cache_info()); t(lambda: c.m.cache_info()); t(lambda: c.n())
@functools.cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
t(lambda: fib(300)); t(lambda: fib(2000)); 
