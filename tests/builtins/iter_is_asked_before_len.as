# What takes a whole iterable asks for an iterator first, then for a length; and what is left of an object when that fails.
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class D2:
    def __len__(s): raise AttributeError("len")
t(tuple, D2()); t(list, D2()); t(sorted, D2()); t(set, D2()); t(bytes, D2()); t(bytearray, D2()); t(sum, D2()); t(lambda: [*D2()]); t(lambda: (*D2(),)); t(lambda: print(*D2()))
class D3(D2):
    def __iter__(s): print("iter"); return iter([1])
t(tuple, D3()); t(list, D3()); t(sorted, D3()); t(set, D3()); t(bytes, D3()); t(bytearray, D3()); t(sum, D3()); t(lambda: [*D3()]); t(lambda: (*D3(),)); t(lambda: print(*D3()));t(",".join, D3()); t([0].extend, D3()); t(max, D3()); t(dict, D3())
x = bytearray(b"abc"); t(x.__init__, len); print(x); x = bytearray(b"abc"); t(x.__init__, x); print(x)
class E96(OSError):
    def __new__(cls, *a): return super().__new__(cls, "new")
print(repr(E96(1)), repr(E96(1,2)))
class E97(OSError):
    def __new__(cls, *a): return super().__new__(cls, "new")
    def __init__(self, *a): super().__init__(*a)
print(repr(E97(1)), repr(E97(1,2)))
class E98(OSError):
    def __init__(self, *a): super().__init__(*a, "x")
print(repr(E98(1)), repr(E98(1,2)), E98(1).errno)
class E99(OSError): pass
print(repr(E99(1)), repr(E99(1,2)), E99(1, 2).errno); t(E99, 1); t(lambda: E99(x=1)); t(lambda: E96(x=1)); t(lambda: OSError(x=2))
