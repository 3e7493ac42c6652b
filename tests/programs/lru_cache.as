# A least-recently-used cache on a doubly linked list, and one on an ordered dict.
from collections import OrderedDict


class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRU:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push(self, node):
        last = self.tail.prev
        last.next = self.tail.prev = node
        node.prev, node.next = last, self.tail

    def get(self, key, default=None):
        node = self.map.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key, value):
        if key in self.map:
            self._unlink(self.map[key])
        elif len(self.map) == self.capacity:
            oldest = self.head.next
            self._unlink(oldest)
            del self.map[oldest.key]
        node = self.map[key] = Node(key, value)
        self._push(node)

    __getitem__ = get
    __setitem__ = put

    def __contains__(self, key):
        return key in self.map

    def __len__(self):
        return len(self.map)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key, node.value
            node = node.next

    def __repr__(self):
        return f"LRU({', '.join(f'{k!r}: {v!r}' for k, v in self)})"


class OrderedLRU(OrderedDict):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > self.capacity:
            self.popitem(last=False)


def memoize(capacity):
    def deco(fn):
        cache = LRU(capacity)

        def wrapper(*args):
            missing = object()
            value = cache.get(args, missing)
            if value is missing:
                value = fn(*args)
                cache.put(args, value)
            return value

        wrapper.cache = cache
        return wrapper

    return deco


@memoize(100)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


c = LRU(3)
for i, k in enumerate("abcad"):
    c[k] = i
print(c, len(c), "b" in c, c["a"], c["zz"], c.hits, c.misses)
c["e"] = 9
print(c, list(c))
print(fib(60), fib.cache.hits, fib.cache.misses, len(fib.cache))
o = OrderedLRU(2)
o["x"], o["y"] = 1, 2
o["x"]
o["z"] = 3
print(list(o.items()), "y" in o)
big = LRU(50)
for i in range(1000):
    big.put(i * 7 % 101, i)
    big.get(i % 13)
print(len(big), big.hits, big.misses, sum(k for k, _ in big), [k for k, _ in big][:5])
try:
    LRU(0)
except ValueError as e:
    print(e)
