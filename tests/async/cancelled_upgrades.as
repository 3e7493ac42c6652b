# Connections that are put under TLS, and primitives that are used together, under every cancellation.
# no stress: a collection at every safepoint takes minutes
import asyncio
import os
import ssl
from every_step import Scene, main

KEYS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tls")
SERVER = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
SERVER.load_cert_chain(os.path.join(KEYS, "localhost.pem"), os.path.join(KEYS, "localhost.key"))
CLIENT = ssl.create_default_context(cafile=os.path.join(KEYS, "ca.pem"))


class End(asyncio.Transport):
    """One end of a connection that takes some time to carry anything: never as long as a step."""

    _start_tls_compatible = True

    def __init__(self):
        super().__init__()
        self.other = self.protocol = None
        self.closing = self.lost = False

    def set_protocol(self, protocol):
        self.protocol = protocol

    def get_protocol(self):
        return self.protocol

    def write(self, data):
        if not self.closing:
            asyncio.get_running_loop().call_later(0.0023, self.other.take, bytes(data))

    def take(self, data):
        if self.lost or self.protocol is None:
            return
        while data:
            room = self.protocol.get_buffer(len(data))
            count = min(len(room), len(data))
            room[:count] = data[:count]
            self.protocol.buffer_updated(count)
            data = data[count:]

    def close(self):
        if not self.closing:
            self.closing = True
            loop = asyncio.get_running_loop()
            loop.call_later(0.0013, self.lose)
            loop.call_later(0.0017, self.other.end)

    abort = close

    def _force_close(self, error):
        self.close()

    def end(self):
        if not self.lost:
            if self.protocol is not None:
                self.protocol.eof_received()
            self.close()

    def lose(self):
        self.lost = True
        if self.protocol is not None:
            self.protocol.connection_lost(None)

    def is_closing(self):
        return self.closing

    def pause_reading(self):
        pass

    def resume_reading(self):
        pass


class Talks(asyncio.Protocol):
    """What is put under TLS: tells what becomes of it."""

    def __init__(self, scene, name):
        self.scene = scene
        self.name = name

    def data_received(self, data):
        self.scene.say(self.name, "got", data)

    def connection_lost(self, error):
        self.scene.say(self.name, "lost", repr(error))


class Upgrades(Scene):
    """Two ends agree on TLS, and one says something."""

    timed = True

    def __init__(self):
        super().__init__()
        self.ends = [End(), End()]
        self.ends[0].other, self.ends[1].other = self.ends[1], self.ends[0]
        self.talks = [Talks(self, "client"), Talks(self, "server")]
        self.upgraded = []

    async def upgrade(self, number, context, **options):
        loop = asyncio.get_running_loop()
        try:
            transport = await loop.start_tls(self.ends[number], self.talks[number], context, **options)
        except (ConnectionError, ssl.SSLError, TimeoutError) as error:
            self.say(number, type(error).__name__)
            return
        if transport is None:
            self.say(number, "was up and is gone")
            return
        self.upgraded.append(transport)
        transport.write(b"hello from %d" % number)
        await asyncio.sleep(0.0041)
        self.say(number, "is up", self.ends[number].is_closing())

    async def a(self):
        await self.upgrade(0, CLIENT, server_hostname="localhost", ssl_handshake_timeout=0.0304)

    async def b(self):
        await self.upgrade(1, SERVER, server_side=True, ssl_handshake_timeout=0.0304)

    def rescue(self):
        for transport in self.upgraded:
            transport.abort()

    async def check(self):
        await asyncio.sleep(1)
        assert all(end.lost for end in self.ends) or not any(end.closing for end in self.ends)


class NobodyThere(Upgrades):
    """The other end never answers."""

    async def b(self):
        await asyncio.sleep(0.02)
        self.say("gone")
        self.ends[0].end()


class Together(Scene):
    """A bounded buffer of a condition, with deadlines and a semaphore over it."""

    def __init__(self):
        super().__init__()
        self.condition = asyncio.Condition()
        self.slots = asyncio.BoundedSemaphore(2)
        self.items = []
        self.open = False

    async def put(self, item):
        async with self.slots, self.condition:
            await self.condition.wait_for(lambda: len(self.items) < 1 or self.open)
            self.items.append(item)
            self.condition.notify_all()

    async def take(self):
        async with asyncio.timeout(0.01), self.condition:
            await self.condition.wait_for(lambda: self.items)
            self.condition.notify_all()
            return self.items.pop(0)

    async def a(self):
        for i in range(3):
            await self.put(i)
            self.say("put", i)

    async def b(self):
        try:
            while True:
                self.say("took", await self.take())
                await self.turns(1)
        except TimeoutError:
            self.say("nothing more")

    async def c(self):
        try:
            await asyncio.wait_for(self.put("c"), 0.005)
        except TimeoutError:
            self.say("c waited too long")

    def rescue(self):
        self.open = True
        asyncio.ensure_future(self.wake())

    async def wake(self):
        async with self.condition:
            self.condition.notify_all()

    async def check(self):
        self.say(self.condition.locked(), self.slots._value, len(self.condition._waiters))
        assert not self.condition.locked() and self.slots._value == 2


class Circles(Scene):
    """A group whose children meet at a barrier, each with an event that the next one sets, and a queue of results."""

    def __init__(self):
        super().__init__()
        self.barrier = asyncio.Barrier(3)
        self.events = [asyncio.Event() for _ in range(3)]
        self.results = asyncio.Queue(1)

    async def child(self, number):
        async with self.barrier:
            self.say("met", number)
        self.events[(number + 1) % 3].set()
        await self.events[number].wait()
        await self.results.put(number)
        return number

    async def a(self):
        async with asyncio.TaskGroup() as group:
            children = [group.create_task(self.child(i)) for i in range(2)]
        self.say([child.result() for child in children])

    async def b(self):
        self.say(await asyncio.shield(asyncio.gather(self.child(2), self.results.get(), return_exceptions=True)))

    async def c(self):
        got = []
        try:
            for _ in range(2):
                got.append(await asyncio.wait_for(self.results.get(), 0.02))
        finally:
            self.say("c got", sorted(got))

    def rescue(self):
        asyncio.ensure_future(self.barrier.abort())
        for event in self.events:
            event.set()
        self.results.shutdown(immediate=True)

    async def check(self):
        self.say(self.barrier.n_waiting, self.results)


main(Upgrades, NobodyThere, Together, Circles)
