# Readers and protocols of a script's own classes see what comes; a plain reader keeps it and pauses the transport.
import asyncio


class LoudReader(asyncio.StreamReader):
    def feed_data(self, data):
        print("fed", len(data))
        super().feed_data(data)


class LoudProtocol(asyncio.StreamReaderProtocol):
    def data_received(self, data):
        print("received", data)
        super().data_received(data.upper())


async def exchange(make_protocol, message):
    """Serves one connection with a protocol, sends a message and gives what comes back."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(make_protocol, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(message)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    return answer


async def echo(reader, writer):
    while data := await reader.readline():
        writer.write(b"<" + data.strip() + b">")
        await writer.drain()
    writer.close()


def plain():
    return asyncio.StreamReaderProtocol(asyncio.StreamReader(), echo)


def with_loud_reader():
    return asyncio.StreamReaderProtocol(LoudReader(), echo)


def with_loud_protocol():
    return LoudProtocol(asyncio.StreamReader(), echo)


async def small_limit():
    """A reader with a small limit holds the transport back until it has been read from."""

    async def serve(reader, writer):
        await asyncio.sleep(0.2)
        print("transport reads:", writer.transport.is_reading())
        total = 0
        while data := await reader.read(1000):
            total += len(data)
        print("read", total, writer.transport.is_reading())
        writer.write(b"%d" % total)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=100)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"x" * 500_000)
    writer.write_eof()
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()


async def main():
    for make in (plain, with_loud_reader, with_loud_protocol):
        print(make.__name__, await exchange(make, b"one\ntwo\n"))
    await small_limit()


asyncio.run(main())
