# The number of values must fit.
def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def a(): x, y = [1]
def b(): x, y = [1, 2, 3]
def c(): x, *y, z = [1]
def d(): x, y = 5
def e(): x, y = "a"
def f(): x, y = iter([1, 2, 3])
def g(): [a, b], c = [1, 2, 3], 4
def h(): x, = {}
def i(): x, y, *z = None
for fn in (a, b, c, d, e, f, g, h, i):
    attempt(fn)
