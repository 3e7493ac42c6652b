# More than 240 values at once: some wait in registers that only moves can reach.
def f(g, a):
    return g(a, 1, 2, 3, 4, 5, 6, 7, 8, 9, [a] * 3, g(a, *a, k=1), *a)
