# Locks, events, conditions, semaphores and barriers under every cancellation: nothing is lost or stuck.
# no stress: a collection at every safepoint takes minutes
import asyncio
from every_step import Scene, main


class Locks(Scene):
    def __init__(self):
        super().__init__()
        self.lock = asyncio.Lock()

    async def use(self, me, turns):
        async with self.lock:
            self.say(me, "holds")
            await self.turns(turns)
        self.say(me, "let go")

    async def a(self):
        await self.use("a", 2)

    async def b(self):
        await self.use("b", 1)

    async def c(self):
        await self.use("c", 0)

    async def check(self):
        assert not self.lock.locked()
        assert await self.lock.acquire()


class LocksAgain(Locks):
    """Each asks for the lock twice, and gives way in between."""

    async def use(self, me, turns):
        for _ in range(2):
            await self.lock.acquire()
            try:
                self.say(me, "holds")
                await self.turns(turns)
            finally:
                self.lock.release()


class Events(Scene):
    def __init__(self):
        super().__init__()
        self.event = asyncio.Event()

    async def a(self):
        self.say("a", await self.event.wait())

    async def b(self):
        await self.turns(1)
        self.say("b", await self.event.wait(), self.event.is_set())

    async def c(self):
        await self.turns(2)
        self.event.set()
        self.event.clear()
        await self.turns(1)
        self.event.set()

    def rescue(self):
        self.event.set()

    async def check(self):
        self.event.clear()
        assert not self.event.is_set()


class Conditions(Scene):
    def __init__(self):
        super().__init__()
        self.condition = asyncio.Condition()

    async def wait(self, me):
        async with self.condition:
            try:
                self.say(me, await self.condition.wait())
            finally:
                self.say(me, "holds", self.condition.locked())

    async def a(self):
        await self.wait("a")

    async def b(self):
        await self.wait("b")

    async def c(self):
        await self.turns(1)
        async with self.condition:
            self.condition.notify()
            await self.turns(1)
        async with self.condition:
            self.condition.notify()

    def rescue(self):
        self.rescuer = asyncio.create_task(self.notify_all())

    async def notify_all(self):
        async with self.condition:
            self.condition.notify_all()

    async def check(self):
        assert not self.condition.locked()
        async with self.condition:
            self.condition.notify_all()


class Predicates(Conditions):
    def __init__(self):
        super().__init__()
        self.level = 0

    async def wait(self, me):
        async with self.condition:
            self.say(me, await self.condition.wait_for(lambda: self.level > (me == "b")))

    async def c(self):
        for _ in range(2):
            async with self.condition:
                self.level += 1
                self.condition.notify_all()
            await self.turns(1)

    async def notify_all(self):
        self.level = 5
        await super().notify_all()


class OneOfMany(Conditions):
    """A notification for one, held back by the lock: it must reach somebody."""

    async def c(self):
        await self.turns(1)
        async with self.condition:
            self.condition.notify(1)
            await self.turns(3)


class Semaphores(Scene):
    kind = asyncio.Semaphore
    room = 1

    def __init__(self):
        super().__init__()
        self.semaphore = self.kind(self.room)

    async def use(self, me, turns):
        async with self.semaphore:
            self.say(me, "is in")
            await self.turns(turns)

    async def a(self):
        await self.use("a", 2)

    async def b(self):
        await self.use("b", 1)
        await self.use("b", 0)

    async def c(self):
        await self.use("c", 1)

    async def check(self):
        for _ in range(self.room):
            assert not self.semaphore.locked()
            await self.semaphore.acquire()
        assert self.semaphore.locked()


class BoundedSemaphores(Semaphores):
    kind = asyncio.BoundedSemaphore
    room = 2


class Barriers(Scene):
    def __init__(self):
        super().__init__()
        self.barrier = asyncio.Barrier(2)

    async def pass_by(self, me, turns):
        await self.turns(turns)
        try:
            self.say(me, await self.barrier.wait())
        except asyncio.BrokenBarrierError as error:
            self.say(me, error)

    async def a(self):
        await self.pass_by("a", 0)
        await self.pass_by("a", 0)

    async def b(self):
        await self.pass_by("b", 1)

    async def c(self):
        await self.pass_by("c", 2)

    def rescue(self):
        self.rescuer = asyncio.create_task(self.barrier.abort())

    async def check(self):
        await self.barrier.reset()
        assert self.barrier.n_waiting == 0
        await asyncio.gather(self.barrier.wait(), self.barrier.wait())


class BarriersOfThree(Barriers):
    def __init__(self):
        super().__init__()
        self.barrier = asyncio.Barrier(3)

    async def a(self):
        await self.pass_by("a", 0)

    async def check(self):
        await self.barrier.reset()
        await asyncio.gather(*(self.barrier.wait() for _ in range(3)))


class BarriersReset(Barriers):
    async def c(self):
        await self.turns(1)
        await self.barrier.reset()
        async with self.barrier as place:
            self.say("c", place)


main(
    Locks,
    LocksAgain,
    Events,
    Conditions,
    Predicates,
    OneOfMany,
    Semaphores,
    BoundedSemaphores,
    Barriers,
    BarriersOfThree,
    BarriersReset,
)
