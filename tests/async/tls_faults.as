# no stress: hundreds of handshakes
# clock: real
# A TLS connection cut after any number of bytes, from either side, by an end or a reset: each says so and nothing is left.
import asyncio
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")
# More bytes than a whole conversation has.
ALL = 100_000
STEP = 97


def descriptors():
    return len(os.listdir("/proc/self/fd"))


def port_of(server):
    return server.sockets[0].getsockname()[1]


def for_server():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(HERE, "localhost.pem"), os.path.join(HERE, "localhost.key"))
    return context


async def upper_case(reader, writer):
    try:
        writer.write((await reader.readline()).upper())
        await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.close()


class Cutter:
    """A proxy that lets so many bytes pass each way, then ends the connection or resets it."""

    def __init__(self, target, up, down, reset):
        self.target = target
        self.up = up
        self.down = down
        self.reset = reset

    async def serve(self, reader, writer):
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        writers = writer, far_writer
        await asyncio.gather(self.copy(reader, far_writer, self.up, writers), self.copy(far_reader, writer, self.down, writers))

    async def copy(self, reader, writer, most, writers):
        try:
            while most and (data := await reader.read(min(4096, most))):
                most -= len(data)
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        for one in writers:
            if self.reset:
                one.transport.abort()
            else:
                one.close()


async def ask(port, context):
    """Gives the answer, or what kind of error came instead of it."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost")
    except OSError:
        return "not connected"
    try:
        writer.write(b"hello\n")
        await writer.drain()
        return await reader.read()
    except OSError:
        return "lost"
    finally:
        writer.close()


async def main():
    before = descriptors()
    trusting = ssl.create_default_context(cafile=os.path.join(HERE, "ca.pem"))
    server = await asyncio.start_server(upper_case, "127.0.0.1", 0, ssl=for_server())
    print(await ask(port_of(server), trusting))
    cuts = [(up, ALL) for up in range(0, 2500, STEP)] + [(ALL, down) for down in range(0, 2500, STEP)]
    kinds = {b"HELLO\n", b"", "not connected", "lost"}
    for reset in (False, True):
        seen = []
        for up, down in cuts:
            cutter = Cutter(port_of(server), up, down, reset)
            async with await asyncio.start_server(cutter.serve, "127.0.0.1", 0) as proxy:
                async with asyncio.timeout(10):
                    seen.append(await ask(port_of(proxy), trusting))
        print("reset" if reset else "ended", len(seen), set(seen) <= kinds, b"HELLO\n" in seen, "not connected" in seen)
    server.close()
    async with asyncio.timeout(10):
        await server.wait_closed()
    await asyncio.sleep(0.05)
    print(descriptors() - before, len(asyncio.all_tasks()))


asyncio.run(main())
