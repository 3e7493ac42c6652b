# Condition.notify: the woken ones take the lock one by one.
import asyncio


async def clock(log, n=12):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    cond = asyncio.Condition()

    async def waiter(name):
        async with cond:
            await cond.wait()
            log.append(name)

    async def notifier(hold):
        for _ in range(3):
            await asyncio.sleep(0)
        async with cond:
            cond.notify_all()
            log.append("notified")
            for _ in range(hold):
                await asyncio.sleep(0)
        log.append("released")

    await asyncio.gather(waiter("a"), waiter("b"), waiter("c"), notifier(0), clock(log))
    print(log)
    log.clear()
    await asyncio.gather(waiter("a"), waiter("b"), notifier(2), clock(log))
    print(log)
    for call in (cond.notify, cond.notify_all):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    items = []

    async def consumer():
        async with cond:
            await cond.wait_for(lambda: len(items) > 1)
            print("enough", items)

    task = asyncio.create_task(consumer())
    for i in range(2):
        await asyncio.sleep(0)
        async with cond:
            items.append(i)
            cond.notify()
    await task
    print(cond.locked())


asyncio.run(main())
