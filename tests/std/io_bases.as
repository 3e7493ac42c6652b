# The abstract bases of streams: their order, what they leave to the class, what streams are instances of.
import io
class R(io.RawIOBase):
    def __init__(s, r=True,w=True,k=True):
        s.a=(r,w,k)
    def readable(s):
        return s.a[0]
    def writable(s):
        return s.a[1]
    def seekable(s):
        return s.a[2]
for o in (io.IOBase(), R(), io.StringIO(), io.BytesIO(), R(0,0,0)):
    for m in '_checkClosed _checkReadable _checkWritable _checkSeekable'.split():
        for a in ((),('msg',)):
            try:
                print(m, a, getattr(o,m)(*a))
            except Exception as e:
                print(m, a, type(e).__name__, e)
o=R(); o.close()
for a in ((),('msg',)):
    try:
        print(o._checkClosed(*a))
    except Exception as e:
        print(type(e).__name__, e)
for x in (io.StringIO(), io.BytesIO(), open('/dev/null'), open('/dev/null','rb'), open('/dev/null','rb',0), R(), io.BufferedReader(R())):
    print(type(x).__name__, [c.__name__ for c in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase) if isinstance(x,c)])
print([c.__name__ for c in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase) for d in (io.StringIO,io.FileIO) if issubclass(d,c)])

for base in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    print(base, type(base).__name__, base.__mro__)
for make in (lambda:
    io.RawIOBase().readinto(bytearray(1)), lambda: io.RawIOBase().read(), lambda: io.TextIOBase().write(b"a")):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
