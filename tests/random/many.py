"""Runs many random programs of the language under CPython and Aster and compares what they print.

    python3.13 tests/random/many.py target/release/aster FIRST_SEED COUNT [THEME,THEME..]

CPython is started once and forks for each program; what differs is run again under a fresh CPython, to be sure. Programs
that differ are left in `target/random`. A theme is a function of `values.py`, `language.py`, `deeper.py`, `library.py`, `stories.py`, `everyday.py`, `composed.py`, `witnessed.py`, `made.py` or
`widely.py`.
"""

import gc
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import types

import programs

for name in "dataclasses enum statistics json copy abc textwrap heapq bisect asyncio typing inspect".split():
    __import__(name)

LIMIT = 4


def depth():
    count, frame = 0, sys._getframe()
    while frame:
        count, frame = count + 1, frame.f_back
    return count


def play(path, source):
    """Runs a program in this process as if it were the main one; gives the exit status."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    module.__dict__.update(__file__=path, __builtins__=__builtins__)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    code = compile(source, path, "exec", dont_inherit=True)
    sys.setrecursionlimit(1000 + depth() - 1)
    status = 0
    try:
        exec(code, module.__dict__)
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        status = 1
        sys.stderr.write(last_line(error) + "\n")
    module.__dict__.clear()
    gc.collect()
    return status


def last_line(error):
    """What CPython's report of an uncaught exception ends with, without suggestions."""
    try:
        text = str(error).split("\n")[0]
    except Exception:
        text = "<exception str() failed>"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def under_python(path, source):
    """Gives status, output and errors of a program that runs in a child of this process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                signal.setitimer(signal.ITIMER_REAL, LIMIT)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                status = play(path, source)
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status & 255)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read().decode(errors="replace"), err.read().decode(errors="replace")


def under(command):
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=4 * LIMIT, errors="replace")
    except subprocess.TimeoutExpired:
        return -signal.SIGALRM, "timeout", ""
    return ended.returncode, ended.stdout, ended.stderr


def plain(text):
    """The text without addresses, and without where modules of the library lie."""
    text = re.sub(r"(<module '[\w.]+' )(?:from '[^']*lib/python3[^']*'|\(built-in\))>", r"\1>", text)
    text = re.sub(r"(cannot import name '\w+' from '[\w.]+' )\([^)]*\)", r"\1", text)
    return re.sub(r" (at|@) 0x[0-9a-f]+", r" \1 0x", text)


def agree(theirs, ours):
    """Same output, same status; of an uncaught exception the same class and message."""
    last = plain(theirs[2]).strip().split("\n")[-1].split(". Did you")[0]
    return plain(theirs[1]) == plain(ours[1]) and theirs[0] == ours[0] and (theirs[0] != 1 or last in plain(ours[2]))


def report(path, of, theirs, ours):
    """Shows the first line in which two runs differ, and what both ended with."""
    x, y = plain(theirs[1]).split("\n"), plain(ours[1]).split("\n")
    at = next((i for i, (a, b) in enumerate(zip(x, y)) if a != b), min(len(x), len(y)))
    show = lambda lines: lines[at][:200] if at < len(lines) else "<end>"
    ends = [side[2].strip().split("\n")[-1][:160] for side in (theirs, ours)]
    print(path, f"{of}status {theirs[0]} {ours[0]}, line {at + 1}", show(x), show(y), *ends, sep="\n    ", flush=True)


def main():
    aster, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if len(sys.argv) > 4:
        programs.only(sys.argv[4].split(","))
    folder = pathlib.Path("target/random")
    folder.mkdir(parents=True, exist_ok=True)
    differ = 0
    for seed in range(first, first + count):
        source = programs.program(seed)
        path = folder / f"p{seed}.py"
        path.write_text(source)
        theirs = under_python(str(path), source)
        if theirs[0] == -signal.SIGALRM:
            # It goes on for ever.
            path.unlink()
            continue
        ours = under([aster, str(path)])
        same = agree(theirs, ours)
        if not same:
            theirs = under([sys.executable, "-W", "ignore", str(path)])
            same = agree(theirs, ours)
        if same:
            path.unlink()
            continue
        differ += 1
        report(path, "", theirs, ours)
    print(differ, "of", count, "differ")


if __name__ == "__main__":
    main()
