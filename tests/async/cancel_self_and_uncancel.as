# A task that cancels itself; uncancel.
import asyncio


async def main():
    async def self_cancel(then):
        task = asyncio.current_task()
        task.cancel("me")
        print("still running", task.cancelling())
        try:
            await then()
            print("went on")
        except asyncio.CancelledError as e:
            print("seen", e.args)
            return "end"
        return "no suspension"

    async def nothing():
        pass

    print(await asyncio.gather(asyncio.create_task(self_cancel(lambda: asyncio.sleep(0))), return_exceptions=True))
    print(await asyncio.gather(asyncio.create_task(self_cancel(lambda: asyncio.sleep(9))), return_exceptions=True))
    t = asyncio.create_task(self_cancel(nothing))
    print(await asyncio.gather(t, return_exceptions=True), t.cancelled())

    async def raising():
        asyncio.current_task().cancel()
        raise ValueError("wins")

    print(await asyncio.gather(asyncio.create_task(raising()), return_exceptions=True))

    async def uncancelled():
        task = asyncio.current_task()
        task.cancel()
        task.cancel()
        print(task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
        await asyncio.sleep(0)
        return "not cancelled"

    print(await asyncio.create_task(uncancelled()))

    async def waits():
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            print(task.cancelling(), task.uncancel())
            await asyncio.sleep(0.1)
            return "recovered"

    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)


asyncio.run(main())
