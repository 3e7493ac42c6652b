# Compression there and back; streams, rests and errors.
import zlib, gzip, io


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


data = bytes(range(256)) * 3
for lv in (-1, 0, 1, 9):
    for w in (15, -15, 31, 9, -9):
        assert zlib.decompress(zlib.compress(data, lv, w), 47 if w > 0 else w) == data
c = zlib.compressobj()
z = c.compress(data) + c.flush(zlib.Z_SYNC_FLUSH) + c.compress(data) + c.flush()
d = zlib.decompressobj()
r = d.decompress(z + b'tail', 100)
print(len(r), d.eof, len(d.unconsumed_tail) > 0, d.unused_data)
r += d.decompress(d.unconsumed_tail)
print(r == data + data, d.eof, d.unused_data, d.flush())
show(c.compress, b'x')
show(zlib.decompress, b'abc')
show(zlib.decompress, z[:-5])
show(zlib.decompress, b'')
show(zlib.decompress, z[:-1] + b'z')
show(zlib.decompress, b'x\x9c\xff\xff')
show(zlib.compress, b'x', 99)
show(zlib.decompressobj, 99)
show(zlib.compressobj, 11)
show(zlib.compress, 's')
show(zlib.decompress, z, -15)
zd = zlib.compressobj(zdict=b'hello world')
y = zd.compress(b'hello world hello') + zd.flush()
show(zlib.decompress, y)
print(zlib.decompressobj(zdict=b'hello world').decompress(y))
d = zlib.decompressobj()
show(d.decompress, b'garbage')
d = zlib.decompressobj()
print(d.decompress(z[:20]), d.flush(), d.eof)
# What follows a stream: the tail that was not consumed is told anew where there was one.
d = zlib.decompressobj()
whole = zlib.compress(b'x' * 10) + b'tail'
print(d.decompress(whole, 3), d.eof, d.unused_data, d.unconsumed_tail)
print(d.decompress(d.unconsumed_tail), d.eof, d.unused_data, d.unconsumed_tail)
print(d.decompress(b'more', 1), d.eof, d.unused_data, d.unconsumed_tail)
