# Queues and stream readers under every cancellation: no item is lost, nobody is stuck.
# no stress: a collection at every safepoint takes minutes
import asyncio
from every_step import Scene, main


class Queues(Scene):
    kind = asyncio.Queue
    room = 1

    def __init__(self):
        super().__init__()
        self.queue = self.kind(self.room)
        self.put, self.got = [], []

    async def put_some(self, me, items):
        for item in items:
            await self.queue.put(item)
            self.put.append(item)
            self.say(me, "put", item)

    async def get_some(self, me, n):
        for _ in range(n):
            item = await self.queue.get()
            self.got.append(item)
            self.say(me, "got", item)
            await self.turns(1)

    async def a(self):
        await self.put_some("a", [3, 1, 2])

    async def b(self):
        await self.get_some("b", 2)

    async def c(self):
        await self.get_some("c", 1)

    def rescue(self):
        # The producer may be gone, or the consumers.
        self.rescuers = [asyncio.create_task(self.get_all()), asyncio.create_task(self.put_more())]

    async def get_all(self):
        await asyncio.sleep(1)
        while not self.queue.empty():
            self.got.append(self.queue.get_nowait())
            await self.turns(2)

    async def put_more(self):
        for item in (7, 8, 9):
            await self.turns(2)
            if not self.queue.full():
                self.queue.put_nowait(item)
                self.put.append(item)

    async def check(self):
        while not self.queue.empty():
            self.got.append(self.queue.get_nowait())
        self.say(self.put, self.got, self.queue)
        assert sorted(self.put) == sorted(self.got)


class TwoProducers(Queues):
    async def a(self):
        await self.put_some("a", [1, 2])

    async def b(self):
        await self.put_some("b", [3, 4])

    async def c(self):
        await self.get_some("c", 3)


class PriorityQueues(Queues):
    kind = asyncio.PriorityQueue
    room = 2


class LifoQueues(TwoProducers):
    kind = asyncio.LifoQueue
    room = 2


class Derived(asyncio.Queue):
    def _put(self, item):
        super()._put(item)


class DerivedQueues(Queues):
    kind = Derived


class Joins(Queues):
    room = 0

    async def a(self):
        await self.put_some("a", [1, 2])
        await self.queue.join()
        self.say("a joined")

    async def b(self):
        for _ in range(2):
            item = await self.queue.get()
            try:
                self.got.append(item)
                await self.turns(1)
            finally:
                self.queue.task_done()

    async def c(self):
        await self.turns(1)
        await self.queue.join()
        self.say("c joined")

    def rescue(self):
        super().rescue()
        self.rescuers.append(asyncio.create_task(self.finish()))

    async def finish(self):
        await asyncio.sleep(2)
        while self.queue._unfinished_tasks:
            self.queue.task_done()

    async def check(self):
        await super().check()
        await self.queue.join()


class Shutdowns(Queues):
    async def get_some(self, me, n):
        try:
            await super().get_some(me, n)
        except asyncio.QueueShutDown as error:
            self.say(me, repr(error))

    async def a(self):
        try:
            await self.put_some("a", [3, 1, 2])
        except asyncio.QueueShutDown as error:
            self.say("a", repr(error))

    async def c(self):
        await self.turns(3)
        self.queue.shutdown()

    def rescue(self):
        self.queue.shutdown()


class Readers(Scene):
    """One reads, one feeds; one that is cancelled while it reads takes nothing along."""

    def __init__(self):
        super().__init__()
        self.reader = asyncio.StreamReader(limit=8)
        self.got = b""

    async def a(self):
        for _ in range(3):
            line = await self.reader.readline()
            self.got += line
            self.say("a", line)

    async def b(self):
        for data in (b"on", b"e\ntw", b"o\nthree\n"):
            self.reader.feed_data(data)
            await self.turns(2)

    def rescue(self):
        self.reader.feed_eof()

    async def check(self):
        self.reader.feed_eof()
        rest = await self.reader.read()
        self.say(rest, self.reader.at_eof())
        assert b"one\ntwo\nthree\n".startswith(self.got + rest)


class ReadersExactly(Readers):
    async def a(self):
        for size in (3, 2, 100):
            try:
                data = await self.reader.readexactly(size)
            except asyncio.IncompleteReadError as error:
                data = error.partial
                self.say("a", error)
            self.got += data
            self.say("a", data)


class ReadersSome(Readers):
    async def a(self):
        while data := await self.reader.read(3):
            self.got += data
            self.say("a", data)


class ReadersUntil(Readers):
    async def a(self):
        for end in (b"n", b"o\n", (b"ee", b"x")):
            try:
                data = await self.reader.readuntil(end)
            except asyncio.IncompleteReadError as error:
                data = error.partial
                self.say("a", error)
            self.got += data
            self.say("a", data)


class ReadersInTurn(Readers):
    """A second reader comes when the first may have been cancelled."""

    async def c(self):
        await self.turns(3)
        try:
            self.got += await self.reader.readline()
        except RuntimeError as error:
            self.say("c", error)


main(
    Queues,
    TwoProducers,
    PriorityQueues,
    LifoQueues,
    DerivedQueues,
    Joins,
    Shutdowns,
    Readers,
    ReadersExactly,
    ReadersSome,
    ReadersUntil,
    ReadersInTurn,
)
