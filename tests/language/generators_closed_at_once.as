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
print(list(zip(range(1), fin("zip in list"))))
try:
    [1 // (x - 1) for x in fin("comprehension")]
except ZeroDivisionError as e:
    print("handler", e)


def outer():
    yield from fin("delegated")


for x in outer():
    break
print("after yield from")
g = fin("by hand")
next(g)
g.close()
print("end of script")
