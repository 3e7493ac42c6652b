# One value, several targets, left to right.
a = b = c = [0]
a.append(1)
print(b, c is a)  # expect: [0, 1] True
x, y = z = (1, 2)
print(x, y, z)  # expect: 1 2 (1, 2)
i = l = [1, 2, 3]
i, l[0] = l[1] = 0, 9
print(i, l)  # expect: 0 [9, (0, 9), 3]
class A: pass
o = A()
o.p = q = 7
print(o.p, q)  # expect: 7 7
d = {}
d["a"] = d["b"] = []
d["a"].append(1)
print(d)  # expect: {'a': [1], 'b': [1]}
(m, n), k = [o.r, o.s] = [(1, 2), 3]
print(m, n, k, o.r, o.s)  # expect: 1 2 3 (1, 2) 3
