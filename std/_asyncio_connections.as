"""How connections come to be: methods of the loop that connect, listen and wrap; the Server.

The first argument is the loop. Transports are `_asyncio_transports.as`, look-ups `_asyncio_sockets.as`.
"""

import asyncio as _asyncio
import _socket
from _asyncio_protocols import _log_debug
from _asyncio_sockets import _connect, refuse_tls, send_pieces
from _asyncio_transports import _SelectorDatagramTransport, _SelectorSocketTransport, TransportSocket

__all__ = ["AbstractServer", "Server"]

_RETRY_DELAY = 1
# The bits of a file's mode that say what it is, and what they are for a socket.
_KIND, _IS_SOCKET = 0o170000, 0o140000
_OUT_OF_RESOURCES = (24, 23, 105, 12, 55)


def _new_socket(family, type, proto):
    sock = _socket.socket()
    sock._open_new(int(family), int(type), proto)
    sock.setblocking(False)
    return sock


def _check_ssl(ssl, server_hostname, host, handshake, shutdown, needs_host=True):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if server_hostname is None and ssl and needs_host:
        if not host:
            raise ValueError("You must set server_hostname when using ssl without a host")
        server_hostname = host
    if handshake is not None and not ssl:
        raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
    if shutdown is not None and not ssl:
        raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")
    return server_hostname


def _make(loop, sock, protocol, waiter, ssl, server_hostname=None, server_side=False, extra=None, server=None, **timeouts):
    """Makes the transport of a connection, with TLS between where it is wanted."""
    if not ssl:
        return _SelectorSocketTransport(loop, sock, protocol, waiter, extra, server)
    from _asyncio_ssl import SSLProtocol

    context = None if isinstance(ssl, bool) else ssl
    try:
        between = SSLProtocol(loop, protocol, context, waiter, server_side, server_hostname, **timeouts)
    except:
        # Nobody else would close it.
        sock.close()
        raise
    _SelectorSocketTransport(loop, sock, between, extra=extra, server=server)
    return between._app_transport


async def _with_transport(loop, sock, protocol_factory, ssl, server_hostname, server_side=False, **timeouts):
    sock.setblocking(False)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _make(loop, sock, protocol, waiter, ssl, server_hostname, server_side, **timeouts)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


def _timeouts(handshake, shutdown):
    return {"ssl_handshake_timeout": handshake, "ssl_shutdown_timeout": shutdown}


def _interleaved(infos, first):
    """Orders addresses so that the families take turns."""
    families = {}
    for info in infos:
        families.setdefault(info[0], []).append(info)
    lists = list(families.values())
    ordered = []
    if first > 1:
        ordered, lists[0] = lists[0][: first - 1], lists[0][first - 1:]
    while any(lists):
        for one in lists:
            if one:
                ordered.append(one.pop(0))
    return ordered


async def _connected(loop, problems, info, local):
    """Gives a socket that is connected to an address; what goes wrong is added to the problems."""
    mine = []
    problems.append(mine)
    family, type, proto, _, address = info
    sock = None
    try:
        sock = _new_socket(family, type, proto)
        if local is not None:
            for local_family, _, _, _, at in local:
                if local_family != family:
                    continue
                try:
                    sock.bind(at)
                    break
                except OSError as error:
                    text = f"error while attempting to bind on address {at!r}: {str(error).lower()}"
                    mine.append(OSError(error.errno, text))
            else:
                if mine:
                    raise mine.pop()
                raise OSError(f"no matching local address with family={family!r} found")
        await _connect(loop, sock, address)
        return sock
    except OSError as error:
        mine.append(error)
        if sock is not None:
            sock.close()
        raise
    except:
        if sock is not None:
            sock.close()
        raise


