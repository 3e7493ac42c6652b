# An async generator that is left early is closed in a task with a copy of the context in which it was left.
import asyncio
import contextvars

place = contextvars.ContextVar("place", default="outside")


async def items(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closed in", place.get())


async def leaves(name):
    place.set(name)
    async for _ in items(name):
        break
    place.set(f"{name}, later")


async def fails(name):
    place.set(name)
    try:
        [1 / 0 async for _ in items(name)]
    except ZeroDivisionError:
        place.set(f"{name}, later")
        await asyncio.sleep(0)


async def holds(name):
    held = items(name)
    await anext(held)
    place.set(name)


async def deletes(name):
    place.set(name)
    held = items(name)
    await anext(held)
    del held
    print("deleted")
    place.set(f"{name}, later")


async def main():
    for function in (leaves, fails, holds, deletes):
        await asyncio.create_task(function(function.__name__))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    left = items("left")
    await anext(left)
    place.set("main")


asyncio.run(main())
