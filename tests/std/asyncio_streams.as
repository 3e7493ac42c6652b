# A server and clients in one program, over local TCP.
import asyncio


async def serve(reader, writer):
    peer_name = None
    while line := await reader.readline():
        text = line.decode().strip()
        if text == "quit":
            break
        writer.write(text.upper().encode() + b"\n")
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, words):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    got = []
    for w in words:
        writer.write(w.encode() + b"\n")
        got.append((await reader.readline()).decode().strip())
    writer.write(b"quit\n")
    print(got, await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await client(port, ["hello", "world"])
        await asyncio.gather(client(port, ["a"]))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"one two\nthree")
        writer.write(b"\nquit\n")
        print(await reader.readexactly(3), await reader.readuntil(b"O"), await reader.read(100))
        try:
            print(await reader.readexactly(100))
        except asyncio.IncompleteReadError as e:
            print(e.partial, e.expected)
        writer.close()
    print(server.is_serving())
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno)


asyncio.run(main())
