# Actors with mailboxes, supervision and request/reply.
# clock: virtual
import asyncio


class Actor:
    registry = {}

    def __init__(self, name):
        self.name = name
        self.inbox = asyncio.Queue()
        self.restarts = 0
        Actor.registry[name] = self

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.handlers = {n[3:]: getattr(cls, n) for n in dir(cls) if n.startswith("on_")}

    def tell(self, kind, *args, reply=None):
        self.inbox.put_nowait((kind, args, reply))

    async def ask(self, kind, *args, timeout=1):
        reply = asyncio.get_running_loop().create_future()
        self.tell(kind, *args, reply=reply)
        return await asyncio.wait_for(reply, timeout)

    async def started(self):
        pass

    async def run(self):
        await self.started()
        while True:
            kind, args, reply = await self.inbox.get()
            if kind == "stop":
                return f"{self.name} stopped"
            try:
                result = await self.handlers[kind](self, *args)
            except KeyError:
                result = None
                if reply:
                    reply.set_exception(LookupError(f"{self.name} has no {kind!r}"))
            except Exception as e:
                if reply and not reply.done():
                    reply.set_exception(e)
                raise
            else:
                if reply and not reply.done():
                    reply.set_result(result)


class Counter(Actor):
    async def started(self):
        self.n = 0

    async def on_add(self, k):
        self.n += k
        return self.n

    async def on_crash(self):
        raise RuntimeError("crashed on demand")

    async def on_slow(self):
        await asyncio.sleep(5)
        return "late"


class Relay(Actor):
    async def on_forward(self, to, *message):
        target = Actor.registry.get(to)
        if target is None:
            raise ValueError(f"no actor {to}")
        return ["via", self.name, await target.ask(*message)]


async def supervise(actor, limit, log):
    while True:
        try:
            return await actor.run()
        except asyncio.CancelledError:
            raise
        except Exception as e:
            actor.restarts += 1
            log.append(f"{actor.name}: {e!r} ({actor.restarts})")
            if actor.restarts > limit:
                return f"{actor.name} given up"


async def main():
    log = []
    counter, relay = Counter("counter"), Relay("relay")
    tasks = [asyncio.create_task(supervise(a, 2, log), name=a.name) for a in (counter, relay)]
    print(await counter.ask("add", 5), await counter.ask("add", 6))
    counter.tell("add", 100)
    print(await relay.ask("forward", "counter", "add", 1))
    for bad in (("forward", "nobody"), ("nothing",)):
        try:
            await relay.ask(*bad)
        except (ValueError, LookupError) as e:
            print(type(e).__name__, e)
    try:
        await counter.ask("slow")
    except TimeoutError:
        print("too slow")
    print(await counter.ask("add", 0, timeout=10))
    for _ in range(2):
        try:
            await counter.ask("crash")
        except RuntimeError as e:
            print("reply:", e)
    print("state lost:", await counter.ask("add", 1))
    counter.tell("crash")
    relay.tell("stop")
    print(await asyncio.gather(*tasks))
    print(log, counter.inbox.qsize(), sorted(Counter.handlers))


asyncio.run(main())
