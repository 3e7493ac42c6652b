# Cancelling a gather cancels its children; a cancelled child is an error to it.
import asyncio


async def sleeper(name, swallow=False):
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        if not swallow:
            raise
        return name


async def main():
    g = asyncio.gather(sleeper("a"), sleeper("b"))
    await asyncio.sleep(0)
    print(g.cancel("stop"), g.done())
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather cancelled", e.args, g.cancelled())
    t = asyncio.create_task(sleeper("c"))
    g = asyncio.gather(t, asyncio.sleep(0.1, "d"))
    await asyncio.sleep(0)
    t.cancel("only c")
    try:
        await g
    except asyncio.CancelledError as e:
        print("through a child", e.args, g.cancelled())
    t = asyncio.create_task(sleeper("e"))
    g = asyncio.gather(t, asyncio.sleep(0.1, "f"), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel()
    print(await g)
    g = asyncio.gather(sleeper("g", True), sleeper("h", True))
    await asyncio.sleep(0)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("swallowers, and yet", e.args)
    g = asyncio.gather(sleeper("i"), return_exceptions=True)
    await asyncio.sleep(0)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError:
        print("cancelled in spite of return_exceptions")


asyncio.run(main())
