"""`BufferedRWPair` reads from one stream and writes to another; `IncrementalNewlineDecoder` knows the newlines of pieces."""
import codecs
import io
import os

near, far = os.pipe()
pair = io.BufferedRWPair(open(near, "rb", buffering=0), open(far, "wb", buffering=0))
print(pair.write(b"one two three"), pair.readable(), pair.writable(), pair.seekable(), pair.closed, pair.isatty())
pair.flush()
print(pair.peek(3)[:3], pair.read(3), pair.read1(5))
into = bytearray(4)
print(pair.readinto(into), into)
for refused in [pair.seek, pair.tell, pair.detach]:
    try:
        print(refused(*([0] if refused == pair.seek else [])))
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
pair.close()
print(pair.closed)
for args in [(io.BytesIO(), io.BytesIO()), (open(os.devnull, "wb", buffering=0), io.BytesIO())]:
    try:
        made = io.BufferedRWPair(*args)
        print(made.read(), made.write(b"x"))
    except io.UnsupportedOperation as error:
        print(error)

for translate in (True, False):
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate)
    for piece in [b"a\r", b"\nb\r", b"c\xc3", b"\xa9\n", b"end\r"]:
        print(repr(decoder.decode(piece)), decoder.newlines, decoder.getstate())
    print(repr(decoder.decode(b"", final=True)), decoder.newlines)
    decoder.reset()
    print(decoder.newlines, decoder.getstate())
alone = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(alone.decode("x\r\ny\rz")), alone.newlines)
alone.setstate((b"", 1))
print(repr(alone.decode("\n")))
try:
    alone.decode(b"bytes")
except TypeError as error:
    print(error)
print(isinstance(alone, codecs.IncrementalDecoder), issubclass(io.BufferedRWPair, io.BufferedIOBase), io.BufferedRWPair.__module__)
