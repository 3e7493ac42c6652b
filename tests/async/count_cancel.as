# When a cancellation is seen: by what the task waits on.
import asyncio


async def clock(log, n=9):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def measure(name, make, before=2):
    log = []

    async def watched():
        try:
            await make()
            log.append(f"{name} went on")
        except asyncio.CancelledError:
            log.append(name)
            raise

    async def canceller(task):
        for _ in range(before):
            await asyncio.sleep(0)
        task.cancel()
        log.append("cancel")

    task = asyncio.create_task(watched())
    other = asyncio.create_task(canceller(task))
    await asyncio.gather(task, other, clock(log), return_exceptions=True)
    print(log)


async def forever():
    while True:
        await asyncio.sleep(0)


async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(9))
        tg.create_task(asyncio.sleep(9))


async def main():
    loop = asyncio.get_running_loop()
    await measure("future", loop.create_future)
    await measure("sleep", lambda: asyncio.sleep(9))
    await measure("sleep 0", forever)
    await measure("task", lambda: asyncio.create_task(asyncio.sleep(9)))
    await measure("gather", lambda: asyncio.gather(asyncio.sleep(9), asyncio.sleep(9)))
    await measure("nested gather", lambda: asyncio.gather(asyncio.gather(asyncio.sleep(9))))
    await measure("shield", lambda: asyncio.shield(asyncio.sleep(1)))
    await measure("wait", lambda: asyncio.wait([asyncio.create_task(asyncio.sleep(1))]))
    await measure("wait_for", lambda: asyncio.wait_for(asyncio.sleep(9), 20))
    await measure("group", group)
    await measure("lock", lock_held)
    await measure("queue", lambda: asyncio.Queue().get())
    await measure("event", lambda: asyncio.Event().wait())
    await measure("unstarted", lambda: asyncio.sleep(9), before=0)


async def lock_held():
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()


asyncio.run(main())
