# What is thrown into a task has as its context what the frame it reaches handles, and each outer frame in its turn.
import asyncio


async def inner(waited, handles):
    if not handles:
        try:
            await waited
        except BaseException as error:
            print("  inner:", repr(error), "after", repr(error.__context__))
            raise
    else:
        try:
            raise KeyError("inner's own")
        except KeyError:
            try:
                await waited
            except BaseException as error:
                print("  inner:", repr(error), "after", repr(error.__context__))
                raise


async def outer(waited, inner_handles, handles):
    try:
        if handles:
            try:
                raise IndexError("outer's own")
            except IndexError:
                await inner(waited, inner_handles)
        else:
            await inner(waited, inner_handles)
    except BaseException as error:
        print("  outer:", repr(error), "after", repr(error.__context__))


async def failing():
    await asyncio.sleep(0)
    raise ValueError("failed")


async def late():
    async with asyncio.timeout(0.01):
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    makers = {
        "a cancelled task on a future": loop.create_future,
        "a cancelled task that sleeps": lambda: asyncio.sleep(1),
        "a cancelled task that gives way": lambda: asyncio.sleep(0),
        "a cancelled task on a queue": lambda: asyncio.Queue().get(),
        "a task that failed": lambda: asyncio.create_task(failing()),
        "a gather that failed": lambda: asyncio.gather(failing()),
        "a timeout": late,
    }
    for title, make in makers.items():
        for inner_handles in (False, True):
            for handles in (False, True):
                print(title, inner_handles, handles)
                task = asyncio.create_task(outer(make(), inner_handles, handles))
                await asyncio.sleep(0)
                if "cancelled" in title:
                    task.cancel("message")
                await task


asyncio.run(main())


async def left_over():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("left over:", repr(error), "after", repr(error.__context__))


async def fails_with_leftovers():
    task = asyncio.create_task(left_over())
    await asyncio.sleep(0)
    raise ValueError("main")


# While a run ends for an exception, that is what everything comes after.
try:
    asyncio.run(fails_with_leftovers())
except ValueError as error:
    print(repr(error))
