# Local, enclosing, global, builtin.
x = "global"
def f():
    x = "local"
    def g():
        return x
    return g()
print(f(), x)  # expect: local global
def h():
    global x
    x = "changed"
h()
print(x)  # expect: changed
def counter():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return bump
a, b = counter(), counter()
print(a(), a(), b())  # expect: 1 2 1
def later():
    return defined_later
defined_later = 1
print(later())  # expect: 1
def shadow():
    len = lambda s: "mine"
    return len("abc")
print(shadow(), len("abc"))  # expect: mine 3
def deep():
    v = 1
    def mid():
        def low():
            nonlocal v
            v += 1
        low()
        return v
    return mid(), v
print(deep())  # expect: (2, 2)
def g2():
    global made
    made = 5
g2()
print(made)  # expect: 5
class C:
    x = "class"
    def m(self): return x
    y = [x for _ in range(1)]
print(C().m(), C.y)  # expect: changed ['changed']
