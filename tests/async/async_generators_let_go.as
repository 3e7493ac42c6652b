# An async generator that is advanced by hand and let go is closed in a task of its own, right after.

import asyncio


async def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closing in", asyncio.current_task().get_name())
        await asyncio.sleep(0)
        print(name, "closed")


async def ticks(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(0)


async def use():
    g = gen("local")
    print(await anext(g))


async def deleted():
    g = gen("deleted")
    print(await g.asend(None))
    del g
    print("after del")


async def rebound():
    g = gen("rebound")
    print(await anext(g))
    g = None
    print("after rebinding")


async def broken():
    g = gen("broken")
    async for x in g:
        break
    print("after break")
    await asyncio.sleep(0)
    print("still held")


async def stored():
    d = {}
    d["g"] = gen("stored")
    print(await anext(d["g"]))
    d.clear()
    print("after clear")


async def main():
    for f in use, deleted, rebound, broken, stored:
        t = asyncio.create_task(ticks(6))
        await f()
        await t
        print("----")


asyncio.run(main())
print("end")
