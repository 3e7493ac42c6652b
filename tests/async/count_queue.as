# Queue: put and get wake one waiter; the item is not reserved.
import asyncio


async def clock(log, n=8):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    queue = asyncio.Queue()

    async def getter(name):
        log.append(f"{name} got {await queue.get()}")

    async def thief():
        await asyncio.sleep(0)
        queue.put_nowait("item")
        log.append(f"thief takes {queue.get_nowait()}")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        queue.put_nowait(1)
        queue.put_nowait(2)
        log.append("two put")

    await asyncio.gather(getter("a"), getter("b"), thief(), clock(log))
    print(log)  # expect: [0, 'thief takes item', 1, 2, 'two put', 3, 'b got 1', 'a got 2', 4, 5, 6, 7]
    log.clear()
    small = asyncio.Queue(1)

    async def producer():
        for i in range(4):
            await small.put(i)
            log.append(f"p{i}")

    async def consumer():
        for _ in range(4):
            log.append(f"c{await small.get()}")

    await asyncio.gather(producer(), consumer())
    print(log)  # expect: ['p0', 'c0', 'p1', 'c1', 'p2', 'c2', 'p3', 'c3']
    log.clear()
    await asyncio.gather(consumer(), producer(), clock(log))
    print(log)  # expect: ['p0', 0, 'c0', 1, 'p1', 2, 'c1', 3, 'p2', 4, 'c2', 5, 'p3', 6, 'c3', 7]


asyncio.run(main())
