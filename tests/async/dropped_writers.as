# clock: real
# A writer that nobody holds any more closes its connection, so that the peer sees the end.
import asyncio
import socket

HELD = []


async def forgetful(reader, writer):
    writer.write(b"hello\n")


async def holding(reader, writer):
    HELD.append(writer)
    writer.write(b"hello\n")


async def visit(handler):
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(await reader.readline())
    try:
        print("the rest:", await asyncio.wait_for(reader.read(), 0.5))
    except TimeoutError:
        print("still open")
    writer.close()
    server.close()


async def pair():
    ours, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=ours)

    async def brief():
        _, forgotten = await asyncio.open_connection(sock=theirs)
        forgotten.write(b"one\ntwo\n")
        await asyncio.sleep(0.01)

    await brief()
    print([line async for line in reader])
    writer.close()


asyncio.run(visit(forgetful))
asyncio.run(visit(holding))
asyncio.run(pair())
