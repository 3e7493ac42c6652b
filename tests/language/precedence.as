# Who binds tighter.
print(1 + 2 * 3, (1 + 2) * 3)  # expect: 7 9
print(2 ** 3 ** 0, -2 ** 2, 2 ** -2)  # expect: 2 -4 0.25
print(not 1 == 2, not True or True)  # expect: True True
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2)  # expect: True False True
print(1 | 2 ^ 3 & 4, 1 << 2 + 1)  # expect: 3 8
print(1 if 0 else 2 if 0 else 3)  # expect: 3
print(True or 1 / 0, False and 1 / 0)  # expect: True False
print([] or "default", "" and "never", 0 or None)  # expect: default  None
print(5 - 3 - 1, 100 / 10 / 5, 7 // 2 * 2)  # expect: 1 2.0 6
print(3 > 2 == True, (3 > 2) == True)  # expect: False True
print(1 in [1] == True)  # expect: False
print(-3 % 5, -(3 % 5), ~1 + 1)  # expect: 2 -3 -1
print(lambda: 1 or 2)if 0 else print("lambda is lowest")  # expect: lambda is lowest
