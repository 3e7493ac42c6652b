"""The classes a script derives its protocols from, and what a transport is.

A transport calls its protocol; both are plain classes. Imported by asyncio when one of these is first used.
"""

__all__ = [
    "BaseProtocol", "Protocol", "BufferedProtocol", "DatagramProtocol", "SubprocessProtocol", "BaseTransport", "ReadTransport",
    "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport",
]

# After so many writes to a connection that is gone, each is reported.
_WRITES_BEFORE_WARNING = 5


class BaseProtocol:
    """What every protocol has."""

    __module__ = "asyncio.protocols"
    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands."""

    def connection_lost(self, exc):
        """The connection is gone; exc is None if it was closed."""

    def pause_writing(self):
        """More is kept by the transport than its upper limit."""

    def resume_writing(self):
        """The transport has less than its lower limit again."""


class Protocol(BaseProtocol):
    """A protocol over a stream of bytes."""

    __module__ = "asyncio.protocols"
    __slots__ = ()

    def data_received(self, data):
        """Bytes have come."""

    def eof_received(self):
        """The peer sends nothing more; what is true keeps the connection open."""


class BufferedProtocol(BaseProtocol):
    """A protocol that has bytes put into a buffer of its own."""

    __module__ = "asyncio.protocols"
    __slots__ = ()

    def get_buffer(self, sizehint):
        """Gives the buffer the next bytes go into."""

    def buffer_updated(self, nbytes):
        """So many bytes were put into the buffer."""

    def eof_received(self):
        """The peer sends nothing more; what is true keeps the connection open."""


class DatagramProtocol(BaseProtocol):
    """A protocol over single messages."""

    __module__ = "asyncio.protocols"
    __slots__ = ()

    def datagram_received(self, data, addr):
        """A message has come."""

    def error_received(self, exc):
        """A message could not be sent or received."""


class SubprocessProtocol(BaseProtocol):
    """A protocol over the pipes of a child process."""

    __module__ = "asyncio.protocols"
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The child has written to its stdout (1) or stderr (2)."""

    def pipe_connection_lost(self, fd, exc):
        """One of the pipes is gone."""

    def process_exited(self):
        """The child has ended."""


class BaseTransport:
    """What every transport has."""

    __module__ = "asyncio.transports"
    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Gives what is known of the connection under a name."""
        return self._extra.get(name, default)

    def is_closing(self):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError

    def set_protocol(self, protocol):
        raise NotImplementedError

    def get_protocol(self):
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that reads."""

    __module__ = "asyncio.transports"
    __slots__ = ()

    def is_reading(self):
        raise NotImplementedError

    def pause_reading(self):
        raise NotImplementedError

    def resume_reading(self):
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that writes."""

    __module__ = "asyncio.transports"
    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        raise NotImplementedError

    def get_write_buffer_size(self):
        raise NotImplementedError

    def get_write_buffer_limits(self):
        raise NotImplementedError

    def write(self, data):
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Writes several pieces."""
        self.write(b"".join(list_of_data))

    def write_eof(self):
        raise NotImplementedError

    def can_write_eof(self):
        raise NotImplementedError

    def abort(self):
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport that reads and writes."""

    __module__ = "asyncio.transports"
    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport of messages."""

    __module__ = "asyncio.transports"
    __slots__ = ()

    def sendto(self, data, addr=None):
        raise NotImplementedError

    def abort(self):
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A transport to a child process."""

    __module__ = "asyncio.transports"
    __slots__ = ()

    def get_pid(self):
        raise NotImplementedError

    def get_returncode(self):
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        raise NotImplementedError

    def send_signal(self, signal):
        raise NotImplementedError

    def terminate(self):
        raise NotImplementedError

    def kill(self):
        raise NotImplementedError


class _FlowControlMixin(Transport):
    """Tells the protocol to pause while too much is kept."""

    __slots__ = ("_loop", "_protocol_paused", "_high_water", "_low_water")

    def __init__(self, extra=None, loop=None):
        super().__init__(extra)
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def _maybe_pause_protocol(self):
        if self.get_write_buffer_size() <= self._high_water or self._protocol_paused:
            return
        self._protocol_paused = True
        self._tell("pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell("resume_writing")

    def _tell(self, what):
        try:
            getattr(self._protocol, what)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            message = f"protocol.{what}() failed"
            context = {"message": message, "exception": error, "transport": self, "protocol": self._protocol}
            self._loop.call_exception_handler(context)

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water = high
        self._low_water = low

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high=high, low=low)
        self._maybe_pause_protocol()


def _warn(text):
    """Warns on asyncio's logger if logging has been imported, else on stderr."""
    import sys

    logging = sys.modules.get("logging")
    if logging is None:
        print(text, file=sys.stderr)
    else:
        logging.getLogger("asyncio").warning(text)


def _log_debug(loop, text, *args, level="debug"):
    """Logs what a loop in debug mode tells of, if logging has been imported."""
    if loop.get_debug():
        import sys

        logging = sys.modules.get("logging")
        if logging is not None:
            getattr(logging.getLogger("asyncio"), level)(text, *args)


def _note_lost_write(transport, text):
    """Counts a write after the end of a connection; from the fifth such on it warns of each."""
    if transport._conn_lost >= _WRITES_BEFORE_WARNING:
        _warn(text)
    transport._conn_lost += 1
