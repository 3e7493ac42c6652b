# What is done already does not suspend, or suspends by a fixed count.
import asyncio


async def clock(log, n=7):
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


async def value():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.create_task(value())
    await done
    future = loop.create_future()
    future.set_result(2)
    await measure("done task", lambda: asyncio.wait_for(done, None))
    await measure("wait", lambda: asyncio.wait([done, future]))
    await measure("gather", lambda: asyncio.gather(done, future))
    await measure("gather one", lambda: asyncio.gather(done, value()))

    async def shielded():
        return await asyncio.shield(done)

    await measure("shield", shielded)

    async def await_both():
        return await done, await future

    await measure("await both", await_both)

    async def completed():
        return [await f for f in asyncio.as_completed([done, future])]

    await measure("as_completed", completed)
    await measure("wait_for 0", lambda: asyncio.wait_for(done, 0))
    await measure("wait_for -1", lambda: asyncio.wait_for(future, -1))
    lock, event, queue, sem = asyncio.Lock(), asyncio.Event(), asyncio.Queue(), asyncio.Semaphore(1)
    event.set()
    queue.put_nowait(1)
    await measure("lock", lambda: lock.acquire())
    await measure("event", lambda: event.wait())
    await measure("get", lambda: queue.get())
    await measure("put", lambda: queue.put(1))
    await measure("semaphore", lambda: sem.acquire())
    asyncio.current_task()


asyncio.run(main())
