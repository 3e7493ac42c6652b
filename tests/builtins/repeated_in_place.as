# `*=` where the left operand is an object of a script's class: a sequence on the right is not asked, as it is for `*`.
# Joins by functions of operator ask the sequence alone. What small C functions convert, and the order in which they do.
import copy
import enum
import itertools
import operator
import re
import struct
import warnings

warnings.simplefilter("ignore")


class Number(int):
    pass


class Index:
    def __index__(self):
        return 2


class Size(enum.IntEnum):
    A = 2


class Adds:
    def __getitem__(self, i):
        return [1, 2][i]

    def __radd__(self, other):
        return "radd"


class Bare:
    __hash__ = None


def grown(x, y):
    x *= y
    return x


def told(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


for number in 2, True, Number(2), Index(), Size.A:
    for sequence in "ab", [1], (1,), b"a", bytearray(b"a"):
        told(lambda: grown(number, sequence))
        told(lambda: number * sequence)
        told(lambda: grown(copy.copy(sequence), number))
for sequence in [1], (1,), "a":
    told(lambda: operator.concat(sequence, Adds()))
    told(lambda: operator.iconcat(sequence, Adds()))
    told(lambda: sequence + Adds())

pattern = re.compile("b")
for count in 10**30, -(10**30), 1, -1:
    told(lambda: pattern.split("abcb", maxsplit=count))
    told(lambda: pattern.sub("x", "abcb", count))
    told(lambda: pattern.findall("abcb", count))
told(lambda: pattern.sub([], "ab"))
told(lambda: pattern.sub(Bare(), "ab"))
told(lambda: pattern.sub(5, "ab"))
told(lambda: struct.pack([1], 2))
told(lambda: struct.pack(5, 2))
told(lambda: struct.Struct([1]))
ended = itertools.chain([1])
told(lambda: list(ended))
told(lambda: list(copy.deepcopy(ended)))
told(lambda: ended.__setstate__([1]))
