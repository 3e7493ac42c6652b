# On the real clock, sleeps begun a moment apart wake in one iteration: the poll rounds up to milliseconds.
# clock: real
# no stress: what is measured is a tenth of a millisecond
import asyncio
import time


async def main():
    together = 0
    for _ in range(20):  # a busy machine may tear some apart, never all of them
        loop = asyncio.get_running_loop()
        turns = {"n": 0}
        woke = []

        def count():
            turns["n"] += 1
            if not done:
                loop.call_later(0.0005, count)

        async def sleeper(d):
            await asyncio.sleep(d)
            woke.append(loop.time())

        done = False
        a = asyncio.create_task(sleeper(0.01))
        await asyncio.sleep(0)
        t = time.perf_counter()
        while time.perf_counter() - t < 0.0001:
            pass
        b = asyncio.create_task(sleeper(0.01))
        await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
        together += a.done() and b.done()
    print(together >= 1)  # expect: True


asyncio.run(main())
