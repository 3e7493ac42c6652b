"""Transports over pipes, and over the pipes of a child process, for protocols.

The first argument of the functions is the loop. Streams over a child's pipes are `_asyncio_subprocess.as`.
"""

import _process
import _socket
from _asyncio_protocols import (
    SubprocessTransport as _SubprocessTransport, Transport as _Transport, _FlowControlMixin, _log_debug, _note_lost_write,
)
from _asyncio_subprocess import start as _start, watch_exit as _watch_exit
from _asyncio_transports import _release
from _collections import deque as _deque
from operator import index as _index


def _channel(pipe, kinds):
    """Gives a channel of a copy of the descriptor of a file object."""
    channel = _socket.channel(pipe.fileno())
    if channel is None:
        raise ValueError(kinds)
    return channel


def _is_device(fd):
    import os
    import stat

    return stat.S_ISCHR(os.fstat(fd).st_mode)


class _Pipe(_FlowControlMixin):
    """What both ends of a pipe have in common."""

    __module__ = "asyncio.unix_events"

    def __init__(self, loop, channel, pipe, protocol):
        super().__init__({"pipe": pipe}, loop)
        self._channel = channel
        self._pipe = pipe
        self._fileno = channel.fileno() if pipe is None else pipe.fileno()
        self._protocol = protocol
        self._closing = False
        self._paused = False

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._channel is None:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._fileno}")
        if self._channel is None:
            info.append("closed")
        elif self._loop.is_closed():
            info.append("open")
        else:
            info.extend(self._shown_state())
        return "<" + " ".join(info) + ">"

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def _fatal_error(self, exc, message):
        if not isinstance(exc, OSError):
            context = {"message": message, "exception": exc, "transport": self, "protocol": self._protocol}
            self._loop.call_exception_handler(context)
        self._close(exc)

    def _call_connection_lost(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._channel.close()
            if self._pipe is not None:
                self._pipe.close()
            self._channel = self._pipe = self._protocol = self._loop = None


class _UnixReadPipeTransport(_Pipe):
    """The end of a pipe that is read."""

    __module__ = "asyncio.unix_events"

    def __init__(self, loop, channel, pipe, protocol, waiter=None):
        super().__init__(loop, channel, pipe, protocol)
        self._reads = False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._read_when_ready)
        if waiter is not None:
            loop.call_soon(_release, waiter)

    def _shown_state(self):
        return ["polling" if self._reads else "idle"]

    def _read_when_ready(self):
        if not self._closing and not self._paused:
            self._reads = True
            self._channel._on_read(self._read_ready)

    def _stop_reading(self):
        self._reads = False
        self._channel._on_read(None)

    def _read_ready(self):
        try:
            data = self._channel._recv_now()
        except OSError as error:
            self._fatal_error(error, "Fatal read error on pipe transport")
            return
        if data:
            self._protocol.data_received(data)
        elif data is not None:
            _log_debug(self._loop, "%r was closed by peer", self, level="info")
            self._closing = True
            self._stop_reading()
            self._loop.call_soon(self._protocol.eof_received)
            self._loop.call_soon(self._call_connection_lost, None)

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._stop_reading()
            _log_debug(self._loop, "%r pauses reading", self)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._read_when_ready()
            _log_debug(self._loop, "%r resumes reading", self)

    def close(self):
        if not self._closing:
            self._close(None)

    def _close(self, exc):
        self._closing = True
        self._stop_reading()
        self._loop.call_soon(self._call_connection_lost, exc)


