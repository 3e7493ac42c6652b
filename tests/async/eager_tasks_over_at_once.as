# An eager task that ends in its first step keeps no coroutine.

import asyncio


async def quick():
    return 1


async def slow():
    await asyncio.sleep(0)
    return 2


async def bad():
    raise ValueError("bad")


def show(task):
    coroutine = task.get_coro()
    words = repr(task).split(" defined at ")[0].split(" running at ")[0]
    print(coroutine and coroutine.__name__, words)


async def main():
    loop = asyncio.get_running_loop()
    show(asyncio.Task(quick(), loop=loop, name="by hand", eager_start=True))
    loop.set_task_factory(asyncio.eager_task_factory)
    for function in quick, slow, bad:
        task = asyncio.create_task(function(), name="eager")
        show(task)
        await asyncio.wait([task])
        show(task)
        print(task.exception(), len(task.get_stack()))


asyncio.run(main())
