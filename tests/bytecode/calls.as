# Arguments are evaluated into place above the callee; a method call makes no bound method.
def f(g, a, *rest, **named):
    g()
    g(1, a, g(a), key=a)
    a.b.c(1).d(x=2)
    g(*rest)
    g(a, *rest, b=1, **named)
    return g(a for a in rest), [*rest, a], {**named, "k": a}


def order(a, g):
    # A method is looked up before its arguments are evaluated, where that could be told.
    return a.b(g(), k=1), a.c(g)
