# asynccontextmanager, AsyncExitStack, aclosing, nullcontext in async with.
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, nullcontext, contextmanager


@asynccontextmanager
async def resource(name, swallow=()):
    """Doc."""
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name
    except swallow as e:
        print(name, "swallowed", repr(e))
    finally:
        await asyncio.sleep(0)
        print("close", name)


@asynccontextmanager
async def never():
    if False:
        yield


@asynccontextmanager
async def twice():
    yield 1
    yield 2


async def attempt(cm, error=None):
    try:
        async with cm as v:
            print("got", v)
            if error:
                raise error
        print("fine")
    except BaseException as e:
        print(type(e).__name__, e, e is error)


@resource("deco")
async def decorated(x):
    return x + 1


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")


async def late(x):
    await asyncio.sleep(0)
    print("late", x)


async def main():
    await attempt(resource("a"))
    await attempt(resource("b", ValueError), ValueError("v"))
    await attempt(resource("c"), KeyError("k"))
    await attempt(resource("d"), StopAsyncIteration("s"))
    await attempt(resource("e"), StopIteration("s"))
    await attempt(never())
    await attempt(twice())
    await attempt(nullcontext(7))
    print(resource.__name__, resource.__doc__, await decorated(1))
    async with aclosing(numbers()) as ns:
        async for n in ns:
            if n == 1:
                break
    try:
        async with AsyncExitStack() as stack:
            print(await stack.enter_async_context(resource("x")))
            stack.enter_context(contextmanager(lambda: iter([1]))()) if False else None
            stack.callback(print, "plain callback")
            stack.push_async_callback(late, 5)

            async def exit(kind, value, tb):
                print("async exit sees", kind)
                return kind is ValueError
            stack.push_async_exit(exit)
            raise ValueError
        print("suppressed")
        async with AsyncExitStack() as stack:
            stack.push_async_exit(resource("never entered"))
    except BaseException as e:
        print(type(e).__name__)
    try:
        await AsyncExitStack().enter_async_context(3)
    except TypeError as e:
        print(e)
    stack = AsyncExitStack()
    stack.push_async_callback(late, "moved")
    await stack.pop_all().aclose()
    await stack.aclose()
    # A cancellation passes through and the clean-up runs.
    async def waits():
        async with resource("slow"):
            await asyncio.sleep(10)
    t = asyncio.create_task(waits())
    for _ in range(3):
        await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
