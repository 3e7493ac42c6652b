# A deadline beside a cancellation from outside.
import asyncio


async def main():
    async def body():
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
        except TimeoutError:
            print("timeout")
        except asyncio.CancelledError:
            print("cancelled", asyncio.current_task().cancelling())
            raise

    t = asyncio.create_task(body())
    await asyncio.sleep(0.5)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())

    async def swallow():
        try:
            async with asyncio.timeout(0.1):
                try:
                    await asyncio.sleep(5)
                except asyncio.CancelledError:
                    print("swallowed")
            print("left without error")
        except TimeoutError:
            print("TimeoutError")

    await swallow()

    async def converts():
        try:
            async with asyncio.timeout(0.1):
                try:
                    await asyncio.sleep(5)
                except asyncio.CancelledError:
                    raise ValueError("other")
        except ValueError as e:
            print(e, asyncio.current_task().cancelling())

    await converts()

    async def both():
        task = asyncio.current_task()
        try:
            async with asyncio.timeout(0.1):
                try:
                    await asyncio.sleep(5)
                finally:
                    task.cancel("outer")
        except TimeoutError:
            print("TimeoutError")
        except asyncio.CancelledError:
            print("CancelledError", task.cancelling())
            raise

    t = asyncio.create_task(both())
    await asyncio.wait([t])
    print(t.cancelled())
    for _ in range(2):
        try:
            async with asyncio.timeout(0.1):
                await asyncio.sleep(1)
        except TimeoutError:
            print("again", asyncio.current_task().cancelling())


asyncio.run(main())
