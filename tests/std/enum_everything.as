# enum: results, representations and errors of everything it offers.
import enum
from enum import *
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
print(sorted(enum.__all__))
class C(Enum):
    RED=1
    GREEN=2
    BLUE=3
    CRIMSON=1
t(lambda: C.RED); t(lambda: str(C.RED)); t(lambda: C(1)); t(lambda: C(9)); t(lambda: C['RED']); t(lambda: C['Z']); t(lambda: list(C)); t(lambda: len(C)); t(lambda: C.CRIMSON is C.RED); t(lambda: C.__members__); t(lambda: C.RED.name); t(lambda: C.RED.value); t(lambda: C.RED in C); t(lambda: 1 in C); t(lambda: 9 in C); t(lambda: 'RED' in C); t(lambda: C); t(lambda: hash(C.RED)==hash('RED')); t(lambda: C.RED==1); t(lambda: C.RED<C.BLUE); t(lambda: f"{C.RED}|{C.RED!r}|{C.RED:>10}"); t(lambda: C.RED.RED); t(lambda: C.NOPE); t(lambda: dir(C)); t(lambda: dir(C.RED)); t(lambda: list(reversed(C))); t(lambda: bool(C.RED)); t(lambda: type(C.RED)); t(lambda: isinstance(C.RED,C)); t(lambda: C.__doc__); t(lambda: C.RED.__class__); t(lambda: C.__name__); t(lambda: C(C.RED)); t(lambda: C()); t(lambda: C(1,2))
def f(): C.RED=5
t(f)
def f(): del C.RED
t(f)
def f(): C.RED.value=5
t(f)
def f(): C.RED.foo=5; return C.RED.foo
t(f)
def f():
    class D(C): pass
t(f)
def f():
    class D(Enum):
        A=1
        A=2
t(f)
def f():
    class D(Enum):
        mro=1
t(f)
class N(IntEnum):
    A=1
    B=auto()
    D=auto()
t(lambda: list(N)); t(lambda: N.A+1); t(lambda: str(N.A)); t(lambda: N.A==1); t(lambda: f"{N.A}"); t(lambda: N.A<N.B); t(lambda: N(3)); t(lambda: N.B*2); t(lambda: [1,2,3][N.A]); t(lambda: '%d %s'%(N.A,N.A)); t(lambda: int(N.B)); t(lambda: N('x')); t(lambda: {1:2}[N.A]); t(lambda: N.A.bit_length()); t(lambda: repr(N.A)); t(lambda: format(N.A,'03d'))
class S(StrEnum):
    X=auto()
    YY='why'
t(lambda: list(S)); t(lambda: S.X=='x'); t(lambda: str(S.YY)); t(lambda: S.X.upper()); t(lambda: f"{S.X}"); t(lambda: S('why')); 
def f():
    class S2(StrEnum):
        A=1
t(f)
class P(Flag):
    R=4
    W=2
    X=1
    RW=R|W
t(lambda: P.R|P.X); t(lambda: list(P)); t(lambda: P.RW); t(lambda: P(7)); t(lambda: P(0)); t(lambda: P(8)); t(lambda: ~P.R); t(lambda: P.R&P.RW); t(lambda: P.R^P.RW); t(lambda: P.R in P.RW); t(lambda: bool(P(0))); t(lambda: list(P.RW)); t(lambda: len(P.RW)); t(lambda: str(P.R|P.X)); t(lambda: str(P(0))); t(lambda: (P.R|P.X).name); t(lambda: (P.R|P.X).value); t(lambda: P(0).name); t(lambda: P.R|1); t(lambda: P['R']); t(lambda: P.__members__); t(lambda: P(-1)); t(lambda: P.R==4); t(lambda: hash(P.R)==hash(4)); t(lambda: f"{P.R|P.W}"); t(lambda: 3 in P); t(lambda: 16 in P); t(lambda: P('a')); t(lambda: P.__boundary__ if hasattr(P,'__boundary__') else P._boundary_)
class IP(IntFlag):
    A=1
    B=2
    D=8
t(lambda: IP.A|IP.B); t(lambda: IP.A|4); t(lambda: IP(15)); t(lambda: IP(64)); t(lambda: ~IP.A); t(lambda: IP.A+1); t(lambda: str(IP.A|IP.B)); t(lambda: IP.A==1); t(lambda: list(IP(11))); t(lambda: IP(0)); t(lambda: f"{IP.A|IP.B}"); t(lambda: IP(-1)); t(lambda: 1|IP.B); t(lambda: IP.A&3); t(lambda: IP(20)); t(lambda: 7^IP.A); t(lambda: repr(IP(4))); t(lambda: IP.A in IP(3)); t(lambda: 1 in IP)
class St(Flag,boundary=STRICT):
    A=auto(); B=auto(); D=auto()
class Cf(Flag,boundary=CONFORM):
    A=auto(); B=auto()
class Ej(Flag,boundary=EJECT):
    A=auto(); B=auto()
class Ke(Flag,boundary=KEEP):
    A=auto(); B=auto()
for K in St,Cf,Ej,Ke:
    for v in 0,1,3,4,8,5,-1,-8: t(lambda: K(v))
    t(lambda: ~K.A); t(lambda: K.A|K.B)
