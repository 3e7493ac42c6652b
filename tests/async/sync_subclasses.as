# Classes derived from futures, tasks, locks and their kin, with an __init__ and methods of their own.
import asyncio


class Named(asyncio.Future):
    def __init__(self, name, *, loop=None):
        super().__init__(loop=loop)
        self.name = name

    def set_result(self, result):
        print(self.name, "gets", result)
        super().set_result(result)


class Timed(asyncio.Task):
    def __init__(self, coro, *, label="?", **kwargs):
        self.label = label
        super().__init__(coro, **kwargs)

    def set_name(self, name):
        print("name", name)
        super().set_name(name)


class Counting(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.taken = 0

    async def acquire(self):
        await super().acquire()
        self.taken += 1
        print(self.name, "taken", self.taken)
        return True

    def release(self):
        print(self.name, "released")
        super().release()


class Pulse(asyncio.Event):
    def __init__(self, *, first=False):
        super().__init__()
        if first:
            self.set()

    async def wait(self):
        print("waits", self.is_set())
        return await super().wait()


class Weighted(asyncio.Semaphore):
    def __init__(self, value, weight):
        super().__init__(value * weight)
        self.weight = weight

    async def acquire(self):
        for _ in range(self.weight):
            await super().acquire()
        return True

    def release(self):
        for _ in range(self.weight):
            super().release()


class Strict(asyncio.BoundedSemaphore):
    def __init__(self):
        super().__init__(1)

    def locked(self):
        return super().locked()


class Gate(asyncio.Condition):
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.opened = False

    async def open(self):
        async with self:
            self.opened = True
            self.notify_all()

    async def pass_through(self):
        async with self:
            await self.wait_for(lambda: self.opened)
            print("through", self.name)


class Meeting(asyncio.Barrier):
    def __init__(self, *names):
        super().__init__(len(names))
        self.names = names

    async def wait(self):
        index = await super().wait()
        print(self.names[index], "met")
        return index


class Band(asyncio.TaskGroup):
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.members = []

    def create_task(self, coro, *, name=None, context=None):
        task = super().create_task(coro, name=name, context=context)
        self.members.append(task.get_name())
        return task

    async def __aexit__(self, *exc):
        print(self.name, "breaks up", self.members)
        return await super().__aexit__(*exc)


async def futures():
    f = Named("f")
    asyncio.get_running_loop().call_soon(f.set_result, 1)
    print(await f, isinstance(f, asyncio.Future), asyncio.isfuture(f))
    g = Named("g", loop=asyncio.get_running_loop())
    waiting = asyncio.create_task(asyncio.wait_for(g, 1))
    await asyncio.sleep(0)
    waiting.cancel("enough")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("cancelled", error.args, g.cancelled())
    h = Named("h")
    h.set_exception(ValueError("h"))
    print(repr(h.exception()), repr(h))
    i = Named("i")
    asyncio.get_running_loop().call_soon(i.set_result, 2)
    print(await asyncio.gather(i, asyncio.sleep(0, "slept")))
    j = Named("j")
    asyncio.get_running_loop().call_soon(j.set_result, 3)
    print(await asyncio.shield(j), len((await asyncio.wait([j]))[0]))


async def work(seconds, result):
    await asyncio.sleep(seconds)
    return result


async def tasks():
    t = Timed(work(1, "one"), label="first", name="T1")
    print(t.get_name(), t.label, await t, t.get_coro().__name__)
    t = Timed(work(1, "two"), label="second")
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True), str(t).split(' coro=')[0])
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kwargs: Timed(coro, loop=loop, label="made", **kwargs))
    t = loop.create_task(work(1, "three"), name="T3")
    print(type(t).__name__, t.get_name())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(5, "never"))
            group.create_task(work("x", "fails"))
    except* TypeError as errors:
        print(len(errors.exceptions))
    try:
        await asyncio.wait_for(t, 0.5)
    except TimeoutError:
        print("late", t.cancelled())
    loop.set_task_factory(None)


async def locks():
    lock = Counting("door")
    async with lock:
        print(lock.locked(), lock.name)
    await lock.acquire()
    lock.release()
    print(str(lock)[-11:])
    pulse = Pulse()
    waiting = asyncio.create_task(pulse.wait())
    await asyncio.sleep(0)
    pulse.set()
    print(await waiting, await Pulse(first=True).wait())
    weighted = Weighted(2, 3)
    async with weighted:
        print(weighted._value, weighted.locked())
        async with weighted:
            print(weighted._value, weighted.locked())
    print(weighted._value)
    strict = Strict()
    async with strict:
        print(strict.locked())
    try:
        strict.release()
    except ValueError as error:
        print(error)


async def meetings():
    gate = Gate("main gate")
    waiting = [asyncio.create_task(gate.pass_through()) for _ in range(2)]
    await asyncio.sleep(0)
    await gate.open()
    await asyncio.gather(*waiting)
    meeting = Meeting("ann", "bob")
    print(await asyncio.gather(meeting.wait(), meeting.wait()), meeting.parties)
    async with Band("quartet") as band:
        band.create_task(work(1, None), name="violin")
        band.create_task(work(2, None), name="cello")


async def main():
    for part in (futures, tasks, locks, meetings):
        print("--", part.__name__)
        await part()


asyncio.run(main())
