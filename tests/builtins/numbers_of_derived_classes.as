# A float inside an instance is read as it is, its `__float__` only by float() and complex(); words for what is wrong with texts and lengths.
import math
import operator


def told(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Half(float):
    def __float__(self):
        return 4


for name in "sqrt", "floor", "isnan", "fabs", "modf", "frexp":
    told(getattr(math, name), Half(2.25))
told(float, Half(2.5))
told(complex, Half(2.5))
told(math.hypot, Half(3), 4)
told(math.fsum, [Half(2)])
told(lambda: "%.1f" % Half(2))


class Odd:
    def __repr__(self):
        return 5


for f in str, repr, format, print, "{}".format, lambda v: f"{v}", lambda v: "%s" % v, lambda v: "%r" % (v,):
    told(f, Odd())


class Wide(tuple):
    def __len__(self):
        return 2**70


class Below:
    def __len__(self):
        return -1

    def __iter__(self):
        return iter([1])


class Hinted:
    __len__ = None

    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        return 2**70


for kind in Wide, Below, Hinted:
    for f in list, sorted, set, lambda v: [*v], lambda v: [0].extend(v), operator.length_hint:
        told(f, kind())


class Raw(bytes):
    def __repr__(self):
        return "raw"


class Text(str):
    def __repr__(self):
        return "text"


told(int, Raw(b"x"))
told(int, Text("x"))
told((1).__format__, None)
told(operator.concat, range(5), "a")
told(operator.concat, [1], [2])
print(bytearray(b"it's"), bytearray(b'a"b'), bytearray(b"'\""), b"it's")


class Settable(Exception):
    def __setitem__(self, i, value):
        pass


told(operator.delitem, Settable(), 0)
told(operator.delitem, ValueError(), 0)
