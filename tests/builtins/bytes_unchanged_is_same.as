# Methods of bytes that change nothing give the receiver itself; of a subclass they give plain bytes.
b = b'abc de'
print([x is b for x in (b.strip(), b.center(0), b.ljust(0), b.rjust(2), b.zfill(0))])
print([x is b for x in (b.translate(None), b.translate(None, b'#'), b.replace(b'q', b'z'))])
print([x is b for x in (b.replace(b'b', b'z', 0), b.replace(b'', b''), b.replace(b'a', b'a'))])
print([x is b for x in (b''.join([b]), b''.join((b,)), b.__add__(b''), b''.__add__(b), b.__mul__(1))])
print([x is b for x in (b.partition(b'#')[0], b.rpartition(b'#')[2], b.lower(), b.title())])


class Kind(bytes):
    pass


k = Kind(b'abc')
print([type(x).__name__ for x in (k.strip(), k.center(0), k.zfill(0), k.translate(None), k * 1)])
print([type(x).__name__ for x in (b''.join([k]), k + b'', b'' + k, k.replace(b'z', b'y'))])
print([type(x).__name__ for x in (k.partition(b'z')[0], k.rpartition(b'z')[2], k.partition(b'a')[0])])
print([type(x).__name__ for x in (b'' + bytearray(b'x'), b'x' + bytearray(), b''.join([bytearray(b'x')]))])
