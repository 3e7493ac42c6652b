# What is false.
for v in [0, 0.0, "", b"", [], (), {}, set(), frozenset(), range(0), None, False]:
    print(repr(v), bool(v))
for v in [1, -1, 0.1, " ", b"\0", [0], (0,), {0: 0}, {0}, range(1), True, object, ..., NotImplementedError]:
    if not v: print("wrong", v)
print("done")
