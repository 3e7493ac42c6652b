# Targets on the left of `=`, of any shape.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = [3, 4], 5
print(c, d, e)
first, *rest = range(4)
print(first, rest)
*init, last = "abc"
print(init, last)
h, *mid, t = [1, 2]
print(h, mid, t)
[x, [y, *z]] = 1, [2, 3, 4]
print(x, y, z)
for i, (j, k) in [(1, (2, 3)), (4, (5, 6))]:
    print(i, j, k)
m = n = o = 0
print(m, n, o)
p, = [9]
print(p)
obj = [0, 0]
obj[0], obj[1] = 7, 8
print(obj)
(q) = 4
print(q)
*everything, = 1, 2
print(everything)
