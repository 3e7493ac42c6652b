"""How long small pieces of code take."""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    """Times a statement, given as source or as a function.

    >>> Timer("x + 1", "x = 1").timeit(number=10) >= 0
    True
    """

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        space = {} if globals is None else dict(globals)
        lines = ["def inner(_it, _timer):"]
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            lines.extend(["    " + line for line in setup.split("\n")])
        elif callable(setup):
            space["_setup"] = setup
            lines.append("    _setup()")
        else:
            raise ValueError("setup is neither a string nor callable")
        lines += ["    _t0 = _timer()", "    for _i in _it:"]
        if isinstance(stmt, str):
            compile(stmt, "<timeit-src>", "exec")
            lines.extend(["        " + line for line in stmt.split("\n")])
        elif callable(stmt):
            space["_stmt"] = stmt
            lines.append("        _stmt()")
        else:
            raise ValueError("stmt is neither a string nor callable")
        lines += ["        pass", "    _t1 = _timer()", "    return _t1 - _t0"]
        self.src = "\n".join(lines)
        exec(self.src, space)
        self.inner = space["inner"]

    def print_exc(self, file=None):
        """Prints the traceback of an exception of the timed code."""
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Returns the seconds that so many runs take."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Calls `timeit` several times and returns the list of results."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Finds how many runs take at least 0.2 seconds; returns the number and the seconds."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Returns the seconds that so many runs of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Returns a list of such times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
