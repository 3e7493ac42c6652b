# Generators that a local, an argument or a frame alone holds are closed when it lets them go.
def fin(tag, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", tag)


try:
    a, b = fin("too many")
except ValueError as e:
    print(e)
g = fin("rebinding")
next(g)
g = None
print("after rebinding")
g = fin("del")
next(g)
del g
print("after del")


def local():
    g = fin("function end")
    next(g)
    return "function returned"


print(local())


def takes(g):
    return next(g)


print(takes(fin("argument")))


never = fin("never started")
del never
kept = fin("kept to the end")
next(kept)
print("end of script")
