# dataclasses: results, representations and errors of every option.
import dataclasses
from dataclasses import *
from typing import *
import copy
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
print(sorted(dataclasses.__all__))
@dataclass
class A:
    x:int
    y:str='a'
    z:list=field(default_factory=list)
t(lambda: A(1)); t(lambda: A()); t(lambda: A(1,2,3,4)); t(lambda: A(1)==A(1)); t(lambda: A(1)==A(2)); t(lambda: A(1)!=5); t(lambda: hash(A(1))); t(lambda: A(1)<A(2)); t(lambda: A.__match_args__); t(lambda: A.__doc__); t(lambda: A.__dataclass_params__); t(lambda: [f.name for f in fields(A)]); t(lambda: fields(5)); t(lambda: is_dataclass(A)); t(lambda: is_dataclass(A(1))); t(lambda: is_dataclass(5)); t(lambda: asdict(A(1))); t(lambda: astuple(A(1,'b',[1]))); t(lambda: asdict(A)); t(lambda: asdict(5)); t(lambda: astuple(A)); t(lambda: replace(A(1),x=5)); t(lambda: replace(A(1),q=5)); t(lambda: replace(A,x=1)); t(lambda: copy.replace(A(1),x=9)); t(lambda: A.__init__.__annotations__); t(lambda: A.__annotations__); t(lambda: A.y); t(lambda: A.z); t(lambda: A.__hash__); t(lambda: A(x=1,zz=3))
t(lambda: A.__init__.__qualname__); t(lambda: A.__eq__.__qualname__); t(lambda: A.__repr__.__qualname__)
@dataclass(frozen=True,order=True)
class B:
    a:int
    b:int=2
    c:int=field(default=3,compare=False,repr=False)
b=B(1)
t(lambda: b); t(lambda: hash(b)==hash(B(1,2,9))); t(lambda: b<B(2)); t(lambda: b>=B(1)); t(lambda: b<5); t(lambda: sorted([B(3),B(1),B(2)])); t(lambda: {b:1})
def f(): b.a=3
t(f)
def f(): b.zz=3
t(f)
def f(): del b.a
t(f)
@dataclass(slots=True)
class C:
    x:int
    y:int=5
t(lambda: C(1)); t(lambda: C.__slots__); t(lambda: C(1).__dict__)
def f(): C(1).z=3
t(f)
@dataclass(slots=True,frozen=True)
class CF:
    x:int
t(lambda: CF(1)); t(lambda: copy.copy(CF(1))); t(lambda: hash(CF(1))==hash(CF(1)))
def f(): CF(1).x=3
t(f)
@dataclass(slots=True, weakref_slot=True)
class CW:
    x:int
t(lambda: CW.__slots__)
t(lambda: dataclass(weakref_slot=True)(type('Z',(),{})))
@dataclass(kw_only=True)
class D:
    x:int
    y:int=1
t(lambda: D(x=1)); t(lambda: D(1)); t(lambda: D.__match_args__); t(lambda: D())
@dataclass
class E:
    a:int
    _:KW_ONLY
    b:int
    c:int=field(default=4,kw_only=True)
    d:int=field(kw_only=False,default=7)
t(lambda: E(1,b=2)); t(lambda: E(1,2)); t(lambda: E(1,2,b=3)); t(lambda: E.__match_args__); t(lambda: E.__init__.__kwdefaults__); t(lambda: E.__init__.__defaults__)
@dataclass
class F:
    x:int
    iv:InitVar[int]=3
    cv:ClassVar[int]=9
    y:int=field(init=False)
    w:int=field(init=False,default=8)
    def __post_init__(self,iv): self.y=self.x+iv
t(lambda: F(1)); t(lambda: F(1,10)); t(lambda: F.iv); t(lambda: F.cv); t(lambda: [f.name for f in fields(F)]); t(lambda: replace(F(1),x=2)); t(lambda: replace(F(1),x=2,iv=4)); t(lambda: replace(F(1),y=2)); t(lambda: InitVar[int]); t(lambda: InitVar)
def f():
    @dataclass
    class G:
        x:int=1
        y:int
t(f)
def f():
    @dataclass
    class G:
        x:list=[]
t(f)
def f():
    @dataclass
    class G:
        x:dict=field(default={})
t(f)
t(lambda: field(default=1,default_factory=list))
def f():
    @dataclass
    class G:
        x=field()
