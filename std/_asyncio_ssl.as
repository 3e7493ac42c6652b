"""TLS over a transport: SSLProtocol stands between a plain transport and the protocol of a script.

To the transport below it is a protocol; to the script's protocol it shows `_app_transport`. Bytes go through the two queues of
an `ssl.SSLObject`. Who makes the transport below and when is `_asyncio_connections`; TLS itself is `ssl`.
"""

import ssl as _ssl
from _asyncio_protocols import (
    BufferedProtocol as _BufferedProtocol, Protocol as _Protocol, Transport as _Transport, _note_lost_write, _warn,
)
from _collections import deque as _deque

_HANDSHAKE_TIMEOUT = 60.0
_SHUTDOWN_TIMEOUT = 30.0
_READ_HIGH_WATER = 256 * 1024
_WRITE_HIGH_WATER = 512 * 1024
_ALL = 1 << 62

# How far the connection is ...
_UNWRAPPED, _HANDSHAKE, _WRAPPED, _FLUSHING, _SHUTDOWN = "UNWRAPPED", "DO_HANDSHAKE", "WRAPPED", "FLUSHING", "SHUTDOWN"
_ENDING = (_FLUSHING, _SHUTDOWN, _UNWRAPPED)
# ... and what the script's protocol has been told.
_INIT, _MADE, _EOF, _LOST = "STATE_INIT", "STATE_CON_MADE", "STATE_EOF", "STATE_CON_LOST"


def _water(high, low, default):
    if high is None:
        high = default if low is None else 4 * low
    if low is None:
        low = high // 4
    if not high >= low >= 0:
        raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
    return high, low


def _timeout(name, seconds, default):
    if seconds is None:
        return default
    if seconds <= 0:
        raise ValueError(f"{name} should be a positive number, got {seconds}")
    return seconds


def _default_context(server_side, server_hostname):
    if server_side:
        raise ValueError("Server side SSL needs a valid SSLContext")
    context = _ssl.create_default_context()
    if not server_hostname:
        context.check_hostname = False
    return context


class _SSLProtocolTransport(_Transport):
    """The transport a script's protocol sees."""

    __module__ = "asyncio.sslproto"
    _start_tls_compatible = True

    def __init__(self, loop, ssl_protocol):
        self._loop = loop
        self._ssl_protocol = ssl_protocol
        self._closed = False

    def get_extra_info(self, name, default=None):
        """Gives 'peercert', 'cipher', 'ssl_object' and the like, and what the transport below knows."""
        return self._ssl_protocol._get_extra_info(name, default)

    def set_protocol(self, protocol):
        self._ssl_protocol._set_app_protocol(protocol)

    def get_protocol(self):
        return self._ssl_protocol._app_protocol

    def is_closing(self):
        return self._closed

    def close(self):
        """Closes when what is kept has been written and the peer has said goodbye."""
        if self._closed:
            self._ssl_protocol = None
            return
        self._closed = True
        self._ssl_protocol._start_shutdown()

    def abort(self):
        """Closes at once; what is kept is lost."""
        self._force_close(None)

    def _force_close(self, exc):
        self._closed = True
        if self._ssl_protocol is not None:
            self._ssl_protocol._abort(exc)

    def is_reading(self):
        return not self._ssl_protocol._app_reading_paused

    def pause_reading(self):
        self._ssl_protocol._pause_reading()

    def resume_reading(self):
        self._ssl_protocol._resume_reading()

    def set_write_buffer_limits(self, high=None, low=None):
        """From how much on the protocol is to pause writing, and down to how much."""
        self._ssl_protocol._set_write_buffer_limits(high, low)
        self._ssl_protocol._control_app_writing()

    def get_write_buffer_limits(self):
        return self._ssl_protocol._outgoing_low_water, self._ssl_protocol._outgoing_high_water

    def get_write_buffer_size(self):
        return self._ssl_protocol._get_write_buffer_size()

    def set_read_buffer_limits(self, high=None, low=None):
        """From how much on nothing more is read from below, and down to how much."""
        self._ssl_protocol._set_read_buffer_limits(high, low)
        self._ssl_protocol._control_ssl_reading()

    def get_read_buffer_limits(self):
        return self._ssl_protocol._incoming_low_water, self._ssl_protocol._incoming_high_water

    def get_read_buffer_size(self):
        return self._ssl_protocol._get_read_buffer_size()

    @property
    def _protocol_paused(self):
        return self._ssl_protocol._app_writing_paused

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data: expecting a bytes-like instance, got {type(data).__name__}")
        if data:
            self._ssl_protocol._write_appdata((data,))

    def writelines(self, list_of_data):
        self._ssl_protocol._write_appdata(list_of_data)

    def write_eof(self):
        raise NotImplementedError

    def can_write_eof(self):
        """TLS has no half-closed connections."""
        return False