async def _race(loop, infos, local, problems, delay):
    """Connects to the first address that answers; each begins `delay` seconds after the one before, or when that failed."""
    winner = loop.create_future()
    running = []

    async def attempt(info, failed):
        try:
            sock = await _connected(loop, problems, info, local)
        except OSError:
            failed.set()
            return
        if winner.done():
            sock.close()
        else:
            winner.set_result(sock)

    try:
        for info in infos:
            failed = _asyncio.Event()
            running.append(loop.create_task(attempt(info, failed)))
            waits = [winner, loop.create_task(failed.wait())]
            await _asyncio.wait(waits, timeout=delay, return_when="FIRST_COMPLETED")
            waits[1].cancel()
            if winner.done():
                break
        while not winner.done() and any(not task.done() for task in running):
            await _asyncio.wait([winner, *[t for t in running if not t.done()]], return_when="FIRST_COMPLETED")
        return winner.result() if winner.done() else None
    finally:
        for task in running:
            task.cancel()


async def create_connection(
    self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None,
    server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
    all_errors=False,
):
    """Connects over TCP; gives (transport, protocol)."""
    server_hostname = _check_ssl(ssl, server_hostname, host, ssl_handshake_timeout, ssl_shutdown_timeout)
    if sock is not None:
        refuse_tls(sock)
    if happy_eyeballs_delay is not None and interleave is None:
        interleave = 1
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        kinds = {"family": family, "type": _socket.SOCK_STREAM, "proto": proto, "flags": flags}
        infos = await self._ensure_resolved((host, port), **kinds)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        local = None
        if local_addr is not None:
            local = await self._ensure_resolved(local_addr, **kinds)
            if not local:
                raise OSError("getaddrinfo() returned empty list")
        if interleave:
            infos = _interleaved(infos, interleave)
        problems = []
        if happy_eyeballs_delay is None:
            for info in infos:
                try:
                    sock = await _connected(self, problems, info, local)
                    break
                except OSError:
                    continue
        else:
            sock = await _race(self, infos, local, problems, happy_eyeballs_delay)
        if sock is None:
            raise _summary([error for some in problems for error in some], all_errors)
    elif sock is None:
        raise ValueError("host and port was not specified and no sock specified")
    elif sock.type != _socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    timeouts = _timeouts(ssl_handshake_timeout, ssl_shutdown_timeout)
    transport, protocol = await _with_transport(self, sock, protocol_factory, ssl, server_hostname, **timeouts)
    if self.get_debug():
        sock = transport.get_extra_info("socket")
        _log_debug(self, "%r connected to %s:%r: (%r, %r)", sock, host, port, transport, protocol)
    return transport, protocol


def _summary(problems, all_errors):
    if all_errors:
        return ExceptionGroup("create_connection failed", problems)
    if len({str(error) for error in problems}) == 1:
        return problems[0]
    return OSError("Multiple exceptions: " + ", ".join(str(error) for error in problems))


async def create_unix_connection(
    self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
):
    """Connects to a Unix socket; gives (transport, protocol)."""
    if ssl and server_hostname is None:
        raise ValueError("you have to pass server_hostname when using ssl")
    _check_ssl(ssl, server_hostname, None, ssl_handshake_timeout, ssl_shutdown_timeout, needs_host=False)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        import os

        path = os.fspath(path)
        sock = _new_socket(_socket.AF_UNIX, _socket.SOCK_STREAM, 0)
        try:
            await _connect(self, sock, path)
        except:
            sock.close()
            raise
    else:
        if sock is None:
            raise ValueError("no path and sock were specified")
        if sock.family != _socket.AF_UNIX or sock.type != _socket.SOCK_STREAM:
            raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
    timeouts = _timeouts(ssl_handshake_timeout, ssl_shutdown_timeout)
    return await _with_transport(self, sock, protocol_factory, ssl, server_hostname, **timeouts)


async def connect_accepted_socket(
    self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None
):
    """Wraps a connection that was accepted elsewhere; gives (transport, protocol)."""
    if sock.type != _socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    _check_ssl(ssl, None, "", ssl_handshake_timeout, ssl_shutdown_timeout, needs_host=False)
    refuse_tls(sock)
    timeouts = _timeouts(ssl_handshake_timeout, ssl_shutdown_timeout)
    transport, protocol = await _with_transport(self, sock, protocol_factory, ssl, "", True, **timeouts)
    if self.get_debug():
        _log_debug(self, "%r handled: (%r, %r)", transport.get_extra_info("socket"), transport, protocol)
    return transport, protocol


