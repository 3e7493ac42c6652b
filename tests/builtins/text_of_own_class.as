# str(), repr() and ascii() give what the method returned, also of a class derived from str; conversions warn of such results.
import copy
import pickle
import warnings
from array import array
from functools import partial


class Loud(str):
    def __repr__(self):
        return f"Loud({str.__repr__(self)})"


class Thing:
    def __str__(self):
        return Loud("thing")

    def __repr__(self):
        return Loud("<thing>")


print(type(str(Thing())).__name__, type(repr(Thing())).__name__, type(ascii(Thing())).__name__)


class Coded(str):
    def __bytes__(self):
        return b"coded"


print(bytes(Coded("x")), bytes.fromhex("0a\x0b0b"))
print(int(bytearray(b"101"), 2), int(array("B", b"17")))


class Yes:
    def __int__(self):
        return True

    def __float__(self):
        return Half(0.5)


class Half(float):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(int(Yes()), float(Yes()))
for warning in caught:
    print(warning.category.__name__, warning.message)

match bytearray(b"ab"):
    case bytearray(whole):
        print(whole)
match array("b", b"xy"), memoryview(b"xyz"):
    case [first, second], [*rest]:
        print(first, second, rest)

missing = FileNotFoundError(2, "no such file", "here", None, "there")
for again in (copy.copy(missing), pickle.loads(pickle.dumps(missing))):
    print(again, again.filename, again.filename2)
lost = ImportError("no module", name="lost", path="/tmp")
again = pickle.loads(pickle.dumps(lost))
print(again.name, again.path, again)
print(UnicodeTranslateError("abc", 1, 2, "odd"), UnicodeTranslateError("abc", 1, 3, "odd").object)


class Named(partial):
    pass


shout = Named(print, "hey", end="!\n")
shout.note = "kept"
copied = copy.copy(shout)
copied()
print(copied.__dict__, type(copied).__name__)


class Bag(set):
    __slots__ = ("label", "__dict__")


bag = Bag([1])
bag.label = "slot"
bag.extra = "dict"
again = pickle.loads(pickle.dumps(bag))
print(again, again.label, again.extra)

blob = bytearray(b"now")


class Clearing:
    def __index__(self):
        blob.clear()
        return 0


try:
    blob[0] = Clearing()
except IndexError as error:
    print(error)
