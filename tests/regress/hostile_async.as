# Tasks, callbacks and awaitables that allocate and change things while the loop runs.
# clock: virtual
import asyncio


def junk():
    return [[i] for i in range(200)]


class Awaitable:
    def __await__(self):
        junk()
        yield
        junk()
        return junk()[5]


async def worker(n):
    kept = junk()
    await asyncio.sleep(0)
    junk()
    assert kept == junk(), "lost"
    await Awaitable()
    await asyncio.sleep(n / 1000)
    return kept[n]


async def main():
    print(await asyncio.gather(*[worker(i) for i in range(20)]))
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    out = []
    for i in range(5):
        f.add_done_callback(lambda f, i=i: (junk(), out.append((i, f.result()))))
    loop.call_soon(lambda: (junk(), f.set_result(junk()[3])))
    print(await f)
    await asyncio.sleep(0)
    print(out)
    q = asyncio.Queue()

    async def producer():
        for i in range(10):
            await q.put([i, junk()[i]])

    async def consumer():
        return [await q.get() for _ in range(10)]

    print((await asyncio.gather(consumer(), producer()))[0])

    async def agen():
        for i in range(5):
            junk()
            await asyncio.sleep(0)
            yield junk()[i]

    print([x async for x in agen()])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(worker(1))
            tg.create_task(fails())
    except* ValueError as g:
        junk()
        print(repr(g))
    tasks = [asyncio.create_task(worker(i)) for i in range(10)]
    await asyncio.sleep(0)
    for t in tasks[::2]:
        t.cancel(junk()[7])
    print([r if isinstance(r, list) else type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)])
    try:
        async with asyncio.timeout(0.5):
            await asyncio.gather(*[asyncio.sleep(9, junk()) for _ in range(5)])
    except TimeoutError:
        print("timeout")
    chain = worker(2)
    for _ in range(50):
        chain = wrap(chain)
    print(await chain)


async def wrap(c):
    kept = junk()
    r = await c
    assert len(kept) == 200
    return r


async def fails():
    await asyncio.sleep(0)
    junk()
    raise ValueError(junk()[2])


asyncio.run(main())
