# A file of text that was put over a buffer by hand closes it when it goes, and so tells who asks the buffer.
import gc
import io
import os
import sys
import tempfile

path = tempfile.mktemp()


def read_all(file):
    wrapper = io.TextIOWrapper(file.buffer, encoding="utf-8")
    return wrapper.buffer.raw.readall()


with open(path, "w") as file:
    file.write("some text\n")
got = []
file = open(path)
got.append(read_all(file))
gc.collect()
print(got, file.closed, file.buffer.closed)


def write_through():
    buffer = open(path, "wb")
    wrapper = io.TextIOWrapper(buffer)
    wrapper.write("abc")
    return buffer


buffer = write_through()
gc.collect()
print(buffer.closed, open(path).read())


def held():
    buffer = io.BytesIO()
    return buffer, io.TextIOWrapper(buffer)


buffer, wrapper = held()
gc.collect()
print(buffer.closed, wrapper.closed)
wrapper.detach()
del wrapper
gc.collect()
print(buffer.closed)
buffer = held()[0]
gc.collect()
print(buffer.closed)
os.remove(path)
# Output that is wrapped goes on to the end.
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", write_through=True)
print("é")
