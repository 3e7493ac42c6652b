# Raised in defaults, decorators, class bodies, comprehensions, conditions.
def boom(m): raise ValueError(m)
def attempt(f):
    try:
        f()
    except ValueError as e:
        print(e)
def a():
    def f(x=boom("default")): pass
def b():
    @boom("decorator")
    def f(): pass
def c():
    class C:
        x = boom("body")
def d(): [boom("comprehension") for _ in range(1)]
def e():
    if boom("condition"): pass
def f():
    while boom("while"): pass
def g():
    for _ in boom("iterable"): pass
def h(): return {boom("key"): 1}
def i(): f"{boom('fstring')}"
def j(): [1, 2][boom("index")]
def k(): print(1, sep=boom("keyword"))
def l(): return boom("left") + 1
def m(): x = y = boom("value")
def n():
    with boom("with"): pass
def o(): assert boom("assert")
def p(): raise boom("raise")
def q(): lambda: boom("never"); boom("after lambda")
def r():
    try: boom("try")
    except boom("matcher"): pass
def s():
    def gen():
        yield boom("gen")
    next(gen())
def t(): sorted([1, 2], key=lambda v: boom("key function"))
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t): attempt(fn)
