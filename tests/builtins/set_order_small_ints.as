# The order of integers in a set follows CPython's table.
print({5, 3, 9, 1}, {100, 7, 33}, {8, 0, 16}, {1000, 1, 64, 32})
print(set(range(20, 0, -3)), {i * i for i in range(12)}, {-5, 4, -1})
s = set()
for i in (40, 3, 17, 99, 8, 1): s.add(i)
print(s, list(s))
s.discard(17)
s.add(25)
print(s)
s.update(range(50, 60))
print(s)
print({1, 2, 3} | {30, 20, 10}, {50, 1} & {1, 50, 7}, {9, 8, 7} - {8}, frozenset([33, 2, 65]))
print(s.pop(), s.pop(), len(s))
t = set(range(1000))
print(list(t)[:5], list(t)[-3:])
print({2 ** 40, 1, 2 ** 33}, {0.5, 1, 2.0}, {10 ** 20, 5})
u = {i for i in range(100) if i % 7 == 0}
u -= {14, 49}
print(u, sorted(u))
