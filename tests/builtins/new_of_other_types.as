# `T.__new__(U)`: U has to be a class derived from T, whose objects T knows how to make.
import array
import collections
import functools
import io

makers = [
    bytearray, collections.deque, super, array.array, functools.partial, io.BytesIO, collections.OrderedDict, collections.defaultdict,
    enumerate, zip, map, filter, reversed, range, slice, memoryview, property, classmethod, staticmethod, set, frozenset, list, dict,
    tuple, int, str, float, complex, bytes, bool, object, Exception, ValueError, BaseException,
]
for maker in makers:
    for asked in (int, object, str, list, type, bool, set, collections.deque, bytearray, Exception, 3, None, "x"):
        try:
            print(maker.__name__, asked, type(maker.__new__(asked)))
        except Exception as e:
            print(maker.__name__, asked, type(e).__name__, e)


class Own(collections.deque):
    def __new__(cls, *args):
        return super().__new__(cls)


print(Own([1, 2]), collections.deque.__new__(Own), bytearray.__new__(type("Data", (bytearray,), {})))
