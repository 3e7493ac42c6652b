# sorted and list.sort: stable, key, reverse, errors.
print(sorted([3, 1, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted((2, 1), reverse=True))
data = [("b", 2), ("a", 2), ("c", 1), ("d", 2)]
print(sorted(data, key=lambda p: p[1]))
print(sorted(data, key=lambda p: p[1], reverse=True))
l = [5, 2, 8, 1]
print(l.sort(), l)
l.sort(reverse=True)
print(l)
l.sort(key=lambda v: v % 3)
print(l)
print(sorted(["Banana", "apple", "cherry"], key=str.lower), sorted(["bb", "a", "ccc"], key=len))
print(sorted([True, 0, 2.5, -1]), sorted([(1, "b"), (1, "a")]), sorted([[2], [1, 5], [1]]))
for f in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1], key=5), lambda: [None, 1].sort(), lambda: sorted([1, 2], 3), lambda: sorted([{}, {}])):
    try:
        print(f())
    except TypeError as e:
        print(e)
def boom(x):
    if x == 2: raise ValueError("key failed")
    return x
m = [3, 2, 1]
try:
    m.sort(key=boom)
except ValueError as e:
    print(e, sorted(m))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(1), K(3), K(2)]))
n = list(range(200))
n.sort(key=lambda v: (v * 7919) % 211)
print(n[:10], sorted(n) == list(range(200)))
print(sorted(range(50), key=lambda v: v // 10, reverse=True)[:12])
nan = float("nan")
print(sorted([3.0, 1.0, 2.0], key=lambda v: -v), list(reversed(sorted("hello"))))
q = [1, 2, 3]
try:
    q.sort(key=lambda v: q.append(v) or v)
except ValueError as e:
    print(e)
