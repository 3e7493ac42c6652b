# The message of a cancellation, and who gets it.
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    async def sleeper():
        await asyncio.sleep(9)

    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("msg")
    for _ in range(3):
        try:
            await t
        except asyncio.CancelledError as e:
            print("await", e.args)
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("first")
    t.cancel("second")
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args, t.cancelling())

    async def yielding():
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            print("in sleep(0)", e.args, asyncio.current_task().cancelling())
            raise

    t = asyncio.create_task(yielding())
    await asyncio.sleep(0)
    t.cancel("first")
    t.cancel("second")
    await asyncio.wait([t])

    async def on_future(f):
        try:
            await f
        except asyncio.CancelledError as e:
            print("on a future", e.args)
            await asyncio.sleep(0)
            return "clean"

    f = loop.create_future()
    t = asyncio.create_task(on_future(f))
    await asyncio.sleep(0)
    t.cancel("one")
    t.cancel("two")
    print(await t, f.cancelled())
    f = loop.create_future()
    t = asyncio.create_task(on_future(f))
    await asyncio.sleep(0)
    f.set_result("lost")
    t.cancel("after the result")
    print(await t)
    f = loop.create_future()
    t = asyncio.create_task(on_future(f))
    await asyncio.sleep(0)
    f.cancel("the future itself")
    print(await t, t.cancelling())
    print(await asyncio.gather(f, return_exceptions=True))


asyncio.run(main())
