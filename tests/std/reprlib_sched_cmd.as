# reprlib, sched, timeit, cmd, linecache.
import reprlib, sched, timeit, cmd, io, linecache
from collections import deque
from reprlib import Repr
for v in (list(range(20)),tuple(range(3)),(1,),'x'*50,"'"*50,10**60,{i:i for i in range(9)},set(range(9)),frozenset(),deque(range(9)),[[[[[[[[1]]]]]]]],{'a':{'b':{'c':{'d':{'e':{'f':{'g':1}}}}}}},object,1.5,[[],{}],'short',range(10**30)):
    print(reprlib.repr(v)); print(Repr(indent=2).repr(v)); print(Repr(indent='->',maxlevel=2,maxlist=2,fillvalue='+').repr(v))
class C:
    def __init__(s): s.l=[s]
    @reprlib.recursive_repr()
    def __repr__(s): return f"C({s.l})"
print(C(), C.__repr__.__name__)
class B:
    def __repr__(s): raise ValueError
print(reprlib.repr(B())[:12])
for i in (-1, 1.5):
    try: print(Repr(indent=i).repr([1]))
    except Exception as e: print(type(e).__name__,e)
now=[0]
s=sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0,now[0]+d))
s.enter(5,1,print,('a',)); e=s.enter(3,1,print,('b',)); s.enter(3,0,print,('c',),{'end':'!\n'}); x=s.enterabs(1,1,print,('z',)); s.cancel(x)
print(len(s.queue), s.empty(), s.queue[0].time, s.run(blocking=False)); s.run(); print(now, s.empty())
try: s.cancel(x)
except ValueError as e: print('ve')
print(timeit.timeit('x','x=1',number=5)>=0, len(timeit.repeat(lambda:0,number=3,repeat=2)), timeit.Timer('a=1\nb=2').timeit(3)>=0)
try: timeit.Timer(5)
except ValueError as e: print(e)
class Sh(cmd.Cmd):
    prompt='> '
    def do_add(self,arg):
        "Add numbers."
        print(sum(map(int,arg.split())),file=self.stdout)
    def do_quit(self,arg): return True
    def help_topic(self): print('topic!',file=self.stdout)
    def do_x(self,a): 'doc x\n\n  more'
o=io.StringIO(); sh=Sh(stdin=io.StringIO('add 1 2\n\n?\nhelp add\nhelp zz\nhelp topic\nnope 1\n!ls\nhelp x\nquit\n'),stdout=o); sh.use_rawinput=0; sh.cmdloop('hi'); print(o.getvalue())
print(sh.parseline('a b c'), sh.parseline('?x'), sh.parseline(''), sh.completenames('a'))
o=io.StringIO(); sh=Sh(stdout=o); sh.columnize(['item%d'%i*(i%4+1) for i in range(30)],60); print(o.getvalue())
print(linecache.getline(__file__,2)[:14], linecache.getline('nofile',3)=='', linecache.getlines('x'))
