# bzip2: whole data, streams fed in pieces, files; the bytes are those of the reference library.
import bz2
import io
import os
import tempfile

text = b"".join([b"%d squared is %d\n" % (n, n * n) for n in range(4000)])
for level in (1, 9):
    made = bz2.compress(text, level)
    print(level, len(made), made[:20], bz2.decompress(made) == text)
print(bz2.compress(b""), bz2.compress(b"abc"), bz2.decompress(b""))
packed = bz2.compress(text)
for step, most in ((7, -1), (5000, 1000), (100000, 30000)):
    stream, sizes, at = bz2.BZ2Decompressor(), [], 0
    while not stream.eof:
        part = b""
        if stream.needs_input:
            part = packed[at:at + step]
            at += step
        if size := len(stream.decompress(part, max_length=most)):
            sizes.append(size)
    print(step, most, sizes[:3], sizes[-2:], len(sizes), sum(sizes) == len(text), stream.needs_input)
stream = bz2.BZ2Decompressor()
print(len(stream.decompress(packed + b"tail")), stream.unused_data)
packer = bz2.BZ2Compressor()
packer.compress(b"a"), packer.flush()
for bad in (lambda: stream.decompress(b""), lambda: packer.compress(b"a"), packer.flush, lambda: bz2.BZ2Compressor(0), lambda: bz2.compress("a"), lambda: bz2.decompress(b"xx"), lambda: bz2.decompress(packed[:50]),
            lambda: bz2.decompress(packed + packed[:20]), lambda: bz2.BZ2File("x", "q"), lambda: bz2.BZ2File(5), lambda: bz2.BZ2File("x", compresslevel=0), lambda: bz2.open("x", "rbt"), lambda: bz2.open("x", encoding="a")):
    try:
        print(bad())
    except (ValueError, OSError, EOFError, TypeError) as e:
        print(type(e).__name__, e)
print(bz2.decompress(packed + b"junk") == text, bz2.decompress(bz2.compress(b"a") + bz2.compress(b"b")))
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "f.bz2")
    with bz2.open(name, "wt", encoding="utf-8") as file:
        file.write("héllo\nworld\n")
    with bz2.open(name, "ab") as file:
        print(file.write(b"more"), file.tell(), file.writable(), file.readable(), file.mode)
    with bz2.open(name, "rt", encoding="utf-8") as file:
        print(file.readlines())
    with bz2.BZ2File(name) as file:
        print(file.read(3), file.tell(), file.peek()[:2], file.readline(), file.seek(-4, 2), file.read(), file.seek(0), list(file), file.mode)
        try:
            file.write(b"a")
        except io.UnsupportedOperation as e:
            print(e)
    try:
        file.read()
    except ValueError as e:
        print(e, file.closed)
    with open(name, "wb") as file:
        file.write(packed[:40])
    try:
        with bz2.BZ2File(name) as file:
            file.read()
    except EOFError as e:
        print(e)
