# Containers within themselves, and of everything.
l = []; l.append(l); print(l)
d = {}; d["d"] = d; print(d)
t = ([],); t[0].append(t); print(t)
s = [[1, {"a": (2, [3])}], {"x": {1}}]
print(s, str(s) == repr(s))
class A:
    def __repr__(self): return "<A>"
print([A()], {A(): A()} if False else "", (A(),), {"a": A()})
l2 = [1, [2]]; l2[1].append(l2); print(l2)
d2 = {"k": []}; d2["k"].append(d2["k"]); d2["k"].append(d2); print(d2)
print([None, True, ..., NotImplemented, int, len, range(3), b"x", 1.0, "s"])
print([print, str.upper, [].append][1:2] if False else "", type, object, ValueError, [int, str])
a = [1, 2]; b = [a, a]; print(b)
print({(): []}, {1: {2: {3: {}}}}, [[], (), {}, set()], ((),), [()])
print(f"{[1, 'a']} {({'k': 'v'})}", "%s" % [1, "a"], "{}".format({"a": "b"}))
