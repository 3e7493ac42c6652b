# A StreamReader fed by hand.
import asyncio


async def main():
    r = asyncio.StreamReader()
    r.feed_data(b"one\ntwo\nthree")
    print(await r.readline(), await r.read(2), await r.readuntil(b"o"), await r.readexactly(1))
    waiting = asyncio.create_task(r.readexactly(8))
    await asyncio.sleep(0)
    print(waiting.done())
    r.feed_data(b"four")
    r.feed_eof()
    try:
        await waiting
    except asyncio.IncompleteReadError as e:
        print(repr(e.partial), e.expected, e)
    print(await r.read(), r.at_eof(), await r.read(5), await r.readline())
    e = asyncio.StreamReader()
    e.set_exception(ConnectionResetError("gone"))
    try:
        await e.read()
    except ConnectionResetError as x:
        print(x)
    for bad in (lambda: r.readexactly(-1),):
        try:
            await bad()
        except ValueError as x:
            print(x)
    lines = asyncio.StreamReader()
    lines.feed_data(b"a\nb\nc")
    lines.feed_eof()
    print([line async for line in lines])
    waiter = asyncio.StreamReader()
    t = asyncio.create_task(waiter.read())
    await asyncio.sleep(0)
    try:
        await waiter.read()
    except RuntimeError as x:
        print(x)
    t.cancel()


asyncio.run(main())
