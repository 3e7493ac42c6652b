# clock: real
# What loop.sock_sendto, sock_recvfrom_into and sock_connect do with addresses and sizes that are none, and with parts too many.

import asyncio
import socket


async def t(label, coro):
    try:
        result = await asyncio.wait_for(coro, 5)
    except (TypeError, ValueError, OSError, OverflowError) as error:
        result = f"{type(error).__name__}: {error}"
    print(label, result)


async def main():
    loop = asyncio.get_running_loop()
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there,
        socket.socket() as stream,
    ):
        for sock in here, there, stream:
            sock.setblocking(False)
        here.bind(("127.0.0.1", 0))
        to = here.getsockname()
        for data in b"x", b"", bytearray(b"abc"), memoryview(b"abcd"):
            await t("sendto", loop.sock_sendto(there, data, to))
        for address in None, (), ("127.0.0.1", 70000), ("127.0.0.1", -1), ("127.0.0.1",), (None, 5), 5, ("127.0.0.1", "5"):
            await t(f"sendto {address}", loop.sock_sendto(there, b"x", address))
        for data in "s", None:
            await t("sendto", loop.sock_sendto(there, data, to))
        for _ in range(4):
            print((await loop.sock_recvfrom(here, 10))[0])
        room = bytearray(4)
        for args in (room, 9), (room, -1), (room, "x"), (b"ab",), (5,), (room, 2**70):
            await t("recvfrom_into", loop.sock_recvfrom_into(here, *args))
        for size in -1, "x", None, 2**70:
            await t("recv", loop.sock_recv(here, size))
            await t("recvfrom", loop.sock_recvfrom(here, size))
        for address in ("127.0.0.1", 70000), ("127.0.0.1",), "x", ("127.0.0.1", 1, 2):
            await t(f"connect {address}", loop.sock_connect(stream, address))
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        with socket.socket() as client:
            client.setblocking(False)
            await t("connect", loop.sock_connect(client, server.sockets[0].getsockname() + (7, 8)))
        server.close()


asyncio.run(main())
