# Every method of dict.
d = {"a": 1, "b": 2}
print(d["a"], d.get("a"), d.get("z"), d.get("z", 0), "a" in d, 1 in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d)
d.update({"b": 20}, c=30); d.update([("d", 4)]); d.update(); print(d)
print({**d, "a": 0}, d | {"z": 1}, {"a": 5} | d, d == {"b": 20, "a": 1, "c": 30, "d": 4}, d != {})
d |= {"e": 5}; d |= [("f", 6)]; print(d)
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), d.copy() == d, d.copy() is d, list(reversed(d)))
e = {}; e[1] = "int"; e[1.0] = "float"; e[True] = "bool"; print(e)
del d["a"]; d["a"] = "again"; print(d)
d.clear(); print(d, bool(d), dict(a=1, b=2), dict(zip("xy", [1, 2])), {1: "a", "1": "b", (1,): "c", None: "d"})
for f in (lambda: d["x"], lambda: d.pop("x"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: d.update(5), lambda: d.update([1]), lambda: {} < {}, lambda: d | 5, lambda: d.get(), lambda: d.get([]), lambda: dict.fromkeys(5), lambda: {}[1, 2], lambda: d.nope, lambda: d.setdefault(), lambda: {"a": 1} + {}, lambda: d.pop(), lambda: dict(1, 2), lambda: d.update(1, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
n = {"k": {}}; n["k"]["j"] = n; print(n)
print({i: i * i for i in range(4)}, {"a": 1, "a": 2}, {x: y for x, y in [(1, 2)]}, sum({1: 2, 3: 4}), max({"x": 1, "y": 0}), sorted({"b": 1, "a": 2}.items()))
