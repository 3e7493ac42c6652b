# What operators say of containers: repetition by what is no int, in place and not, unary signs, '%' of bytes.


class L(list):
    pass


class A:
    pass


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def repeated(x, y):
    x *= y
    return x


def added(x, y):
    x += y
    return x


for x in (1, 1.5, None, {1}, {}, range(2), [1], "a", b"a", A(), L(), frozenset(), bytearray(b"x"), {}.keys(), len, slice(1)):
    for y in ([1], (2,), "q", A(), bytearray(b"q")):
        shown(lambda: repeated(x, y))
        shown(lambda: x * y)
        shown(lambda: x + y)
for f in (lambda: -L(), lambda: +{}, lambda: ~A(), lambda: added([1], True), lambda: [1, *None], lambda: (1, *5)):
    shown(f)
for x in (True, [1], {}, "x", b"x", (1,), None, bytearray(b""), A(), range(3)):
    shown(lambda: b"ab" % x)
    shown(lambda: "ab" % x)


def g(*a, **k):
    return a, k


for f in (lambda: g(*None), lambda: g(1, *None), lambda: g(*None, *[1]), lambda: g(*[1], *None), lambda: g(k=1, *None), lambda: g(**5)):
    shown(f)
for n in (10**20, -(10**20)):
    for x in ([1], (1,), "a", b"a", bytearray(b"a")):
        shown(lambda: x * n)
shown(lambda: [1].insert(10**20, 1))
shown(lambda: bytes(10**20))
shown(lambda: "%*d" % (10**20, 1))
shown(lambda: list((lambda: 0)(1) for _ in [1]))
