# The arithmetic of int and float.
print(7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 // 2, 7 % 2, 7 ** 2)  # expect: 9 5 14 3.5 3 1 49
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 // -2)  # expect: -4 1 -4 -1 3
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2)  # expect: 3.0 -4.0 1.5 0.5
print(2 ** -1, 2 ** 0.5, (-8) ** 2, -8 ** 2, 2 ** 3 ** 2)  # expect: 0.5 1.4142135623730951 64 -64 512
print(1 << 10, 1024 >> 3, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6)  # expect: 1024 128 -3 2 7 5 -7
print(True + True, True * 3, -True, ~True)  # expect: 2 3 -1 -2
print(10 // 3.0, 10 % 3.0, 4.0 / 2)  # expect: 3.0 1.0 2.0
print(6 / 3, 1e3 * 1, 1 + 1.0)  # expect: 2.0 1000.0 2.0
print(not 0, not 1, not "", not [0])  # expect: True False True False
print(0.1 * 3, 1 - 0.9)  # expect: 0.30000000000000004 0.09999999999999998
print(5 % 3.5, -5 % 3.5, 5.0 % -3)  # expect: 1.5 2.0 -1.0
print(divmod(7, -2), divmod(-7.5, 2))  # expect: (-4, -1) (-4.0, 0.5)
