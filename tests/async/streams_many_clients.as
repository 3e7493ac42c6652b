# Thirty clients at once, lines in both directions, big payloads in pieces.
import asyncio


async def main():
    served = 0

    async def serve(reader, writer):
        nonlocal served
        async for line in reader:
            n = int(line)
            writer.write(b"x" * n + b"\n")
            await writer.drain()
        served += 1
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def client(i):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2 ** 22)
        sizes = [i, 1000 * i, 1]
        got = []
        for n in sizes:
            writer.write(f"{n}\n".encode())
            got.append(len(await reader.readline()) - 1)
        writer.write_eof()
        rest = await reader.read()
        writer.close()
        await writer.wait_closed()
        return got == sizes and rest == b""

    print(all(await asyncio.gather(*(client(i) for i in range(30)))))  # expect: True
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2 ** 22)
    writer.write(b"1000000\n")
    data = await reader.readuntil(b"\n")
    print(len(data))  # expect: 1000001
    writer.writelines([b"3", b"\n", b"2\n"])
    print(await reader.readexactly(4), await reader.readline())  # expect: b'xxx\n' b'xx\n'
    writer.close()
    await writer.wait_closed()
    small, writer = await asyncio.open_connection("127.0.0.1", port, limit=64)
    writer.write(b"1000\n")
    try:
        await small.readline()
    except ValueError as e:
        print(type(e).__name__, e)  # expect: ValueError Separator is found, but chunk is longer than limit
    writer.close()
    server.close()
    await server.wait_closed()
    print(served >= 30)  # expect: True


asyncio.run(main())
