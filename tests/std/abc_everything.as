# collections.abc: which builtins are what, and what the mixins give.
import collections.abc as A
from collections.abc import *
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
import collections
print(A.__all__)
async def co(): pass
async def ag(): yield 1
def g(): yield 1
c=co(); a=ag()
vals=[1,1.5,'a',b'a',bytearray(b'a'),[],(),{},set(),frozenset(),range(3),iter([]),iter({}),{}.keys(),{}.values(),{}.items(),g(),c,a,len,print,int,lambda:0,None,collections.deque(),collections.OrderedDict(),collections.Counter(),collections.ChainMap(),collections.UserList(),collections.UserDict(),collections.UserString('a'),slice(1),object(),zip(),map(len,[]),enumerate([]),reversed([]),type,Exception(),NotImplemented,...]
c.close()
for v in vals:
    print(type(v).__name__, [n for n in A.__all__ if isinstance(v,getattr(A,n))])
for n in A.__all__:
    C=getattr(A,n)
    print(n, sorted(C.__abstractmethods__), [b.__name__ for b in C.__mro__], C.__module__, C.__qualname__)
    t(lambda: C())
    t(lambda: C[int])
class S(Sequence):
    def __init__(s,*a): s.a=a
    def __len__(s): return len(s.a)
    def __getitem__(s,i): return s.a[i]
s=S(1,2,3,2)
t(lambda: list(s)); t(lambda: 2 in s); t(lambda: s.index(2)); t(lambda: s.index(9)); t(lambda: s.count(2)); t(lambda: list(reversed(s))); t(lambda: s.index(2,2)); t(lambda: s.index(2,-1)); t(lambda: s.index(2,0,1))
class MS(S,MutableSequence):
    def __init__(s,*a): s.a=list(a)
    def __setitem__(s,i,v): s.a[i]=v
    def __delitem__(s,i): del s.a[i]
    def insert(s,i,v): s.a.insert(i,v)
t(lambda: MS.__mro__)
m=MS(1,2,3)
m.append(4); m.extend([5,6]); m.reverse(); t(lambda: list(m)); t(lambda: m.pop()); t(lambda: m.pop(0)); m.remove(5); t(lambda: list(m)); m+=[9]; t(lambda: list(m)); t(lambda: m.remove(77)); m.clear(); t(lambda: list(m)); t(lambda: m.pop()); m.extend(m)
class M(MutableMapping):
    def __init__(s,*a,**k): s.d={}; s.update(*a,**k)
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m=M({'a':1},b=2)
t(lambda: dict(m)); t(lambda: m=={'a':1,'b':2}); t(lambda: m.get('z')); t(lambda: m.pop('a')); t(lambda: m.pop('zz')); t(lambda: m.pop('zz',4)); t(lambda: m.popitem()); t(lambda: m.popitem()); t(lambda: m.setdefault('k',[])); t(lambda: list(m.items())); t(lambda: 'k' in m); t(lambda: m.clear()); m.update([('x',1)]); t(lambda: dict(m)); t(lambda: list(m.keys()&{'x'})); t(lambda: reversed(m)); t(lambda: m!={'x':1}); t(lambda: hash(m))
class St(MutableSet):
    def __init__(s,it=()): s.l=list(dict.fromkeys(it))
    def __contains__(s,x): return x in s.l
    def __iter__(s): return iter(s.l)
    def __len__(s): return len(s.l)
    def add(s,x):
        if x not in s.l: s.l.append(x)
    def discard(s,x):
        if x in s.l: s.l.remove(x)
    def __repr__(s): return f"St({s.l})"
a=St([1,2,3]); b=St([2,3,4])
t(lambda: a|b); t(lambda: a&b); t(lambda: a-b); t(lambda: a^b); t(lambda: a<=b); t(lambda: a<St([1,2,3,4])); t(lambda: a=={1,2,3}); t(lambda: a.isdisjoint([9])); t(lambda: a.pop()); t(lambda: a.remove(99)); a|=b; t(lambda: a); a&=[2]; t(lambda: a); a-=a; t(lambda: a); a^=[5]; t(lambda: a); t(lambda: a.clear()); t(lambda: {1,2}|St([3])); t(lambda: St([3])|[1]); t(lambda: St([3])|5); t(lambda: Set._hash(St([1,2]))==hash(frozenset([1,2]))); t(lambda: a>=[1]); t(lambda: [1,2]-St([1])); t(lambda: St().pop())
class G(Generator):
    def send(s,v): return v
    def throw(s,t,v=None,tb=None): raise t
x=G(); t(lambda: next(x)); t(lambda: x.send(3)); t(lambda: x.close()); t(lambda: iter(x) is x)
class Cl:
    def __call__(s): pass
    def __hash__(s): return 1
    def __iter__(s): return s
    def __next__(s): raise StopIteration
    def __len__(s): return 0
    def __contains__(s,x): return 0
t(lambda: [n for n in A.__all__ if isinstance(Cl(),getattr(A,n))])
class No(Cl):
    __iter__=None; __hash__=None
t(lambda: [n for n in A.__all__ if isinstance(No(),getattr(A,n))])
@Sequence.register
class R: pass
t(lambda: isinstance(R(),Sequence)); t(lambda: issubclass(R,Reversible)); t(lambda: issubclass(R,Collection)); t(lambda: Sequence.register(5)); t(lambda: issubclass(5,Sequence))
t(lambda: Callable[[int],str]); t(lambda: Callable[...,str]); t(lambda: Callable[int]); t(lambda: Callable[[int],str].__args__); t(lambda: Callable[int,str]); t(lambda: Iterable[int]|None); t(lambda: Mapping[str,int].__args__)
match S(1,2):
    case [x,y]: print(x,y)
match M(a=1):
    case {'a':v}: print(v)
