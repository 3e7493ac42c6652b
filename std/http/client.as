"""http.client: asking servers, one request after the other over a connection.

    >>> connection = HTTPConnection("example.org", timeout=5)
    >>> connection.host, connection.port
    ('example.org', 80)

A program that awaits uses asyncio's streams, or this in `to_thread`.
"""

import io
import re
import socket
import urllib.parse
from email.message import Message
from http import HTTPStatus

__all__ = [
    "HTTPResponse", "HTTPConnection", "HTTPSConnection", "HTTPException", "NotConnected", "UnknownProtocol",
    "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState",
    "CannotSendRequest", "CannotSendHeader", "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected",
    "error", "responses",
]

HTTP_PORT = 80
HTTPS_PORT = 443
_DEFAULT = socket._GLOBAL_DEFAULT_TIMEOUT
_MAXLINE = 65536
_MAXHEADERS = 100
_IDLE, _STARTED, _SENT = "Idle", "Request-started", "Request-sent"

globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus}

_bad_in_path = re.compile("[\x00-\x20\x7f]")
_bad_in_method = re.compile("[\x00-\x1f]")
_header_name = re.compile(rb"[^:\s][^:\r\n]*")
_bad_in_header = re.compile(rb"\n(?![ \t])|\r(?![ \t\n])")


class HTTPException(Exception):
    """What goes wrong between client and server."""


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    """The server stopped in the middle of its answer."""

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"{self.__class__.__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        HTTPException.__init__(self, "got more than %d bytes when reading %s" % (_MAXLINE, line_type))


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException


class HTTPMessage(Message):
    """The headers of an answer."""


def _line(fp, what):
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


def _header_lines(fp):
    """Reads the lines of headers, up to the empty one."""
    lines = []
    while True:
        line = _line(fp, "header line")
        lines.append(line)
        if len(lines) > _MAXHEADERS:
            raise HTTPException("got more than %d headers" % _MAXHEADERS)
        if line in (b"\r\n", b"\n", b""):
            return lines


def parse_headers(fp, _class=HTTPMessage):
    """Reads headers from a binary file, up to the empty line."""
    lines = _header_lines(fp)
    from email.parser import Parser
    return Parser(_class=_class).parsestr(b"".join(lines).decode("iso-8859-1"), True)


