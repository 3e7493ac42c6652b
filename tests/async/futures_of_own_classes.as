# Methods that a subclass of Future overrides are called by await, gather, wait, shield, timeouts and cancellations.
import asyncio


class F(asyncio.Future):
    def result(self):
        print("result")
        return super().result()

    def exception(self):
        print("exception")
        return super().exception()

    def done(self):
        print("done")
        return super().done()

    def cancelled(self):
        print("cancelled")
        return super().cancelled()

    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)

    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback")
        super().add_done_callback(fn, context=context)

    def remove_done_callback(self, fn):
        print("remove_done_callback")
        return super().remove_done_callback(fn)

    def set_result(self, r):
        print("set_result", r)
        super().set_result(r)

    def set_exception(self, e):
        print("set_exception", repr(e))
        super().set_exception(e)

    def get_loop(self):
        print("get_loop")
        return super().get_loop()

    def __await__(self):
        print("await")
        r = yield from super().__await__()
        print("awaited", r)
        return r

    __iter__ = __await__


async def child(n=0, fail=False):
    for _ in range(n):
        await asyncio.sleep(0)
    if fail:
        raise ValueError("child")
    return "c"


async def section(name, coro):
    print("==", name)
    try:
        print("->", await coro)
    except BaseException as e:
        print("-> raised", repr(e))


async def aw(f):
    return await f


async def cancel_waiter(f):
    t = asyncio.create_task(aw(f))
    await asyncio.sleep(0)
    t.cancel("m")
    await t


async def timed(f):
    async with asyncio.timeout(0.1):
        await f


async def completed(*fs):
    return [await x for x in asyncio.as_completed(fs)]


async def waits(*fs, **options):
    done, pending = await asyncio.wait(fs, **options)
    return len(done), len(pending)


async def main():
    loop = asyncio.get_running_loop()
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("await", aw(f))
    await section("await done", aw(f))
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("gather", aw(asyncio.gather(f, child())))
    await section("gather done", aw(asyncio.gather(f, child())))
    f = F()
    loop.call_soon(f.set_exception, KeyError(1))
    await section("gather exc", aw(asyncio.gather(f, child())))
    f = F()
    loop.call_soon(f.cancel, "gone")
    await section("gather cancelled ret", aw(asyncio.gather(f, child(), return_exceptions=True)))
    f = F()
    g = asyncio.gather(f, child(5))
    loop.call_soon(g.cancel, "gg")
    await section("gather cancel", aw(g))
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("wait", waits(f))
    await section("wait done", waits(f))
    f = F()
    await section("wait timeout", waits(f, timeout=0.1))
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("wait_for", asyncio.wait_for(f, 1))
    await section("wait_for 0", asyncio.wait_for(f, 0))
    f = F()
    await section("wait_for 0 pending", asyncio.wait_for(f, 0))
    f = F()
    await section("wait_for timeout", asyncio.wait_for(f, 0.1))
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("shield", aw(asyncio.shield(f)))
    await section("shield done", aw(asyncio.shield(f)))
    f = F()
    loop.call_soon(f.set_result, 1)
    await section("as_completed", completed(f))
    f = F()
    await section("cancel waiter", cancel_waiter(f))
    f = F()
    await section("timeout", timed(f))
    f = F()
    f.set_result(3)
    await section("ensure", aw(asyncio.ensure_future(f)))


asyncio.run(main())
