# bytearray grows and changes in place.
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a[0] = 65
a += b"!"
print(a, len(a), a[1], a[1:3], bytes(a))
del a[0]
a.insert(0, 90)
print(a, a.pop(), a.pop(0), a)
a[1:3] = b"XYZ"
print(a, a.find(b"Y"), a.upper(), a == b"bXYZef")
a.reverse()
print(a)
a.clear()
print(a, bool(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"))
for f in (lambda: bytearray([300]), lambda: a.append("x"), lambda: a.append(256), lambda: a.pop(), lambda: hash(a), lambda: a.remove(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
