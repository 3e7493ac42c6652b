# Coroutines that are stored before they are awaited leave nothing behind: memory stays where it was.
# no stress: a hundred thousand coroutines, collected at every step
import asyncio


def resident():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1])


class Source:
    def __init__(self):
        self.items = [[i] for i in range(1000)]

    async def take(self, i):
        return self.items[i]

    def later(self, i):
        return self.take(i)


async def round():
    source = Source()
    total = 0
    for i in range(200):
        waiting = source.later(i)
        total += (await waiting)[0]
    return total


async def main():
    for _ in range(100):
        await round()
    try:
        before = resident()
    except OSError:
        # Only Linux tells.
        before = None
    total = 0
    for _ in range(600):
        total += await round()
    print(total, before is None or resident() - before < 10_000)


asyncio.run(main())
