# StringIO and BytesIO.
import io
s = io.StringIO(); print(s.write("hello\n"), s.write("world"), repr(s.getvalue()), s.tell()); s.seek(0); print(repr(s.readline()), repr(s.read()), repr(s.read()))
s = io.StringIO("a\nb\nc"); print([l for l in s], s.closed); s.seek(2); s.write("X"); print(repr(s.getvalue())); s.truncate(3); print(repr(s.getvalue()))
print("printed", 1, file=s); s.close()
try:
    s.read()
except ValueError as e:
    print(e)
b = io.BytesIO(b"\x01\x02\x03"); print(b.read(1), b.read(), b.getvalue()); b.write(b"\x04"); print(b.getvalue(), len(b.getvalue()))
with io.StringIO("ctx") as c: print(c.read())
print(c.closed, io.StringIO("x\ny").readlines())
