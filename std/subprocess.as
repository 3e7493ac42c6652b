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

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run", "CalledProcessError",
    "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3


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
    if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
        args = [args]
    else:
        args = list(args)
    if shell:
        args = ["/bin/sh", "-c", *args]
        if executable:
            args[0] = executable
    return args, executable


def _number_of(name, file):
    """Gives the number of a user or a group, which may be given by its name."""
    if not isinstance(name, str):
        return name
    with open(file) as lines:
        for line in lines:
            fields = line.split(":")
            if fields[0] == name:
                return int(fields[2])
    raise KeyError(f"name not found: {name!r}")


def begin(
    words, executable, cwd, env, stdin, stdout, stderr, preexec_fn=None, close_fds=True, startupinfo=None, creationflags=0,
    restore_signals=True, start_new_session=False, pass_fds=(), user=None, group=None, extra_groups=None, umask=-1, pipesize=-1,
    process_group=None,
):
    """Starts a child; gives what `_process` knows of it."""
    if preexec_fn is not None:
        raise NotImplementedError("subprocess: preexec_fn is not supported")
    if startupinfo is not None:
        raise ValueError("startupinfo is only supported on Windows platforms")
    if creationflags != 0:
        raise ValueError("creationflags is only supported on Windows platforms")
    if process_group == -1:
        process_group = None
    changes = None
    if start_new_session or pass_fds or not (user is group is extra_groups is None and umask == -1):
        if extra_groups is not None:
            extra_groups = [_number_of(one, "/etc/group") for one in extra_groups]
        user, group = _number_of(user, "/etc/passwd"), _number_of(group, "/etc/group")
        changes = (start_new_session, umask, tuple(pass_fds), user, group, extra_groups)
    pairs = None if env is None else list(env.items())
    return _process.spawn(words, executable, cwd, pairs, stdin, stdout, stderr, process_group, changes)


class Popen:
    """A program that runs beside this one.

    >>> Popen(["echo", "hi"], stdout=PIPE, text=True).communicate()
    ('hi\\n', None)
    """

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
        start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
        text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        self._child = None
        self.args = args
        self.returncode = None
        self._files = [None, None, None]
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other."
            )
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.encoding = encoding
        self.errors = errors
        words, executable = _words(args, shell, executable)
        streams = [stdin, stdout, stderr]
        self._wants = [stream == PIPE if isinstance(stream, int) else False for stream in streams]
        self._child = begin(
            words, executable, cwd, env, stdin, stdout, stderr, preexec_fn, close_fds, startupinfo, creationflags, restore_signals,
            start_new_session, pass_fds, user, group, extra_groups, umask, pipesize, process_group,
        )
        self.pid = self._child.pid

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
            number = self._child.descriptor(which)
            mode = "w" if which == 0 else "r"
            if number is None:
                # `communicate` has read it to its end.
                file = open(_os.devnull, mode + ("" if self.text_mode else "b"))
                file.close()
            elif self.text_mode:
                file = open(f"/dev/fd/{number}", mode, encoding=self.encoding, errors=self.errors)
            else:
                file = open(f"/dev/fd/{number}", mode + "b")
            self._child.close(which)
            self._files[which] = file
        return file

    @property
    def stdin(self):
        return self._file(0)

    @property
    def stdout(self):
        return self._file(1)

    @property
    def stderr(self):
        return self._file(2)

    @property
    def universal_newlines(self):
        return self.text_mode

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for which in (1, 2, 0):
            if self._files[which] is not None:
                self._files[which].close()
            elif self._wants[which]:
                self._child.close(which)
        self.wait()

    def poll(self):
        """Gives the exit code, None while the program runs."""
        if self.returncode is None:
            self.returncode = self._child.poll()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the end; gives the exit code."""
        if self.returncode is None:
            code = self._child.wait(timeout)
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
        if any(self._files):
            return self._communicate_by_files(input, timeout)
        if input is not None and self.text_mode:
            input = input.encode(self.encoding or "utf-8", self.errors or "strict")
        elif input is not None:
            if isinstance(input, str):
                raise TypeError("memoryview: a bytes-like object is required, not 'str'")
            input = bytes(input)
        out, err, code = self._child.communicate(input, timeout)
        if code is None:
            raise TimeoutExpired(self.args, timeout, output=out or None, stderr=err or None)
        self.returncode = code
        return self._decoded(out), self._decoded(err)

    def _communicate_by_files(self, input, timeout):
        """As `communicate`, where the script has had a pipe as a file already."""
        import threading

        results = [None, None, None]

        def read(which):
            results[which] = self._file(which).read()
            self._file(which).close()

        threads = [threading.Thread(target=read, args=(n,), daemon=True) for n in (1, 2) if self._wants[n] and not self._file(n).closed]
        for thread in threads:
            thread.start()
        if self._wants[0] and not self.stdin.closed:
            try:
                if input:
                    self.stdin.write(input)
                self.stdin.close()
            except BrokenPipeError:
                pass
        for thread in threads:
            thread.join(timeout)
            if thread.is_alive():
                raise TimeoutExpired(self.args, timeout)
        self.wait(timeout)
        return results[1], results[2]

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
