# yield, return values, laziness.
def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "done"


g = count(2)
print(type(g).__name__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(list(count(3)))
print(next(iter(()), "default"))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
it = fib()
print([next(it) for _ in range(10)])
print(iter(it) is it)
def nothing():
    return
    yield
print(list(nothing()))
def bare():
    x = yield
    print("got", x)
    yield
b = bare()
print(next(b), next(b))
print([*(i * i for i in range(4))])
print(sum(i for i in range(101)))
