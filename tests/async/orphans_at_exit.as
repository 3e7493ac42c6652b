# Tasks that are pending at the end: what no module leads to goes first, coroutine before task; what modules hold goes in the
# order in which a walk finds it, tasks before the coroutines that only they hold.
import asyncio
import gc

# Only the end of the program collects.
gc.set_threshold(0)
gc.enable()
HELD = []


async def waits(me):
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("closed", me)


async def parent():
    try:
        async with asyncio.TaskGroup() as tg:
            HELD.append(tg.create_task(waits("child"), name="child"))
    finally:
        print("closed parent")


async def main(hold):
    for i in range(3):
        asyncio.create_task(waits(f"{hold} {i}"), name=f"{hold} {i}")
    await asyncio.sleep(0)


async def group():
    asyncio.create_task(parent(), name="parent")
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def handler(loop, context):
    print(context["message"], context["task"].get_name())


def begin():
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(handler)
    return loop


closed = begin()
closed.run_until_complete(main("dropped"))
closed.run_until_complete(group())
closed.close()
# One that nobody closed.
opened = begin()
opened.run_until_complete(main("open"))
print("the end")
