# A cancellation goes down to what is awaited and comes back up.
import asyncio


async def level(n):
    try:
        if n == 0:
            await asyncio.sleep(9)
        else:
            await level(n - 1)
    except asyncio.CancelledError:
        print("level", n)
        raise
    finally:
        print("finally", n)


async def main():
    t = asyncio.create_task(level(3))
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("done")

    async def awaits_task(inner):
        try:
            await inner
        except asyncio.CancelledError:
            print("outer sees it, inner cancelled:", inner.cancelled())
            raise

    inner = asyncio.create_task(asyncio.sleep(9))
    outer = asyncio.create_task(awaits_task(inner))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print(inner.cancelled(), outer.cancelled())

    async def swallower():
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            return "swallowed"

    inner = asyncio.create_task(swallower())

    async def awaits_swallower():
        return await inner

    outer = asyncio.create_task(awaits_swallower())
    await asyncio.sleep(0)
    outer.cancel()
    print(await outer, outer.cancelling())
    inner = asyncio.create_task(asyncio.sleep(9))
    outer = asyncio.create_task(awaits_task(inner))
    await asyncio.sleep(0)
    inner.cancel("inner only")
    try:
        await outer
    except asyncio.CancelledError as e:
        print(e.args, outer.cancelled(), outer.cancelling())


asyncio.run(main())
