# wait_for with no time left.
import asyncio


async def clock(log, n=8):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def measure(name, make):
    log = []

    async def watched():
        try:
            log.append(f"{name}: {await make()}")
        except TimeoutError as e:
            log.append(f"{name}: {e!r} from {e.__cause__!r}")

    await asyncio.gather(asyncio.create_task(watched()), asyncio.create_task(clock(log)))
    print(log)


async def child(k):
    try:
        for _ in range(k):
            await asyncio.sleep(0)
        return k
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def main():
    loop = asyncio.get_running_loop()
    await measure("coroutine 0", lambda: asyncio.wait_for(child(0), 0))
    await measure("coroutine -1", lambda: asyncio.wait_for(child(2), -1))
    await measure("future", lambda: asyncio.wait_for(loop.create_future(), 0))
    await measure("task", lambda: asyncio.wait_for(asyncio.create_task(child(3)), 0))
    await measure("late", lambda: asyncio.wait_for(asyncio.sleep(5), 0.1))
    await measure("future late", lambda: asyncio.wait_for(loop.create_future(), 0.1))
    await measure("in time", lambda: asyncio.wait_for(child(2), 0.1))


asyncio.run(main())
