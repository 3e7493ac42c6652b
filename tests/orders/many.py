"""Runs many random asyncio programs under CPython and Aster and compares what they print.

    python3.13 tests/orders/many.py target/release/aster FIRST_SEED COUNT [FOLDER [WRITER]]

As `cargo test --test orders`, but thirty times as fast: CPython is started once and forks for each program. Programs that
differ are left in FOLDER (`target/orders`). WRITER is `generate`, `scripts`, `again`, `flow`, `parts` or `runs`.
"""

import gc
import importlib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import oracle

LIMIT = 5
HANGS = 103


def stalled():
    sys.stdout.flush()
    os._exit(HANGS)


def under_python(path, source):
    """Gives the exit status and the output of a program that runs in a child of this process."""
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if child == 0:
            status = 0
            oracle.stalled = stalled
            # Both clocks begin alike: what ties is up to the last bit of a float.
            oracle.now = 0.0
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, 1)
            os.dup2(out.fileno(), 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            try:
                oracle.play(path, source)
            except SystemExit as stop:
                status = stop.code or 0
            except KeyboardInterrupt:
                status = 128 + signal.SIGINT
            except BaseException:
                status = 1
            # What is left is closed as at the end of any program: there CPython collects, unless that is off.
            gc.set_threshold(0)
            gc.enable()
            raise SystemExit(status)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read().decode()


def under_aster(aster, path):
    try:
        run = subprocess.run([aster, "run", "--virtual-time", path], capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return "a hang", "", ""
    status = run.returncode if run.returncode >= 0 else 128 - run.returncode
    return status, run.stdout.decode(), run.stderr.decode()


def first_difference(theirs, ours):
    theirs, ours = theirs.split("\n"), ours.split("\n")
    at = next((i for i, (a, b) in enumerate(zip(theirs, ours)) if a != b), min(len(theirs), len(ours)))
    return f"    line {at + 1}\n    CPython: {theirs[at:at + 2]}\n    Aster:   {ours[at:at + 2]}"


def main():
    aster, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    folder = pathlib.Path(sys.argv[4] if len(sys.argv) > 4 else HERE.parent.parent / "target/orders")
    writer = importlib.import_module(sys.argv[5] if len(sys.argv) > 5 else "generate")
    folder.mkdir(parents=True, exist_ok=True)
    oracle.prepare()
    oracle.number_tasks()
    wrong = done = 0
    # So that one that is ended early tells how far it came.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(f"{done} programs, {wrong} differ"))
    for seed in range(first, first + count):
        done += 1
        path = folder / f"{seed}.as"
        source = writer.Writer(seed).program(seed)
        path.write_text(source)
        status, theirs = under_python(str(path), source)
        if status == -signal.SIGALRM:
            # It goes on for ever.
            path.unlink()
            continue
        code, ours, errors = under_aster(aster, str(path))
        # Only as far as it goes are those alike that hang.
        if (status, theirs) == (code, ours) or status == HANGS and ours.startswith(theirs):
            path.unlink()
            continue
        wrong += 1
        print(f"---- {path}: status {code}, CPython's {status}\n{first_difference(theirs, ours)}", flush=True)
        if code != status and errors:
            print("    " + errors.strip().split("\n")[-1], flush=True)
    print(f"{count} programs, {wrong} differ")
    sys.exit(wrong > 0)


main()
