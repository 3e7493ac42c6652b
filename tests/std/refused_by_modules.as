"""What modules of the library refuse in the values they are given."""
import itertools
import os
import re
import struct
import time
import warnings
import weakref
from datetime import datetime


def tell(function, *args, **named):
    try:
        print(function(*args, **named))
    except Exception as error:
        print(type(error).__name__, error, error.__suppress_context__)


for format in ("\0", b"\0", "b\0", b"2h\0x"):
    tell(struct.calcsize, format)
tell(time.asctime, (0,) * 10)
tell(time.asctime, (0,) * 8)
tell(time.strptime, "", "%D")
tell(time.strptime, "19", "%Y %")
for text in ("Z", "z", "+0100"):
    tell(datetime.strptime, text, "%z")
tell(warnings.warn_explicit, "x", UserWarning, "f", 1, module_globals=True)


class NoIterator:
    def __iter__(self):
        return self


class AlmostNumber:
    def __complex__(self):
        return 1j


tell(itertools.count, 1, AlmostNumber())
tell(itertools.count, 1j, complex(2))
tell(lambda: next(itertools.count(type("Derived", (complex,), {})(2))))
this = NoIterator()
tell(next, weakref.proxy(this))
reader, writer = os.pipe()
os.close(reader)
os.close(writer)
tell(open, "there is no such file", opener=lambda name, flags: writer)
