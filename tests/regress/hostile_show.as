# repr, str, format, hash, bool and len that allocate, change what is shown, or do not end.
# no stress: the recursion goes as deep as it may, collected at every step
def junk(): return [str(i) * 5 for i in range(100)]


class Shrinks:
    def __init__(self, target): self.target = target
    def __repr__(self):
        del self.target[-1:]
        junk()
        return "S"


l = []
l += [Shrinks(l), 1, 2, 3, Shrinks(l)]
print(l)
print(l)


class Adds:
    def __init__(self, d): self.d = d
    def __repr__(self):
        self.d[len(self.d)] = junk() and "more"
        return "A"


d = {}
d["k"] = Adds(d)
try:
    print(repr(d)[:6])
except RuntimeError as e:
    print(e)


class Nested:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N({[Nested(self.n - 1)] if self.n else junk()[:1]!r})"
    def __str__(self): return f"{self!r:>20}"
    def __format__(self, spec): return f"{str(self):{spec or '>25'}}"


print(Nested(3), f"{Nested(1)}", "%s|%r" % (Nested(0), Nested(0)), "{!s:*^22}".format(Nested(0)))


class Bool:
    def __init__(self, l): self.l = l
    def __bool__(self):
        self.l.append(junk()[0])
        return len(self.l) < 5


b = Bool([])
print([x for x in range(10) if b], not b, (b and 1) == b, (b or "or"), any([b, b]), all([b]), len(b.l))


class Loop:
    def __init__(self): self.other = None
    def __eq__(self, o): return self.other == o.other
    def __hash__(self): return hash((self.other,)) if self.other is not self else hash(self.other)
    def __str__(self): return str(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __contains__(self, x): return x in self
    def __call__(self): return self()
    def __bool__(self): return bool(self)
    def __add__(self, o): return self + o
    def __getitem__(self, k): return self[k]
    def __format__(self, s): return format(self, s)
    def __index__(self): return [1][self]
    def __lt__(self, o): return sorted([self, o])


x, y = Loop(), Loop()
x.other, y.other = y, x
x2 = Loop()
x2.other = x2
for f in (lambda: x == y, lambda: hash(x2), lambda: str(x), lambda: len(x), lambda: list(x), lambda: x.a, lambda: 1 in x, lambda: x(), lambda: bool(x), lambda: x + 1, lambda: x[0], lambda: f"{x}", lambda: [1][x], lambda: x < y):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print("RecursionError", str(e)[:32])
deep = []
for _ in range(100000): deep = [deep]
try:
    repr(deep)
except RecursionError:
    print("RecursionError")
t = ()
for _ in range(100000): t = (t,)
for f in (lambda: deep == [deep], lambda: hash(t), lambda: t == (t,), lambda: str([t]), lambda: f"{deep}"):
    try:
        f()
    except RecursionError:
        pass
del deep, t
print("end")
