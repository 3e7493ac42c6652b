# Coroutines of asyncio's own functions are looked at as those of a script are; an await goes through objects that say so.
import asyncio
import inspect


def look(coro):
    awaited = coro.cr_await
    print(coro.__qualname__, inspect.getcoroutinestate(coro), coro.cr_code.co_name, coro.cr_frame and coro.cr_frame.f_code.co_name, getattr(awaited, "__qualname__", type(awaited).__name__))


async def on(x):
    return await x


async def over(items):
    async for _ in items:
        pass


async def items():
    yield 1
    await asyncio.sleep(1)
    yield 2


async def main():
    loop = asyncio.get_running_loop()
    lock = asyncio.Lock()
    await lock.acquire()
    for coro in (asyncio.sleep(1), lock.acquire(), asyncio.Event().wait(), asyncio.Queue().get(), on(loop.create_future()), on(asyncio.sleep(1)),
                 on(loop.create_task(asyncio.sleep(1))), on(asyncio.gather(asyncio.sleep(1))), on(asyncio.wait_for(asyncio.sleep(1), 2)), over(items()), on(anext(items()))):
        look(coro)
        task = loop.create_task(coro)
        await asyncio.sleep(0)
        look(coro)
        print(type(task._fut_waiter).__name__)
        task.cancel()
        await asyncio.wait([task])
        look(coro)


async def steps():
    for step in (anext(items(), "none"), items().asend(None), items().aclose()):
        print(type(step).__name__, inspect.iscoroutine(step), asyncio.iscoroutine(step), hasattr(step, "cr_frame"), hasattr(step, "__name__"))
        print(str(task := asyncio.create_task(step)))
        print(await task)


asyncio.run(main())
asyncio.run(steps())
