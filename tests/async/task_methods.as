# What a task tells of itself.
import asyncio


async def work(n):
    await asyncio.sleep(0)
    if n < 0:
        raise ValueError("negative")
    return n * 2


async def main():
    t = asyncio.create_task(work(4), name="doubler")
    print(t.get_name(), t.done(), t.cancelled(), t.get_coro().__name__)
    for call in (t.result, t.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    print(await t, t.done(), t.result(), t.exception(), t.cancel())
    t.set_name("renamed")
    print(t.get_name())
    f = asyncio.create_task(work(-1))
    await asyncio.wait([f])
    print(repr(f.exception()), f.done(), f.cancelled())
    try:
        f.result()
    except ValueError as e:
        print("result raises", e)
    try:
        await f
    except ValueError as e:
        print("await raises", e)
    c = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    print(c.cancel("why"), c.cancelling(), c.cancelled())
    try:
        await c
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
    print(c.cancelled(), c.done())
    for call in (c.result, c.exception):
        try:
            call()
        except asyncio.CancelledError as e:
            print("cancelled again", e.args)
    for call in (t.set_result, t.set_exception):
        try:
            call(1)
        except RuntimeError as e:
            print(e)
    n = asyncio.create_task(work(1)), asyncio.create_task(work(2))
    print([x.get_name().split("-")[0] for x in n])
    print(await asyncio.gather(*n))


asyncio.run(main())
