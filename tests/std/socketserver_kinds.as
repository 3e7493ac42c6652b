# clock: real
# socketserver: streams, threads, datagrams; the hooks around a request; timeouts and failures.

import socket
import socketserver
import sys
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


class Reverse(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup", type(self.server).__name__)

    def handle(self):
        self.request.sendall(self.request.recv(10)[::-1])

    def finish(self):
        print("finish")


class Title(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read().title())


class Failing(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.recv(10)
        raise KeyError("oops")


class Careful(socketserver.TCPServer):
    def handle_error(self, request, client_address):
        print("failed:", repr(sys.exception()))

    def handle_timeout(self):
        print("nobody came")


def ask(address, data):
    with socket.create_connection(address) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := client.recv(100):
            answer += piece
        return answer


def once(server, action):
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    print(action())
    thread.join()


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Upper) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    print([ask(server.server_address, b"a\nb\n") for _ in range(3)])
    server.shutdown()
    thread.join()
with socketserver.TCPServer(("127.0.0.1", 0), Reverse) as server:
    once(server, lambda: ask(server.server_address, b"abc"))
with socketserver.UDPServer(("127.0.0.1", 0), Title) as server, socket.socket(type=socket.SOCK_DGRAM) as client:
    client.sendto(b"hello world", server.server_address)
    once(server, lambda: client.recv(100))
with Careful(("127.0.0.1", 0), Failing) as server:
    once(server, lambda: ask(server.server_address, b"x"))
    server.timeout = 0.01
    server.handle_request()
