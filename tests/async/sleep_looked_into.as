# A sleep that is awaited where it is called: who asks finds the coroutine CPython has there, and may drive it by hand.
import asyncio
import inspect


async def sleeper(delay):
    try:
        await asyncio.sleep(delay)
        print("  rested")
    except BaseException as error:
        print("  ends by", repr(error))
        raise
    finally:
        print("  over")


async def outer(delay):
    await sleeper(delay)


def awaited(coro):
    names = []
    while inspect.iscoroutine(coro):
        names.append(f"{coro.__qualname__} {inspect.getcoroutinestate(coro)}")
        coro = coro.cr_await
    return names


async def looked_at(delay, wait):
    print("looked at", delay, wait)
    task = asyncio.create_task(outer(delay))
    await asyncio.sleep(wait)
    print(awaited(task.get_coro()))
    await task
    print(awaited(task.get_coro()))


async def cancelled(delay, look_first):
    print("cancelled", delay, look_first)
    task = asyncio.create_task(outer(delay))
    await asyncio.sleep(0)
    if look_first:
        print(awaited(task.get_coro()))
    task.cancel("enough")
    print(awaited(task.get_coro()))
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled with", error.args)


async def sent(delay, times):
    print("sent", delay, times)
    task = asyncio.create_task(outer(delay))
    await asyncio.sleep(0)
    coro = task.get_coro()
    for _ in range(times):
        try:
            print("given", type(coro.send(None)).__name__)
        except BaseException as error:
            print("by hand", repr(error))
    try:
        await asyncio.wait_for(task, 1)
    except BaseException as error:
        print("out", repr(error))


async def thrown(delay):
    print("thrown", delay)
    task = asyncio.create_task(outer(delay))
    await asyncio.sleep(0)
    try:
        task.get_coro().throw(KeyError("by hand"))
    except KeyError as error:
        print("by hand", repr(error))
    try:
        await asyncio.wait_for(task, 1)
    except BaseException as error:
        print("out", repr(error))


async def closed(delay):
    print("closed", delay)
    task = asyncio.create_task(outer(delay))
    await asyncio.sleep(0)
    task.get_coro().close()
    try:
        await asyncio.wait_for(task, 1)
    except BaseException as error:
        print("out", repr(error))


async def main():
    for delay in 0, 0.1:
        await looked_at(delay, 0)
        await cancelled(delay, False)
        await cancelled(delay, True)
        await sent(delay, 1)
        await sent(delay, 2)
        await thrown(delay)
        await closed(delay)
    # The timer fires in the same iteration, before the one who looks.
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(outer(0.1))
    await asyncio.sleep(0)
    loop.call_later(0.1, lambda: print("fired", awaited(task.get_coro())))
    await task


asyncio.run(main())
for function in asyncio.sleep, asyncio.gather, asyncio.wait, asyncio.wait_for, asyncio.run, asyncio.timeout, asyncio.to_thread:
    print(function.__module__, function.__name__, inspect.iscoroutinefunction(function), list(inspect.signature(function).parameters))
