# defaultdict, Counter, OrderedDict, ChainMap.
from collections import defaultdict, Counter, OrderedDict, ChainMap
d = defaultdict(list); d["a"].append(1); d["a"].append(2); d["b"]; print(d, dict(d), d.default_factory, "z" in d, d.get("z"))
n = defaultdict(int)
for c in "banana": n[c] += 1
print(n, sorted(n.items())); t = defaultdict(lambda: defaultdict(int)); t["x"]["y"] += 1; print(t["x"]["y"])
try:
    defaultdict()["k"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
c = Counter("banana"); print(c, c["a"], c["z"], c.most_common(2), sorted(c.elements()), c.total())
c.update("nab"); c["x"] = 0; print(c, +c); c.subtract({"a": 10}); print(c, -c)
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1), Counter([1, 1, 2]), Counter(a=1) == Counter(a=1, b=0), Counter().most_common())
del c["nope"]; print(list(Counter("hello world").most_common(3)), sum(Counter("abc").values()), Counter(a=2) <= Counter(a=3))
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(list(o), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1) | {"b": 2}, list(reversed(OrderedDict(x=1, y=2))))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], sorted(m), len(m)); m["b"] = 9; print(m.maps); print(m.new_child({"a": 0})["a"], m.get("zz", "no"))
class D(defaultdict):
    def __missing__(self, k): return f"missing {k}"
print(D()["q"], dict(D()))
