# Cells are shared; loops share one variable.
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])  # expect: [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])  # expect: [0, 1, 2]
fs = [(lambda: j) for j in range(3)]
print([f() for f in fs])  # expect: [2, 2, 2]
def pair():
    v = 0
    def get(): return v
    def set(x):
        nonlocal v
        v = x
    return get, set
g, s = pair()
s(5)
print(g())  # expect: 5
def adder(n):
    return lambda x: x + n
print(adder(3)(4), adder(10)(4))  # expect: 7 14
def outer(a, *, b=2):
    def inner():
        return a, b
    a += 1
    return inner
print(outer(1)(), outer(1, b=5)())  # expect: (2, 2) (2, 5)
print(adder(1).__closure__[0].cell_contents, adder.__closure__)  # expect: 1 None
print(adder(1).__code__.co_freevars)  # expect: ('n',)
def fact():
    def f(n): return 1 if n == 0 else n * f(n - 1)
    return f
print(fact()(10))  # expect: 3628800
def args_captured(*args, **kw):
    return lambda: (args, kw)
print(args_captured(1, 2, k=3)())  # expect: ((1, 2), {'k': 3})
