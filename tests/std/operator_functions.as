# operator: getters, in-place forms, the rest by a table.
import operator
from operator import itemgetter, attrgetter, methodcaller

rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), list(map(itemgetter(0), rows)), itemgetter(1, 0, 1)("xyz"), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"))


class P:
    def __init__(self, n):
        self.n = n
        self.me = self

    def add(self, k, scale=1):
        return self.n + k * scale


p = P(5)
print(attrgetter("n")(p), attrgetter("me.me.n", "n")(p), methodcaller("add", 1, scale=3)(p), methodcaller("upper")("a"))
print(itemgetter(1), itemgetter("a", 2), attrgetter("a.b", "c"), methodcaller("f", 1, x="y"))
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "lt", "le", "eq", "ne", "ge", "gt", "is_", "is_not"):
    print(name, getattr(operator, name)(7, 2), end="; ")
print()
for name in ("neg", "pos", "abs", "inv", "invert", "not_", "truth", "index"):
    print(name, getattr(operator, name)(-6), end="; ")
print()
a = [1]
print(operator.iadd(a, [2]) is a, a, operator.concat([1], [2]), operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.getitem({"a": 1}, "a"))
d = {}
operator.setitem(d, "x", 1)
print(d, operator.delitem(d, "x"), d, operator.length_hint([1, 2]), operator.length_hint(iter([1, 2, 3])), operator.length_hint(3, 9), operator.call(max, 1, 5), operator.__add__(1, 2), operator.__not__(0))
for name in ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ior", "ixor"):
    print(getattr(operator, name)(7, 2), end=" ")
print()
for bad in (lambda: attrgetter(1), lambda: attrgetter("zz")(p), lambda: itemgetter(5)("a"), lambda: operator.indexOf([1], 2), lambda: operator.index(1.5), lambda: operator.concat(1, 2), lambda: methodcaller(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
