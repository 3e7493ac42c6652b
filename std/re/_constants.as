"""Constants of patterns that libraries look at."""

from re import PatternError

error = PatternError
MAGIC = 20230612
MAXGROUPS = 1073741823


class _Constant(int):
    """A number that is shown by its name."""

    def __new__(cls, value, name):
        self = int.__new__(cls, value)
        self.name = name
        return self

    def __repr__(self):
        return self.name

    __reduce__ = None


MAXREPEAT = _Constant(4294967295, "MAXREPEAT")
