"""subprocess: programs run and waited for.

`_process` starts a child and moves the bytes; text, timeouts and the errors are here. A program that awaits uses
`asyncio.create_subprocess_exec`.
"""

import _process
import io as _io
import os as _os
import sys as _sys
import time as _time
import types as _types
from operator import index as _index

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run", "CalledProcessError",
    "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3

# How many seconds a child has to end after Ctrl-C.
_PATIENCE = 0.25


class SubprocessError(Exception):
    """What the errors of this module derive from."""


class CalledProcessError(SubprocessError):
    """A checked program ended with a status other than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            import signal

            try:
                return "Command '%s' died with %r." % (self.cmd, signal.Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What `run` gives: how a program ended and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = ["args={!r}".format(self.args), "returncode={!r}".format(self.returncode)]
        if self.stdout is not None:
            parts.append("stdout={!r}".format(self.stdout))
        if self.stderr is not None:
            parts.append("stderr={!r}".format(self.stderr))
        return "{}({})".format(type(self).__name__, ", ".join(parts))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    __class_getitem__ = classmethod(_types.GenericAlias)


def _words(args, shell, executable):
    """Gives the argument list and the program of what Popen was called with."""
    if isinstance(args, (str, bytes)):
        args = [args]
    elif hasattr(args, "__fspath__"):
        if shell:
            raise TypeError("path-like args is not allowed when shell is true")
        args = [args]
    else:
        args = list(args)
    if shell:
        args = ["/bin/sh", "-c", *args]
        if executable:
            args[0] = executable
    return args, executable


def _group_number(group, what):
    if isinstance(group, str):
        import grp

        group = grp.getgrnam(group).gr_gid
    elif not isinstance(group, int):
        raise TypeError(f"{what} must be a string or an integer, not {type(group)}")
    return group


def _identity(user, group, extra_groups):
    """Gives who the child is to be, as numbers: (user, group, groups)."""
    if group is not None:
        group = _group_number(group, "Group")
        if group < 0:
            raise ValueError(f"Group ID cannot be negative, got {group}")
    if extra_groups is not None:
        if isinstance(extra_groups, str):
            raise ValueError("Groups must be a list, not a string")
        extra_groups = [_extra_group_number(one) for one in extra_groups]
        for one in extra_groups:
            if one < 0:
                raise ValueError(f"Group ID cannot be negative, got {one}")
    if isinstance(user, str):
        import pwd

        user = pwd.getpwnam(user).pw_uid
    elif user is not None and not isinstance(user, int):
        raise TypeError("User must be a string or an integer")
    if user is not None and user < 0:
        raise ValueError(f"User ID cannot be negative, got {user}")
    return user, group, extra_groups


def _extra_group_number(one):
    if not isinstance(one, (str, int)):
        raise TypeError(f"Items in extra_groups must be a string or integer, not {type(one)}")
    return _group_number(one, "Group")


def begin(
    words, executable, cwd, env, stdin, stdout, stderr, preexec_fn=None, close_fds=True, startupinfo=None, creationflags=0,
    restore_signals=True, start_new_session=False, pass_fds=(), user=None, group=None, extra_groups=None, umask=-1, pipesize=-1,
    process_group=None,
):
    """Starts a child; gives what `_process` knows of it."""
    if stdout is not None and type(stdout) is int and stdout == STDOUT:
        raise ValueError("STDOUT can only be used for stderr")
    if pipesize is None:
        pipesize = -1
    if not isinstance(pipesize, int):
        raise TypeError("pipesize must be an integer")
    if preexec_fn is not None:
        raise NotImplementedError("subprocess: preexec_fn is not supported")
    if pass_fds and not close_fds:
        import warnings

        warnings.warn("pass_fds overriding close_fds.", RuntimeWarning, stacklevel=3)
        close_fds = True
    if startupinfo is not None:
        raise ValueError("startupinfo is only supported on Windows platforms")
    if creationflags != 0:
        raise ValueError("creationflags is only supported on Windows platforms")
    changes = None
    if start_new_session or pass_fds or not (user is group is extra_groups is None and umask == -1):
        keep = tuple([int(fd) for fd in pass_fds])
        changes = (start_new_session, umask, keep, *_identity(user, group, extra_groups))
    pairs = None if env is None else list(env.items())
    if process_group is not None:
        process_group = _index(process_group)
        if process_group < 0:
            process_group = None
    child = _process.spawn(words, executable, cwd, pairs, stdin, stdout, stderr, process_group, changes, bool(close_fds))
    if pipesize > 0:
        import fcntl

        for number in [child.descriptor(which) for which in range(3)]:
            if number is not None:
                fcntl.fcntl(number, fcntl.F_SETPIPE_SZ, pipesize)
    return child


class Popen:
    """A program that runs beside this one.

    >>> Popen(["echo", "hi"], stdout=PIPE, text=True).communicate()
    ('hi\\n', None)
    """

    # What a Popen has that was made by `__new__` alone.
    _files, _wants, _has_begun, _patience, text_mode = (None,) * 3, (False,) * 3, False, 0, False
    _child_created = False

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
        start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
        text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        self._child = None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        self.args = args
        self.returncode = None
        self._files = [None, None, None]
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other."
            )
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            encoding = "utf-8" if _sys.flags.utf8_mode else "UTF-8"
        self.encoding = encoding
        self.errors = errors
        self.pipesize = -1 if pipesize is None else pipesize
        self._bufsize = bufsize
        self._has_begun = False
        self._patience = _PATIENCE
        words, executable = _words(args, shell, executable)
        streams = [stdin, stdout, stderr]
        self._wants = [stream == PIPE if isinstance(stream, int) else False for stream in streams]
        self._child = begin(
            words, executable, cwd, env, stdin, stdout, stderr, preexec_fn, close_fds, startupinfo, creationflags, restore_signals,
            start_new_session, pass_fds, user, group, extra_groups, umask, pipesize, process_group,
        )
        self.pid = self._child.pid
        if bufsize == 1 and not self.text_mode and any(self._wants):
            import warnings

            text = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"
            warnings.warn(text, RuntimeWarning, stacklevel=2)

    def __repr__(self):
        text = f"<{self.__class__.__name__}: returncode: {self.returncode} args: {self.args!r}>"
        if len(text) > 80:
            text = text[:76] + "...>"
        return text

    def _file(self, which):
        """Gives the file object of a pipe, which is made when it is first asked for."""
        if not self._wants[which]:
            return None
        file = self._files[which]
        if file is None:
            file = self._files[which] = self._opened(which)
        return file

    def _opened(self, which):
        number = self._child.take(which)
        is_over = number is None
        if is_over:
            # `communicate` has read it to its end.
            number = _os.open(_os.devnull, _os.O_RDWR)
        lines = self._bufsize == 1
        file = _io.open(number, "rb" if which else "wb", -1 if lines else self._bufsize)
        if self.text_mode:
            if which == 0:
                more = {"write_through": True, "line_buffering": lines}
            else:
                more = {}
            file = _io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors, **more)
        if is_over:
            file.close()
        return file

    def _put(self, which, file):
        """A script sets or deletes what stands for a pipe."""
        if "_files" not in self.__dict__:
            self._files, self._wants = list(self._files), list(self._wants)
        self._file(which)
        self._files[which] = file
        self._wants[which] = file is not None

    stdin = property(lambda self: self._file(0), lambda self, file: self._put(0, file), lambda self: self._put(0, None))
    stdout = property(lambda self: self._file(1), lambda self, file: self._put(1, file), lambda self: self._put(1, None))
    stderr = property(lambda self: self._file(2), lambda self, file: self._put(2, file), lambda self: self._put(2, None))

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def _close(self, which):
        if self._files[which] is not None:
            self._files[which].close()
        elif self._wants[which]:
            self._child.close(which)

    def __exit__(self, exc_type, value, traceback):
        self._close(1)
        self._close(2)
        try:
            self._close(0)
        finally:
            if exc_type is KeyboardInterrupt:
                # The child has had its Ctrl-C too.
                self._await_briefly(None)
                return
            self.wait()

    def _await_briefly(self, timeout):
        """After Ctrl-C, gives the child a moment to end, once."""
        patience, self._patience = self._patience, 0
        if patience > 0 and self.returncode is None:
            self.returncode = self._child.wait(patience if timeout is None else min(patience, timeout))

    def poll(self):
        """Gives the exit code, None while the program runs."""
        if self.returncode is None:
            self.returncode = self._child.poll()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the end; gives the exit code."""
        if self.returncode is None:
            try:
                code = self._child.wait(timeout)
            except KeyboardInterrupt:
                self._await_briefly(timeout)
                raise
            if code is None:
                raise TimeoutExpired(self.args, timeout)
            self.returncode = code
        return self.returncode

    def _decoded(self, data):
        if data is None or not self.text_mode:
            return data
        text = data.decode(self.encoding or "utf-8", self.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def communicate(self, input=None, timeout=None):
        """Writes the input, reads both outputs to their ends, waits; gives (stdout, stderr)."""
        if self._has_begun and input:
            raise ValueError("Cannot send input after starting communication")
        goes_on, self._has_begun = self._has_begun, timeout is not None or sum(self._wants) > 1
        try:
            if any(self._files):
                return self._communicate_by_files(input, timeout, goes_on)
            return self._communicate_at_once(input, timeout, goes_on)
        except KeyboardInterrupt:
            self._await_briefly(timeout)
            raise

    def _communicate_at_once(self, input, timeout, goes_on):
        if input is not None and self.text_mode:
            input = input.encode(self.encoding or "utf-8", self.errors or "strict")
        elif input:
            if isinstance(input, (str, int)):
                begun = "memoryview: " if self._has_begun else ""
                raise TypeError(f"{begun}a bytes-like object is required, not {type(input).__name__!r}")
            input = bytes(input)
        end = None if timeout is None else _time.monotonic() + timeout
        out, err, code = self._child.communicate(input, timeout)
        if code is None:
            raise TimeoutExpired(self.args, timeout, output=out or None, stderr=err or None)
        self.returncode = code
        # A script may have a `wait` of its own, which is called as often as Python calls it.
        if timeout is None and sum(self._wants) <= 1 and not goes_on:
            self.wait()
        else:
            for _ in range(2):
                self.wait(timeout=None if end is None else end - _time.monotonic())
        return self._decoded(out), self._decoded(err)

    def _communicate_by_files(self, input, timeout, goes_on):
        """As `communicate`, where the script has had a pipe as a file already."""
        results = [None, None, None]

        def read(which):
            results[which] = self._file(which).read()
            self._file(which).close()

        if timeout is None and sum(self._wants) == 1 and not goes_on:
            which = self._wants.index(True)
            if which == 0:
                self._write_all(input)
            else:
                read(which)
        else:
            if self._wants[0] and not goes_on:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
            self._talk_by_files(input, timeout, results, read)
        self.wait(timeout)
        return results[1], results[2]

    def _talk_by_files(self, input, timeout, results, read):
        import threading

        threads = []
        for which in (1, 2):
            if self._wants[which]:
                results[which] = "" if self.text_mode else b""
                if not self._file(which).closed:
                    threads.append(threading.Thread(target=read, args=(which,), daemon=True))
        for thread in threads:
            thread.start()
        if self._wants[0] and not self.stdin.closed:
            self._write_all(input)
        for thread in threads:
            thread.join(timeout)
            if thread.is_alive():
                raise TimeoutExpired(self.args, timeout)

    def _write_all(self, input):
        try:
            if input:
                self.stdin.write(input)
            self.stdin.close()
        except BrokenPipeError:
            pass

    def send_signal(self, sig):
        """Sends a signal, unless the program has ended."""
        self.poll()
        if self.returncode is None:
            try:
                _process.kill(self.pid, int(sig))
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    __class_getitem__ = classmethod(_types.GenericAlias)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end; gives a CompletedProcess.

    >>> run(["echo", "hi"], capture_output=True, text=True).stdout
    'hi\\n'
    """
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; gives its exit code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """As `call`, but a code other than 0 is an error."""
    code = call(*popenargs, **kwargs)
    if code:
        cmd = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program and gives what it wrote to stdout; a code other than 0 is an error."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or kwargs.get("errors") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Runs a command of the shell; gives its code and what it wrote, without the last line end."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as error:
        data, code = error.output, error.returncode
    if data[-1:] == "\n":
        data = data[:-1]
    return code, data


def getoutput(cmd, *, encoding=None, errors=None):
    """As `getstatusoutput`, without the code."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Joins arguments as a Windows program would read them."""
    words = []
    for arg in map(_os.fspath, seq):
        quote = " " in arg or "\t" in arg or not arg
        word, slashes = "", 0
        for char in arg:
            if char == "\\":
                slashes += 1
                continue
            if char == '"':
                word += "\\" * (slashes * 2 + 1) + '"'
            else:
                word += "\\" * slashes + char
            slashes = 0
        word += "\\" * (slashes * 2 if quote else slashes)
        words.append('"' + word + '"' if quote else word)
    return " ".join(words)