class AbstractServer:
    """What a server has."""

    __module__ = "asyncio.events"

    def close(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Sockets that take connections."""

    __module__ = "asyncio.base_events"

    def __init__(
        self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout, ssl_shutdown_timeout=None,
    ):
        self._loop = loop
        self._sockets = sockets
        self._clients = {}
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._ssl_context = ssl_context
        self._timeouts = _timeouts(ssl_handshake_timeout, ssl_shutdown_timeout)
        self._serving = False
        self._serving_forever = None

    def __repr__(self):
        return f"<{self.__class__.__name__} sockets={self.sockets!r}>"

    def _attach(self, transport):
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._listen(sock)

    def _listen(self, sock):
        if self._sockets is not None:
            sock._on_read(self._accept, sock)

    def _accept(self, sock):
        loop = self._loop
        for _ in range(self._backlog):
            try:
                taken = sock._accept_now()
            except ConnectionAbortedError:
                return
            except OSError as error:
                if error.errno not in _OUT_OF_RESOURCES:
                    raise
                message = "socket.accept() out of system resource"
                context = {"message": message, "exception": error, "socket": TransportSocket(sock)}
                loop.call_exception_handler(context)
                sock._on_read(None)
                loop.call_later(_RETRY_DELAY, self._listen, sock)
                return
            if taken is None:
                return
            if loop.get_debug():
                shown = repr(TransportSocket(taken[0])).replace("asyncio.TransportSocket", "socket.socket")
                _log_debug(loop, "%r got a new connection from %r: %s", self, taken[1], shown)
            loop.create_task(self._serve(*taken))

    async def _serve(self, sock, address):
        loop = self._loop
        protocol = transport = None
        try:
            try:
                protocol = self._protocol_factory()
            except BaseException:
                # Nobody else would close it.
                sock.close()
                raise
            waiter = loop.create_future()
            known = {"peername": address}
            options = {"server_side": True, "extra": known, "server": self, **self._timeouts}
            transport = _make(loop, sock, protocol, waiter, self._ssl_context, **options)
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
                if protocol is not None:
                    context["protocol"] = protocol
                if transport is not None:
                    context["transport"] = transport
                loop.call_exception_handler(context)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        """The sockets that listen; none once it is closed."""
        return () if self._sockets is None else tuple(TransportSocket(sock) for sock in self._sockets)

    def close(self):
        """Takes no more connections; those there are go on."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            sock._on_read(None)
            sock.close()
        self._serving = False
        forever = self._serving_forever
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        """Closes the connections when what they keep is written."""
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        """Closes the connections at once."""
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self):
        """Takes connections from now on."""
        self._start_serving()
        await _asyncio.sleep(0)

    async def serve_forever(self):
        """Takes connections until it is cancelled."""
        if self._serving_forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever = self._loop.create_future()
        try:
            await self._serving_forever
        except _asyncio.CancelledError:
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


async def _server(loop, sockets, protocol_factory, ssl, backlog, handshake, shutdown, start_serving):
    for sock in sockets:
        sock.setblocking(False)
    server = Server(loop, sockets, protocol_factory, ssl, backlog, handshake, shutdown)
    if start_serving:
        server._start_serving()
        await _asyncio.sleep(0)
    return server


def _bound(info, reuse_address, reuse_port, keep_alive):
    """Gives a socket bound to an address; None where the machine has no such family or address."""
    family, type, proto, _, address = info
    try:
        sock = _new_socket(family, type, proto)
    except OSError:
        return None
    try:
        if reuse_address:
            sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, True)
        if reuse_port:
            sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT, True)
        if keep_alive:
            sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_KEEPALIVE, True)
        if family == _socket.AF_INET6:
            sock.setsockopt(_socket.IPPROTO_IPV6, _socket.IPV6_V6ONLY, True)
        sock.bind(address)
    except OSError as error:
        sock.close()
        if error.errno == 99:
            return None
        text = f"error while attempting to bind on address {address!r}: {str(error).lower()}"
        raise OSError(error.errno, text) from None
    except:
        sock.close()
        raise
    return sock


