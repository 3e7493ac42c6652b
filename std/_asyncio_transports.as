"""Transports over sockets: streams of bytes, and messages.

A transport reads when the loop says so, keeps what cannot be written yet, and tells its protocol. Which socket it has, and
who made it, is `_asyncio_connections.as`.
"""

import _socket
from _asyncio_protocols import (
    BufferedProtocol as _BufferedProtocol, DatagramTransport as _DatagramTransport, _FlowControlMixin, _note_lost_write, _log_debug,
)
from _collections import deque as _deque

_BYTES = (bytes, bytearray, memoryview)
_NOTHING = ()
# Pieces below this many bytes are joined, to about as many as a socket takes at once.
_SMALL = 16 * 1024
_JOINED = 256 * 1024
_NODELAY_FAMILIES = (_socket.AF_INET, _socket.AF_INET6)


class TransportSocket:
    """What `get_extra_info("socket")` gives: a socket to look at, not to read or write."""

    __module__ = "asyncio.trsock"
    __slots__ = ("_sock",)

    def __init__(self, sock):
        self._sock = sock

    def _member(self, kind, number):
        import socket

        return socket._as_member(getattr(socket, kind), number)

    @property
    def family(self):
        return self._member("AddressFamily", self._sock._family)

    @property
    def type(self):
        return self._member("SocketKind", self._sock._type)

    @property
    def proto(self):
        return self._sock.proto

    def __repr__(self):
        fd = self.fileno()
        text = f"<asyncio.TransportSocket fd={fd}, family={self.family!s}, type={self.type!s}, proto={self.proto}"
        if fd != -1:
            for name, ask in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = ask()
                except OSError:
                    continue
                if address:
                    text += f", {name}={address}"
        return text + ">"

    def __getstate__(self):
        raise TypeError("Cannot serialize asyncio.TransportSocket object")

    def fileno(self):
        return self._sock.fileno()

    def dup(self):
        import socket

        return socket.socket._of(self._sock._dup())

    def get_inheritable(self):
        return False

    def shutdown(self, how):
        self._sock.shutdown(how)

    def getsockopt(self, *args):
        return self._sock.getsockopt(*args)

    def setsockopt(self, *args):
        self._sock.setsockopt(*args)

    def getpeername(self):
        return self._sock.getpeername()

    def getsockname(self):
        return self._sock.getsockname()

    def getsockbyname(self):
        return self._sock.getsockbyname()

    def settimeout(self, value):
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def gettimeout(self):
        return 0

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")


def _release(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


def _join_small(pieces):
    """Makes one of the small pieces at the front, so that they are sent by one call."""
    small = []
    size = 0
    while pieces and len(pieces[0]) < _SMALL and size < _JOINED:
        piece = pieces.popleft()
        small.append(piece)
        size += len(piece)
    if small:
        pieces.appendleft(b"".join(small))


def _address(ask):
    try:
        return ask()
    except OSError:
        return None


class _SelectorTransport(_FlowControlMixin):
    """What the transports over a socket have in common."""

    __module__ = "asyncio.selector_events"
    max_size = 256 * 1024

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__((), loop)
        self._sock = self._first_sock = sock
        # A peer that is gone has no address any more; one's own can be asked for until the end.
        self._peername = extra["peername"] if extra and "peername" in extra else _address(sock.getpeername)
        self._sockname = None
        self._sock_fd = fd = sock.fileno()
        self._protocol_connected = False
        self.set_protocol(protocol)
        self._server = server
        # A deque once something has to be kept; most connections never do.
        self._buffer = _NOTHING
        self._kept = 0
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        self._reads = self._writes = False
        if server is not None:
            server._attach(self)
        loop._note_transport(fd, self)

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._sock is None:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._sock_fd}")
        if self._loop is not None and not self._loop.is_closed():
            info.append("read=polling" if self._reads else "read=idle")
            state = "polling" if self._writes else "idle"
            info.append(f"write=<{state}, bufsize={self.get_write_buffer_size()}>")
        return "<" + " ".join(info) + ">"

    def get_extra_info(self, name, default=None):
        if name == "peername":
            return self._peername
        if name == "sockname":
            if self._sock is not None:
                self._sockname = _address(self._sock.getsockname)
            return self._sockname
        if name == "socket":
            if not self._extra:
                self._extra = {"socket": TransportSocket(self._first_sock)}
            return self._extra["socket"]
        return default

    # What its TypeErrors call it.
    get_extra_info.__qualname__ = "BaseTransport.get_extra_info"

    def _read_when_ready(self):
        if not self._closing and not self._paused:
            self._reads = True
            self._sock._on_read(self._read_ready)

    def _stop_reading(self):
        self._reads = False
        self._sock._on_read(None)

    def _write_when_ready(self):
        self._writes = True
        self._sock._on_write(self._write_ready)

    def _stop_writing(self):
        self._writes = False
        self._sock._on_write(None)

    def abort(self):
        """Closes at once; what is kept is lost."""
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        """Calls data_received no more until reading is resumed."""
        if not self._closing and not self._paused:
            self._paused = True
            self._stop_reading()
            _log_debug(self._loop, "%r pauses reading", self)

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._read_when_ready()
            _log_debug(self._loop, "%r resumes reading", self)

    def close(self):
        """Closes when what is kept has been written."""
        if self._closing:
            return
        self._closing = True
        self._stop_reading()
        if not self._buffer:
            self._conn_lost += 1
            self._stop_writing()
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if not isinstance(exc, OSError):
            context = {"message": message, "exception": exc, "transport": self, "protocol": self._protocol}
            self._loop.call_exception_handler(context)
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._kept = 0
            self._stop_writing()
        if not self._closing:
            self._closing = True
            self._stop_reading()
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._loop._note_transport(self._sock_fd)
            self._sockname = _address(self._sock.getsockname)
            self._sock.close()
            self._sock = None
            self._protocol = None
            self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def get_write_buffer_size(self):
        return self._kept


