# A variable goes on holding what was awaited through it, though the call stands right before the await.
import asyncio


async def inner(n):
    await asyncio.sleep(0)
    return n


async def quick(n):
    return n


async def several():
    slow = inner(1)
    print(await slow, type(slow).__name__, slow.cr_frame, slow.cr_await)
    fast = quick(2)
    value = await fast
    print(value, type(fast).__name__, fast.cr_running)
    try:
        await fast
    except RuntimeError as error:
        print(error)
    result = await (walrus := quick(3))
    print(result, type(walrus).__name__)
    kept = quick(4)
    await kept
    return kept


async def natives():
    print(await asyncio.sleep(0, "direct"))
    pause = asyncio.sleep(0, "slept")
    print(await pause, pause is None)
    pause = asyncio.sleep(0.1)
    await pause
    print(pause is None, asyncio.iscoroutine(pause))
    event = asyncio.Event()
    event.set()
    waits = event.wait()
    print(await waits, asyncio.iscoroutine(waits))
    lock = asyncio.Lock()
    takes = lock.acquire()
    print(await takes, asyncio.iscoroutine(takes), lock.locked())
    queue = asyncio.Queue()
    puts = queue.put(5)
    await puts
    gets = queue.get()
    print(await gets, asyncio.iscoroutine(puts), asyncio.iscoroutine(gets))
    for done in pause, waits, gets:
        try:
            await done
        except RuntimeError as error:
            print(error)


async def main():
    again = await several()
    print(type(again).__name__)
    task = asyncio.create_task(several())
    print(type(await task).__name__)
    await natives()


asyncio.run(main())
