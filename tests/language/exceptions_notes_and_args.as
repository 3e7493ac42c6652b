# args, str, repr, notes, equality of exceptions.
for e in (ValueError(), ValueError("a"), ValueError("a", 2), ValueError(None), KeyError("k"), KeyError("a", "b"),
          OSError(2, "No such file"), OSError(2, "No such file", "f.txt"), StopIteration(5), SystemExit(3),
          UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ImportError("m", name="n"), AttributeError("x"), NameError("n", name="q")):
    print(repr(e), "|", str(e), "|", e.args)
e = ValueError("x")
e.add_note("a note")
e.add_note("another")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
print(OSError(2, "m").errno, OSError(2, "m", "f").filename, StopIteration(5).value, SystemExit(3).code)
print(type(OSError(2, "m")).__name__, type(OSError(13, "m")).__name__, type(OSError(111, "m")).__name__, type(OSError(9999, "m")).__name__)
print(ValueError("a") == ValueError("a"))
class E(Exception):
    def __init__(self, a, b=2): self.a = a
print(repr(E(1)), E(1).args, repr(E(1, b=3)))
class F(Exception): pass
print(repr(F(1, "x")), str(F()), str(F(1, 2)))
try:
    ValueError(x=1)
except TypeError as err:
    print(err)
ex = KeyError("q")
ex.args = (1, 2)
print(repr(ex))
print(IOError is OSError, EnvironmentError is OSError, issubclass(FileNotFoundError, OSError), TimeoutError.__mro__[1].__name__)
