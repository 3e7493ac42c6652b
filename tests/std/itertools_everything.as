# Every function of itertools: results, representations, errors.
import itertools as I
from itertools import *
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
print(sorted(n for n in dir(I) if not n.startswith('_')))
for n in sorted(n for n in dir(I) if not n.startswith('_')):
    o=getattr(I,n); print(n, type(o).__name__, repr(o))
t(lambda: list(accumulate([1,2,3])))
t(lambda: list(accumulate([1,2,3],initial=10)))
t(lambda: list(accumulate([1,2,3],lambda a,b:a*b)))
t(lambda: list(accumulate([],initial=None)))
t(lambda: list(accumulate('abc')))
t(lambda: accumulate())
t(lambda: accumulate(1))
t(lambda: accumulate([1],None,5))
for n in range(0,5):
    t(lambda: list(batched('abcdefg',n)))
    t(lambda: list(batched('abcdefg',n,strict=True)))
t(lambda: batched('a'))
t(lambda: batched('a','b'))
t(lambda: batched('a',-3))
t(lambda: list(chain('ab',[1,2],(),{3:4})))
t(lambda: list(chain.from_iterable(['ab','cd'])))
t(lambda: list(chain(1)))
t(lambda: chain.from_iterable(1))
t(lambda: chain(x=1))
t(lambda: chain[int])
c=chain([1],2,[3])
t(lambda: next(c)); t(lambda: next(c)); t(lambda: next(c))
for r in range(-1,5):
    for f in combinations,combinations_with_replacement,permutations:
        t(lambda: list(f('abc',r)))
        t(lambda: list(f([],r)))
t(lambda: combinations('abc'))
t(lambda: combinations('abc','x'))
t(lambda: combinations())
t(lambda: combinations(5,2))
t(lambda: permutations('abc','x'))
t(lambda: permutations('abc',1.5))
t(lambda: list(permutations('abc',None)))
t(lambda: list(permutations('abc')))
t(lambda: list(compress('abcdef',[1,0,1,0,1,1])))
t(lambda: list(compress('abc',[1,1])))
t(lambda: compress('abc'))
t(lambda: list(compress(data='abc',selectors=[1])))
t(lambda: count()); t(lambda: count(5)); t(lambda: count(5,2)); t(lambda: count(1.5)); t(lambda: count(1.5,0.5)); t(lambda: count(5,1)); t(lambda: count(True)); t(lambda: count(1,True)); t(lambda: count(1, 1.0));t(lambda: count(10**30)); t(lambda: count(step=3)); t(lambda: count('a')); t(lambda: count(1,'a')); t(lambda: count(0,-1)); t(lambda: count(1,2,3))
t(lambda: list(islice(count(2**63-3),6)))
t(lambda: list(islice(count(2**63-3,3),6)))
t(lambda: list(islice(count(1.5,.25),6)))
t(lambda: list(islice(cycle('abc'),10)))
t(lambda: list(islice(cycle('a'),5)))
t(lambda: list(cycle([])))
t(lambda: cycle()); t(lambda: cycle(5)); t(lambda: cycle(iterable=[]))
t(lambda: list(dropwhile(lambda x:x<3,[1,2,3,4,1])))
t(lambda: list(takewhile(lambda x:x<3,[1,2,3,4,1])))
tw=takewhile(lambda x:x<3,[1,2,3,4,1]); t(lambda:list(tw)); t(lambda: list(tw))
t(lambda: dropwhile(1)); t(lambda: takewhile()); t(lambda: filterfalse(1,2,3)); t(lambda: list(takewhile(None,[1])))
t(lambda: list(filterfalse(None,[0,1,2,'']))); t(lambda: list(filterfalse(lambda x:x%2,range(9)))); t(lambda: list(filterfalse(bool,[0,1,''])))
t(lambda: [(k,list(g)) for k,g in groupby('aaabbbcca')])
t(lambda: [(k,list(g)) for k,g in groupby([1,3,2,4,5],lambda x:x%2)])
t(lambda: [k for k,g in groupby('aaabbbcca')])
t(lambda: list(groupby([]))); t(lambda: groupby(1)); t(lambda: groupby()); t(lambda: groupby([],1,2))
g=groupby('aabb'); k1,g1=next(g); k2,g2=next(g); t(lambda: (list(g1),list(g2)))
g=groupby('aabb'); k1,g1=next(g); t(lambda: (next(g1), next(g)[0], list(g1)))
l=list(groupby('aab')); t(lambda: [(k,list(v)) for k,v in l])
for a in [(3,),(2,5),(0,10,3),(None,),(2,None),(None,None,2),(5,2),(0,),(1,8,2),(3,3),(2,2,2)]:
    t(lambda: list(islice('abcdefghij',*a)))
    it=iter('abcdefghij'); t(lambda: (list(islice(it,*a)), list(it)))
