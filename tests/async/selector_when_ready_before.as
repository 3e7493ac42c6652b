# A loop that waits by a selector of the script's sees what became ready before anybody waited for it.
# clock: real
import asyncio
import selectors
import socket


class Counting(asyncio.Protocol):
    def __init__(self, loop):
        self.done = loop.create_future()
        self.count = 0

    def connection_made(self, transport):
        transport.write(b"GET")

    def data_received(self, data):
        self.count += len(data)

    def connection_lost(self, exc):
        self.done.set_result(exc)


def talk(loop):
    listener = socket.create_server(("127.0.0.1", 0))
    mine = socket.socket()
    mine.setblocking(False)
    loop.run_until_complete(loop.sock_connect(mine, listener.getsockname()))
    peer, _ = listener.accept()
    peer.sendall(b"x" * 5000)
    peer.shutdown(socket.SHUT_WR)
    transport, protocol = loop.run_until_complete(loop.create_connection(lambda: Counting(loop), sock=mine))
    error = loop.run_until_complete(asyncio.wait_for(protocol.done, 5))
    print(protocol.count, error, peer.recv(100))
    left, right = socket.socketpair()
    left.send(b"a")
    right.setblocking(False)
    for size in 1, 1:
        print(loop.run_until_complete(asyncio.wait_for(loop.sock_recv(right, size), 5)))
        left.send(b"b")
    for sock in listener, peer, left, right:
        sock.close()
    loop.close()


for kind in selectors.EpollSelector, selectors.PollSelector, selectors.SelectSelector, selectors.DefaultSelector:
    talk(asyncio.SelectorEventLoop(kind()))
