# Exceptions that are asked for while `run` ends by KeyboardInterrupt have that as their context; those that are thrown have not.
import asyncio

TASKS = []


class Odd:
    def __await__(self):
        return iter([asyncio.get_running_loop().create_future()])


async def odd():
    await Odd()


async def waits(name, make):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        pass
    t = asyncio.create_task(odd())
    try:
        await make(t)
    except BaseException as e:
        print(name, repr(e)[:30], repr(e.__context__))


async def result(t):
    await asyncio.wait([t])
    t.result()


async def awaited(t):
    await asyncio.wait([t])
    await t


async def direct(t):
    await t


async def completed(t):
    for c in asyncio.as_completed([t]):
        await c


async def zero(t):
    await asyncio.sleep(1)
    await asyncio.wait_for(t, 0)


async def group(t):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(odd())


async def future(t):
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError(1))
    await f


async def later(t):
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.set_exception, KeyError(1))
    await f


async def shielded(t):
    await asyncio.shield(t)


async def gathered(t):
    await asyncio.gather(t)


async def exception(t):
    await asyncio.wait([t])
    print("exception", repr(t.exception().__context__))


class Job(asyncio.Task):
    pass


async def subclass(t):
    await Job(odd())


WAYS = [result, awaited, direct, completed, zero, group, future, later, shielded, gathered, exception, subclass]


async def main():
    for way in WAYS:
        TASKS.append(asyncio.create_task(waits(way.__name__, way)))
    await asyncio.sleep(0)
    raise KeyboardInterrupt


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("interrupted", repr(e.__context__))
