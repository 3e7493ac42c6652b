# asynccontextmanager, AsyncExitStack, aclosing.
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def tag(name):
    await asyncio.sleep(0)
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("seen", e)
    finally:
        await asyncio.sleep(0)
        print(f"</{name}>")


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")


async def main():
    async with tag("a") as t, tag("b"):
        print(t)
    async with tag("v"):
        raise ValueError("swallowed")
    try:
        async with tag("k"):
            raise KeyError("through")
    except KeyError as e:
        print(repr(e))
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(tag(n)) for n in "xy"])
        stack.callback(print, "sync callback")

        async def later(word):
            await asyncio.sleep(0)
            print("async callback", word)

        stack.push_async_callback(later, "w")
    async with aclosing(numbers()) as it:
        async for x in it:
            if x == 2:
                break
    async with nullcontext(7) as n:
        print(n)

    @tag("deco")
    async def f():
        return "decorated"

    print(await f())
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(tag("err"))
            raise KeyError("body")
    except KeyError as e:
        print(repr(e))


asyncio.run(main())
