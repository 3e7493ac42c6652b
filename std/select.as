"""select: which of several descriptors can be read or written.

What waits is in `_socket` and `_epoll`; other threads and loops go on meanwhile.
"""

import _epoll
import _operator
import _socket
from _socket import POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI

EPOLLIN = POLLIN
EPOLLPRI = POLLPRI
EPOLLOUT = POLLOUT
EPOLLERR = POLLERR
EPOLLHUP = POLLHUP
POLLRDNORM = EPOLLRDNORM = 0x40
POLLRDBAND = EPOLLRDBAND = 0x80
POLLWRNORM = EPOLLWRNORM = 0x100
POLLWRBAND = EPOLLWRBAND = 0x200
POLLMSG = EPOLLMSG = 0x400
POLLRDHUP = EPOLLRDHUP = 0x2000
EPOLLEXCLUSIVE = 1 << 28
EPOLLONESHOT = 1 << 30
EPOLLET = 1 << 31
EPOLL_CLOEXEC = 0o2000000

error = OSError
PIPE_BUF = 4096
# As many as the C library's sets have room for.
_MOST = 1024


def _number(file):
    """Gives the number of a descriptor, or of what has a `fileno`."""
    if not isinstance(file, int):
        if not hasattr(file, "fileno"):
            raise TypeError("argument must be an int, or have a fileno() method.")
        file = file.fileno()
        if not isinstance(file, int):
            raise TypeError("fileno() returned a non-integer")
    if file < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({file})")
    return file


def _numbers(files):
    if not isinstance(files, (list, tuple)):
        try:
            files = list(files)
        except TypeError:
            raise TypeError("arguments 1-3 must be sequences") from None
    asked, numbers = [], []
    # What a `fileno` adds to the list is asked, too.
    for file in files:
        number = _number(file)
        if number >= _MOST:
            raise ValueError("filedescriptor out of range in select()")
        if len(numbers) >= _MOST:
            raise ValueError("too many file descriptors in select()")
        asked.append(file)
        numbers.append(number)
    return asked, numbers


def _check_time(seconds):
    """Refuses a time whose nanoseconds do not fit in 64 bits."""
    if seconds * 1_000_000_000 >= 2**63:
        raise OverflowError("timestamp too large to convert to C PyTime_t")


def select(rlist, wlist, xlist, timeout=None, /):
    """Waits until something can be read, be written, or is exceptional; gives the three lists of those.

    >>> import os
    >>> r, w = os.pipe()
    >>> select([r], [w], [], 0) == ([], [w], [])
    True
    """
    if timeout is not None:
        if not isinstance(timeout, (int, float)):
            raise TypeError("timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
        _check_time(timeout)
    kinds = (POLLIN, POLLIN | POLLHUP | POLLERR), (POLLOUT, POLLOUT | POLLERR), (POLLPRI, POLLPRI)
    wanted = {}
    given = []
    for files, (ask, answer) in zip((rlist, wlist, xlist), kinds):
        files, numbers = _numbers(files)
        given.append((files, numbers, answer))
        for number in numbers:
            wanted[number] = wanted.get(number, 0) | ask
    came = dict(_socket.poll(list(wanted.items()), timeout))
    if any(events & POLLNVAL for events in came.values()):
        raise OSError(9, "Bad file descriptor")
    found = []
    for files, numbers, answer in given:
        found.append([file for file, number in zip(files, numbers) if came.get(number, 0) & answer])
    return tuple(found)


class _Poll:
    """Descriptors, and what is wanted of each; `poll()` makes one."""

    __module__ = "select"

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Asks about a descriptor from now on."""
        self._wanted[_number(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        """Wants other events of a descriptor."""
        number = _number(fd)
        if number not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[number] = eventmask

    def unregister(self, fd, /):
        """Asks about a descriptor no longer."""
        del self._wanted[_number(fd)]

    def poll(self, timeout=None, /):
        """Waits so many milliseconds at most; gives pairs of a descriptor and what has come."""
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            if timeout >= 0:
                _check_time(timeout / 1000)
                if timeout > 0x7FFF_FFFF:
                    raise OverflowError("timeout is too large")
            timeout = None if timeout < 0 else timeout / 1000
        return _socket.poll(list(self._wanted.items()), timeout)


def poll():
    """Gives an object that is told of descriptors and then asked which are ready."""
    return _Poll()


class epoll:
    """A set of descriptors that the system watches.

    >>> import os
    >>> r, w = os.pipe()
    >>> with epoll() as watcher:
    ...     watcher.register(w, EPOLLOUT)
    ...     watcher.poll() == [(w, EPOLLOUT)]
    True
    """

    def __new__(cls, sizehint=-1, flags=0):
        sizehint, flags = _operator.index(sizehint), _operator.index(flags)
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError("invalid flags")
        return cls._of(_epoll.create())

    @classmethod
    def _of(cls, number):
        made = object.__new__(cls)
        made._number = number
        return made

    @classmethod
    def fromfd(cls, fd, /):
        """Gives the object of a descriptor that is an `epoll` already."""
        return cls._of(_operator.index(fd))

    @property
    def closed(self):
        """Says whether it was closed."""
        return self._number < 0

    def fileno(self):
        """Gives its own descriptor."""
        if self._number < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._number

    def close(self):
        """Closes it; the descriptors that it watched stay open."""
        number = self._number
        self._number = -1
        if number >= 0:
            import os
            os.close(number)

    def __enter__(self):
        self.fileno()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Watches a descriptor from now on."""
        _epoll.add(self.fileno(), _number(fd), _operator.index(eventmask) & 0xFFFF_FFFF)

    def modify(self, fd, eventmask):
        """Watches for other events of a descriptor."""
        _epoll.modify(self.fileno(), _number(fd), _operator.index(eventmask) & 0xFFFF_FFFF)

    def unregister(self, fd):
        """Watches a descriptor no longer."""
        _epoll.delete(self.fileno(), _number(fd))

    def poll(self, timeout=None, maxevents=-1):
        """Waits so many seconds at most, for ever without or below zero; gives pairs of a descriptor and what has come."""
        own = self.fileno()
        maxevents = _operator.index(maxevents)
        if timeout is not None:
            if not isinstance(timeout, (int, float)):
                raise TypeError("timeout must be an integer or None")
            if timeout != timeout:
                raise ValueError("Invalid value NaN (not a number)")
            if abs(timeout) >= 2**63:
                raise OverflowError("timestamp out of range for platform time_t")
            _check_time(timeout)
            if timeout > 0x7FFF_FFFF / 1000:
                raise OverflowError("timeout is too large")
            timeout = None if timeout < 0 else timeout
        if maxevents == -1:
            maxevents = _MOST - 1
        elif maxevents < 1:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        return _epoll.wait(own, timeout, maxevents)


from _functools import builtin as _as_builtin
_as_builtin(select, poll)
del _as_builtin
