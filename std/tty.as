"""tty: terminals that hand on each key."""

from termios import *

__all__ = ["cfmakeraw", "cfmakecbreak", "setraw", "setcbreak"]

# Places in a list of attributes.
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def cfmakeraw(mode):
    """Changes attributes so that nothing is done to what comes and goes."""
    mode[IFLAG] &= ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXANY | IXOFF)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] &= ~(PARENB | CSIZE)
    mode[CFLAG] |= CS8
    mode[LFLAG] &= ~(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN | ISIG | NOFLSH | TOSTOP)
    mode[CC] = list(mode[CC])
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def cfmakecbreak(mode):
    """Changes attributes so that each key comes at once, unseen; signals stay."""
    mode[LFLAG] &= ~(ECHO | ICANON)
    mode[CC] = list(mode[CC])
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def setraw(fd, when=TCSAFLUSH):
    """Makes a terminal raw; returns the attributes before."""
    before = tcgetattr(fd)
    mode = list(before)
    cfmakeraw(mode)
    tcsetattr(fd, when, mode)
    return before


def setcbreak(fd, when=TCSAFLUSH):
    """Lets a terminal hand on each key; returns the attributes before."""
    before = tcgetattr(fd)
    mode = list(before)
    cfmakecbreak(mode)
    tcsetattr(fd, when, mode)
    return before
