# Targets are written from left to right; parallel assignment makes no tuple.
def f(a, b, c):
    a, b = b, a
    a, b = b, a + b
    (x, y), *z = c
    a.n = b[0] = x
    a.n += 1
    b[c] *= y
    b[1:2] = b[::2]
    del a.n, b[0], x
    i = b[i := 1] = a
    return x, i, z
