"""socket: sockets by hand, names of hosts, bytes of addresses.

What waits is in `_socket`; here are the class with its files and context, the enumerations, and the helpers.
A program that awaits uses asyncio's streams, or `loop.sock_recv` and its like.
"""

import _socket
import array as _array
import io as _io
import os as _os
from _socket import gethostname, if_indextoname, inet_ntop, inet_pton, sethostname
from _operator import index as _index
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag


def _enumeration(kind, name, prefix, **more):
    """Makes an enumeration of the constants with a prefix, and gives its members their names here."""
    names = {key: value for key, value in vars(_socket).items() if key.startswith(prefix)} | more
    made = kind(name, names)
    made.__module__ = __name__
    globals().update(made.__members__)
    return made


globals().update({key: value for key, value in vars(_socket).items() if key.isupper() and key[0] != "_"})
AddressFamily = _enumeration(_IntEnum, "AddressFamily", "AF_", AF_QIPCRTR=42)
SocketKind = _enumeration(_IntEnum, "SocketKind", "SOCK_")
MsgFlag = _enumeration(_IntFlag, "MsgFlag", "MSG_")
AddressInfo = _enumeration(_IntFlag, "AddressInfo", "AI_")

INADDR_ANY = 0
INADDR_BROADCAST = 0xFFFFFFFF
INADDR_LOOPBACK = 0x7F000001
INADDR_NONE = 0xFFFFFFFF
INADDR_UNSPEC_GROUP = 0xE0000000
INADDR_ALLHOSTS_GROUP = 0xE0000001
INADDR_MAX_LOCAL_GROUP = 0xE00000FF
TCP_KEEPIDLE = 4
EBADF = 9
EAGAIN = EWOULDBLOCK = 11
has_ipv6 = True

error = OSError
timeout = TimeoutError


def __getattr__(name):
    # The names and numbers that few programs ask for.
    import _socket_more
    if name[:2] == "__" or name not in vars(_socket_more):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(_socket_more, name)
    return value


class herror(OSError):
    """A host that cannot be named."""


class gaierror(OSError):
    """A name that has no address."""


_default_timeout = None
# What a caller passes, or a module that builds on this one, for "no timeout given".
_GLOBAL_DEFAULT_TIMEOUT = object()


def getdefaulttimeout():
    """Gives the timeout new sockets have."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Sets the timeout new sockets have: seconds, or None to wait for ever."""
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError("Timeout value out of range")
    _default_timeout = timeout


def _as_member(kind, number):
    try:
        return kind(number)
    except ValueError:
        return number


