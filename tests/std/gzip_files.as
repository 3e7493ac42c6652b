# Files in gzip's format.
import gzip, io, os, tempfile


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


d = tempfile.mkdtemp()
p = os.path.join(d, 'a.txt.gz')
with gzip.open(p, 'wt', encoding='utf-8') as f:
    f.write('héllo\nworld\n')
    print(f.writable() if hasattr(f, 'writable') else '')
with gzip.open(p, 'rt', encoding='utf-8') as f:
    print(f.read())
with gzip.open(p, 'rt', encoding='utf-8') as f:
    for line in f:
        print(repr(line))
with gzip.open(p, 'ab') as f:
    f.write(b'more')
with gzip.open(p) as f:
    print(f.read(4), f.readline(), f.tell(), f.peek(2)[:2], f.read(), f.tell())
    f.seek(2)
    print(f.read(3))
    print(f.mode, f.readable(), f.writable(), f.name == p, f.mtime is not None)
print(gzip.decompress(gzip.compress(b'abc' * 1000)) == b'abc' * 1000, gzip.compress(b'', mtime=0)[:10], gzip.decompress(b''))
b = io.BytesIO()
with gzip.GzipFile('name.gz', 'wb', fileobj=b, mtime=5) as f:
    print(f.write(b'abcdef'), f.mode)
    f.flush()
print(b.getvalue()[:16])
b.seek(0)
print(gzip.GzipFile(fileobj=b).readlines(), b.closed)
show(gzip.decompress, b'bad')
show(gzip.decompress, b.getvalue()[:-3])
show(gzip.decompress, b.getvalue()[:-8] + bytes(8))
show(gzip.open, p, 'q')
show(gzip.open, p, 'rb', encoding='x')
show(gzip.open, 5)
show(gzip.open, p, 'tb')
g = gzip.open(p)
g.close()
show(g.read)
g.close()
print(g.closed)
with gzip.open(p) as g:
    show(g.write, b'x')
print(gzip.open(p).read())
