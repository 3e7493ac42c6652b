# Queue: sizes, join, the no-wait forms, kinds, shutdown.
import asyncio


async def main():
    q = asyncio.Queue(2)
    print(q.maxsize, q.empty(), q.full(), q.qsize())
    q.put_nowait(1)
    await q.put(2)
    print(q.full(), q.qsize())
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(type(e).__name__, e.args)
    print(q.get_nowait(), await q.get())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(type(e).__name__, e.args)
    p = asyncio.PriorityQueue()
    for item in ((2, "b"), (1, "a"), (3, "c"), (1, "0")):
        p.put_nowait(item)
    print([p.get_nowait() for _ in range(4)])
    l = asyncio.LifoQueue()
    for i in range(3):
        l.put_nowait(i)
    print([l.get_nowait() for _ in range(3)])
    done = []

    async def worker(name):
        while True:
            item = await q.get()
            await asyncio.sleep(item / 10)
            done.append((name, item))
            q.task_done()

    q = asyncio.Queue()
    for i in (3, 1, 2, 1):
        q.put_nowait(i)
    workers = [asyncio.create_task(worker(n)) for n in "xy"]
    await q.join()
    print(done)
    for w in workers:
        w.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    s = asyncio.Queue()
    getter = asyncio.create_task(s.get())
    s2 = asyncio.Queue(1)
    s2.put_nowait("kept")
    putter = asyncio.create_task(s2.put("blocked"))
    await asyncio.sleep(0)
    s.shutdown()
    s2.shutdown()
    print([type(r).__name__ for r in await asyncio.gather(getter, putter, return_exceptions=True)])
    print(s2.get_nowait())
    for call in (s2.get_nowait, lambda: s2.put_nowait(1)):
        try:
            call()
        except asyncio.QueueShutDown as e:
            print(type(e).__name__, e.args)
    s3 = asyncio.Queue()
    s3.put_nowait(1)
    s3.shutdown(immediate=True)
    try:
        await s3.get()
    except asyncio.QueueShutDown:
        print("immediate")


asyncio.run(main())
