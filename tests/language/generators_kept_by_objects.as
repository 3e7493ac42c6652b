# As generators_kept_by_natives: those that objects of builtin and library classes, defaults and attributes hold.
import itertools, functools, collections, contextvars, contextlib, threading
def g(tag="x"):
    try:
        for i in range(5): yield i
    finally: print("closed", tag)
def show(tag, nxt):
    print(tag, nxt(), nxt())
p = functools.partial(next, g("partial")); show("partial", p)
d = dict(a=g("dict")); show("dict", lambda: next(d["a"]))
c = collections.deque([g("deque")]); show("deque", lambda: next(c[0]))
c = itertools.chain(g("chain")); show("chain", lambda: next(c))
pass
c = map(str, g("map")); show("map", lambda: next(c))
class A:
    def __init__(self, *a, **k): self.a = a; self.k = k
a = A(g("init*")); show("init*", lambda: next(a.a[0]))
a = A(z=g("init**")); show("init**", lambda: next(a.k["z"]))
N = collections.namedtuple("N", "x y")
n = N(g("nt"), 1); show("nt", lambda: next(n.x))
import types
s = types.SimpleNamespace(v=g("ns")); show("ns", lambda: next(s.v))
e = ValueError(g("exc")); show("exc", lambda: next(e.args[0]))
pr = property(g("prop")); show("prop", lambda: next(pr.fget))
t = threading.Timer(1, g, (g("timer"),)); show("timer", lambda: next(t.args[0]))
cv = contextvars.ContextVar("cv", default=g("cv")); show("cv", lambda: next(cv.get()))
cv.set(g("cvs")); show("cvs", lambda: next(cv.get()))
x = functools.partial(lambda *a: a, g("lp"))()[0]; show("lp", lambda: next(x))
def f(*a): return a
x = f(g("f*"))[0]; show("f*", lambda: next(x))
def f(**a): return a
x = f(k=g("f**"))["k"]; show("f**", lambda: next(x))
x = f(**{"k": g("f***")})["k"]; show("f***", lambda: next(x))
class M(dict): pass
m = M(k=g("M")); show("M", lambda: next(m["k"]))
m = collections.defaultdict(lambda: g("dd")); show("dd", lambda: next(m["k"]))
m.setdefault("z", g("sd")); show("sd", lambda: next(m["z"]))
m.update(k=g("up")); show("up", lambda: next(m["k"]))
del m["z"], m["k"]
m = collections.OrderedDict(k=g("od")); show("od", lambda: next(m["k"]))
del m
m = collections.ChainMap({"k": g("cm")}); show("cm", lambda: next(m["k"]))
l = []; l.append(g("ap")); show("ap", lambda: next(l[0]))
l = []; l.insert(0, g("in")); show("in", lambda: next(l[0]))
l[:] = [g("sl")]; show("sl", lambda: next(l[0]))
l += (g("ia"),); show("ia", lambda: next(l[0]))
o = object.__new__(A); setattr(o, "v", g("sa")); show("sa", lambda: next(o.v))
o.__dict__["w"] = g("dd2"); show("dd2", lambda: next(o.w))
vars(o).update(q=g("vu")); show("vu", lambda: next(o.q))
it = iter(g("iter")); show("iter", lambda: next(it))
with contextlib.closing(g("closing")) as y: show("closing", lambda: next(y))
es = contextlib.ExitStack(); es.callback(print, g("cb")); 
r = functools.lru_cache(lambda k: g(k)); show("lru", lambda: next(r("lru")))
t = tuple([g("tup")]); show("tup", lambda: next(t[0]))
t = (*[g("star")],); show("star", lambda: next(t[0]))
k = [i for i in [g("lc")]]; show("lc", lambda: next(k[0]))
st = {g("set")}; show("set", lambda: next(next(iter(st))))
def fa(x=g("default")): return next(x)
show("default", fa)
fa.attr = g("fattr"); show("fattr", lambda: next(fa.attr))
import operator
o = operator.methodcaller("send", None)
q = g("mc"); show("mc", lambda: o(q))
import queue; qq = queue.Queue(); qq.put(g("queue")); x = qq.get(); show("queue", lambda: next(x))
print("END")
