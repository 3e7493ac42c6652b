"""Subprocesses of the loop: create_subprocess_exec, create_subprocess_shell, Process.

Pipes are streams like a socket's; the end of a child is a descriptor that becomes readable, and its code is told to whoever
waits when the pipes have ended too. Imported by asyncio when one of these is first used.
"""

import _process
import asyncio as _asyncio
import subprocess as _subprocess
from _asyncio_streams import StreamReader as _StreamReader, StreamReaderProtocol as _Protocol, StreamWriter as _StreamWriter
from collections import deque as _deque

__all__ = ["Process", "create_subprocess_exec", "create_subprocess_shell"]

_LIMIT = 2**16
_LOOK = 0.01
_OPTIONS = {
    "close_fds", "creationflags", "cwd", "env", "executable", "extra_groups", "group", "pass_fds", "pipesize", "preexec_fn",
    "process_group", "restore_signals", "start_new_session", "startupinfo", "umask", "user",
}


class _PipeReading:
    """The transport of a pipe that is read into a StreamReader."""

    def __init__(self, loop, socket, reader, ended):
        self._loop = loop
        self._socket = socket
        self._reader = reader
        self._ended = ended
        self._closed = False
        self._paused = False
        reader.set_transport(self)
        socket._on_read(self._readable)

    def _readable(self):
        try:
            data = self._socket._recv_now()
        except OSError as error:
            self._reader.set_exception(error)
            self.close()
            return
        if data:
            self._reader.feed_data(data)
        elif data is not None:
            self._reader.feed_eof()
            self.close()

    def pause_reading(self):
        if not self._closed and not self._paused:
            self._paused = True
            self._socket._on_read(None)

    def resume_reading(self):
        if not self._closed and self._paused:
            self._paused = False
            self._socket._on_read(self._readable)

    def is_closing(self):
        return self._closed

    def get_extra_info(self, name, default=None):
        return default

    def close(self):
        if not self._closed:
            self._closed = True
            self._socket._on_read(None)
            self._socket.close()
            self._loop.call_soon(self._ended)