async def create_server(
    self, protocol_factory, host=None, port=None, *, family=0, flags=_socket.AI_PASSIVE, sock=None, backlog=100, ssl=None,
    reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    start_serving=True,
):
    """Listens on TCP; gives a Server, which makes a protocol for each connection."""
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _check_ssl(ssl, None, "", ssl_handshake_timeout, ssl_shutdown_timeout, needs_host=False)
    if sock is not None:
        refuse_tls(sock)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        hosts = [None] if host == "" else [host] if isinstance(host, str) or not hasattr(host, "__iter__") else list(host)
        kinds = {"family": family, "type": _socket.SOCK_STREAM, "flags": flags}
        found = await _asyncio.gather(*[_resolved(self, one, port, kinds) for one in hosts])
        infos = list(dict.fromkeys(info for some in found for info in some))
        sockets = []
        try:
            for info in infos:
                made = _bound(info, reuse_address is None or reuse_address, reuse_port, keep_alive)
                if made is not None:
                    sockets.append(made)
            if not sockets:
                raise OSError(f"could not bind on any address out of {[info[4] for info in infos]!r}")
        except:
            for one in sockets:
                one.close()
            raise
    else:
        if sock is None:
            raise ValueError("Neither host/port nor sock were specified")
        if sock.type != _socket.SOCK_STREAM:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
        sockets = [sock]
    times = (ssl_handshake_timeout, ssl_shutdown_timeout)
    server = await _server(self, sockets, protocol_factory, ssl, backlog, *times, start_serving)
    if self.get_debug():
        _log_debug(self, "%r is serving", server, level="info")
    return server


async def _resolved(loop, host, port, kinds):
    infos = await loop._ensure_resolved((host, port), **kinds)
    if not infos:
        raise OSError(f"getaddrinfo({host!r}) returned empty list")
    return infos


async def create_unix_server(
    self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None, start_serving=True, cleanup_socket=True,
):
    """Listens on a Unix socket; gives a Server."""
    import os

    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _check_ssl(ssl, None, "", ssl_handshake_timeout, ssl_shutdown_timeout, needs_host=False)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        path = os.fspath(path)
        sock = _new_socket(_socket.AF_UNIX, _socket.SOCK_STREAM, 0)
        _remove_left_over(path)
        try:
            sock.bind(path)
        except OSError as error:
            sock.close()
            if error.errno == 98:
                raise OSError(98, f"Address {path!r} is already in use") from None
            raise
        except:
            sock.close()
            raise
    else:
        if sock is None:
            raise ValueError("path was not specified, and no sock specified")
        if sock.family != _socket.AF_UNIX or sock.type != _socket.SOCK_STREAM:
            raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
        path = sock.getsockname()
    times = (ssl_handshake_timeout, ssl_shutdown_timeout)
    server = await _server(self, [sock], protocol_factory, ssl, backlog, *times, start_serving)
    if cleanup_socket and path and path[:1] not in ("\0", b"\0"):
        try:
            _remove_when_closed(server, path, os.stat(path).st_ino)
        except FileNotFoundError:
            pass
    return server


def _remove_when_closed(server, path, number):
    """Has a server remove the file of its socket when it is closed, unless another took its place."""
    close = server.close

    def close_and_remove():
        was_open = server._sockets is not None
        close()
        if was_open:
            import os

            try:
                if os.stat(path).st_ino == number:
                    os.unlink(path)
            except FileNotFoundError:
                pass

    server.close = close_and_remove


