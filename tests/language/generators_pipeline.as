# Lazy stages pull one item at a time.
def source(n):
    for i in range(n):
        print(f"make {i}", end="; ")
        yield i


def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


print(list(take(2, evens(source(10)))))
gen = (x * 10 for x in source(3))
for v in gen:
    print(v)
a = iter(range(3))
print(list(zip(a, a)))
print(3 in (x for x in source(5)))
print(any(x > 1 for x in source(5)))
print(max((x % 3 for x in range(10)), default=None))
first, second, *_ = source(4)
print(first, second)
