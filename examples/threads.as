# clock: real
# Work that blocks goes to threads: the loop goes on meanwhile, hears of progress, and can change its mind.
import asyncio
import threading
import time
from asyncio import Queue, create_task, gather, sleep, to_thread


def count_primes(below):
    """Computes for a while; a thread that does is made to share the processor."""
    found = 0
    for number in range(2, below):
        if all(number % divisor for divisor in range(2, int(number**0.5) + 1)):
            found += 1
    return found


def copy_slowly(pieces, report, stop):
    """Blocks again and again, as reading from an old disk would; says how far it is."""
    for done in range(1, pieces + 1):
        if stop.is_set():
            return f"stopped at {done - 1}"
        time.sleep(0.01)
        report(done)
    return "all copied"


async def tick(ticks):
    while True:
        await sleep(0.005)
        ticks.append(1)


# A thread that wants something awaited hands it to the loop and waits for the result.
async def look_up(name):
    await sleep(0.01)
    return {"ada": 36, "bob": 41}[name]


def ages(names, loop):
    return [asyncio.run_coroutine_threadsafe(look_up(name), loop).result() for name in names]


async def main():
    ticks = []
    ticker = create_task(tick(ticks))

    # Several at once, in the order they were asked for.
    print(await gather(*[to_thread(count_primes, below) for below in (10, 100, 1000)]))
    await to_thread(time.sleep, 0.1)
    print("the loop went on:", len(ticks) > 5)
    ticker.cancel()

    # A thread may not touch what belongs to the loop: it asks the loop to call.
    loop = asyncio.get_running_loop()
    progress = Queue()
    stop = threading.Event()

    def report(done):
        loop.call_soon_threadsafe(progress.put_nowait, done)

    copying = create_task(to_thread(copy_slowly, 1000, report, stop))
    while (done := await progress.get()) < 5:
        print("copied", done)
    stop.set()
    print((await copying).startswith("stopped at "))

    print(await to_thread(ages, ["ada", "bob"], loop))


asyncio.run(main())
