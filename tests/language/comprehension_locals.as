# While a comprehension runs, locals(), vars(), dir(), eval and exec see its variables; at module and class level only those.
import sys

limit = 10
print([eval("x + limit") for x in range(3)])
print([sorted(locals()) for a in (1,)], {k: vars()["k"] for k in "ab"}, [dir() for b in (1,)])
print([eval("(a, b)") for a in (1, 2) for b in "xy" if eval("a == 2")])


def inside(n, x=0):
    made = [eval("x * n") for x in range(3)]
    shown = [sorted(locals()) for made in (1,)]
    held = [(lambda: y, eval("y"))[1] for y in "pq"]
    outer = [[sorted(locals()) for j in (1,)] for i in (1,)]
    framed = [sys._getframe().f_locals["z"] for z in (7,)]
    return made, shown, held, outer, framed, x


print(inside(2))


class Body:
    step = 5
    seen = [locals().get("i") for i in range(2)]
    names = ["step" in locals() for i in (1,)]


print(Body.seen, Body.names)
print(list(eval("g") for g in range(2)), (lambda q: [eval("q, r") for r in (1,)])(0))
