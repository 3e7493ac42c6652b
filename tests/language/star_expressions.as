# Stars in displays, calls and returns.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 5), {*a, *a})
print({**{"x": 1}, "y": 2, **{"x": 3}})
print(*a, *b, sep="-")
def f(*args, **kw): return args, kw
print(f(*a, 9, *b, k=1, **{"m": 2}, **{"n": 3}))
def g(): return *a, *b
print(g())
x = *a, 10
print(x)
print([*"ab", *range(2)], [*{}], {**{}})
for v in *a, *b: print(v, end=" ")
print()
print({**dict(a=1)} | {"b": 2})
print(a[0:1] + [*b][1:])
