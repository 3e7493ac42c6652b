# Classes derived from those of event loops: what they override is called where CPython calls it.

import asyncio


class Nothing(asyncio.AbstractEventLoop):
    pass


nothing = Nothing()
for name in ["time", "stop", "run_forever", "get_debug", "create_future"]:
    try:
        getattr(nothing, name)()
    except NotImplementedError as error:
        print(name, repr(error))


async def ask_nothing():
    try:
        await nothing.create_connection(None)
    except NotImplementedError as error:
        print("create_connection", repr(error))


asyncio.run(ask_nothing())
print([c.__name__ for c in asyncio.SelectorEventLoop.__mro__])
print(isinstance(nothing, asyncio.AbstractEventLoop), isinstance(nothing, asyncio.BaseEventLoop))


class Loud(asyncio.SelectorEventLoop):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def create_task(self, coro, **options):
        print(self.word, "create_task", coro.__name__, sorted(options))
        return super().create_task(coro, **options)

    def call_exception_handler(self, context):
        print(self.word, "report", sorted(context), repr(context["exception"]))

    def run_until_complete(self, future):
        print(self.word, "run_until_complete", asyncio.isfuture(future))
        return super().run_until_complete(future)

    async def shutdown_asyncgens(self):
        print(self.word, "shutdown_asyncgens")
        await super().shutdown_asyncgens()

    def close(self):
        print(self.word, "close")
        super().close()


async def child():
    return 5


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop.word, repr(loop))
    print(await asyncio.create_task(child(), name="named"))
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
        group.create_task(child(), name="of a group")
    print(await asyncio.gather(child(), child()))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.wait_for(child(), 1)
    return "main's result"


print(asyncio.run(main(), loop_factory=lambda: Loud("run:")))
with asyncio.Runner(loop_factory=lambda: Loud("runner:")) as runner:
    print(runner.run(child()))

by_hand = Loud("by hand:")
print(by_hand.run_until_complete(child()))
by_hand.close()
print(by_hand)


class Jumping(asyncio.SelectorEventLoop):
    """A loop with a clock of its own that jumps to the next deadline."""

    def __init__(self):
        super().__init__()
        self.now = 0.0

    def time(self):
        return self.now

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0].when())
        super()._run_once()


async def jumps():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1000)
    print("slept", loop.time())
    try:
        async with asyncio.timeout(50):
            await asyncio.sleep(100)
    except TimeoutError:
        print("timeout", loop.time())
    loop.call_later(7, lambda: print("call_later", loop.time()))
    loop.call_at(1054.5, lambda: print("call_at", loop.time()))
    await asyncio.sleep(10)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 5)
    except TimeoutError:
        print("wait_for", loop.time())


asyncio.run(jumps(), loop_factory=Jumping)

# Handles can be made by hand; nothing is queued then.
loop = asyncio.new_event_loop()
handle = asyncio.Handle(print, ("called", "by hand"), loop)
handle._run()
handle.cancel()
print(handle.cancelled(), handle)
print(loop.call_at(5, print).when(), loop.call_at(5.5, print).when())
loop.slow_callback_duration = 3
print(loop.slow_callback_duration)
loop.close()

print("create_server" in dir(asyncio.SelectorEventLoop), "wait_for" in dir(asyncio))
print(type(asyncio.__all__).__name__, hasattr(asyncio, "UnsupportedOperation"))
