# Delegation passes values, sends, throws and the result.
def inner():
    try:
        x = yield "a"
        print("inner got", x)
        yield "b"
    except ValueError as e:
        print("inner caught", e)
        yield "c"
    return "result"


def outer():
    r = yield from inner()
    print("outer got", r)
    yield from [1, 2]
    yield from "xy"
    return "end"


print(list(outer()))
g = outer()
print(next(g), g.send("hello"))
g = outer(); next(g)
print(g.throw(ValueError("v")))
print(next(g))
def chain(*its):
    for it in its:
        yield from it
print(list(chain([1], (2, 3), {4: 5})))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5]])))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(list(deep(5)))
def closing():
    try: yield from inner2()
    finally: print("outer closed")
def inner2():
    try: yield 1
    finally: print("inner closed")
c = closing(); next(c); c.close()
try:
    next((lambda: (yield from 5))())
except TypeError as e:
    print(e)
