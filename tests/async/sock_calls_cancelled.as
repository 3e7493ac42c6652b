# A cancelled call on a socket takes nothing from the next one on it, which waits already when the first one's end is dealt with.
# clock: real
import asyncio
import socket


async def received(loop):
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    first = asyncio.create_task(loop.sock_recv(a, 100))
    await asyncio.sleep(0)
    first.cancel()
    second = asyncio.create_task(loop.sock_recv(a, 100))
    await asyncio.sleep(0)
    await loop.sock_sendall(b, b"data")
    print(await second, first.cancelled())

    async def drain():
        last = b""
        while not last.endswith(b"end"):
            last = await loop.sock_recv(b, 65536)
        return last[-3:]

    sending = asyncio.create_task(loop.sock_sendall(a, b"x" * 5_000_000))
    await asyncio.sleep(0)
    sending.cancel()
    drained = asyncio.create_task(drain())
    await loop.sock_sendall(a, b"y" * 1_000_000 + b"end")
    print(await drained)
    a.close()
    b.close()


async def connected(loop):
    listener, client = socket.socket(), socket.socket()
    client.setblocking(False)
    listener.bind(("127.0.0.1", 0))
    address = listener.getsockname()
    first = asyncio.create_task(loop.sock_connect(client, address))
    await asyncio.sleep(0)
    first.cancel()
    listener.listen(1)
    try:
        await loop.sock_connect(client, address)
    except ConnectionRefusedError as error:
        print(error)
    await loop.sock_connect(client, address)
    print(client.getpeername() == address)
    listener.close()
    client.close()


async def main():
    loop = asyncio.get_running_loop()
    await received(loop)
    # expect: b'data' True
    # expect: b'end'
    await connected(loop)
    # expect: [Errno 111] Connection refused
    # expect: True


asyncio.run(main())
