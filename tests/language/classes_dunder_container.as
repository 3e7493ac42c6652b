# A container of one's own.
class Bag:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        if isinstance(k, slice): return ("slice", k.start, k.stop, k.step)
        if isinstance(k, tuple): return ("tuple", k)
        return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(sorted(self.d))
    def __reversed__(self): return iter(sorted(self.d, reverse=True))
    def __missing__(self, k): return "never asked"


b = Bag()
b["x"] = 1
b["a"] = 2
print(b["x"], len(b), "x" in b, "q" in b, list(b), list(reversed(b)))
print(b[1:2], b[::3], b[1, 2], b[..., 1:2])
del b["x"]
print(list(b), bool(b))
try:
    b["nope"]
except KeyError as e:
    print("KeyError", e)
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
print(list(Seq()), 20 in Seq(), 5 in Seq(), [*Seq()])
a, b, c = Seq()
print(a, b, c, max(Seq()), dict(enumerate(Seq())))
class It:
    def __iter__(self):
        yield 1
        yield 2
print(list(It()), sum(It()), 2 in It())
class D(dict):
    def __missing__(self, k): return f"<{k}>"
d = D(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d)
class Hint:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Hint[int])
class NoIter: pass
for f in (lambda: list(NoIter()), lambda: NoIter()[0], lambda: len(NoIter()), lambda: 1 in NoIter()):
    try:
        f()
    except TypeError as e:
        print(e)
