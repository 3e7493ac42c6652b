# Deadlines, ties between absolute ones, cancelled timers, zero delays.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    out = []
    for d in (0.3, 0.1, 0.2, 0.1):
        loop.call_later(d, out.append, d)
    await asyncio.sleep(0.5)
    print(out)
    out.clear()
    t = loop.time() + 1
    for i in range(8):
        loop.call_at(t, out.append, i)
    await asyncio.sleep(2)
    print(out)
    for n in (2, 3, 5, 6, 7, 12):
        out.clear()
        t = loop.time() + 1
        for i in range(n):
            loop.call_at(t, out.append, i)
        await asyncio.sleep(2)
        print(out)
    out.clear()
    loop.call_later(0, out.append, "later 0")
    loop.call_soon(out.append, "soon")
    loop.call_later(-1, out.append, "later -1")
    loop.call_soon(out.append, "soon 2")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(out)
    out.clear()
    handles = [loop.call_later(1, out.append, i) for i in range(5)]
    handles[1].cancel()
    handles[3].cancel()
    print(handles[1].cancelled(), handles[0].cancelled(), handles[0].when() > loop.time())
    await asyncio.sleep(2)
    print(out)


asyncio.run(main())
