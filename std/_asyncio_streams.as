"""Streams over TCP: open_connection, start_server, StreamReader, StreamWriter.

Sockets and buffers are native (`_net`); who waits for what, and in which iteration, is here. Imported by asyncio when one
of its names is first used.
"""

import asyncio as _asyncio
import _net
from _collections import deque as _deque

__all__ = ["Server", "StreamReader", "StreamWriter", "open_connection", "start_server"]

_LIMIT = 2**16
_HIGH_WATER = 64 * 1024
_LOW_WATER = 16 * 1024


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
        self._loop = _asyncio.get_event_loop() if loop is None else loop
        self._buffer = _net.Buffer()
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
        self._transport = transport

    def feed_eof(self):
        self._eof = True
        self._wake()

    def at_eof(self):
        """Whether the end has come and everything before it was read."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        if not data:
            return
        self._buffer.feed(data)
        self._wake()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            self._transport.pause_reading()
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
        separators = [separator] if isinstance(separator, bytes) else sorted(separator, key=len)
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
        self._check()
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b"".join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data("read")
        data = self._buffer.take(n)
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


class _Transport:
    """A connected socket: sends at once what goes, keeps the rest until the socket can take it."""

    def __init__(self, loop, socket, protocol, waiter, server=None):
        self._loop = loop
        self._socket = socket
        self._protocol = protocol
        self._server = server
        self._buffer = _deque()
        self._buffered = 0
        self._closing = False
        self._lost = 0
        self._eof = False
        self._reading_paused = False
        self._writing_paused = False
        self._high, self._low = _HIGH_WATER, _LOW_WATER
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(_release, waiter)

    def __repr__(self):
        state = "closed" if self._socket.fileno() < 0 else "closing" if self._closing else "open"
        return f"<_SelectorSocketTransport fd={self._socket.fileno()} {state}>"

    def get_extra_info(self, name, default=None):
        if name == "peername":
            return self._socket.getpeername()
        if name == "sockname":
            return self._socket.getsockname()
        if name == "socket":
            return _Socket(self._socket)
        return default

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._reading_paused

    def _start_reading(self):
        if self.is_reading():
            self._socket.on_read(self._readable)

    def pause_reading(self):
        if self.is_reading():
            self._reading_paused = True
            self._socket.on_read(None)

    def resume_reading(self):
        if not self._closing and self._reading_paused:
            self._reading_paused = False
            self._socket.on_read(self._readable)

    def _readable(self):
        if self._lost:
            return
        try:
            data = self._socket.recv()
        except OSError as error:
            self._fail(error)
            return
        if data:
            self._protocol.data_received(data)
        elif data is not None:
            if self._protocol.eof_received():
                self._socket.on_read(None)
            else:
                self.close()

    def write(self, data):
        if not isinstance(data, bytes):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._lost:
            self._lost += 1
            return
        data = bytes(data)
        if not self._buffer:
            try:
                sent = self._socket.send(data)
            except OSError as error:
                self._fail(error)
                return
            if sent == len(data):
                return
            data = data[sent:]
            self._socket.on_write(self._writable)
        self._buffer.append(data)
        self._buffered += len(data)
        if self._buffered > self._high and not self._writing_paused:
            self._writing_paused = True
            self._protocol.pause_writing()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def _writable(self):
        if self._lost:
            return
        try:
            while self._buffer:
                data = self._buffer[0]
                sent = self._socket.send(data)
                self._buffered -= sent
                if sent < len(data):
                    self._buffer[0] = data[sent:]
                    break
                self._buffer.popleft()
        except OSError as error:
            self._socket.on_write(None)
            self._fail(error)
            return
        if self._writing_paused and self._buffered <= self._low:
            self._writing_paused = False
            self._protocol.resume_writing()
        if not self._buffer:
            self._socket.on_write(None)
            if self._closing:
                self._finish(None)
            elif self._eof:
                self._socket.shutdown()

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._socket.shutdown()

    def get_write_buffer_size(self):
        return self._buffered

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = _HIGH_WATER if low is None else 4 * low
        self._high, self._low = high, high // 4 if low is None else low

    def get_write_buffer_limits(self):
        return self._low, self._high

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._socket.on_read(None)
        if not self._buffer:
            self._lost += 1
            self._socket.on_write(None)
            self._loop.call_soon(self._finish, None)

    def abort(self):
        self._fail(None)

    def _fail(self, error):
        if self._lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._buffered = 0
            self._socket.on_write(None)
        if not self._closing:
            self._closing = True
            self._socket.on_read(None)
        self._lost += 1
        self._loop.call_soon(self._finish, error)

    def _finish(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._socket.close()
            if self._server is not None:
                self._server._detach(self)
                self._server = None


def _release(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


class _Socket:
    """What get_extra_info('socket') and server.sockets give: names to look at."""

    def __init__(self, socket):
        self._socket = socket

    def getsockname(self):
        return self._socket.getsockname()

    def getpeername(self):
        return self._socket.getpeername()

    def fileno(self):
        return self._socket.fileno()

    def setsockopt(self, *args):
        pass

    def __repr__(self):
        return f"<asyncio.TransportSocket fd={self.fileno()}, laddr={self.getsockname()}>"


class _Protocol:
    """Hands what happens on a transport to a reader and to whoever drains or waits for the end."""

    def __init__(self, reader, loop, connected=None):
        self._reader = reader
        self._loop = loop
        self._connected = connected
        self._paused = False
        self._is_lost = False
        self._drainers = _deque()
        self._closed = loop.create_future()
        self._task = None

    def connection_made(self, transport):
        self._reader.set_transport(transport)
        if self._connected is None:
            return
        writer = StreamWriter(transport, self, self._reader, self._loop)
        result = self._connected(self._reader, writer)
        self._connected = None
        if not _asyncio.iscoroutine(result):
            return
        loop = self._loop

        def ended(task):
            if task.cancelled():
                transport.close()
                return
            error = task.exception()
            if error is not None:
                message = "Unhandled exception in client_connected_cb"
                loop.call_exception_handler({"message": message, "exception": error, "transport": transport})
                transport.close()

        self._task = loop.create_task(result)
        self._task.add_done_callback(ended)

    def connection_lost(self, error):
        if error is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(error)
        if not self._closed.done():
            if error is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(error)
                self._closed._log_traceback = False
        self._is_lost = True
        if self._paused:
            for waiter in self._drainers:
                if not waiter.done():
                    if error is None:
                        waiter.set_result(None)
                    else:
                        waiter.set_exception(error)

    def data_received(self, data):
        self._reader.feed_data(data)

    def eof_received(self):
        self._reader.feed_eof()
        return True

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        for waiter in self._drainers:
            if not waiter.done():
                waiter.set_result(None)

    async def drain(self):
        if self._is_lost:
            raise ConnectionResetError("Connection lost")
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drainers.append(waiter)
        try:
            await waiter
        finally:
            self._drainers.remove(waiter)


class StreamWriter:
    """Where bytes are written."""

    __module__ = "asyncio.streams"

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop

    def __repr__(self):
        reader = "" if self._reader is None else f" reader={self._reader!r}"
        return f"<StreamWriter transport={self._transport!r}{reader}>"

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
        await self._protocol._closed

    def get_extra_info(self, name, default=None):
        """Gives 'peername', 'sockname' or 'socket'."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Waits while too much is kept."""
        if self._reader is not None:
            error = self._reader.exception()
            if error is not None:
                raise error
        if self._transport.is_closing():
            await sleep(0)
        await self._protocol.drain()


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    """Connects; gives a reader and a writer."""
    loop = _asyncio.get_running_loop()
    errors = []
    for address, number, _ in _net.resolve(host, port):
        try:
            socket = await _connect(loop, address, number)
            break
        except OSError as error:
            errors.append(error)
    else:
        if len(errors) == 1 or all(str(e) == str(errors[0]) for e in errors):
            raise errors[0]
        raise OSError("Multiple exceptions: " + ", ".join(str(e) for e in errors))
    reader = StreamReader(limit=limit, loop=loop)
    protocol = _Protocol(reader, loop)
    waiter = loop.create_future()
    transport = _Transport(loop, socket, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return reader, StreamWriter(transport, protocol, reader, loop)


async def _connect(loop, address, number):
    socket = _net.connect(address, number)
    ready = loop.create_future()

    def writable():
        if ready.done():
            return
        try:
            socket.finish_connect()
        except OSError as error:
            ready.set_exception(error)
        else:
            ready.set_result(None)

    socket.on_write(writable)
    ready.add_done_callback(lambda _: socket.on_write(None))
    try:
        await ready
    except:
        socket.close()
        raise
    return socket


class Server:
    """Sockets that take connections."""

    __module__ = "asyncio.base_events"

    def __init__(self, loop, sockets, connected, limit, backlog):
        self._loop = loop
        self._sockets = sockets
        self._connected = connected
        self._limit = limit
        self._backlog = backlog
        self._active = {}
        self._waiters = []
        self._serving = False
        self._serving_forever = None

    def __repr__(self):
        return f"<Server sockets={self.sockets!r}>"

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(_Socket(s) for s in self._sockets)

    def _attach(self, transport):
        self._active[transport] = None

    def _detach(self, transport):
        self._active.pop(transport, None)
        if not self._active and self._sockets is None:
            self._wake_up()

    def _wake_up(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start(self):
        if self._serving:
            return
        self._serving = True
        for socket in self._sockets:
            socket.on_read(lambda socket=socket: self._accept(socket))

    def _accept(self, socket):
        for _ in range(self._backlog):
            connection = socket.accept()
            if connection is None:
                return
            self._loop.create_task(self._take(connection))

    async def _take(self, socket):
        loop = self._loop
        try:
            reader = StreamReader(limit=self._limit, loop=loop)
            protocol = _Protocol(reader, loop, self._connected)
            waiter = loop.create_future()
            transport = _Transport(loop, socket, protocol, waiter, self)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if loop.get_debug():
                context = {"message": "Error on transport creation for incoming connection", "exception": error}
                loop.call_exception_handler(context)

    def close(self):
        """Takes no more connections; those there are go on."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for socket in sockets:
            socket.on_read(None)
            socket.close()
        self._serving = False
        forever = self._serving_forever
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever = None
        if not self._active:
            self._wake_up()

    def close_clients(self):
        for transport in list(self._active):
            transport.close()

    def abort_clients(self):
        for transport in list(self._active):
            transport.abort()

    async def start_serving(self):
        """Takes connections from now on."""
        self._start()
        await sleep(0)

    async def serve_forever(self):
        """Takes connections until it is cancelled."""
        if self._serving_forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start()
        self._serving_forever = self._loop.create_future()
        try:
            await self._serving_forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever = None

    async def wait_closed(self):
        """Waits until the server is closed and its connections have ended."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, backlog=100, start_serving=True, **kwds):
    """Listens; calls back with a reader and a writer for each connection."""
    loop = _asyncio.get_running_loop()
    hosts = [host] if host is None or isinstance(host, str) else list(host)
    found = await gather(*[_addresses(h or None, port) for h in hosts])
    sockets = []
    try:
        for address, number in dict.fromkeys(a for some in found for a in some):
            try:
                sockets.append(_net.listen(address, number))
            except OSError as error:
                text = f"error while attempting to bind on address ({address!r}, {number}): {error.strerror.lower()}"
                raise OSError(error.errno, text) from None
    except:
        for socket in sockets:
            socket.close()
        raise
    server = Server(loop, sockets, client_connected_cb, limit, backlog)
    if start_serving:
        server._start()
        await sleep(0)
    return server


async def _addresses(host, port):
    return [(address, number) for address, number, _ in _net.resolve(host, port)]
