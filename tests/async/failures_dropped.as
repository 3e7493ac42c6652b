# A failed task or future that nobody asked is reported when the last place that held it lets it go.
import asyncio


def handler(loop, context):
    print("    handler:", context["message"], repr(context["exception"]), sorted(context))


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def keep(store):
    t = asyncio.create_task(fails(0))
    store.append(t)


class Holder:
    pass


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    print("a. discarded")
    asyncio.create_task(fails(0))
    await asyncio.sleep(0.1)
    print("b. local rebound")
    t = asyncio.create_task(fails(0))
    await asyncio.sleep(0.1)
    print("rebinding")
    t = None
    print("rebound")
    print("c. deleted")
    t = asyncio.create_task(fails(0))
    await asyncio.sleep(0.1)
    del t
    print("was deleted")
    print("d. list cleared")
    store = []
    await keep(store)
    await asyncio.sleep(0.1)
    store.clear()
    print("cleared")
    print("e. attribute")
    h = Holder()
    h.t = asyncio.create_task(fails(0))
    await asyncio.sleep(0.1)
    h.t = None
    print("attribute gone")
    print("f. function local")

    async def f():
        t = asyncio.create_task(fails(0))
        await asyncio.sleep(0.1)
        print("f ends")

    await f()
    print("after f")
    print("g. future")
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(KeyError(1))
    del fut
    print("after future")
    print("h. gather other")
    try:
        await asyncio.gather(fails(0), fails(0.1))
    except ValueError:
        print("one")
    await asyncio.sleep(0.2)
    print("i. group")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(0))
            tg.create_task(fails(0))
    except* ValueError as e:
        print(e.exceptions)
    print("j. shield")
    s = asyncio.shield(fails(0.1))
    try:
        await asyncio.wait_for(s, 0.05)
    except TimeoutError:
        print("timeout")
    await asyncio.sleep(0.2)
    del s
    print("k. dict")
    d = {1: asyncio.create_task(fails(0))}
    await asyncio.sleep(0.1)
    d.pop(1)
    print("popped")
    d[2] = asyncio.create_task(fails(0))
    await asyncio.sleep(0.1)
    del d[2]
    print("deleted")
    print("l. set discard callback")
    tasks = set()
    t = asyncio.create_task(fails(0))
    tasks.add(t)
    t.add_done_callback(tasks.discard)
    del t
    await asyncio.sleep(0.1)
    print("discarded")
    print("m. loop variable")
    for t in [asyncio.create_task(fails(0)) for _ in range(2)]:
        await asyncio.sleep(0.1)
    print("loop over")
    t = 1
    print("end")

asyncio.run(main())
