# An async generator that has ended is asked to close at the end of a run, as long as somebody holds it: that takes a task.
import asyncio


async def items():
    yield 1
    yield 2


async def main(kept):
    it = items()
    if kept:
        KEPT.append(it)
    print([x async for x in it])


async def name():
    return asyncio.current_task().get_name()


async def looks():
    it = items()
    task = asyncio.create_task(anext(it))
    print(it.ag_running)
    await task
    async for _ in it:
        print(it.ag_running)


async def waits():
    async def slow():
        await asyncio.sleep(0)
        yield 1

    it = slow()

    async def loops():
        async for _ in it:
            pass

    task = asyncio.create_task(loops())
    await asyncio.sleep(0)
    print(it.ag_running)
    await task
    print(it.ag_running)


async def thrown():
    # One that has not begun lets a StopIteration out as it is: it ends the await.
    print(await items().athrow(StopIteration(5)))


KEPT = []
for kept in (False, True):
    asyncio.run(main(kept))
    print(asyncio.run(name()))
asyncio.run(looks())
asyncio.run(waits())
asyncio.run(thrown())
