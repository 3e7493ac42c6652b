# Uncaught: async.
import asyncio


async def inner():
    await asyncio.sleep(0.01)
    raise ValueError("deep in a task")  # expect error: ValueError: deep in a task


async def main():
    print("main")  # expect: main
    await asyncio.create_task(inner())


asyncio.run(main())
