# Nodes tell a monitor over UDP that they live; it says who has fallen silent, and who has come back.
import asyncio

BEAT = 1.0
PATIENCE = 2.5


class Monitor(asyncio.DatagramProtocol):
    """Hears the beats; every name has a timer, which each beat winds up again."""

    def __init__(self):
        self.timers = {}
        self.beats = {}

    def datagram_received(self, data, address):
        name = data.decode()
        self.beats[name] = self.beats.get(name, 0) + 1
        timer = self.timers.get(name)
        if timer is None:
            print(f"{now():4.1f}  {name} is there")
        else:
            timer.cancel()
        self.timers[name] = loop.call_later(PATIENCE, self.silent, name)

    def silent(self, name):
        print(f"{now():4.1f}  {name} has fallen silent")
        del self.timers[name]


class Node(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport


async def beat(name, address, times):
    """Says so many times that it lives."""
    transport, _ = await loop.create_datagram_endpoint(Node, remote_addr=address)
    for _ in range(times):
        transport.sendto(name.encode())
        await sleep(BEAT)
    transport.close()


def now():
    return loop.time() - started


loop = asyncio.get_running_loop()
started = loop.time()
transport, monitor = await loop.create_datagram_endpoint(Monitor, local_addr=("127.0.0.1", 0))
address = transport.get_extra_info("sockname")

async with TaskGroup() as group:
    group.create_task(beat("ada", address, 12))
    group.create_task(beat("bob", address, 3))
    await sleep(0.5)
    group.create_task(beat("eve", address, 6))
    await sleep(7)
    group.create_task(beat("bob", address, 4))

await sleep(PATIENCE + 1)
print(monitor.beats)
transport.close()
