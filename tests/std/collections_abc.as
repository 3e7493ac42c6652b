# collections.abc and abc: instance checks of builtins, mixin methods, abstract classes.
import collections
import collections.abc as abc
from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Set, MutableSet, Iterable, Iterator
from abc import ABC, ABCMeta, abstractmethod

NAMES = ["Hashable", "Iterable", "Iterator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set",
         "MutableSet", "Mapping", "MutableMapping", "Sequence", "MutableSequence", "Generator", "Awaitable",
         "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "KeysView", "ItemsView", "ValuesView"]


def gen():
    yield 1


async def agen():
    yield 1


async def coro():
    pass


c = coro()
values = [1, 1.5, "s", b"b", None, (1,), [1], {1: 2}, {1}, frozenset(), range(3), len, gen(), agen(), c, iter([]),
          {}.keys(), {}.items(), {}.values(), int, reversed([1]), enumerate([]), collections.deque(),
          collections.OrderedDict(), collections.Counter(), object(), gen, lambda: 0]
for v in values:
    print(type(v).__name__, [n for n in NAMES if isinstance(v, getattr(abc, n))])
c.close()


class Squares(Sequence):
    def __len__(self):
        return 5

    def __getitem__(self, i):
        if i >= 5:
            raise IndexError
        return i * i


s = Squares()
print(list(s), 9 in s, list(reversed(s)), s.index(4), s.count(16), isinstance(s, Iterable))
try:
    s.index(5)
except ValueError:
    print("ValueError")


class Lower(MutableMapping):
    def __init__(self, *args, **kw):
        self.d = {}
        self.update(*args, **kw)

    def __getitem__(self, k):
        return self.d[k.lower()]

    def __setitem__(self, k, v):
        self.d[k.lower()] = v

    def __delitem__(self, k):
        del self.d[k.lower()]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f"Lower({self.d})"


m = Lower({"A": 1}, B=2)
print(m, m["a"], "B" in m, "zz" in m, m.get("q", 5), m.pop("A"), m.setdefault("C", 3), list(m.items()), m == {"b": 2, "c": 3})
print(m.keys(), m.values(), m.items(), m.keys() & {"b", "z"}, sorted(m.keys() | {"z"}), ("b", 2) in m.items())
print(m.popitem(), m, m.clear(), m, len(m))
try:
    m.pop("x")
except KeyError as e:
    print("KeyError", e)


class Bag(MutableSet):
    def __init__(self, it=()):
        self.items = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)

    def __repr__(self):
        return f"Bag({self.items})"


a, b = Bag("abc"), Bag("bcd")
print(a & b, a | b, a - b, a ^ b, a <= b, Bag("b") < a, a == Bag("cba"), a.isdisjoint(Bag("x")), {"a"} | b)
a |= {"z"}
a -= {"a"}
a &= b
print(a, a.pop(), a)
try:
    a.remove("nope")
except KeyError as e:
    print("KeyError", e)


class Stack(MutableSequence):
    def __init__(self):
        self.l = []

    def __len__(self):
        return len(self.l)

    def __getitem__(self, i):
        return self.l[i]

    def __setitem__(self, i, v):
        self.l[i] = v

    def __delitem__(self, i):
        del self.l[i]

    def insert(self, i, v):
        self.l.insert(i, v)


st = Stack()
st.append(1), st.extend([2, 3]), st.reverse()
st += [7]
print(list(st), st.pop(), st.pop(0), st.remove(1), list(st), 2 in st)


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    @classmethod
    @abstractmethod
    def make(cls):
        ...


class Half(Shape):
    def area(self):
        return 1

    name = "half"


class Full(Half):
    @classmethod
    def make(cls):
        return cls()


print(sorted(Shape.__abstractmethods__), Full.make().area(), Full.__abstractmethods__, isinstance(Full(), Shape))
for cls in (Shape, Half, Sequence):
    try:
        cls()
    except TypeError as e:
        print(e)


class Duck(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack") or NotImplemented


class Mallard:
    def quack(self):
        pass


class Robot:
    pass


print(issubclass(Mallard, Duck), isinstance(Robot(), Duck), Duck.register(Robot) is Robot, isinstance(Robot(), Duck))
print(issubclass(dict, Mapping), issubclass(list, (Mapping, Sequence)), issubclass(int, abc.Hashable))
try:
    issubclass(3, Mapping)
except TypeError as e:
    print(e)
print(abc.Callable[[int, str], bool], abc.Callable[..., None], abc.Iterable[int], abc.Mapping)
