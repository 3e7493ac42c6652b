# A coroutine of the library that a call gives back is dropped only if nobody else holds it.
import asyncio


async def own():
    return "own"


async def main():
    lock = asyncio.Lock()
    queue = asyncio.Queue()
    queue.put_nowait("item")
    for make in (lambda: asyncio.sleep(0, "slept"), own, lock.acquire, queue.get, lambda: asyncio.wait_for(own(), 1)):
        coroutine = make()
        kept = {}
        kept.setdefault("it", coroutine)
        del coroutine
        print(await kept["it"])
    task = asyncio.create_task(asyncio.sleep(0, "slept in a task"))
    task.get_coro()
    print(await task)


asyncio.run(main())
