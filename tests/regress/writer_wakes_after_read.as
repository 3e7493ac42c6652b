# clock: real
# What one end reads makes room for what the other end has to write: the writer goes on in the very next round.

import asyncio
import socket


async def main():
    left, right = socket.socketpair()
    _, writer = await asyncio.open_connection(sock=left, limit=16)
    _, other = await asyncio.open_connection(sock=right, limit=16)
    await asyncio.sleep(0.01)
    writer.write(b"y" * 300_000)
    writer.close()
    for _ in range(4):
        print(writer.transport.get_write_buffer_size() > 0, other.transport.is_reading())
        await asyncio.sleep(0)
    other.close()
    print(await writer.wait_closed(), await other.wait_closed())
    writer.writelines([])
    try:
        writer.writelines([b"late"])
    except TypeError as error:
        print(error)

    left, right = socket.socketpair()
    _, writer = await asyncio.open_connection(sock=left)
    writer.transport.abort()
    await asyncio.sleep(0)
    try:
        writer.writelines([b"later still"])
    except AttributeError as error:
        print(error)
    right.close()


asyncio.run(main())