async def create_datagram_endpoint(
    self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_port=None,
    allow_broadcast=None, sock=None,
):
    """Opens a socket for messages; gives (transport, protocol)."""
    remote = None
    if sock is not None:
        if sock.type == _socket.SOCK_STREAM:
            raise ValueError(f"A datagram socket was expected, got {sock!r}")
        given = {
            "local_addr": local_addr, "remote_addr": remote_addr, "family": family, "proto": proto, "flags": flags,
            "reuse_port": reuse_port, "allow_broadcast": allow_broadcast,
        }
        problems = ", ".join(f"{key}={value}" for key, value in given.items() if value)
        if problems:
            text = f"socket modifier keyword arguments can not be used when sock is specified. ({problems})"
            raise ValueError(text)
        sock.setblocking(False)
    else:
        sock, remote = await _datagram_socket(
            self, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast
        )
    protocol = protocol_factory()
    waiter = self.create_future()
    transport = _SelectorDatagramTransport(self, sock, protocol, remote, waiter)
    if local_addr:
        text = "Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)"
        _log_debug(self, text, local_addr, remote_addr, transport, protocol, level="info")
    else:
        _log_debug(self, "Datagram endpoint remote_addr=%r created: (%r, %r)", remote_addr, transport, protocol)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def _address_pairs(loop, local_addr, remote_addr, family, proto, flags):
    """Gives the pairs of a local and a remote address to try, with their family and protocol."""
    if not (local_addr or remote_addr):
        if family == 0:
            raise ValueError("unexpected address family")
        return [((family, proto), (None, None))]
    if family == _socket.AF_UNIX:
        for one in (local_addr, remote_addr):
            if one is not None and not isinstance(one, str):
                raise TypeError("string is expected")
        return [((family, proto), (local_addr, remote_addr))]
    pairs = {}
    for index, one in enumerate((local_addr, remote_addr)):
        if one is None:
            continue
        if not (isinstance(one, tuple) and len(one) == 2):
            raise TypeError("2-tuple is expected")
        kinds = {"family": family, "type": _socket.SOCK_DGRAM, "proto": proto, "flags": flags}
        infos = await loop._ensure_resolved(one, **kinds)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        for fam, _, pro, _, address in infos:
            pairs.setdefault((fam, pro), [None, None])[index] = address
    whole = [
        (key, pair) for key, pair in pairs.items()
        if not (local_addr and pair[0] is None or remote_addr and pair[1] is None)
    ]
    if not whole:
        raise ValueError("can not get address information")
    return whole


def _remove_left_over(path):
    """Removes the file of a Unix socket that nobody took away, so that its place can be taken."""
    import os

    if path[:1] in ("\0", b"\0"):
        return
    try:
        if os.stat(path).st_mode & _KIND == _IS_SOCKET:
            os.remove(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        from asyncio.log import logger
        logger.error("Unable to check or remove stale UNIX socket %r: %r", path, error)


async def _datagram_socket(loop, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast):
    pairs = await _address_pairs(loop, local_addr, remote_addr, family, proto, flags)
    if family == _socket.AF_UNIX and local_addr:
        _remove_left_over(local_addr)
    problems = []
    for (fam, pro), (local, remote) in pairs:
        sock = None
        try:
            sock = _new_socket(fam, _socket.SOCK_DGRAM, pro)
            if reuse_port:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT, 1)
            if allow_broadcast:
                sock.setsockopt(_socket.SOL_SOCKET, _socket.SO_BROADCAST, 1)
            if local_addr:
                sock.bind(local)
            if remote_addr:
                if not allow_broadcast:
                    await _connect(loop, sock, remote)
                return sock, remote
            return sock, None
        except OSError as error:
            if sock is not None:
                sock.close()
            problems.append(error)
        except:
            if sock is not None:
                sock.close()
            raise
    raise problems[0]