class SSLProtocol(_Protocol):
    """Does TLS between a transport and a protocol."""

    __module__ = "asyncio.sslproto"
    max_size = 256 * 1024

    def __init__(
        self,
        loop,
        app_protocol,
        sslcontext,
        waiter,
        server_side=False,
        server_hostname=None,
        call_connection_made=True,
        ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):
        self._ssl_handshake_timeout = _timeout("ssl_handshake_timeout", ssl_handshake_timeout, _HANDSHAKE_TIMEOUT)
        self._ssl_shutdown_timeout = _timeout("ssl_shutdown_timeout", ssl_shutdown_timeout, _SHUTDOWN_TIMEOUT)
        if not sslcontext:
            sslcontext = _default_context(server_side, server_hostname)
        self._server_side = server_side
        self._server_hostname = server_hostname if server_hostname and not server_side else None
        self._sslcontext = sslcontext
        self._extra = {"sslcontext": sslcontext}
        self._write_backlog = _deque()
        self._write_buffer_size = 0
        self._waiter = waiter
        self._loop = loop
        self._set_app_protocol(app_protocol)
        self._transport = None
        self._handshake_timer = self._shutdown_timer = None
        self._incoming, self._outgoing = _ssl.MemoryBIO(), _ssl.MemoryBIO()
        self._state = _UNWRAPPED
        self._conn_lost = 0
        self._room = None
        self._app_state = _INIT if call_connection_made else _MADE
        self._sslobj = sslcontext.wrap_bio(
            self._incoming, self._outgoing, server_side=server_side, server_hostname=self._server_hostname
        )
        self._ssl_writing_paused = self._app_reading_paused = False
        self._ssl_reading_paused = self._app_writing_paused = False
        self._eof_received = False
        self._set_read_buffer_limits()
        self._set_write_buffer_limits()
        self._app_transport = _SSLProtocolTransport(loop, self)

    def _set_app_protocol(self, app_protocol):
        self._app_protocol = app_protocol
        self._app_protocol_is_buffer = isinstance(app_protocol, _BufferedProtocol)

    def _wakeup_waiter(self, exc=None):
        waiter, self._waiter = self._waiter, None
        if waiter is None or waiter.cancelled():
            return
        if exc is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(exc)

    def _get_extra_info(self, name, default=None):
        if name in self._extra:
            return self._extra[name]
        if self._transport is None:
            return default
        return self._transport.get_extra_info(name, default)

    # What the transport below tells.

    def connection_made(self, transport):
        """The handshake begins."""
        self._transport = transport
        self._set_state(_HANDSHAKE, _UNWRAPPED)
        self._handshake_timer = self._loop.call_later(self._ssl_handshake_timeout, self._check_handshake_timeout)
        self._do_handshake()

    def connection_lost(self, exc):
        """The connection below is gone."""
        self._write_backlog.clear()
        self._outgoing.read()
        self._conn_lost += 1
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state != _HANDSHAKE and self._app_state in (_MADE, _EOF):
            self._app_state = _LOST
            self._loop.call_soon(self._app_protocol.connection_lost, exc)
        self._state = _UNWRAPPED
        self._transport = self._app_transport = self._app_protocol = None
        self._wakeup_waiter(exc)
        self._stop_timers()

    def get_buffer(self, n):
        """Gives room for bytes of the peer: transports that a script wrote fill that, as they do for any buffered protocol."""
        if n <= 0 or n > self.max_size:
            n = self.max_size
        if self._room is None or len(self._room) < n:
            self._room = memoryview(bytearray(n))
        return self._room

    def buffer_updated(self, nbytes):
        """So many bytes are there."""
        self.data_received(bytes(self._room[:nbytes]))

    def data_received(self, data):
        """Bytes of the peer have come."""
        self._incoming.put(data)
        state = self._state
        try:
            if state == _WRAPPED:
                self._do_read()
            elif state == _HANDSHAKE:
                self._do_handshake()
            elif state == _FLUSHING:
                self._do_flush()
            elif state == _SHUTDOWN:
                self._do_shutdown()
        except Exception as error:
            if self._transport is None or isinstance(self._transport, _SSLProtocolTransport):
                raise
            # The words of CPython, whose protocol is a buffered one.
            self._transport._fatal_error(error, "Fatal error: protocol.buffer_updated() call failed.")

    def eof_received(self):
        """The peer sends nothing more, though it may not have said so."""
        self._eof_received = True
        try:
            if self._state == _HANDSHAKE:
                self._on_handshake_complete(ConnectionResetError)
            elif self._state == _WRAPPED:
                self._state = _FLUSHING
                if self._app_reading_paused:
                    return True
                self._do_flush()
            elif self._state == _FLUSHING:
                self._do_write()
                self._state = _SHUTDOWN
                self._do_shutdown()
            elif self._state == _SHUTDOWN:
                self._do_shutdown()
        except Exception:
            self._transport.close()
            raise

    def pause_writing(self):
        """The transport below keeps too much."""
        self._ssl_writing_paused = True

    def resume_writing(self):
        self._ssl_writing_paused = False
        self._process_outgoing()

    def _set_state(self, new, old):
        if self._state != old:
            names = f"SSLProtocolState.{self._state} to SSLProtocolState.{new}"
            raise RuntimeError(f"cannot switch state from {names}")
        self._state = new

    def _stop_timers(self):
        for timer in (self._shutdown_timer, self._handshake_timer):
            if timer is not None:
                timer.cancel()
        self._shutdown_timer = self._handshake_timer = None

    # The handshake.

    def _check_handshake_timeout(self):
        if self._state == _HANDSHAKE:
            limit = self._ssl_handshake_timeout
            text = f"SSL handshake is taking longer than {limit} seconds: aborting the connection"
            self._fatal_error(ConnectionAbortedError(text))

    def _do_handshake(self):
        try:
            self._sslobj.do_handshake()
        except (_ssl.SSLWantReadError, _ssl.SSLSyscallError):
            self._process_outgoing()
        except _ssl.SSLError as error:
            self._on_handshake_complete(error)
        else:
            self._on_handshake_complete(None)

    def _on_handshake_complete(self, failure):
        if self._handshake_timer is not None:
            self._handshake_timer.cancel()
            self._handshake_timer = None
        sslobj = self._sslobj
        try:
            if failure is not None:
                raise failure
            self._set_state(_WRAPPED, _HANDSHAKE)
            certificate = sslobj.getpeercert()
        except Exception as error:
            self._state = _UNWRAPPED
            message = "SSL handshake failed"
            if isinstance(error, _ssl.CertificateError):
                message = "SSL handshake failed on verifying the certificate"
            self._fatal_error(error, message)
            self._wakeup_waiter(error)
            return
        self._extra.update(
            peercert=certificate, cipher=sslobj.cipher(), compression=sslobj.compression(), ssl_object=sslobj
        )
        if self._app_state == _INIT:
            self._app_state = _MADE
            self._app_protocol.connection_made(self._app_transport)
        self._wakeup_waiter()
        self._do_read()

    # The goodbye.

    def _start_shutdown(self):
        if self._state in _ENDING:
            return
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state == _HANDSHAKE:
            self._abort(None)
            return
        self._state = _FLUSHING
        self._shutdown_timer = self._loop.call_later(self._ssl_shutdown_timeout, self._check_shutdown_timeout)
        self._do_flush()

    def _check_shutdown_timeout(self):
        if self._state in (_FLUSHING, _SHUTDOWN):
            self._transport._force_close(TimeoutError("SSL shutdown timed out"))

    def _do_flush(self):
        self._do_read()
        self._set_state(_SHUTDOWN, _FLUSHING)
        self._do_shutdown()

    def _do_shutdown(self):
        try:
            if not self._eof_received:
                self._sslobj.unwrap()
        except (_ssl.SSLWantReadError, _ssl.SSLSyscallError):
            self._process_outgoing()
        except _ssl.SSLError as error:
            self._on_shutdown_complete(error)
        else:
            self._process_outgoing()
            self._call_eof_received()
            self._on_shutdown_complete(None)

    def _on_shutdown_complete(self, failure):
        if self._shutdown_timer is not None:
            self._shutdown_timer.cancel()
            self._shutdown_timer = None
        if failure is not None:
            self._fatal_error(failure)
        else:
            self._loop.call_soon(self._transport.close)

    def _abort(self, exc):
        self._state = _UNWRAPPED
        if self._transport is not None:
            self._transport._force_close(exc)

    # From the script's protocol to the peer.

    def _write_appdata(self, pieces):
        if self._state in _ENDING:
            _note_lost_write(self, "SSL connection is closed")
            return
        for data in pieces:
            self._write_backlog.append(data)
            self._write_buffer_size += len(data)
        try:
            if self._state == _WRAPPED:
                self._do_write()
        except Exception as error:
            self._fatal_error(error, "Fatal error on SSL protocol")

    def _do_write(self):
        backlog = self._write_backlog
        try:
            while backlog:
                data = backlog[0]
                self._sslobj.write(data)
                backlog.popleft()
                self._write_buffer_size -= len(data)
        except (_ssl.SSLWantReadError, _ssl.SSLSyscallError):
            pass
        self._process_outgoing()

    def _process_outgoing(self):
        if not self._ssl_writing_paused:
            data = self._outgoing.read()
            if data:
                self._transport.write(data)
        self._control_app_writing()

    # From the peer to the script's protocol.

    def _do_read(self):
        if self._state not in (_WRAPPED, _FLUSHING):
            return
        try:
            if not self._app_reading_paused:
                if self._app_protocol_is_buffer:
                    self._read_into_buffer()
                else:
                    self._read_all()
                if self._write_backlog:
                    self._do_write()
                else:
                    self._process_outgoing()
            self._control_ssl_reading()
        except Exception as error:
            self._fatal_error(error, "Fatal error on SSL protocol")

    def _drained(self, limit):
        """Reads what there is; whether that was the end, and whether the limit was reached."""
        data, stop = self._sslobj._sslobj.drain(limit)
        if type(stop) is tuple:
            raise _ssl._error(stop, _ssl._AT_READ)
        return data, stop is False, stop is None

    def _read_all(self):
        data, is_end, _ = self._drained(_ALL)
        if data:
            self._app_protocol.data_received(data)
        if is_end:
            self._call_eof_received()
            self._start_shutdown()

    def _read_into_buffer(self):
        buffer = self._app_protocol.get_buffer(self._get_read_buffer_size())
        wanted = len(buffer)
        filled, is_end = 0, False
        while filled < wanted and not is_end:
            try:
                data = self._sslobj.read(wanted - filled)
            except (_ssl.SSLWantReadError, _ssl.SSLSyscallError):
                break
            is_end = not data
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        else:
            if filled == wanted:
                self._loop.call_soon(self._do_read)
        if filled > 0:
            self._app_protocol.buffer_updated(filled)
        if is_end:
            self._call_eof_received()
            self._start_shutdown()

    def _call_eof_received(self):
        try:
            if self._app_state == _MADE:
                self._app_state = _EOF
                if self._app_protocol.eof_received():
                    _warn("returning true from eof_received() has no effect when using ssl")
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self._fatal_error(error, "Error calling eof_received()")

    # Not too much at once, both ways.

    def _tell_app(self, what):
        try:
            getattr(self._app_protocol, what)()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            message = f"protocol.{what}() failed"
            context = {"message": message, "exception": error, "transport": self._app_transport, "protocol": self}
            self._loop.call_exception_handler(context)

    def _control_app_writing(self):
        size = self._get_write_buffer_size()
        if not self._app_writing_paused:
            if size >= self._outgoing_high_water:
                self._app_writing_paused = True
                self._tell_app("pause_writing")
        elif size <= self._outgoing_low_water:
            self._app_writing_paused = False
            self._tell_app("resume_writing")

    def _get_write_buffer_size(self):
        return self._outgoing.pending + self._write_buffer_size

    def _set_write_buffer_limits(self, high=None, low=None):
        self._outgoing_high_water, self._outgoing_low_water = _water(high, low, _WRITE_HIGH_WATER)

    def _pause_reading(self):
        self._app_reading_paused = True

    def _resume_reading(self):
        if self._app_reading_paused:
            self._app_reading_paused = False
            self._loop.call_soon(self._go_on_reading)

    def _go_on_reading(self):
        if self._state == _WRAPPED:
            self._do_read()
        elif self._state == _FLUSHING:
            self._do_flush()
        elif self._state == _SHUTDOWN:
            self._do_shutdown()

    def _control_ssl_reading(self):
        size = self._get_read_buffer_size()
        if not self._ssl_reading_paused:
            if size >= self._incoming_high_water:
                self._ssl_reading_paused = True
                self._transport.pause_reading()
        elif size <= self._incoming_low_water:
            self._ssl_reading_paused = False
            self._transport.resume_reading()

    def _set_read_buffer_limits(self, high=None, low=None):
        self._incoming_high_water, self._incoming_low_water = _water(high, low, _READ_HIGH_WATER)

    def _get_read_buffer_size(self):
        return self._incoming.pending

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if self._transport is not None:
            self._transport._force_close(exc)
        if isinstance(exc, (OSError, CancelledError)):
            return
        context = {"message": message, "exception": exc, "transport": self._transport, "protocol": self}
        self._loop.call_exception_handler(context)
