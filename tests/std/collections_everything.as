# collections: results, representations and errors of every class.
from collections import *
import collections, copy
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
# namedtuple
P=namedtuple('P','x y')
t(lambda: P(1,2)); t(lambda: P(1)); t(lambda: P(1,2,3)); t(lambda: P(x=1,y=2)); t(lambda: P(1,z=2)); t(lambda: P._fields); t(lambda: P._field_defaults); t(lambda: P(1,2)._asdict()); t(lambda: P(1,2)._replace(x=5)); t(lambda: P(1,2)._replace(z=5)); t(lambda: P._make([1,2])); t(lambda: P._make([1])); t(lambda: P(1,2)+(3,)); t(lambda: P.__doc__); t(lambda: P.x); t(lambda: P.x.__doc__); t(lambda: P(1,2)==(1,2)); t(lambda: P(1,2)<P(1,3)); t(lambda: hash(P(1,2))==hash((1,2)))
t(lambda: namedtuple('A','a b a')); t(lambda: namedtuple('A','a def')); t(lambda: namedtuple('A','a _b')); t(lambda: namedtuple('A b','a')); t(lambda: namedtuple('A','a def _c a',rename=True)._fields); t(lambda: namedtuple('A','a b',defaults=[1])(5)); t(lambda: namedtuple('A','a',defaults=[1,2])); t(lambda: namedtuple('A','a,b c')._fields); t(lambda: namedtuple('A',['a','1b'])); t(lambda: namedtuple('class','a')); t(lambda: namedtuple('A','a b',defaults=[1,2])._field_defaults); t(lambda: namedtuple('A',[])()); t(lambda: namedtuple('A', 'x', module='m').__module__)
class Q(namedtuple('Q','a b')):
    __slots__=()
    def s(self): return self.a+self.b
    @property
    def d(self): return self.a-self.b
t(lambda: Q(1,2)); t(lambda: Q(1,2).s()); t(lambda: Q(3,2).d); t(lambda: Q(1,2)._replace(a=9).s())
def f():
    P(1,2).x=3
t(f)
def f():
    P(1,2).z=3
t(f)
def f():
    Q(1,2).z=3
t(f)
t(lambda: P.__new__.__defaults__); t(lambda: P.__match_args__); t(lambda: P.__name__); t(lambda: P._make.__doc__); t(lambda: P._replace.__doc__); t(lambda: P.__new__.__doc__); t(lambda: P.__repr__.__qualname__); t(lambda: copy.copy(P(1,[2]))); t(lambda: copy.replace(P(1,2),y=7)); t(lambda: P(1,2).__getnewargs__()); t(lambda: P.__slots__)
match P(1,2):
    case P(x,y): print('m',x,y)
