# wait: three modes, a time limit, what it refuses.
import asyncio


async def job(n, fail=False):
    await asyncio.sleep(n / 10)
    if fail:
        raise ValueError(n)
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    def tasks(*specs):
        return [asyncio.create_task(job(n, f), name=f"t{n}") for n, f in specs]

    done, pending = await asyncio.wait(tasks((1, False), (2, False)))
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks((1, False), (2, False), (3, False)), return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks((1, False), (2, True), (3, False)), return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in done if t.exception()])
    done, pending = await asyncio.wait(tasks((1, False), (2, False)), return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks((1, False), (4, False)), timeout=0.2)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks((1, False)), timeout=0)
    print(names(done), names(pending), type(done).__name__)
    for p in pending:
        p.cancel()
    done, pending = await asyncio.wait(pending)
    print([t.cancelled() for t in done])
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait(5)
    except TypeError as e:
        print(e)
    coro = job(1)
    try:
        await asyncio.wait([coro])
    except TypeError as e:
        print(e)
    coro.close()
    t = asyncio.create_task(job(1))
    try:
        await asyncio.wait(t)
    except TypeError as e:
        print(e)
    try:
        await asyncio.wait([t], return_when="SOMETIMES")
    except ValueError as e:
        print(e)


asyncio.run(main())
