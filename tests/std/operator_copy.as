# operator and copy.
import copy
import operator
print(operator.add(1, 2), operator.itemgetter(1)([5, 6]), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), operator.mul(3, 4), operator.not_(0), operator.contains([1], 1), operator.neg(5), operator.truth([]))
print(sorted([("b", 1), ("a", 2)], key=operator.itemgetter(0)), operator.index(5), operator.lt(1, 2), operator.floordiv(7, 2), operator.concat([1], [2]))
a = [1, [2, 3], {"k": [4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append("x"); a[2]["k"].append("y"); print(b, c, b[1] is a[1], c[1] is a[1])
class N:
    def __init__(self, v): self.v = v; self.me = self
n = N([1]); m = copy.deepcopy(n); print(m.me is m, m.v is n.v, m.v, copy.copy(n).v is n.v)
l = [1]; l.append(l); d = copy.deepcopy(l); print(d[1] is d, d); print(copy.copy({1: 2}), copy.deepcopy((1, [2])), copy.copy("s"))
