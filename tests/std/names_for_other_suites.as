"""Names of the standard library that other programs' tests lean on."""
import __future__
import collections
import importlib.util
import io
import socket
import typing
from enum import Enum, IntEnum, _simple_enum, auto

print(__future__.annotations.compiler_flag == __future__.CO_FUTURE_ANNOTATIONS)  # expect: True
print("StringIO" in io.__all__)  # expect: True
print(typing.T, typing.KT, typing.T_co)  # expect: ~T ~KT +T_co

counts = {}
collections._count_elements(counts, "abca")
print(counts)  # expect: {'a': 2, 'b': 1, 'c': 1}


@_simple_enum(IntEnum)
class Level:
    """How loud."""
    LOW = 1
    HIGH = auto()

    @property
    def shout(self):
        return self.name + "!"


print(list(Level))  # expect: [<Level.LOW: 1>, <Level.HIGH: 2>]
print(Level.HIGH.shout, Level.HIGH > Level.LOW, isinstance(Level.LOW, int))  # expect: HIGH! True True
print(importlib.util.source_from_cache("/a/__pycache__/b.any-1.pyc"))  # expect: /a/b.py
try:
    importlib.util.source_from_cache("/a/b.pyc")
except ValueError as error:
    print(error)  # expect: __pycache__ not bottom-level directory in '/a/b.pyc'
print(repr(importlib.util.decode_source(b"x = 1\r\ny = 2\r\n")))  # expect: 'x = 1\ny = 2\n'
