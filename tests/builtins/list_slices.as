# Slices: read, write, delete, with every kind of bound.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[::3], l[::-1], l[8:2:-2], l[-3:], l[:-7], l[5:2], l[100:], l[-100:2], l[:], l[slice(1, 3)])
l[2:4] = ["a", "b", "c"]; print(l)
l[:0] = [-1]; print(l)
l[len(l):] = [99]; print(l)
l[1:1] = "xy"; print(l)
l[5:8] = []; print(l)
l[::2] = range(len(l[::2])); print(l)
del l[1::2]; print(l)
del l[:2]; print(l)
l[:] = [1, 2, 3]; print(l)
l[::-1] = [7, 8, 9]; print(l)
for f in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.__setitem__(slice(0, 1), 5), lambda: l[::0], lambda: l["a":], lambda: l[1.5:], lambda: l[:None], lambda: slice(1, 2)["a"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(6), slice(5), slice(None, None, -1).indices(4), s == slice(1, 10, 2), slice(1, 2) < slice(1, 3))
class I:
    def __index__(self): return 2
print([1, 2, 3][I()], [1, 2, 3][I():], "abc"[I()], list(range(9))[I()::I()])
l[1:2] = l; print(l)
l[0:0] = l[1:3]; print(l)
b = [1, 2, 3, 4]; b[1:3] = iter("xyz"); print(b)
