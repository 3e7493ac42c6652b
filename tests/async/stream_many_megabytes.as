# Much written at once and little by little arrives whole and in order; what waits to be sent is not copied again and again.
# clock: real
import asyncio
import hashlib

written = hashlib.sha256()
arrived = hashlib.sha256()


def write(writer, data):
    written.update(data)
    writer.write(data)


async def serve(reader, writer):
    for turn in range(10):
        write(writer, bytes([turn]) * 1_000_000)
        if turn % 4 == 0:
            await writer.drain()
    for number in range(5000):
        write(writer, str(number).encode())
    write(writer, memoryview(b'abcdefgh' * 3_000_000)[1:])
    print('more than a buffer waits:', writer.transport.get_write_buffer_size() > 65536)
    await writer.drain()
    print('drained:', writer.transport.get_write_buffer_size() <= 65536)
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    count = 0
    while data := await reader.read(1 << 20):
        arrived.update(data)
        count += len(data)
    writer.close()
    server.close()
    await server.wait_closed()
    print(count, 'bytes; the same:', arrived.digest() == written.digest())


asyncio.run(main())
