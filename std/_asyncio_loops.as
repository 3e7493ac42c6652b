"""The classes of event loops that scripts derive their own from, and the methods of loops that are written in Aster.

Imported by asyncio when a class of loops is first named or a loop is asked for one of these methods; the classes
themselves are made in Rust (`builtins/eventloop.rs`) and completed here.
"""

import asyncio as _asyncio
import _socket
import _asyncio_connections as _connections
import _asyncio_pipes as _pipes
import _asyncio_sockets as _sockets

AbstractEventLoop, BaseEventLoop, BaseSelectorEventLoop, SelectorEventLoop = _asyncio._UnixSelectorEventLoop.__mro__[3::-1]
EventLoop = SelectorEventLoop



class _Abstract:
    def run_forever(self):
        """Runs the loop until it is stopped."""
        raise NotImplementedError

    def run_until_complete(self, future):
        """Runs the loop until a future is done."""
        raise NotImplementedError

    def stop(self):
        """Stops the loop as soon as reasonable."""
        raise NotImplementedError

    def is_running(self):
        """Tells whether the loop runs."""
        raise NotImplementedError

    def is_closed(self):
        """Tells whether the loop was closed."""
        raise NotImplementedError

    def close(self):
        """Closes the loop."""
        raise NotImplementedError

    async def shutdown_asyncgens(self):
        """Closes the async generators that are open."""
        raise NotImplementedError

    async def shutdown_default_executor(self):
        """Ends the threads of the default executor."""
        raise NotImplementedError

    def _timer_handle_cancelled(self, handle):
        raise NotImplementedError

    def call_soon(self, callback, *args, context=None):
        return self.call_later(0, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        raise NotImplementedError

    def call_at(self, when, callback, *args, context=None):
        raise NotImplementedError

    def time(self):
        raise NotImplementedError

    def create_future(self):
        raise NotImplementedError

    def create_task(self, coro, *, name=None, context=None):
        raise NotImplementedError

    def call_soon_threadsafe(self, callback, *args, context=None):
        raise NotImplementedError

    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError

    def set_default_executor(self, executor):
        raise NotImplementedError

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        raise NotImplementedError

    async def getnameinfo(self, sockaddr, flags=0):
        raise NotImplementedError

    async def create_connection(
        self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None,
        server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None,
        interleave=None,
    ):
        raise NotImplementedError

    async def create_server(
        self, protocol_factory, host=None, port=None, *, family=0, flags=_socket.AI_PASSIVE, sock=None, backlog=100,
        ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, start_serving=True,
    ):
        raise NotImplementedError

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        raise NotImplementedError

    async def start_tls(
        self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):
        raise NotImplementedError

    async def create_unix_connection(
        self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):
        raise NotImplementedError

    async def create_unix_server(
        self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, start_serving=True,
    ):
        raise NotImplementedError

    async def connect_accepted_socket(
        self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None
    ):
        raise NotImplementedError

    async def create_datagram_endpoint(
        self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None,
        reuse_port=None, allow_broadcast=None, sock=None,
    ):
        raise NotImplementedError

    async def connect_read_pipe(self, protocol_factory, pipe):
        raise NotImplementedError

    async def connect_write_pipe(self, protocol_factory, pipe):
        raise NotImplementedError

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs):
        raise NotImplementedError

    async def subprocess_exec(self, protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs):
        raise NotImplementedError

    def add_reader(self, fd, callback, *args):
        raise NotImplementedError

    def remove_reader(self, fd):
        raise NotImplementedError

    def add_writer(self, fd, callback, *args):
        raise NotImplementedError

    def remove_writer(self, fd):
        raise NotImplementedError

    async def sock_recv(self, sock, nbytes):
        raise NotImplementedError

    async def sock_recv_into(self, sock, buf):
        raise NotImplementedError

    async def sock_recvfrom(self, sock, bufsize):
        raise NotImplementedError

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        raise NotImplementedError

    async def sock_sendall(self, sock, data):
        raise NotImplementedError

    async def sock_sendto(self, sock, data, address):
        raise NotImplementedError

    async def sock_connect(self, sock, address):
        raise NotImplementedError

    async def sock_accept(self, sock):
        raise NotImplementedError

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None):
        raise NotImplementedError

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError

    def remove_signal_handler(self, sig):
        raise NotImplementedError

    def set_task_factory(self, factory):
        raise NotImplementedError

    def get_task_factory(self):
        raise NotImplementedError

    def get_exception_handler(self):
        raise NotImplementedError

    def set_exception_handler(self, handler):
        raise NotImplementedError

    def default_exception_handler(self, context):
        raise NotImplementedError

    def call_exception_handler(self, context):
        raise NotImplementedError

    def get_debug(self):
        raise NotImplementedError

    def set_debug(self, enabled):
        raise NotImplementedError


def _complete():
    for name, value in vars(_Abstract).items():
        if not name.startswith("__"):
            _asyncio._complete(AbstractEventLoop, name, value)
    base = [
        _connections.create_connection, _connections.create_server, _connections.create_datagram_endpoint,
        _connections.connect_accepted_socket, _connections.start_tls, _connections.sendfile, _pipes.connect_read_pipe,
        _pipes.connect_write_pipe, _pipes.subprocess_exec, _pipes.subprocess_shell, _sockets.sock_sendfile,
        _sockets.getaddrinfo, _sockets.getnameinfo, _sockets._ensure_resolved,
    ]
    selector = [
        _sockets.sock_recv, _sockets.sock_recv_into, _sockets.sock_recvfrom, _sockets.sock_recvfrom_into,
        _sockets.sock_sendall, _sockets.sock_sendto, _sockets.sock_connect, _sockets.sock_accept,
    ]
    unix = [_connections.create_unix_connection, _connections.create_unix_server]
    for owner, methods in (BaseEventLoop, base), (BaseSelectorEventLoop, selector), (SelectorEventLoop, unix):
        for method in methods:
            _asyncio._complete(owner, method.__name__, method)


_complete()
