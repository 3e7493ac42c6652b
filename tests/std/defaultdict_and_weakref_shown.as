# Where a defaultdict keeps its factory; which objects a weak reference shows by name.
import weakref, collections, os
class C: pass
class N:
    __name__ = 'nn'
class M(type): pass
class P:
    @property
    def __name__(self): return 'prop'
import re
def f(): pass
c=C(); c.__name__='x'; n=N(); p=P()
for o in (os, C, f, c, n, p, {1}.__class__, collections.deque()): print(re.sub('0x[0-9a-f]+','0x',repr(weakref.ref(o))))
d=collections.defaultdict(int); d['a']+=1; print(d, d.default_factory, d.copy())
d.default_factory=list; d['b'].append(1); print(d)
class D(collections.defaultdict): pass
x=D(int); x.foo=1; print(x.foo, x.__dict__, x['q'])
for o in (collections.defaultdict(), collections.deque()):
    try: o.zz=1
    except Exception as e: print(type(e).__name__, e)
    try: o.__dict__
    except Exception as e: print(type(e).__name__, e)
o=collections.OrderedDict(); o.zz=1; print(o.__dict__)
import pickle, copy
print(pickle.loads(pickle.dumps(d)), copy.copy(d), copy.deepcopy(x), copy.deepcopy(collections.deque([1],2)))
