# A coroutine that waits for something cannot be awaited by another, whoever drives it.
import asyncio
import types


@types.coroutine
def turn():
    yield


async def waits(event):
    await event.wait()
    return "waited"


async def turns(n):
    for _ in range(n):
        await turn()
    return "turned"


async def attempt(what, coro):
    try:
        print(what, await coro)
    except RuntimeError as error:
        print(what, repr(error))


async def main():
    event = asyncio.Event()
    coro = waits(event)
    task = asyncio.create_task(coro)
    await asyncio.sleep(0)
    await attempt("a task's:", coro)
    await attempt("a second time:", coro)
    event.set()
    print(await task)
    await attempt("done:", coro)

    coro = turns(2)
    task = asyncio.create_task(coro)
    await asyncio.sleep(0)
    await attempt("a task's that gives way:", coro)
    print(await task)

    by_hand = turns(3)
    by_hand.send(None)
    await attempt("by hand:", by_hand)
    by_hand.close()
    await attempt("closed:", by_hand)

    loop = asyncio.get_running_loop()
    for coro in [
        asyncio.sleep(0.1),
        asyncio.sleep(0),
        asyncio.Event().wait(),
        asyncio.Semaphore(0).acquire(),
        asyncio.Queue().get(),
        asyncio.Barrier(2).wait(),
        asyncio.wait_for(loop.create_future(), 1),
    ]:
        task = asyncio.create_task(coro)
        await asyncio.sleep(0)
        await attempt(coro.__qualname__, coro)
        task.cancel()
        await asyncio.wait([task])
        await attempt(coro.__qualname__, coro)


asyncio.run(main())
