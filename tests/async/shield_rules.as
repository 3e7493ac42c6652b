# shield: the outer is cancelled, the inner runs on.
import asyncio


async def critical():
    print("critical starts")
    await asyncio.sleep(0.5)
    print("critical ends")
    return "saved"


async def main():
    inner = asyncio.create_task(critical())
    t = asyncio.create_task(wait_shielded(inner))
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("outer cancelled", inner.done())
    print(await inner)
    print(await asyncio.shield(critical()))
    f = asyncio.shield(inner)
    print(f is inner)
    inner = asyncio.create_task(asyncio.sleep(9))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("inner cancelled", outer.cancelled())

    async def failing():
        await asyncio.sleep(0)
        raise ValueError("inside")

    try:
        await asyncio.shield(failing())
    except ValueError as e:
        print(e)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.shield(critical())
    except TimeoutError:
        print("timed out")
    await asyncio.sleep(1)


async def wait_shielded(inner):
    return await asyncio.shield(inner)


asyncio.run(main())
