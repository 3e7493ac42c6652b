# How often `__hash__` is asked: what lies in a set or dict already has its hash.
import collections, copy, itertools

class H:
    n = 0
    def __init__(s, v): s.v = v
    def __hash__(s): H.n += 1; return hash(s.v)
    def __eq__(s, o): return isinstance(o, H) and s.v == o.v
    def __repr__(s): return f"H{s.v}"
hs = [H(i) for i in range(4)]
def cnt(name, f):
    H.n = 0
    try: r = f()
    except Exception as e: r = e
    print(name, H.n)
S = set(hs); D = dict.fromkeys(hs); F = frozenset(hs)
S2 = set(hs[:2]); 
cnt("set(S)", lambda: set(S)); cnt("frozenset(S)", lambda: frozenset(S)); cnt("set(D)", lambda: set(D))
cnt("fromkeys(S)", lambda: dict.fromkeys(S)); cnt("fromkeys(D)", lambda: dict.fromkeys(D)); cnt("dict(D)", lambda: dict(D))
cnt("D.copy", lambda: D.copy()); cnt("S.copy", lambda: S.copy()); cnt("S|S2", lambda: S|S2); cnt("S&S2", lambda: S&S2)
cnt("S-S2", lambda: S-S2); cnt("S^S2", lambda: S^S2); cnt("S<=S", lambda: S<=S); cnt("S==F", lambda: S==F); cnt("D==D2", lambda: D==dict(D))
cnt("D|D", lambda: D|D); cnt("{**D}", lambda: {**D}); cnt("{*S}", lambda: {*S}); cnt("S.update(D)", lambda: S.update(D)); cnt("S.difference(D)", lambda: S.difference(D))
cnt("S.intersection(D)", lambda: S.intersection(D)); cnt("Counter(S)", lambda: collections.Counter(S)); cnt("Counter(D)", lambda: collections.Counter(D)); cnt("Counter(list)", lambda: collections.Counter(hs))
cnt("S.isdisjoint", lambda: S.isdisjoint(S2)); cnt("S.isdisjoint D", lambda: S.isdisjoint(D)); cnt("S.issuperset list", lambda: S.issuperset(hs)); cnt("D.keys()&S", lambda: D.keys() & S)
cnt("D.keys()|S", lambda: D.keys() | S); cnt("D.keys()-S", lambda: D.keys() - S); cnt("D.keys()^S", lambda: D.keys() ^ S); cnt("D.keys()==S", lambda: D.keys() == S); cnt("D.keys()<=S", lambda: D.keys() <= S)
cnt("D.update(D)", lambda: D.update(dict(D))); cnt("items", lambda: dict(D.items())); cnt("OD", lambda: collections.OrderedDict(D)); 
OD = collections.OrderedDict(D)
cnt("OD copy", lambda: OD.copy()); cnt("defaultdict", lambda: collections.defaultdict(int, D)); cnt("dd copy", lambda: collections.defaultdict(int, D).copy())
cnt("S.symdiff(D)", lambda: S.symmetric_difference(D)); cnt("S.symdiff(list)", lambda: S.symmetric_difference(hs)); cnt("diff_update", lambda: set(hs).difference_update(S)); cnt("pop", lambda: set(hs).pop()); cnt("S.discard", lambda: set(hs).discard(hs[0]))
cnt("popitem", lambda: dict(D).popitem()); cnt("D.pop", lambda: dict(D).pop(hs[0])); cnt("setdefault", lambda: dict(D).setdefault(hs[0])); cnt("hash F", lambda: hash(frozenset(hs))); cnt("set in", lambda: S in {F})
cnt("intersection list", lambda: S.intersection(hs)); cnt("S.union(list)", lambda: S.union(hs)); cnt("diff list", lambda: S.difference(hs)); cnt("S|=", lambda: S.__ior__(S2)); cnt("S &=", lambda: set(hs).__iand__(S2)); cnt("S -=", lambda: set(hs).__isub__(S2)); cnt("S^=", lambda: set(hs).__ixor__(S2))
cnt("grow", lambda: [S2.add(h) for h in hs])
class SS(set): pass
cnt("SS(S)", lambda: SS(S)); ss=SS(S); cnt("set(SS)", lambda: set(ss))
class DD(dict): pass
cnt("DD(D)", lambda: DD(D)); dd=DD(D); cnt("dict(DD)", lambda: dict(dd)); cnt("set(dd)", lambda: set(dd)); cnt("issubset dict", lambda: S.issubset(D)); cnt("issuperset dict", lambda: S.issuperset(D)); cnt("Counter+", lambda: collections.Counter(D)+collections.Counter()); cnt("S.difference(big D)", lambda: S2.difference(D)); cnt("frozenset(F)", lambda: frozenset(F)); cnt("set(keys)", lambda: set(D.keys()))
cnt("copy.copy S", lambda: copy.copy(S)); cnt("copy.copy D", lambda: copy.copy(D)); cnt("eq items", lambda: D.items()==D.items()); cnt("kwargs", lambda: (lambda **k: k)(**{"a":1}))
cnt("ChainMap iter", lambda: list(collections.ChainMap(D, D))); cnt("Counter sub", lambda: (lambda c: c.subtract(S))(collections.Counter(S))); cnt("Counter.update(Counter)", lambda: collections.Counter(D).update(collections.Counter(D)))
cnt("most_common", lambda: collections.Counter(hs).most_common(1)); cnt("elements", lambda: list(collections.Counter(hs).elements())); cnt("dict zip", lambda: dict(zip(hs,hs))); cnt("groupby", lambda: list(itertools.groupby(hs))); cnt("fromkeys list", lambda: dict.fromkeys(hs)); cnt("sub fromkeys", lambda: DD.fromkeys(S)); 
