"""Methods of the loop for sockets used by hand, and for looking names up.

Each tries at once and waits only if it must. The first argument is the loop.
"""

import asyncio as _asyncio
import _socket


def refuse_tls(sock):
    """Refuses a socket that has TLS of its own."""
    if hasattr(type(sock), "do_handshake"):
        raise TypeError("Socket cannot be of type SSLSocket")


def _check(loop, sock):
    refuse_tls(sock)
    if loop.get_debug() and sock.gettimeout() != 0:
        raise ValueError("the socket must be non-blocking")


async def _persist(loop, sock, writes, name, *args):
    """Calls a method until there is a result, whenever the socket is ready to be read, or to be written."""
    _check(loop, sock)
    result = _or_none(sock, name, *args)
    if result is not None:
        return result
    loop._check_no_transport(sock.fileno())
    return await _until(loop, _watch(loop, sock, writes), _or_none, sock, name, *args)


def _is_socket(sock):
    """Tells a socket from what only says it is one."""
    return issubclass(type(sock), _socket.socket)


def _watch(loop, sock, writes):
    """Gives what watches a socket, or what has a number as a socket has."""
    if _is_socket(sock):
        return sock._on_write if writes else sock._on_read
    number = sock.fileno()

    def watch(ready, _=None):
        if ready is None:
            (loop.remove_writer if writes else loop.remove_reader)(number)
        else:
            (loop.add_writer if writes else loop.add_reader)(number, ready)

    return watch


