"""How long small pieces of code take.

usage: timeit [-n N] [-r N] [-u U] [-s S] [-p] [-h] [--] [statement]

  -n/--number N: how many times to run 'statement' (default: as many as take 0.2 seconds)
  -r/--repeat N: how many times to repeat the timer (default 5)
  -s/--setup S: statement to be run once at first (default 'pass')
  -p/--process: use time.process_time()
  -v/--verbose: print raw timing results; repeat for more digits
  -u/--unit: the unit of the results (nsec, usec, msec, or sec)
  -h/--help: print this and exit
  statement: statement to be timed (default 'pass'); each argument is a line, indented as it stands
"""

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


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def main(args=None, *, _wrap_timer=None):
    """Times the statements of the command line; returns an exit status."""
    import getopt

    if args is None:
        args = sys.argv[1:]
    try:
        options, words = getopt.getopt(args, "n:u:s:r:pvh", ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as problem:
        print(problem)
        print("use -h/--help for command line help")
        return 2
    timer, number, unit, setup, times, verbose, precision = default_timer, 0, None, [], default_repeat, 0, 3
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        if option in ("-s", "--setup"):
            setup.append(value)
        if option in ("-u", "--unit"):
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        if option in ("-r", "--repeat"):
            times = max(int(value), 1)
        if option in ("-p", "--process"):
            timer = time.process_time
        if option in ("-v", "--verbose"):
            if verbose:
                precision += 1
            verbose += 1
        if option in ("-h", "--help"):
            print(__doc__, end="")
            return 0
    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer("\n".join(words) or "pass", "\n".join(setup) or "pass", timer)
    if number == 0:

        def tell(number, taken):
            message = "{num} loop{s} -> {secs:.{prec}g} secs"
            print(message.format(num=number, s="" if number == 1 else "s", secs=taken, prec=precision))

        try:
            number, _ = measured.autorange(tell if verbose else None)
        except:
            measured.print_exc()
            return 1
        if verbose:
            print()
    try:
        raw = measured.repeat(times, number)
    except:
        measured.print_exc()
        return 1

    def shown(taken):
        if unit is not None:
            scale, name = _UNITS[unit], unit
        else:
            scale, name = next(((scale, name) for name, scale in reversed(_UNITS.items()) if taken >= scale), (1e-9, "nsec"))
        return "%.*g %s" % (precision, taken / scale, name)

    if verbose:
        print("raw times: %s" % ", ".join(map(shown, raw)))
        print()
    timings = [taken / number for taken in raw]
    best, worst = min(timings), max(timings)
    print("%d loop%s, best of %d: %s per loop" % (number, "s" if number != 1 else "", times, shown(best)))
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit("The test results are likely unreliable. The worst time (%s) was more than four times slower than "
                               "the best time (%s)." % (shown(worst), shown(best)), UserWarning, "", 0)
    return None
