# The module array: kinds of numbers, what fits, and everything of a list that it has.
import array
import copy
import io
import pickle

from array import ArrayType, typecodes


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as e:
        print(type(e).__name__, e)


print(typecodes, ArrayType is array.array)
for code in "bBhHiIlLqQ":
    size = array.array(code).itemsize * 8
    for value in (-1, 1 << (size - 1), 1 << size, -(1 << size), 1.5, "a"):
        attempt(array.array, code, [value])
attempt(array.array, "f", [0.1, 3, True])
attempt(array.array, "d", ["x"])
print(array.array("w", "añ🎉"), array.array("w", "ab").tounicode())
for arguments in (("x",), ("ii",), (1,), ("i", "ab"), ("i", 5), ("i", b"abc"), ("w", [1])):
    attempt(array.array, *arguments)

numbers = array.array("i", range(10))
print(numbers, len(numbers), numbers[3], numbers[-1], numbers[2:8:3], 5 in numbers, "a" in numbers)
numbers[2:5] = array.array("i", [77])
print(numbers)
del numbers[::3]
print(numbers)
numbers[::2] = array.array("i", [0, 0, 0])
print(numbers, numbers.count(0), numbers.index(0, 1), numbers.tolist())
numbers.append(5)
numbers.extend([6, 7])
numbers.insert(-100, 9)
numbers.remove(0)
print(numbers, numbers.pop(), numbers.pop(0))
numbers.reverse()
print(numbers, numbers + array.array("i", [1]), numbers[:2] * 2, 2 * numbers[:1])
numbers += array.array("i", [8])
numbers *= 1
numbers.fromlist([1, 2])
numbers.frombytes(b"\x01\x00\x00\x00")
print(numbers, numbers.tobytes()[-4:])
numbers.byteswap()
print(numbers[-1])
numbers.clear()
print(numbers, bool(numbers))

pair = array.array("h", [1, 2])
attempt(pair.__getitem__, 5)
attempt(pair.__getitem__, "a")
attempt(pair.__setitem__, 5, 1)
attempt(pair.__setitem__, slice(0, 1), [1])
attempt(pair.append, 40000)
attempt(pair.extend, array.array("b", [1]))
attempt(pair.__add__, [1])
attempt(pair.index, 9)
attempt(pair.remove, 9)
attempt(hash, pair)
attempt(lambda: pair * "a")
attempt(lambda: pair < [1])
print(pair == array.array("d", [1, 2]), pair < array.array("h", [1, 3]), pair != pair, pair == [1, 2])
print(copy.copy(pair), copy.deepcopy([pair]), pickle.loads(pickle.dumps(pair)), pickle.loads(pickle.dumps(pair, 2)))
print(bytes(pair), max(pair), sum(pair), sorted(pair, reverse=True))

file = io.BytesIO()
pair.tofile(file)
file.seek(0)
back = array.array("h")
back.fromfile(file, 1)
attempt(back.fromfile, file, 5)
print(back)