class socket(_socket.socket):
    """A socket.

    >>> a, b = socketpair()
    >>> a.sendall(b"hi"); b.recv(10)
    b'hi'
    """

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is not None:
            if not isinstance(fileno, int):
                raise TypeError(f"'{fileno.__class__.__name__}' object cannot be interpreted as an integer")
            if fileno < 0:
                raise ValueError("negative file descriptor")
            self._adopt(_socket.adopted(fileno))
        else:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            self._open_new(_c_int(family), _c_int(type), 0 if proto == -1 else proto)
        self._files = 0
        self._wants_close = False
        if _default_timeout is not None:
            self.settimeout(_default_timeout)

    @classmethod
    def _of(cls, channel):
        """Makes a socket of one that the natives made."""
        made = cls.__new__(cls)
        made._adopt(channel)
        made._files = 0
        made._wants_close = False
        return made

    @property
    def family(self):
        return _as_member(AddressFamily, self._family)

    @property
    def type(self):
        return _as_member(SocketKind, self._type)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if not self._wants_close:
            self.close()

    def __repr__(self):
        closed = not self._open
        name = self.__class__.__qualname__
        text = f"<{self.__class__.__module__}.{name}{' [closed]' if closed else ''}"
        text += f" fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}, proto={self.proto}"
        if not closed:
            try:
                own = self.getsockname()
                if own:
                    text += f", laddr={own}"
            except error:
                pass
            try:
                peer = self.getpeername()
                if peer:
                    text += f", raddr={peer}"
            except error:
                pass
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def accept(self):
        """Waits for a connection; gives (socket, address)."""
        channel, address = self._accept()
        made = socket._of(channel)
        if getdefaulttimeout() is None and self.gettimeout():
            made.setblocking(True)
        elif getdefaulttimeout() is not None:
            made.settimeout(getdefaulttimeout())
        return made, address

    def dup(self):
        """Gives another socket of the same connection."""
        return self.__class__._of(self._dup())

    def get_inheritable(self):
        """Says whether programs that are started get the descriptor."""
        return _os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Lets programs that are started have the descriptor, or not."""
        _os.set_inheritable(self.fileno(), inheritable)

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """Gives a file object that reads and writes the socket."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writes = "w" in mode
        reads = "r" in mode or not writes
        binary = "b" in mode
        if buffering == 0 and not binary:
            raise ValueError("unbuffered streams must be binary")
        raw = SocketIO(self, "r" * reads + "w" * writes)
        self._files += 1
        if buffering is None or buffering < 0:
            buffering = _io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            return raw
        if reads and writes:
            buffer = _io.BufferedRWPair(raw, raw, buffering)
        elif reads:
            buffer = _io.BufferedReader(raw, buffering)
        else:
            buffer = _io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = _io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def _file_closed(self):
        self._files -= 1
        if self._files <= 0 and self._wants_close:
            super().close()

    def close(self):
        """Closes the socket, once the files made of it are closed too."""
        self._wants_close = True
        if self._files <= 0:
            super().close()

    def detach(self):
        """Closes the object and gives the number of a descriptor that stays open."""
        self._wants_close = True
        return self._detach()

    def recvmsg(self, *args):
        """Receives a message; gives (data, ancillary data, flags, address)."""
        bufsize, ancbufsize, flags = _counted("recvmsg", args, (0, 0))
        if _index(bufsize) < 0:
            raise ValueError("negative buffer size in recvmsg()")
        data, fds, flags, address = self._recv_message(bufsize, ancbufsize, flags)
        ancdata = [(SOL_SOCKET, SCM_RIGHTS, _array.array("i", fds).tobytes())] if fds else []
        return data, ancdata, flags, address

    def recvmsg_into(self, *args):
        """Receives a message into several buffers; gives (length, ancillary data, flags, address)."""
        buffers, ancbufsize, flags = _counted("recvmsg_into", args, (0, 0))
        views = [_writable(buffer) for buffer in _each(buffers, "recvmsg_into() argument 1 must be an iterable")]
        data, ancdata, flags, address = self.recvmsg(sum(map(len, views)), ancbufsize, flags)
        rest = data
        for view in views:
            view[: len(rest)] = rest[: len(view)]
            rest = rest[len(view):]
        return len(data), ancdata, flags, address

    def sendmsg(self, *args):
        """Sends several buffers as one message."""
        buffers, ancdata, flags, address = _counted("sendmsg", args, ((), 0, None))
        passed = _array.array("i")
        buffers = [_octets(buffer) for buffer in _each(buffers, "sendmsg() argument 1 must be an iterable")]
        for item in _each(ancdata, "sendmsg() argument 2 must be an iterable"):
            level, kind, data = _three(item)
            level, kind, data = _index(level), _index(kind), _octets(data)
            if (level, kind) != (SOL_SOCKET, SCM_RIGHTS):
                raise NotImplementedError("of ancillary data only SCM_RIGHTS is supported")
            passed.frombytes(bytes(data))
        # The message is one: buffers may be anything with bytes.
        whole = b"".join(buffers)
        return self._send_message(whole, passed.tolist(), flags, address)

    def sendfile(self, file, offset=0, count=None):
        """Sends what is in a file; gives the number of bytes."""
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if self.type != SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")
        if offset:
            file.seek(offset)
        total = 0
        while count is None or total < count:
            data = file.read(8192 if count is None else min(8192, count - total))
            if not data:
                break
            self.sendall(data)
            total += len(data)
        if total and hasattr(file, "seek"):
            file.seek(offset + total)
        return total


def _octets(buffer):
    try:
        return memoryview(buffer)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


def _writable(buffer):
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
    return view.cast("B")


