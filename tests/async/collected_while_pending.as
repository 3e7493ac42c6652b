# A pending task that nothing can wake and nobody holds goes down when the collector is asked to run: its coroutine first.
import asyncio
import gc


async def waits(name, future=None):
    try:
        await (future or asyncio.get_running_loop().create_future())
    except GeneratorExit:
        print(name, "exit")
        raise
    finally:
        print(name, "finally")


async def outer(name):
    await waits(name)


async def sleeps(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, "finally")


async def gets():
    await asyncio.Queue().get()


async def gathers():
    await asyncio.gather(waits("first"), waits("second"))


def handler(loop, context):
    print(context["message"], context["task"].get_name(), sorted(context))


def names():
    return sorted(task.get_name() for task in asyncio.all_tasks())


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    future = loop.create_future()
    asyncio.create_task(waits("lost"), name="lost")
    asyncio.create_task(waits("held", future), name="held")
    asyncio.create_task(sleeps("sleeps"), name="sleeps")
    asyncio.create_task(outer("outer"), name="outer")
    asyncio.create_task(gets(), name="gets")
    kept = asyncio.create_task(waits("kept"), name="kept")
    asyncio.create_task(gathers(), name="gathers")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(names())
    gc.collect()
    print("collected", names())
    future.set_result(1)
    kept.cancel()
    await asyncio.sleep(0)
    print(kept.cancelling(), names())


asyncio.run(main())
