# Simple statements that look after names.
import sys
def f():
    global a, b
    a, b = 1, 2
f()
print(a, b)  # expect: 1 2
def g():
    global C
    class C: v = 1
    global fn
    def fn(): return 2
    global m
    import math as m
    for global_i in range(2): pass
g()
print(C.v, fn(), m.floor(2.5))  # expect: 1 2 2
def loop():
    global i
    for i in range(3): pass
loop()
print(i)  # expect: 2
def h():
    x = 0
    def k():
        nonlocal x
        for x in range(5): pass
    k()
    return x
print(h())  # expect: 4
print(globals()["a"], "f" in globals(), __name__)  # expect: 1 True __main__
def loc():
    u, v = 1, 2
    return sorted(locals().items())
print(loc())  # expect: [('u', 1), ('v', 2)]
globals()["made"] = 5
print(made)  # expect: 5
