# A loop that leaves an async generator: the loop closes it in a task of its own.
import asyncio


async def source():
    try:
        for i in range(5):
            yield i
    finally:
        print("finally in", asyncio.current_task().get_name() != "main")


async def ticks(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0)


async def main():
    asyncio.current_task().set_name("main")
    t = asyncio.create_task(ticks(5))
    await asyncio.sleep(0)
    async for x in source():
        break
    print("after break")
    await t

    async def returns():
        async for x in source():
            return x

    t = asyncio.create_task(ticks(5))
    await asyncio.sleep(0)
    print(await returns())
    await t
    from contextlib import aclosing
    async with aclosing(source()) as s:
        async for x in s:
            break
    print("closed in place")
    kept = source()
    print(await anext(kept))
    print("main ends with one open")


asyncio.run(main())
