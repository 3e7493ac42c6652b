# memoryview: looks at memory without a copy, casts, loans that keep the size, release.
import array
import struct


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as e:
        print(type(e).__name__, e)


memory = bytearray(b"abcdef")
view = memoryview(memory)
print(view[0], view[-1], len(view), view.nbytes, view.itemsize, view.format, view.readonly)
print(view.ndim, view.shape, view.strides, view.suboffsets, view.contiguous, view.obj is memory)
print(bytes(view[1:3]), view[::2].tolist(), view[::-1].tobytes(), view[4:1].tolist())
print(view == b"abcdef", b"abcdef" == view, view == "abcdef", view[1:] != memory)
print(view.hex("-", 2), list(reversed(view)), 97 in view, b"".join([view[:2], b"!"]))
for key in (6, -7, "a", 1.0, None, (0, 0), 10**20):
    attempt(view.__getitem__, key)

# What is written is seen by the lender.
view[0] = 65
view[1:3] = b"BC"
view[::3] = b"xy"
struct.pack_into("<H", view, 4, 0x4241)
print(memory)
for key, value in ((0, 256), (0, "a"), (9, 1), (slice(0, 2), b"xyz"), (slice(0, 2), 5)):
    attempt(view.__setitem__, key, value)
attempt(memoryview(b"abc").__setitem__, 0, 1)
attempt(view.toreadonly().__setitem__, 0, 1)
attempt(view.__delitem__, 0)

# Casts.
print(view.cast("H").tolist(), view.cast("c")[0], view.cast("b").tolist(), view.cast("@B").format)
grid = view.cast("B", [2, 3])
print(grid.tolist(), grid.shape, grid.strides, grid[1, 2], grid[1:].tolist())
doubles = memoryview(bytearray(16)).cast("d")
doubles[1] = 2.5
print(doubles.tolist(), doubles.cast("B")[8:].tobytes())
for what in ("x", "<B", "I", ""):
    attempt(view.cast, what)
attempt(view[::2].cast, "H")
attempt(view.cast, "B", [2, 2])
attempt(grid.__getitem__, 1)

# Views of arrays.
numbers = array.array("i", [1, 2, 3])
over = memoryview(numbers)
print(over.format, over.tolist(), over.nbytes, over == numbers, over == array.array("d", [1, 2, 3]))
over[1] = -5
print(numbers)
attempt(over.__setitem__, 0, 2**31)
attempt(over.__setitem__, slice(0, 1), b"abcd")

# Hashes.
print(hash(memoryview(b"abc")) == hash(b"abc"))
attempt(hash, view)
attempt(hash, view.toreadonly())
attempt(hash, over.toreadonly())

# While there is a view, the size stays.
attempt(memory.append, 1)
attempt(memory.clear)
attempt(numbers.pop)
memory[:2] = b".."
view.release()
attempt(len, view)
attempt(view.__getitem__, 0)
grid.release()
with memoryview(memory) as inner:
    attempt(memory.extend, b"more")
    inner[-1] = 33
print(inner == inner, repr(inner)[:17])


def first(source):
    look = memoryview(source)
    return look[0]


fresh = bytearray(b"abc")
print(first(fresh))
fresh.append(100)
print(fresh)
for wrong in (1, "a", None):
    attempt(memoryview, wrong)
