# An operator that calls back overwrote what was waiting above the end of an earlier callee.
class Bag:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(sorted(self.d))


b = Bag()
b["x"] = 1
print(b["x"], len(b), "x" in b, "q" in b, list(b))


class Eq:
    def __eq__(self, o):
        a, b, c, d = 1, 2, 3, 4
        return [a, b, c, d] == o


def low(): return 1
def gen():
    for i in range(3): yield low() + i


print(low(), 2, 3, 4, 5, 7 in [Eq(), Eq()], [*gen()], {**dict(a=low())}, 8, sum(gen()), [1, 2, 3, 4] in [Eq()])
