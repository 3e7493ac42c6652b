# call_soon, done callbacks and wake-ups share one queue.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def tick(i):
        log.append(i)
        if i < 8:
            loop.call_soon(tick, i + 1)

    async def waiter(f, name):
        log.append(f"{name} got {await f}")

    future = loop.create_future()
    a = asyncio.create_task(waiter(future, "a"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: log.append("callback 1"))
    b = asyncio.create_task(waiter(future, "b"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: log.append("callback 2"))
    loop.call_soon(tick, 0)
    await asyncio.sleep(0)
    future.set_result("x")
    log.append("set")
    await asyncio.gather(a, b)
    log.append("gathered")
    future.add_done_callback(lambda f: log.append("late callback"))
    log.append("added")
    await asyncio.sleep(0)
    log.append("end")
    print(log)
    handle = loop.call_soon(log.append, "never")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0)
    print("never" in log)


asyncio.run(main())
