# Many classes, functions, closures and modules of code made and dropped.
# no stress: tens of thousands of objects, collected at every step
def make(i):
    class C:
        attr = [i] * 3
        def __init__(self): self.v = lambda: (i, self.attr)
        def __repr__(self): return f"C{i}"
    def outer():
        n = i
        def inner():
            nonlocal n
            n += 1
            return n
        return inner
    return C, outer()


total = 0
for i in range(300):
    C, f = make(i)
    total += f() + f() + C().v()[0]
print(total, C(), f())  # expect: 135450 C299 302
kinds = [type(f"K{i}", (), {"i": i, "get": lambda self: self.i}) for i in range(100)]
print(sum(k().get() for k in kinds), kinds[5].__name__)  # expect: 4950 K5
objs = []
for i in range(100):
    o = C()
    for j in range(i % 20):
        setattr(o, f"a{(i * j) % 37}", j)
    objs.append(o)
print(sum(len(vars(o)) for o in objs), sorted(vars(objs[19]))[:3])  # expect: 1021 ['a0', 'a1', 'a19']
for o in objs[::2]:
    for n in list(vars(o)):
        delattr(o, n)
print(sum(len(vars(o)) for o in objs))  # expect: 534


class Node:
    def __init__(self, next=None): self.next = next


head = None
for i in range(50000): head = Node(head)
n = 0
while head: head, n = head.next, n + 1
print(n)  # expect: 50000
a, b = Node(), Node()
a.next, b.next = b, a
del a, b
cycle = [Node() for _ in range(1000)]
for i, c in enumerate(cycle): c.next = cycle[i - 1]
print(cycle[0].next is cycle[-1])  # expect: True
