# os.stat takes the number of a descriptor; a bool is warned of, a number no descriptor can have is told.
import os
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)


def told(function, value):
    try:
        found = function(value)
    except (OSError, OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
    else:
        print(type(found).__name__)


read, write = os.pipe()
for value in (read, True, 10**20, -(10**20), -5, 10**9, 1.5, None, []):
    for function in (os.stat, os.lstat, os.path.exists, os.path.lexists):
        if not (function is os.path.exists and value is True):
            told(function, value if value is not read else write)
print(os.path.isfile(write), os.path.isdir(True))
