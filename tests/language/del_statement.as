# del on names, items, slices and attributes.
x = 1
del x
try:
    x
except NameError as e:
    print(e)  # expect: name 'x' is not defined
a = list(range(6))
del a[0], a[-1]
print(a)  # expect: [1, 2, 3, 4]
del a[1:3]
print(a)  # expect: [1, 4]
d = {"a": 1, "b": 2}
del d["a"]
print(d)  # expect: {'b': 2}
class C: pass
c = C()
c.v = 1
del c.v
print(hasattr(c, "v"))  # expect: False
try:
    del c.v
except AttributeError as e:
    print(e)  # expect: 'C' object has no attribute 'v'
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))  # expect: KeyError('zz')
try:
    del a[10]
except IndexError as e:
    print(e)  # expect: list assignment index out of range
p, q = 1, 2
del (p, q)
print("p" in globals())  # expect: False
b = list(range(10))
del b[::3]
print(b)  # expect: [1, 2, 4, 5, 7, 8]
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)  # expect: 'tuple' object doesn't support item deletion
