# An async generator that begins after those of its loop were closed is warned of.
import asyncio
import warnings


async def gen():
    yield 1
    yield 2


async def main():
    loop = asyncio.get_running_loop()
    g0 = gen()
    await g0.__anext__()
    await loop.shutdown_asyncgens()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        g = gen()
        await g.__anext__()
        async for x in gen():
            pass
        await gen().aclose()
        async for x in g0:
            print("never")
    print([(w.category.__name__, str(w.message).split(" at ")[0], str(w.message).split(" was ")[1]) for w in caught])
    await g.aclose()


asyncio.run(main())
