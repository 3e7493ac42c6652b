"""How wide the texts are that a pattern matches; the tree of a pattern is not shown.

    >>> parse("a{2,3}|b").getwidth()
    (1, 3)
"""

import _re
from re._constants import MAXREPEAT, error

MAXWIDTH = 1 << 64


class SubPattern:
    """A pattern that was parsed."""

    def __init__(self, width):
        self.width = width

    def getwidth(self):
        """Returns the least and the greatest width."""
        return self.width


def parse(str, flags=0, state=None):
    """Parses a pattern; a PatternError says what is wrong with it."""
    return SubPattern(_re._width(str, int(flags)))
