# Assignment expressions and where their names live.
if (n := len("hello")) > 3:
    print(n)  # expect: 5
while (x := n - 1) > 2:
    n -= 1
print(x, n)  # expect: 2 3
print([y := 5, y ** 2])  # expect: [5, 25]
print([last := i for i in range(4)], last)  # expect: [0, 1, 2, 3] 3
print(any((w := v) > 2 for v in [1, 2, 3, 4]), w)  # expect: True 3
def f(a):
    if (b := a * 2) and (c := b + 1):
        return a, b, c
print(f(3))  # expect: (3, 6, 7)
print((z := 1, 2), z)  # expect: (1, 2) 1
d = {"k": (q := 3)}
print(d, q)  # expect: {'k': 3} 3
x = 1
print(x + (x := 5), x)  # expect: 6 5
def g():
    x = 1
    return x + (x := 5), x
print(g())  # expect: (6, 5)
print(f"{(m := 4)} {m}")  # expect: 4 4
