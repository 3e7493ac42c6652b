# Counter: counting, order of most_common, arithmetic, comparisons, repr.
from collections import Counter

c = Counter("abracadabra")
print(c, c["z"], "z" in c, c.most_common(), c.most_common(2), c.most_common(0), c.total())
print(list(c.elements()), sorted(c), len(c))
c.update("zza", b=10)
print(c)
c.update({"a": 1, "q": -2})
c.subtract("qa")
c.subtract(Counter(a=1), z=5)
print(c, c.most_common()[-1])
del c["nothing"]
del c["z"]
print(c)
a = Counter(a=3, b=1, d=-1)
b = Counter(a=1, b=2, e=0)
print(a + b, a - b, a | b, a & b, +a, -a, sep="\n")
x = a.copy()
x += b
print(x)
x -= Counter(a=9)
x |= Counter(k=2)
print(x)
x &= Counter(k=1, zz=3)
print(x)
print(a == b, a != b, Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1))
print(a >= b, Counter(a=2) > Counter(a=1), Counter(a=1) == {"a": 1}, Counter() == Counter(a=0))
print(Counter(), Counter([]), Counter({"x": 1}), Counter(x=2.5, y=1), Counter({"a": "s", "b": 1}))
print(Counter({3: 2, 1: 2, 2: 2}).most_common(2), isinstance(c, dict), dict(Counter("aab")))
for bad in (lambda: Counter.fromkeys("ab"), lambda: Counter(5), lambda: Counter(a=1) + 3, lambda: Counter([[]])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Sub(Counter):
    pass


print(Sub("aa"), type(Sub("a") + Sub("b")).__name__, type(Sub("a").copy()).__name__)
words = "the quick brown the lazy dog the quick".split()
for word, n in Counter(words).most_common(3):
    print(f"{word:>6} {n}")
