# What tasks, futures and timers queue goes through the loop's own call_soon, call_later and call_at.
# clock: real
import asyncio


def name_of(callback):
    return getattr(callback, "__qualname__", None) or type(callback).__name__


class TellingLoop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        print("  call_soon", name_of(callback))
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        print("  call_later", delay)
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        print("  call_at", name_of(callback))
        return super().call_at(when, callback, *args, context=context)


async def child():
    await asyncio.sleep(0)
    return 1


async def main():
    print("yield")
    await asyncio.sleep(0)
    print("sleep")
    await asyncio.sleep(0.01)
    print("task")
    print(await asyncio.create_task(child()))
    print("gather")
    print(await asyncio.gather(child(), child()))
    print("timeout")
    async with asyncio.timeout(1):
        await asyncio.sleep(0)
    print("lock")
    lock = asyncio.Lock()
    async with lock:
        waiter = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await waiter
    print("event")
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    await waiter
    print("group")
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print("future")
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda future: print("  told", future.result()))
    future.set_result(1)
    await future
    future.add_done_callback(lambda future: print("  told late"))
    print("shield")
    await asyncio.shield(child())
    print("cancel")
    sleeper = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    sleeper.cancel()
    try:
        await sleeper
    except asyncio.CancelledError:
        print("cancelled")
    print("end")


asyncio.run(main(), loop_factory=TellingLoop)


class CountingLoop(asyncio.SelectorEventLoop):
    """Loses what it is told to lose."""

    count = 0

    def call_soon(self, callback, *args, context=None):
        self.count += 1
        return super().call_soon(callback, *args, context=context)


async def count():
    loop = asyncio.get_running_loop()
    before = loop.count
    await asyncio.gather(*(child() for _ in range(10)))
    return loop.count - before


print(asyncio.run(count(), loop_factory=CountingLoop))
