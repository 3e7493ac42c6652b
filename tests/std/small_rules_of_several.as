# Small rules of fractions, dataclasses, time zones, and copies of ordered dicts with slots.
import copy
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta, timezone
from fractions import Fraction


class Root:
    __slots__ = iter(['a'])


class Middle(Root):
    __slots__ = ('b',)


try:
    @dataclass(slots=True)
    class C(Middle):
        x: int
except TypeError as e:
    print(e)
for spec in ('0=12,.2f', '012,.2f', '08.1f', '006f', '6f', '0f', '00f'):
    try:
        print(spec, format(Fraction(6172839, 5000), spec))
    except ValueError as e:
        print(spec, e)
for args in ((timedelta(0),), (timedelta(0), None), (timedelta(0), 'x'), (timedelta(0), 5)):
    try:
        print(repr(timezone(*args)), timezone(*args))
    except TypeError as e:
        print(type(e).__name__)


class Ordered(OrderedDict):
    __slots__ = ('x', 'y')


od = Ordered([('b', 1), ('a', 2)])
od.x = ['x']
for other in (copy.copy(od), copy.deepcopy(od)):
    print(other, type(other).__name__, other.x, other.x is od.x, hasattr(other, 'y'))
print(hasattr(od.copy(), 'x'), hasattr(OrderedDict, '__copy__'))