class _PipeWriting:
    """The transport of a pipe that a StreamWriter writes to."""

    def __init__(self, loop, socket, protocol):
        self._loop = loop
        self._socket = socket
        self._protocol = protocol
        self._buffer = _deque()
        self._buffered = 0
        self._closing = False
        self._lost = False
        self._paused = False
        self._high, self._low = 64 * 1024, 16 * 1024
        # A pipe that can be "read" here has lost its reader.
        socket._on_read(self._reader_gone)

    def _reader_gone(self):
        self._fail(BrokenPipeError() if self._buffer else None)

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if not data or self._lost:
            return
        data = bytes(data)
        if not self._buffer:
            try:
                data = self._socket._send_now(data)
            except OSError as error:
                self._fail(error)
                return
            if not data:
                return
            self._socket._on_write(self._writable)
        self._buffer.append(data)
        self._buffered += len(data)
        if self._buffered > self._high and not self._paused:
            self._paused = True
            self._protocol.pause_writing()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def _writable(self):
        try:
            while self._buffer:
                data = self._buffer[0]
                rest = self._socket._send_now(data)
                self._buffered -= len(data) - len(rest)
                if rest:
                    self._buffer[0] = rest
                    break
                self._buffer.popleft()
        except OSError as error:
            self._fail(error)
            return
        if self._paused and self._buffered <= self._low:
            self._paused = False
            self._protocol.resume_writing()
        if not self._buffer:
            self._socket._on_write(None)
            if self._closing:
                self._finish(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.close()

    def is_closing(self):
        return self._closing

    def get_extra_info(self, name, default=None):
        return default

    def get_write_buffer_size(self):
        return self._buffered

    def close(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._lost = True
            self._socket._on_read(None)
            self._loop.call_soon(self._finish, None)

    def abort(self):
        self._fail(None)

    def _fail(self, error):
        if not self._lost:
            self._lost = self._closing = True
            self._buffer.clear()
            self._buffered = 0
            self._socket._on_write(None)
            self._socket._on_read(None)
            self._loop.call_soon(self._finish, error)

    def _finish(self, error):
        self._lost = True
        self._socket._on_write(None)
        self._socket.close()
        self._protocol.connection_lost(error)


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


class Process:
    """A child process.

    >>> async def main():
    ...     process = await asyncio.create_subprocess_exec("echo", "hi", stdout=-1)
    ...     print(await process.communicate())
    >>> asyncio.run(main())
    (b'hi\\n', None)
    """

    __module__ = "asyncio.subprocess"

    def __init__(self, loop, child, limit):
        self._loop = loop
        self._child = child
        self.pid = child.pid
        self._code = None
        self._waiters = []
        self._open = 0
        self._told = False
        self.stdin = self.stdout = self.stderr = None
        pipe = child.source(0)
        if pipe is not None:
            protocol = _Protocol(None, loop=loop)
            self.stdin = _StreamWriter(_PipeWriting(loop, pipe, protocol), protocol, None, loop)
        self.stdout = self._reader(1, limit)
        self.stderr = self._reader(2, limit)
        watch_exit(loop, child, self._exited)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.pid}>"

    def _reader(self, which, limit):
        pipe = self._child.source(which)
        if pipe is None:
            return None
        self._open += 1
        reader = _StreamReader(limit=limit, loop=self._loop)
        _PipeReading(self._loop, pipe, reader, self._pipe_ended)
        return reader

    def _exited(self, code):
        self._code = code
        self._tell()

    def _pipe_ended(self):
        self._open -= 1
        self._tell()

    def _tell(self):
        """Wakes those who wait once the child has ended and its output has been read."""
        if self._code is None or self._open > 0 or self._told:
            return
        self._told = True
        if self.stdin is not None:
            self.stdin.close()
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(self._code)
        self._waiters = []

    @property
    def returncode(self):
        return self._code

    async def wait(self):
        """Waits for the end; gives the exit code, negative for a signal."""
        if self._code is not None:
            return self._code
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        return await waiter

    def send_signal(self, signal):
        """Sends a signal."""
        if self._code is not None or self._child.poll() is not None:
            raise ProcessLookupError()
        _process.kill(self.pid, int(signal))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.stdin.close()

    async def _nothing(self):
        return None

    async def communicate(self, input=None):
        """Writes the input, reads both outputs to their ends, waits; gives (stdout, stderr)."""
        feed = self._feed(input) if self.stdin is not None else self._nothing()
        out = self.stdout.read() if self.stdout is not None else self._nothing()
        err = self.stderr.read() if self.stderr is not None else self._nothing()
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


def _check_limit(limit):
    # Before there is a child that nobody would wait for.
    if limit <= 0:
        raise ValueError("Limit cannot be <= 0")


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Starts a program; gives its Process."""
    loop = _asyncio.get_running_loop()
    if kwds.pop("shell", False):
        raise ValueError("shell must be False")
    for word in (program, *args):
        if not isinstance(word, (str, bytes)) and not hasattr(word, "__fspath__"):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(word).__name__}")
    _check_limit(limit)
    process = Process(loop, start([program, *args], stdin, stdout, stderr, kwds), limit)
    await _asyncio.sleep(0)
    return process


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Starts a command of the shell; gives its Process."""
    loop = _asyncio.get_running_loop()
    if not isinstance(cmd, (bytes, str)):
        raise ValueError("cmd must be a string")
    if not kwds.pop("shell", True):
        raise ValueError("shell must be True")
    _check_limit(limit)
    process = Process(loop, start(["/bin/sh", "-c", cmd], stdin, stdout, stderr, kwds), limit)
    await _asyncio.sleep(0)
    return process

for _public in create_subprocess_exec, create_subprocess_shell:
    _public.__module__ = "asyncio.subprocess"
