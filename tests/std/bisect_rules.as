# bisect: what counts as a sequence, how lo and hi are read, which side is asked.
import bisect
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S:
    def __getitem__(s,i): print('get',i); return i*2
    def __len__(s): return 5
for a in ({},{1:2},{1},5,None,'abc','',b'ab',range(5),(1,2,3),[1,2,3],S(),iter([1]),int,lambda:0):
    t(lambda: bisect.bisect(a,2)); t(lambda: bisect.bisect_left(a,2,0,2)); t(lambda: bisect.insort(a,2))
l=[1,2,2,3]
for lo in (0,-1,2,True,10**30,'x',1.5,None,4,9): t(lambda: bisect.bisect_right(l,2,lo)); t(lambda: bisect.insort_left(l[:],2,lo))
for hi in (0,-1,-2,None,2,True,10**30,'x',1.5,10,object()): t(lambda: bisect.bisect_left(l,2,0,hi)); t(lambda: bisect.insort_right(l,2,hi=hi))
t(lambda: bisect.bisect(l,'a')); t(lambda: bisect.bisect()); t(lambda: bisect.bisect(1)); t(lambda: bisect.bisect(1,2,3,4,5)); t(lambda: bisect.bisect(l,2,foo=1)); t(lambda: bisect.bisect(l,2,lo=1,hi=2,key=None)); t(lambda: bisect.bisect([3,2,1],-2,key=lambda x:-x)); t(lambda: bisect.bisect(l,x=3)); t(lambda: bisect.bisect(a=l,x=3)); t(lambda: bisect.insort(a=l,x=3,key=lambda x:print(x) or x)); print(l)
t(lambda: bisect.bisect(l,2,key=5)); t(lambda: bisect.insort(l,2,key=5))
print(bisect.bisect, bisect.bisect_left, bisect.insort, bisect.bisect is bisect.bisect_right, bisect.insort.__module__)
class L(list):
    def insert(self,i,x): print('ins',i,x); super().insert(i,x)
q=L([1,5]); bisect.insort(q,3); print(q)
class O:
    def __init__(s,v): s.v=v
    def __lt__(s,o): print('lt',s.v,o.v if isinstance(o,O) else o); return s.v < (o.v if isinstance(o,O) else o)
    def __gt__(s,o): print('gt',s.v,o); return s.v>o
t(lambda: bisect.bisect([O(1),O(2),O(3)],O(2))); t(lambda: bisect.bisect_left([O(1),O(2),O(3)],O(2))); t(lambda: bisect.bisect([O(1),O(2),O(3)],2)); t(lambda: bisect.bisect_left([1,2,3],O(2)));t(lambda: bisect.bisect_left([1,'a',3],2))
class Z:
    def __lt__(s,o): return []
t(lambda: bisect.bisect([1,2],Z()))
class B:
    def __lt__(s,o): return B()
    def __bool__(s): raise ValueError('b')
t(lambda: bisect.bisect([1,2],B()))
import inspect; t(lambda: inspect.signature(bisect.bisect)); t(lambda: inspect.signature(bisect.insort_left))
