# Fields of classes that are C code in CPython: what their descriptors are called, how they refuse to be set, and whose they are.
import re
from array import array
from collections import defaultdict, deque
from datetime import date, datetime, time, timedelta
from functools import partial


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


class Slotted:
    __slots__ = ("x",)


for field in (
    date.year, datetime.year, time.hour, datetime.hour, datetime.tzinfo, timedelta.days, timedelta.microseconds, deque.maxlen,
    defaultdict.default_factory, re.Pattern.pattern, re.Pattern.groupindex, re.Match.pos, re.Match.lastindex, partial.func, array.typecode,
    complex.real, slice.stop, int.real, OSError.errno, BaseException.args, Slotted.x,
):
    print(repr(field), type(field).__name__, field.__objclass__.__name__, field.__qualname__)


class Own(datetime):
    @property
    def month(self):
        return super().month + 1


moment = Own(2024, 2, 29, 1, 2, 3)
moment.__dict__["year"] = "hidden"
print(moment.year, moment.month, datetime.year.__get__(moment), date.year.__get__(moment), datetime.hour.__get__(moment))
for thing, name in (date(2024, 1, 2), "year"), (moment, "hour"), (moment, "month"), (time(1), "fold"), (timedelta(1), "days"), (re.compile("a"), "flags"):
    print(told(lambda: setattr(thing, name, 1)))
    print(told(lambda: delattr(thing, name)))
for field, thing in (date.year, 5), (datetime.hour, time(1)), (time.hour, moment), (timedelta.days, 1.5), (Slotted.x, None), (Slotted.x, 3):
    print(told(lambda: field.__get__(thing)) is field or told(lambda: field.__get__(thing)))
print(told(lambda: date.year.__set__(date(2024, 1, 1), 1)))


# What a pickle of Python 2 holds of a time, read as text; a product that a derived class has.
print(date("\x07\xe8\x02\x1d"), time("\x01\x02\x03\x00\x00\x04"), datetime("\x07\xe8\x82\x1d\x01\x02\x03\x00\x00\x04"))
print(told(lambda: date("\0\0\u0101\1")), told(lambda: date("ab")))
print(told(lambda: datetime("\0\0\u0101\1\0\0\0\0\0\0")))
print(told(lambda: time("\u0101\0\0\0\0\0")))


class Five(int):
    def __mul__(self, other):
        return 5

    def __rmul__(self, other):
        return 7


print(timedelta(seconds=1) * Five(2), Five(2) * timedelta(seconds=1))
