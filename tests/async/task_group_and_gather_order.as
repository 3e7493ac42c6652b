# Who runs first: order of creation, of wake-ups, of done callbacks.
import asyncio


async def main():
    log = []

    async def child(name, n):
        for i in range(n):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)
        return name

    def done(t):
        log.append(f"done {t.get_name()}")

    tasks = []
    for name, n in (("a", 2), ("b", 1), ("c", 3)):
        t = asyncio.create_task(child(name, n), name=name)
        t.add_done_callback(done)
        tasks.append(t)
    print(await asyncio.gather(*tasks))  # expect: ['a', 'b', 'c']
    print(log)  # expect: ['a0', 'b0', 'c0', 'a1', 'c1', 'done b', 'c2', 'done a', 'done c']
    log.clear()
    async with asyncio.TaskGroup() as tg:
        for name, n in (("x", 1), ("y", 2)):
            tg.create_task(child(name, n), name=name).add_done_callback(done)
        log.append("body")
        await asyncio.sleep(0)
        log.append("body again")
    print(log)  # expect: ['body', 'x0', 'y0', 'body again', 'y1', 'done x', 'done y']
    log.clear()
    f = asyncio.get_running_loop().create_future()

    async def waiter(name):
        await f
        log.append(name)

    waiters = [asyncio.create_task(waiter(n)) for n in "pqr"]
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(log.append, "soon before")
    f.set_result(None)
    asyncio.get_running_loop().call_soon(log.append, "soon after")
    await asyncio.wait(waiters)
    print(log)  # expect: ['soon before', 'p', 'q', 'r', 'soon after']
    log.clear()

    async def spawner():
        log.append("spawner")
        t = asyncio.create_task(child("s", 1))
        asyncio.get_running_loop().call_soon(log.append, "after spawn")
        await t
        log.append("spawned done")

    await asyncio.gather(spawner(), child("t", 4))
    print(log)  # expect: ['spawner', 't0', 's0', 'after spawn', 't1', 't2', 'spawned done', 't3']


asyncio.run(main())
