"""Subprocesses of the loop: create_subprocess_exec, create_subprocess_shell, Process.

They are streams over what `loop.subprocess_exec` gives, which is in `_asyncio_pipes.as`. Imported by asyncio when one of these
is first used.
"""

import asyncio as _asyncio
import subprocess as _subprocess
from _asyncio_protocols import SubprocessProtocol as _SubprocessProtocol
from _asyncio_streams import FlowControlMixin as _FlowControlMixin, StreamReader as _StreamReader, StreamWriter as _StreamWriter

__all__ = ["Process", "SubprocessStreamProtocol", "create_subprocess_exec", "create_subprocess_shell"]

_LIMIT = 2**16
_LOOK = 0.01
_OPTIONS = {
    "close_fds", "creationflags", "cwd", "env", "executable", "extra_groups", "group", "pass_fds", "pipesize", "preexec_fn",
    "process_group", "restore_signals", "start_new_session", "startupinfo", "umask", "user",
}


def watch_exit(loop, child, callback):
    """Calls back with the exit code when a child has ended."""
    source = child.exit_source()

    def look():
        code = child.poll()
        if source is not None:
            if code is None:
                return
            source._on_read(None)
            source.close()
        elif code is None:
            loop.call_later(_LOOK, look)
            return
        loop.call_soon(callback, code)

    if source is None:
        loop.call_later(_LOOK, look)
    else:
        source._on_read(look)


class SubprocessStreamProtocol(_FlowControlMixin, _SubprocessProtocol):
    """Gives the pipes of a child as streams: what `loop.subprocess_exec` may be given."""

    __module__ = "asyncio.subprocess"

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self.stdin = self.stdout = self.stderr = None
        self._transport = None
        self._process_exited = False
        self._pipe_fds = []
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        shown = [f"{name}={getattr(self, name)!r}" for name in ("stdin", "stdout", "stderr") if getattr(self, name) is not None]
        return f"<{' '.join([self.__class__.__name__, *shown])}>"

    def connection_made(self, transport):
        self._transport = transport
        for fd, name in ((1, "stdout"), (2, "stderr")):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = _StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._pipe_fds.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = _StreamWriter(pipe, protocol=self, reader=None, loop=self._loop)

    def _reader_of(self, fd):
        return self.stdout if fd == 1 else self.stderr if fd == 2 else None

    def pipe_data_received(self, fd, data):
        reader = self._reader_of(fd)
        if reader is not None:
            reader.feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if exc is None:
                self._stdin_closed.set_result(None)
            else:
                self._stdin_closed.set_exception(exc)
                # Nobody may ever ask.
                self._stdin_closed._log_traceback = False
            return
        reader = self._reader_of(fd)
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if fd in self._pipe_fds:
            self._pipe_fds.remove(fd)
        self._maybe_close_transport()

    def process_exited(self):
        self._process_exited = True
        self._maybe_close_transport()

    def _maybe_close_transport(self):
        if not self._pipe_fds and self._process_exited:
            self._transport.close()
            self._transport = None

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None


class Process:
    """A child process.

    >>> async def main():
    ...     process = await asyncio.create_subprocess_exec("echo", "hi", stdout=-1)
    ...     print(await process.communicate())
    >>> asyncio.run(main())
    (b'hi\\n', None)
    """

    __module__ = "asyncio.subprocess"

    def __init__(self, transport, protocol, loop):
        self._transport = transport
        self._protocol = protocol
        self._loop = loop
        self.stdin, self.stdout, self.stderr = protocol.stdin, protocol.stdout, protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.pid}>"

    @property
    def returncode(self):
        return self._transport.get_returncode()

    async def wait(self):
        """Waits for the end; gives the exit code, negative for a signal."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Sends a signal."""
        self._transport.send_signal(signal)

    def terminate(self):
        self._transport.terminate()

    def kill(self):
        self._transport.kill()

    async def _feed_stdin(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            # The child need not read all of it.
            pass
        self.stdin.close()

    async def _noop(self):
        return None

    async def _read_stream(self, fd):
        pipe = self._transport.get_pipe_transport(fd)
        output = await (self.stdout if fd == 1 else self.stderr).read()
        pipe.close()
        return output

    async def communicate(self, input=None):
        """Writes the input, reads both outputs to their ends, waits; gives (stdout, stderr)."""
        feed = self._feed_stdin(input) if self.stdin is not None else self._noop()
        out = self._read_stream(1) if self.stdout is not None else self._noop()
        err = self._read_stream(2) if self.stderr is not None else self._noop()
        _, stdout, stderr = await _asyncio.gather(feed, out, err)
        await self.wait()
        return stdout, stderr


def _check(kwds):
    if kwds.pop("universal_newlines", False):
        raise ValueError("universal_newlines must be False")
    if kwds.pop("bufsize", 0) != 0:
        raise ValueError("bufsize must be 0")
    for name, text in (("text", "text must be False"), ("encoding", "encoding must be None"), ("errors", "errors must be None")):
        if kwds.pop(name, None):
            raise ValueError(text)


def start(words, stdin, stdout, stderr, kwds):
    """Starts a child; gives what `_process` knows of it."""
    _check(kwds)
    for name in kwds:
        if name not in _OPTIONS:
            raise TypeError(f"Popen.__init__() got an unexpected keyword argument {name!r}")
    executable, cwd, env = (kwds.pop(name, None) for name in ("executable", "cwd", "env"))
    return _subprocess.begin(words, executable, cwd, env, stdin, stdout, stderr, **kwds)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Starts a program; gives its Process."""
    loop = _asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_exec(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), program, *args, stdin=stdin, stdout=stdout, stderr=stderr, **kwds
    )
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Starts a command of the shell; gives its Process."""
    loop = _asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_shell(
        lambda: SubprocessStreamProtocol(limit=limit, loop=loop), cmd, stdin=stdin, stdout=stdout, stderr=stderr, **kwds
    )
    return Process(transport, protocol, loop)


for _public in create_subprocess_exec, create_subprocess_shell:
    _public.__module__ = "asyncio.subprocess"
