# What an import statement asks: `builtins.__import__`, `__path__` and `__getattr__` of modules, `__all__`, the package's name.
import builtins
import sys
import types

asked = types.ModuleType("asked")
text = """
def __getattr__(name):
    print("asked for", name)
    if name[0] == "_":
        raise AttributeError(name)
    return "made " + name
"""
exec(text, asked.__dict__)
sys.modules["asked"] = asked
from asked import first, second
print(first, second)
try:
    from asked import _private
except ImportError as error:
    print(error)
try:
    import asked.inner
except ImportError as error:
    print(error)

listed = types.ModuleType("listed")
sys.modules["listed"] = listed
for names in [5, ["x", 1], "xy", {"x": 1}, []]:
    listed.__all__ = names
    try:
        exec("from listed import *", {})
        print("nothing wrong")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

for space in [{}, {"__name__": 5}, {"__package__": 5}, {"__name__": "alone"}, {"__package__": "json", "__name__": "x"}]:
    try:
        exec("from . import nowhere", space)
    except (KeyError, TypeError, ImportError) as error:
        print(type(error).__name__, str(error).partition(" (")[0])

native = builtins.__import__


def told(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", repr(name), fromlist, level, locals is globals)
    return native(name, globals, locals, fromlist, level)


builtins.__import__ = told
import os.path
import os.path as path
from os import path as other, sep


def inside():
    import math
    return math.floor(2.5)


print(inside(), path is other is os.path)
builtins.__import__ = native
