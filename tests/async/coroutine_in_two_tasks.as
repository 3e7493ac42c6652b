# One coroutine that is given to two tasks: both step it, both wait for what it waits for, and who comes last finds it over.
import asyncio


async def work(n):
    try:
        await asyncio.sleep(0)
        print("step", n)
        await asyncio.sleep(0.001)
        return n
    finally:
        print("over", n)


async def show(*tasks):
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        print(repr(result))


async def waits(event):
    await event.wait()
    return "set"


async def main():
    coroutine = work(1)
    tasks = [asyncio.create_task(coroutine) for _ in range(2)]
    print([task.get_coro() is coroutine for task in tasks], tasks[0] in asyncio.all_tasks())
    await show(*tasks)
    for turns in (1, 2):
        coroutine = work(1 + turns)
        first = asyncio.create_task(coroutine)
        for _ in range(turns):
            await asyncio.sleep(0)
        await show(first, asyncio.create_task(coroutine))
    event = asyncio.Event()
    coroutine = waits(event)
    tasks = [asyncio.create_task(coroutine) for _ in range(3)]
    await asyncio.sleep(0)
    event.set()
    await show(*tasks)
    queue = asyncio.Queue()
    coroutine = queue.get()
    tasks = [asyncio.create_task(coroutine) for _ in range(2)]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    await show(*tasks)


asyncio.run(main())
