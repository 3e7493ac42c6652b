# async for and await inside comprehensions.
import asyncio


async def source(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in source(4)])
    print({x: await double(x) async for x in source(3)})
    print({x % 2 async for x in source(5)})
    print([await double(x) for x in range(3)])
    print([x async for x in source(6) if x % 2 if await double(x) > 2])
    print([(x, y) async for x in source(2) async for y in source(2)])
    print([(x, y) for x in range(2) async for y in source(x + 1)])
    gen = (await double(x) async for x in source(3))
    print(type(gen).__name__)
    async for v in gen:
        print(v)
    print([v async for v in (x + 1 async for x in source(3))])
    print(await asyncio.gather(*[double(i) for i in range(3)]))
    print([[y async for y in source(x)] for x in range(3)])
    print(sum([x async for x in source(4)]), max([await double(i) for i in (3, 1)]))

    async def gen_of_awaits():
        return [await c for c in [double(1), double(2)]]

    print(await gen_of_awaits())
    print(dict([(x, x) async for x in source(2)]))
    try:
        list(x async for x in source(1))
    except TypeError as e:
        print(e)


asyncio.run(main())
