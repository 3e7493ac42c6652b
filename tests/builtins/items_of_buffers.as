# Items of arrays, bytearrays, views and deques: every kind, every bound, and what does not fit.
import array
from collections import deque


class One:
    def __index__(self):
        return 1


def get(items, place):
    try:
        return items[place]
    except (IndexError, ValueError) as error:
        return str(error)


def put(items, place, value):
    try:
        items[place] = value
    except (IndexError, ValueError, TypeError, OverflowError) as error:
        return str(error)
    return items[place]


values = [0, -1, 127, 128, 255, 256, 65535, 65536, 2**31, 2**32, 2**63, 2**64, 1.5, True, 'x', None, -2**63, -2**31 - 1]
for code in 'bBhHiIlLqQfd':
    numbers = array.array(code, [1, 2, 3])
    print(code, [get(numbers, place) for place in (0, -1, True, One(), 3, -4, 2**70)])
    print([put(numbers, 1, value) for value in values])
    print(put(numbers, 3, 1), '|', put(numbers, -4, 1), '|', numbers)
data = bytearray(b'abc')
print([put(data, place, value) for place, value in ((0, 255), (-1, 0), (1, 256), (1, -1), (1, 'x'), (1, 1.0), (1, True), (1, One()), (3, 1), (-4, 1))])
print(data, [get(data, place) for place in (0, -1, 3, -4)])
view = memoryview(data)
print([get(view, place) for place in (0, -1, 3)], view[::-1][0], view[1:][0])
print(memoryview(b'abcdefgh').cast('i')[1], memoryview(array.array('d', [1.5]))[0], memoryview(b'abcdef').cast('B', (2, 3))[1, 2])
view.release()
print(get(view, 0))
line = deque([1, 2, 3], 3)
print(put(line, 0, 'a'), put(line, -1, 'c'), put(line, 3, 1), put(line, -4, 1))
print([get(line, place) for place in (0, 2, -3, 3, -4)], line)
missing = float('nan')
print(max(1, 2), min(3, 1, 2), max([1.5, 2.5]), min(True, 0), max(1, 1.0), max(1.0, 1), max(missing, 1.0), max(1.0, missing))
print(min((2**70, 1)), max('a', 'b'), max([0.0, -0.0]), min(0.0, -0.0), max([], default=3), min([5], key=None))
