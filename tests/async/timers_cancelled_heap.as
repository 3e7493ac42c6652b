# Cancelled timers keep their places, until more than half of a hundred are dropped together.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for n, cancel in ((7, [1]), (7, [0]), (9, [2, 5]), (150, range(100)), (150, range(0, 150, 2)), (130, range(50, 120))):
        out = []
        t = loop.time() + 1
        handles = [loop.call_at(t, out.append, i) for i in range(n)]
        for i in cancel:
            handles[i].cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(2)
        print(n, len(out), out[:12], out[-4:])


asyncio.run(main())
