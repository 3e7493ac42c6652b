# Futures of a script's own making are awaited, cancelled and gathered by their methods.
import asyncio


class LoopFuture:
    _asyncio_future_blocking = False

    def __init__(self, loop):
        self._loop = loop
        self.callbacks = []
        self.value = None
        self.is_done = False

    def get_loop(self):
        return self._loop

    def add_done_callback(self, fn, *, context=None):
        print("added")
        self.callbacks.append(fn)

    def result(self):
        return self.value

    def done(self):
        return self.is_done

    def cancel(self, msg=None):
        print("cancel asked", msg)
        self.set("cancelled")
        return True

    def cancelled(self):
        return False

    def exception(self):
        return None

    def set(self, value):
        self.value = value
        self.is_done = True
        for fn in self.callbacks:
            self._loop.call_soon(fn, self)

    def __await__(self):
        if not self.is_done:
            self._asyncio_future_blocking = True
            yield self
        return self.value

    __iter__ = __await__


async def waits(f):
    return await f


async def main():
    loop = asyncio.get_running_loop()
    f = LoopFuture(loop)
    loop.call_later(0.1, f.set, 5)
    print(asyncio.isfuture(f))
    print(await f)
    print(await waits(f))
    f = LoopFuture(loop)
    t = asyncio.create_task(waits(f))
    await asyncio.sleep(0)
    print(t.cancel("stop"))
    print(await t)
    f = LoopFuture(loop)
    loop.call_later(0.1, f.set, 7)
    print(await asyncio.gather(f, waits(f)))
    f = LoopFuture(loop)
    loop.call_later(0.1, f.set, 8)
    print(await asyncio.wait_for(f, 1))
    f = LoopFuture(loop)
    t = asyncio.create_task(waits(f))
    await asyncio.sleep(0)
    print(t._fut_waiter is f)
    f.set("seen")
    print(await t)
    f = LoopFuture(loop)
    print(asyncio.ensure_future(f) is f, asyncio.isfuture(LoopFuture), asyncio.isfuture(f))
    f.set(1)
    print(await asyncio.shield(f))


asyncio.run(main())
