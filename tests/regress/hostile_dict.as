# Dicts and sets whose keys change them while they are looked up.
def junk(): return {str(i): [i] for i in range(100)}


class Key:
    def __init__(self, target, act, h=1): self.target, self.act, self.h = target, act, h
    def __hash__(self):
        junk()
        return self.h
    def __eq__(self, other):
        act, self.act = self.act, None
        if act == "clear": self.target.clear()
        elif act == "grow": self.target.update((i, i) for i in range(100, 200))
        elif act == "raise": raise LookupError("in __eq__")
        junk()
        return self is other


for act in ("clear", "grow", "raise"):
    for use in (lambda d, k: d.get(k, "absent"), lambda d, k: k in d, lambda d, k: d.pop(k, "absent"), lambda d, k: d.setdefault(k, "set"), lambda d, k: d.__setitem__(k, 1)):
        d = {}
        d[Key(d, act)] = "first"
        try:
            print(act, use(d, Key(None, None)), len(d) in (0, 1, 2, 100, 101, 102))
        except LookupError as e:
            print(act, type(e).__name__, e, len(d))


class BadHash:
    def __hash__(self): raise ValueError("no hash today")


class OddHash:
    def __hash__(self): return "text"


for bad in (BadHash(), OddHash()):
    for use in (lambda: {bad: 1}, lambda: {bad}, lambda: {}.get(bad), lambda: bad in set(), lambda: hash(bad), lambda: {1: 2}.pop(bad, None)):
        try:
            use()
        except Exception as e:
            print(type(e).__name__, e)
d = {}
for i in range(200):
    d[i] = i
    if i > 5: del d[i - 5]
print(list(d), len(d))


class Same:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o):
        junk()
        return isinstance(o, Same) and self.n == o.n
    def __repr__(self): return f"S{self.n}"


many = {Same(i): i for i in range(30)}
print(many[Same(17)], Same(99) in many, len(many), many.pop(Same(3)), list(many)[:5])
s = {Same(i % 5) for i in range(50)}
print(len(s), Same(3) in s, sorted(x.n for x in s | {Same(9)}), {Same(1)} <= s, len(s - {Same(1)}), len(s & {Same(1), Same(77)}))
print({Same(1): "a"} == {Same(1): "a"}, {Same(1)} == {Same(1)}, {1: Same(2)} == {1: Same(3)})
