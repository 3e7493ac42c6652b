"""termios: the settings of terminals.

Attributes are a list: input, output, control and local flags, the speeds of both ways, and a list of the control characters.
"""

import _termios
from _termios import *
from _termios import _POSIX_VDISABLE


class error(Exception):
    """What the system refused: its number and what it says."""


error.__module__ = "termios"


def _told(problem):
    return error(problem.errno, problem.strerror)


def tcgetattr(fd, /):
    """Returns the attributes of a terminal."""
    try:
        return _termios.tcgetattr(fd)
    except OSError as problem:
        raise _told(problem) from None


def tcsetattr(fd, when, attributes, /):
    """Sets the attributes of a terminal: at once, or when what was written has gone."""
    try:
        _termios.tcsetattr(fd, when, attributes)
    except OSError as problem:
        raise _told(problem) from None


def tcsendbreak(fd, duration, /):
    """Sends a break."""
    try:
        _termios.tcsendbreak(fd, duration)
    except OSError as problem:
        raise _told(problem) from None


def tcdrain(fd, /):
    """Waits until what was written has gone."""
    try:
        _termios.tcdrain(fd)
    except OSError as problem:
        raise _told(problem) from None


def tcflush(fd, queue, /):
    """Throws away what was not read, or not sent yet."""
    try:
        _termios.tcflush(fd, queue)
    except OSError as problem:
        raise _told(problem) from None


def tcflow(fd, action, /):
    """Holds up input or output, or lets it go on."""
    try:
        _termios.tcflow(fd, action)
    except OSError as problem:
        raise _told(problem) from None


def tcgetwinsize(fd, /):
    """Returns how many rows and columns a terminal shows."""
    try:
        return _termios.tcgetwinsize(fd)
    except OSError as problem:
        raise _told(problem) from None


def tcsetwinsize(fd, winsize, /):
    """Says how many rows and columns a terminal shows."""
    try:
        rows, columns = winsize
    except TypeError:
        raise TypeError("tcsetwinsize, arg 2: must be a two-item sequence") from None
    except ValueError:
        raise TypeError("tcsetwinsize, arg 2: must be a two-item sequence") from None
    try:
        _termios.tcsetwinsize(fd, rows, columns)
    except OSError as problem:
        raise _told(problem) from None