def _counted(name, args, defaults):
    most, given = len(defaults) + 1, len(args)
    if not given:
        raise TypeError(f"{name}() takes at least 1 argument (0 given)")
    if given > most:
        raise TypeError(f"{name}() takes at most {most} arguments ({given} given)")
    return args + defaults[given - 1 :]


def _each(values, problem):
    try:
        return iter(values)
    except TypeError:
        raise TypeError(problem) from None


def _three(item):
    what = "[sendmsg() ancillary data items]() argument must be"
    if not hasattr(item, "__len__") or not hasattr(item, "__getitem__"):
        raise TypeError(f"{what} 3-item sequence, not {type(item).__name__}")
    if len(item) != 3:
        raise TypeError(f"{what} sequence of length 3, not {len(item)}")
    return item


def _c_int(number):
    number = _index(number)
    if not -(2**31) <= number < 2**31:
        raise OverflowError("Python int too large to convert to C int")
    return number


class SocketIO(_io.RawIOBase):
    """A socket as an unbuffered file of bytes; `makefile` puts buffers and text around one."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        # What had arrived when the time was up is lost, so nothing more is read.
        self._timed_out = False

    def readinto(self, b):
        self._checkClosed()
        self._checkReadable()
        if self._timed_out:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        self._check_open()
        return "r" in self._mode

    def writable(self):
        self._check_open()
        return "w" in self._mode

    def seekable(self):
        self._check_open()
        return super().seekable()

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self.closed:
            return
        super().close()
        sock, self._sock = self._sock, None
        sock._file_closed()

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")


SocketType = _socket.socket


def fromfd(fd, family, type, proto=0):
    """Gives a socket of a copy of a descriptor."""
    return socket._of(_socket.adopted(_os.dup(fd)))


def dup(fd, /):
    """Gives the number of a copy of a descriptor."""
    return _os.dup(fd)


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Gives two sockets that are connected to each other."""
    family = AF_UNIX if family is None else family
    return tuple(socket._of(end) for end in _socket.socketpair(int(family), int(type), proto))


def _checked_host(host):
    """Refuses a name that cannot be one: its parts are neither empty nor longer than 63."""
    if not isinstance(host, str):
        return host
    if "\0" in host:
        raise ValueError("embedded null character")
    labels = host.split(".") if host.isascii() else []
    offset = 0
    for label in labels[:-1]:
        if not label:
            raise UnicodeEncodeError("idna", host, offset, offset + 1, "label empty")
        offset += len(label) + 1
    offset = 0
    for label in labels:
        if len(label) >= 64:
            raise UnicodeEncodeError("idna", host, offset, offset + len(label), "label too long")
        offset += len(label) + 1
    return host


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Looks a host and a service up: a list of (family, type, proto, canonname, sockaddr)."""
    found = _socket.getaddrinfo(_checked_host(host), port, int(family), int(type), proto, int(flags))
    return [(_as_member(AddressFamily, f), _as_member(SocketKind, t), p, name, at) for f, t, p, name, at in found]


def getnameinfo(sockaddr, flags):
    """Gives the names of the host and the service of an address."""
    return _socket.getnameinfo(sockaddr, flags)


def gethostbyname(hostname):
    """Gives an IPv4 address of a host."""
    if hostname == "":
        return "0.0.0.0"
    return getaddrinfo(hostname, None, AF_INET, SOCK_STREAM)[0][4][0]


def gethostbyname_ex(hostname):
    """Gives (name, aliases, addresses) of a host."""
    found = getaddrinfo(hostname, None, AF_INET, SOCK_STREAM)
    return hostname, [], list(dict.fromkeys(entry[4][0] for entry in found))


def gethostbyaddr(ip_address):
    """Gives (name, aliases, addresses) of an address."""
    name, _ = getnameinfo((ip_address, 0), NI_NAMEREQD)
    return name, [], [ip_address]


def getfqdn(name=""):
    """Gives a host's full name, as far as it is known."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        return gethostbyaddr(name)[0]
    except error:
        return name


