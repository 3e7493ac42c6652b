# An abandoned async generator is closed in a task; what it holds is not dropped before that.
import asyncio
import contextlib


async def inner(name):
    try:
        for i in range(3):
            try:
                yield i
            except GeneratorExit:
                print(name, "asked to close at", i)
                raise
    finally:
        print(name, "over")


async def outer(name):
    async with contextlib.aclosing(inner(name)) as items:
        async for item in items:
            yield item


async def plain(name):
    items = inner(name)
    try:
        async for item in items:
            yield item
    finally:
        print(name, "outer over")


async def begin(items):
    print(await anext(items))


async def turns(n):
    for i in range(n):
        print("turn", i)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], context.get("exception")))
    for make, name in (outer, "a"), (plain, "b"):
        await begin(make(name))
        await turns(7)


asyncio.run(main())