for a in [(),(-1,),('a',),(1,-1),(-1,1),(1,2,0),(1,2,-1),('a',1),(1,'a'),(1,2,'a'),(1,2,3,4),(2**70,),(1.5,)]:
    t(lambda: islice([1,2,3],*a))
t(lambda: islice()); t(lambda: islice(5,2)); t(lambda: islice([],stop=2))
t(lambda: list(pairwise('abcd'))); t(lambda: list(pairwise('a'))); t(lambda: list(pairwise(''))); t(lambda: pairwise()); t(lambda: pairwise(1)); t(lambda: pairwise('a','b'))
t(lambda: list(product('ab',[1,2]))); t(lambda: list(product('ab',repeat=2))); t(lambda: list(product())); t(lambda: list(product(repeat=3))); t(lambda: list(product('ab',[]))); t(lambda: product('a',repeat=-1)); t(lambda: list(product('ab',repeat=0))); t(lambda: product('a',x=1)); t(lambda: product(1)); t(lambda: product('a',repeat='b')); t(lambda: product('a', repeat=None))
t(lambda: repeat(3)); t(lambda: repeat(3,2)); t(lambda: repeat(3,-2)); t(lambda: list(repeat(3,2))); t(lambda: repeat()); t(lambda: repeat(1,'a')); t(lambda: repeat(object=1,times=2)); t(lambda: repeat(1,None))
r=repeat('x',5); next(r); t(lambda: r); t(lambda: r.__length_hint__()); t(lambda: repeat(1).__length_hint__())
import operator
t(lambda: operator.length_hint(repeat(1,7))); t(lambda: operator.length_hint(repeat(1)))
t(lambda: list(starmap(pow,[(2,3),[3,2],iter((2,2))]))); t(lambda: list(starmap(pow,[1]))); t(lambda: starmap(pow)); t(lambda: list(starmap(1,[(1,)])))
a,b=tee('abc'); t(lambda: (list(a),list(b))); a,b,c=tee(range(3),3); next(a); t(lambda: (list(c),list(a),list(b)))
t(lambda: tee('a',0)); t(lambda: tee('a',-1)); t(lambda: tee()); t(lambda: tee(1)); t(lambda: tee([],'a')); t(lambda: len(tee([],5)))
import copy
a,=tee('abcd',1); next(a); b=copy.copy(a); t(lambda: (list(a),list(b)))
t(lambda: type(a)); t(lambda: type(next(groupby('a'))[1]))
t(lambda: list(zip_longest('abc',[1]))); t(lambda: list(zip_longest('abc',[1],fillvalue='-'))); t(lambda: list(zip_longest())); t(lambda: zip_longest('a',x=1)); t(lambda: zip_longest(1)); t(lambda: list(zip_longest('ab','cde','f')))
def bad():
    yield 1
    raise KeyError('x')
for f in (lambda i: chain(i), lambda i: accumulate(i), lambda i: batched(i,3), lambda i: cycle(i), lambda i: islice(i,5), lambda i: pairwise(i), lambda i: zip_longest(i,'abc'), lambda i: takewhile(lambda x:True,i), lambda i: groupby(i), lambda i: compress(i,[1,1,1])):
    it=f(bad())
    for _ in range(4): t(lambda: next(it,'end') if not isinstance(it,groupby) else next(it,['end'])[0])
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>4: raise StopIteration
        return s.n
for f in (chain,accumulate,pairwise,zip_longest,cycle,lambda i: islice(i,1,None,2),lambda i:batched(i,3), lambda i: starmap(print,[i])):
    t(lambda: list(islice(f(It()),9)))
for x in islice(count(),3): print(x,end=' ')
print([x*y for x,y in product(range(3),repeat=2)], sum(chain([1],[2])), max(accumulate([3,-5,4])), dict(zip_longest('ab','cd')), set(combinations('abc',2))=={('a','b'),('a','c'),('b','c')}, sorted(permutations([3,1,2])), '-'.join(chain('ab','cd')), tuple(pairwise([1,2,3])), [*repeat(1,2)])
a,*b=count.__mro__; print(a,b)
print(iter(count()).__iter__, ) if 0 else None
x,y,z=islice(count(),3); print(x,y,z)
print(3 in count(), isinstance(count(),count), callable(count))
def gen():
    try:
        for i in range(10): yield i
    finally: print('closed')
for x in islice(gen(),3): pass
print('after')
for x in chain(gen(),[1]):
    if x==2: break
print('after2')
