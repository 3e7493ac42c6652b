# Publishers and subscribers with topics, slow consumers and async iteration.
# clock: virtual
import asyncio
import contextlib
from collections import defaultdict


class Closed(Exception):
    pass


class Subscription:
    def __init__(self, broker, topic, size):
        self.broker, self.topic = broker, topic
        self.queue = asyncio.Queue(size)
        self.dropped = 0

    def deliver(self, message):
        try:
            self.queue.put_nowait(message)
        except asyncio.QueueFull:
            self.queue.get_nowait()
            self.dropped += 1
            self.queue.put_nowait(message)

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.queue.get()
        if message is Closed:
            raise StopAsyncIteration
        return message


class Broker:
    def __init__(self):
        self.topics = defaultdict(list)
        self.count = 0

    @contextlib.asynccontextmanager
    async def subscribe(self, topic, size=3):
        sub = Subscription(self, topic, size)
        self.topics[topic].append(sub)
        try:
            yield sub
        finally:
            self.topics[topic].remove(sub)
            if not self.topics[topic]:
                del self.topics[topic]

    async def publish(self, topic, message):
        for sub in self.topics.get(topic, []):
            sub.deliver(message)
        self.count += 1
        await asyncio.sleep(0)

    def close(self):
        for subs in self.topics.values():
            for sub in subs:
                sub.deliver(Closed)


async def subscriber(broker, name, topic, delay, out, limit=None, ready=None):
    async with broker.subscribe(topic) as sub:
        ready.set()
        async for message in sub:
            out.append((name, message))
            if limit and len([m for m in out if m[0] == name]) == limit:
                break
            await asyncio.sleep(delay)
        return name, sub.dropped


async def publisher(broker, topic, n, delay):
    for i in range(n):
        await broker.publish(topic, f"{topic}{i}")
        await asyncio.sleep(delay)


async def main():
    broker, out = Broker(), []
    events = [asyncio.Event() for _ in range(4)]
    async with asyncio.TaskGroup() as tg:
        subs = [tg.create_task(subscriber(broker, "fast", "news", 0.01, out, ready=events[0])),
                tg.create_task(subscriber(broker, "slow", "news", 1.0, out, ready=events[1])),
                tg.create_task(subscriber(broker, "two", "news", 0.01, out, limit=2, ready=events[2])),
                tg.create_task(subscriber(broker, "sport", "sport", 0.01, out, ready=events[3]))]
        for e in events:
            await e.wait()
        await asyncio.gather(publisher(broker, "news", 8, 0.1), publisher(broker, "sport", 3, 0.25), publisher(broker, "nobody", 2, 0.1))
        print("topics", sorted(broker.topics), broker.count)
        broker.close()
    print([t.result() for t in subs])
    for name in ("fast", "slow", "two", "sport"):
        print(name, [m for n, m in out if n == name])
    print(out[:6], dict(broker.topics))


asyncio.run(main())