t(lambda: [n for n in dir(P) if not n.startswith('__')])
# Counter
c=Counter('abracadabra')
t(lambda: c); t(lambda: c.most_common(2)); t(lambda: c.most_common()); t(lambda: c['z']); t(lambda: sorted(c.elements())); t(lambda: c.total()); t(lambda: c+Counter(a=3,z=1)); t(lambda: c-Counter(a=3,z=1)); t(lambda: c&Counter(a=3,z=1)); t(lambda: c|Counter(a=3,z=9)); t(lambda: +Counter(a=-1,b=2)); t(lambda: -Counter(a=-1,b=2)); t(lambda: Counter(a=1)==Counter(a=1,b=0)); t(lambda: Counter(a=1)<=Counter(a=2)); t(lambda: Counter(a=1)<Counter(a=1)); t(lambda: Counter(a=3)>Counter(a=1)); t(lambda: Counter([1,2],[3])); t(lambda: Counter(5)); t(lambda: Counter.fromkeys('ab')); t(lambda: Counter(a=1).update('aab')); 
d=Counter(a=3); d.subtract('aab'); t(lambda: d); d.update({'a':5},b=2); t(lambda: d); del d['zz']; t(lambda: d); d+=Counter(a=1); t(lambda: d); d-=Counter(a=100); t(lambda: d); t(lambda: Counter()); t(lambda: Counter({'x':'a','y':2})); t(lambda: Counter(a=1).copy()); t(lambda: Counter(b=2,a=2,c=3).most_common()); t(lambda: c.most_common(0)); t(lambda: c.most_common(-1)); t(lambda: Counter(a=1)+5); t(lambda: repr(Counter({1:None,2:3}))); t(lambda: Counter(a=1)|{'a':5}); t(lambda: Counter(a=2)!=Counter(a=2)); t(lambda: Counter('ab').subtract(1)); t(lambda: Counter(a=2).__reduce__())
class C2(Counter): pass
t(lambda: C2('aa')); t(lambda: C2('a')+C2('b')); t(lambda: type(C2('a').copy()))
# OrderedDict
o=OrderedDict(a=1,b=2,c=3)
t(lambda: o); o.move_to_end('a'); t(lambda: o); o.move_to_end('c',last=False); t(lambda: o); t(lambda: o.move_to_end('zz')); t(lambda: o.popitem()); t(lambda: o.popitem(last=False)); t(lambda: o); t(lambda: OrderedDict().popitem()); t(lambda: OrderedDict([(1,2)])==OrderedDict([(1,2)])); t(lambda: OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1)); t(lambda: OrderedDict(a=1,b=2)==dict(b=2,a=1)); t(lambda: list(reversed(OrderedDict(a=1,b=2)))); t(lambda: OrderedDict.fromkeys('ab',1)); t(lambda: o.pop('q')); t(lambda: o.pop('q',5)); t(lambda: o|{'z':1}); t(lambda: {'z':1}|o); t(lambda: o.setdefault('k',3)); t(lambda: o); t(lambda: OrderedDict(a=1).copy()); t(lambda: OrderedDict(5)); t(lambda: OrderedDict([1])); t(lambda: OrderedDict({},{})); t(lambda: OrderedDict(a=1).items()); t(lambda: OrderedDict(a=1).keys()); t(lambda: OrderedDict(a=1).values()); t(lambda: str(OrderedDict())); t(lambda: o['nope']); t(lambda: OrderedDict(a=1)|5); t(lambda: type(OrderedDict(a=1)|{}))
x=OrderedDict(); x['s']=x; t(lambda: x)
# defaultdict
d=defaultdict(list); d['a'].append(1); t(lambda: d); t(lambda: d['b']); t(lambda: d); t(lambda: defaultdict(5)); t(lambda: defaultdict(None,{1:2})); t(lambda: defaultdict()['x']); t(lambda: defaultdict(int,a=1)); t(lambda: d.copy()); t(lambda: d|{'q':1}); t(lambda: {'q':1}|d); t(lambda: d.default_factory); t(lambda: d.get('zz')); t(lambda: 'zz' in d); t(lambda: defaultdict(lambda: 5)[1]); t(lambda: defaultdict(int)|5); t(lambda: defaultdict(list,[(1,2)],x=3)); t(lambda: d==dict(a=[1],b=[])); t(lambda: defaultdict(int).__missing__(3)); t(lambda: copy.copy(d)); t(lambda: copy.deepcopy(d)); t(lambda: defaultdict.fromkeys('ab',1))
d.default_factory=None; t(lambda: d['nono'])
class D3(defaultdict): 
    def __missing__(s,k): return k*2
t(lambda: D3(int)['ab']); t(lambda: D3(int,{'a':1}))
r=defaultdict(list); r['x']=r; t(lambda: r)
# ChainMap
m=ChainMap({'a':1},{'a':2,'b':3})
t(lambda: m); t(lambda: m['a']); t(lambda: m['b']); t(lambda: m['z']); t(lambda: dict(m)); t(lambda: m.maps); t(lambda: m.new_child({'c':1})); t(lambda: m.new_child()); t(lambda: m.new_child(c=5)); t(lambda: m.parents); t(lambda: len(m)); t(lambda: list(m)); m['q']=1; t(lambda: m); t(lambda: m.pop('b')); t(lambda: m.popitem()); t(lambda: m); t(lambda: ChainMap({}).popitem()); t(lambda: 'a' in m); t(lambda: m.get('zz',7)); t(lambda: m.copy()); t(lambda: m|{'x':1}); t(lambda: {'x':1}|m); t(lambda: ChainMap.fromkeys('ab',0)); t(lambda: m==dict(m)); t(lambda: bool(ChainMap())); t(lambda: m.clear()); t(lambda: m); t(lambda: ChainMap().maps)
def f(): del m['zz']
t(f)
def f():
    global m
    m|={'g':1}
    return m