class _UnixWritePipeTransport(_Pipe):
    """The end of a pipe that is written."""

    __module__ = "asyncio.unix_events"

    def __init__(self, loop, channel, pipe, protocol, waiter=None):
        super().__init__(loop, channel, pipe, protocol)
        self._buffer = _deque()
        self._kept = 0
        self._conn_lost = 0
        loop.call_soon(protocol.connection_made, self)
        # What is typed at a terminal does not say that nobody reads it.
        if not _is_device(self._fileno):
            loop.call_soon(self._watch_reader)
        if waiter is not None:
            loop.call_soon(_release, waiter)

    def _shown_state(self):
        return ["polling" if self._buffer else "idle", f"bufsize={self._kept}"]

    def _watch_reader(self):
        """A pipe that can be "read" here has lost its reader; from a socket nothing is expected but its end."""
        if not self._closing:
            self._channel._on_read(self._reader_gone)

    def _reader_gone(self):
        _log_debug(self._loop, "%r was closed by peer", self, level="info")
        if self._buffer:
            self._close(BrokenPipeError())
        else:
            self._close()

    def get_write_buffer_size(self):
        return self._kept

    def write(self, data):
        """Writes bytes, or keeps them until they can be written."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise AssertionError(repr(data))
        if not data:
            return
        if self._conn_lost or self._closing:
            _note_lost_write(self, "pipe closed by peer or os.write(pipe, data) raised exception.")
            return
        if not self._buffer:
            try:
                data = self._channel._send_now(data)
            except OSError as error:
                self._conn_lost += 1
                self._fatal_error(error, "Fatal write error on pipe transport")
                return
            if not data:
                return
            self._channel._on_write(self._write_ready)
        else:
            data = bytes(data)
        self._buffer.append(data)
        self._kept += len(data)
        self._maybe_pause_protocol()

    def _write_ready(self):
        try:
            while self._buffer:
                data = self._buffer[0]
                rest = self._channel._send_now(data)
                self._kept -= len(data) - len(rest)
                if rest:
                    self._buffer[0] = rest
                    break
                self._buffer.popleft()
        except OSError as error:
            self._buffer.clear()
            self._kept = 0
            self._conn_lost += 1
            self._channel._on_write(None)
            self._fatal_error(error, "Fatal write error on pipe transport")
            return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._channel._on_write(None)
            if self._closing:
                self._channel._on_read(None)
                self._call_connection_lost(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        """Closes the pipe when what is kept has been written."""
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._channel._on_read(None)
            self._loop.call_soon(self._call_connection_lost, None)

    def close(self):
        if self._channel is not None and not self._closing:
            self.write_eof()

    def abort(self):
        self._close(None)

    def _close(self, exc=None):
        self._closing = True
        if self._buffer:
            self._channel._on_write(None)
        self._buffer.clear()
        self._kept = 0
        self._channel._on_read(None)
        self._loop.call_soon(self._call_connection_lost, exc)


async def connect_read_pipe(self, protocol_factory, pipe):
    """Reads a pipe; gives (transport, protocol)."""
    protocol = protocol_factory()
    channel = _channel(pipe, "Pipe transport is for pipes/sockets only.")
    waiter = self.create_future()
    transport = _UnixReadPipeTransport(self, channel, pipe, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    _log_debug(self, "Read pipe %r connected: (%r, %r)", pipe.fileno(), transport, protocol)
    return transport, protocol


async def connect_write_pipe(self, protocol_factory, pipe):
    """Writes a pipe; gives (transport, protocol)."""
    protocol = protocol_factory()
    channel = _channel(pipe, "Pipe transport is only for pipes, sockets and character devices")
    waiter = self.create_future()
    transport = _UnixWritePipeTransport(self, channel, pipe, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    _log_debug(self, "Write pipe %r connected: (%r, %r)", pipe.fileno(), transport, protocol)
    return transport, protocol


class WriteSubprocessPipeProto:
    """Tells the protocol of a child what happens on one of its pipes."""

    __module__ = "asyncio.base_subprocess"

    def __init__(self, process, fd):
        self._process = process
        self.fd = fd
        self.pipe = None
        self.disconnected = False

    def __repr__(self):
        return f"<{self.__class__.__name__} fd={self.fd} pipe={self.pipe!r}>"

    def connection_made(self, transport):
        self.pipe = transport

    def data_received(self, data):
        self._process._call(self._process._protocol.pipe_data_received, self.fd, data)

    def eof_received(self):
        pass

    def pause_writing(self):
        self._process._protocol.pause_writing()

    def resume_writing(self):
        self._process._protocol.resume_writing()

    def connection_lost(self, exc):
        self.disconnected = True
        self._process._call(self._process._protocol.pipe_connection_lost, self.fd, exc)
        self._process._maybe_finish()


class ReadSubprocessPipeProto(WriteSubprocessPipeProto):
    """The same of a pipe that is read."""

    __module__ = "asyncio.base_subprocess"


class _UnixSubprocessTransport(_SubprocessTransport):
    """A child process, for a SubprocessProtocol."""

    __module__ = "asyncio.unix_events"
    __slots__ = ("_loop", "_child", "_protocol", "_pid", "_code", "_channels", "_pipes", "_pending", "_closed", "_finished", "_waiters")

    def __init__(self, loop, protocol, child):
        super().__init__({"subprocess": child})
        self._loop = loop
        self._child = child
        self._protocol = protocol
        self._pid = child.pid
        self._code = None
        self._channels = {fd: channel for fd in range(3) if (channel := child.source(fd)) is not None}
        # None where the transport is not there yet.
        self._pipes = dict.fromkeys(self._channels)
        self._pending = _deque()
        self._closed = False
        self._finished = False
        self._waiters = []
        _watch_exit(loop, child, self._exited)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._closed:
            info.append("closed")
        info.append(f"pid={self._pid}")
        info.append("running" if self._code is None else f"returncode={self._code}")
        for fd, name in enumerate(("stdin", "stdout", "stderr")):
            if self._pipes.get(fd) is not None:
                info.append(f"{name}={self._pipes[fd].pipe}")
        return "<" + " ".join(info) + ">"

    async def _connect(self, connected):
        try:
            await self._connect_pipes()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if not connected.cancelled():
                connected.set_exception(error)
        else:
            _release(connected)

    async def _connect_pipes(self):
        loop = self._loop
        for fd, channel in self._channels.items():
            protocol = (WriteSubprocessPipeProto if fd == 0 else ReadSubprocessPipeProto)(self, fd)
            waiter = loop.create_future()
            kind = _UnixWritePipeTransport if fd == 0 else _UnixReadPipeTransport
            transport = kind(loop, channel, None, protocol, waiter)
            await waiter
            end = "Write" if fd == 0 else "Read"
            _log_debug(loop, f"{end} pipe %r connected: (%r, %r)", channel.fileno(), transport, protocol)
            self._pipes[fd] = protocol
        loop.call_soon(self._protocol.connection_made, self)
        for call, args in self._pending:
            loop.call_soon(call, *args)
        self._pending = None

    def _call(self, call, *args):
        if self._pending is None:
            self._loop.call_soon(call, *args)
        else:
            self._pending.append((call, args))

    def _exited(self, code):
        _log_debug(self._loop, "%r exited with return code %r", self, code, level="info")
        self._code = code
        self._call(self._protocol.process_exited)
        self._maybe_finish()

    def _maybe_finish(self):
        if self._code is None or self._finished or not all(p is not None and p.disconnected for p in self._pipes.values()):
            return
        self._finished = True
        self._call(self._lost)

    def _lost(self):
        try:
            self._protocol.connection_lost(None)
        finally:
            for waiter in self._waiters:
                if not waiter.cancelled():
                    waiter.set_result(self._code)
            self._loop = self._child = self._protocol = None

    async def _wait(self):
        if self._code is not None:
            return self._code
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        return await waiter

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closed

    def close(self):
        """Closes the pipes and kills the child if it still runs."""
        if self._closed:
            return
        self._closed = True
        for protocol in self._pipes.values():
            if protocol is not None:
                protocol.pipe.close()
        if self._child is not None and self._code is None and self._child.poll() is None:
            _process.kill(self._pid, 9)

    def get_pid(self):
        return self._pid

    def get_returncode(self):
        return self._code

    def get_pipe_transport(self, fd):
        protocol = self._pipes.get(fd)
        return None if protocol is None else protocol.pipe

    def send_signal(self, signal):
        if self._child is None:
            raise ProcessLookupError()
        if self._code is None and self._child.poll() is None:
            _process.kill(self._pid, _index(signal))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def _shown_pipe(name, given):
    return f"{name}=<pipe>" if given == -1 else f"{name}={given!r}"


def _shown_start(what, stdin, stdout, stderr):
    """Shows what is to be started, and with which streams."""
    shown = [what]
    if stdin is not None:
        shown.append(_shown_pipe("stdin", stdin))
    if stdout is not None and stderr == -2:
        shown.append(_shown_pipe("stdout=stderr", stdout))
    else:
        for name, given in ("stdout", stdout), ("stderr", stderr):
            if given is not None:
                shown.append(_shown_pipe(name, given))
    return " ".join(shown)


async def _run(loop, protocol_factory, what, program, words, stdin, stdout, stderr, kwds):
    what = f"{what} {program!r}"
    _log_debug(loop, "%s", _shown_start(what, stdin, stdout, stderr))
    # The protocol is made first.
    protocol = protocol_factory()
    for word in words:
        if not isinstance(word, (str, bytes)) and not hasattr(word, "__fspath__"):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(word).__name__}")
    child = _start(words, stdin, stdout, stderr, kwds)
    _log_debug(loop, "process %r created: pid %s", program, child.pid)
    transport = _UnixSubprocessTransport(loop, protocol, child)
    try:
        connected = loop.create_future()
        loop.create_task(transport._connect(connected))
        await connected
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException:
        transport.close()
        await transport._wait()
        raise
    _log_debug(loop, "%s: %r", what, transport, level="info")
    return transport, protocol


async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1, shell=False, **kwds):
    """Starts a program; gives (transport, protocol)."""
    if shell:
        raise ValueError("shell must be False")
    return await _run(self, protocol_factory, "execute program", program, [program, *args], stdin, stdout, stderr, kwds)


async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, shell=True, **kwds):
    """Starts a command of the shell; gives (transport, protocol)."""
    if not isinstance(cmd, (bytes, str)):
        raise ValueError("cmd must be a string")
    if not shell:
        raise ValueError("shell must be True")
    return await _run(self, protocol_factory, "run shell command", cmd, ["/bin/sh", "-c", cmd], stdin, stdout, stderr, kwds)


# What their TypeErrors call them.
for _method in (connect_read_pipe, connect_write_pipe, subprocess_exec, subprocess_shell):
    _method.__qualname__ = f"BaseEventLoop.{_method.__name__}"
