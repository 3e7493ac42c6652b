# OrderedDict: ends, equality by order, repr, merging.
from collections import OrderedDict

d = OrderedDict([("a", 1), ("b", 2)], c=3)
print(d, list(d), d.popitem(), d.popitem(last=False), d)
d["x"] = 1
d["y"] = 2
d.move_to_end("b")
print(d)
d.move_to_end("y", last=False)
print(d, list(reversed(d)), list(d.items()))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, d != {})
print(d | {"n": 0}, {"n": 0} | d, type(d | {}).__name__, type({} | d).__name__)
d |= [("k", 9)]
print(d, d.copy() == d, OrderedDict.fromkeys("ab", 0), OrderedDict())
d["self"] = d
print(d)
for bad in (lambda: d.move_to_end("zz"), lambda: OrderedDict().popitem()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def get(self, key):
        if key in self.data:
            self.data.move_to_end(key)
        return self.data.get(key)

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            print("evict", self.data.popitem(last=False))


lru = LRU(2)
lru.put(1, "a"), lru.put(2, "b"), lru.get(1), lru.put(3, "c"), lru.put(1, "z"), lru.put(4, "d")
print(lru.data)


class Sub(OrderedDict):
    pass


print(Sub(a=1), Sub().copy(), Sub(a=1) == OrderedDict(a=1))
del d["self"]
d.update(a=5)
d.setdefault("new", 7)
print(d.pop("a"), d.pop("none", None), list(d.values()))
