# no stress: a collection at every safepoint takes minutes with so many tasks
# clock: real
# Ten thousand connections at once to one server; the clients are two other processes that run this same program.
import asyncio
import os
import resource
import subprocess
import sys

CLIENTS = 2
EACH = 5_000
ROOM = 100


def descriptors():
    return len(os.listdir("/proc/self/fd"))


class Service:
    """Sends lines back, and knows how many are connected."""

    def __init__(self):
        self.here = 0
        self.most = 0
        self.lines = 0

    async def serve(self, reader, writer):
        self.here += 1
        self.most = max(self.most, self.here)
        try:
            while line := await reader.readline():
                self.lines += 1
                writer.write(line)
                await writer.drain()
        finally:
            self.here -= 1
            writer.close()


async def serve(count):
    before = descriptors()
    service = Service()
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0, backlog=1000)
    port = server.sockets[0].getsockname()[1]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    words = [sys.executable, os.path.abspath(__file__), str(port), str(count)]
    children = [await asyncio.create_subprocess_exec(*words, **pipes) for _ in range(CLIENTS)]
    for child in children:
        await child.stdout.readline()
    print(service.here == CLIENTS * count)
    for child in children:
        child.stdin.write(b"go on\n")
    answers = [await child.stdout.read() for child in children]
    print(sum(int(answer) for answer in answers) == CLIENTS * count)
    for child in children:
        await child.wait()
    while service.here:
        await asyncio.sleep(0.01)
    print(service.most == CLIENTS * count, service.lines == 2 * CLIENTS * count)
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.05)
    # The loop may have a few of its own by now.
    print(descriptors() - before < 5, len(asyncio.all_tasks()))


async def talk(port, number, slots, arrived, gate):
    async with slots:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    line = b"%d\n" % number
    writer.write(line)
    right = await reader.readline() == line
    arrived.release()
    await gate.wait()
    writer.write(line)
    right = right and await reader.readline() == line
    writer.close()
    await writer.wait_closed()
    return right


async def clients(port, count):
    slots, arrived, gate = asyncio.Semaphore(200), asyncio.Semaphore(0), asyncio.Event()
    tasks = [asyncio.create_task(talk(port, number, slots, arrived, gate)) for number in range(count)]
    for _ in range(count):
        await arrived.acquire()
    print("connected", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    gate.set()
    print(sum(await asyncio.gather(*tasks)))


if len(sys.argv) > 1:
    asyncio.run(clients(int(sys.argv[1]), int(sys.argv[2])))
else:
    # As many as the system lets this process have.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CLIENTS * EACH + ROOM
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, most), most))
    asyncio.run(serve(min(wanted, most) // CLIENTS - ROOM // CLIENTS))
