# no stress: a million timers
# clock: real
# A million timers set and cancelled, again and again: the memory they took is used anew.
import asyncio
import resource

TIMERS = 1_000_000
AT_ONCE = 100_000


def peak():
    """Gives the most memory the process has had, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def set_and_cancel(loop, called):
    for _ in range(TIMERS):
        loop.call_later(3600, called.append, 1).cancel()
    await asyncio.sleep(0)


async def all_at_once(loop, called):
    handles = [loop.call_later(3600, called.append, 1) for _ in range(AT_ONCE)]
    for handle in handles:
        handle.cancel()
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    called = []
    await set_and_cancel(loop, called)
    # The most is reached when a collection has come at every point of a round.
    for _ in range(20):
        await all_at_once(loop, called)
    first = peak()
    for _ in range(20):
        await all_at_once(loop, called)
    # What was taken then is enough for all that follows, but for what the allocator leaves over.
    print(called, peak() - first < 0.25 * first)
    timed = asyncio.create_task(asyncio.sleep(3600))
    await asyncio.sleep(0)
    timed.cancel()
    print((await asyncio.gather(timed, return_exceptions=True)))


asyncio.run(main())
