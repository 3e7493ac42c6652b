# The loop's `sock_*` take whatever has a socket's methods and number, and no socket with TLS of its own.
# clock: real
import asyncio
import socket
import ssl


class Wrapped:
    def __init__(self, sock):
        self.sock = sock

    def __getattr__(self, name):
        return getattr(self.sock, name)


async def main():
    loop = asyncio.get_running_loop()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    left, right = Wrapped(a), Wrapped(b)
    buffer = bytearray(4)
    for call in loop.sock_recv(right, 9), loop.sock_recv_into(right, buffer):
        reading = asyncio.create_task(call)
        await asyncio.sleep(0)
        await loop.sock_sendall(left, b"ping")
        print(await reading, buffer)

    async def read_all(n):
        while n:
            n -= len(await loop.sock_recv(right, 65536))

    reading = asyncio.create_task(read_all(2_000_000))
    await loop.sock_sendall(left, bytes(2_000_000))
    await reading
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    accepting = asyncio.create_task(loop.sock_accept(Wrapped(server)))
    c = socket.socket()
    c.setblocking(False)
    await loop.sock_connect(Wrapped(c), server.getsockname())
    d, address = await accepting
    print(address == c.getsockname(), d.getblocking())
    reading = asyncio.create_task(loop.sock_recv(Wrapped(d), 1))
    await asyncio.sleep(0)
    reading.cancel()
    await asyncio.wait([reading])
    print(reading.cancelled(), loop.remove_reader(d))
    secret = ssl.create_default_context().wrap_socket(c, server_hostname="x", do_handshake_on_connect=False)
    for made in loop.sock_recv(secret, 1), loop.sock_sendall(secret, b""), loop.create_connection(asyncio.Protocol, sock=secret):
        try:
            await made
        except TypeError as e:
            print(e)
    for data in "text", 1:
        try:
            await loop.sock_sendall(a, data)
        except TypeError as e:
            print(e)
    for sock in a, b, server, d, secret:
        sock.close()


asyncio.run(main())
