# TaskGroup: results, nesting, tasks made by tasks.
import asyncio


async def job(n):
    await asyncio.sleep(n / 10)
    print("job", n)
    return n * n


async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(job(n), name=f"job-{n}") for n in (3, 1, 2)]
        print("body ends", tasks[0].get_name())
    print([t.result() for t in tasks])

    async def parent(tg):
        await asyncio.sleep(0.1)
        for n in (2, 1):
            tg.create_task(job(n))
        print("parent ends")

    async with asyncio.TaskGroup() as tg:
        tg.create_task(parent(tg))
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job(2))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job(1))
        print("inner left")
    print("outer left")
    coro = job(0)
    try:
        tg.create_task(coro)
    except RuntimeError as e:
        print(str(e).split(" at 0x")[0].split("<TaskGroup")[-1][:40])
    coro.close()
    tg = asyncio.TaskGroup()
    coro = job(0)
    try:
        tg.create_task(coro)
    except RuntimeError as e:
        print("has not been entered" in str(e))
    coro.close()

    async def early():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1))
            return "returned"

    print(await early())
    async with asyncio.TaskGroup() as tg:
        for n in (1, 2):
            t = tg.create_task(job(n))
            await t
            print("waited for", n)


asyncio.run(main())
