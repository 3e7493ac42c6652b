# clock: real
# Clients that vanish after every byte of a request, half-close, stall or reset: nothing is lost and nothing is left.
import asyncio
import os
import socket
import struct

MESSAGE = b"hello\nworld\n"


def descriptors():
    return len(os.listdir("/proc/self/fd"))


def port_of(server):
    return server.sockets[0].getsockname()[1]


class Service:
    """Sends lines back in upper case; notes what it saw of each client."""

    def __init__(self):
        self.seen = []
        self.ended = asyncio.Event()

    async def serve(self, reader, writer):
        try:
            while True:
                line = await reader.readuntil(b"\n")
                self.seen.append(line)
                writer.write(line.upper())
                await writer.drain()
        except asyncio.IncompleteReadError as error:
            self.seen.append(error.partial)
        except ConnectionError as error:
            self.seen.append(type(error).__name__)
        finally:
            writer.close()
            self.ended.set()


async def cut_off(service, port, cut, reset):
    """Sends so many bytes and goes; gives what the server saw."""
    service.seen.clear()
    service.ended.clear()
    loop = asyncio.get_running_loop()
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, ("127.0.0.1", port))
    await loop.sock_sendall(client, MESSAGE[:cut])
    # What was answered is read before a reset, so that nothing is under way.
    for _ in range(MESSAGE[:cut].count(b"\n")):
        await loop.sock_recv(client, 6)
    if reset:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
    await service.ended.wait()
    return service.seen


async def every_byte():
    service = Service()
    async with await asyncio.start_server(service.serve, "127.0.0.1", 0) as server:
        for cut in range(len(MESSAGE) + 1):
            print("closed after", cut, await cut_off(service, port_of(server), cut, False))
        for cut in range(len(MESSAGE) + 1):
            seen = await cut_off(service, port_of(server), cut, True)
            # A reset may overtake what is still unread.
            whole = MESSAGE[:cut].splitlines(keepends=True)
            print("reset after", cut, [line for line in whole if line.endswith(b"\n")] == seen[:-1], seen[-1])


async def half_closed():
    service = Service()
    async with await asyncio.start_server(service.serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(server))
        writer.write(b"last words\nand a piece")
        writer.write_eof()
        print(await reader.read(), service.seen)
        writer.close()
        await writer.wait_closed()


async def slow_reader():
    """A client that reads slowly, then one that does not read and vanishes: the server keeps little for either."""
    peak = 0
    ends = asyncio.Queue()

    async def pump(reader, writer):
        nonlocal peak
        try:
            for _ in range(200):
                writer.write(b"z" * 100_000)
                peak = max(peak, writer.transport.get_write_buffer_size())
                await writer.drain()
            ends.put_nowait("all sent")
        except ConnectionError:
            ends.put_nowait("vanished")
        writer.close()

    async with await asyncio.start_server(pump, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(server), limit=1000)
        await asyncio.sleep(0.05)
        print("sent while nobody reads:", ends.qsize())
        count = 0
        while data := await reader.read(50_000):
            count += len(data)
        print(count, await ends.get(), peak <= 200_000)
        writer.close()
        _, writer = await asyncio.open_connection("127.0.0.1", port_of(server), limit=1000)
        await asyncio.sleep(0.05)
        writer.transport.abort()
        print(await ends.get(), peak <= 200_000)


async def stalled():
    """A client that says half a request and then nothing is sent away in time."""

    async def serve(reader, writer):
        try:
            async with asyncio.timeout(0.05):
                await reader.readline()
        except TimeoutError:
            writer.write(b"too slow\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(server))
        writer.write(b"half a requ")
        print(await reader.read())
        writer.close()
        await writer.wait_closed()


async def main():
    before = descriptors()
    await every_byte()
    await half_closed()
    await slow_reader()
    await stalled()
    await asyncio.sleep(0.05)
    print(descriptors() - before, len(asyncio.all_tasks()))


asyncio.run(main())