t(f)
def f():
    @dataclass(order=True,eq=False)
    class G: x:int
t(f)
def f():
    @dataclass(order=True)
    class G:
        x:int
        def __lt__(s,o): pass
t(f)
def f():
    @dataclass(frozen=True)
    class G(A): pass
t(f)
def f():
    @dataclass
    class G(B): pass
t(f)
def f():
    @dataclass
    class G:
        a:int
        x:KW_ONLY
        y:KW_ONLY
t(f)
def f():
    @dataclass(slots=True)
    class G:
        __slots__=('x',)
        x:int
t(f)
def f():
    @dataclass(frozen=True)
    class G:
        x:int
        def __setattr__(s,n,v): pass
t(f)
def f():
    @dataclass(unsafe_hash=True)
    class G:
        x:int
        def __hash__(s): return 1
t(f)
@dataclass(unsafe_hash=True)
class H: x:int
t(lambda: hash(H(1))==hash((1,)))
@dataclass(eq=False)
class I: x:int
t(lambda: I(1)==I(1))
@dataclass(repr=False)
class J: x:int
t(lambda: '<__main__.J object' in repr(J(1)))
@dataclass
class K(A):
    q:int=0
    x:float=1.5
t(lambda: K()); t(lambda: [f.name for f in fields(K)]); 
t(lambda: make_dataclass('L',['x',('y',int),('z',int,field(default=5))])(1,2)); t(lambda: make_dataclass('L',['x'],bases=(A,),frozen=False)); t(lambda: make_dataclass('L',['x','x'])); t(lambda: make_dataclass('L',['1x'])); t(lambda: make_dataclass('L',['class'])); t(lambda: make_dataclass('L',[('a',)])); t(lambda: make_dataclass('L',['x'],namespace={'f':lambda s:s.x*2})(4).f()); t(lambda: make_dataclass('L',['x']).__annotations__); t(lambda: make_dataclass('L', ['x'], module='mm').__module__)
@dataclass
class N:
    v:int
    kids:list
    d:dict
n=N(1,[N(2,[],{})],{'k':N(3,[],{})})
t(lambda: n); t(lambda: asdict(n)); t(lambda: astuple(n)); t(lambda: asdict(n,dict_factory=lambda p: [k for k,_ in p])); n.kids.append(n); t(lambda: n)
import collections
NT=collections.namedtuple('NT','a b')
@dataclass
class O:
    nt:Any
    dd:Any=None
t(lambda: asdict(O(NT(1,O(2)),collections.defaultdict(list,{1:[O(3)]}))))
match A(1,'q'):
    case A(x,y): print(x,y)
@dataclass(match_args=False)
class P: x:int
t(lambda: P.__match_args__)
@dataclass
class Q[T]:
    x:T
t(lambda: Q(1)); t(lambda: Q[int](1))
@dataclass
class R:
    "mydoc"
    x:int
    def __repr__(s): return 'custom'
    def __eq__(s,o): return True
t(lambda: R(1)); t(lambda: R.__doc__); t(lambda: R(1)==3)
@dataclass
class S:
    x:"int"
    y:"ClassVar[int]"=3
    z:"InitVar[int]"=4
t(lambda: [ (f.name,f.type) for f in fields(S)])
t(lambda: field(metadata={'a':1}).metadata); t(lambda: fields(A)[0].default is MISSING); t(lambda: FrozenInstanceError.__mro__)
@dataclass
class T1:
    f:int=field(hash=True,compare=False)

class Desc:
    def __get__(s,i,o): 
        if i is None: return 77
        return i._v
    def __set__(s,i,v): i._v=v*2
@dataclass
class U:
    x:int=Desc()
t(lambda: U()); t(lambda: U(5))
@dataclass(init=False)
class V:
    x:int
    def __init__(s): s.x=42
t(lambda: V())
t(lambda: dataclass(bad=1))
class Base:
    def __init_subclass__(cls,**k): print('sub',cls.__name__,k)
@dataclass
class W(Base): x:int=0
@dataclass(slots=True)
class W2(Base): x:int=0
class Meth:
    pass
@dataclass(slots=True)
class X2:
    x:int=0
    def m(self): return super().__repr__()[:20]
    def n(self): return __class__ is X2
t(lambda: X2().n())
import inspect
t(lambda: str(inspect.signature(A))); t(lambda: str(inspect.signature(E))); t(lambda: str(inspect.signature(F)))
