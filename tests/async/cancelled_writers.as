# Writers of streams over a transport of their own, and queues that are shut down, under every cancellation.
# no stress: a collection at every safepoint takes minutes
import asyncio
from every_step import Scene, main


class Pipe(asyncio.Transport):
    """Keeps what is written; how full it is and when it is lost is up to the scene."""

    def __init__(self, protocol):
        super().__init__()
        self.protocol = protocol
        self.written = b""
        self.closing = False

    def write(self, data):
        self.written += data

    def is_closing(self):
        return self.closing

    def close(self):
        self.closing = True

    def get_protocol(self):
        return self.protocol


class Drains(Scene):
    """Two write to a pipe that is full for a while."""

    def __init__(self):
        super().__init__()
        loop = asyncio.get_running_loop()
        self.reader = asyncio.StreamReader()
        self.protocol = asyncio.StreamReaderProtocol(self.reader)
        self.pipe = Pipe(self.protocol)
        self.protocol.connection_made(self.pipe)
        self.writer = asyncio.StreamWriter(self.pipe, self.protocol, self.reader, loop)

    async def send(self, me):
        for i in range(3):
            self.writer.write(f"{me}{i} ".encode())
            await self.writer.drain()
            self.say(me, "drained", i)
            await self.turns(1)

    async def a(self):
        await self.send("a")

    async def b(self):
        await self.send("b")

    async def c(self):
        await self.turns(1)
        self.protocol.pause_writing()
        try:
            await self.turns(3)
        finally:
            self.protocol.resume_writing()
        self.say("c resumed")

    def rescue(self):
        self.protocol.connection_lost(None)

    async def check(self):
        self.say(self.pipe.written, self.writer.is_closing())
        try:
            await self.writer.drain()
            self.say("drained")
        except OSError as error:
            self.say(repr(error))


class Lost(Drains):
    """The connection is lost while they wait."""

    async def c(self):
        await self.turns(1)
        self.protocol.pause_writing()
        await self.turns(2)
        self.protocol.connection_lost(OSError("lost"))

    async def send(self, me):
        try:
            await super().send(me)
        except OSError as error:
            self.say(me, repr(error))


class Closed(Drains):
    """Those who wait for the end of a connection, and one who reads from it."""

    async def a(self):
        self.writer.close()
        await self.writer.wait_closed()
        self.say("a closed")

    async def b(self):
        await self.turns(1)
        await self.writer.wait_closed()
        self.say("b closed", self.writer.is_closing())

    async def c(self):
        await self.turns(4)
        self.protocol.connection_lost(None)
        self.say("c", await self.reader.read())

    async def check(self):
        self.say(self.writer.is_closing(), self.reader.at_eof())
        try:
            await self.writer.wait_closed()
        except BaseException as error:
            self.say(repr(error))


class ClosedWithError(Closed):
    async def c(self):
        await self.turns(4)
        self.protocol.connection_lost(OSError("lost"))
        try:
            await self.reader.read()
        except OSError as error:
            self.say("c", repr(error))

    async def a(self):
        try:
            await super().a()
        except OSError as error:
            self.say("a", repr(error))


class ShutDownAtOnce(Scene):
    """A queue with items is shut down while one puts and one waits for all to be done."""

    def __init__(self):
        super().__init__()
        self.queue = asyncio.Queue(2)

    async def a(self):
        try:
            for item in range(4):
                await self.queue.put(item)
                self.say("a put", item)
        except asyncio.QueueShutDown as error:
            self.say("a", repr(error))

    async def b(self):
        await self.queue.join()
        self.say("b joined")

    async def c(self):
        try:
            self.say("c got", await self.queue.get())
            await self.turns(2)
            self.queue.shutdown(immediate=True)
            self.say("c got", await self.queue.get())
        except asyncio.QueueShutDown as error:
            self.say("c", repr(error))
        finally:
            self.say(self.queue)

    def rescue(self):
        self.queue.shutdown(immediate=True)
        if self.queue._unfinished_tasks:
            self.queue.task_done()

    async def check(self):
        self.say(self.queue)
        while self.queue._unfinished_tasks:
            self.queue.task_done()
        await self.queue.join()


main(Drains, Lost, Closed, ClosedWithError, ShutDownAtOnce)
