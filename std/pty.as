"""Terminals that programs make. `fork` and `spawn` are refused: Aster starts no processes of itself.

    >>> len(openpty())
    2
"""

import os
import tty

__all__ = ["openpty", "fork", "spawn"]

STDIN_FILENO = 0
STDOUT_FILENO = 1
STDERR_FILENO = 2
CHILD = 0


def openpty():
    """Opens a terminal; gives the descriptors of its master and of what a program is to have."""
    return os.openpty()


def fork():
    """Is not there: Aster starts no processes of itself; `subprocess` takes the second descriptor of `openpty`."""
    raise NotImplementedError("pty.fork is not supported: Aster does not fork; give the descriptor of pty.openpty to subprocess")


def spawn(argv, master_read=None, stdin_read=None):
    """Is not there, for the same reason."""
    raise NotImplementedError("pty.spawn is not supported: Aster does not fork; give the descriptor of pty.openpty to subprocess")
