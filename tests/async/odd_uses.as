# What is asked of primitives in a way they are not made for.
import asyncio


async def tells(call):
    try:
        print("gives", await call)
    except Exception as e:
        print(type(e).__name__, e)


async def main():
    # Only a timeout that was entered, once, can be left.
    timeout = asyncio.timeout(10)
    await tells(timeout.__aexit__(None, None, None))
    async with timeout:
        pass
    await tells(timeout.__aexit__(None, None, None))

    # What cannot be compared stays in, but is not counted as something to do.
    queue = asyncio.PriorityQueue()
    queue.put_nowait(1)
    try:
        queue.put_nowait("one")
    except TypeError as e:
        print(e)
    print(queue)


# What run() refuses has had a loop all the same, whose end took two tasks' names.
for what in (5, main):
    try:
        asyncio.run(what)
    except ValueError as e:
        print(str(e)[:30])


async def name():
    print(asyncio.current_task().get_name())


asyncio.run(name())
asyncio.run(main())
