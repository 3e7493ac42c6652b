# An operand keeps the value it had, whatever a later one assigns.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def d(x):
    return x + (x := 5) + x, (x := 1) + (x := 2), [x, (x := 7), x], {x: (x := 8)}
t(lambda: d(1))


def e(n):
    i = 0
    a = [0] * 5
    i = a[i] = 3
    a[(i := 1)] = i
    return a, i
t(lambda: e(1))


def f():
    x = 1
    def g():
        nonlocal x
        x += 1
        return x
    y = x + g() + x
    a, b = x, g()
    return y, a, b
t(f)
