# Uncaught: async group.
import asyncio


async def fails():
    raise KeyError("child")  # expect error: ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails())


asyncio.run(main())
