# Event.set wakes all its waiters in the next iteration, in order.
import asyncio


async def clock(log, n=6):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    event = asyncio.Event()

    async def waiter(name):
        log.append(f"{name} {await event.wait()} {event.is_set()}")

    async def setter():
        await asyncio.sleep(0)
        event.set()
        log.append("set")
        event.clear()

    await asyncio.gather(*[waiter(n) for n in "abc"], setter(), clock(log))
    print(log)  # expect: [0, 'set', 1, 'a True False', 'b True False', 'c True False', 2, 3, 4, 5]
    print(event.is_set())  # expect: False
    event.set()
    event.set()
    print(event.is_set(), await event.wait())  # expect: True True
    cancelled = asyncio.Event()
    task = asyncio.create_task(cancelled.wait())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("wait cancelled")  # expect: wait cancelled
    cancelled.set()


asyncio.run(main())
