# Packages, relative imports, what an import binds.
import import_pkgs.shapes.consts
print(import_pkgs.shapes.consts.PI)
from import_pkgs import shapes
print(shapes.area(2), shapes.square.area(3), shapes.square.depth, shapes.version)
import import_pkgs.shapes.deep.inner as inner
print(inner.depth, inner.__name__, inner.top is shapes)
from import_pkgs.shapes import *
print(area(1), version)
try:
    square
except NameError as e:
    print(e)
from import_pkgs.shapes.consts import *
try:
    _hidden
except NameError as e:
    print(e)
import sys
print(sorted(k for k in sys.modules if k.startswith("import_pkgs")))
print(shapes.__package__, shapes.circle.__name__, __package__)
try:
    import import_pkgs.nothing
except ModuleNotFoundError as e:
    print(e)
try:
    from import_pkgs.shapes import nope
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import math.x
except ModuleNotFoundError as e:
    print(e)
