# A loop waits by the selector it is given, and takes its time from its own `time`: clocks that jump are made so.
import asyncio
import functools
import selectors
from unittest import mock


class JumpingSelector(selectors.SelectSelector):
    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def select(self, timeout=None):
        if timeout is not None and timeout > 0:
            self.clock.now += timeout
            timeout = 0
        return super().select(timeout)


class JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.now = 0.0
        super().__init__(JumpingSelector(self))

    def time(self):
        return self.now


async def nap(seconds):
    await asyncio.sleep(seconds)
    print("woke after", seconds, "at", asyncio.get_running_loop().time())


async def naps():
    await asyncio.gather(nap(3000), nap(1000), nap(2000))
    try:
        async with asyncio.timeout(500):
            await asyncio.sleep(9000)
    except TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())


loop = JumpingLoop()
loop.run_until_complete(naps())
loop.close()
asyncio.run(naps(), loop_factory=JumpingLoop)


# The same for a loop that runs already, by replacing two of its attributes.
class Clock:
    def __init__(self):
        self.now = 0.0

    def time(self):
        return self.now

    def select(self, original, timeout):
        if timeout is not None and timeout > 0:
            self.now += timeout
        return original(0)


async def patched():
    clock = Clock()
    loop = asyncio.get_running_loop()
    jumping = functools.partial(clock.select, loop._selector.select)
    with mock.patch.object(loop._selector, "select", new=jumping), mock.patch.object(loop, "time", new=clock.time):
        await naps()


asyncio.run(patched())
