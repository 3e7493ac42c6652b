"""Measuring calls: the names of CPython's profiler, for programs that import them. Aster does not follow calls, and says so where one would
begin to measure; `timeit` and `time.perf_counter` measure. Reports of measured calls are in `pstats`.

    >>> Profile().getstats()
    []
"""

import pstats

__all__ = ["run", "runctx", "Profile"]


class Profile:
    """A profiler; it refuses to begin."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self.stats = {}

    def enable(self, subcalls=True, builtins=True):
        """Would begin to measure."""
        _refuse()

    def disable(self):
        """Ends measuring, which never began."""

    def clear(self):
        """Forgets what was measured."""
        self.stats = {}

    def getstats(self):
        """Returns what was measured: nothing."""
        return []

    def create_stats(self):
        """Makes an entry for every function of what was measured."""
        self.snapshot_stats()

    def snapshot_stats(self):
        """Makes an entry for every function of what was measured up to now."""
        self.stats = {}

    def print_stats(self, sort=-1):
        """Prints what was measured."""
        pstats.Stats(self).strip_dirs().sort_stats(*sort if isinstance(sort, tuple) else (sort,)).print_stats()

    def dump_stats(self, file):
        """Writes what was measured to a file."""
        import marshal
        with open(file, "wb") as target:
            self.create_stats()
            marshal.dump(self.stats, target)

    def run(self, cmd):
        """Would measure a program given as text."""
        _refuse()

    def runctx(self, cmd, globals, locals):
        """Would measure a program given as text, with its names."""
        _refuse()

    def runcall(self, func, /, *args, **kw):
        """Would measure a call."""
        _refuse()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


def run(statement, filename=None, sort=-1):
    """Would measure a program given as text."""
    _refuse()


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Would measure a program given as text, with its names."""
    _refuse()


def label(code):
    """Returns file, line and name of a function from its code, or of a builtin one from its name."""
    if isinstance(code, str):
        return "~", 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


def _refuse():
    raise NotImplementedError("cProfile does not follow calls in Aster; timeit and time.perf_counter measure")
