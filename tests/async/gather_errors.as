# gather and exceptions: the first goes out, the others run on.
import asyncio


async def job(n, fail=False):
    await asyncio.sleep(n / 10)
    print("job", n)
    if fail:
        raise ValueError(f"job {n}")
    return n


async def main():
    try:
        await asyncio.gather(job(3), job(1, True), job(2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(1)
    print(await asyncio.gather(job(1, True), job(2), return_exceptions=True))
    print(await asyncio.gather(job(2, True), job(1, True), return_exceptions=True))
    same = asyncio.create_task(job(1))
    print(await asyncio.gather(same, same, asyncio.sleep(0, "x")))
    coro = job(4)
    print(await asyncio.gather(coro, coro))
    for bad in (5, "s", [1]):
        try:
            await asyncio.gather(bad)
        except TypeError as e:
            print(e)


asyncio.run(main())
