# `bytearray.__init__` looks at its texts first, then empties the array, then fills it byte by byte.
def again(*args):
    array = bytearray(b"abc")
    try:
        array.__init__(*args)
    except Exception as e:
        print(type(e).__name__, e, end=" ")
    print(array)


class Index:
    def __index__(self):
        print("asked", held)
        return 2


again()
again(b"xyz", None)
again("x", "utf-8", 5)
again("x")
again(5, "utf-8")
again(-1)
again("é", "ascii")
again("a", "nope")
again(object())
again(iter([1, 2, 300]))
again([1, "a"])
again(1, 2, 3, 4)
held = bytearray(b"abc")
held.__init__([7, Index(), Index()])
print(held)
view = memoryview(held)
for source in (5, b"xyz", [1]):
    try:
        held.__init__(source)
    except BufferError as e:
        print(e, held)
