# The eager factory: a task runs at once up to its first suspension.
import asyncio


async def quick(x):
    print("quick", x)
    return x


async def slow(x):
    print("slow starts", x)
    await asyncio.sleep(0)
    print("slow ends", x)
    return x


async def clock(log, n=7):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick(1))
    print("created", t.done(), t.result())
    s = asyncio.create_task(slow(2))
    print("created", s.done())
    print(await s)
    print(await asyncio.gather(quick(3), slow(4)))
    async with asyncio.TaskGroup() as tg:
        g = tg.create_task(quick(5))
        print("in the group", g.done())

    async def fails():
        raise ValueError("eager")

    f = asyncio.create_task(fails())
    print(f.done(), repr(f.exception()))

    async def who():
        first = asyncio.current_task()
        await asyncio.sleep(0)
        return first is asyncio.current_task(), first in asyncio.all_tasks()

    print(await asyncio.create_task(who()), asyncio.current_task() is not t)
    for name, make in (("task 0", lambda: asyncio.create_task(quick(0))), ("task 1", lambda: asyncio.create_task(slow(0))),
                       ("gather 0", lambda: asyncio.gather(quick(0), quick(0))), ("gather 1", lambda: asyncio.gather(slow(0), quick(0)))):
        log = []

        async def watched():
            await make()
            log.append(name)

        loop.set_task_factory(None)
        w, c = asyncio.create_task(watched()), asyncio.create_task(clock(log))
        loop.set_task_factory(asyncio.eager_task_factory)
        await w
        await c
        print(log)


asyncio.run(main())
