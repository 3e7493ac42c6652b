"""SSLSocket: a socket that speaks TLS, and waits as sockets do. `SSLContext.wrap_socket` makes it; imported by `ssl` when needed.

The connection is native and knows no socket: here its bytes are carried. What is sent goes out in the order it was
encrypted, whichever threads write; what came behind the peer's goodbye is kept for who reads on without TLS.
"""

import socket as _socket
import ssl as _ssl
from _thread import allocate_lock as _allocate_lock

_NOT_CONNECTED = 107
# As much of the data as goes into one record.
_RECORD = 16 * 1024


class SSLSocket(_ssl._Connected, _socket.socket):
    """A socket that speaks TLS."""

    __module__ = "ssl"

    def __init__(self, *args, **kwargs):
        raise TypeError(
            f"{self.__class__.__name__} does not have a public constructor. "
            "Instances are returned by SSLContext.wrap_socket()."
        )

    @classmethod
    def _create(
        cls,
        sock,
        server_side=False,
        do_handshake_on_connect=True,
        suppress_ragged_eofs=True,
        server_hostname=None,
        context=None,
    ):
        if sock.type != _socket.SOCK_STREAM:
            raise NotImplementedError("only stream sockets are supported")
        if server_side and server_hostname:
            raise ValueError("server_hostname can only be specified in client mode")
        if context.check_hostname and not server_hostname:
            raise ValueError("check_hostname requires server_hostname")
        self = cls.__new__(cls)
        self._files = 0
        self._wants_close = False
        if not isinstance(sock, _socket.socket):
            # What has the methods of a socket will do.
            timeout, sock = sock.gettimeout(), _socket.socket(fileno=sock.detach())
            sock.settimeout(timeout)
        self._adopt(sock)
        self._context = context
        self._sslobj = None
        self._leftover = b""
        self.server_side = server_side
        self.server_hostname = server_hostname
        self.do_handshake_on_connect = do_handshake_on_connect
        self.suppress_ragged_eofs = suppress_ragged_eofs
        try:
            self._connected = self._has_peer()
            if self._connected:
                self._begin()
        except:
            self.close()
            raise
        return self

    def _has_peer(self):
        try:
            self.getpeername()
        except OSError as error:
            if error.errno != _NOT_CONNECTED:
                raise
            return False
        return True

    def _begin(self):
        """Makes the connection of TLS, and its handshake if that is wanted at once."""
        self._incoming, self._outgoing = _ssl.MemoryBIO(), _ssl.MemoryBIO()
        self._unsent = b""
        self._begun = 0
        self._sending = _allocate_lock()
        self._sslobj = self._context._connection(
            self._incoming, self._outgoing, self.server_side, self.server_hostname
        )
        if self.do_handshake_on_connect:
            if self.gettimeout() == 0:
                raise ValueError("do_handshake_on_connect should not be specified for non-blocking sockets")
            self.do_handshake()

    def _native_connection(self):
        return self._sslobj

    # Carrying bytes.

    def _flush(self, line):
        """Sends what was encrypted; without waiting, as much as goes."""
        with self._sending:
            data = self._unsent + self._outgoing.read() if self._unsent else self._outgoing.read()
            self._unsent = b""
            while data:
                try:
                    count = _socket.socket.send(self, data)
                except BlockingIOError:
                    self._unsent = data
                    return
                except TimeoutError:
                    self._unsent = data
                    raise TimeoutError("The write operation timed out") from None
                data = data[count:]

    def _fetch(self, line):
        """Receives what the next record lacks, and no more: whoever waits for the socket would not hear of the rest."""
        try:
            data = _socket.socket.recv(self, self._sslobj.missing() or 1)
        except BlockingIOError:
            wanted = (2, None, None, "The operation did not complete (read)", None, None)
            raise _ssl._error(wanted, line) from None
        except TimeoutError:
            if line == _ssl._AT_HANDSHAKE:
                raise TimeoutError("_ssl.c:1003: The handshake operation timed out") from None
            raise TimeoutError("The read operation timed out") from None
        if data:
            self._incoming.put(data)
        else:
            self._incoming.write_eof()

    def _carry(self, operation, line):
        """Does something with the connection, carrying bytes as long as it wants more."""
        while True:
            result = operation()
            self._flush(line)
            if type(result) is not tuple:
                return result
            if result[0] != 2:
                raise _ssl._error(result, line)
            self._fetch(line)

    # What a connection does.

    def do_handshake(self, block=False):
        """Does the handshake."""
        if not self._connected:
            self.getpeername()
        timeout = self.gettimeout()
        connection = self._sslobj
        if timeout == 0 and block:
            self.settimeout(None)
        try:
            self._carry(lambda: _ssl._shake(self, connection), _ssl._AT_HANDSHAKE)
        finally:
            self.settimeout(timeout)

    def read(self, len=1024, buffer=None):
        """Up to `len` bytes; b'' at the end."""
        connection = self._sslobj
        if connection is None:
            raise ValueError("Read on closed or unwrapped SSL socket.")
        if buffer is not None:
            room = _ssl._room(buffer)
            len = room if len <= 0 or len > room else len
        elif len < 0:
            raise ValueError("size should not be negative")
        try:
            data = self._carry(lambda: connection.read(len), _ssl._AT_READ) if len else b""
        except _ssl.SSLError as error:
            if error.args[0] != _ssl.SSL_ERROR_EOF or not self.suppress_ragged_eofs:
                raise
            data = b""
        return data if buffer is None else _ssl._fill(buffer, data)

    def write(self, data):
        """Writes the data; gives how much of it."""
        connection = self._sslobj
        if connection is None:
            raise ValueError("Write on closed or unwrapped SSL socket.")
        if self.gettimeout() == 0:
            return self._write_whole(memoryview(data).cast("B"))
        if self._unsent:
            self._flush(_ssl._AT_WRITE)
        return self._carry(lambda: connection.write(data), _ssl._AT_WRITE)

    def _write_whole(self, data):
        """Writes the data record by record without waiting; gives its length once all has gone.

        Until then one is to call again with the same data, as what is encrypted goes out in any case.
        """
        if self._begun > len(data):
            raise _ssl._error((1, "SSL", "BAD_LENGTH", "bad length", None, None), _ssl._AT_WRITE)
        if self._unsent:
            self._flush(_ssl._AT_WRITE)
            if self._unsent:
                self._want_write()
        begun, self._begun = self._begun, 0
        while begun < len(data) or not data:
            piece = bytes(data[begun:begun + _RECORD])
            self._carry(lambda: self._sslobj.write(piece), _ssl._AT_WRITE)
            begun += len(piece)
            if self._unsent:
                self._begun = begun
                self._want_write()
            if not piece:
                break
        return begun

    def _want_write(self):
        text = f"The operation did not complete (write) (_ssl.c:{_ssl._AT_WRITE})"
        raise _ssl.SSLWantWriteError(_ssl.SSL_ERROR_WANT_WRITE, text)

    def unwrap(self):
        """Ends TLS in order; gives the socket, which goes on without."""
        connection = self._sslobj
        if connection is None:
            raise ValueError(f"No SSL wrapper around {self}")
        self._carry(connection.shutdown, _ssl._AT_SHUTDOWN)
        self._sslobj = None
        self._leftover = self._incoming.read()
        return self

    def pending(self):
        return 0 if self._sslobj is None else self._sslobj.pending()

    def shutdown(self, how):
        self._sslobj = None
        super().shutdown(how)

    def close(self):
        """Closes the socket, without a goodbye."""
        super().close()
        if self.fileno() == -1:
            self._sslobj = None

    # What a socket does.

    def _no_flags(self, flags, name):
        if flags != 0:
            raise ValueError(f"non-zero flags not allowed in calls to {name}() on {self.__class__}")

    def send(self, data, flags=0):
        if self._sslobj is None:
            return super().send(data, flags)
        self._no_flags(flags, "send")
        return self.write(data)

    def sendall(self, data, flags=0):
        if self._sslobj is None:
            return super().sendall(data, flags)
        self._no_flags(flags, "sendall")
        if len(data):
            self.write(data)

    def recv(self, buflen=1024, flags=0):
        if self._sslobj is not None:
            self._no_flags(flags, "recv")
            return self.read(buflen)
        if self._leftover:
            data, self._leftover = self._leftover[:buflen], self._leftover[buflen:]
            return data
        return super().recv(buflen, flags)

    def recv_into(self, buffer, nbytes=None, flags=0):
        if self._sslobj is None:
            return super().recv_into(buffer, nbytes or 0, flags)
        self._no_flags(flags, "recv_into")
        return self.read(nbytes or memoryview(buffer).nbytes or 1024, buffer)

    def _refuse(self, name, only_tls=True):
        if self._sslobj is not None or not only_tls:
            error = ValueError if only_tls else NotImplementedError
            raise error(f"{name} not allowed on instances of {self.__class__}")

    def sendto(self, *args):
        self._refuse("sendto")
        return super().sendto(*args)

    def recvfrom(self, *args):
        self._refuse("recvfrom")
        return super().recvfrom(*args)

    def recvfrom_into(self, *args):
        self._refuse("recvfrom_into")
        return super().recvfrom_into(*args)

    def sendmsg(self, *args, **kwargs):
        self._refuse("sendmsg", only_tls=False)

    def recvmsg(self, *args, **kwargs):
        self._refuse("recvmsg", only_tls=False)

    def recvmsg_into(self, *args, **kwargs):
        self._refuse("recvmsg_into", only_tls=False)

    def dup(self):
        raise NotImplementedError(f"Can't dup() {self.__class__.__name__} instances")

    def _connect_with(self, connect, address):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._connected or self._sslobj is not None:
            raise ValueError("attempt to connect already-connected SSLSocket!")
        failed = connect(address)
        if not failed:
            self._connected = True
            self._begin()
        return failed

    def connect(self, addr):
        """Connects, and does the handshake."""
        self._connect_with(super().connect, addr)

    def connect_ex(self, addr):
        return self._connect_with(super().connect_ex, addr)

    def accept(self):
        """Waits for a connection; gives it with TLS, and its address."""
        sock, address = super().accept()
        made = self._context.wrap_socket(
            sock,
            do_handshake_on_connect=self.do_handshake_on_connect,
            suppress_ragged_eofs=self.suppress_ragged_eofs,
            server_side=True,
        )
        return made, address
