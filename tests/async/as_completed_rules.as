# as_completed with for, with async for, with a time limit.
import asyncio


async def job(n, fail=False):
    await asyncio.sleep(n / 10)
    if fail:
        raise ValueError(n)
    return n


async def main():
    for f in asyncio.as_completed([job(3), job(1), job(2)]):
        print(await f)
    tasks = [asyncio.create_task(job(n), name=f"t{n}") for n in (3, 1, 2)]
    async for t in asyncio.as_completed(tasks):
        print(t.get_name(), t.result(), t in tasks)
    for f in asyncio.as_completed([job(2, True), job(1)]):
        try:
            print(await f)
        except ValueError as e:
            print("error", e)
    try:
        for f in asyncio.as_completed([job(1), job(5)], timeout=0.3):
            print(await f)
    except TimeoutError as e:
        print("timeout", repr(e))
    try:
        async for t in asyncio.as_completed([asyncio.create_task(job(1)), asyncio.create_task(job(9))], timeout=0.3):
            print(await t)
    except TimeoutError:
        print("timeout")
    print([f for f in asyncio.as_completed([])])
    try:
        asyncio.as_completed(job)
    except TypeError as e:
        print(e)
    it = asyncio.as_completed([job(1), job(0)])
    first = next(it)
    print(await first, await next(it), next(it, "no more"))


asyncio.run(main())