def inet_aton(ip_string, /):
    """Gives the four bytes of an IPv4 address: up to four numbers, also octal (0..) and hexadecimal (0x..), the last of which
    fills what is left; what stands behind a blank does not count."""
    if not isinstance(ip_string, str):
        kind = "None" if ip_string is None else type(ip_string).__name__
        raise TypeError(f"inet_aton() argument must be str, not {kind}")
    if "\0" in ip_string:
        raise ValueError("embedded null character")
    blank = min([at for c in " \t\n\v\f\r" if (at := ip_string.find(c)) >= 0], default=len(ip_string))
    numbers = [_number_of(part) for part in ip_string[:blank].split(".")]
    room = 256 ** (5 - len(numbers)) if len(numbers) <= 4 else 0
    if None in numbers or any([number > 255 for number in numbers[:-1]]) or numbers[-1] >= room:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(numbers[:-1]) + numbers[-1].to_bytes(5 - len(numbers), "big")


def _number_of(text):
    """Gives the number that a part of an address is, None if it is none."""
    base, digits = 10, text
    if text[:2].lower() == "0x":
        base, digits = 16, text[2:]
    elif text[:1] == "0":
        base = 8
    known = "0123456789abcdef"[:base]
    return int(digits, base) if digits and all([c in known for c in digits.lower()]) else None


def inet_ntoa(packed_ip):
    """Gives the text of four bytes."""
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return inet_ntop(AF_INET, packed_ip)


def _swapped(name, number, size):
    if size == 4 and not isinstance(number, int):
        raise TypeError(f"expected int, {type(number).__name__} found")
    number = _index(number) if size == 4 else _c_int(number)
    if number < 0:
        if size == 4:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
    if number >= 1 << (8 * size):
        if size == 4:
            raise OverflowError("int larger than 32 bits")
        raise OverflowError(f"{name}: Python int too large to convert to C 16-bit unsigned integer")
    return int.from_bytes(number.to_bytes(size, "little"), "big")


def htons(x):
    return _swapped("htons", x, 2)


def ntohs(x):
    return _swapped("ntohs", x, 2)


def htonl(x):
    return _swapped("htonl", x, 4)


def ntohl(x):
    return _swapped("ntohl", x, 4)


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connects to (host, port), the first of its addresses that answers."""
    host, port = address
    problems = []
    for family, kind, proto, _, at in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(at)
            return sock
        except error as problem:
            if not all_errors:
                problems.clear()
            problems.append(problem)
            if sock is not None:
                sock.close()
    if not problems:
        raise error("getaddrinfo returns an empty list")
    if all_errors:
        raise ExceptionGroup("create_connection failed", problems)
    raise problems[0]


def has_dualstack_ipv6():
    """Whether a socket can take IPv4 and IPv6 connections both."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Gives a socket that listens on an address."""
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as problem:
            text = f"{problem.strerror} (while attempting to bind on address {address!r})"
            raise error(problem.errno, text) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def CMSG_LEN(length, /):
    """How many bytes a piece of ancillary data with so many bytes takes, without what is between two of them."""
    if length < 0 or length > _LONGEST:
        raise OverflowError("CMSG_LEN() argument out of range")
    return 16 + length


def CMSG_SPACE(length, /):
    """How many bytes to ask for so that a piece of ancillary data with so many bytes fits."""
    if length < 0 or length > _LONGEST:
        raise OverflowError("CMSG_SPACE() argument out of range")
    return 16 + (length + 7) // 8 * 8


_LONGEST = 0x7FFFFFEF


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Sends buffers and open descriptors as one message over a Unix socket."""
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, _array.array("i", fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receives a message and up to so many descriptors; gives (data, descriptors, flags, address)."""
    fds = _array.array("i")
    data, ancdata, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, content in ancdata:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds.frombytes(content[: len(content) - len(content) % fds.itemsize])
    return data, list(fds), flags, address


def close(fd):
    """Closes the descriptor with a number."""
    _os.close(fd)


from _functools import builtin as _as_builtin
_as_builtin(
    getdefaulttimeout, setdefaulttimeout, dup, getnameinfo, gethostbyname, gethostbyname_ex, gethostbyaddr,
    inet_aton, inet_ntoa, htons, ntohs, htonl, ntohl, CMSG_LEN, CMSG_SPACE, close,
)
del _as_builtin
