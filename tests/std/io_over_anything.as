# Buffers and text over raw streams that a script wrote: of what class they are, what derived classes may do, and what is
# written when nobody closes them.
import abc
import gc
import io
import subprocess
import sys


class Raw(io.RawIOBase):
    """Says what is written."""

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        return 0

    def write(self, data):
        print("write", bytes(data))
        return len(data)


for kind, raw in ((io.BufferedReader, io.BytesIO(b"x")), (io.BufferedWriter, io.BytesIO()), (io.BufferedRandom, io.BytesIO())):
    made = kind(raw)
    print(type(made), isinstance(made, kind), isinstance(made, io.BufferedIOBase), isinstance(made, io.IOBase), repr(made), made.raw is raw)
print(type(io.BufferedRWPair(Raw(), Raw())))


class Reader(io.BufferedReader):
    def __init__(self, data):
        super().__init__(io.BytesIO(data), 16)
        self.tag = "mine"

    def close(self):
        print("close", self.tag)
        super().close()

    def flush(self):
        print("flush")
        super().flush()


with Reader(b"ab\ncd\nef") as reader:
    print(type(reader).__name__, reader.read(1), reader.peek(2)[:2], reader.readline(), list(reader), reader.tag, reader.closed)
print(reader.closed)
try:
    reader.read()
except ValueError as e:
    print(e)

bare = io.BufferedReader.__new__(io.BufferedReader)
try:
    bare.read()
except ValueError as e:
    print(e)
try:
    io.BufferedReader(io.BytesIO(b""), 0)
except ValueError as e:
    print(e)


class Lines(io.BufferedReader):
    def readline(self, size=-1):
        return super().readline(size).upper()


print(list(Lines(io.BytesIO(b"a\nb\n"))), Lines(io.BytesIO(b"c\nd\n")).readlines())


class Kept(io.StringIO):
    """Can be read when it is closed."""

    def close(self):
        print("not closed")


with Kept() as kept:
    kept.write("text")
print(kept.getvalue(), kept.closed)
Kept.close = io.StringIO.close


class Loud(io.FileIO):
    def close(self):
        print("close of a file")
        super().close()


print("--- what nobody closes")
buffered = io.BufferedWriter(Raw())
buffered.write(b"abc")
del buffered
gc.collect()
text = io.TextIOWrapper(io.BufferedWriter(Raw()))
text.write("def")
del text
gc.collect()
loud = Loud("/dev/null")
del loud
gc.collect()

print("--- at the end")
END = """
import bz2, gzip, io, os, sys, tempfile
folder = tempfile.mkdtemp()
text = gzip.open(os.path.join(folder, "a"), "wt")
text.write("hello")
more = bz2.open(os.path.join(folder, "b"), "wt")
more.write("hello")
print(folder)
"""
folder = subprocess.run([sys.executable, "-c", END], capture_output=True, text=True).stdout.strip()
import bz2
import gzip
import os
import shutil

print(gzip.open(os.path.join(folder, "a")).read(), bz2.open(os.path.join(folder, "b")).read())
shutil.rmtree(folder)


# A metaclass has a `__module__`, too.
class Abstract(metaclass=abc.ABCMeta):
    pass


Abstract.__module__ = "elsewhere"
print(Abstract)
last = io.TextIOWrapper(io.BufferedWriter(Raw()))
last.write("the last words")
