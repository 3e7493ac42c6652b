# ChainMap, UserDict, UserList, UserString.
from collections import ChainMap, UserDict, UserList, UserString

base = {"a": 1, "b": 2}
m = ChainMap({"b": 20}, base)
print(m, m["a"], m["b"], list(m), len(m), dict(m), "z" in m, m.get("z", 0), bool(ChainMap()))
m["n"] = 5
child = m.new_child({"a": "child"})
print(child["a"], child.parents == m, m.maps, base, child.new_child(x=1))
print(list(child.items()), m | {"q": 1}, {"q": 1} | m)
for bad in (lambda: m["none"], lambda: m.pop("a"), lambda: m.__delitem__("a"), lambda: ChainMap().popitem()):
    try:
        bad()
    except KeyError as e:
        print(e)
m.clear()
print(m, m["b"])


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return f"no {key}"


u = Upper({"a": 1}, b=2)
u.update(c=3)
print(u, u["zz"], "A" in u, u.get("q"), u.pop("A"), len(u), u | {"x": 1}, type(u.copy()).__name__, u == {"B": 2, "C": 3})
l = UserList([3, 1, 2])
l.sort()
l.append(9)
print(l, l + [1], [0] + l, l * 2, l[1:], type(l[1:]).__name__, l == [1, 2, 3, 9], l.index(3), 9 in l, l.pop(), max(l))
s = UserString("Hello")
print(s, repr(s), s.upper(), s + "!", "x" + s, s * 2, s[1:3], s == "Hello", len(s), s.split("l"), type(s.lower()).__name__)
print(s.replace("l", "L"), s.find("l"), s.startswith("He"), "ell" in s, hash(s) == hash("Hello"), ",".join(["a", "b"]))