async def start_tls(
    self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None,
    ssl_shutdown_timeout=None,
):
    """Puts TLS over a connection; gives the transport to use from now on."""
    import ssl
    from _asyncio_ssl import SSLProtocol

    if not isinstance(sslcontext, ssl.SSLContext):
        raise TypeError(f"sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}")
    if not getattr(transport, "_start_tls_compatible", isinstance(transport, _SelectorSocketTransport)):
        raise TypeError(f"transport {transport!r} is not supported by start_tls()")
    waiter = self.create_future()
    between = SSLProtocol(
        self, protocol, sslcontext, waiter, server_side, server_hostname, call_connection_made=False,
        **_timeouts(ssl_handshake_timeout, ssl_shutdown_timeout),
    )
    # Nothing that comes from here on may be taken by the old protocol.
    transport.pause_reading()
    transport.set_protocol(between)
    made = self.call_soon(between.connection_made, transport)
    resumed = self.call_soon(transport.resume_reading)
    try:
        await waiter
    except BaseException:
        transport.close()
        made.cancel()
        resumed.cancel()
        raise
    return between._app_transport


async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
    """Sends what is in a file over a transport; gives the number of bytes."""
    if transport.is_closing():
        raise RuntimeError("Transport is closing")
    is_plain = isinstance(transport, _SelectorSocketTransport)
    if not is_plain and not getattr(transport, "_start_tls_compatible", False):
        raise RuntimeError(f"sendfile is not supported for transport {transport!r}")
    if is_plain:
        try:
            return await _sendfile_on_socket(self, transport, file, offset, count)
        except _asyncio.SendfileNotAvailableError:
            if not fallback:
                raise
    if not fallback:
        raise RuntimeError(f"fallback is disabled and native sendfile is not supported for transport {transport!r}")
    return await _sendfile_by_writing(self, transport, file, offset, count)


async def _sendfile_on_socket(loop, transport, file, offset, count):
    reads = transport.is_reading()
    transport.pause_reading()
    await transport._make_empty_waiter()
    try:
        return await loop.sock_sendfile(transport._sock, file, offset, count, fallback=False)
    finally:
        transport._reset_empty_waiter()
        if reads:
            transport.resume_reading()


async def _sendfile_by_writing(loop, transport, file, offset, count):
    between = _SendfileProtocol(loop, transport)

    async def send(data):
        await between.drain()
        transport.write(data)

    try:
        return await send_pieces(loop, send, file, offset, count, False)
    finally:
        await between.restore()


class _SendfileProtocol(_asyncio.Protocol):
    """Stands in for a transport's protocol while a file is written: it heeds how much is kept."""

    def __init__(self, loop, transport):
        self._loop = loop
        self._transport = transport
        self._protocol = transport.get_protocol()
        self._reads = transport.is_reading()
        self._was_paused = transport._protocol_paused
        transport.pause_reading()
        transport.set_protocol(self)
        self._room = loop.create_future() if self._was_paused else None

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._room is not None:
            await self._room

    def connection_made(self, transport):
        raise RuntimeError("Invalid state: connection should have been established already.")

    def connection_lost(self, exc):
        if self._room is not None:
            lost = ConnectionError("Connection is closed by peer") if exc is None else exc
            self._room.set_exception(lost)
        self._protocol.connection_lost(exc)

    def pause_writing(self):
        if self._room is None:
            self._room = self._loop.create_future()

    def resume_writing(self):
        if self._room is not None:
            self._room.set_result(False)
            self._room = None

    def data_received(self, data):
        raise RuntimeError("Invalid state: reading should be paused")

    def eof_received(self):
        raise RuntimeError("Invalid state: reading should be paused")

    async def restore(self):
        self._transport.set_protocol(self._protocol)
        if self._reads:
            self._transport.resume_reading()
        if self._room is not None:
            # The protocol's own pausing has not been told of the room made meanwhile.
            self._room.cancel()
        if self._was_paused:
            self._protocol.resume_writing()


# What their TypeErrors call them.
for _method in (
    create_connection, create_server, create_datagram_endpoint, connect_accepted_socket, start_tls, sendfile,
):
    _method.__qualname__ = f"BaseEventLoop.{_method.__name__}"
for _method in (create_unix_connection, create_unix_server):
    _method.__qualname__ = f"_UnixSelectorEventLoop.{_method.__name__}"
