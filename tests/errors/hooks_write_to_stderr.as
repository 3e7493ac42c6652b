# sys.excepthook and sys.unraisablehook write to sys.stderr as it is; sys.exit takes a tuple apart.
import contextlib
import gc
import io
import sys


def captured(f):
    stream = io.StringIO()
    with contextlib.redirect_stderr(stream):
        f()
    return stream.getvalue()


def fail():
    try:
        1 / 0
    except ZeroDivisionError:
        sys.__excepthook__(*sys.exc_info())


print(captured(fail).splitlines()[-1])
print(captured(lambda: sys.excepthook(ValueError, ValueError("x"), None)), end="")
for place in (
    ("bad.py", 1, 2, "abcdefg", 1, 7), ("bad.py", 1, 2, "abcdefg", 1, 3), ("bad.py", 1, -4, "abcdefg", 1, -2),
    ("bad.py", 1, 0, "abcdefg", 1, 0), ("bad.py", 1, 4, "abcdefg", 1, 2),
):
    print(captured(lambda: sys.excepthook(SyntaxError, SyntaxError("bad bad", place), None)), end="")


class Noisy:
    def __del__(self):
        raise ValueError("in del")


def drop():
    Noisy()
    gc.collect()


print("in del" in captured(drop))
seen = []
sys.unraisablehook = lambda told: seen.append((told.exc_type, str(told.exc_value), told.err_msg, told.object is Noisy.__del__))
drop()
sys.unraisablehook = sys.__unraisablehook__
print(seen)
for status in ((42,), (17, 23), (), None, "text"):
    try:
        sys.exit(status)
    except SystemExit as e:
        print(e.code, e.args)
