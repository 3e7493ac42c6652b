# When CPython closes an abandoned generator: the plain cases.
def fin(tag, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", tag)


for x in fin("break"):
    break
print("after break")


def returns():
    for x in fin("return"):
        return "returned"


print(returns())
try:
    for x in fin("raise"):
        raise ValueError("in the loop")
except ValueError as e:
    print("handler", e)
for i, x in enumerate(fin("enumerate")):
    break
print("after enumerate")
for a, b in zip(fin("zip a"), fin("zip b")):
    break
print("after zip")
for x in map(str, fin("map")):
    break
for x in filter(None, fin("filter")):
    break
for x in (y for y in fin("genexp")):
    break
print("after adaptors")
print(next(fin("next")), any(x == 1 for x in fin("any")), 1 in fin("in"))
a, b, *c = fin("unpacking")
print(a, b, c)
try:
    a, b = fin("too many")
except ValueError as e:
    print(e)
print(list(zip(range(1), fin("zip in list"))))
try:
    [1 // (x - 1) for x in fin("comprehension")]
except ZeroDivisionError as e:
    print("handler", e)
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


def outer():
    yield from fin("delegated")


for x in outer():
    break
print("after yield from")


def takes(g):
    return next(g)


print(takes(fin("argument")))


def raising():
    g = fin("frame left by exception")
    next(g)
    raise KeyError("k")


try:
    raising()
except KeyError:
    print("in the handler")
print("after the handler")
never = fin("never started")
del never
kept = fin("kept to the end")
next(kept)
print("end of script")
