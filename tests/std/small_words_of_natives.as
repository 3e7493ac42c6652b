# What time refuses, how floats are kept, what io exports, and that an array is a sequence.
import array
import io
import time
from collections.abc import MutableSequence, Sequence


def told(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


told(time.strftime, '%S\0', time.gmtime(0))
told(time.strftime, 'é%S', time.gmtime(0))
told(time.asctime, (0,) * 10)
told(time.asctime, (2000, 1, 1))
told(time.asctime, time.gmtime(0))
told(time.mktime, (0,) * 10)
for kind in ('double', 'float', 'x', 5):
    told(float.__getformat__, kind)
print(issubclass(array.array, MutableSequence), isinstance(array.array('i'), Sequence))
print(io.__all__)
