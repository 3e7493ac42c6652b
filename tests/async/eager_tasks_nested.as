# Eager tasks inside steps that followed each other directly: nobody's step is taken for another's.
import asyncio


class Room:
    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *details):
        await asyncio.sleep(0)


async def leaf(name):
    print(name, "leaf")


async def sleeper(name):
    await asyncio.sleep(0)
    print(name, "slept")


async def parent(name):
    other = asyncio.create_task(sleeper(name))
    async with Room():
        child = asyncio.create_task(leaf(name))
        print(name, "child is done:", child.done())
    await other
    print(name, "ends")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.gather(*[parent(name) for name in "abc"])


asyncio.run(main())
