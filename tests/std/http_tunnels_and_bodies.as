# http.client: tunnels through a proxy, bodies that are files, a look ahead, and requests a subclass lets through.
import http.client
import io


class Wire:
    """What stands for a socket: keeps what is sent and answers with a text."""

    def __init__(self, answer):
        self.sent = b""
        self.answer = answer

    def sendall(self, data):
        self.sent += bytes(data)

    def makefile(self, mode, bufsize=None):
        # One stream for all answers, which nobody closes.
        if not hasattr(self, "file"):
            self.file = io.BufferedReader(io.BytesIO(self.answer))
            self.file.close = lambda: None
        return self.file

    def setsockopt(self, *args):
        pass

    def close(self):
        pass


def connected(answer, kind=http.client.HTTPConnection, host="example.com"):
    wire = Wire(answer)
    connection = kind(host)
    connection._create_connection = lambda *args: (print("to", args[0]), wire)[1]
    return connection, wire


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello\nworld"
for body, headers in ((io.BytesIO(b"bytes of a file"), {}), (io.StringIO("text é"), {}), ([b"a", b"", b"bc"], {}),
                      (io.BytesIO(b"four"), {"Content-Length": "4"}), (io.StringIO("text é"), {"Content-Length": "6"})):
    connection, wire = connected(OK)
    connection.request("POST", "/up", body, headers)
    print(wire.sent)
    response = connection.getresponse()
    print(response.peek(3)[:3], response.readline(), response.peek(), response.isclosed(), response.read1(), response.isclosed(), response.peek())

chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
connection, wire = connected(chunked)
connection.request("GET", "/")
response = connection.getresponse()
while ahead := response.peek():
    print(ahead, response.read(1))
print(response.read(), response.isclosed())

for host, port, headers in (("far.example", None, None), ("far.example", 8443, {"Proxy-Authorization": "Basic eDp5"}), ("::1", 443, {"host": "me"})):
    connection, wire = connected(b"HTTP/1.1 200 Connection established\r\nVia: proxy\r\n\r\n" + OK, host="proxy.example:3128")
    print(connection.get_proxy_response_headers())
    connection.set_tunnel(host, port, headers)
    connection.request("GET", "/page")
    print(wire.sent.decode())
    print(connection.get_proxy_response_headers().items(), connection.getresponse().read())
    try:
        connection.set_tunnel("other")
    except RuntimeError as e:
        print(e)
connection, wire = connected(b"HTTP/1.1 407 Who are you\r\n\r\n")
connection.set_tunnel("far.example")
try:
    connection.request("GET", "/page")
except OSError as e:
    print(e)

for url in ("http://else.example:99/x", "/http"):
    connection, wire = connected(OK, host="[fe80::1%2]:81")
    connection.putrequest("GET", url)
    connection.endheaders()
    print(wire.sent)


class Lax(http.client.HTTPConnection):
    def _validate_path(self, url):
        pass


connection, wire = connected(OK, kind=Lax)
connection.request("GET", "/a b")
print(wire.sent)
try:
    http.client.HTTPConnection("a b")
except http.client.InvalidURL as e:
    print(e)


class Old(http.client.HTTPConnection):
    _http_vsn = 10
    _http_vsn_str = "HTTP/1.0"


for body in (None, b"ab", io.BytesIO(b"cd")):
    connection, wire = connected(OK, kind=Old)
    connection.request("POST", "/old", body)
    print(wire.sent)
connection, wire = connected(OK, kind=Old)
connection.set_tunnel("far.example")
connection.request("GET", "/old")
print(wire.sent)

print("debugging")
for body, headers in ((b"ab", {}), (io.BytesIO(b"file"), {"Content-Length": "4"}), (io.StringIO("text"), {"Content-Length": "4"})):
    connection, wire = connected(b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\n" + OK)
    connection.set_debuglevel(1)
    connection.request("POST", "/x", body, headers)
    print(connection.getresponse().debuglevel)
connection, wire = connected(b"HTTP/1.1 200 Fine\r\nA: b\r\nA: c\r\n\r\n" + OK)
connection.set_debuglevel(1)
connection.set_tunnel("far.example")
connection.request("GET", "/", [b"a", b"b"], {"Transfer-Encoding": "chunked"}, encode_chunked=True)
