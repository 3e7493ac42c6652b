# Processes and connections over transports of their own, under every cancellation.
# no stress: a collection at every safepoint takes minutes
import asyncio
from asyncio import subprocess
from every_step import Scene, main


class Pipe(asyncio.Transport):
    def __init__(self):
        super().__init__()
        self.written = b""
        self.closing = False

    def write(self, data):
        self.written += data

    def is_closing(self):
        return self.closing

    def close(self):
        self.closing = True


class Child(asyncio.SubprocessTransport):
    """A child that does what the scene says."""

    def __init__(self, protocol):
        super().__init__()
        self.protocol = protocol
        self.pipes = {0: Pipe(), 1: Pipe(), 2: Pipe()}
        self.code = None
        self.waiters = []

    def get_pid(self):
        return 1234

    def get_returncode(self):
        return self.code

    def get_pipe_transport(self, fd):
        return self.pipes[fd]

    async def _wait(self):
        if self.code is None:
            waiter = asyncio.get_running_loop().create_future()
            self.waiters.append(waiter)
            await waiter
        return self.code

    def end(self, code):
        if self.code is None:
            self.code = code
            for fd in (1, 2):
                self.protocol.pipe_connection_lost(fd, None)
            self.protocol.pipe_connection_lost(0, None)
            self.protocol.process_exited()
            for waiter in self.waiters:
                if not waiter.done():
                    waiter.set_result(code)

    def close(self):
        pass


class Children(Scene):
    """One talks to the child, one waits for it."""

    def __init__(self):
        super().__init__()
        loop = asyncio.get_running_loop()
        self.protocol = subprocess.SubprocessStreamProtocol(limit=2**16, loop=loop)
        self.child = Child(self.protocol)
        self.protocol.connection_made(self.child)
        self.process = subprocess.Process(self.child, self.protocol, loop)

    async def a(self):
        self.say("a", await self.process.communicate(b"input"))

    async def b(self):
        self.say("b", await self.process.wait())

    async def c(self):
        await self.turns(2)
        self.protocol.pipe_data_received(1, b"output")
        await self.turns(1)
        self.protocol.pipe_data_received(2, b"errors")
        await self.turns(1)
        self.child.end(3)
        self.say("c ended it")

    def rescue(self):
        self.child.end(9)

    async def check(self):
        self.say(self.process.returncode, self.child.pipes[0].written, self.process.stdin.is_closing())
        self.say(await self.process.wait(), await self.process.stdout.read(), await self.process.stderr.read())


class FullPipes(Children):
    """The child does not read for a while."""

    async def b(self):
        self.protocol.pause_writing()
        await self.turns(3)
        self.protocol.resume_writing()
        self.say("b resumed", await self.process.wait())


class Connections(Scene):
    """Connections that take a while to be there, and sometimes never are."""

    def __init__(self):
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.loop.create_connection = self.connect
        self.knocks = []
        self.pipes = []

    async def connect(self, protocol_factory, host, port, **options):
        knock = self.loop.create_future()
        self.knocks.append(knock)
        await knock
        protocol = protocol_factory()
        pipe = Pipe()
        protocol.connection_made(pipe)
        self.pipes.append((pipe, protocol))
        await self.turns(1)
        return pipe, protocol

    async def a(self):
        reader, writer = await asyncio.open_connection("host", 1)
        writer.write(b"a")
        self.say("a got", await reader.read(3))
        writer.close()
        await writer.wait_closed()

    async def b(self):
        try:
            async with asyncio.timeout(0.05):
                await asyncio.open_connection("host", 2)
            self.say("b is there")
        except (TimeoutError, OSError) as error:
            self.say("b", repr(error))

    async def c(self):
        await self.turns(2)
        for at, knock in enumerate(self.knocks):
            if not knock.done():
                if at:
                    knock.set_exception(ConnectionRefusedError("refused"))
                else:
                    knock.set_result(None)
        await self.turns(3)
        for pipe, protocol in self.pipes:
            protocol.data_received(b"data")
            await self.turns(1)
            protocol.connection_lost(None)

    def rescue(self):
        for knock in self.knocks:
            if not knock.done():
                knock.set_exception(OSError("nobody"))
        for pipe, protocol in self.pipes:
            protocol.eof_received()
            protocol.connection_lost(None)

    async def check(self):
        self.say([pipe.written for pipe, _ in self.pipes], [knock.done() for knock in self.knocks])
        del self.loop.create_connection


main(Children, FullPipes, Connections)
