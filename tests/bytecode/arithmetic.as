# Operands are used where they are; constants ride in the instruction; known values are folded.
def f(a, b, c):
    x = a + b * c - 1
    y = 2 * a + 0.5 / b
    z = -a ** 2 + ~b
    w = 60 * 60 * 24 + a
    x += 1
    y -= c
    return x - (y + z) + w


def walrus(x):
    return x + (x := 5) + x


def keeps(x):
    x = x and 1 // 0
    return x
