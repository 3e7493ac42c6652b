# Stages joined by queues and async generators, with a sentinel and errors that stop the line.
# clock: virtual
import asyncio
from contextlib import aclosing

END = object()


async def produce(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.01)
            yield i
    finally:
        print("producer closed")


async def mapped(fn, source):
    async with aclosing(source):
        async for x in source:
            yield fn(x)


async def batched(source, size):
    batch = []
    async for x in source:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def merge(*sources):
    queue = asyncio.Queue()

    async def pump(source):
        try:
            async for x in source:
                await queue.put(x)
        finally:
            await queue.put(END)

    tasks = [asyncio.create_task(pump(s)) for s in sources]
    left = len(tasks)
    try:
        while left:
            item = await queue.get()
            if item is END:
                left -= 1
            else:
                yield item
        for t in tasks:
            await t
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def stage(name, inbox, outbox, work):
    count = 0
    while (item := await inbox.get()) is not END:
        count += 1
        await outbox.put(await work(item))
    await outbox.put(END)
    return f"{name} handled {count}"


async def main():
    print([b async for b in batched(mapped(lambda x: x * x, produce(7)), 3)])
    async with aclosing(mapped(str, produce(10))) as it:
        async for s in it:
            if s == "3":
                break
    print("left early")

    async def slow(n, delay, tag):
        for i in range(n):
            await asyncio.sleep(delay)
            yield f"{tag}{i}"

    print([x async for x in merge(slow(4, 0.1, "a"), slow(3, 0.15, "b"), slow(2, 0.32, "c"))])

    async def breaks():
        yield 1
        raise ValueError("source broke")

    try:
        async for x in merge(slow(3, 0.1, "a"), breaks()):
            print("got", x)
    except ValueError as e:
        print("error", e)
    a, b, c = asyncio.Queue(2), asyncio.Queue(2), asyncio.Queue()

    async def double(x):
        await asyncio.sleep(0.05)
        return x * 2

    async def label(x):
        await asyncio.sleep(0.02)
        return f"<{x}>"

    async def feed():
        async for x in produce(6):
            await a.put(x)
        await a.put(END)
        return "fed"

    print(await asyncio.gather(feed(), stage("double", a, b, double), stage("label", b, c, label)))
    out = []
    while (x := c.get_nowait()) is not END:
        out.append(x)
    print(out, a.empty(), b.empty(), c.empty())


asyncio.run(main())
