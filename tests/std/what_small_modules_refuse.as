# What math, struct, re, io, random and the constructors of builtin classes refuse, and in which words.
import io, math, random, re, struct, warnings
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
t(math.nextafter, -5e-324, 0.0); t(math.nextafter, 5e-324, -1.0); t(math.nextafter, -5e-324, 1.0); t(math.nextafter, 5e-324, -1.0, steps=1); t(math.nextafter, -1e-323, 5.0, steps=2); t(math.nextafter, 0.0, -0.0); t(math.nextafter,1.0, 2.0, steps=-1)
class S(struct.Struct):
    def __init__(self): super().__init__(">h")
t(lambda: S().pack(1)); t(struct.Struct); t(struct.Struct, 1); t(struct.Struct, "h", 2); t(struct.Struct, format="h"); t(lambda: struct.Struct("h").__init__("i")); t(struct.calcsize, b"h"); 
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    t(re.sub, "a", "b", "aaa", 1); t(re.sub, "a", "b", "aaa", 1, re.I); t(re.subn, "a", "b", "aaa", 1); t(re.split, "a", "bab", 1); t(re.split, "a", "bab", 1, 0); t(re.sub, "a", "b", "aaa", count=1); t(re.sub, "a", "b", "aaa", 1, count=1); t(re.sub, "a", "b", "aaa", 1, 2, 3); t(re.split, "a", "b", 1, 2, 3);t(re.sub, "a", "b", "aaa", 1, 0, flags=2)
    for x in w: print(x.category.__name__, x.message)
t(io.StringIO, newline=b"\n"); t(io.StringIO, "a", 5); t(io.StringIO, newline="x"); t(io.StringIO, 5); 
for n in ("TWOPI", "LOG4", "NV_MAGICCONST", "SG_MAGICCONST", "BPF", "RECIP_BPF"): t(lambda: getattr(random, n))
t(int.__new__, bool, 0); t(object.__new__, int); t(list.__new__, dict); t(float.__new__, int); t(dict.__new__, list); t(bool.__new__, int, 1); t(tuple.__new__, list); t(str.__new__, int); t(int.__new__, str)
class B2(int): pass
t(object.__new__, B2); t(int.__new__, B2, 3); t(lambda: bool.__new__(B2))
