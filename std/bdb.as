"""bdb: what debuggers derive from. Aster traces no lines: a debugger that is to run says so."""

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

_MESSAGE = "Aster has no debugger"


class BdbQuit(Exception):
    """Ends a program that is being debugged."""


class Breakpoint:
    """Would be a place to stop at."""

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        raise NotImplementedError(_MESSAGE)


class Bdb:
    """Would run a program line by line."""

    def __init__(self, skip=None):
        self.skip = set(skip) if skip else None

    def reset(self):
        """Does nothing: there is no state."""

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError(_MESSAGE)

    set_trace = run = runeval = runctx = runcall = set_break = _refuse