class _SelectorSocketTransport(_SelectorTransport):
    """A stream of bytes over a socket."""

    __module__ = "asyncio.selector_events"

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        self._eof = False
        self._was_closed = False
        self._empty_waiter = None
        super().__init__(loop, sock, protocol, extra, server)
        if sock._family in _NODELAY_FAMILIES and sock._type == _socket.SOCK_STREAM:
            sock.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._read_when_ready)
        if waiter is not None:
            loop.call_soon(_release, waiter)

    def close(self):
        self._was_closed = True
        super().close()

    def set_protocol(self, protocol):
        self._reader = getattr(protocol, "_plain_reader", None)
        if self._reader is not None:
            self._read_ready = self._read_into_reader
        elif isinstance(protocol, _BufferedProtocol):
            self._read_ready = self._read_into_buffer
        else:
            self._read_ready = self._read_data
        super().set_protocol(protocol)
        if self._reads_now():
            self._read_when_ready()

    def _reads_now(self):
        return getattr(self, "_reads", False)

    def _read_data(self):
        if self._conn_lost:
            return
        try:
            data = self._sock._recv_now()
        except OSError as error:
            self._fatal_error(error, "Fatal read error on socket transport")
            return
        if data is None:
            return
        if not data:
            self._read_end()
            return
        try:
            self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal error: protocol.data_received() call failed.")

    def _read_into_reader(self):
        """Does what `_read_data` would where the protocol only hands on to its reader, without the ways between."""
        reader = self._reader
        if self._conn_lost or reader._eof:
            self._read_data()
            return
        try:
            kept = self._sock._recv_to(reader._buffer, reader._waiter)
        except OSError as error:
            self._fatal_error(error, "Fatal read error on socket transport")
            return
        if kept:
            reader._waiter = None
            if kept > reader._high:
                reader._pause()
        elif kept is not None:
            self._read_end()

    def _read_into_buffer(self):
        if self._conn_lost:
            return
        try:
            buffer = self._protocol.get_buffer(-1)
            if not len(buffer):
                raise RuntimeError("get_buffer() returned an empty buffer")
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal error: protocol.get_buffer() call failed.")
            return
        try:
            count = self._sock._recv_into_now(buffer)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal read error on socket transport")
            return
        if count is None:
            return
        if not count:
            self._read_end()
            return
        try:
            self._protocol.buffer_updated(count)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal error: protocol.buffer_updated() call failed.")

    def _read_end(self):
        _log_debug(self._loop, "%r received EOF", self)
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal error: protocol.eof_received() call failed.")
            return
        if keep_open:
            self._stop_reading()
        else:
            self.close()

    def write(self, data):
        """Sends bytes, or keeps them until they can be sent."""
        if data.__class__ is not bytes and not isinstance(data, _BYTES):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._empty_waiter is not None:
            raise RuntimeError("unable to write; sendfile is in progress")
        if not data:
            return
        if self._conn_lost:
            _note_lost_write(self, "socket.send() raised exception.")
            return
        if not self._buffer:
            try:
                data = self._sock._send_now(data)
            except OSError as error:
                self._fatal_error(error, "Fatal write error on socket transport")
                return
            if not data:
                return
            self._write_when_ready()
            if self._buffer is _NOTHING:
                self._buffer = _deque()
        else:
            data = bytes(data)
        self._buffer.append(data)
        self._kept += len(data)
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        """Sends several pieces."""
        if self._eof:
            raise RuntimeError("Cannot call writelines() after write_eof()")
        if self._empty_waiter is not None:
            raise RuntimeError("unable to writelines; sendfile is in progress")
        if self._was_closed and list_of_data:
            # CPython's close takes away the method that writelines calls.
            raise TypeError("'NoneType' object is not callable")
        if self._loop is None and list_of_data:
            raise AttributeError("'NoneType' object has no attribute '_add_writer'")
        self.write(b"".join([memoryview(data) for data in list_of_data]))

    def _write_ready(self):
        if self._conn_lost:
            return
        buffer = self._buffer
        try:
            while buffer:
                if len(buffer) > 1:
                    _join_small(buffer)
                data = buffer[0]
                rest = self._sock._send_now(data)
                self._kept -= len(data) - len(rest)
                if rest:
                    buffer[0] = rest
                    break
                buffer.popleft()
        except OSError as error:
            self._stop_writing()
            buffer.clear()
            self._kept = 0
            self._fatal_error(error, "Fatal write error on socket transport")
            if self._empty_waiter is not None:
                self._empty_waiter.set_exception(error)
            return
        self._maybe_resume_protocol()
        if not buffer:
            self._stop_writing()
            if self._empty_waiter is not None:
                self._empty_waiter.set_result(None)
            if self._closing:
                self._call_connection_lost(None)
            elif self._eof:
                self._sock.shutdown(_socket.SHUT_WR)

    def can_write_eof(self):
        return True

    def write_eof(self):
        """Tells the peer that nothing more comes."""
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown(_socket.SHUT_WR)

    def _make_empty_waiter(self):
        if self._empty_waiter is not None:
            raise RuntimeError("Empty waiter is already set")
        self._empty_waiter = self._loop.create_future()
        if not self._buffer:
            self._empty_waiter.set_result(None)
        return self._empty_waiter

    def _reset_empty_waiter(self):
        self._empty_waiter = None

    def _call_connection_lost(self, exc):
        try:
            super()._call_connection_lost(exc)
        finally:
            waiter = self._empty_waiter
            if waiter is not None and not waiter.done():
                waiter.set_exception(ConnectionError("Connection is closed by peer"))


