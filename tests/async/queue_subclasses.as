# Classes derived from Queue, PriorityQueue and LifoQueue that override its hooks and methods.
import asyncio


class Ring(asyncio.Queue):
    """Drops the oldest item when it is full."""

    def put_nowait(self, item):
        while self.full():
            print("drop", self.get_nowait())
            self.task_done()
        super().put_nowait(item)


class Delayed(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = []
        self.count = 0

    def _put(self, item):
        self._queue.append(item)
        self._queue.sort(key=lambda pair: -pair[0])
        self.count += 1

    def _get(self):
        return self._queue.pop()

    def _wakeup_next(self, waiters):
        print("wake", len(waiters))
        super()._wakeup_next(waiters)


class Tally(asyncio.Queue):
    def qsize(self):
        return super().qsize() * 2


class Broken(asyncio.Queue):
    def _put(self, item):
        if item == "bad":
            raise ValueError("bad item")
        super()._put(item)

    def _get(self):
        item = super()._get()
        if item == "worse":
            raise KeyError(item)
        return item


async def main():
    r = Ring(2)
    for i in range(4):
        await r.put(i) if i < 2 else r.put_nowait(i)
    print(r.qsize(), await r.get(), await r.get())
    d = Delayed(2)
    async def taker():
        for _ in range(3):
            print("took", await d.get())
    t = asyncio.create_task(taker())
    await asyncio.sleep(0)
    for p in (3, "c"), (1, "a"), (2, "b"):
        await d.put(p)
    await t
    print(d.count, str(d))
    y = Tally(4)
    y.put_nowait(1)
    y.put_nowait(2)
    print(y.qsize(), y.full())
    try:
        y.put_nowait(3)
    except asyncio.QueueFull:
        print("full")
    b = Broken()
    try:
        await b.put("bad")
    except ValueError as e:
        print(e, b._unfinished_tasks, b.empty())
    await b.put("worse")
    try:
        await b.get()
    except KeyError as e:
        print(e, b._unfinished_tasks, b.empty())
    g = asyncio.create_task(b.get())
    await asyncio.sleep(0)
    g.cancel()
    await asyncio.wait([g])
    print(g.cancelled(), len(b._getters))
    b.shutdown()
    for f in (b.get, b.join):
        try:
            await asyncio.wait_for(f(), 1)
        except (asyncio.QueueShutDown, TimeoutError) as e:
            print(repr(e))
    try:
        b.put_nowait(1)
    except asyncio.QueueShutDown as e:
        print(repr(e))
    print(asyncio.Queue[int], issubclass(Ring, asyncio.Queue))
    class Two(asyncio.Queue):
        def __init__(self, name, *, maxsize=0):
            self.name = name
            super().__init__(maxsize=maxsize)
        def _init(self, maxsize):
            print("init of", self.name, maxsize)
            super()._init(maxsize)
    t = Two("n", maxsize=5)
    t.put_nowait(1)
    print(t.maxsize, t._maxsize, t.qsize(), t.name)
    for bad in [lambda: asyncio.Queue(1, 2), lambda: asyncio.Queue(size=1), lambda: Ring("a", "b")]:
        try:
            bad()
        except TypeError as e:
            print(e)

asyncio.run(main())
