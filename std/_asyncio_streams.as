"""Streams: StreamReader, StreamWriter, and the functions that connect and serve with them.

What comes is kept in a native buffer until it is read. Who waits for what, and in which iteration, is here; connections are
made by `_asyncio_connections.as`. Imported by asyncio when one of its names is first used.
"""

import asyncio as _asyncio
from _asyncio_protocols import Protocol as _Protocol
from _collections import deque as _deque
from _socket import Buffer as _Buffer
from _weakref import ref as _refer

__all__ = [
    "StreamReader", "StreamReaderProtocol", "StreamWriter", "open_connection", "open_unix_connection", "start_server",
    "start_unix_server",
]

_LIMIT = 2**16


class StreamReader:
    """The bytes that come, to be read as they are wanted.

    >>> r = StreamReader(); r.feed_data(b"one\\ntwo\\n"); r.feed_eof()
    >>> run(r.readline())
    b'one\\n'
    """

    __module__ = "asyncio.streams"

    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        # The transport is paused when more than this is kept.
        self._high = 2 * limit
        if loop is None:
            loop = _asyncio.get_event_loop()
        else:
            loop.get_debug()
        self._loop = loop
        self._buffer = _Buffer()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self):
        info = ["StreamReader"]
        if self._buffer:
            info.append(f"{len(self._buffer)} bytes")
        if self._eof:
            info.append("eof")
        if self._limit != _LIMIT:
            info.append(f"limit={self._limit}")
        if self._waiter:
            info.append(f"waiter={self._waiter!r}")
        if self._exception:
            info.append(f"exception={self._exception!r}")
        if self._transport:
            info.append(f"transport={self._transport!r}")
        if self._paused:
            info.append("paused")
        return "<" + " ".join(info) + ">"

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def set_transport(self, transport):
        assert self._transport is None, "Transport already set"
        self._transport = transport

    def feed_eof(self):
        self._eof = True
        self._wake()

    def at_eof(self):
        """Whether the end has come and everything before it was read."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        assert not self._eof, "feed_data after feed_eof"
        if not data:
            return
        if data.__class__ is not bytes and not isinstance(data, (bytes, bytearray, memoryview)):
            # It may be anything that a bytearray may be extended by.
            numbers = data
            data = bytearray()
            data.extend(numbers)
        kept = self._buffer.feed(data)
        self._wake()
        if kept > self._high:
            self._pause()

    def _pause(self):
        if self._transport is not None and not self._paused:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                # It cannot be paused: it is not asked again.
                self._transport = None
            else:
                self._paused = True

    def _resume(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    async def _wait_for_data(self, name):
        if self._waiter is not None:
            raise RuntimeError(f"{name}() called while another coroutine is already waiting for incoming data")
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _check(self):
        if self._exception is not None:
            raise self._exception

    async def readline(self):
        """Reads up to the end of a line, or what is left before the end."""
        try:
            return await self.readuntil(b"\n")
        except _asyncio.IncompleteReadError as error:
            return error.partial
        except _asyncio.LimitOverrunError as error:
            # The line is too long; what was looked at is thrown away.
            at = error.consumed
            if self._buffer.find(b"\n", at) == at:
                self._buffer.take(at + 1)
            else:
                self._buffer.take(-1)
            self._resume()
            raise ValueError(error.args[0]) from None

    async def readuntil(self, separator=b"\n"):
        """Reads up to a separator, or the first of several."""
        if separator.__class__ is not bytes or not separator:
            return await self._read_until_one_of(separator)
        # The common case in few steps: the errors are found out by the other way.
        if self._exception is not None:
            raise self._exception
        at = 0
        while (chunk := self._buffer.take_until(separator, at, self._limit)).__class__ is int:
            at = chunk
            if self._eof or at > self._limit:
                return await self._read_until_one_of(separator)
            if self._waiter is not None or self._paused:
                await self._wait_for_data("readuntil")
                continue
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._paused:
            self._resume()
        return chunk

    async def _read_until_one_of(self, separator):
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError("Separator should contain at least one element")
        shortest, longest = len(separators[0]), len(separators[-1])
        if shortest == 0:
            raise ValueError("Separator should be at least one-byte string")
        self._check()
        offset = 0
        while True:
            size = len(self._buffer)
            if size - offset >= shortest:
                end = None
                for one in separators:
                    at = self._buffer.find(one, offset)
                    if at != -1 and (end is None or at + len(one) < end):
                        end, begin = at + len(one), at
                if end is not None:
                    break
                offset = max(0, size + 1 - longest)
                if offset > self._limit:
                    raise _asyncio.LimitOverrunError("Separator is not found, and chunk exceed the limit", offset)
            if self._eof:
                raise _asyncio.IncompleteReadError(self._buffer.take(-1), None)
            await self._wait_for_data("readuntil")
        if begin > self._limit:
            raise _asyncio.LimitOverrunError("Separator is found, but chunk is longer than limit", begin)
        chunk = self._buffer.take(end)
        self._resume()
        return chunk

    async def read(self, n=-1):
        """Reads up to n bytes, at least one; all up to the end without n."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b"".join(blocks)
        if not self._buffer and not self._eof:
            if self._waiter is not None or self._paused:
                await self._wait_for_data("read")
            else:
                self._waiter = self._loop.create_future()
                try:
                    await self._waiter
                finally:
                    self._waiter = None
        data = self._buffer.take(n)
        if self._paused:
            self._resume()
        return data

    async def readexactly(self, n):
        """Reads n bytes, no fewer."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        self._check()
        if n == 0:
            return b""
        while len(self._buffer) < n:
            if self._eof:
                raise _asyncio.IncompleteReadError(self._buffer.take(-1), n)
            await self._wait_for_data("readexactly")
        data = self._buffer.take(n)
        self._resume()
        return data

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class FlowControlMixin(_Protocol):
    """Lets those who write wait while the transport keeps too much."""

    __module__ = "asyncio.streams"

    def __init__(self, loop=None):
        self._loop = _asyncio.get_event_loop() if loop is None else loop
        self._paused = False
        # A deque once somebody has to wait; most never do.
        self._drain_waiters = ()
        self._connection_lost = False

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if not self._paused:
            return
        for waiter in self._drain_waiters:
            if not waiter.done():
                if exc is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if not self._paused:
            return
        waiter = self._loop.create_future()
        if not self._drain_waiters:
            self._drain_waiters = _deque()
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(FlowControlMixin):
    """Hands what happens on a transport to a reader, and to whoever drains or waits for the end."""

    __module__ = "asyncio.streams"

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        if stream_reader is not None and stream_reader.__class__ is not StreamReader:
            _refer(stream_reader)
        self._stream_reader = stream_reader
        self._stream_writer = None
        self._task = None
        self._transport = None
        self._client_connected_cb = client_connected_cb
        self._over_ssl = False
        self._closed = self._loop.create_future()

    def _replace_transport(self, transport):
        self._transport = transport
        self._over_ssl = transport.get_extra_info("sslcontext") is not None

    def connection_made(self, transport):
        reader = self._stream_reader
        self._transport = transport
        if reader is not None:
            reader.set_transport(transport)
        self._over_ssl = transport.get_extra_info("sslcontext") is not None
        if self._client_connected_cb is None:
            return
        # Only the handler holds the writer: dropped, it closes the connection.
        result = self._client_connected_cb(reader, StreamWriter(transport, self, reader, self._loop))
        if not _asyncio.iscoroutine(result):
            return

        def ended(task):
            if task.cancelled():
                transport.close()
                return
            error = task.exception()
            if error is not None:
                message = "Unhandled exception in client_connected_cb"
                context = {"message": message, "exception": error, "transport": transport}
                self._loop.call_exception_handler(context)
                transport.close()
            elif not transport.is_closing():
                _asyncio._look_for_dropped()

        self._task = self._loop.create_task(result)
        self._task.add_done_callback(ended)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                self._closed._log_traceback = False
        super().connection_lost(exc)
        self._stream_reader = None
        self._stream_writer = None
        self._task = None
        self._transport = None

    @property
    def _plain_reader(self):
        """The reader, if all that happens with what is received is that it is kept there."""
        if type(self).data_received is not StreamReaderProtocol.data_received:
            return None
        reader = self._stream_reader
        return reader if type(reader) is StreamReader else None

    def data_received(self, data):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_data(data)

    def eof_received(self):
        reader = self._stream_reader
        if reader is not None:
            reader.feed_eof()
        # TLS has no half-closed connections.
        return not self._over_ssl

    def _get_close_waiter(self, stream):
        return self._closed


class StreamWriter:
    """Where bytes are written."""

    __module__ = "asyncio.streams"

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        assert reader is None or isinstance(reader, StreamReader)
        self._reader = reader
        self._loop = loop
        _asyncio._watch_drop(self)

    def __repr__(self):
        info = [self.__class__.__name__, f"transport={self._transport!r}"]
        if self._reader is not None:
            info.append(f"reader={self._reader!r}")
        return "<" + " ".join(info) + ">"

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        """Sends bytes, or keeps them until they can be sent."""
        self._transport.write(data)

    def writelines(self, data):
        self._transport.writelines(data)

    def write_eof(self):
        """Tells the peer that nothing more comes."""
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        """Closes the connection when everything has been sent."""
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        """Waits until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    def get_extra_info(self, name, default=None):
        """Gives 'peername', 'sockname', 'socket' and the like."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Waits while too much is kept."""
        reader = self._reader
        if reader is not None:
            error = reader._exception if reader.__class__ is StreamReader else reader.exception()
            if error is not None:
                raise error
        if self._transport.is_closing():
            await sleep(0)
        protocol = self._protocol
        if protocol.__class__ is not StreamReaderProtocol or protocol._paused or protocol._connection_lost:
            await protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Puts TLS over the connection."""
        protocol = self._protocol
        server_side = protocol._client_connected_cb is not None
        await self.drain()
        self._transport = await self._loop.start_tls(
            self._transport, protocol, sslcontext, server_side=server_side, server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout,
        )
        protocol._replace_transport(self._transport)
        if self._reader is not None:
            self._reader._transport = self._transport


def _dropped(self):
    """Closes the connection of a writer that nobody holds any more."""
    if self._transport.is_closing():
        return
    import warnings

    if self._loop.is_closed():
        warnings.warn("loop is closed", ResourceWarning)
    else:
        self.close()
        warnings.warn(f"unclosed {self!r}", ResourceWarning)


# Not in the class: a program that prints is not to look for dropped writers each time, see `_watch_drop`.
_asyncio._complete(StreamWriter, "__del__", _dropped)


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    """Connects; gives a reader and a writer."""
    loop = _asyncio.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, **kwds):
    """Listens; calls back with a reader and a writer for each connection."""
    loop = _asyncio.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)

    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_LIMIT, **kwds):
    """Connects to a Unix socket; gives a reader and a writer."""
    loop = _asyncio.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, limit=_LIMIT, **kwds):
    """Listens on a Unix socket; calls back with a reader and a writer for each connection."""
    loop = _asyncio.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)

    return await loop.create_unix_server(factory, path, **kwds)

for _public in open_connection, start_server, open_unix_connection, start_unix_server:
    _public.__module__ = "asyncio.streams"
