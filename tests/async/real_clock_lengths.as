# Sleeps, timeouts and the loop's clock take the time they say.
# clock: real
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    t, w, m = loop.time(), time.time(), time.monotonic()
    await asyncio.sleep(0.1)
    print(*[0.095 < d < 2 for d in (loop.time() - t, time.time() - w, time.monotonic() - m)])
    t = loop.time()
    await asyncio.gather(*(asyncio.sleep(0.05) for _ in range(100)))
    print(0.045 < loop.time() - t < 2)
    t = loop.time()
    try:
        await asyncio.wait_for(asyncio.sleep(30), 0.05)
    except TimeoutError:
        print(0.045 < loop.time() - t < 2)
    t = loop.time()
    time.sleep(0.05)
    await asyncio.sleep(0.01)
    print(loop.time() - t >= 0.055)


asyncio.run(main())
