# A generator function as __init__ is called, not run: what it gives is refused. Classes derived from iterators are shown by their own name.
class A:
    def __init__(self):
        yield 1
class B:
    async def __init__(self):
        pass
class C:
    async def __init__(self):
        yield
class D:
    def __init__(self):
        return 5
class E:
    __init__ = lambda self: 5
class F(list):
    def __init__(self, *a):
        yield
class G(Exception):
    def __init__(self):
        yield
class H:
    def __init__(self, a, b=2, *c, k=3, **d):
        yield
class I:
    @classmethod
    def __init__(cls):
        return 3
class M(type):
    def __init__(cls, *a):
        yield
class N:
    def __init__(self, x):
        yield x
for c,a in ((A,()),(B,()),(C,()),(D,()),(E,()),(F,()),(G,()),(H,(1,)),(I,()),(N,(3,))):
    try:
        print(c(*a))
    except TypeError as e:
        print(c.__name__, e)
try:
    print(A())
except TypeError as e:
    print(e)
try:
    print(N(4))
except TypeError as e:
    print(e)
try:
    print(H(4,k=3))
except TypeError as e:
    print(e)
try:
    class O(metaclass=M):
        pass
except TypeError as e:
    print(e)

import itertools
import re
def s(x):
    return re.sub('0x[0-9a-f]+', '0x', repr(x))
for n,a in (('chain',()),('count',(1,)),('count',(1,2)),('cycle',('a',)),('repeat',(1,)),('repeat',(1,2)),('islice',('a',1)),('accumulate',('a',)),('compress',('a','b')),('dropwhile',(len,'b')),('filterfalse',(len,'b')),('groupby',('b',)),('starmap',(len,'b')),('takewhile',(len,'b')),('zip_longest',('b',)),('product',('b',)),('permutations',('b',)),('combinations',('b',1)),('combinations_with_replacement',('b',1)),('pairwise',('b',)),('batched',('b',1))):
    K=type('K',(getattr(itertools,n),),{})
    print(n, s(K(*a)), s(getattr(itertools,n)(*a)))
for b,a in ((map,(len,'a')),(filter,(len,'a')),(zip,()),(enumerate,('a',)),(reversed,('a',)),(range,()),):
    try:
        K=type('K',(b,),{}); print(s(K(*a)), str(K(*a))[:5])
    except TypeError as e:
        print(e)
