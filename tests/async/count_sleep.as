# Iterations: sleep of zero, of less than zero, of almost nothing.
import asyncio


async def clock(log, n=9):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def measure(name, make):
    log = []

    async def watched():
        await make()
        log.append(name)

    task = asyncio.create_task(watched())
    await asyncio.gather(task, asyncio.create_task(clock(log)))
    print(log)


async def sleeps(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    await measure("sleep 0", lambda: asyncio.sleep(0))
    await measure("sleep -1", lambda: asyncio.sleep(-1))
    await measure("three sleeps", lambda: sleeps(3))
    await measure("sleep 1e-12", lambda: asyncio.sleep(1e-12))
    await measure("nothing", lambda: sleeps(0))
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(-5, "r2"), await asyncio.sleep(0.01, [1]))


asyncio.run(main())
