# keys, values and items are live views.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
d["d"] = 4
print(k, v, i, len(k), "d" in k, 4 in v, ("a", 1) in i, ("a", 2) in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c", "d"}, k >= {"a"}, k.isdisjoint({"x"}), sorted(i & {("a", 1)}))
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping["a"], type(k).__name__, type(v).__name__, type(i).__name__)
for key in list(d):
    if d[key] % 2: del d[key]
print(d, list(i))
for f in (lambda: k[0], lambda: k.add("x"), lambda: hash(k), lambda: v == v and v[0], lambda: k + k):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for key in d: d[key + "2"] = 1
except RuntimeError as e:
    print(e)
d = {"a": 1}
try:
    for key in d: del d[key]
except RuntimeError as e:
    print(e)
d = {"x": 1, "y": 2}
for key in d: d[key] += 10
print(d, d.values() == d.values(), d.items() == {"x": 11, "y": 12}.items(), d.keys() == {"y": 0, "x": 0}.keys())
it = iter(d.items()); print(next(it), next(it), next(it, None))
