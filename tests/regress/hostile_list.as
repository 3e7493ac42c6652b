# Lists changed by the very comparison, index or key that looks into them.
def junk(): return [[i] * 10 for i in range(50)]


class Clears:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        self.target.clear()
        junk()
        return False


class Grows:
    def __init__(self, target): self.target = target
    def __eq__(self, other):
        if len(self.target) < 50: self.target.append(other)
        junk()
        return False


for use in (lambda l: 5 in l, lambda l: l.index(5), lambda l: l.count(5), lambda l: l.remove(5), lambda l: l == [1, 2, 3], lambda l: [1, 2, 3] == l, lambda l: l < [0, 0, 0] if False else l != [9, 9, 9]):
    for kind in (Clears, Grows):
        l = []
        l += [kind(l), 1, kind(l), 2]
        try:
            print(use(l), len(l))
        except (ValueError, IndexError) as e:
            print(type(e).__name__, len(l))


class Index:
    def __init__(self, l, n): self.l, self.n = l, n
    def __index__(self):
        self.l.clear()
        junk()
        return self.n


l = [1, 2, 3]
try:
    print(l[Index(l, 1)])
except IndexError as e:
    print(e, l)
l = list(range(10))
print(l[Index(l, 0):5], l)
l = list(range(10))
l[Index(l, 2):3] = "ab"
print(l)
l = list(range(5))
l.insert(Index(l, 3), "x")
print(l)
l = [3, 1, 2]
try:
    l.sort(key=lambda v: l.append(v))
except (ValueError, TypeError) as e:
    print(type(e).__name__, e, len(l))


class Less:
    def __init__(self, l, v): self.l, self.v = l, v
    def __lt__(self, other):
        self.l.append(junk())
        return self.v < other.v


l = []
l += [Less(l, 2), Less(l, 1)]
try:
    l.sort()
except ValueError as e:
    print(e, [x.v for x in l])
l = [1, 2, 3]
l.extend(x * 10 for x in l if len(l) < 6)
print(l)
l[1:2] = (l.pop() for _ in range(2))
print(l)
l = [1]
l += l
l.extend(l)
l[2:] = l
print(l, l * 2 == l + l)
it = iter(l)
next(it)
l.clear()
junk()
print(list(it), l)
