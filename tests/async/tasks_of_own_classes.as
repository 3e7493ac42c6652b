# Methods that a subclass of Task overrides are called by await, groups, gather, timeouts and cancellations.
import asyncio


OVER = []


class Spy(asyncio.Task):
    def result(self):
        print(self.get_name(), "result")
        return super().result()

    def exception(self):
        print(self.get_name(), "exception")
        return super().exception()

    def done(self):
        if not OVER:
            print(self.get_name(), "done")
        return super().done()

    def cancelled(self):
        print(self.get_name(), "cancelled")
        return super().cancelled()

    def cancel(self, msg=None):
        print(self.get_name(), "cancel", msg)
        return super().cancel(msg)

    def add_done_callback(self, fn, *, context=None):
        print(self.get_name(), "add_done_callback")
        super().add_done_callback(fn, context=context)

    def remove_done_callback(self, fn):
        print(self.get_name(), "remove_done_callback")
        return super().remove_done_callback(fn)


def factory(loop, coro, **options):
    return Spy(coro, loop=loop, **options)


async def child(n=0, fail=False):
    for _ in range(n):
        await asyncio.sleep(0)
    if fail:
        raise ValueError("child")
    return "c"


async def awaits():
    return await asyncio.create_task(child(1), name="a")


async def awaits_failing():
    return await asyncio.create_task(child(1, True), name="a")


async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1), name="g1")
        tg.create_task(child(2), name="g2")


async def group_fails():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1, True), name="g1")
        tg.create_task(child(5), name="g2")
        await asyncio.sleep(1)


async def group_body_fails():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1, True), name="g1")
        tg.create_task(child(5), name="g2")
        raise KeyError("body")


async def cancels():
    inner = asyncio.create_task(asyncio.sleep(1), name="inner")

    async def wait():
        await inner

    outer = asyncio.create_task(wait(), name="outer")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel("bye")
    await outer


async def timed():
    async with asyncio.timeout(0.1):
        await asyncio.create_task(asyncio.sleep(1), name="slow")


async def gathers():
    return await asyncio.gather(child(1), child(2))


async def gathers_failing():
    return await asyncio.gather(child(1, True), child(2))


async def gathers_all():
    return await asyncio.gather(child(1, True), child(2), return_exceptions=True)


async def gather_cancelled():
    g = asyncio.gather(child(10), child(20))
    asyncio.get_running_loop().call_soon(g.cancel)
    return await g


async def waits():
    first = asyncio.create_task(child(1), name="w1")
    second = asyncio.create_task(child(9), name="w2")
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    return len(done), len(pending)


async def completed():
    return [await c for c in asyncio.as_completed([child(2), child(1)])]


async def shields():
    return await asyncio.shield(child(1))


async def wait_for_zero():
    return await asyncio.wait_for(child(1), 0)


SECTIONS = [
    awaits,
    awaits_failing,
    group,
    group_fails,
    group_body_fails,
    cancels,
    timed,
    gathers,
    gathers_failing,
    gathers_all,
    gather_cancelled,
    waits,
    completed,
    shields,
    wait_for_zero,
]


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    for function in SECTIONS:
        print("==", function.__name__)
        try:
            print("->", await function())
        except BaseException as error:
            print("-> raised", repr(error))
        await asyncio.sleep(0.5)
    loop.set_task_factory(None)
    # What else is asked at the end hangs on which tasks are still held.
    OVER.append(True)


asyncio.run(main())
