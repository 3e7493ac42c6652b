# Weak references, dead after del and collect.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name


n = Node("a")
r = weakref.ref(n, lambda ref: print("callback"))
print(r() is n, r().name, weakref.getweakrefcount(n))
d = weakref.WeakValueDictionary()
d["k"] = n
print(d["k"].name, len(d))
del n
gc.collect()
print(r(), len(d), "k" in d)
m = Node("b")
w = weakref.WeakSet([m])
print(len(w), m in w)
p = weakref.proxy(m)
print(p.name)
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
a, b = Node("x"), Node("y")
a.other, b.other = b, a
ra = weakref.ref(a)
del a, b
gc.collect()
print(ra())
f = weakref.finalize(m, print, "finalized", "m")
print(f.alive)
del m
gc.collect()
print(f.alive)
