"""Signals: what is done about them, sending them, waiting for them.

The numbers are members of enumerations here; `_signal` knows plain numbers. Handlers run on the main thread,
between two steps of what it does.
"""

import _signal
from _signal import (
    ITIMER_PROF, ITIMER_REAL, ITIMER_VIRTUAL, NSIG, alarm, default_int_handler, getitimer, pause, pthread_kill, raise_signal,
    set_wakeup_fd, setitimer, siginterrupt, sigtimedwait, sigwaitinfo, strsignal, struct_siginfo,
)
from enum import IntEnum as _IntEnum
import sys as _sys

if _sys.platform == "linux":
    _NUMBERS = {
        "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8,
        "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
        "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22,
        "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
        "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64, "SIGIOT": 6, "SIGCLD": 17, "SIGPOLL": 29,
    }
else:
    _NUMBERS = {
        "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGEMT": 7, "SIGFPE": 8,
        "SIGKILL": 9, "SIGBUS": 10, "SIGSEGV": 11, "SIGSYS": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
        "SIGURG": 16, "SIGSTOP": 17, "SIGTSTP": 18, "SIGCONT": 19, "SIGCHLD": 20, "SIGTTIN": 21, "SIGTTOU": 22,
        "SIGIO": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGINFO": 29,
        "SIGUSR1": 30, "SIGUSR2": 31, "SIGIOT": 6,
    }

Signals = _IntEnum("Signals", _NUMBERS, module=__name__)
Handlers = _IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module=__name__)
Sigmasks = _IntEnum(
    "Sigmasks",
    {"SIG_BLOCK": _signal.SIG_BLOCK, "SIG_UNBLOCK": _signal.SIG_UNBLOCK, "SIG_SETMASK": _signal.SIG_SETMASK},
    module=__name__,
)
for _enum in Signals, Handlers, Sigmasks:
    globals().update(_enum.__members__)
del _enum


class itimer_error(OSError):
    """A timer could not be set or read."""

    __module__ = "signal"


ItimerError = itimer_error


def _as_member(value, enum):
    """Gives the member of an enumeration that has this value, else the value."""
    if not isinstance(value, int):
        return value
    try:
        return enum(value)
    except ValueError:
        return value


def signal(signalnum, handler):
    """Has a function, SIG_IGN or SIG_DFL deal with a signal; gives what did before.

    >>> signal(SIGUSR1, SIG_IGN)
    <Handlers.SIG_DFL: 0>
    >>> signal(SIGUSR1, SIG_DFL)
    <Handlers.SIG_IGN: 1>
    """
    return _as_member(_signal.signal(signalnum, handler), Handlers)


def getsignal(signalnum):
    """Gives what deals with a signal."""
    return _as_member(_signal.getsignal(signalnum), Handlers)


def valid_signals():
    """Gives the signals of this platform."""
    return {_as_member(number, Signals) for number in _signal.valid_signals()}


def pthread_sigmask(how, mask):
    """Changes which signals this thread holds back; gives those it held back before."""
    return {_as_member(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


def sigpending():
    """Gives the signals that have come and are held back."""
    return {_as_member(number, Signals) for number in _signal.sigpending()}


def sigwait(sigset):
    """Waits for a signal of a set, which it takes."""
    return _as_member(_signal.sigwait(sigset), Signals)
