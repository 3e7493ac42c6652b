# Paths as text and as bytes: os.fspath, fsencode and fsdecode (PEP 519, PEP 383).
import os, pathlib
for f in (os.fsdecode, os.fsencode, os.fspath):
    for v in ('a\0b', b'a\0b', b'\xff\0', '\udcff', pathlib.Path('x'), 1, None, '\ud800', bytearray(b'x')):
        try: print(f.__name__, repr(v), repr(f(v)))
        except Exception as e: print(f.__name__, repr(v), type(e), e)


class S(str):
    pass
class B(bytes): pass
print(type(os.fsdecode(S('a'))), type(os.fsencode(B(b'a'))), type(os.fsencode(S('a'))), type(os.fsdecode(B(b'a'))))
class P:
    def __init__(self, r): self.r = r
    def __fspath__(self): return self.r
for r in ('a', b'a', 1, S('q'), None):
    for f in (os.fsdecode, os.fsencode, os.fspath):
        try: print(repr(f(P(r))))
        except Exception as e: print(type(e), e)
s = "abc"
b = b"abc"
print(os.fsdecode(s) is s, os.fsencode(b) is b)
