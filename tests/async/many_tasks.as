# Ten thousand tasks, timers and waiters.
# no stress: tens of thousands of objects, collected at every step
import asyncio

total = 0


async def worker(i):
    global total
    await asyncio.sleep((i * 7919 % 1000) / 1000)
    total += i


async def main():
    async with asyncio.TaskGroup() as tg:
        for i in range(10000):
            tg.create_task(worker(i))
    print(total)  # expect: 49995000
    print(sum(await asyncio.gather(*[asyncio.sleep(0, i) for i in range(10000)])))  # expect: 49995000
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(5000)]
    await asyncio.sleep(0)
    event.set()
    print(all(await asyncio.gather(*waiters)))  # expect: True
    tasks = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(10000)]
    await asyncio.sleep(0)
    for t in tasks:
        t.cancel()
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), all(t.cancelled() for t in done))  # expect: 10000 0 True
    print(len(asyncio.all_tasks()))  # expect: 1


asyncio.run(main())
