# The docs of a named tuple's fields can be written; nothing else of them can.
import collections
import io

Point = collections.namedtuple("Point", "x y")
Point.x.__doc__ = "how far"
Point.__doc__ += ": of a plane"
print(Point.x.__doc__, Point.y.__doc__, Point.__doc__, Point.x)
print(Point(1, 2).x)
try:
    Point.x.other = 1
except AttributeError as e:
    print(e)

# Lines of a StringIO go on until there is more than the hint, those of a BytesIO until there is as much.
for stream in io.StringIO("e\ntwo\nthree"), io.BytesIO(b"e\ntwo\nthree"):
    print(stream.readlines(2), stream.readlines(1), stream.readlines(0))
    for call in lambda: stream.readlines("x"), lambda: stream.write(None):
        try:
            call()
        except TypeError as e:
            print(e)
print(b"%c" % bytearray(b"z"))


# A slot without a value is asked of `__getattr__` for the state.
class Slotted:
    __slots__ = ("x", "__dict__")

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "made"


print(Slotted().__getstate__())
