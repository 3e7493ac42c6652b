# What casts of memory refuse, in the order they look.
def tell(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


data = memoryview(bytes(8))
empty = memoryview(b"")
tell(lambda: data.cast("é"))
tell(lambda: data.cast("é", 1))
tell(lambda: data.cast(b"b"))
tell(lambda: empty.cast("B", [0]))
tell(lambda: empty.cast("i").shape)
tell(lambda: data.cast("B", [2, 4]).cast("i").shape)
tell(lambda: data.cast("B", [2, 4]).cast("B", [4, 2]))
tell(lambda: data.cast("B", [2, 4]).cast("i", [2]).shape)
tell(lambda: data[::2].cast("B"))
tell(lambda: data.cast("B", [1] * 65))
tell(lambda: data.cast("B", [2**62, 4]))
tell(lambda: data.cast("B", [2**64, 4]))
tell(lambda: data.cast("B", [True, 8]).shape)
tell(lambda: data.cast("B", [1.0, 8]))
tell(lambda: data.cast("B", [-1, 8]))
tell(lambda: memoryview(b"a").cast("B", []).tolist())
