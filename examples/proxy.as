# A TCP proxy that carries both directions at once, and passes on the end of each by itself ("half-close").
from asyncio import open_connection, start_server


async def carry(reader, writer, counted, direction):
    """Copies until the end, then says so to the other side; what it cannot take yet holds the reading back."""
    while data := await reader.read(65536):
        counted[direction] += len(data)
        writer.write(data)
        await writer.drain()
    writer.write_eof()


async def start_proxy(target_port):
    counted = {"up": 0, "down": 0}

    async def serve(reader, writer):
        try:
            far_reader, far_writer = await open_connection("127.0.0.1", target_port)
        except OSError as error:
            print("proxy: the target does not answer:", type(error).__name__)
            writer.close()
            return
        try:
            async with TaskGroup() as group:
                group.create_task(carry(reader, far_writer, counted, "up"))
                group.create_task(carry(far_reader, writer, counted, "down"))
        except* ConnectionError:
            pass  # one side has vanished: so does the other
        finally:
            far_writer.close()
            writer.close()

    return await start_server(serve, "127.0.0.1", 0), counted


async def sum_up(reader, writer):
    """Reads numbers to the end of its input, and answers only then."""
    total = 0
    async for line in reader:
        total += int(line)
    writer.write(f"the sum is {total}\n".encode())
    writer.close()


def port_of(server):
    return server.sockets[0].getsockname()[1]


async def ask(port, count):
    reader, writer = await open_connection("127.0.0.1", port)
    for number in range(count):
        writer.write(f"{number}\n".encode())
        await writer.drain()
    writer.write_eof()  # nothing more comes, but the answer is still read
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.decode().strip()


target = await start_server(sum_up, "127.0.0.1", 0)
proxy, counted = await start_proxy(port_of(target))
print(await ask(port_of(proxy), 10))
print(await gather(*[ask(port_of(proxy), count) for count in (100, 300, 500)]))
print(counted)

target.close()
await target.wait_closed()
print(repr(await ask(port_of(proxy), 0)))
proxy.close()
await proxy.wait_closed()
