# heapq: arguments, the order of comparisons, lists that comparing changes, equal items.
import heapq, random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (heapq.heappush,heapq.heappop,heapq.heapify,heapq.heapreplace,heapq.heappushpop,heapq._heapify_max,heapq._heappop_max,heapq._heapreplace_max):
    print(f, f.__module__)
    for a in ((),(1,),(1,2),([],),([],1),([2,1],),([2,1],0),([1,2],5),(1,2,3),((1,2),),({},1)):
        t(lambda: (f(*a),a))
    t(lambda: f(heap=[]))
r=random.Random(3)
class O:
    def __init__(s,v): s.v=v
    def __lt__(s,o): print(s.v,o.v,end=' '); return s.v<o.v
    def __repr__(s): return f'O{s.v}'
l=[O(r.randrange(9)) for _ in range(9)]
heapq.heapify(l); print(l); heapq.heappush(l,O(3)); print(l); print(heapq.heappop(l)); print(l); print(heapq.heapreplace(l,O(5)),l); print(heapq.heappushpop(l,O(0)),heapq.heappushpop(l,O(7)),l)
l=[O(r.randrange(9)) for _ in range(9)]; heapq._heapify_max(l); print(l); print(heapq._heappop_max(l),l); print(heapq._heapreplace_max(l,O(4)),l)
class E:
    def __init__(s,h,op): s.h=h; s.op=op
    def __lt__(s,o): s.op(s.h); return True
for op in (lambda h: h.clear(), lambda h: h.append(1), lambda h: h.pop()):
    for f in (lambda h,x: heapq.heappush(h,x), lambda h,x: heapq.heapreplace(h,x), lambda h,x: heapq.heappushpop(h,x), lambda h,x: heapq.heapify(h), lambda h,x: heapq.heappop(h)):
        h=[]; h+=[E(h,op) for _ in range(5)]
        t(lambda: (f(h,E(h,op)),len(h)))
class X:
    def __lt__(s,o): raise ValueError('x')
t(lambda: heapq.heapify([X(),X(),X()])); h=[X()]; t(lambda: heapq.heappush(h,X())); print(len(h)); t(lambda: heapq.heappush([1],'a')); t(lambda: heapq.heapify([1,'a',None]))
class L(list): pass
h=L([3,1,2]); heapq.heapify(h); print(h,type(h)); heapq.heappush(h,0); print(h, heapq.heappop(h))
for s in range(30):
    n=r.randrange(1,40); l=[r.choice([r.randrange(10),r.random(),True]) for _ in range(n)]; heapq.heapify(l); print(l)
    for _ in range(5): heapq.heappush(l,r.randrange(10))
    print(l,[heapq.heappop(l) for _ in range(n)],l)
    m=[(r.randrange(5),i) for i in range(n)]; heapq._heapify_max(m); print(m, heapq.nsmallest(3,m), heapq.nlargest(3,m), list(heapq.merge(sorted(m),[(2,3)])), list(heapq.merge(sorted(m)[::-1],[(2,3)],reverse=True)))
