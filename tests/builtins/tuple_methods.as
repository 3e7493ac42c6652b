# tuple: literal forms, methods, order, errors.
t = (1, 2, 3)
print((), (1,), 1, (1, 2), t[0], t[-1], t[1:], t[::-1], len(t), 2 in t, t.index(3), t.count(1), t + (4,), t * 2, (0,) * 3)
print(t == (1, 2, 3), t < (1, 3), (1,) < (1, 0), () < (1,), hash(t) == hash((1, 2, 3)), {t: "v"}[(1, 2, 3)], tuple("ab"), tuple(), sorted((3, 1)), (1, "a") == (1.0, "a"))
for f in (lambda: t[5], lambda: t["a"], lambda: t.index(9), lambda: t + [1], lambda: (1,) < ("a",), lambda: t.append(1), lambda: t * 1.5, lambda: hash(([],)), lambda: t.index(), lambda: tuple(1, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
a = ([1],); a[0].append(2); print(a)
x = 1, ; print(x)
print(repr((1, (2, (3,)))), str(()), ("a", 'b"'), (None, True, 1.5))
l = [1]; r = (l,); l.append(r); print(r)
print(max((1, 5), (2, 0)), min((1, "b"), (1, "a")), tuple(i for i in range(3)), (*"ab", 1))
