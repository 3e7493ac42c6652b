# send gives the value of the yield.
def average():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        if x is None:
            return total
        total += x
        n += 1
        avg = total / n


g = average()
print(g.send(None))  # expect: None
print(g.send(10))  # expect: 10.0
print(g.send(20))  # expect: 15.0
try:
    g.send(None)
except StopIteration as e:
    print(e.value)  # expect: 30
h = average()
try:
    h.send(1)
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
def echo():
    r = yield 1
    while True:
        r = yield r * 2
e = echo()
next(e)
print([e.send(i) for i in range(4)])  # expect: [0, 2, 4, 6]
def running():
    try:
        next(me)
    except ValueError as err:
        print(err)  # expect: generator already executing
    yield 1
me = running()
next(me)
