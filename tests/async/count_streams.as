# Local connections: what happens in which iteration is the same in every run.
import asyncio


async def main():
    log = []

    async def serve(reader, writer):
        log.append("handler")
        data = await reader.read(100)
        log.append(f"server got {data!r}")
        writer.write(b"pong")
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        log.append("server closed")

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    log.append("connected")
    writer.write(b"ping")
    await writer.drain()
    log.append("written")
    log.append(await reader.read(100))
    log.append(await reader.read(100))
    writer.close()
    await writer.wait_closed()
    log.append("closed")
    await asyncio.sleep(0.05)
    print(log)
    server.close()
    await server.wait_closed()
    print(server.is_serving(), writer.is_closing(), reader.at_eof())


asyncio.run(main())
