# copy and deepcopy: sharing, cycles, memo, hooks, subclasses, slots.
import copy
from collections import namedtuple, OrderedDict, defaultdict, deque, Counter
from dataclasses import dataclass

a = [1, [2, 3], {"k": [4]}, (5, [6]), {7}]
b, c = copy.copy(a), copy.deepcopy(a)
print(b == a, b is a, b[1] is a[1], c == a, c[1] is a[1], c[2]["k"] is a[2]["k"], c[3][1] is a[3][1], c[4] is a[4])
a[1].append("new")
print(b[1], c[1])
l = []
l.append(l)
m = copy.deepcopy(l)
print(m[0] is m, m is l)
shared = [0]
x = copy.deepcopy([shared, shared, (shared,)])
print(x[0] is x[1], x[2][0] is x[0])
t = (1, "a", (2,))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [2])) == (1, [2]))


class Node:
    def __init__(self, name):
        self.name = name
        self.links = []


n = Node("n")
n.links.append(n)
k = copy.copy(n)
d = copy.deepcopy(n)
print(k.links is n.links, d.links[0] is d, d.name, type(d).__name__, d.links is n.links)


class Hooks:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        return Hooks(("copied", self.v))

    def __deepcopy__(self, memo):
        return Hooks(("deep", copy.deepcopy(self.v, memo)))


print(copy.copy(Hooks(1)).v, copy.deepcopy(Hooks([1])).v, copy.deepcopy([Hooks(2)])[0].v)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
s2, s3 = copy.copy(s), copy.deepcopy(s)
print(s2.a is s.a, s3.a == [1], s3.a is s.a, hasattr(s3, "b"))


class State:
    def __init__(self):
        self.x, self.secret = [1], "s"

    def __getstate__(self):
        return {"x": self.x}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


print(copy.copy(State()).__dict__, copy.deepcopy(State()).__dict__)


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


ml = MyList([1, [2]])
ml.tag = ["t"]
md = MyDict(a=[1])
dl = copy.deepcopy(ml)
print(dl, type(dl).__name__, dl.tag, dl.tag is ml.tag, copy.copy(md), type(copy.deepcopy(md)).__name__, copy.deepcopy(MyInt(5)), type(copy.copy(MyInt(5))).__name__)
P = namedtuple("P", "x y")
p = P([1], 2)
print(copy.deepcopy(p), copy.deepcopy(p).x is p.x, copy.copy(p) == p, copy.replace(p, y=9))
print(copy.deepcopy(OrderedDict(a=[1])), copy.deepcopy(defaultdict(list, a=[1])), copy.copy(deque([1, 2], 3)), copy.deepcopy(Counter("aab")))


@dataclass
class D:
    v: list


print(copy.deepcopy(D([1, [2]])), copy.replace(D([1]), v=5))
e = ValueError("a", 1)
e.extra = [1]
e2 = copy.copy(e)
print(repr(e2), e2.extra)
f = lambda: 0
print(copy.deepcopy(f) is f, copy.copy(len) is len, copy.deepcopy(int) is int, copy.deepcopy([f, D])[1] is D)
for bad in (lambda: copy.copy(i for i in "a"), lambda: copy.deepcopy([i for i in "a"].__class__), lambda: copy.deepcopy([(i for i in "a")]), lambda: copy.replace(5, x=1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
memo = {}
copy.deepcopy([[1]], memo)
print(len(memo))
