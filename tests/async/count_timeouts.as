# A deadline cancels its task; how many iterations until the block is left.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def tick(i):
        log.append(i)
        if i < 7:
            loop.call_soon(tick, i + 1)

    async def measure(name, make):
        log.clear()
        t = loop.time() + 1
        loop.call_at(t - 0.1, lambda: None)
        try:
            async with asyncio.timeout_at(t) as cm:
                loop.call_later(1 - 1e-6, lambda: None)
                loop.call_at(t + 0.0, tick, 0)
                await make()
        except TimeoutError:
            log.append(name)
        await asyncio.sleep(1)
        print(log, cm.expired())

    await measure("future", loop.create_future)
    await measure("task", lambda: asyncio.create_task(asyncio.sleep(9)))
    await measure("gather", lambda: asyncio.gather(asyncio.sleep(9), asyncio.sleep(9)))
    await measure("sleep", lambda: asyncio.sleep(9))
    await measure("queue", lambda: asyncio.Queue().get())

    async def zero(name, delay, make):
        log.clear()
        loop.call_soon(tick, 0)
        try:
            async with asyncio.timeout(delay):
                await make()
            log.append("passed")
        except TimeoutError:
            log.append(name)
        await asyncio.sleep(0.1)
        print(log)

    async def nothing():
        pass

    await zero("nothing", 0, nothing)
    await zero("sleep 0", 0, lambda: asyncio.sleep(0))
    await zero("sleep 9", 0, lambda: asyncio.sleep(9))
    await zero("sleep 9", -1, lambda: asyncio.sleep(9))
    await zero("future", 0, loop.create_future)


asyncio.run(main())
