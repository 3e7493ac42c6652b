# clock: real
# Transports over TLS: what protocols are told, flow control, buffers, time limits, and TLS in TLS.
import asyncio
import os
import socket
import ssl
import threading

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")


def file(name):
    return os.path.join(HERE, name)


def for_server(name="localhost"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file(name + ".pem"), file(name + ".key"))
    return context


def for_client(authority="ca"):
    return ssl.create_default_context(cafile=file(authority + ".pem"))


class Told(asyncio.Protocol):
    def __init__(self, name):
        self.name = name
        self.made = asyncio.Event()
        self.heard = asyncio.Event()
        self.lost = asyncio.Event()

    def connection_made(self, transport):
        self.transport = transport
        print(self.name, "made", type(transport).__name__)
        self.made.set()

    def data_received(self, data):
        print(self.name, "data", data)
        self.heard.set()

    def eof_received(self):
        print(self.name, "eof")

    def connection_lost(self, error):
        print(self.name, "lost", type(error).__name__, error)
        self.lost.set()


async def pair(server_class=Told, client_class=Told, **options):
    """A server's and a client's protocol, connected, and a function that stops the server."""
    loop = asyncio.get_running_loop()
    ours = []

    def make():
        ours.append(server_class("server"))
        return ours[0]

    server = await loop.create_server(make, "127.0.0.1", 0, ssl=for_server())
    port = server.sockets[0].getsockname()[1]
    transport, client = await loop.create_connection(
        lambda: client_class("client"), "127.0.0.1", port, ssl=for_client(), server_hostname="localhost", **options
    )
    while not ours:
        await asyncio.sleep(0)
    server.close()
    return ours[0], client


async def closing():
    print("--- the client closes")
    server, client = await pair()
    await server.made.wait()
    transport = client.transport
    print(transport.is_closing(), transport.is_reading(), transport.can_write_eof(), transport.get_protocol() is client)
    print(transport.get_write_buffer_limits(), transport.get_read_buffer_limits(), transport.get_write_buffer_size())
    for wrong in ("text", 5):
        try:
            transport.write(wrong)
        except TypeError as error:
            print(error)
    try:
        transport.write_eof()
    except NotImplementedError as error:
        print(repr(error))
    transport.write(b"")
    transport.write(bytearray(b"hello"))
    await server.heard.wait()
    transport.close()
    print(transport.is_closing())
    transport.write(b"late")
    await server.lost.wait()
    await client.lost.wait()
    print("--- the server closes, after some words")
    server, client = await pair()
    await server.made.wait()
    server.transport.write(b"bye")
    server.transport.close()
    await server.lost.wait()
    await client.lost.wait()


async def limits():
    print("--- limits of what is kept")
    server, client = await pair()
    transport = client.transport
    for high, low in ((None, None), (1000, None), (None, 100), (0, None), (10, 20)):
        try:
            transport.set_write_buffer_limits(high, low)
            print(transport.get_write_buffer_limits())
        except ValueError as error:
            print(error)
    transport.set_read_buffer_limits(4096)
    print(transport.get_read_buffer_limits(), transport.get_read_buffer_size())
    transport.close()
    transport.close()
    try:
        transport.get_extra_info("cipher")
    except AttributeError as error:
        print(error)
    await client.lost.wait()


class Counting(Told):
    def __init__(self, name):
        super().__init__(name)
        self.count = 0
        self.total = 0

    def data_received(self, data):
        self.total += len(data)
        if self.total >= self.count:
            self.heard.set()

    def pause_writing(self):
        print(self.name, "pauses")

    def resume_writing(self):
        print(self.name, "resumes")


async def pausing():
    print("--- a peer that does not read")
    server, client = await pair(Counting, Counting)
    await server.made.wait()
    server.count = 20_000_000
    server.transport.pause_reading()
    print(server.transport.is_reading())
    client.transport.write(b"x" * server.count)
    print(client.transport.get_write_buffer_size() > 0)
    await asyncio.sleep(0.05)
    print(server.total)
    server.transport.resume_reading()
    await server.heard.wait()
    print(server.total, client.transport.get_write_buffer_size())
    client.transport.close()
    await server.lost.wait()
    await client.lost.wait()


class Buffered(asyncio.BufferedProtocol):
    def __init__(self, name):
        self.buffer = bytearray(7)
        self.made = asyncio.Event()
        self.lost = asyncio.Event()
        self.heard = asyncio.Event()

    def connection_made(self, transport):
        self.made.set()

    def get_buffer(self, hint):
        return self.buffer

    def buffer_updated(self, count):
        print("buffer", count, bytes(self.buffer[:count]))
        if count < 7:
            self.heard.set()

    def eof_received(self):
        print("buffer eof")

    def connection_lost(self, error):
        print("buffer lost", error)
        self.lost.set()


async def buffered():
    print("--- a protocol with a buffer")
    server, client = await pair(Buffered)
    client.transport.write(b"0123456789abcdefghi")
    await server.heard.wait()
    client.transport.close()
    await server.lost.wait()
    await client.lost.wait()


async def time_limits():
    loop = asyncio.get_running_loop()
    print("--- a peer that says nothing")
    silent = await loop.create_server(asyncio.Protocol, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    try:
        options = {"ssl": for_client(), "server_hostname": "localhost", "ssl_handshake_timeout": 0.05}
        await loop.create_connection(lambda: Told("client"), "127.0.0.1", port, **options)
    except ConnectionAbortedError as error:
        print(error)
    silent.close()
    print("--- a peer that does not say goodbye")
    listener = socket.create_server(("127.0.0.1", 0))
    gone = threading.Event()

    def deaf():
        plain, _ = listener.accept()
        with for_server().wrap_socket(plain, server_side=True):
            gone.wait()

    thread = threading.Thread(target=deaf)
    thread.start()
    options = {"ssl": for_client(), "server_hostname": "localhost", "ssl_shutdown_timeout": 0.05}
    transport, client = await loop.create_connection(lambda: Told("client"), *listener.getsockname(), **options)
    transport.close()
    await client.lost.wait()
    gone.set()
    thread.join()
    listener.close()


class Raising(Told):
    def data_received(self, data):
        raise ZeroDivisionError("data")


class Keeping(Told):
    def eof_received(self):
        raise ZeroDivisionError("eof")


async def failing():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    for server_class in (Raising, Keeping):
        print("---", server_class.__name__)
        server, client = await pair(server_class)
        await server.made.wait()
        client.transport.write(b"x")
        client.transport.close()
        await server.lost.wait()
        await client.lost.wait()
    loop.set_exception_handler(None)


async def twice():
    print("--- TLS in TLS")
    loop = asyncio.get_running_loop()
    server, client = await pair()
    await server.made.wait()
    inner_server, inner_client = Told("inner server"), Told("inner client")
    server.transport.pause_reading()
    upper, lower = await asyncio.gather(
        loop.start_tls(server.transport, inner_server, for_server("rsa"), server_side=True),
        loop.start_tls(client.transport, inner_client, for_client(), server_hostname="localhost"),
    )
    print(lower.get_protocol() is inner_client, lower.get_extra_info("cipher")[0], inner_client.made.is_set())
    lower.write(b"deep")
    await inner_server.heard.wait()
    lower.close()
    await inner_client.lost.wait()
    await inner_server.lost.wait()
    for transport, context in ((lower, None), ("transport", for_client())):
        try:
            await loop.start_tls(transport, inner_client, context)
        except TypeError as error:
            print(error)


async def main():
    await closing()
    await limits()
    await pausing()
    await buffered()
    await time_limits()
    await failing()
    await twice()


asyncio.run(main())
