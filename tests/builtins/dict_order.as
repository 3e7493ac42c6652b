# Insertion order survives deletion, update and growth.
d = {}
for i in range(20): d[i * 7 % 20] = i
print(d)
for i in range(0, 20, 3): del d[i]
for i in (3, 0, 100): d[i] = "new"
print(list(d))
d[1] = "changed"
print(list(d)[:3])
big = {str(i): i for i in range(1000)}
for i in range(0, 1000, 2): del big[str(i)]
print(len(big), list(big)[:3], list(big)[-2:], big["999"], "998" in big)
big.update((str(i), -i) for i in range(4))
print(list(big.items())[-3:], list(big.items())[:2])
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __repr__(self): return f"K{self.v}"
c = {K(i): i for i in range(5)}
print(c, c[K(3)], K(9) in c)
del c[K(2)]
c[K(2)] = "back"
print(c)
print({-1: "a", -2: "b"}, {0: 1, False: 2, 0.0: 3}, {1e20: 1, 10 ** 20: 2}, {"": 1}[""], {(): 2}[()])
