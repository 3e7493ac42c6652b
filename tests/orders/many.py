"""Runs many random asyncio programs under CPython and Aster and compares what they print.

    python3.13 tests/orders/many.py target/release/aster FIRST_SEED COUNT [FOLDER]

As `cargo test --test orders`, but thirty times as fast: CPython is started once and forks for each program. Programs that
differ are left in FOLDER (`target/orders`).
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import generate
import oracle

LIMIT = 5


def under_python(path, source):
    """Gives the exit status and the output of a program that runs in a child of this process."""
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if child == 0:
            status = 0
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
            # What is left is closed as at the end of any program.
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
    folder.mkdir(parents=True, exist_ok=True)
    oracle.prepare()
    oracle.number_tasks()
    wrong = 0
    for seed in range(first, first + count):
        path = folder / f"{seed}.as"
        source = generate.Writer(seed).program(seed)
        path.write_text(source)
        status, theirs = under_python(str(path), source)
        if status == -signal.SIGALRM:
            # It goes on for ever.
            path.unlink()
            continue
        code, ours, errors = under_aster(aster, str(path))
        if (status, theirs) == (code, ours):
            path.unlink()
            continue
        wrong += 1
        print(f"---- {path}: status {code}, CPython's {status}\n{first_difference(theirs, ours)}", flush=True)
        if code != status and errors:
            print("    " + errors.strip().split("\n")[-1], flush=True)
    print(f"{count} programs, {wrong} differ")
    sys.exit(wrong > 0)


main()