async def _until(loop, watch, attempt, *args):
    """Tries whenever the socket is ready, until there is a result."""
    done = loop.create_future()

    def ready():
        if done.done():
            return
        try:
            result = attempt(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            done.set_exception(error)
        else:
            if result is not None:
                done.set_result(result)

    watch(ready)
    # By the time this runs somebody else may wait for the socket.
    done.add_done_callback(lambda _: watch(None, ready))
    return await done


def _or_none(sock, name, *args):
    """Calls a method of a socket that must not wait; None where it would."""
    try:
        return getattr(sock, name)(*args)
    except (BlockingIOError, InterruptedError):
        return None


async def sock_recv(loop, sock, n):
    """Receives up to n bytes."""
    return await _persist(loop, sock, False, "recv", n)


async def sock_recv_into(loop, sock, buf):
    """Receives into a buffer; gives how many bytes."""
    return await _persist(loop, sock, False, "recv_into", buf)


async def sock_recvfrom(loop, sock, bufsize):
    """Receives a message; gives it and where it is from."""
    return await _persist(loop, sock, False, "recvfrom", bufsize)


async def sock_recvfrom_into(loop, sock, buf, nbytes=0):
    """Receives a message into a buffer; gives its length and where it is from."""
    nbytes = nbytes or len(buf)
    return await _persist(loop, sock, False, "recvfrom_into", buf, nbytes)


async def sock_sendall(loop, sock, data):
    """Sends all of the data."""
    _check(loop, sock)
    some = _sender(sock, data)
    if some() is None:
        loop._check_no_transport(sock.fileno())
        await _until(loop, _watch(loop, sock, True), some)


def _sender(sock, data):
    """Makes what sends as much of the data as goes, and says True when all has gone."""
    rest = data

    def some():
        nonlocal rest
        sent = _or_none(sock, "send", rest)
        if sent is None:
            return None
        if sent == len(rest):
            return True
        rest = memoryview(rest)[sent:]

    return some


async def sock_sendto(loop, sock, data, address):
    """Sends a message; gives its length."""
    return await _persist(loop, sock, True, "sendto", data, address)


async def sock_accept(loop, sock):
    """Waits for a connection; gives (socket, address)."""
    _check(loop, sock)
    sock.fileno()
    accepted = await _persist(loop, sock, False, "accept")
    accepted[0].setblocking(False)
    return accepted


async def sock_connect(loop, sock, address):
    """Connects a socket."""
    _check(loop, sock)
    if sock.family in (_socket.AF_INET, _socket.AF_INET6):
        resolved = await _ensure_resolved(loop, address, family=sock.family, type=sock.type, proto=sock.proto)
        address = resolved[0][4]
    await _connect(loop, sock, address)


async def _connect(loop, sock, address):
    """Connects a socket to an address that needs no look-up."""
    if _is_socket(sock):
        number = sock._connect_begin(address)
        if number == 0:
            return
        import os

        error = OSError(number, os.strerror(number))
        if not isinstance(error, (BlockingIOError, InterruptedError)):
            raise error
    elif _connected(sock, address):
        return
    loop._check_no_transport(sock.fileno())
    done = loop.create_future()

    def ready():
        if done.done():
            return
        number = sock.getsockopt(_socket.SOL_SOCKET, _socket.SO_ERROR)
        if number:
            done.set_exception(OSError(number, f"Connect call failed {address}"))
        else:
            done.set_result(None)

    watch = _watch(loop, sock, True)
    watch(ready)
    done.add_done_callback(lambda _: watch(None, ready))
    await done


def _connected(sock, address):
    try:
        sock.connect(address)
    except (BlockingIOError, InterruptedError):
        return False
    return True


async def sock_sendfile(loop, sock, file, offset=0, count=None, *, fallback=True):
    """Sends what is in a file; gives the number of bytes."""
    _check(loop, sock)
    check_file(sock, file, offset, count)
    is_regular = _is_regular(file)
    if not is_regular and not fallback:
        raise _asyncio.SendfileNotAvailableError("not a regular file")

    async def send(data):
        some = _sender(sock, data)
        if some() is None:
            await _until(loop, _watch(loop, sock, True), some)

    return await send_pieces(loop, send, file, offset, count, is_regular)


def _is_regular(file):
    import os
    import stat

    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except (AttributeError, OSError):
        return False


async def send_pieces(loop, send, file, offset, count, from_start):
    """Sends a file piece by piece, and leaves it behind what was sent; a regular one is sent from its start."""
    if offset or from_start:
        file.seek(offset)
    total = 0
    size = 16 * 1024
    try:
        while count is None or total < count:
            wanted = size if count is None else min(size, count - total)
            data = await loop.run_in_executor(None, file.read, wanted)
            if not data:
                break
            await send(data)
            total += len(data)
        return total
    finally:
        if total > 0 and hasattr(file, "seek"):
            file.seek(offset + total)


def check_file(sock, file, offset, count):
    """Refuses what cannot be sent as a file."""
    if "b" not in getattr(file, "mode", "b"):
        raise ValueError("file should be opened in binary mode")
    # That of a transport is a bare one.
    kind = sock._type if isinstance(sock, _socket.socket) else sock.type
    if kind != _socket.SOCK_STREAM:
        raise ValueError("only SOCK_STREAM type sockets are supported")
    if count is not None:
        if not isinstance(count, int):
            raise TypeError(f"count must be a positive integer (got {count!r})")
        if count <= 0:
            raise ValueError(f"count must be a positive integer (got {count!r})")
    if not isinstance(offset, int):
        raise TypeError(f"offset must be a non-negative integer (got {offset!r})")
    if offset < 0:
        raise ValueError(f"offset must be a non-negative integer (got {offset!r})")


def _timed_look_up(loop):
    """Gives what looks a host up and logs how long that took."""
    import socket
    from _asyncio_protocols import _log_debug

    def look_up(host, port, family, type, proto, flags):
        given = (("family", family), ("type", type), ("proto", proto), ("flags", flags))
        what = ", ".join([f"{host}:{port!r}", *(f"{name}={value!r}" for name, value in given if value)])
        _log_debug(loop, "Get address info %s", what)
        begun = loop.time()
        found = socket.getaddrinfo(host, port, family, type, proto, flags)
        took = loop.time() - begun
        text = f"Getting address info {what} took {took * 1e3:.3f}ms: {found!r}"
        _log_debug(loop, "%s", text, level="info" if took >= loop.slow_callback_duration else "debug")
        return found

    return look_up


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    """Looks a host and a service up, in a thread of the executor."""
    import socket

    look_up = _timed_look_up(loop) if loop.get_debug() else socket.getaddrinfo
    return await loop.run_in_executor(None, look_up, host, port, family, type, proto, flags)


async def getnameinfo(loop, sockaddr, flags=0):
    """Gives the names of a host and a service, in a thread of the executor."""
    import socket

    return await loop.run_in_executor(None, socket.getnameinfo, sockaddr, flags)


def numeric(host, port, family, type, proto):
    """Gives the entry of an address that needs no look-up; None if it does."""
    if proto not in (0, _socket.IPPROTO_TCP, _socket.IPPROTO_UDP) or host is None:
        return None
    if type == _socket.SOCK_STREAM:
        proto = _socket.IPPROTO_TCP
    elif type == _socket.SOCK_DGRAM:
        proto = _socket.IPPROTO_UDP
    else:
        return None
    if port is None or port in ("", b""):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if "%" in host:
        return None
    for af in (_socket.AF_INET, _socket.AF_INET6) if family == 0 else (family,):
        try:
            _socket.inet_pton(af, host)
        except OSError:
            continue
        address = (host, port) if af == _socket.AF_INET else (host, port, 0, 0)
        return af, type, proto, "", address
    return None


async def _ensure_resolved(loop, address, *, family=0, type=_socket.SOCK_STREAM, proto=0, flags=0):
    """Looks an address up, without a thread where it is a number already."""
    host, port = address[:2]
    known = numeric(host, port, family, type, proto)
    if known is not None:
        # Only an IPv6 address has more than two parts; what others bring more is not looked at.
        more = known[0] == _socket.AF_INET6 and len(address) > 2
        return [known[:4] + (known[4][:2] + tuple(address[2:]),)] if more else [known]
    return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)


# What their TypeErrors call them.
for _method in (
    sock_recv, sock_recv_into, sock_recvfrom, sock_recvfrom_into, sock_sendall, sock_sendto, sock_connect, sock_accept,
):
    _method.__qualname__ = f"BaseSelectorEventLoop.{_method.__name__}"
for _method in (getaddrinfo, getnameinfo, sock_sendfile):
    _method.__qualname__ = f"BaseEventLoop.{_method.__name__}"
