# A generator that a call, a container or an iterator was handed goes on where it stopped, whoever asks it next: `next` and
# loops close only what they were given fresh and nobody else can hold.
import collections, copy, functools, heapq, itertools, os, sys
def g(tag="x"):
    try:
        for i in range(5): yield i
    finally: print("closed", tag)
def show(tag, nxt):
    try: print(tag, nxt(), nxt())
    except Exception as e: print(tag, "FAILED", repr(e))
l1 = list(map(g, ["a"])); show("list(map)", lambda: next(l1[0]))
l2 = [*map(g, ["a"])]; show("[*map]", lambda: next(l2[0]))
l3 = list(g(i) for i in range(1)); show("list(genexp)", lambda: next(l3[0]))
l4 = dict(zip("a", map(g, ["a"]))); show("dict(zip)", lambda: next(l4["a"]))
l5 = tuple(map(g, ["a"])); show("tuple(map)", lambda: next(l5[0]))
l6 = {k: g(k) for k in "a"}; show("dictcomp", lambda: next(l6["a"]))
l7 = []; l7.extend(map(g, ["a"])); show("extend", lambda: next(l7[0]))
l8 = collections.deque(map(g, ["a"])); show("deque(map)", lambda: next(l8[0]))
l9 = sorted(map(g, ["a"]), key=id); show("sorted", lambda: next(l9[0]))
l10, = map(g, ["a"]); show("unpack", lambda: next(l10))
*l11, = map(g, ["a"]); show("*unpack", lambda: next(l11[0]))
class P:
    @property
    def p(self):
        if not hasattr(self, "_p"): self._p = g("p")
        return self._p
    @functools.cached_property
    def cp(self): return g("cp")
    def __getattr__(self, n):
        if n.startswith("_"): raise AttributeError(n)
        v = g(n); setattr(self, n, v); return v
    def __getitem__(self, k):
        return self.__dict__.setdefault(k, g(k))
    def __call__(self): return self.p
    def __iter__(self): return self.p
    def __missing__(self): pass
p = P()
show("property", lambda: next(p.p)); show("cached_property", lambda: next(p.cp)); show("getattr", lambda: next(p.zz)); show("getitem", lambda: next(p["q"]))
show("call", lambda: next(p())); show("iter", lambda: next(iter(p)))
class D(dict):
    def __missing__(self, k):
        v = self[k] = g(k); return v
d = D(); show("__missing__", lambda: next(d["k"]))
class D2(dict):
    def __missing__(self, k): return self.setdefault(k, g(k))
d2 = D2(); show("__missing__2", lambda: next(d2["k"]))
dd = collections.defaultdict(functools.partial(g, "dd")); show("defaultdict", lambda: next(dd["k"]))
r = functools.reduce(lambda a, b: b, [1], None)
ch = itertools.cycle([g("cyc")]); show("cycle", lambda: next(next(ch)))
h = []; heapq.heappush(h, (1, g("h"))); show("heap", lambda: next(h[0][1]))
t1, t2 = itertools.tee(g("tee")); show("tee", lambda: next(t1)); show("tee2", lambda: next(t2))
@functools.lru_cache(None)
def cached(k): return g(k)
show("lru", lambda: next(cached("lru")))
@functools.cache
def cached2(k): return g(k)
show("cache", lambda: next(cached2("cache")))
gg = [g("cp")]; cc = copy.copy(gg); show("copy", lambda: next(cc[0]))
m = map(g, ["a"]); x = next(m); show("next(map)", lambda: next(x))
reg = {}
def deco(f): reg["f"] = f(); return f
@deco
def gen2():
    try:
        yield 1; yield 2
    finally: print("closed gen2")
show("deco", lambda: next(reg["f"]))
def get(): return reg["f2"]
reg["f2"] = g("f2"); show("get", lambda: next(get()))
reg["f3"], reg["f4"] = map(g, ["f3", "f4"])
def get3(): return reg["f3"]
show("get3", lambda: next(get3()))
l12 = list(map(g, ["l12"]))
def get12(): return l12[0]
show("get12", lambda: next(get12()))
def loop(it):
    for x in it: return x
show("loop", lambda: loop(l12[0]))
show("sum", lambda: any(l12[0]))
for x in get12(): break
show("after", lambda: next(l12[0]))
l13 = list(map(g, ["l13"]))
for x in l13[0]: break
show("after for", lambda: next(l13[0]))
l14 = list(map(g, ["l14"]))
for i, x in enumerate(l14[0]): break
show("after enumerate", lambda: next(l14[0]))
l15 = list(map(g, ["l15"])); 3 in l15[0]; show("after in", lambda: next(l15[0]))
l16 = list(map(g, ["l16"])); a = list(zip("a", l16[0])); show("after zip", lambda: next(l16[0]))
l17 = list(map(g, ["l17"])); a = list(itertools.islice(l17[0], 1)); show("after islice", lambda: next(l17[0]))
l19 = list(map(g, ["l19"])); a = [y for x in l19 for y in itertools.islice(x, 2)]; show("after", lambda: next(l19[0]))
l20 = [g(i) for i in range(3)]; a = [next(x) for x in l20]; b = [next(x) for x in l20]; print(a, b)
l21 = list(map(g, range(3))); a = [next(x) for x in l21]; b = [next(x) for x in l21]; print(a, b)
l22 = list(map(g, range(3))); a = list(map(next, l22)); b = list(map(next, l22)); print(a, b)
l23 = {i: x for i, x in enumerate(map(g, range(3)))}; a = [next(l23[x]) for x in l23]; b = [next(x) for x in l23.values()]; print(a, b)
print("END")
sys.stdout.flush()
# How the rest goes at the end is another matter.
os._exit(0)
