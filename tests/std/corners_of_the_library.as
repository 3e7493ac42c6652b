# Small things of the library: flags with odd values, docstrings of dataclasses, harmonic means, dates.

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import KEEP, Flag
from fractions import Fraction
import itertools
import re
import statistics


class Odd(Flag, boundary=KEEP):
    NOTHING = None
    NEGATIVE = -1
    FOUR = 4


print(list(Odd), Odd.__members__)
print(list(Odd.FOUR | Odd(1)))


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: list(Odd.NEGATIVE))
attempt(lambda: Odd.FOUR | Odd.NOTHING)


@dataclass(init=False)
class NoInit:
    a: int


@dataclass
class OwnInit:
    a: int

    def __init__(self, b, *rest):
        self.a = b


print(NoInit.__doc__, OwnInit.__doc__)
print(statistics.harmonic_mean([Fraction(1, 2), 1]), statistics.mean([Fraction(1, 2), 1.5]))
print(re.compile("a").groupindex, re.compile("(?P<n>a)").groupindex)
attempt(lambda: date(2024, 1, 1) - datetime(2024, 1, 1))
attempt(lambda: date(2024, 1, 1).replace(hour=1))
attempt(lambda: timedelta(days=10**10))
attempt(lambda: list(itertools.dropwhile(None, [1])))
attempt(lambda: itertools.combinations(5, "x"))
attempt(lambda: itertools.islice([], "x", -1))