t(f)
# deque
d=deque([1,2,3],maxlen=3); d.append(4); t(lambda: d); d.appendleft(0); t(lambda: d); t(lambda: deque('abc').index('c')); t(lambda: deque('abc').index('z')); t(lambda: deque('abc').remove('z')); t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: deque('abc')[5]); t(lambda: deque('abc')[1:2]); t(lambda: deque('ab')+deque('c')); t(lambda: deque('ab')+[1]); t(lambda: deque('ab')*2); t(lambda: deque('ab')<deque('b')); t(lambda: deque('ab')==['a','b']); t(lambda: hash(deque())); t(lambda: deque(maxlen=-1)); t(lambda: deque(5)); t(lambda: deque([1],2,3)); t(lambda: deque([1,2],maxlen=2).insert(0,1)); t(lambda: deque([1,2,3]).rotate(1)); t(lambda: deque('a').maxlen); t(lambda: deque(maxlen='a')); t(lambda: list(reversed(deque('abc')))); t(lambda: deque([1,2,1]).count(1)); t(lambda: deque('abc').extendleft('xy')); t(lambda: copy.copy(d)); t(lambda: deque([[1]]).copy()); t(lambda: deque('abc',maxlen=2)); t(lambda: deque('abcd').insert(-1,'x')); t(lambda: deque() <5); t(lambda: deque([1,2,3]).index(3,0,2)); t(lambda: deque[int])
def f():
    q=deque([1,2,3])
    for x in q: q.append(1)
t(f)
def f():
    deque('a').maxlen=3
t(f)
# User*
class UD(UserDict): 
    def __missing__(s,k): return 'm'+k
t(lambda: UD(a=1)); t(lambda: UD(a=1)['z']); t(lambda: UserDict({'a':1})|{'b':2}); t(lambda: UserDict(a=1)==dict(a=1)); t(lambda: UserDict(a=1).copy()); t(lambda: UserDict(a=1)['b']); t(lambda: 'a' in UD(a=1)); t(lambda: UserDict.fromkeys('ab')); t(lambda: UD(a=1).get('b')); t(lambda: UD(a=1).data)
t(lambda: UserList([3,1,2])); t(lambda: sorted(UserList([3,1,2]))); t(lambda: UserList([1])+[2]); t(lambda: [2]+UserList([1])); t(lambda: UserList([1])*2); t(lambda: UserList([1,2])[0:1]); t(lambda: UserList([1])==[1]); t(lambda: UserList([1,2]).index(3)); t(lambda: UserList([1,2]).pop(9)); t(lambda: UserList('abc').data); t(lambda: UserList([1])<[2]); t(lambda: UserList(UserList([5])))
t(lambda: UserString('abc')); t(lambda: UserString('abc').upper()); t(lambda: UserString('abc')+'d'); t(lambda: 'd'+UserString('abc')); t(lambda: UserString('abc')=='abc'); t(lambda: UserString('a b').split()); t(lambda: UserString('%s')%5); t(lambda: UserString('abc')[1]); t(lambda: hash(UserString('a'))==hash('a')); t(lambda: int(UserString('12'))); t(lambda: str(UserString(5))); t(lambda: UserString('abc').find('c')); t(lambda: 'a' in UserString('abc')); t(lambda: UserString('x').join(['a','b'])); t(lambda: UserString('a').isalpha())
t(lambda: collections.Mapping)
from collections import abc
