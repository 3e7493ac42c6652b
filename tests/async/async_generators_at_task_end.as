# An async generator that a task leaves suspended is closed in a task of its own, queued where the first one ends.
import asyncio


async def agen(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closing", asyncio.current_task().get_name())
        await asyncio.sleep(0)
        print(name, "closed")


async def ticker(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0)


async def main():
    g = agen("held")
    await g.__anext__()
    t = asyncio.create_task(ticker(8))
    await asyncio.sleep(0)
    print("main ends")
    return 5


print(asyncio.run(main()))


async def main2():
    t = asyncio.create_task(ticker(8))
    g = agen("held2")
    async for x in g:
        print(x)
        break
    await asyncio.sleep(0)
    print("main2 ends")


print(asyncio.run(main2()))


async def main3():
    t = asyncio.create_task(ticker(8))
    g = agen("held3")
    await anext(g)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise ValueError("main3 ends")


try:
    print(asyncio.run(main3()))
except ValueError as e:
    print("got", e)


async def child():
    g = agen("child")
    await anext(g)
    await asyncio.sleep(0)
    print("child ends")


async def main4():
    t = asyncio.create_task(ticker(8))
    await asyncio.create_task(child())
    print("main4")
    await asyncio.sleep(0)
    print("main4")
    await asyncio.sleep(0)


asyncio.run(main4())
