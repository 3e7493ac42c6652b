# for, iter, next and their errors.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)))
for x in Countdown(2): print(x)
it = iter([1, 2])
print(next(it), next(it), next(it, "none left"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)
print(list(iter(lambda c=iter([1, 2, 0, 3]): next(c), 0)))
for f in (lambda: iter(5), lambda: next(5), lambda: next([]), lambda: iter(5, 0)):
    try:
        f()
    except TypeError as e:
        print(e)
class Bad:
    def __iter__(self): return 5
try:
    for _ in Bad(): pass
except TypeError as e:
    print(e)
try:
    for _ in None: pass
except TypeError as e:
    print(e)
d = {"a": 1}
try:
    for k in d: d["b"] = 2
except RuntimeError as e:
    print(e)
l = [1, 2, 3]
for v in l:
    if v < 3 and len(l) < 6: l.append(v * 10)
print(l)
s = {1}
try:
    for v in s: s.add(2)
except RuntimeError as e:
    print(e)
