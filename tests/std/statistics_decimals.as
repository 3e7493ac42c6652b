# Statistics of decimals are decimals; how much two distributions share; patterns of templates; what pprint leaves alone.

import copy
import dataclasses
import math
import pickle
import pprint
import string
import types
from decimal import Decimal as D
from fractions import Fraction as F
from statistics import *

prices = [D("1.5"), D("2.5"), D("2.7"), D("0.28")]
for function in (mean, harmonic_mean, median, stdev, pstdev, variance, pvariance, mode):
    print(function.__name__, repr(function(prices)))
print(repr(mean([D("0.28")])), repr(harmonic_mean([D("4.9712")])), repr(mean([D(1), 2])), repr(stdev([F(1, 2), F(1, 3)])), repr(pstdev([D(2), D(2)])))

a, b = NormalDist(100, 15), NormalDist(110, 10)
print(a.overlap(b), b.overlap(a), a.overlap(a), NormalDist(0, 1).overlap(NormalDist(1, 1)))
print(pickle.loads(pickle.dumps(a, 0)) == a, copy.deepcopy(b))
for other in (5, NormalDist(1, 0)):
    try:
        a.overlap(other)
    except (TypeError, StatisticsError) as problem:
        print(type(problem).__name__, problem)
print(math.nextafter(1.0, math.nan, steps=0), math.nextafter(1.0, math.nan, steps=1), math.nextafter(1.0, 2.0, steps=3))


class At(string.Template):
    pattern = r"(?P<escaped>@{2})|@(?P<named>[a-z]+)@|@<(?P<braced>[a-z]+)>|(?P<invalid>@)"


template = At("@who@ likes @<what> at @@home, @ever")
print(template.safe_substitute(who="tim"), template.get_identifiers(), template.is_valid())


class Odd(string.Template):
    pattern = r"(?P<badname>.*)|(?P<escaped>@{2})|@(?P<named>x)|@<(?P<braced>y)>|(?P<invalid>@)|(?P<more>z)"


for method in ("substitute", "safe_substitute", "is_valid", "get_identifiers"):
    try:
        getattr(Odd("x @z"), method)()
    except ValueError as problem:
        print(problem.args[0])


@dataclasses.dataclass
class Shown:
    first: str = "a" * 20
    second: str = "b" * 20


@dataclasses.dataclass
class Own:
    first: int = 1

    def __repr__(self):
        return "a text of its own that is far too long"


class Names(types.SimpleNamespace):
    pass


pprint.pprint([Shown(), Own(), Names(first="a" * 20, second="b" * 20)], width=40)
