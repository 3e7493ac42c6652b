"""The end of a run asks the async generators that are left to close: reported is what is an Exception, and an ended one that nobody holds is not asked."""
import asyncio
import contextlib

HELD = []


async def agen(error):
    try:
        yield 1
    finally:
        raise error


@contextlib.asynccontextmanager
async def room():
    yield


async def fails():
    async with room():
        raise ValueError


async def ticks():
    for i in range(20):
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            print("cancelled")
            asyncio.create_task(late())
            return


async def late():
    for i in range(20):
        print("tick", i)
        await asyncio.sleep(0)


def handler(loop, context):
    if "asyncgen" in context:
        print(context["message"].split("<")[0], repr(context["exception"]))


async def fine():
    HELD.append(asyncio.create_task(fails()))
    await asyncio.wait(HELD)
    asyncio.create_task(ticks())
    await asyncio.sleep(0)


async def faulty():
    asyncio.get_running_loop().set_exception_handler(handler)
    for error in (ValueError("told"), asyncio.CancelledError("not told"), GeneratorExit("nor this")):
        HELD.append(agen(error))
        await anext(HELD[-1])


asyncio.run(fine())
print("--")
asyncio.run(faulty())