class HTTPResponse(io.BufferedIOBase):
    """What a server answered: status, headers, and a body that is read as a file."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.chunked = self.chunk_left = self.length = None
        self.will_close = True

    def _read_status(self):
        line = str(_line(self.fp, "status line"), "iso-8859-1")
        if self.debuglevel > 0:
            print("reply:", repr(line))
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        version, _, rest = line.strip().partition(" ")
        code, _, reason = rest.strip().partition(" ")
        if not version.startswith("HTTP/"):
            self._close_conn()
            raise BadStatusLine(line)
        if not code.isdigit() or not 100 <= int(code) <= 999:
            raise BadStatusLine(line)
        return version, int(code), reason.strip()

    def begin(self):
        """Reads the status and the headers."""
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._read_status()
            if status != HTTPStatus.CONTINUE:
                break
            skipped = _header_lines(self.fp)
            if self.debuglevel > 0:
                print("headers:", skipped)
        self.code = self.status = status
        self.reason = reason
        if version in ("HTTP/1.0", "HTTP/0.9"):
            self.version = 10
        elif version.startswith("HTTP/1."):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = parse_headers(self.fp)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print("header:", name + ":", value)
        self.chunked = (self.headers.get("transfer-encoding") or "").lower() == "chunked"
        self.chunk_left = None
        self.will_close = self._check_close()
        length = self.headers.get("content-length")
        self.length = None
        if length is not None and not self.chunked and length.isdigit():
            self.length = int(length)
        if status in (204, 304) or 100 <= status < 200 or self._method == "HEAD":
            self.length = 0
            self.chunked = False if self._method == "HEAD" else self.chunked
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _check_close(self):
        connection = (self.headers.get("connection") or "").lower()
        if self.version == 11:
            return "close" in connection
        return not (self.headers.get("keep-alive") or "keep-alive" in connection
                    or "keep-alive" in (self.headers.get("proxy-connection") or "").lower())

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def close(self):
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        return True

    def isclosed(self):
        """Tells whether all has been read."""
        return self.fp is None

    def fileno(self):
        return self.fp.fileno()

    def read(self, amt=None):
        """Reads the body, or at most so many bytes of it."""
        if self.fp is None:
            return b""
        if self._method == "HEAD":
            self._close_conn()
            return b""
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None and amt >= 0:
            if self.length is not None and amt > self.length:
                amt = self.length
            data = self.fp.read(amt)
            if not data and amt:
                self._close_conn()
            elif self.length is not None:
                self.length -= len(data)
                if not self.length:
                    self._close_conn()
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            wanted = self.length
            data = self.fp.read(wanted)
            if len(data) < wanted:
                self._close_conn()
                raise IncompleteRead(data, wanted - len(data))
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def _next_chunk(self):
        """Returns what is left of the chunk; 0 at the end, when trailers have been read as well."""
        left = self.chunk_left
        if left:
            return left
        if left is not None:
            self.fp.read(2)
        line = _line(self.fp, "chunk size").partition(b";")[0]
        try:
            left = int(line, 16)
        except ValueError:
            self._close_conn()
            raise IncompleteRead(b"") from None
        if left == 0:
            while _line(self.fp, "trailer line") not in (b"\r\n", b"\n", b""):
                pass
            self._close_conn()
            left = None
        self.chunk_left = left
        return left

    def _read_chunked(self, amt=None):
        if amt is not None and amt < 0:
            amt = None
        pieces = []
        try:
            while (left := self._next_chunk()) is not None:
                take = left if amt is None else min(left, amt)
                piece = self.fp.read(take)
                pieces.append(piece)
                if len(piece) < take:
                    raise IncompleteRead(piece, take - len(piece))
                self.chunk_left = left - take
                if amt is not None:
                    amt -= take
                    if not amt:
                        break
            return b"".join(pieces)
        except IncompleteRead as e:
            raise IncompleteRead(b"".join(pieces)) from e

    def read1(self, n=-1):
        """Reads what is there, at most `n` bytes."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if self.chunked:
            left = self._next_chunk()
            if left is None:
                return b""
            data = self.fp.read1(left if n < 0 else min(n, left))
            self.chunk_left = left - len(data)
            return data
        if self.length is not None and (n < 0 or n > self.length):
            n = self.length
        data = self.fp.read1(n)
        self._took(data, n)
        return data

    def _took(self, data, wanted):
        """Notes that part of a body of known length was read, and closes at its end."""
        if not data and wanted:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(data)
            if not self.length:
                self._close_conn()

    def peek(self, n=-1):
        """Returns some of what comes next and leaves it there."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if not self.chunked:
            # What follows the body belongs to the next answer.
            data = self.fp.peek() if n < 0 else self.fp.peek(n)
            return data if self.length is None else data[:self.length]
        try:
            left = self._next_chunk()
        except IncompleteRead:
            return b""
        return self.fp.peek(left)[:left] if left else b""

    def readline(self, limit=-1):
        """Reads a line of the body."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if self.chunked:
            line = []
            while limit < 0 or len(line) < limit:
                char = self.read(1)
                if not char:
                    break
                line.append(char)
                if char == b"\n":
                    break
            return b"".join(line)
        if self.length is not None and (limit < 0 or limit > self.length):
            limit = self.length
        data = self.fp.readline(limit)
        self._took(data, limit)
        return data

    def getheader(self, name, default=None):
        """Returns a header; several of a name are joined with commas."""
        if self.headers is None:
            raise ResponseNotReady()
        found = self.headers.get_all(name) or default
        if isinstance(found, str) or not hasattr(found, "__iter__"):
            return found
        return ", ".join(found)

    def getheaders(self):
        """Returns the headers as pairs."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    """A connection to a server; it is made by the first request."""

    # Programs set these to speak HTTP/1.0.
    _http_vsn = 11
    _http_vsn_str = "HTTP/1.1"
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=_DEFAULT, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._buffer = []
        self.__response = None
        self.__state = _IDLE
        self._method = None
        # Programs put a function of their own here.
        self._create_connection = socket.create_connection
        self._tunnel_host = None
        self._tunnel_port = None
        self._tunnel_headers = {}
        self._raw_proxy_headers = None
        self.host, self.port = self._host_and_port(host, port)
        self._validate_host(self.host)

    def _host_and_port(self, host, port):
        if port is None:
            colon = host.rfind(":")
            if colon > host.rfind("]"):
                try:
                    port = int(host[colon + 1:])
                except ValueError:
                    if host[colon + 1:]:
                        raise InvalidURL("nonnumeric port: '%s'" % host[colon + 1:]) from None
                    port = self.default_port
                host = host[:colon]
            else:
                port = self.default_port
        if host and host[0] == "[" and host[-1] == "]":
            host = host[1:-1]
        return host, port

    def set_tunnel(self, host, port=None, headers=None):
        """Asks the server, a proxy, to connect further to `host` before any request (CONNECT)."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._host_and_port(host, port)
        self._tunnel_headers = headers.copy() if headers else {}
        if not any(name.lower() == "host" for name in self._tunnel_headers):
            name = self._in_brackets(self._tunnel_host.encode("idna").decode("ascii"))
            self._tunnel_headers["Host"] = "%s:%d" % (name, self._tunnel_port)

    @staticmethod
    def _in_brackets(host):
        if ":" in host:
            # A zone is of this machine alone.
            host = "[" + host.strip("[]").partition("%")[0] + "]"
        return host

    def _tunnel(self):
        host = self._in_brackets(self._tunnel_host.encode("idna").decode("ascii"))
        lines = [f"CONNECT {host}:{self._tunnel_port} {self._http_vsn_str}\r\n".encode("ascii")]
        for name, value in self._tunnel_headers.items():
            lines.append(f"{name}: {value}\r\n".encode("latin-1"))
        self.send(b"".join(lines) + b"\r\n")
        response = self.response_class(self.sock, method=self._method)
        try:
            _version, code, message = response._read_status()
            self._raw_proxy_headers = _header_lines(response.fp)
            if self.debuglevel > 0:
                for line in self._raw_proxy_headers:
                    print("header:", line.decode())
            if code != HTTPStatus.OK:
                self.close()
                raise OSError(f"Tunnel connection failed: {code} {message.strip()}")
        finally:
            response.close()

    def get_proxy_response_headers(self):
        """Returns the headers a proxy answered CONNECT with, or None."""
        if self._raw_proxy_headers is None:
            return None
        return parse_headers(io.BytesIO(b"".join(self._raw_proxy_headers)))

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        """Connects."""
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Closes the connection, and an answer that was not read to its end."""
        self.__state = _IDLE
        try:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
        finally:
            response, self.__response = self.__response, None
            if response:
                response.close()

    def send(self, data):
        """Sends bytes, the content of a file, or what an iterable yields."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print("send:", repr(data))
        if hasattr(data, "read"):
            for block in self._blocks(data, "sending"):
                self.sock.sendall(block)
            return
        try:
            self.sock.sendall(data)
        except TypeError:
            if not hasattr(data, "__iter__"):
                raise TypeError("data should be a bytes-like object or an iterable, got %r" % type(data)) from None
            for piece in data:
                self.sock.sendall(piece)

    def _blocks(self, file, doing="reading"):
        """Yields what a file holds, as bytes."""
        if self.debuglevel > 0:
            print(doing, "a readable")
        encodes = isinstance(file, io.TextIOBase)
        if encodes and self.debuglevel > 0:
            print("encoding file using iso-8859-1")
        while block := file.read(self.blocksize):
            yield block.encode("iso-8859-1") if encodes else block

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begins a request."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _STARTED
        self._method = method
        self._validate_method(method)
        url = url or "/"
        self._validate_path(url)
        self._buffer.append(self._encode_request(f"{method} {url} {self._http_vsn_str}"))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self._put_host(url)
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    # What a request line may hold; subclasses allow more.
    def _validate_method(self, method):
        found = _bad_in_method.search(method)
        if found:
            raise ValueError(f"method can't contain control characters. {method!r} (found at least {found.group()!r})")

    def _validate_path(self, url):
        found = _bad_in_path.search(url)
        if found:
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {found.group()!r})")

    def _validate_host(self, host):
        found = _bad_in_path.search(host)
        if found:
            raise InvalidURL(f"URL can't contain control characters. {host!r} (found at least {found.group()!r})")

    def _encode_request(self, request):
        return request.encode("ascii")

    def _put_host(self, url):
        """Names the host the request is for: that of a whole URL, that behind a tunnel, or the server."""
        place = urllib.parse.urlsplit(url).netloc if url.startswith("http") else ""
        if place:
            host = place
        else:
            host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
            host = self._in_brackets(host)
            if port != self.default_port:
                host += f":{port}"
        try:
            self.putheader("Host", host.encode("ascii"))
        except UnicodeEncodeError:
            self.putheader("Host", host.encode("idna"))

    def putheader(self, header, *values):
        """Adds a header to the request."""
        if self.__state != _STARTED:
            raise CannotSendHeader()
        if hasattr(header, "encode"):
            header = header.encode("ascii")
        if not _header_name.fullmatch(header):
            raise ValueError("Invalid header name %r" % (header,))
        shown = []
        for value in values:
            if hasattr(value, "encode"):
                value = value.encode("latin-1")
            elif isinstance(value, int):
                value = str(value).encode("ascii")
            if _bad_in_header.search(value):
                raise ValueError("Invalid header value %r" % (value,))
            shown.append(value)
        self._buffer.append(header + b": " + b"\r\n\t".join(shown))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """Sends the headers, and a body."""
        if self.__state != _STARTED:
            raise CannotSendHeader()
        self.__state = _SENT
        head = b"\r\n".join(self._buffer) + b"\r\n\r\n"
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        if not encode_chunked or self._http_vsn != 11:
            if hasattr(message_body, "read"):
                for block in self._blocks(message_body):
                    self.send(block)
            else:
                self.send(message_body)
            return
        if hasattr(message_body, "read"):
            message_body = self._blocks(message_body)
        elif isinstance(message_body, (bytes, bytearray, memoryview)):
            message_body = (message_body,)
        for piece in message_body:
            if piece:
                self.send(b"%X\r\n%b\r\n" % (len(piece), piece))
        self.send(b"0\r\n\r\n")

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Sends a request."""
        names = frozenset(name.lower() for name in headers)
        skips = {}
        if "host" in names:
            skips["skip_host"] = 1
        if "accept-encoding" in names:
            skips["skip_accept_encoding"] = 1
        self.putrequest(method, url, **skips)
        if isinstance(body, str):
            try:
                body = body.encode("iso-8859-1")
            except UnicodeEncodeError as e:
                raise UnicodeEncodeError(
                    e.encoding, e.object, e.start, e.end,
                    "%s (%.20r) is not valid Latin-1. Use %s.encode('utf-8') if you want to send it encoded in UTF-8." % (
                        "body".title(), body[e.start:e.end], "body")) from None
        if "content-length" not in names:
            if "transfer-encoding" not in names:
                encode_chunked = False
                length = self._length_of(body, method)
                if length is not None:
                    self.putheader("Content-Length", str(length))
                elif body is not None:
                    if self.debuglevel > 0:
                        print("Unable to determine size of %r" % body)
                    encode_chunked = True
                    self.putheader("Transfer-Encoding", "chunked")
        else:
            encode_chunked = False
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body, encode_chunked=encode_chunked)

    @staticmethod
    def _length_of(body, method):
        if body is None:
            return 0 if method.upper() in ("PATCH", "POST", "PUT") else None
        if hasattr(body, "read"):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return None

    def getresponse(self):
        """Returns the answer to the request; its body is not read yet."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _SENT or self.__response:
            raise ResponseNotReady(self.__state)
        told = (self.debuglevel,) if self.debuglevel > 0 else ()
        response = self.response_class(self.sock, *told, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self.__state = _IDLE
            if response.will_close:
                self.close()
            else:
                self.__response = response
            return response
        except:
            response.close()
            raise


class HTTPSConnection(HTTPConnection):
    """A connection over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=_DEFAULT, source_address=None, context=None,
                 blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize)
        if context is None:
            import ssl
            context = ssl.create_default_context()
        self._context = context

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)
