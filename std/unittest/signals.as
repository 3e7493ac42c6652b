"""What an interrupt does while tests run: the first lets the test at hand end and stops the run, the second stops at once."""

import signal
import weakref
from functools import wraps

__unittest = True

# The results of the runs under way.
_results = weakref.WeakKeyDictionary()
# The handler that was installed, once one was.
_interrupt_handler = None


def _ignored(signum, frame):
    pass


class _InterruptHandler:
    """Stops all results that are registered, and hands the next interrupt to the handler before it."""

    def __init__(self, default_handler):
        self.called = False
        self.original_handler = default_handler
        if isinstance(default_handler, int):
            if default_handler == signal.SIG_DFL:
                default_handler = signal.default_int_handler
            elif default_handler == signal.SIG_IGN:
                default_handler = _ignored
            else:
                raise TypeError(
                    "expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
                )
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        # Somebody else's handler may have put itself in front and call this one.
        replaced = signal.getsignal(signal.SIGINT) is not self
        if replaced or self.called:
            self.default_handler(signum, frame)
        self.called = True
        for result in list(_results):
            result.stop()


def registerResult(result):
    """Lets an interrupt stop the run of a result."""
    _results[result] = 1


def removeResult(result):
    """Lets an interrupt stop the run of a result no more; says whether it would have."""
    return bool(_results.pop(result, None))


def installHandler():
    """Handles interrupts in this way from now on."""
    global _interrupt_handler
    if _interrupt_handler is None:
        before = signal.getsignal(signal.SIGINT)
        _interrupt_handler = _InterruptHandler(before)
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Puts the handler from before back; as a decorator, while the function runs."""
    if method is not None:
        @wraps(method)
        def inner(*args, **kwargs):
            installed = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, installed)
        return inner
    if _interrupt_handler is not None:
        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
