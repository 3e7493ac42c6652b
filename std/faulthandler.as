"""Shows where a program stands. Aster says so by itself when it fails; only what is asked for by hand is written here."""

import sys

_enabled = False


def enable(file=None, all_threads=True):
    global _enabled
    _enabled = True


def disable():
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Writes the frames of the running thread, the innermost first."""
    import threading
    out = sys.stderr if file is None else file
    lines = [f"Current thread 0x{threading.get_ident():016x} (most recent call first):\n"]
    frame = sys._getframe(1)
    while frame is not None:
        lines.append(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}\n')
        frame = frame.f_back
    if isinstance(out, int):
        import os
        os.write(out, "".join(lines).encode())
    else:
        out.write("".join(lines))
        out.flush()


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Is not there: nothing is written later."""
    raise RuntimeError("dump_traceback_later() is not supported")


def cancel_dump_traceback_later():
    """Nothing is written later anyway."""
