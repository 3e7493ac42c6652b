# Semaphore: the value is taken for the first waiter at once.
import asyncio


async def clock(log, n=9):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    sem = asyncio.Semaphore(2)

    async def worker(name):
        async with sem:
            log.append(f"{name} in")
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        log.append(f"{name} out {sem.locked()}")

    await asyncio.gather(*[worker(n) for n in "abcd"], clock(log))
    print(log)
    print(sem.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    extra = asyncio.Semaphore(0)
    extra.release()
    extra.release()
    await extra.acquire()
    print(extra.locked())
    await extra.acquire()
    print(extra.locked())


asyncio.run(main())
