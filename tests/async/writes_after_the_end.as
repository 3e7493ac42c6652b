# Writes after the end of a connection or pipe are lost; after five each is logged.
# clock: real
import asyncio
import logging


class Told(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage())


logging.getLogger("asyncio").addHandler(Told())
logging.getLogger("asyncio").propagate = False


async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await reader.read()
        writer.close()
        await writer.wait_closed()
    for i in range(6):
        print("socket", i)
        writer.write(b"x")
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE)
    process.stdin.close()
    await process.wait()
    for i in range(7):
        print("pipe", i)
        process.stdin.write(b"x")


asyncio.run(main())
