# Sets of numbers come out in CPython's order, also after removals, copies and merges.
s = set()
s.update([33, 1, 64, 8, 5])
s -= {1, 6, 4}
s ^= {63, -3, 8, 2, 1}
s.update([11, 2, 867, 0, -91, 7])
print(s.pop(), list(s))  # expect: 64 [33, 1, 2, 867, 5, 0, -91, 7, 11, -3, 63]
print(list(s.copy()), list(s | {100})[5:])  # expect: [0, 33, 1, 2, 867, 5, -91, 7, 11, -3, 63] [5, -91, 7, 100, 11, -3, 63]
