# Left to right; the target of an assignment comes last.
def f(x):
    print(x, end=" ")
    return x


d = {}
d[f("k")] = f("v"); print(d)
print(f(1) + f(2) * f(3))
{f("a"): f("b"), f("c"): f("d")}; print()
print([f(1), f(2)], (f(3), f(4)))
def g(*a, **k): return a, k
print(g(f(1), *[f(2)], x=f(3), **{"y": f(4)}))
print(f(1) if f(0) else f(2))
print(f(0) or f(5) and f(6))
class L(list):
    def __setitem__(self, i, v):
        print("set", i, v)
L()[f(1)] = f(2)
a, b = f(1), f(2)
print()
x = [0, 0]
i = 0
i, x[i] = 1, 7
print(x)
print(f(3) < f(2) < f(1))
print((lambda a=f("default"): a)())
