# A generator that a class body or the namespace of exec holds lives on when the code that began it has ended.
def count():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


space = {"count": count}
exec("g = count()\nprint(next(g))\n", space)
exec("print(next(g))", space)
exec("del g", space)


def plain():
    yield 1
    yield 2


class Holder:
    g = plain()
    print(next(g))


print(next(Holder.g))
exec(compile("1; 'two'; h = count(); next(h)", "<string>", "single"))
print(next(h))
del h
print("end")
