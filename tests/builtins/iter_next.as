# iter with a sentinel, next with a default, aiter and anext in async.
data = iter([1, 2, 3])
print(next(data), next(data), next(data), next(data, None), next(data, "again"))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n)
for it in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(0)), iter(b""), iter({}.keys()), iter({}.items()), iter({}.values())):
    print(type(it).__name__, end=" ")
print()
a = [1, 2]
i = iter(a)
next(i)
a.append(3)
print(list(i))
a.append(4)
print(list(i), "an exhausted iterator stays so")
d = {"a": 1, "b": 2}
k = iter(d)
print(next(k), k.__length_hint__(), iter([1, 2, 3]).__length_hint__())
r = iter(range(3))
print(next(r), list(r))
rev = reversed([1, 2, 3])
print(next(rev), list(rev))
