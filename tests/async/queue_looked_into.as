# A script may look into a queue and change what it holds, also while tasks wait on it.
import asyncio
import collections

async def main():
    # reach into a plain queue
    q = asyncio.Queue(3)
    for i in range(3):
        q.put_nowait(i)
    print(list(q._queue), type(q._queue).__name__, q._queue[0])
    q._queue.appendleft("x")
    print(q.qsize(), q.full(), str(q))
    print(q.get_nowait(), await q.get(), q.qsize(), q._unfinished_tasks)
    q._queue.clear()
    print(q.empty(), q._unfinished_tasks, str(q))

    # waiters when it is opened
    q = asyncio.Queue(1)
    async def getter(n):
        try:
            print(n, "got", await q.get())
        except asyncio.CancelledError:
            print(n, "cancelled")
            raise
    getters = [asyncio.create_task(getter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(len(q._getters), len(q._putters), q._queue, q._finished.is_set())
    getters[0].cancel()
    q.put_nowait("a")
    await asyncio.sleep(0)
    await q.put("b")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([g.done() for g in getters], q._unfinished_tasks)
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.task_done()
    q.task_done()
    await joiner
    try:
        q.task_done()
    except ValueError as e:
        print(e)

    # putters and joiners in native code when it is opened
    q = asyncio.Queue(1)
    q.put_nowait(0)
    async def putter(n):
        await q.put(n)
        print("put", n)
    putters = [asyncio.create_task(putter(i)) for i in (1, 2, 3)]
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    print(list(q._queue), len(q._putters))
    putters[0].cancel()
    print(q.get_nowait())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(q._queue, [p.done() for p in putters])
    print(await q.get(), await q.get())
    joiner.cancel()
    await asyncio.wait([joiner])
    print(joiner.cancelled(), len(q._finished._waiters) if q._finished._waiters else 0)
    q.shutdown(immediate=True)

    for cls in asyncio.PriorityQueue, asyncio.LifoQueue:
        q = cls()
        for i in (3, 1, 2):
            q.put_nowait(i)
        print(q._queue)
        print([q.get_nowait() for _ in range(3)])

    class Peek(asyncio.PriorityQueue):
        def peek(self):
            return self._queue[0]

        def __len__(self):
            return len(self._queue)

    p = Peek()
    for i in (3, 1, 2):
        p.put_nowait(i)
    print(p.peek(), len(p), p.qsize(), bool(p))
    print(await p.get(), p.peek())

asyncio.run(main())