class _SelectorDatagramTransport(_SelectorTransport, _DatagramTransport):
    """Messages over a socket."""

    __module__ = "asyncio.selector_events"

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._read_when_ready)
        if waiter is not None:
            loop.call_soon(_release, waiter)

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            got = self._sock._recvfrom_now(self.max_size)
        except OSError as error:
            self._protocol.error_received(error)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fatal_error(error, "Fatal read error on datagram transport")
        else:
            if got is not None:
                self._protocol.datagram_received(*got)

    def sendto(self, data, addr=None):
        """Sends a message, to the address the transport is connected to without one."""
        if not isinstance(data, _BYTES):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
        if self._conn_lost and self._address:
            _note_lost_write(self, "socket.send() raised exception.")
            return
        if not self._buffer:
            try:
                if self._send_one(data, addr):
                    return
                self._write_when_ready()
                if self._buffer is _NOTHING:
                    self._buffer = _deque()
            except OSError as error:
                self._protocol.error_received(error)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fatal_error(error, "Fatal write error on datagram transport")
                return
        data = bytes(data)
        self._buffer.append((data, addr))
        self._kept += len(data)
        self._maybe_pause_protocol()

    def _send_one(self, data, addr):
        if self._peername:
            return self._sock._sendto_now(data)
        return self._sock._sendto_now(data, addr)

    def _write_ready(self):
        while self._buffer:
            data, addr = self._buffer[0]
            try:
                if not self._send_one(data, addr):
                    break
            except OSError as error:
                self._forget(data)
                self._protocol.error_received(error)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._forget(data)
                self._fatal_error(error, "Fatal write error on datagram transport")
                return
            self._forget(data)
        self._maybe_resume_protocol()
        if not self._buffer:
            self._stop_writing()
            if self._closing:
                self._call_connection_lost(None)

    def _forget(self, data):
        self._buffer.popleft()
        self._kept -= len(data)
