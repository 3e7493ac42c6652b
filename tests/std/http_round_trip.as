# clock: real
# http.server and http.client and urllib.request against each other: methods, headers, errors, redirections, chunks,
# an answer cut short, a request that is nonsense; and the files of a folder.

import functools
import http.client
import os
import socket
import tempfile
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        log.append(format % args)

    def date_time_string(self, timestamp=None):
        return "today"

    def version_string(self):
        return "test"

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        match self.path:
            case "/moved":
                self.answer(302, b"", Location="/plain?again")
            case "/circle":
                self.answer(301, b"", Location="/circle")
            case "/missing":
                self.send_error(404)
            case "/pieces":
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for piece in (b"one\n", b"two", b"three"):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.write(b"0\r\n\r\n")
            case "/short":
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.end_headers()
                self.wfile.write(b"abc")
                self.close_connection = True
            case path:
                self.answer(200, f"{path} {self.headers['X-Id']}".encode(), Content_Type="text/plain")

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self.answer(201, self.rfile.read(length)[::-1], X_Kind=self.command)

    do_PUT = do_POST

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()


log = []
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
port = server.server_port
thread = threading.Thread(target=server.serve_forever, args=(0.02,))
thread.start()
base = f"http://127.0.0.1:{port}"

with urllib.request.urlopen(base + "/plain?x=1#part") as answer:
    print(answer.status, answer.reason, answer.headers["content-type"], answer.read())
request = urllib.request.Request(base + "/put", data=b"hello", headers={"X-Id": "7"}, method="PUT")
answer = urllib.request.urlopen(request)
print(answer.code, answer.getheader("x-kind"), answer.read())
print(urllib.request.urlopen(base + "/moved").read())
for path in ("/missing", "/circle"):
    try:
        urllib.request.urlopen(base + path)
    except urllib.error.HTTPError as e:
        print(e, e.code, e.headers["content-type"], len(e.read()))
answer = urllib.request.urlopen(base + "/pieces")
print(answer.readline(), answer.read(2), answer.read(), answer.read())
for url in ("no scheme", "strange://x", "http://127.0.0.1:1/"):
    try:
        urllib.request.urlopen(url)
    except (ValueError, OSError) as e:
        print(type(e).__name__, e)
print(urllib.request.urlopen("data:text/plain;base64,aGk=").read())

connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
for method, body in (("GET", None), ("POST", b"abc"), ("HEAD", None), ("DELETE", None)):
    connection.request(method, "/again", body, {"X-Id": "9"})
    answer = connection.getresponse()
    print(method, answer.status, answer.getheader("Content-Length"), answer.read()[:20], answer.isclosed())
connection.request("GET", "/short")
try:
    connection.getresponse().read()
except http.client.IncompleteRead as e:
    print(repr(e))
connection.close()
for action in (lambda: connection.putheader("a", "b"), connection.getresponse, lambda: connection.request("GET", "/a b")):
    try:
        action()
    except http.client.HTTPException as e:
        print(type(e).__name__, e)

for nonsense in (b"GARBAGE\r\n\r\n", b"GET / HTTP/x\r\n\r\n"):
    with socket.create_connection(("127.0.0.1", port)) as plain:
        plain.sendall(nonsense)
        data = b""
        while piece := plain.recv(4096):
            data += piece
    print(data.splitlines()[0], len(data))
server.shutdown()
server.server_close()
thread.join()
print(len(log), log[0], "|", log[-1])

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "a b.txt"), "w") as file:
        file.write("text")
    os.mkdir(os.path.join(folder, "sub"))

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, format, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        for path in ("/", "/a%20b.txt", "/sub", "/none", "/../../etc/passwd"):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}") as answer:
                    print(path, answer.headers["content-type"], answer.read())
            except urllib.error.HTTPError as e:
                e.close()
                print(path, e)
        server.shutdown()
        thread.join()
