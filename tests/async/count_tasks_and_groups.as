# Iterations from the step that waits to the step that goes on, by how long the child runs.
import asyncio


async def clock(log, n=11):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def measure(name, make):
    log = []

    async def watched():
        await make()
        log.append(name)

    await asyncio.gather(asyncio.create_task(watched()), asyncio.create_task(clock(log)))
    print(log)


async def child(k):
    for _ in range(k):
        await asyncio.sleep(0)
    return k


async def group(k):
    async with asyncio.TaskGroup() as tg:
        for i in range(k + 1):
            tg.create_task(child(i))


async def empty_group():
    async with asyncio.TaskGroup():
        pass


async def completed(k):
    for f in asyncio.as_completed([child(k), child(k)]):
        await f


async def nested():
    await asyncio.gather(asyncio.gather(child(0), child(1)), child(0))


async def main():
    for k in range(4):
        await measure(f"task {k}", lambda: asyncio.create_task(child(k)))
        await measure(f"gather {k}", lambda: asyncio.gather(child(0), child(k)))
        await measure(f"wait {k}", lambda: asyncio.wait([asyncio.create_task(child(k))]))
        await measure(f"shield {k}", lambda: asyncio.shield(child(k)))
        await measure(f"group {k}", lambda: group(k))
        await measure(f"as_completed {k}", lambda: completed(k))
        await measure(f"wait_for {k}", lambda: asyncio.wait_for(child(k), 5))
        await measure(f"wait_for None {k}", lambda: asyncio.wait_for(child(k), None))
        await measure(f"wait_for task {k}", lambda: asyncio.wait_for(asyncio.create_task(child(k)), 5))
    await measure("nested gather", nested)
    await measure("empty group", empty_group)
    await measure("empty gather", lambda: asyncio.gather())


asyncio.run(main())
