# Augmented assignment on names, items, attributes and slices.
x = 10
x += 5; print(x)  # expect: 15
x -= 3; print(x)  # expect: 12
x *= 2; print(x)  # expect: 24
x //= 5; print(x)  # expect: 4
x **= 3; print(x)  # expect: 64
x %= 7; print(x)  # expect: 1
x <<= 4; print(x)  # expect: 16
x |= 3; print(x)  # expect: 19
x &= 18; print(x)  # expect: 18
x ^= 255; print(x)  # expect: 237
x >>= 2; print(x)  # expect: 59
x /= 4; print(x)  # expect: 14.75
items = [1, 2, 3]
items[0] += 10; print(items)  # expect: [11, 2, 3]
items += [4]; print(items)  # expect: [11, 2, 3, 4]
items *= 2; print(items)  # expect: [11, 2, 3, 4, 11, 2, 3, 4]
items[1:3] += [9]; print(items)  # expect: [11, 2, 3, 9, 4, 11, 2, 3, 4]
class P: n = 1
p = P()
p.n += 1; print(p.n, P.n)  # expect: 2 1
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)  # expect: 'tuple' object does not support item assignment ([1],)
a = b = [1]
a += [2]
print(b)  # expect: [1, 2]
s = "x"
s += "y"
print(s)  # expect: xy
