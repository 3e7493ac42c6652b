# Sockets with TLS that wait: data, files, timeouts, the end of TLS, and what goes wrong.
import os
import socket
import ssl
import threading

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "async", "tls")


def file(name):
    return os.path.join(HERE, name)


def for_server():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file("localhost.pem"), file("localhost.key"))
    return context


def for_client(authority="ca"):
    return ssl.create_default_context(cafile=file(authority + ".pem"))


def text_of(error):
    return type(error).__name__, str(error).rpartition(" (_ssl")[0] or str(error)


def attempt(label, function, *args, **kwargs):
    try:
        print(label, "->", function(*args, **kwargs))
    except (OSError, ValueError, TypeError, NotImplementedError) as error:
        print(label, "->", *text_of(error))


class Serving:
    """Accepts one connection in a thread, and has a function talk over it."""

    def __init__(self, talk):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        self.talk = talk

    def __enter__(self):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        return self

    def __exit__(self, *exc):
        self.thread.join()
        self.listener.close()

    def run(self):
        plain, _ = self.listener.accept()
        try:
            with for_server().wrap_socket(plain, server_side=True) as sock:
                self.talk(sock)
        except OSError as error:
            self.error = error

    def connect(self, context=None, **options):
        options.setdefault("server_hostname", "localhost")
        plain = socket.create_connection(self.address)
        return (context or for_client()).wrap_socket(plain, **options)


def echo(sock):
    while data := sock.recv(10_000):
        sock.sendall(data)


with Serving(echo) as server:
    plain = socket.create_connection(server.address)
    with for_client().wrap_socket(plain, server_hostname="localhost") as sock:
        print(plain.fileno(), type(sock).__name__, isinstance(sock, socket.socket), sock.version(), sock.cipher())
        print(sock.getpeercert()["subject"], sock.server_side, sock.server_hostname, sock.compression())
        sock.sendall(b"hello")
        print(sock.recv(2), sock.pending(), sock.recv(100), sock.pending())
        print(sock.send(b"abc"), sock.read(10), sock.write(b"into"))
        room = bytearray(10)
        print(sock.recv_into(room), bytes(room))
        attempt("flags", sock.recv, 1, 5)
        attempt("sendto", sock.sendto, b"a", server.address)
        attempt("recvfrom", sock.recvfrom, 3)
        attempt("sendmsg", sock.sendmsg, [b"a"])
        attempt("dup", sock.dup)
        attempt("connect", sock.connect, server.address)
        with sock.makefile("rwb") as lines:
            lines.write(b"line one\nline two\n")
            lines.flush()
            print(lines.readline(), lines.readline())
        sock.settimeout(0.05)
        attempt("timeout", sock.recv, 10)
    attempt("read closed", sock.read, 10)
    attempt("recv closed", sock.recv, 10)
    attempt("write closed", sock.write, b"a")
    print(sock.fileno(), sock.version())

print("--- writing in one thread, reading in another")
with Serving(echo) as server, server.connect() as sock:
    data = bytes(range(256)) * 2000
    writer = threading.Thread(target=sock.sendall, args=(data,))
    writer.start()
    got = b""
    while len(got) < len(data):
        got += sock.recv(65536)
    writer.join()
    print(got == data)

print("--- the end of TLS")


def end(sock):
    print("server", sock.recv(10))
    plain = sock.unwrap()
    print("server", plain.recv(10), plain.version())
    plain.sendall(b"plain back")


with Serving(end) as server, server.connect() as sock:
    sock.sendall(b"secret")
    plain = sock.unwrap()
    plain.sendall(b"plain")
    print(plain.recv(10))

print("--- TLS before the connection")
with Serving(echo) as server:
    with for_client().wrap_socket(socket.socket(), server_hostname="localhost") as sock:
        print(sock.version(), sock.cipher())
        attempt("read", sock.read)
        sock.connect(server.address)
        sock.sendall(b"x")
        print(sock.version(), sock.recv(1))

print("--- a listening socket with TLS")
with for_server().wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True) as listener:

    def serve():
        sock, address = listener.accept()
        with sock:
            print("accepted", type(sock).__name__, sock.server_side, sock.version(), len(address))
            sock.sendall(b"hi")

    thread = threading.Thread(target=serve)
    thread.start()
    plain = socket.create_connection(listener.getsockname())
    with for_client().wrap_socket(plain, server_hostname="localhost") as sock:
        thread.join()
        print(sock.recv(10), sock.recv(10))

print("--- refused")
for authority, name in (("self", "localhost"), ("ca", "elsewhere")):
    with Serving(echo) as server:
        attempt(name, server.connect, for_client(authority), server_hostname=name)
    print(*text_of(server.error))
attempt("no name", for_client().wrap_socket, socket.socket())
attempt("datagrams", for_client().wrap_socket, socket.socket(type=socket.SOCK_DGRAM), server_hostname="a")
attempt("a server's name", for_server().wrap_socket, socket.socket(), server_side=True, server_hostname="a")
attempt("by hand", ssl.SSLSocket)

print("--- the end without a goodbye")


def leave(sock):
    sock.sendall(b"bye")


for suppress in (True, False):
    with Serving(leave) as server, server.connect(suppress_ragged_eofs=suppress) as sock:
        print(sock.recv(10))
        attempt("the end", sock.recv, 10)

print("--- without waiting")
server = Serving(echo)
plain = socket.create_connection(server.address)
plain.setblocking(False)
sock = for_client().wrap_socket(plain, server_hostname="localhost", do_handshake_on_connect=False)
# Nobody answers yet.
attempt("handshake", sock.do_handshake)
with server:
    sock.setblocking(True)
    sock.do_handshake()
    sock.setblocking(False)
    attempt("read", sock.recv, 10)
    print(sock.send(b"sent"), sock.gettimeout())
    sock.setblocking(True)
    print(sock.recv(10))
    sock.close()
with socket.create_server(("127.0.0.1", 0)) as silent:
    plain = socket.create_connection(silent.getsockname())
    plain.settimeout(0.05)
    attempt("silence", for_client().wrap_socket, plain, server_hostname="localhost")
with Serving(echo) as server:
    with open(file("localhost.pem")) as opened:
        print(ssl.get_server_certificate(server.address) == opened.read())
