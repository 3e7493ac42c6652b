"""termios: the settings of terminals.

Attributes are a list: input, output, control and local flags, the speeds of both ways, and a list of the control characters.
"""

import _termios
from _termios import *
from _termios import _POSIX_VDISABLE


class error(Exception):
    """What the system refused: its number and what it says."""


error.__module__ = "termios"


def _done(ask, *args):
    """Calls what the system is asked by; its errors are those of this module."""
    try:
        return ask(*args)
    except OSError as problem:
        raise error(problem.errno, problem.strerror) from None


def tcgetattr(fd, /):
    """Returns the attributes of a terminal."""
    return _done(_termios.tcgetattr, fd)


def tcsetattr(fd, when, attributes, /):
    """Sets the attributes of a terminal: at once, or when what was written has gone."""
    return _done(_termios.tcsetattr, fd, when, attributes)


def tcsendbreak(fd, duration, /):
    """Sends a break."""
    return _done(_termios.tcsendbreak, fd, duration)


def tcdrain(fd, /):
    """Waits until what was written has gone."""
    return _done(_termios.tcdrain, fd)


def tcflush(fd, queue, /):
    """Throws away what was not read, or not sent yet."""
    return _done(_termios.tcflush, fd, queue)


def tcflow(fd, action, /):
    """Holds up input or output, or lets it go on."""
    return _done(_termios.tcflow, fd, action)


def tcgetwinsize(fd, /):
    """Returns how many rows and columns a terminal shows."""
    return _done(_termios.tcgetwinsize, fd)


def tcsetwinsize(fd, winsize, /):
    """Says how many rows and columns a terminal shows."""
    try:
        rows, columns = winsize
    except (TypeError, ValueError):
        raise TypeError("tcsetwinsize, arg 2: must be a two-item sequence") from None
    return _done(_termios.tcsetwinsize, fd, rows, columns)
