# Lock: released to nobody, taken by the first waiter an iteration later; no barging.
import asyncio


async def clock(log, n=10):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def main():
    log = []
    lock = asyncio.Lock()

    async def worker(name):
        async with lock:
            log.append(f"{name} in")
            await asyncio.sleep(0)
        log.append(f"{name} out locked={lock.locked()}")

    async def greedy():
        await lock.acquire()
        await asyncio.sleep(0)
        lock.release()
        log.append(f"greedy released locked={lock.locked()}")
        await lock.acquire()
        log.append("greedy again")
        lock.release()

    await asyncio.gather(greedy(), worker("a"), worker("b"), clock(log))
    print(log)
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    await lock.acquire()
    task = asyncio.create_task(lock.acquire())
    other = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    task.cancel()
    print(await asyncio.gather(task, other, return_exceptions=True))
    print(lock.locked())


asyncio.run(main())
