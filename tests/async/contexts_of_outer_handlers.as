# clock: real
# A loop that is run while an exception is handled: what cancels its tasks has that for a context.
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        print(name, repr(e.__context__))
        raise


async def begin(name):
    asyncio.create_task(sleeper(name))
    await asyncio.sleep(0)


def cancel_all(loop):
    tasks = list(asyncio.all_tasks(loop))
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


def in_finally():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(begin("finally"))
    try:
        raise ValueError(1)
    finally:
        cancel_all(loop)
        loop.close()


def in_except():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(begin("except"))
    try:
        raise KeyError(2)
    except KeyError:
        cancel_all(loop)
        loop.close()


async def fails_late():
    try:
        await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        raise OSError("late")


async def group():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails_late())
            await asyncio.sleep(0)
            raise KeyboardInterrupt("body")
    except KeyboardInterrupt as e:
        print(e, tg)


try:
    in_finally()
except ValueError as e:
    print(repr(e))
in_except()
asyncio.run(group())
loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.slow_callback_duration = 5
loop.set_task_factory(asyncio.eager_task_factory)
loop.close()
print(loop.get_debug(), loop.slow_callback_duration, loop.get_task_factory() is asyncio.eager_task_factory)
