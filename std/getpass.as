"""Asking for a password without showing it, and who the user is."""

import io
import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """The password may be seen."""


def getpass(prompt="Password: ", stream=None):
    """Asks for a password on the terminal; with none, on stdin, with a warning."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return fallback_getpass(prompt, stream)
    try:
        old = _silence(terminal)
        try:
            os.write(terminal, prompt.encode())
            data = b""
            while not data.endswith(b"\n") and (more := os.read(terminal, 1)):
                data += more
        finally:
            _restore(terminal, old)
            os.write(terminal, b"\n")
    finally:
        os.close(terminal)
    if not data:
        raise EOFError
    return data.decode().removesuffix("\n")


def _stty(terminal, *words):
    import subprocess
    return subprocess.run(["stty", *words], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def _silence(terminal):
    old = _stty(terminal, "-g").decode().strip()
    _stty(terminal, "-echo")
    return old


def _restore(terminal, old):
    if old:
        _stty(terminal, old)


def fallback_getpass(prompt="Password: ", stream=None):
    """Asks where the answer is shown."""
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    if not stream:
        stream = sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _raw_input(prompt, stream)


unix_getpass = getpass


def _raw_input(prompt="", stream=None, input=None):
    if not stream:
        stream = sys.stderr
    if not input:
        input = sys.stdin
    prompt = str(prompt)
    if prompt:
        stream.write(prompt)
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def getuser():
    """Returns the user's name: from the environment, or as the system knows it."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    number = str(os.getuid())
    try:
        with open("/etc/passwd") as file:
            for line in file:
                fields = line.split(":")
                if len(fields) > 2 and fields[2] == number:
                    return fields[0]
    except OSError:
        pass
    raise OSError("No username set in the environment")
