# import, from, as, star.
import math
import math as m, sys as system
from math import sqrt, floor as fl
from math import (
    ceil,
    pi,
)
print(math.sqrt(16), m is math, sqrt(9), fl(2.7), ceil(2.1), round(pi, 3))
import os.path
print(os.path.basename("/a/b.txt"))
import os.path as p
print(p is os.path)
from os import path
print(path.join("a", "b"))
from string import *
print(digits, ascii_lowercase[:3])
def f():
    import functools
    from itertools import count as c
    return functools.reduce(lambda a, b: a + b, [1, 2, 3]), next(c(5))
print(f())
print(system.modules["math"] is math, "math" in system.modules)
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import nothing_here
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import os.nothing
except ImportError as e:
    print(type(e).__name__, e)
print(math.__name__, type(math).__name__)
try:
    math.nope
except AttributeError as e:
    print(e)
