# A wait for a primitive that is awaited where it is called: what it leaves behind however it ends.
import asyncio


def waiters(thing):
    return len(thing._waiters or ())


async def waits(event, name):
    try:
        print(name, "gets", await event.wait())
    except BaseException as error:
        print(name, "ends by", repr(error), "waiters", waiters(event))
        raise


async def acquires(lock, name, hold):
    try:
        print(name, "gets", await lock.acquire())
    except BaseException as error:
        print(name, "ends by", repr(error), "waiters", waiters(lock))
        raise
    await hold.wait()
    lock.release()


async def enters(lock, name):
    async with lock as given:
        print(name, "is in with", given)


async def events():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, n)) for n in "abc"]
    await asyncio.sleep(0)
    print("waiting", waiters(event), [t.get_coro().cr_await.__qualname__ for t in tasks])
    tasks[1].cancel("enough")
    print("cancelled, not told", waiters(event))
    await asyncio.sleep(0)
    print("told", waiters(event))
    event.set()
    print("set", waiters(event), event._waiters[0])
    tasks[2].cancel("late")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print("left", waiters(event))


async def closed_by_hand():
    event = asyncio.Event()
    coro = waits(event, "by hand")
    task = asyncio.create_task(coro)
    await asyncio.sleep(0)
    try:
        coro.send(None)
    except RuntimeError as error:
        print("refused:", error)
    print("left", waiters(event))
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


async def broken_waiter():
    event = asyncio.Event()
    task = asyncio.create_task(waits(event, "broken"))
    await asyncio.sleep(0)
    event._waiters[0].set_exception(KeyError("from outside"))
    print(await asyncio.gather(task, return_exceptions=True), waiters(event))


async def turns(make, hold):
    lock = make()
    held = asyncio.Event()
    first = asyncio.create_task(acquires(lock, "first", held))
    await asyncio.sleep(0)
    second = asyncio.create_task(acquires(lock, "second", held))
    third = asyncio.create_task(enters(lock, "third"))
    await asyncio.sleep(0)
    print("waiting", waiters(lock), second.get_coro().cr_await.__qualname__, third.get_coro().cr_await.__qualname__)
    held.set()
    await asyncio.sleep(0)
    print("released", lock.locked(), waiters(lock))
    # Its turn has come, and it is cancelled before it runs: the turn goes on.
    second.cancel()
    print(await asyncio.gather(first, second, third, return_exceptions=True))
    print("left", lock.locked(), waiters(lock))


class Door(asyncio.Event):
    pass


async def handled_before():
    event = Door()
    try:
        raise ValueError("first")
    except ValueError:
        task = asyncio.current_task()
        asyncio.get_running_loop().call_soon(task.cancel)
        try:
            await event.wait()
        except asyncio.CancelledError as error:
            print(repr(error), "while", repr(error.__context__))
            task.uncancel()
        event = asyncio.Event()
        asyncio.get_running_loop().call_soon(task.cancel)
        try:
            await event.wait()
        except asyncio.CancelledError as error:
            print(repr(error), "while", repr(error.__context__))
            task.uncancel()


async def main():
    await events()
    await closed_by_hand()
    await broken_waiter()
    await turns(asyncio.Lock, None)
    await turns(asyncio.Semaphore, None)
    await handled_before()


asyncio.run(main())
