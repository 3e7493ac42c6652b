# repr and str and format fall back on each other.
class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S!"
class Both:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
print(R(), str(R()), f"{R()}", [R()], (R(),), {R()})
print(S(), f"{S()!s}", "%s" % S())
b = Both()
print(b, repr(b), [b], f"{b}", f"{b!r}", f"{b!s:>5}|", "%s %r" % (b, b))
class Bad:
    def __repr__(self): return 5
try:
    repr(Bad())
except TypeError as e:
    print(e)
class BadStr:
    def __str__(self): return b"x"
try:
    str(BadStr())
except TypeError as e:
    print(e)
class F:
    def __format__(self, s): return "F" + s
print(f"{F():abc}", format(F(), "x"), f"{F()}")
try:
    f"{R():>10}"
except TypeError as e:
    print(e)
class L(list): pass
l = L([1, 2])
print(l, repr(l), L())
class E(Exception):
    def __str__(self): return "custom"
print(E(1), repr(E(1)))
class D(dict):
    def __repr__(self): return "D" + super().__repr__()
print(D(a=1))
