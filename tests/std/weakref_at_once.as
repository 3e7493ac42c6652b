# What only a weak reference knows is gone when the next look is taken.
import weakref
class Node: pass
m = Node()
w = weakref.WeakSet([m])
f = weakref.ref(m)
del m
print(f() is None)
m = Node()
w = weakref.WeakSet(); w.add(m)
f = weakref.ref(m)
print(m in w)
del m
print(f() is None)
m = Node()
p = weakref.proxy(m)
f = weakref.ref(m)
del m
print(f() is None)
m = Node()
f = weakref.finalize(m, print, "fin")
print(f.alive)
del m
print(f.alive)