Animal=Enum('Animal','CAT DOG'); t(lambda: list(Animal)); t(lambda: Enum('X',['a','b'],start=5)(5)); t(lambda: list(Enum('X',[('a',10),('b',20)]))); t(lambda: list(Enum('X',{'a':1}))); t(lambda: list(Enum('X','a,b',type=int))); t(lambda: Enum('X','a',module='mm').__module__); t(lambda: Enum('X','a',qualname='Q.X').__qualname__); t(lambda: list(IntEnum('I','a b'))); t(lambda: list(Flag('F','a b c'))); t(lambda: list(StrEnum('SS','a b')))
@unique
class U(Enum):
    A=1
def f():
    @unique
    class U(Enum):
        A=1
        B=1
        D=2
        E=2
t(f)
def f():
    @verify(CONTINUOUS)
    class U(Enum):
        A=1
        B=4
t(f)
def f():
    @verify(UNIQUE)
    class U(Enum):
        A=1
        B=1
t(f)
def f():
    @verify(NAMED_FLAGS)
    class U(Flag):
        A=1
        B=6
t(f)
class Planet(Enum):
    EARTH=(5.9,6.3)
    MARS=(6.4,3.3)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def d(self): return self.m/self.r
    @classmethod
    def best(cls): return cls.EARTH
    @staticmethod
    def st(): return 'st'
t(lambda: Planet.EARTH); t(lambda: Planet.EARTH.m); t(lambda: round(Planet.MARS.d,3)); t(lambda: Planet.best()); t(lambda: Planet.st()); t(lambda: Planet((5.9,6.3)))
class Co(bytes,Enum):
    def __new__(cls,v,label):
        o=bytes.__new__(cls,[v]); o._value_=v; o.label=label; return o
    A=(1,'one')
    B=(2,'two')
t(lambda: Co.B.label); t(lambda: Co.A.value)
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v):
        if v=='a': return cls.A
        if v=='bad': return 5
        if v=='err': raise KeyError('xx')
        return None
t(lambda: Mi('a')); t(lambda: Mi('bad')); t(lambda: Mi('err')); t(lambda: Mi('zz'))
class Au(Enum):
    def _generate_next_value_(name,start,count,last): return (name.lower(),start,count,tuple(last))
    A=auto()
    B=auto()
t(lambda: list(Au))
class Mem(Enum):
    A=member(5)
    B=nonmember(6)
    @member
    def f(self): return 1
    def g(self): return 2
    class Inner: pass
    x=property(lambda s: 8)
    __priv=3
    _ignore_=['tmp']
    tmp=3
t(lambda: Mem.B); t(lambda: Mem.A.g()); t(lambda: Mem.A.x)
class Ign(Enum):
    _ignore_='i d'
    d=vars()
    for i in range(3): d[f'P{i}']=i
t(lambda: list(Ign))
class W(Enum):
    A='a'
    def __str__(self): return 'W!'+self.value
t(lambda: str(W.A)); t(lambda: f"{W.A}"); t(lambda: repr(W.A))
class H(Enum):
    A=[1]
    B={}
t(lambda: list(H)); t(lambda: H([1])); t(lambda: {H.A:1})
class Mix(str,Enum):
    A='x'
t(lambda: Mix.A); t(lambda: str(Mix.A)); t(lambda: f"{Mix.A}"); t(lambda: Mix.A=='x'); t(lambda: Mix.A+'y')
class Fl(float,Enum):
    PI=3.14
t(lambda: Fl.PI); t(lambda: Fl.PI*2); t(lambda: str(Fl.PI)); t(lambda: format(Fl.PI,'.1f'))
t(lambda: auto()); t(lambda: C.RED.__reduce_ex__(2)); t(lambda: C.__class__); t(lambda: EnumType is EnumMeta); 
import copy; t(lambda: copy.copy(C.RED) is C.RED); t(lambda: copy.deepcopy(C.RED) is C.RED)
class Tu(Enum):
    A=1,
    B=1,2
t(lambda: list(Tu)); t(lambda: Tu((1,2)))
@global_enum
class G(Enum):
    GA=1
t(lambda: GA); t(lambda: str(GA))
class Pro(Enum):
    A=1
    @enum.property
    def name2(self): return self.name+'2'
t(lambda: Pro.A.name2); t(lambda: Pro.name2)
match C.RED:
    case C.GREEN: print('g')
    case C.RED: print('r')
class E0(Enum): pass
t(lambda: list(E0)); t(lambda: E0(1)); t(lambda: E0)
class E1(E0): A=1
t(lambda: E1.A)
t(lambda: show_flag_values(7)); t(lambda: enum.bin(10)); t(lambda: enum.bin(~10))
class OE(Enum):
    _order_='A B'
    A=1; B=2
def f():
    class OE(Enum):
        _order_='B A'
        A=1; B=2
t(f)
def f():
    class D(Enum):
        _bad_=1
t(f)
class Auto2(Enum):
    A=auto(); B=5; D=auto()
t(lambda: list(Auto2))
def f():
    class D(Enum):
        A='x'; B=auto()
    return list(D)
t(f)
t(lambda: [x.name for x in C]); t(lambda: C.RED._name_); t(lambda: C._member_names_); t(lambda: C._member_map_); t(lambda: C._value2member_map_)
